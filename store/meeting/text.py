"""Vietnamese text: one spelling on the way in, search without accents, the order of the dictionary, long dates."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import Any

_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_PART_OF_LETTER = "\u0306\u0302\u031b"  # breve, circumflex, horn: they make another letter, not a tone

#: Direction overrides and isolates reorder what a reader sees; no name or sentence here needs them.
_INVISIBLE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")


def clean(text: str, *, lines: bool = False) -> str:
    """The text as it may be stored: NFC, no control characters, no lone surrogates, no direction overrides.

    Line breaks become spaces, unless ``lines`` is true; then every kind of line break becomes ``\\n``.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if text.isprintable():  # holds nothing of what is taken out below, and is ten times as quick to find out
        return text
    breaks = "\n" if lines else " "
    kept = []
    for sign in text:
        if sign in "\n\r\v\f\u0085\u2028\u2029":
            kept.append(breaks)
        elif sign == "\t":
            kept.append(" ")
        elif sign not in _INVISIBLE and unicodedata.category(sign) not in {"Cc", "Cs"}:
            kept.append(sign)
    return "".join(kept)


_LONGEST_NAME = 80


def signed(by: str) -> str:
    """The name under which somebody records, as it may be shown: on one line and of a name's length."""
    return clean(by)[:_LONGEST_NAME]


def clean_all(value: Any) -> Any:
    """A plain JSON value, which may come from anybody, with every text in it cleaned."""
    if type(value) is str:
        return clean(value, lines=True)
    if type(value) is list:
        return [clean_all(part) for part in value]
    if type(value) is dict:
        return {clean(name): clean_all(part) for name, part in value.items()}
    return value


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text for searching: no accents, no capitals, đ as d, single spaces; ``"dak po" == fold("Đăk  Pơ")``."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


@cache
def _unaccented_signs() -> dict[int, str]:
    letters = map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)])
    return {ord(sign): plain for sign in letters if len(plain := fold(sign)) == 1}


def unaccented(text: str) -> str:
    """NFC text without accents and capitals, sign for sign: a place in the result is the same place in the text."""
    return text.translate(_unaccented_signs())


def sort_key(text: str) -> tuple[list[tuple[int, int]], list[int], list[bool]]:
    """A key that sorts as Vietnamese dictionaries do: letters (a ă â … đ), then tones, then capitals.

    The order is that of the Unicode CLDR collation for Vietnamese; spaces come before digits, digits before letters.
    """
    letters: list[list[str]] = []
    for sign in unicodedata.normalize("NFD", text.lower()):
        if letters and sign in _PART_OF_LETTER:
            letters[-1][0] = unicodedata.normalize("NFC", letters[-1][0] + sign)
        elif letters and sign in _TONES:
            letters[-1][1] = sign
        else:
            letters.append([sign, ""])
    primary = [
        (2, _LETTERS[base]) if base in _LETTERS else (1, int(base)) if base.isdecimal() else (0, ord(base[0]))
        for base, _ in letters
    ]
    return (
        primary,
        [_TONES[tone] for _, tone in letters],
        [sign.isupper() for sign in unicodedata.normalize("NFC", text)],
    )


def long_date(day: date) -> str:
    """``ngày 04 tháng 4 năm 2024``: day below 10 and months 1 and 2 with a leading zero.

    Decree 30/2020/NĐ-CP, Annex I, section II.4b.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """``4/4/2024``, as tables and screens write a day."""
    return f"{day.day}/{day.month}/{day.year}"
