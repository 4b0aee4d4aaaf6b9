"""The same table and remarks as python-docx's own tutorial makes them: row by row, cell by cell. Run as a script."""

from __future__ import annotations

import sys

import docx
import same_table

document = docx.Document()
table = document.add_table(rows=1, cols=len(same_table.HEADINGS))
for cell, heading in zip(table.rows[0].cells, same_table.HEADINGS, strict=True):
    cell.text = heading
for texts in same_table.rows(int(sys.argv[1])):
    for cell, text in zip(table.add_row().cells, texts, strict=True):
        cell.text = text
for remark in same_table.remarks():
    document.add_paragraph(remark)
document.save(sys.argv[2])
