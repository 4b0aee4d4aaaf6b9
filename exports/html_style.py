"""How an HTML document looks: on paper by the form's measures, on a screen as a page, on a phone as a column.

Nothing is fetched from anywhere: the typefaces are those of the reader's own system.
"""

from __future__ import annotations

from collections.abc import Sequence

from exports import form
from exports.document import Column
from exports.form import Type

_FONT = f'"{form.FONT}", "Liberation Serif", Tinos, "Times", serif'


def _set(look: Type) -> str:
    """The declarations that set text in this type."""
    parts = [f"font-size:{look.size:g}pt", f"font-weight:{'bold' if look.bold else 'normal'}"]
    parts.append(f"font-style:{'italic' if look.italic else 'normal'}")
    if look.capitals:
        parts.append("text-transform:uppercase")
    return ";".join(parts)


_PAGE = form.PAGE
_NATION_COLUMN = form.LETTERHEAD_COLUMNS[1]
_SECRETARY, _GAP, _CHAIR = form.SIGNATURE_COLUMNS

#: Annex I, I.4: the number in the middle of the top margin, none on the first page.
_PAPER = f"""
@page {{ size: A4; margin: {_PAGE.top:g}mm {_PAGE.right:g}mm {_PAGE.bottom:g}mm {_PAGE.left:g}mm;
  @top-center {{ content: counter(page); font: {form.PAGE_NUMBER.size:g}pt {_FONT}; }} }}
@page :first {{ @top-center {{ content: none; }} }}
"""

_TEXT = f"""
html {{ -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }}
body {{ margin: 0; color: #000; background: #fff; font: {form.BODY.size:g}pt/1.25 {_FONT};
  overflow-wrap: break-word; hyphens: none; }}
p, h1, h2, h3, h4, ul, li, address {{ margin: 0; padding: 0; }}
p, li {{ margin-top: {form.PARAGRAPH_SPACE:g}pt; text-align: justify; white-space: pre-line; orphans: 2; widows: 2; }}
main p {{ text-indent: {form.FIRST_LINE:g}mm; }}
h2, h3, h4 {{ margin-top: {2 * form.PARAGRAPH_SPACE:g}pt; text-indent: {form.FIRST_LINE:g}mm; break-after: avoid; }}
h2 {{ {_set(form.HEADING_1)}; }}
h3 {{ {_set(form.HEADING_2)}; }}
h4 {{ {_set(form.HEADING_3)}; }}
p.leads {{ break-after: avoid; }}
p.recital {{ {_set(form.RECITAL)}; }}
p.note {{ {_set(form.NOTE)}; }}
blockquote {{ margin: 0 0 0 {form.FIRST_LINE:g}mm; }}
ul {{ list-style: none; }}
li {{ text-indent: {form.FIRST_LINE:g}mm; }}
li::before {{ content: "- "; }}
li.under::before {{ content: "+ "; }}
.draft .blank {{ background: #fff2cc; }}
.letterhead {{ display: grid; grid-template-columns: 1fr {_NATION_COLUMN:g}mm; text-align: center; }}
.letterhead p, .title p, .title h1, .annex-head p, .annex-head h1, .annex-head h2, .signature p
  {{ margin: 0; text-align: center; text-indent: 0; }}
.superior {{ {_set(form.SUPERIOR_BODY)}; }}
.issuing {{ {_set(form.ISSUING_BODY)}; }}
.number {{ {_set(form.NUMBER_LINE)}; margin-top: {form.PARAGRAPH_SPACE:g}pt !important; }}
.nation {{ {_set(form.NATION)}; }}
.motto {{ {_set(form.MOTTO)}; }}
.place {{ {_set(form.PLACE_AND_DATE)}; margin-top: {form.PARAGRAPH_SPACE:g}pt !important; }}
.office {{ text-wrap: balance; }}
.ruled > span {{ display: inline-block; }}
.ruled > span::after {{ content: ""; display: block; width: {form.SHORT_RULE * 100:g}%; margin: 2pt auto 0;
  border-top: {form.RULE_THICKNESS / 8:g}pt solid #000; }}
.motto.ruled > span::after {{ width: 100%; }}
.draft-mark {{ {_set(form.DRAFT_MARK)}; margin-top: {form.PARAGRAPH_SPACE:g}pt !important; }}
.draft-mark span {{ display: inline-block; border: {form.RULE_THICKNESS / 8:g}pt solid #000; padding: 1pt 8pt; }}
.title {{ margin: 18pt 0 12pt; }}
.title h1 {{ {_set(form.TITLE_KIND)}; }}
.title p {{ {_set(form.TITLE_SUBJECT)}; text-wrap: balance; }}
.annex {{ break-before: page; margin-top: 24pt; }}
.annex-head {{ margin-bottom: 12pt; }}
.annex-head .label {{ {_set(form.ANNEX_LABEL)}; }}
.annex-head h1, .annex-head h2 {{ {_set(form.ANNEX_TITLE)}; text-wrap: balance; }}
.annex-head .reference {{ {_set(form.ANNEX_REFERENCE)}; }}
table {{ width: 100%; margin: 8pt 0; border-collapse: collapse; table-layout: fixed; }}
caption {{ margin: 0 0 4pt; {_set(form.TABLE_CAPTION)}; text-align: left; break-after: avoid; }}
caption.unseen {{ position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }}
th, td {{ padding: 2pt 1.9mm; border: .5pt solid #000; {_set(form.TABLE)}; vertical-align: top; text-align: left;
  white-space: pre-line; }}
th {{ font-weight: bold; text-align: center; vertical-align: middle; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
thead {{ break-after: avoid; }}
tbody tr:first-child {{ break-before: avoid; }}
tr.long {{ break-inside: auto; }}
.small, .small tr {{ break-inside: avoid; }}
thead {{ break-after: avoid; }}
tbody tr:first-child {{ break-before: avoid; }}
.closing {{ display: grid; grid-template-columns: {_SECRETARY:g}fr {_GAP:g}fr {_CHAIR:g}fr; margin-top: 12pt; }}
.end {{ break-inside: avoid; }}
.end > .closing {{ display: inline-grid; width: 100%; }}
.left, .right {{ display: flex; flex-wrap: wrap; gap: 4mm; }}
.left {{ grid-column: 1; }}
.right {{ grid-column: 3; }}
.signature {{ display: flex; flex: 1 1 auto; flex-direction: column; min-width: 40mm; max-width: 100%;
  break-inside: avoid; }}
.capacity {{ {_set(form.SIGNATURE_CAPACITY)}; }}
.office {{ {_set(form.SIGNATURE_OFFICE)}; width: 0; min-width: 100%; }}
.name {{ {_set(form.SIGNATURE_NAME)}; }}
.signature .name {{ margin-top: auto; padding-top: {form.SIGNATURE_ROOM:g}mm; }}
.recipients {{ grid-column: 1; }}
.beside > .recipients {{ grid-row: 1; }}
.right:first-child + .recipients {{ grid-row: 1; }}
.recipients p {{ margin: 0; text-indent: 0; text-align: left; {_set(form.RECIPIENTS)}; }}
.recipients .heading {{ {_set(form.RECIPIENTS_HEADING)}; margin-top: {form.PARAGRAPH_SPACE:g}pt; }}
"""

_SCREEN = f"""
@media screen {{
  html {{ background: #e8e8e8; }}
  body {{ box-sizing: border-box; width: {_PAGE.width:g}mm; max-width: 100%; margin: 8mm auto;
    padding: {_PAGE.top:g}mm {_PAGE.right:g}mm {_PAGE.bottom:g}mm {_PAGE.left:g}mm; box-shadow: 0 0 3mm #999; }}
  .annex {{ padding-top: 24pt; border-top: 1px dashed #999; }}
}}
"""

#: Below the width of a page beside its margins a row becomes a small block, each cell under the name of its column.
_NARROW = "@media screen and (max-width: 680px)"

_PHONE = f"""
{_NARROW} {{
  html {{ background: #fff; }}
  body {{ margin: 0; padding: 4vw 5vw; box-shadow: none; font-size: 12.5pt; line-height: 1.4; }}
  p, li {{ text-align: left; }}
  .letterhead {{ display: flex; flex-direction: column-reverse; gap: 10pt; margin: 0; }}
  .letterhead p, .title h1, .title p, .annex-head p, .annex-head h1, .annex-head h2 {{ font-size: 12.5pt; }}
  h2, h3, h4 {{ font-size: 13pt; text-indent: 0; }}
  main p, li {{ text-indent: 0; }}
  li.under {{ margin-left: 1em; }}
  table, caption, tbody, tr, td {{ display: block; width: auto; }}
  caption {{ margin-top: 10pt; font-size: 12.5pt; }}
  thead {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
  tr {{ margin: 0 0 8pt; border: 1px solid #777; padding: 3pt 0; }}
  td, td.centred {{ border: 0; padding: 1pt 3mm; font-size: 12pt; text-align: left; }}
  td:empty {{ display: none; }}
  td::before {{ font-weight: bold; }}
  .closing {{ display: block; margin: 16pt 0 0; }}
  .right, .left {{ margin-bottom: 20pt; }}
}}
"""


ACROSS = f"""
@page {{ size: A4 landscape; }}
@media screen {{ body {{ width: {form.PAGE_ACROSS.width:g}mm; }} }}
"""
"""What a document whose tables lie across the sheet needs besides."""


def sheet(tables: Sequence[Sequence[Column]], annexes: int = 0) -> str:
    """The whole style sheet; ``tables`` are the columns of each table of the document, in order."""
    return "".join((_PAPER, _TEXT, _SCREEN, _PHONE, *_pages_of_annexes(annexes), *_columns(tables)))


def _pages_of_annexes(annexes: int) -> list[str]:
    """Each annex counts its own pages from 1, without the first number (Annex I, IV).

    Browsers never begin the counter of pages anew, so each annex has one of its own. No page can be told to be an
    annex's first without a break behind it, so it is the number 1 that is written as nothing.
    """
    rules = ["@counter-style after-first { system: fixed 1; symbols: ' '; fallback: decimal; }\n"] if annexes else []
    for number in range(1, annexes + 1):
        name = f"annex-{number}"
        rules.append(f"#{name} {{ page: {name}; }}\n")
        rules.append(f"@page {name} {{ counter-increment: {name}; ")
        rules.append(f"@top-center {{ content: counter({name}, after-first); }} }}\n")
    return rules


def _columns(tables: Sequence[Sequence[Column]]) -> list[str]:
    """The widths of each table's columns, and on a phone their names before every cell."""
    widths, names = [], []
    for number, columns in enumerate(tables, start=1):
        whole = sum(column.share for column in columns) or 1
        for place, column in enumerate(columns, start=1):
            widths.append(f"#table-{number} col:nth-child({place}) {{ width: {100 * column.share / whole:.2f}%; }}\n")
            if column.centred:
                widths.append(f"#table-{number} td:nth-child({place}) {{ text-align: center; }}\n")
            if column.heading:
                text = quoted(f"{column.heading}: ")
                names.append(f"  #table-{number} td:nth-child({place})::before {{ content: {text}; }}\n")
                names.append(f"  #table-{number} td:nth-child({place}) {{ text-align: left; }}\n")
    return [*widths, f"{_NARROW} {{\n", *names, "}\n"]


def quoted(text: str) -> str:
    """The text as a string of CSS; whatever could end it, or the style sheet, goes in by its number."""
    return '"' + "".join(sign if sign.isalnum() or sign in " .,:()" else f"\\{ord(sign):x} " for sign in text) + '"'
