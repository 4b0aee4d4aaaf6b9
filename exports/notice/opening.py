"""The subject of the notice and its first paragraphs: when and where, who chaired, who came, what was heard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from exports.document import Paragraph
from exports.minutes.phrases import BLANK, People, cell, runs, span, visible
from exports.minutes.speakers import Speakers
from exports.options import Attribution, Options
from exports.present_names import of_people
from exports.wording.words import Wording
from store.meeting.kinds import Attendance, PartyRole, PointState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate, Entry, Party
from store.meeting.refs import NOBODY, Ref, split, to_party
from store.meeting.text import fold

_MANY = 6
"""From so many bodies on, it is said that delegates spoke and not which."""


class Opening:
    """The opening of one notice. ``shown`` are the entries that may be printed."""

    def __init__(
        self, proceedings: Proceedings, words: Wording, people: People, speakers: Speakers, options: Options
    ) -> None:
        self._proceedings = proceedings
        self._meeting = proceedings.meeting
        self._words = words
        self._people = people
        self._speakers = speakers
        self._options = options
        self.shown: tuple[Entry, ...] = tuple(visible(proceedings.entries, closed_session=options.closed_session))

    @cached_property
    def _title(self) -> str:
        return cell(self._meeting.title.strip()) or BLANK

    @cached_property
    def _noun(self) -> str:
        return self._words.general.of_kind[self._meeting.kind]

    def subject(self) -> str:
        """Whose conclusions, at which meeting."""
        return cell(self._words.notice.subject(self._who_concluded(full=True), self._title))

    def paragraphs(self) -> Iterator[Paragraph]:
        """When, where, who chaired, who was represented; then what was heard and who concluded."""
        says = self._words.notice
        meeting = self._meeting
        day = span((meeting.day, meeting.last_day), self._words)
        chairs = tuple(self._person(ref, full=True) for ref in meeting.chairs) or (BLANK,)
        yield Paragraph(runs(says.chaired(day, meeting.place.strip(), chairs, self._title)))
        present = self._present()
        if present:
            yield Paragraph(runs(says.attended(self._noun, tuple(cell(party.name.strip()) for party in present))))
        yield Paragraph(runs(says.concluded(self._heard(), self._who_concluded(full=False), self._noun)))
        told = [*map(to_party, (party.uid for party in present)), *(ref for one in self.shown for ref in one.owners)]
        yield from of_people(told, self._proceedings, self._words)

    def _who_concluded(self, *, full: bool) -> tuple[str, ...]:
        """The chairs as the document names who spoke; nobody where it names nobody."""
        if self._options.attribution is Attribution.NAMED:
            return tuple(self._person(ref, full=full) for ref in self._meeting.chairs) or (BLANK,)
        named = (self._speakers.short(ref) for ref in self._meeting.chairs)
        return tuple(dict.fromkeys(name for name in named if name))

    def _person(self, ref: Ref, *, full: bool) -> str:
        delegate = self._proceedings.delegate(ref)
        if delegate is None:
            return self._words.notice.somebody(self._proceedings.name(ref), "") if ref else BLANK
        return self._words.notice.somebody(delegate.name or BLANK, self._people.office(delegate) if full else "")

    def _present(self) -> tuple[Party, ...]:
        """The parties of which somebody was there; those invited where no roll was called."""
        delegates = self._proceedings.delegates
        called = any(one.attendance is not Attendance.EXPECTED for one in delegates)
        there = {one.party for one in delegates if one.attendance is Attendance.PRESENT or _sent_another(one)}
        return tuple(
            party
            for party in self._proceedings.parties
            if party.name.strip() and (party.uid in there if called else party.role is not PartyRole.MENTIONED)
        )

    def _heard(self) -> str:
        """What the chairs heard before they concluded: reports, and who spoke."""
        chairs = set(self._meeting.chairs)
        presenters = [
            point.presenter
            for point in self._proceedings.points
            if point.presenter not in {NOBODY, *chairs}
            and point.state is not PointState.PLANNED
            and _is_report(point.title, self._words)
        ]
        reports = tuple(dict.fromkeys(name for ref in presenters if (name := self._speakers.short(ref))))
        spoke = {entry.speaker for entry in self.shown} - chairs - set(presenters) - {NOBODY}
        bodies: dict[str, None] = {}
        others = False
        for entry in self.shown:
            if entry.speaker not in spoke:
                continue
            party = self._proceedings.party_of(entry.speaker)
            if party is None or not party.name.strip() or self._options.attribution is Attribution.IMPERSONAL:
                others = True
            else:
                general = self._words.general
                bodies[general.delegation(general.party(party.kind, party.name.strip()))] = None
        named = tuple(bodies) if len(bodies) < _MANY else ()
        return self._words.notice.heard(reports, named, others or len(bodies) >= _MANY)


def _sent_another(delegate: Delegate) -> bool:
    """Whether somebody came in his place who is on no list himself; one who is speaks for his own body."""
    return delegate.attendance is Attendance.REPLACED and split(delegate.replaced_by)[0] != "delegate"


def _is_report(title: str, words: Wording) -> bool:
    """Whether a point of the agenda is a report, and not a welcome or an introduction that somebody presented."""
    said = fold(title)
    return any(fold(word) in said for word in words.notice.report_words)
