"""The annex of items and the list of what is to be done, in English."""

from __future__ import annotations

from exports.wording.document_words import ActionsWords, RegisterWords
from exports.wording.en.phrases import period, some


def _counts(total: int, done: int, late: int, day: str) -> str:
    parts = [f"{done} done"] if done else []
    parts += [f"{late} overdue"] if late else []
    told = f", {', '.join(parts)}" if parts else ""
    text = f"{some(total, 'action', 'actions')}{told}."
    return f"As at {day}: {text}" if day else text


REGISTER = RegisterWords(
    label="Annex",
    title=lambda reviewed: f"Items of cooperation{', ' + period(reviewed) if reviewed else ''}",
    reference=lambda number, day, body: f"(Attached to minutes No. {number} of {day}, {body})",
    totals=lambda total: f"The register holds {some(total, 'item', 'items')}:",
    by_field="Totals by field",
    field=lambda name, number: f"{name} ({some(number, 'item', 'items')})",
    table=lambda field: f"Items of cooperation: {field}",
    columns=("No.", "Item", "Parties", "Lead", "Supporting", "Time", "Last time", "State", "Outcome, reason"),
    late=lambda days: f"{some(days, 'day', 'days')} overdue",
    sum=lambda number: f"This list holds {some(number, 'item', 'items')}./.",
    nothing="The register holds no items yet./.",
)

ACTIONS = ActionsWords(
    kind="ACTION LIST",
    subject=lambda meeting: f"After the meeting: {meeting}",
    reference=lambda number, day, body: f"(From minutes No. {number} of {day}, {body})",
    counts=_counts,
    table="Actions by deadline",
    columns=("No.", "Who", "What", "By when", "State", "Source"),
    by_owner="Totals by unit",
    owner_columns=("Who", "Actions", "Done", "Overdue", "Next deadline"),
    nobody="Assigned to nobody yet",
    no_day="Not stated",
    done="Done",
    open="Open",
    late=lambda days: f"{some(days, 'day', 'days')} overdue",
    item=lambda number: f"Item {number}",
    carried="earlier meeting",
    nothing="No tasks were given, nothing was promised, and no item has a planned time./.",
)
