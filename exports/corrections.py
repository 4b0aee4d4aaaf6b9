"""The dated list of corrections: what each final version says otherwise than the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from exports import correction_words
from exports.correction_words import CorrectionWords
from exports.document import Annex, Block, Paragraph, Table
from exports.minutes.columns import columns
from exports.minutes.course import full_text, vote_text
from exports.minutes.opening import document_number, symbol
from exports.minutes.phrases import BLANK, People, capital, cell, runs
from exports.minutes.speakers import Speakers
from exports.options import Options
from exports.wording.words import Wording
from store.meeting.final_versions import Corrected, corrections
from store.meeting.glossary import field_name, term
from store.meeting.kinds import RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Deadline, Delegate, Entry, Item, Meeting, Party, Record, Vote
from store.meeting.refs import Ref
from store.meeting.text import short_date

_REFS = frozenset(
    {"chairs", "secretaries", "presenter", "replaced_by", "parties", "lead", "supporting", "speaker", "owners"}
)
"""Fields that name people and bodies by reference."""

_BEGINNING = 60
"""Signs of an entry's text that say which one is meant."""

_NOT_PRINTED = frozenset({"history", "away", "aliases", "has_vote", "minutes_before", "resumed_at"})
"""Fields of which documents print nothing, or nothing that can be told in a cell."""


def list_of_corrections(proceedings: Proceedings, words: Wording, options: Options) -> Iterator[Block]:
    """The annex, or nothing where no final version was corrected.

    What was said in a closed session is left out unless the options ask for it.
    """
    if not proceedings.versions:
        return
    own = correction_words.ENGLISH if words.language == "en" else correction_words.VIETNAMESE
    told = _Told(proceedings, words, own, options)
    rows = [
        (where, before, after, version)
        for one in corrections(proceedings)
        if one.field not in _NOT_PRINTED and (options.closed_session or not _closed(one))
        for where, before, after, version in [told.row(one)]
        if before != after
    ]
    if not rows:
        return
    meeting = proceedings.meeting
    day = meeting.last_day or meeting.day
    yield Annex(
        label=words.annex.label,
        title=own.title,
        reference=words.annex.reference(
            f"{document_number(meeting)}/{symbol(meeting)}",
            words.general.long_date(day) if day else words.general.date_blank,
            cell(meeting.issuing_body) or BLANK,
        ),
    )
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, start=1))
    yield Table(own.title, columns(own.columns, numbered, centred=frozenset({0})), numbered, titled=False)
    yield Paragraph(runs(own.sum(len(rows))))


def _beginning(text: str) -> str:
    """The first words of a text, as many as tell it from others."""
    words = " ".join(text.split())
    return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rpartition(' ')[0]}…"


def _closed(one: Corrected) -> bool:
    return any(isinstance(record, Entry) and record.closed_session for record in (one.before, one.after))


class _Told:
    """Corrections in words, people and bodies by the names they bear now.

    What is corrected is called what the version before calls it: there the reader looks it up.
    """

    def __init__(self, proceedings: Proceedings, words: Wording, own: CorrectionWords, options: Options) -> None:
        self._proceedings = proceedings
        self._words = words
        self._own = own
        self._people = People(proceedings, words)
        self._speakers = Speakers(proceedings, words, self._people, options.attribution)

    def row(self, one: Corrected) -> tuple[str, str, str, str]:
        """Where, before, after, in which version."""
        own = self._own
        where = self._name(one.before or one.after, quoted=one.field not in ("", "text"))
        made = own.made(one.version, short_date(one.at.date())) if one.at else own.open(one.version)
        if one.before is None:
            return where, own.added, self._whole(one.after), made
        if one.after is None:
            return where, self._whole(one.before), own.left_out, made
        field = own.title_of_party if one.kind is RecordKind.PARTY and one.field == "name" else ""
        field = field or field_name(one.field, self._words.language)
        return f"{where}: {field}", self._value(one.field, one.old), self._value(one.field, one.new), made

    def _name(self, record: Record | None, *, quoted: bool) -> str:
        """``quoted`` says that an entry is told by its first words too: many have no time, and some the same."""
        own = self._own
        match record:
            case Item():
                return cell(own.item(record.number, record.title.strip()))
            case AgendaPoint():
                return cell(own.point(record.number, record.title.strip()))
            case Entry():
                when = self._words.general.clock(record.at.time()) if record.at else ""
                kind = capital(term(record.kind, self._words.language))
                return cell(own.entry(kind, when, _beginning(record.text) if quoted else ""))
            case Party():
                return cell(own.party(record.name))
            case Delegate():
                return cell(own.delegate(record.name))
            case _:
                return own.meeting

    def _whole(self, record: Record | None) -> str:
        match record:
            case Entry():
                text = full_text(record, self._proceedings, self._words, self._speakers)
                speaker = self._speakers.short(record.speaker)
                return cell(f"{capital(speaker)}: {text}" if speaker and text else text) or self._own.empty
            case Item() | AgendaPoint():
                return cell(record.title.strip()) or self._own.empty
            case Party() | Delegate():
                return cell(record.name.strip()) or self._own.empty
            case Meeting() | None:
                return self._own.empty

    def _value(self, field: str, value: Any) -> str:
        return cell(self._said(field, value)) or self._own.empty

    def _said(self, field: str, value: Any) -> str:
        own, general = self._own, self._words.general
        match value:
            case None | "" | ():
                return ""
            case bool():
                return own.yes if value else own.no
            case StrEnum():
                return term(value, self._words.language)
            case datetime():
                return f"{general.clock(value.time())}, {short_date(value.date())}"
            case date():
                return short_date(value)
            case time():
                return general.clock(value)
            case Deadline():
                return value.said or (short_date(value.latest) if value.latest else "")
            case Vote():
                return vote_text(value, self._words, self._speakers)
            case tuple():
                return "; ".join(filter(None, (self._said(field, one) for one in value)))
            case str():
                return self._named(field, value)
            case int():
                return str(value)
            case _:  # a figure that was stated
                return str(getattr(value, "said", ""))

    def _named(self, field: str, value: str) -> str:
        held = self._proceedings
        if field == "speaker":
            return self._speakers.short(Ref(value))
        if field in _REFS:
            return self._people.short(Ref(value))
        if field in {"party", "parent"}:
            party = held.party_by_uid.get(value)
            return party.name if party else ""
        if field == "items":
            item = held.item_by_uid.get(value)
            return str(item.number) if item else ""
        if field in {"point", "arrived_point", "left_point"}:
            point = held.point_by_uid.get(value)
            return f"{point.number}. {point.title}" if point else ""
        return value
