"""What each marker that is said once gives, from the record and the document as it was composed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property

from exports.document import Block, Document, Paragraph, Signature
from exports.minutes.attendance import totals
from exports.minutes.closing import ending
from exports.minutes.opening import agenda, document_number
from exports.minutes.phrases import BLANK, SHORT_BLANK, People, at_time, capital, cell, span, visible
from exports.minutes.speakers import Speakers
from exports.options import DocumentKind, Options
from exports.seat import seat
from exports.wording import wording
from store.meeting.attendance import by_party
from store.meeting.concerning import Concern
from store.meeting.glossary import term
from store.meeting.kinds import TASK_KINDS, Attendance, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry, Item, Meeting
from store.meeting.refs import Ref
from store.meeting.register import Counts, count
from store.meeting.text import short_date
from store.progress import Progress, untold


class Values:
    """One record, and how the document is to say it. The document is composed when something first asks for it."""

    def __init__(self, proceedings: Proceedings, options: Options, progress: Progress = untold) -> None:
        self.proceedings = proceedings
        self.options = options
        self.words = wording(options.language)
        self.people = People(proceedings, self.words)
        self.speakers = Speakers(proceedings, self.words, self.people, options.attribution)
        self._progress = progress
        is_extract = options.kind is DocumentKind.EXTRACT
        self._concern = Concern(proceedings, options.party) if is_extract else None

    @cached_property
    def document(self) -> Document:
        """The document that the program itself would write."""
        from exports import composing

        return composing.compose(self.proceedings, self.options, self._progress)

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.proceedings.meeting

    def single(self, name: str) -> str:
        """The text of a marker that gives one, by its name; a word that was missed is dots."""
        head, _, rest = name.partition(".")
        if head == "counts":
            return self._counted(rest)
        if head == "attendance" and rest:
            return str(self._roll[rest])
        return cell(_SINGLE[name](self))

    def blocks(self, name: str) -> tuple[Block, ...]:
        """The paragraphs and tables of a marker that gives such."""
        if name == "annexes":
            return self.document.annexes
        body = self.document.body
        if name == "body" or self.options.kind is not DocumentKind.MINUTES:
            return body
        noun = self.words.general.of_kind[self.meeting.kind]
        leads = self.words.opening.content(noun)
        begins = next(
            (
                number
                for number, block in enumerate(body, start=1)
                if isinstance(block, Paragraph) and "".join(run.text for run in block.runs) == leads
            ),
            len(body),
        )
        return body[begins:-1]  # the last block says when the meeting ended

    @cached_property
    def _roll(self) -> Mapping[str, int]:
        states = Counter(one.attendance.value for one in self.proceedings.delegates)
        return {"total": states.total(), **{state.value: states[state.value] for state in Attendance}}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items of the register; in an extract those that concern its party."""
        return self._concern.items if self._concern else self.proceedings.items

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What was recorded and may be printed; in an extract what concerns its party."""
        shown = visible(self.proceedings.entries, closed_session=self.options.closed_session)
        return tuple(entry for entry in shown if self._concern is None or self._concern.has_entry(entry))

    @cached_property
    def left_over(self) -> tuple[Entry, ...]:
        """The tasks of earlier meetings that came along and may be printed."""
        return tuple(
            entry
            for entry in self.proceedings.entries
            if entry.carried_from
            and entry.kind in TASK_KINDS
            and entry.text.strip()
            and (self.options.closed_session or not entry.closed_session)
            and (self._concern is None or self._concern.has_entry(entry))
        )

    @cached_property
    def counts(self) -> Counts:
        """The items counted."""
        return count(self.items)

    def _counted(self, name: str) -> str:
        counts = self.counts
        if name == "done_percent":
            share = f"{counts.done * 100 / counts.total:.1f}".removesuffix(".0") if counts.total else "0"
            return f"{share}%".replace(".", "," if self.words.language == "vi" else ".")
        if name in ("total", "open"):
            return str(counts.total if name == "total" else counts.open)
        return str(counts.by_state.get(ItemState(name), 0))

    # Pieces ------------------------------------------------------------------------------------------

    def _date(self) -> str:
        day, last = self.meeting.day, self.meeting.last_day
        if day is None:
            return self.words.general.date_blank
        return short_date(day) if last in (None, day) else f"{short_date(day)} - {short_date(last or day)}"

    def _start(self) -> str:
        meeting = self.meeting
        begun = meeting.started_at.date() if meeting.started_at else meeting.day
        last = None if meeting.started_at else meeting.last_day
        return self.words.opening.on_date(at_time(meeting.started_at, self.words), span((begun, last), self.words))

    def _end(self) -> str:
        meeting = self.meeting
        day = meeting.ended_at.date() if meeting.ended_at else meeting.last_day or meeting.day
        return self.words.opening.on_date(at_time(meeting.ended_at, self.words), span((day, None), self.words))

    def _full(self, refs: tuple[Ref, ...]) -> str:
        return "; ".join(capital(self.people.full(ref)) for ref in refs) or BLANK

    def _names(self, refs: tuple[Ref, ...]) -> str:
        return "\n".join(self.proceedings.name(ref) or BLANK for ref in refs) or BLANK

    def _offices(self, refs: tuple[Ref, ...]) -> str:
        delegates = (self.proceedings.delegate(ref) for ref in refs)
        return "\n".join(filter(None, (self.people.office(one) for one in delegates if one is not None)))

    def _number(self) -> str:
        # Every other kind of document gets a number of its own, when it is signed.
        return document_number(self.meeting) if self.options.kind is DocumentKind.MINUTES else SHORT_BLANK

    def _symbol(self) -> str:
        head = self.words.letterhead.number(self._number(), "")
        return self.document.letterhead.number_line.removeprefix(head)

    def _place_and_date(self) -> str:
        said = self.document.letterhead.place_and_date
        if said:
            return said
        place = seat(self.meeting.issuing_body) or SHORT_BLANK  # the form of minutes has no such line; an office may
        return self.words.letterhead.place_and_date(place, span((self.meeting.day, None), self.words))

    def _signers(self) -> tuple[Signature, ...]:
        return self.document.closing.right

    def _capacities(self) -> str:
        lines = [line for one in self._signers() for line in (one.capacity, one.office)]
        return "\n".join(dict.fromkeys(filter(None, lines)))

    def _attendance(self) -> str:
        if not by_party(self.proceedings.parties, self.proceedings.delegates):
            return BLANK
        return totals(self.proceedings.delegates, self.words)

    def _agenda(self) -> str:
        label = f"{self.words.opening.agenda}: "
        told = "".join(run.text for line in agenda(self.proceedings, self.words) for run in line.runs)
        return told.removeprefix(label).removesuffix(".")

    def _closing(self) -> str:
        return "".join(run.text for run in ending(self.meeting, self.words).runs)

    def _signed_on(self) -> str:
        day = self.meeting.agreement_signed_on
        return self.words.general.long_date(day) if day else ""

    def _party(self) -> str:
        party = self.proceedings.party_by_uid.get(self.options.party)
        return party.name if party else ""


_SINGLE: Mapping[str, Callable[[Values], str]] = {
    "title": lambda values: values.meeting.title.strip() or BLANK,
    "meeting_kind": lambda values: term(values.meeting.kind, values.words.language),
    "document_kind": lambda values: values.document.title.kind,
    "subject": lambda values: values.document.title.subject,
    "superior_body": lambda values: values.meeting.superior_body.strip(),
    "issuing_body": lambda values: values.meeting.issuing_body.strip() or BLANK,
    "nation": lambda values: values.words.letterhead.nation,
    "motto": lambda values: values.words.letterhead.motto,
    "number": Values._number,
    "place_and_date": Values._place_and_date,
    "signer_capacity": Values._capacities,
    "signer_name": lambda values: "\n".join(one.name for one in values._signers()),
    "symbol": Values._symbol,
    "place": lambda values: values.meeting.place.strip() or BLANK,
    "date": Values._date,
    "date_long": lambda values: span((values.meeting.day, values.meeting.last_day), values.words),
    "part_of_day": lambda values: values.meeting.part_of_day.strip(),
    "start": Values._start,
    "start_time": lambda values: at_time(values.meeting.started_at, values.words),
    "end": Values._end,
    "end_time": lambda values: at_time(values.meeting.ended_at, values.words),
    "chairs": lambda values: values._full(values.meeting.chairs),
    "chair_name": lambda values: values._names(values.meeting.chairs),
    "chair_office": lambda values: values._offices(values.meeting.chairs),
    "secretaries": lambda values: values._full(values.meeting.secretaries),
    "secretary_name": lambda values: values._names(values.meeting.secretaries),
    "recipients": lambda values: "\n".join(values.document.closing.recipients),
    "agenda": Values._agenda,
    "agreement": lambda values: values.meeting.agreement.strip(),
    "agreement_signed_on": Values._signed_on,
    "agreement_fields": lambda values: ", ".join(values.meeting.agreement_fields),
    "period": lambda values: values.meeting.period.strip(),
    "next_period": lambda values: values.meeting.next_period.strip(),
    "closing_sentence": Values._closing,
    "draft_mark": lambda values: values.document.title.draft_mark,
    "extract_party": Values._party,
    "attendance": Values._attendance,
}
