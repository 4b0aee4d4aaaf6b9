"""The floor for documents: the items' table and the remarks as bare XML strings in a zip. Run as a script."""

from __future__ import annotations

import sys
import zipfile
from xml.sax.saxutils import escape

import same_table

_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SCHEMAS = "http://schemas.openxmlformats.org"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OOXML}"/></Types>'
)
_LINKS = (
    f'{_HEAD}<Relationships xmlns="{_SCHEMAS}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_SCHEMAS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _row(texts: tuple[str, ...]) -> str:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>" for text in texts)
    return f"<w:tr>{cells}</w:tr>"


def _write(items: int, path: str) -> None:
    rows = "".join(map(_row, same_table.rows(items)))
    remarks = "".join(f"<w:p><w:r><w:t>{escape(remark)}</w:t></w:r></w:p>" for remark in same_table.remarks())
    namespace = f"{_SCHEMAS}/wordprocessingml/2006/main"
    body = f"<w:body><w:tbl>{rows}</w:tbl>{remarks}</w:body>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _LINKS)
        package.writestr("word/document.xml", f'{_HEAD}<w:document xmlns:w="{namespace}">{body}</w:document>')


_write(int(sys.argv[1]), sys.argv[2])
