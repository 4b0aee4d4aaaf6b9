"""An answer to a question becomes a part of the table's correction, and is found there again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .corrections import Correction
from .questions import Question, QuestionKind

_EXAMPLES = 5
"""How many cells a question shows at most."""

_PARTS = {
    QuestionKind.TABLE_KIND: "kind",
    QuestionKind.DAY_ORDER: "day_order",
    QuestionKind.FRACTION: "fraction",
    QuestionKind.SERIAL: "serial_days",
}


def to_ask(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions as a user is asked them: what one answer settles for several columns is one question."""
    together: dict[tuple[QuestionKind, str], list[Question]] = {}
    for one in questions:
        together.setdefault((one.kind, one.heading if one.kind is QuestionKind.COLUMN else ""), []).append(one)
    return tuple(_together(some) for some in together.values())


def _together(some: list[Question]) -> Question:
    first = some[0]
    if len(some) == 1:
        return first
    return replace(
        first,
        heading="; ".join(one.heading for one in some),
        examples=tuple(dict.fromkeys(example for one in some for example in one.examples))[:_EXAMPLES],
        lines=tuple(line for one in some for line in one.lines)[:_EXAMPLES],
        count=sum(one.count for one in some),
    )


def answered(correction: Correction, asked: Question, answer: Any) -> Correction:
    """The correction with this answer in it; None takes an answer back."""
    if asked.kind is not QuestionKind.COLUMN:
        changes: dict[str, Any] = {_PARTS[asked.kind]: answer}
        return replace(correction, **changes)
    columns = {heading: name for heading, name in correction.columns.items() if heading != asked.heading}
    return replace(correction, columns=columns if answer is None else {**columns, asked.heading: answer})


def answer_to(correction: Correction, asked: Question) -> Any:
    """What was answered to a question: what ``answered`` was given; None while it is open."""
    if asked.kind is QuestionKind.COLUMN:
        return correction.columns.get(asked.heading)
    return getattr(correction, _PARTS[asked.kind])
