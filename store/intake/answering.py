"""An answer to a question becomes a part of the table's correction, and is found there again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .corrections import Correction, DayOrder
from .questions import MOST_EXAMPLES, Question, QuestionKind

_PARTS = {
    QuestionKind.TABLE_KIND: "kind",
    QuestionKind.FRACTION: "fraction",
    QuestionKind.SERIAL: "serial_days",
    QuestionKind.SAME_NUMBER: "same_number",
}


def to_ask(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions as a user is asked them: what one answer settles for several columns is one question.

    Columns of which one has a 31/12 and another a 12/31 are written in two orders: these are asked about apart.
    """
    every = tuple(questions)
    orders = {one.leaning for one in every if one.kind is QuestionKind.DAY_ORDER}
    apart = orders.issuperset(DayOrder)
    together: dict[tuple[QuestionKind, str], list[Question]] = {}
    for one in every:
        by = one.heading if one.kind is QuestionKind.COLUMN else ""
        if one.kind is QuestionKind.DAY_ORDER and apart:
            by = one.leaning
        together.setdefault((one.kind, by), []).append(one)
    return tuple(_together(some) for some in together.values())


def _together(some: list[Question]) -> Question:
    return replace(
        some[0],
        headings=tuple(heading for one in some for heading in one.headings),
        examples=tuple(dict.fromkeys(example for one in some for example in one.examples))[:MOST_EXAMPLES],
        lines=tuple(line for one in some for line in one.lines)[:MOST_EXAMPLES],
        count=sum(one.count for one in some),
        leaning=next((one.leaning for one in some if one.leaning), ""),
    )


def answered(correction: Correction, asked: Question, answer: Any) -> Correction:
    """The correction with this answer in it; None takes an answer back."""
    match asked.kind:
        case QuestionKind.COLUMN:
            return replace(correction, columns=_with(correction.columns, asked, answer))
        case QuestionKind.DAY_ORDER:
            return replace(correction, day_orders=_with(correction.day_orders, asked, answer))
    changes: dict[str, Any] = {_PARTS[asked.kind]: answer}
    return replace(correction, **changes)


def _with(said: Any, asked: Question, answer: Any) -> dict[str, Any]:
    """What is said of each column, with this answer for those that are asked about."""
    others = {heading: one for heading, one in said.items() if heading not in asked.headings}
    return others if answer is None else others | dict.fromkeys(asked.headings, answer)


def answer_to(correction: Correction, asked: Question) -> Any:
    """What was answered to a question: what ``answered`` was given; None while it is open."""
    match asked.kind:
        case QuestionKind.COLUMN:
            return correction.columns.get(asked.heading)
        case QuestionKind.DAY_ORDER:
            orders = {correction.order_in(heading) for heading in asked.headings}
            return orders.pop() if len(orders) == 1 else None
    return getattr(correction, _PARTS[asked.kind])
