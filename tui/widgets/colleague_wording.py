"""What is said about the others who record: how old the copy of each is, and what he is at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.meeting.kinds import RecordKind
from store.meeting.records import AgendaPoint, Item
from tui.language import _, ngettext

from .allotted import called
from .masthead import Fact
from .wording import Find

if TYPE_CHECKING:
    from store.presence import Colleague

LATE = 180.0
"""Seconds without a word after which somebody whose window is open is marked."""


def age_text(seconds: float) -> str:
    """``12′``, ``5 h``, ``3 days``: whole ones that have passed."""
    minutes = int(seconds // 60)
    if minutes < 60:
        return f"{minutes}′"
    if minutes < 48 * 60:
        return _("{count} h").format(count=minutes // 60)
    days = minutes // (24 * 60)
    return ngettext("{count} day", "{count} days", days).format(count=days)


def is_late(colleague: Colleague) -> bool:
    """Whether nothing has come from him for long, although his window is open."""
    return colleague.open and colleague.age >= LATE


def fact(colleagues: Sequence[Colleague]) -> Fact | None:
    """``Lan 0′, Minh 12′ !`` of those whose windows are open; in little room the oldest copy and how many more."""
    there = [one for one in colleagues if one.open]
    if not there:
        return None
    short = [called(one.by) for one in there]
    clear = len(set(short)) == len(short)
    oldest = max(there, key=lambda one: one.age)
    fewest = _one(called(oldest.by), oldest) + (f" +{len(there) - 1}" if len(there) > 1 else "")
    names = ", ".join(_one(one.by, one) for one in there)
    shorter = ", ".join(_one(name, one) for name, one in zip(short, there, strict=True)) if clear else names
    return Fact(names, "warn" if any(map(is_late, there)) else "", (shorter, fewest), "colleagues")


def _one(name: str, colleague: Colleague) -> str:
    return f"{name} {age_text(colleague.age)}{' !' if is_late(colleague) else ''}"


def clock_text(colleague: Colleague) -> str:
    """By how much his clock differs; empty where nothing notable is known."""
    if not colleague.ahead:
        return ""
    age = age_text(abs(colleague.ahead))
    return _("clock {age} ahead").format(age=age) if colleague.ahead > 0 else _("clock {age} behind").format(age=age)


def place_text(on: str, find: Find) -> str:
    """What somebody is typing about: ``#12 Title`` or ``3. Title``; empty for nothing that is known here."""
    head, _slash, uid = on.partition("/")
    record = find(RecordKind(head), uid) if head in {RecordKind.ITEM, RecordKind.POINT} else None
    if isinstance(record, Item):
        return f"#{record.number} {record.title}"
    return f"{record.number}. {record.title}" if isinstance(record, AgendaPoint) else ""
