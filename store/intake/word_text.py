"""The text of a Word paragraph as its reader sees it: changes accepted, fields worked out, notes' marks left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .word_names import (
    ALTERNATIVES,
    CONTROL,
    GONE,
    MATH,
    MC,
    PARAGRAPH,
    RUN,
    TABLE,
    TEXT_BOX,
    VAL,
    WRAPPERS,
    W,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

TICKED, EMPTY_BOX = "☒", "☐"

_WINGDINGS = {
    0x6F: EMPTY_BOX, 0x70: EMPTY_BOX, 0x71: EMPTY_BOX, 0xA8: EMPTY_BOX, 0x78: TICKED, 0xFD: TICKED, 0xFE: "☑",
    0xFB: "✗", 0xFC: "✓", 0x9F: "•", 0x6C: "•", 0x6E: "•", 0xA7: "•", 0x76: "•", 0xD8: "•", 0xE0: "→", 0xF0: "→",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: TICKED, 0x54: TICKED, 0x51: TICKED, 0xA3: EMPTY_BOX}
_SYMBOL = {
    0xB7: "•", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xAE: "→", 0xB0: "°", 0xB9: "≠", 0xBB: "≈",
    0x2D: "−", 0xDE: "⇒", 0xD6: "√", 0xE5: "∑", 0x6D: "µ", 0xA5: "∞", 0x44: "Δ", 0x61: "α", 0x62: "β",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_UNKNOWN_SIGN = "\ufffd"

_BREAKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_FALSE = frozenset({"0", "false", "off"})


def is_on(element: _Element | None) -> bool:
    """Whether a switch is set: it is there and does not say no."""
    return element is not None and element.get(VAL, "1") not in _FALSE


def unwrapped(parent: _Element) -> Iterator[_Element]:
    """The children of an element, and what stands in content controls, insertions and the like, without those.

    What was deleted or moved away is left out; of two forms of one thing the first is taken.
    """
    for child in parent:
        tag = child.tag
        if tag == CONTROL:
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from unwrapped(content)
        elif tag == ALTERNATIVES:
            chosen = next((one for one in child if one.tag in {f"{MC}Choice", f"{MC}Fallback"}), None)
            if chosen is not None:
                yield from unwrapped(chosen)
        elif tag in WRAPPERS:
            yield from unwrapped(child)
        elif tag not in GONE:
            yield child


class Story:
    """A text that is read from its beginning: a field may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self._fields: list[bool] = []  # for each open field, whether its instruction is over and its result is shown
        self.boxes: list[_Element] = []
        """Text boxes that hang on the paragraphs read so far; whoever reads the paragraphs takes them away."""

    def text(self, paragraph: _Element) -> str:
        """A paragraph's own text; breaks and tabs as such.

        An instruction that has not ended with its paragraph never will: a damaged field must not swallow what follows.
        """
        text = "".join(self._pieces(paragraph))
        self._fields = [shown for shown in self._fields if shown]
        return text

    def _pieces(self, parent: _Element) -> Iterator[str]:
        for child in unwrapped(parent):
            if child.tag == RUN:
                yield from self._run(child)
            elif isinstance(child.tag, str) and child.tag.startswith(MATH) and self._shown():
                yield "".join(one.text or "" for one in child.iter(f"{MATH}t"))

    def _shown(self) -> bool:
        return all(self._fields)

    def _run(self, run: _Element) -> Iterator[str]:
        properties = run.find(f"{W}rPr")
        if properties is not None and is_on(properties.find(f"{W}vanish")):
            return
        for part in unwrapped(run):
            tag = part.tag
            if tag == f"{W}fldChar":
                yield from self._field(part)
            elif not self._shown():
                continue
            elif tag == f"{W}t":
                yield _in_font(part.text or "", properties)
            elif tag in _BREAKS:
                yield _BREAKS[tag]
            elif tag == f"{W}sym":
                yield _symbol(part.get(f"{W}char", ""), part.get(f"{W}font", ""))
            elif tag == f"{W}ruby":
                for base in part.iterfind(f"{W}rubyBase"):
                    yield from self._pieces(base)
            elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                self.boxes.extend(_boxes(part))

    def _field(self, mark: _Element) -> Iterator[str]:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            if self._shown():
                yield _form_field(mark)
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _boxes(parent: _Element) -> Iterator[_Element]:
    for child in unwrapped(parent):
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag not in {PARAGRAPH, TABLE}:
            yield from _boxes(child)


def _form_field(mark: _Element) -> str:
    """A ticked or empty box, or the chosen line of a list; other form fields show their result as text."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        said = box.find(f"{W}checked")
        return TICKED if is_on(said if said is not None else box.find(f"{W}default")) else EMPTY_BOX
    choices = mark.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    chosen = choices.find(f"{W}result")
    at = chosen.get(VAL, "0") if chosen is not None else "0"
    lines = [one.get(VAL, "") for one in choices.iterfind(f"{W}listEntry")]
    return lines[int(at)] if at.isdecimal() and int(at) < len(lines) else ""


def _in_font(text: str, properties: _Element | None) -> str:
    """Text typed in a font of signs, where ü is a tick."""
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None or len(text) > 3:
        return text
    signs = _FONTS.get(fonts.get(f"{W}ascii", "").lower(), {})
    if not signs or fonts.get(f"{W}ascii", "").lower() == "symbol":
        return text
    return "".join(signs.get(ord(sign) & 0xFF if ord(sign) >= 0xF000 else ord(sign), sign) for sign in text)


def _symbol(code: str, font: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.lower(), {})
    if 0xF000 <= number <= 0xF0FF:
        return known.get(number - 0xF000, _UNKNOWN_SIGN)
    if number in known:
        return known[number]
    return chr(number) if 0x20 <= number < 0xD800 or 0xF900 <= number < 0xFFFE else _UNKNOWN_SIGN
