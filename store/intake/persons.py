"""One person as a list writes him in one cell: ``Ông Nguyễn Văn A - Phó Chủ tịch UBND tỉnh``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..meeting.text import fold
from .bodies import is_body

_FORMS = (
    "đồng chí|đ/c|đc|ông|bà|anh|chị|thầy|cô|mr|mrs|ms|dr|prof|gs|pgs|ts|ths|bs|ks|luật sư|bác sĩ|"
    "thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|linh mục|hòa thượng|thượng tọa"
)
_HONORIFIC = re.compile(
    rf"(?:(?:{_FORMS})(?:\.\s*|\s*:\s*|\s+)|(?:pgs|gs|ts|ths|bs|ck[12i]+)(?:\.|,)\s*)+", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s*,\s*|\s*:\s*|\s*;\s*|\s*\n\s*|\s*(?=\()")
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Person:
    """A person's form of address, name and office; what is not written is empty."""

    honorific: str
    name: str
    office: str


def parted(words: str) -> Person:
    """The parts of a cell that names one person; nothing that was written is lost.

    The name ends at a dash, comma, colon, line or bracket, if it looks like a name: two to six words with capitals. A
    cell with several people, or in which nothing looks like a name, is a name as it stands.
    """
    line = re.sub(r"^\s*(?:[-–—*•+]|[0-9]{1,3}[.)])\s*", "", words).strip(" ;,")
    match = _HONORIFIC.match(line)
    honorific = match[0].strip().rstrip(":").strip() if match else ""
    rest = line[match.end() :] if match else line
    parts = _BETWEEN.split(rest, maxsplit=1)
    name, office = parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""
    if match and not _is_name(name, with_honorific=True):
        return Person("", " ".join(words.split()), "")
    if not office:
        return Person(honorific, " ".join(rest.split()).strip(" .") if honorific else " ".join(rest.split()), "")
    if not _is_name(name, with_honorific=bool(honorific)) or is_body(name) or _HONORIFIC.match(office):
        return Person("", " ".join(words.split()), "")
    if office.startswith("(") and office.endswith(")") and office.count("(") == 1:
        office = office[1:-1]
    return Person(honorific, " ".join(name.split()), " ".join(office.split()).strip(" ;,-–"))


def _is_name(words: str, *, with_honorific: bool) -> bool:
    parts = words.split()
    least = 1 if with_honorific else 2
    return least <= len(parts) <= _LONGEST_NAME and all(
        part[0].isupper() for part in parts if fold(part) not in {"y", "de"}
    )
