"""What earlier meetings left of an item or task, and how long something is overdue, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.meeting.overdue import item_days_late, task_days_late
from store.meeting.records import Entry, Item, Past
from tui.language import _, day_text, ngettext, term

from .wording import deadline_text


def past_text(past: Past) -> str:
    """One meeting's word: ``4/4/2024: đang triển khai · hạn trong tháng 6 · đã chọn nơi``."""
    reason = ": ".join(part for part in (term(past.reason) if past.reason else "", past.reason_text) if part)
    told = [
        term(past.state) if past.state else "",
        _("due {when}").format(when=deadline_text(past.due)) if past.due else "",
        past.outcome,
        past.figures,
        reason,
    ]
    words = " · ".join(part for part in told if part)
    day = day_text(past.day) if past.day else past.meeting
    return f"{day}: {words}" if words else day


def last_time(history: Sequence[Past]) -> str:
    """What the meeting before this one left; empty for what is new."""
    return past_text(history[-1]) if history else ""


def late_text(days: int) -> str:
    """How long something is overdue; empty where it is not."""
    return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days) if days else ""


def item_late(item: Item, today: date | None) -> str:
    """How long an item is past its planned time."""
    return late_text(item_days_late(item, today))


def task_late(entry: Entry, today: date | None) -> str:
    """How long a directive or commitment is past its deadline."""
    return late_text(task_days_late(entry, today))
