"""How wide a line of Times New Roman is, so that rules get their length without asking a word processor.

Advance widths in 1/2048 of the size; fonts made to Times New Roman's measure (Liberation Serif) share them.
A tone mark adds nothing, so a letter is looked up without its tone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

_UNITS = 2048
_MM_PER_POINT = 25.4 / 72
_PART_OF_LETTER = "\u0306\u0302\u031b"

_REGULAR: Mapping[int, str] = {
    369: "'",
    410: "|",
    512: " ,.\u00a0",
    569: "/:;\\ijlt",
    682: "!()-I[]`fr‘’",
    797: "Js",
    819: "°",
    836: '"',
    909: "?acezâăê“”",
    961: "^",
    983: "{}",
    1083: "ơ",
    1108: "~",
    1110: "ư",
    1139: "FPS",
    1155: "+<=>",
    1251: "ELTZÊ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYwĐƠÂĂÔ",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "M",
    1886: "@",
    1933: "W",
    2048: "—…",
}
_BOLD: Mapping[int, str] = {
    451: "|",
    512: " ,.\u00a0",
    569: "'/\\il",
    682: "!()-:;[]`fjt‘’",
    797: "Is",
    807: "{}",
    819: "°",
    909: "cerzê",
    1065: "~",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpquđ",
    1167: "+<=>",
    1190: "^",
    1229: "ư",
    1251: "FP",
    1366: "BELTZÊ",
    1479: "ACDNRUVXYwĐÂĂ",
    1593: "GHKOQƠÔ",
    1630: "Ư",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%W—…",
}
_OTHER = 1024  # digits, most small letters, and a fair guess for any sign not listed


@cache
def _table(bold: bool) -> dict[str, int]:
    return {sign: width for width, signs in (_BOLD if bold else _REGULAR).items() for sign in signs}


@cache
def _advance(sign: str, bold: bool) -> int:
    table = _table(bold)
    if sign in table:
        return table[sign]
    plain = unicodedata.normalize("NFD", sign)
    letter = unicodedata.normalize("NFC", plain[0] + "".join(mark for mark in plain[1:] if mark in _PART_OF_LETTER))
    return table.get(letter, _OTHER)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in millimetres of the text on one line, set in this size (points)."""
    return sum(_advance(sign, bold) for sign in text) * size / _UNITS * _MM_PER_POINT


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text broken as a word processor breaks it into lines of at most ``room`` millimetres."""
    broken: list[str] = []
    current: list[str] = []
    blank = width(" ", size, bold=bold)
    used = 0.0
    for word in text.split():
        wide = width(word, size, bold=bold)
        if current and used + blank + wide > room:
            broken.append(" ".join(current))
            current, used = [word], wide
        else:
            used += (blank if current else 0.0) + wide
            current.append(word)
    return [*broken, " ".join(current)] if current else broken
