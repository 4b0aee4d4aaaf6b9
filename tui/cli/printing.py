"""Plain text on standard output: columns that line up whatever the letters, wrapped to the terminal's width."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from store.meeting.text import clean
from store.progress import Progress, untold

_NARROWEST = 20
_PATIENCE = 1.0
"""Seconds for which nobody wonders what goes on."""
_BETWEEN = 0.1
"""Seconds between two pictures of how far it is."""


def say(text: str = "") -> None:
    """One line, or several, on standard output; control characters in it are gone."""
    print("\n".join(clean(line) for line in text.split("\n")))


def warn(text: str) -> None:
    """One line on standard error."""
    print(clean(text), file=sys.stderr)


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """How far long work is, on standard error where that is a terminal; nothing where it takes no longer than a second.

    Ctrl+C stops the work: KeyboardInterrupt goes through it as any error does.
    """
    if not sys.stderr.isatty():
        yield untold
        return
    begun = shown = time.monotonic()
    drawn = False

    def tell(done: int, total: int) -> None:
        nonlocal shown, drawn
        now = time.monotonic()
        if now - begun < _PATIENCE or now - shown < _BETWEEN:
            return
        shown, drawn = now, True
        share = f" {100 * done // total} %" if total else ""
        print(f"\r{title} …{share}\033[K", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if drawn:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def say_json(value: Any) -> None:
    """A value as JSON, readable and with its letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def width_of(text: str) -> int:
    """Columns that a text takes in a terminal: two for wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(_sign_width(sign) for sign in unicodedata.normalize("NFC", text))


def _sign_width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def say_rows(rows: Iterable[Sequence[str]], *, width: int | None = None) -> None:
    """Rows in columns two spaces apart. The last column is wrapped under itself where a terminal is too narrow for it.

    ``width`` is the terminal's by default; into a file or pipe nothing is wrapped.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    if not cells:
        return
    count = max(len(row) for row in cells)
    widths = [max((width_of(row[place]) for row in cells if place < len(row) - 1), default=0) for place in range(count)]
    available = width if width is not None else _terminal_width()
    for row in cells:
        start = "".join(cell + " " * (widths[place] - width_of(cell) + 2) for place, cell in enumerate(row[:-1]))
        last = row[-1]
        if available and available - width_of(start) >= _NARROWEST:
            last = ("\n" + " " * width_of(start)).join(wrapped(last, available - width_of(start)))
        print((start + last).rstrip())


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces where there are any."""
    lines = textwrap.wrap(text, width) or [""]
    if all(width_of(line) <= width for line in lines):
        return lines
    halved = []
    for line in lines:  # wide letters: as many signs as columns do not fit
        halved.extend(textwrap.wrap(line, max(width // 2, 1)) if width_of(line) > width else [line])
    return halved


def _terminal_width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
