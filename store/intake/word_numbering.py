"""The numbers that Word writes before paragraphs by itself (ECMA-376 part 1, 17.9): 1. 2. 3., a) b), I. II."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .word_names import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "-"
_DEEPEST = 8
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_ONES = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    shape: str = "decimal"
    text: str = "%1."


class Numbering:
    """The lists of one document; ``label`` is asked for each paragraph once, in the order of the text."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._begun: set[str] = set()
        if numbering is not None:
            self._define(numbering)
        if styles is not None:
            self._define_styles(styles)

    def label(self, paragraph: _Element) -> str:
        """What stands before a paragraph, ``2.1.`` or ``-`` for a bullet; empty where it is in no list."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        number, depth = self._place(properties)
        listed = self._list_of.get(number)
        if listed is None:
            return ""
        counts = self._counts.setdefault(listed, [None] * (_DEEPEST + 1))
        if number not in self._begun:
            self._begun.add(number)
            for level in range(_DEEPEST + 1):
                if (number, level) in self._restarts:
                    counts[level] = self._restarts[number, level] - 1
        before = counts[depth]
        counts[depth] = self._level(listed, depth).start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth)
        return self._written(listed, depth, counts)

    def _written(self, listed: str, depth: int, counts: list[int | None]) -> str:
        own = self._level(listed, depth)
        if own.shape == "bullet":
            return BULLET
        if own.shape == "none":
            return ""

        def number(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            if not 0 <= level <= depth:
                return ""
            its = self._level(listed, level)
            count = counts[level]
            return _shaped(its.start if count is None else count, its.shape)

        return re.sub(r"%([1-9])", number, own.text).strip()

    def _level(self, listed: str, depth: int) -> _Level:
        return self._levels.get((listed, depth)) or _Level(text=f"%{depth + 1}.")

    def _place(self, properties: _Element) -> tuple[str, int]:
        style = properties.find(f"{W}pStyle")
        number, depth = self._by_style.get(style.get(VAL, "") if style is not None else "", ("", 0))
        own = properties.find(f"{W}numPr")
        if own is not None:
            said = own.find(f"{W}numId")
            number = said.get(VAL, "") if said is not None else number
            depth = _depth(own)
        return number, depth

    def _define(self, numbering: _Element) -> None:
        for listed in numbering.iterfind(f"{W}abstractNum"):
            name = listed.get(f"{W}abstractNumId", "")
            for level in listed.iterfind(f"{W}lvl"):
                depth = _number(level.get(f"{W}ilvl"), 0)
                self._levels[name, depth] = _Level(
                    _number(_value(level, "start"), 0), _value(level, "numFmt") or "decimal", _value(level, "lvlText")
                )
        for one in numbering.iterfind(f"{W}num"):
            number = one.get(f"{W}numId", "")
            self._list_of[number] = _value(one, "abstractNumId")
            for level in one.iterfind(f"{W}lvlOverride"):
                start = _value(level, "startOverride")
                if start:
                    self._restarts[number, _number(level.get(f"{W}ilvl"), 0)] = _number(start, 1)

    def _define_styles(self, styles: _Element) -> None:
        based: dict[str, str] = {}
        for style in styles.iterfind(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            based[name] = _value(style, "basedOn")
            own = style.find(f"{W}pPr/{W}numPr")
            if own is not None:
                self._by_style[name] = (_value(own, "numId"), _depth(own))
        for name in based:
            above, seen = name, {name}
            while above not in self._by_style and based.get(above) and based[above] not in seen:
                above = based[above]
                seen.add(above)
            if above in self._by_style:
                self._by_style[name] = self._by_style[above]


def _value(parent: _Element, name: str) -> str:
    found = parent.find(f"{W}{name}")
    return found.get(VAL, "") if found is not None else ""


def _depth(properties: _Element) -> int:
    return min(_number(_value(properties, "ilvl"), 0), _DEEPEST)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 7 else otherwise


def _shaped(number: int, shape: str) -> str:
    match shape:
        case "decimalZero":
            return f"{number:02d}"
        case "upperLetter" | "lowerLetter":
            if number < 1:
                return ""
            letters = chr(65 + (number - 1) % 26) * min(1 + (number - 1) // 26, 10)
            return letters if shape == "upperLetter" else letters.lower()
        case "upperRoman" | "lowerRoman":
            roman = _roman(number)
            return roman if shape == "upperRoman" else roman.lower()
        case _:
            return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in (*_ROMAN, *_ROMAN_ONES):
        while number >= value and len(written) < 40:
            written += sign
            number -= value
    return written
