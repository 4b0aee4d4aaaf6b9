"""The program's own paragraphs and tables, put into an office's template in that template's looks.

Running text looks as the marker itself does. Headings, lists, quotations and tables take the template's style of their
name where it has one, else as little formatting of their own as makes them what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from exports.document import Annex, Block, Heading, Paragraph, Run, Style, Table
from exports.word.markup import NAMESPACE, escaped, xml_text
from exports.word.template.emptying import take_away
from exports.word.template.looks import Look, Looks
from exports.word.template.page import room
from exports.word.template.parts import Package
from exports.word.template.text import W, gathered, lines, open_up, write

_STYLES = {Style.QUOTE: "quote", Style.NOTE: "note", Style.RECITAL: "recital"}
_LONGEST_UNSPLIT = 1200
"""A row with a cell of more signs than this may break across pages."""
_LISTS = {"-": "list bullet", "+": "list bullet 2"}


class Blocks:
    """Blocks for one template."""

    def __init__(self, package: Package, language: str) -> None:
        self._package = package
        self._language = language

    def put(self, marker: etree._Element, blocks: Sequence[Block]) -> None:
        """Puts the blocks where the marker's paragraph stands, which then goes."""
        looks = Looks(marker, self._package.styles)
        wide = room(marker)
        for line in lines(marker):
            for holder in gathered(line):
                open_up(holder)
                write(holder, "")
        parent = marker.getparent()
        assert parent is not None  # it was found in the text
        made = [one for block in blocks for one in _made(block, looks, wide)]
        place = parent.index(marker)
        parent[place:place] = made
        take_away(marker)


def _made(block: Block, looks: Looks, wide: int) -> Iterator[etree._Element]:
    match block:
        case Heading():
            text = f"{block.label} {block.text}" if block.label else block.text
            look = looks.styled(f"heading {block.level}") or looks.own(
                bold=True, capitals=block.level == 1, keep_with_next=True
            )
            yield _paragraph((Run(text),), look)
        case Paragraph():
            yield _said(block, looks)
        case Table():
            yield from _tabled(block, looks, wide)
        case Annex():
            yield _paragraph((Run(block.label),), looks.own(bold=True, centred=True, new_page=True))
            yield _paragraph((Run(block.title),), looks.own(bold=True, capitals=True, centred=True))
            yield _paragraph((Run(block.reference),), looks.own(italic=True, centred=True))


def _said(block: Paragraph, looks: Looks) -> etree._Element:
    if block.style is Style.LIST and block.label in _LISTS:
        look = looks.listed(_LISTS[block.label])
        if look is not None:
            return _paragraph(block.runs, look)
    label = (Run(f"{block.label} "),) if block.label else ()
    name = _STYLES.get(block.style)
    look = looks.styled(name) if name else None
    return _paragraph((*label, *block.runs), look or looks.own(italic=name is not None))


def _paragraph(runs: Sequence[Run], look: Look) -> etree._Element:
    made = etree.Element(f"{W}p")
    if look.paragraph is not None:
        made.append(deepcopy(look.paragraph))
    for piece in runs:
        if not piece.text:
            continue
        run = etree.SubElement(made, f"{W}r")
        properties = look.run(bold=piece.bold, italic=piece.italic)
        if properties is not None:
            run.append(properties)
        write(etree.SubElement(run, f"{W}t"), piece.text)
    return made


def _tabled(table: Table, looks: Looks, wide: int) -> Iterator[etree._Element]:
    if table.titled:
        caption = looks.styled("caption") or looks.own(bold=True, centred=True, keep_with_next=True)
        yield _paragraph((Run(table.caption),), caption)
    widths = _widths([column.share for column in table.columns], wide)
    style = looks.table_style()
    head = f'<w:tblStyle w:val="{style}"/>' if style else ""
    borders = "" if style else looks.borders()
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(table, widths, looks))
    made = etree.fromstring(
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr>{head}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>',
        etree.XMLParser(huge_tree=True, resolve_entities=False),
    )
    caption_of = etree.SubElement(made[0], f"{W}tblCaption")
    caption_of.set(f"{W}val", xml_text(table.caption))
    yield made
    gap = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr>'
    yield etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}">{gap}</w:p>')  # else Word joins two tables into one


def _widths(shares: Sequence[int], wide: int) -> list[int]:
    whole = sum(shares)
    widths = [wide * share // whole for share in shares]
    widths[widths.index(max(widths))] += wide - sum(widths)
    return widths


def _rows(table: Table, widths: Sequence[int], looks: Looks) -> Iterator[str]:
    heading = [looks.cell("table heading", centred=True, bold=True)] * len(widths)
    cells = [
        looks.cell("table centred", centred=True) if column.centred else looks.cell("table text")
        for column in table.columns
    ]
    yield _model("<w:cantSplit/><w:tblHeader/>", widths, heading).format(
        *(escaped(column.heading) for column in table.columns)
    )
    whole = _model("<w:cantSplit/>", widths, cells)
    splitting = _model("", widths, cells)
    for row in table.rows:
        model = whole if max(map(len, row)) <= _LONGEST_UNSPLIT else splitting
        yield model.format(*map(escaped, row))


def _model(properties: str, widths: Sequence[int], looks: Sequence[tuple[str, str]]) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{_plain(paragraph)}<w:r>{_plain(run)}'
        '<w:t xml:space="preserve">{}</w:t></w:r></w:p></w:tc>'
        for width, (paragraph, run) in zip(widths, looks, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def _plain(xml: str) -> str:
    """The markup as ``format`` gives it back: a template's style may have braces in its name."""
    return xml.replace("{", "{{").replace("}", "}}")
