"""What every document in English needs: dates, times, names, letterhead and foot."""

from __future__ import annotations

from datetime import time

from exports.wording.en.phrases import long_date
from exports.wording.words import (
    ClosingWords,
    General,
    LetterheadWords,
)
from store.meeting.kinds import MeetingKind

_HONORIFICS = {"ông": "Mr", "bà": "Ms", "anh": "Mr", "chị": "Ms", "cô": "Ms", "đồng chí": "Comrade"}


def _honorific(said: str) -> str:
    word = said.strip()
    return _HONORIFICS.get(word.lower(), word)


def _clock(moment: time) -> str:
    return f"{moment.hour:02d}:{moment.minute:02d}"


GENERAL = General(
    tag="en-GB",
    long_date=long_date,
    date_blank="……",
    date_open="………………",
    period_of_days=lambda first, last: f"from {long_date(first)} to {long_date(last)}",
    clock=_clock,
    clock_blank="……",
    honorific=_honorific,
    unknown_delegate="a delegate",
    party=lambda _, name: name,
    delegation=lambda party: f"the representative of {party}",
    office_in=lambda office, body: f"{office}, {body}",
    quote=("“", "”"),
    of_kind={
        MeetingKind.INTERIM_REVIEW: "conference",
        MeetingKind.FINAL_REVIEW: "conference",
        MeetingKind.MEETING: "meeting",
    },
    as_subject=lambda meeting: f"The {meeting}",
    point_letters="abcdefghijklmnopqrstuvwxyz",
    closed_session="This document includes what was said in closed session.",
    now=lambda name: f"now {name}",
    now_called=lambda then, name: f"{then} is now {name}",
    names_by_now=lambda names: f"Places bear the names of the day of the meeting: {names}.",
)

LETTERHEAD = LetterheadWords(
    nation="Socialist Republic of Viet Nam",
    motto="Independence - Freedom - Happiness",
    number=lambda number, symbol: f"No.: {number}/{symbol}",
    place_and_date=lambda place, day: f"{place}, {day}",
    minutes="MINUTES",
    draft="DRAFT",
)

CLOSING = ClosingWords(
    ended=lambda meeting, clock, day: f"The {meeting} ended at {clock}, {day}./.",
    secretary="SECRETARY",
    chair="CHAIR",
    recipients="Recipients:",
    default_recipients=("Participants",),
    filed="File: registry, dossier",
)
