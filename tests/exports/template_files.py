"""Templates made by hand for the tests, down to the last element, and what stands in the files filled from them."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import real_parts
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    'mc:Ignorable="w14"'
)
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACRO_TEMPLATE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
_PAGE = (
    '<w:sectPr>%s<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_ROOTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run; nothing in the text is escaped."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str, properties: str = "") -> str:
    """A table's row of cells with one paragraph each; a cell that is markup already stays what it is."""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{one if one.startswith("<") else p(one)}</w:tc>'
        for one in cells
    )
    return f"<w:tr>{properties and f'<w:trPr>{properties}</w:trPr>'}{made}</w:tr>"


def table(*rows: str, columns: int = 3) -> str:
    """A table of such rows."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def text_box(choice: str, fallback: str) -> str:
    """A run with a text box as Word writes it: a drawing, and the same again for older programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" '
        'distR="0"><wp:extent cx="1800000" cy="360000"/><wp:docPr id="7" name="Khung 1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{choice}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        '<v:shape id="_x0000_s1" style="width:100pt;height:30pt">'
        f"<v:textbox><w:txbxContent>{fallback}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def package(
    body: str,
    *,
    parts: dict[str, str] | None = None,
    kind: str = DOCUMENT,
    styles: str = "",
    extra: dict[str, bytes] | None = None,
    extra_rels: str = "",
    page: str = "",
) -> bytes:
    """A whole file. ``parts`` are headers, footers, footnotes and endnotes by those names, with what is in them."""
    overrides, rels, references = "", "", ""
    made: dict[str, str | bytes] = {}
    for name, inner in (parts or {}).items():
        root = _ROOTS[name]
        made[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{inner}</w:{root}>"
        overrides += (
            f'<Override PartName="/word/{name}.xml" '
            f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        )
        rels += f'<Relationship Id="r_{name}" Type="{_R}/{name}" Target="{name}.xml"/>'
        if name in ("header", "footer"):
            references += f'<w:{name}Reference w:type="default" r:id="r_{name}"/>'
    if styles:
        made["word/styles.xml"] = f"<w:styles {_NAMES}>{styles}</w:styles>"
        overrides += (
            '<Override PartName="/word/styles.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
        )
        rels += f'<Relationship Id="r_styles" Type="{_R}/styles" Target="styles.xml"/>'
    made["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/>{overrides}</Types>'
    )
    made["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    made["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{rels}{extra_rels}</Relationships>'
    )
    last = page or _PAGE % references
    made["word/document.xml"] = f"<w:document {_NAMES}><w:body>{body}{last}</w:body></w:document>"
    made |= extra or {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in made.items():
            head = "" if isinstance(content, bytes) else '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            target.writestr(name, content if isinstance(content, bytes) else head + content)
    return buffer.getvalue()


def xml(file: bytes, part: str = "word/document.xml") -> etree._Element:
    """A part of a file."""
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        return etree.fromstring(source.read(part))


def texts(file: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph of a part; a line break is a line break."""
    return [_said(one) for one in xml(file, part).iter(f"{{{W}}}p")]


def _said(paragraph: etree._Element) -> str:
    pieces = []
    for one in paragraph.iter(f"{{{W}}}t", f"{{{W}}}br"):
        if next(one.iterancestors(f"{{{W}}}p")) is paragraph:
            pieces.append("\n" if one.tag.endswith("}br") else one.text or "")
    return "".join(pieces)


def rows(file: bytes, number: int = 0) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    found = list(xml(file).iter(f"{{{W}}}tbl"))[number]
    return [
        ["\n".join(_said(one) for one in cell.iter(f"{{{W}}}p")) for cell in line.findall(f"{{{W}}}tc")]
        for line in found.iter(f"{{{W}}}tr")
    ]


def names(file: bytes) -> list[str]:
    """The names of the parts in a file."""
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        return source.namelist()


def sdk_errors(file: Path) -> list[str]:
    """What the Open XML SDK finds wrong."""
    command = [real_parts.ooxml_validator(), str(file)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=600).stdout)
    return [f"{error}" for error in answer["errors"]] + ([] if answer["ok"] or answer["errors"] else ["not ok"])
