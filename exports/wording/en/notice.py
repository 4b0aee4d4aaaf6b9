"""The notice of conclusions in English, in the structure of the Vietnamese form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exports.wording.document_words import NoticeWords
from exports.wording.en.phrases import long_date
from store.meeting.kinds import EntryKind


def _joined(parts: Sequence[str]) -> str:
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _several_people(people: Sequence[str]) -> str:
    if any("," in one for one in people[:-1]):
        return "; ".join((*people[:-1], f"and {people[-1]}"))
    return _joined(people)


def _subject(people: Sequence[str], meeting: str) -> str:
    of = f" of {_several_people(people)}" if people else ""
    return f"Conclusions{of} at the meeting: {meeting}"


def _chaired(day: str, place: str, chairs: Sequence[str], meeting: str) -> str:
    where = f", at {place}" if place else ""
    together = "jointly chaired" if len(chairs) > 1 else "chaired"
    when = f"F{day[1:]}" if day.startswith("from ") else f"On {day}"
    return f"{when}{where}, {_several_people(chairs)} {together} the meeting: {meeting}."


def _heard(reports: Sequence[str], speakers: Sequence[str], others: bool) -> str:
    parts = [f"the report{'s' if len(reports) > 1 else ''} of {_joined(reports)}"] if reports else []
    if speakers:
        parts.append(f"the views of {', '.join(speakers)}" + (" and of other delegates" if others else ""))
    elif others:
        parts.append("the views of the delegates")
    return f"Having heard {' and '.join(parts)}" if parts else ""


def _concluded(heard: str, people: Sequence[str], meeting: str) -> str:
    who = f"{_several_people(people)} concluded as follows:" if people else f"the {meeting} concluded as follows:"
    return f"{heard}, {who}" if heard else f"{who[:1].upper()}{who[1:]}"


def _give(units: str, supporting: str, task: str, goes_on: bool) -> str:  # noqa: ARG001 - tasks stand behind a colon
    return f"Assigned to {units}{f', together with {supporting}' if supporting else ''}: {task}"


def _by(earliest: date | None, latest: date | None, said: str) -> str:
    if latest is None:
        return f", deadline: {said}" if said else ""
    return f", to be completed {_day(earliest, latest)}{f' ({said})' if said else ''}"


def _day(earliest: date | None, latest: date) -> str:
    return f"by {long_date(latest)}" if earliest != latest else f"on {long_date(latest)}"


NOTICE = NoticeWords(
    kind="NOTICE",
    somebody=lambda name, office: f"{name}, {office}" if office else name,
    subject=_subject,
    chaired=_chaired,
    attended=lambda meeting, parties: f"Represented at the {meeting}: {', '.join(parties)}.",
    heard=_heard,
    report_words=("báo cáo", "tờ trình", "report"),
    concluded=_concluded,
    headings={
        EntryKind.DECISION: "General conclusions",
        EntryKind.DIRECTIVE: "Tasks assigned",
        EntryKind.COMMITMENT: "Commitments of the parties",
    },
    verbs=frozenset(),
    give=_give,
    give_nobody=lambda task: f"Assigned to ……………………: {task}",
    task=lambda text: f"{text[:1].upper()}{text[1:]}",
    several=lambda units: f"Assigned to {units}:",
    by=_by,
    day=_day,
    promised=lambda who, text: f"{who[:1].upper()}{who[1:]} made a commitment: {text}" if who else text,
    ended=lambda meeting: (
        f"These are the conclusions of the {meeting}. The bodies concerned are asked to carry them out./."
    ),
    invited="Participants",
    deputy=lambda office: (office.upper(), ""),
)
