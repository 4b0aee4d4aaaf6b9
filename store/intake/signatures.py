"""What a file really is, told by its bytes: a name can say anything, and old programs save web pages as .doc."""

from __future__ import annotations

import io
import re
import struct
import zipfile

ENCRYPTED = ".encrypted"
"""An Office file with a password: a compound file around the encrypted package (ECMA-376 part 1 and [MS-OFFCRYPTO])."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLAIN_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

#: Streams by which a compound file ([MS-CFB]) tells which program wrote it; the first that is found counts.
_STREAMS = (
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("PowerPoint Document", ".ppt"),
)

_TYPES = {
    "wordprocessingml.document": ".docx",
    "ms-word.document.macroenabled": ".docm",
    "wordprocessingml.template": ".dotx",
    "ms-word.template.macroenabledtemplate": ".dotm",
    "spreadsheetml.sheet": ".xlsx",
    "ms-excel.sheet.macroenabled": ".xlsm",
    "spreadsheetml.template": ".xltx",
    "ms-excel.template.macroenabled": ".xltm",
    "ms-excel.sheet.binary.macroenabled": ".xlsb",
    "presentationml": ".pptx",
}
"""Parts of the content types of main parts, in small letters, without the ``.main+xml`` behind them."""

_OPEN_DOCUMENT = {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp"}

_HEAD = 4096


def suffix_of(content: bytes) -> str:
    """The suffix that a file of these bytes should have, in small letters; empty for what may be plain text.

    ``.zip`` is a package of no kind known here, ``.ole`` a compound file of none, ``ENCRYPTED`` either with a password.
    Nothing is raised, and nothing is believed beyond what it takes to tell one kind from another.
    """
    if content.startswith(_COMPOUND):
        return _compound(content)
    if content.startswith((_PLAIN_ZIP, _EMPTY_ZIP)):
        return _zipped(content)
    start = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(b"{\\rtf"):
        return ".rtf"
    if re.match(rb"MIME-Version:", start, re.IGNORECASE):
        return ".mht"
    return _marked_up(start)


def _marked_up(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\0", b"").lstrip()
    low = start.lower()
    if not low.startswith(b"<"):
        return ""
    if b"office:document" in low:
        return ".fodt"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in low or b"schemas.microsoft.com/office/word/2003" in low:
        return ".xml"
    if b'progid="word.document"' in low or b'progid="excel.sheet"' in low or b"2006/xmlpackage" in low:
        return ".xml"
    if re.search(rb"<(!doctype\s+html|html|head|body|table|meta)[\s>]", low):
        return ".html"
    return ".xml" if low.startswith(b"<?xml") else ""


def _compound(content: bytes) -> str:
    for name, suffix in _STREAMS:
        # A directory entry holds the name in 64 bytes of UTF-16 and then its length with the zero at its end.
        if name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2) in content:
            return suffix
    return ".ole"


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in ("mimetype", "[Content_Types].xml"):
                info = next((one for one in archive.infolist() if one.filename.lower() == name.lower()), None)
                if info is None:
                    continue
                with archive.open(info) as part:
                    told = part.read(1_000_000).replace(b"\0", b"").lower()  # UTF-16 is allowed too
                found = _open_document(told) if name == "mimetype" else _office(told)
                if found:
                    return found
    except Exception:  # zipfile raises a dozen kinds of error for a broken archive; what it is then stays unknown
        return ".zip"
    return ".zip"


def _open_document(told: bytes) -> str:
    kind = re.match(rb"application/vnd\.oasis\.opendocument\.([a-z]+)", told)
    return _OPEN_DOCUMENT.get(kind[1].decode(), ".odf") if kind else ""


def _office(told: bytes) -> str:
    for part, suffix in _TYPES.items():
        if re.search(
            part.replace(".", r"\.").encode() + rb"(\.[a-z]+)*\.main\+xml|" + part.encode() + rb"\.main", told
        ):
            return suffix
    return ""
