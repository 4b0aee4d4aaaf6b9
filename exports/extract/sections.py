"""Which section of an extract an entry stands in: each in exactly one, by its kind and the party's part in it."""

from __future__ import annotations

from enum import StrEnum

from exports.minutes.phrases import visible
from exports.options import Options
from store.meeting.concerning import Concern
from store.meeting.kinds import TASK_KINDS, EntryKind
from store.meeting.records import Entry


class Section(StrEnum):
    """The sections in their order: first what the party has to do, last what is only about its items."""

    TOLD = "told"
    PROMISED = "promised"
    CARRIED = "carried"
    ASKED_OF = "asked_of"
    ASKED = "asked"
    CONCLUDED = "concluded"
    SIGNED = "signed"
    GIVEN = "given"
    SAID = "said"
    LIMITATIONS = "limitations"
    PROMISED_OTHERS = "promised_others"
    ASKED_OTHERS = "asked_others"
    TOLD_OTHERS = "told_others"
    ABOUT = "about"


def sections(concern: Concern, options: Options) -> dict[Section, list[Entry]]:
    """The entries that concern the party, each in its section; a section without any is left out.

    What an earlier meeting left to do, and is not yet known to be done, comes along in a section of its own.
    """
    found: dict[Section, list[Entry]] = {section: [] for section in Section}
    entries = concern.proceedings.entries
    for entry in visible(entries, closed_session=options.closed_session):
        if concern.has_entry(entry):
            found[_section(entry, concern)].append(entry)
    for entry in entries:
        if _is_left_over(entry, options) and concern.has_entry(entry):
            found[Section.CARRIED].append(entry)
    return {section: told for section, told in found.items() if told}


def _is_left_over(entry: Entry, options: Options) -> bool:
    """Whether it is a task of an earlier meeting that may be printed."""
    shown = options.closed_session or not entry.closed_session
    return bool(entry.carried_from) and entry.kind in TASK_KINDS and shown and bool(entry.text.strip())


def _section(entry: Entry, concern: Concern) -> Section:
    ours = concern.any_of_ours(entry.owners)
    by_us = concern.is_ours(entry.speaker)
    match entry.kind:
        case EntryKind.DIRECTIVE:
            return Section.TOLD if ours else Section.GIVEN if by_us else Section.TOLD_OTHERS
        case EntryKind.COMMITMENT:
            return Section.PROMISED if ours or by_us else Section.PROMISED_OTHERS
        case EntryKind.PROPOSAL:
            return Section.ASKED if by_us else Section.ASKED_OF if ours else Section.ASKED_OTHERS
        case EntryKind.DECISION | EntryKind.VOTE:
            return Section.CONCLUDED
        case EntryKind.SIGNING | EntryKind.COMMENDATION:
            return Section.SIGNED
        case EntryKind.LIMITATION:
            return Section.LIMITATIONS
        case _:
            return Section.SAID if by_us else Section.ABOUT
