"""Breaking text into lines of a given width, quickly: a timeline measures ten thousand texts before its first frame."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

#: From U+0300 on a sign may take no cell or two; but the Vietnamese letters ạ–ỹ and common punctuation take one.
_OTHER = re.compile("[^\x00-\u02ff\u1ea0-\u1ef9–—“”‘’…•→]")


def is_narrow(text: str) -> bool:
    """Whether every sign of the text takes exactly one cell, so that length is width."""
    if text.isascii():
        return True
    return _OTHER.search(text) is None


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken at spaces where there are any; line breaks are kept."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if len(paragraph) <= width and (len(paragraph) * 2 <= width or is_narrow(paragraph)):
            lines.append(paragraph)
        elif is_narrow(paragraph):
            lines.extend(_wrap_narrow(paragraph, width))
        else:
            lines.extend(_wrap_wide(paragraph, width))
    return lines


def line_count(text: str, width: int) -> int:
    """How many lines ``wrap`` makes of the text."""
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    return len(wrap(text, width))


def shorten(text: str, width: int) -> str:
    """The text in at most ``width`` cells, with … at its end where something was left out."""
    if len(text) * 2 <= width or cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    return str(chop_cells(text, width - 1)[0]).rstrip() + "…"


def _wrap_narrow(text: str, width: int) -> list[str]:
    lines = []
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = start + width
            lines.append(text[start:cut])
            start = cut
        else:
            lines.append(text[start:cut].rstrip())
            start = cut + 1
    lines.append(text[start:])
    return lines


def _wrap_wide(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        pieces = chop_cells(word, width) if cell_len(word) > width else [word]
        if not lines[-1]:
            lines.pop()
        lines.extend(pieces)
    return lines
