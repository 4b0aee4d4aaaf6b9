"""Office files made by hand, part by part: what no library writes, but what stands in real files."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_OFFICE = "application/vnd.openxmlformats-officedocument."
XLSX = f"{_OFFICE}spreadsheetml.sheet.main+xml"
DOCX = f"{_OFFICE}wordprocessingml.document.main+xml"
DOTX = f"{_OFFICE}wordprocessingml.template.main+xml"
XLTX = f"{_OFFICE}spreadsheetml.template.main+xml"


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """An archive of these parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def content_types(main: str, kind: str) -> str:
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )


def relationships(*targets: tuple[str, str, str]) -> str:
    """Relationships of (id, last word of the type, target); a target with ``://`` is outside."""
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{RELATED}/{kind}" Target="{target}"'
            + (' TargetMode="External"' if "://" in target else "")
            + "/>"
            for name, kind, target in targets
        )
        + "</Relationships>"
    )


def workbook_parts(
    *sheets: str,
    names: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
    shared: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    since_1904: bool = False,
    kind: str = XLSX,
) -> dict[str, bytes | str]:
    """The parts of a workbook whose sheets hold this XML between ``<worksheet>`` and its end.

    ``formats`` are number formats: a code, or the number of a built-in one; the style of the first is 1.
    """
    names = names or tuple(f"Sheet{place}" for place in range(1, len(sheets) + 1))
    states = states or ("visible",) * len(sheets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{place}" state="{state}" r:id="s{place}"/>'
        for place, (name, state) in enumerate(zip(names, states, strict=True), start=1)
    )
    own = [(170 + place, code) for place, code in enumerate(formats) if not code.isdecimal()]
    numbers = [code if code.isdecimal() else str(170 + place) for place, code in enumerate(formats)]
    return {
        "[Content_Types].xml": content_types("xl/workbook.xml", kind),
        "_rels/.rels": relationships(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">'
        + f'<workbookPr date1904="{int(since_1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            *((f"s{place}", "worksheet", f"worksheets/sheet{place}.xml") for place in range(1, len(sheets) + 1)),
            ("shared", "sharedStrings", "sharedStrings.xml"),
            ("styles", "styles", "/xl/styles.xml"),
        ),
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{"".join(f"<si>{one}</si>" for one in shared)}</sst>',
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>'
        + "".join(f'<numFmt numFmtId="{number}" formatCode="{_escaped(code)}"/>' for number, code in own)
        + '</numFmts><cellXfs><xf numFmtId="0"/>'
        + "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
        + "</cellXfs></styleSheet>",
        **{
            f"xl/worksheets/sheet{place}.xml": f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{RELATED}">{one}</worksheet>'
            for place, one in enumerate(sheets, start=1)
        },
    }


def workbook(*sheets: str, **more: object) -> bytes:
    """A workbook of these sheets, each given as the XML of its ``<row>`` elements."""
    return zipped(workbook_parts(*(f"<sheetData>{rows}</sheetData>" for rows in sheets), **more))  # type: ignore[arg-type]


def document_parts(body: str, *, numbering: str = "", styles: str = "", kind: str = DOCX) -> dict[str, bytes | str]:
    """The parts of a Word document with this XML in its body."""
    spaces = (
        f'xmlns:w="{WORD}" xmlns:r="{RELATED}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    )
    return {
        "[Content_Types].xml": content_types("word/document.xml", kind),
        "_rels/.rels": relationships(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{HEAD}<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(
            ("n", "numbering", "numbering.xml"),
            ("s", "styles", "styles.xml"),
            ("h", "hyperlink", "https://example.org/"),
        ),
        "word/numbering.xml": f"{HEAD}<w:numbering {spaces}>{numbering}</w:numbering>",
        "word/styles.xml": f"{HEAD}<w:styles {spaces}>{styles}</w:styles>",
    }


def document(body: str, **more: str) -> bytes:
    """A Word document with this XML in its body."""
    return zipped(document_parts(body, **more))


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A Word table; a cell that begins with ``<`` is XML of its own, any other a text."""
    cells = [[one if one.startswith("<") else paragraph(one) for one in row] for row in rows]
    return (
        "<w:tbl><w:tblPr/>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
        + "</w:tbl>"
    )


def compound(*streams: str) -> bytes:
    """A compound file ([MS-CFB]) with streams of these names, as old and locked Office files are."""
    names = ("Root Entry", *streams)
    entries = b""
    for place, name in enumerate(names):
        written = name.encode("utf-16-le")
        entries += written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, 5 if place == 0 else 2, 1)
        entries += struct.pack("<iii", -1, place + 1 if 0 < place < len(streams) else -1, 1 if place == 0 else -1)
        entries += bytes(36) + struct.pack("<iQ", -2, 0)
    entries = entries.ljust(-(-len(entries) // 512) * 512, b"\0")
    sectors = len(entries) // 512
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIiIIiIiI", 0, 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<i", 0) + b"\xff" * 432
    chain = [-3, *range(2, sectors + 1), -2]
    return head + struct.pack(f"<{len(chain)}i", *chain).ljust(512, b"\xff") + entries


def converted(office: str, folder: Path, suffix: str, *files: Path) -> list[Path]:
    """Files as LibreOffice saves them with this suffix, in a folder of their own."""
    target = folder / f"as_{suffix}"
    asked = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", suffix]
    subprocess.run([*asked, "--outdir", str(target), *map(str, files)], check=True, capture_output=True, timeout=120)
    return [target / f"{file.stem}.{suffix.partition(':')[0]}" for file in files]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="8">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="Phần %1:"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Derived"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:styleId="Round"><w:basedOn w:val="Trip"/></w:style>'
    '<w:style w:styleId="Trip"><w:basedOn w:val="Round"/></w:style>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, number: int = 1, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
