"""What a language must have words for before the documents beside the minutes can be written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from store.meeting.kinds import EntryKind


class NoticeWords(NamedTuple):
    """The notice of conclusions. ``somebody`` takes a person's name, office included, as the notice speaks of him.

    ``subject`` takes who concluded and the meeting's title; ``chaired`` the day, the place, who chaired (the meeting's
    own body where empty) and the title; ``attended`` the word for the meeting and the parties; ``heard`` who presented
    reports, who spoke, and whether others did; ``concluded`` what was heard, who concluded, and the word for the
    meeting.

    ``give`` takes the units, those that support them, and the task, which goes on in the same sentence or, where it
    does not begin with a verb, stands behind a colon. ``give_nobody`` is a task whose unit is not known. ``several``
    leads to the tasks of one unit. ``by`` takes the days that a deadline can mean and the words that were said, ``day``
    the days alone, for a note in brackets. ``promised`` takes who.
    ``number`` takes the number of an item. ``ended`` takes the word for the meeting.
    """

    kind: str
    somebody: Callable[[str, str], str]
    subject: Callable[[Sequence[str], str], str]
    chaired: Callable[[str, str, Sequence[str], str], str]
    attended: Callable[[str, Sequence[str]], str]
    heard: Callable[[Sequence[str], Sequence[str], bool], str]
    report_words: tuple[str, ...]
    concluded: Callable[[str, Sequence[str], str], str]
    headings: Mapping[EntryKind, str]
    verbs: frozenset[str]
    give: Callable[[str, str, str, bool], str]
    give_nobody: Callable[[str], str]
    task: Callable[[str], str]
    several: Callable[[str], str]
    by: Callable[[date | None, date | None, str], str]
    day: Callable[[date | None, date], str]
    promised: Callable[[str, str], str]
    ended: Callable[[str], str]
    invited: str
    deputy: Callable[[str], tuple[str, str]]


class RegisterWords(NamedTuple):
    """The annex of items. ``reference`` takes number and symbol, the day, the issuing body.

    ``field`` takes a field's name and its number of items; ``nothing`` stands where the register is empty.
    """

    label: str
    title: Callable[[str], str]
    reference: Callable[[str, str, str], str]
    totals: Callable[[int], str]
    by_field: str
    field: Callable[[str, int], str]
    table: Callable[[str], str]
    columns: tuple[str, str, str, str, str, str, str, str, str]
    late: Callable[[int], str]
    sum: Callable[[int], str]
    nothing: str


class ExtractWords(NamedTuple):
    """The extract for one party. ``subject`` takes the meeting's title and the party's name.

    ``lead`` takes number and symbol of the minutes, their day, their body and the party; ``units`` the names of the
    units that count under it. The rest are the headings of its sections, each of which may take the party.
    """

    kind: str
    subject: Callable[[str, str], str]
    lead: Callable[[str, str, str, str], str]
    units: Callable[[Sequence[str]], str]
    items: str
    item_totals: Callable[[int], str]
    item_columns: tuple[str, str, str, str, str, str]
    part: Mapping[str, str]
    told: Callable[[str], str]
    promised: Callable[[str], str]
    promised_others: str
    asked: Callable[[str], str]
    asked_of: Callable[[str], str]
    asked_others: str
    given: Callable[[str], str]
    told_others: str
    limitations: str
    concluded: str
    signed: str
    said: Callable[[str], str]
    about: str
    carried: str
    unfulfilled: str
    nothing: Callable[[str], str]
    certified: Callable[[str, str], str]
    signer: str


class ActionsWords(NamedTuple):
    """The list of what is to be done. ``reference`` is as in the annex; ``counts`` takes all, done, overdue, the day.

    ``late`` takes days. ``item`` takes an item's number.
    """

    kind: str
    subject: Callable[[str], str]
    reference: Callable[[str, str, str], str]
    counts: Callable[[int, int, int, str], str]
    table: str
    columns: tuple[str, str, str, str, str, str]
    by_owner: str
    owner_columns: tuple[str, str, str, str, str]
    nobody: str
    no_day: str
    done: str
    open: str
    late: Callable[[int], str]
    item: Callable[[int], str]
    carried: str
    nothing: str
