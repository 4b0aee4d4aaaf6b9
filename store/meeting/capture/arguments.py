"""Choices behind a command: items, delegates, agenda points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..kinds import Attendance
from ..refs import Ref, split, to_delegate
from . import marks
from .being_typed import TRIED, Typing, item_offers, people_offers, ways
from .choices import MOST, Choice, Completions, What
from .commands import command_word
from .drafts import AttendanceDraft, CaptureContext, Draft, EntryDraft, NextPointDraft
from .known_names import meant
from .targets import targets

_NUMBERS = re.compile(r"(?:\d[\d\s,#]*[\s,#])?(\d{1,6})")
_VOTER = re.compile(r"[:,]\s*([^\W\d_][^:;,@#>\[\]]{0,60})\Z")


def arguments(typing: Typing) -> Completions | None:
    """Items behind ``/done``, delegates behind ``/in``, points behind ``/next``, who voted how behind ``/vote``."""
    name, words = command_word(typing.typed)
    start = typing.cursor - len(typing.typed[typing.typed.rfind(words) :]) if words else typing.cursor
    if not name or not (words or typing.typed.endswith(" ")):
        return None
    if name in marks.STATE_COMMANDS:
        numbers = _NUMBERS.fullmatch(words)
        if numbers:
            start += numbers.start(1)
            words = numbers[1]
        if words[:1] in {"#", ""} or (words[0].isdigit() and (not numbers or typing.typed.endswith(" "))):
            return None
        return item_offers(typing, start, words, "")
    if name in {"in", "out"} and not (typing.typed.endswith(" ") and len(typing.people.best(words)) == 1):
        people = _coming(typing.context, arriving=name == "in") if not words else _delegates(words, typing.context)
        return typing.offer(
            start,
            What.DELEGATE,
            people_offers(islice(people, TRIED), typing.context, "", ""),
            lambda draft, ref: isinstance(draft, AttendanceDraft) and draft.delegate == ref,
        )
    if name == "vote":
        return _voters(typing)
    if name == "next":
        points = targets(typing.context.points).beginning(words.lstrip("#"), MOST)
        return typing.offer(
            start,
            What.POINT,
            (
                (Choice("", f"{one.number} {one.title}".strip(), "", f"point/{one.uid}"), ways(one, ""))
                for one in points
            ),
            lambda draft, ref: isinstance(draft, NextPointDraft) and f"point/{draft.point}" == ref,
        )
    return None


def _delegates(words: str, context: CaptureContext) -> Iterator[Ref]:
    return (ref for _, ref in meant(words, context) if split(ref)[0] == "delegate")


def _coming(context: CaptureContext, *, arriving: bool) -> Iterator[Ref]:
    """Those who can still come in, or can still leave."""
    for one in context.delegates:
        there = one.attendance is Attendance.PRESENT and one.left_at is None and not one.left_point
        if there is not arriving:
            yield to_delegate(one.uid)


def _voters(typing: Typing) -> Completions | None:
    """Delegates and parties behind ``chống:`` and its like."""
    form = _VOTER.search(typing.typed)
    if form is None:
        return None
    refs = [ref for _, ref in islice(meant(form[1], typing.context), TRIED)]
    return typing.offer(
        typing.front + form.start(1), What.DELEGATE, people_offers(refs, typing.context, "", ""), _voted
    )


def _voted(draft: Draft, ref: str) -> bool:
    vote = draft.vote if isinstance(draft, EntryDraft) else None
    return vote is not None and ref in {*vote.in_favour_by, *vote.against_by, *vote.abstained_by}
