"""What single lines around and inside a table are: letterheads, totals, signatures, headings of a part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ..meeting.text import fold
from .bodies import is_body

_LETTERHEAD = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s*[-–]|(?:socialist republic)|independence\s*[-–]|so\s*:\s*[\d\s./…_]*(?:/|$)"
    r"|.{0,60}, ngay\s.{0,12}thang|\(?kem theo|\(?ban hanh kem|du thao$|\(?don vi tinh|\(?dvt|[-_=*.\s]+$"
    r"|mau (?:so )?\d|trang \d+"
)
_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong cong so|grand total|total|cong|tong)(?:\s*[:.()].*|\s+\d.*|\s*)$"
    r"|(?:tong cong|tong so)\s"
)
_FOOT = re.compile(
    r"noi nhan\s*:|nguoi lap(?: bieu| bang| danh sach)?(?:\s|$)|thu truong(?: don vi)?$|(?:tm|kt|tl"
    r"|tuq)\.\s|xac nhan cua|ky ten"
    r"|\(ky|\(da ky|chu tich$|giam doc$|chanh van phong$|thu ky$|chu tri$|chu toa$"
    r"|.{0,60}, ngay\s.{0,12}thang\s.{0,12}nam"
    r"|prepared by|approved by|ke toan(?: truong)?$|pho giam doc$|pho chu tich$"
)
_NOTE = re.compile(r"\(?\*|ghi chu\s*:|luu y\s*:|notes?\s*:|chu thich\s*:|nguon\s*:|source\s*:|ghi chu$")
_NUMBERED = re.compile(
    r"\s*(?:(?:phan|muc|chuong|part|section)\s+)?(?P<sign>[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,6}"
    r"|[A-ZĐa-zđ])(?P<end>[.)/:]|\s*[-–]\s|\s*$)\s*"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_PART = re.compile(
    r"(?:linh vuc|nhom|phan|muc|chuong|ve |trong linh vuc|khoi|field|sector|group|part|section|doan |buoi |ngay )"
)


class Line(StrEnum):
    """What a line of text outside the records is."""

    LETTERHEAD = "letterhead"
    TOTAL = "total"
    FOOT = "foot"
    NOTE = "note"
    TEXT = "text"


def line_of(text: str) -> Line:
    """What a line says it is by its own words."""
    folded = fold(text[:200])
    if _LETTERHEAD.match(folded):
        return Line.LETTERHEAD
    if _NOTE.match(folded):
        return Line.NOTE
    if _TOTAL.match(folded):
        return Line.TOTAL
    return Line.FOOT if _FOOT.match(folded) else Line.TEXT


class Numbering(StrEnum):
    """How a line is numbered: the kinds of numbers stand in one order, the widest part first."""

    LETTER = "letter"
    ROMAN = "roman"
    ARABIC = "arabic"
    SMALL = "small"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line, its number apart: the kind of number, the number as written, and the words behind it."""

    numbering: Numbering
    sign: str
    words: str


def numbered(text: str) -> Numbered:
    """The number in front of a line (``II. …``, ``3) …``, ``A - …``), and the rest; a bare number has no rest."""
    match = _NUMBERED.match(text)
    if match is None or (not match["end"].strip(" \t") and match.end() < len(text)):
        return Numbered(Numbering.NONE, "", text.strip())
    sign, rest = match["sign"], text[match.end() :].strip()
    return Numbered(_numbering(sign), sign, rest)


def _numbering(sign: str) -> Numbering:
    if sign[0].isdecimal():
        return Numbering.ARABIC
    if _ROMAN.fullmatch(sign) and sign not in {"C", "D", "L", "M"}:
        return Numbering.ROMAN
    return Numbering.LETTER if sign.isupper() else Numbering.SMALL


def heads_a_part(text: str) -> bool:
    """Whether a line alone in its row says by its words that it heads the rows below: a part, a field, a body."""
    found = numbered(text)
    if found.numbering in {Numbering.ROMAN, Numbering.LETTER} and found.words:
        return True
    folded = fold(found.words)
    return bool(_PART.match(folded)) or (len(found.words) > 5 and found.words.isupper()) or is_body(found.words)


def part_named(text: str) -> str:
    """What a line that heads a part calls it: without its number, the words *lĩnh vực* and *đoàn*, and all capitals."""
    words = numbered(text).words.strip(" :.-–")
    for lead in ("trong lĩnh vực", "lĩnh vực", "nhóm lĩnh vực", "đoàn đại biểu", "đoàn", "field:", "về lĩnh vực"):
        if fold(words).startswith(fold(lead) + " ") and not fold(words).startswith("doan thanh nien"):
            words = words[len(lead) :].strip(" :.-–")
            words = words[:1].upper() + words[1:]
            break
    if words.isupper() and len(words.split()) > 1 and not is_body(words):
        words = words[0] + words[1:].lower()
    return words
