"""What a text says by itself, without any mark: a deadline and totals.

The patterns behind it are many; they are loaded when the first line needs them, not when the program starts.
"""

from __future__ import annotations

from datetime import date

from ..records import Deadline, StatedFigure


def said_deadline(words: str, day: date) -> Deadline | None:
    """The words as a whole as a deadline, None where they name no day."""
    from .. import deadlines

    return deadlines.read(words, day)


def deadline_in(text: str, day: date) -> Deadline | None:
    """The deadline that a sentence contains."""
    from .. import deadlines

    return deadlines.find(text, day)


def figures_in(text: str) -> tuple[StatedFigure, ...]:
    """The totals that a text states."""
    if not any(sign.isdecimal() for sign in text):
        return ()
    from .. import figures

    return figures.read(text)
