"""The same table and remarks through docxtpl: a Word file with Jinja in it. Run as a script.

``template_docx.py TEMPLATE`` makes the template, ``template_docx.py TEMPLATE ITEMS FILE`` fills it.
"""

from __future__ import annotations

import sys

import same_table


def _make(path: str) -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=4, cols=len(same_table.HEADINGS))
    for place, heading in enumerate(same_table.HEADINGS):
        table.cell(0, place).text = heading
        table.cell(2, place).text = f"{{{{ row[{place}] }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for text in ("{%p for remark in remarks %}", "{{ remark }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(path)


def _fill(template: str, items: int, path: str) -> None:
    import docxtpl

    filled = docxtpl.DocxTemplate(template)
    filled.render({"rows": list(same_table.rows(items)), "remarks": list(same_table.remarks())}, autoescape=True)
    filled.save(path)


if len(sys.argv) == 2:
    _make(sys.argv[1])
else:
    _fill(sys.argv[1], int(sys.argv[2]), sys.argv[3])
