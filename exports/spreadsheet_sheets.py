"""What stands in the sheets of a spreadsheet: the register of items, and what is to be done, as plain values.

The register's headings are the field's own terms, so that a list that was filled in elsewhere can be imported again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from exports.due import due
from exports.due_words import Names, Teller
from exports.list_words import ListWords, list_words
from exports.minutes.phrases import capital, cell
from exports.minutes.previous import past_words
from exports.options import DocumentKind, Options
from exports.wording import wording
from exports.wording.words import Wording
from store.meeting.concerning import Concern
from store.meeting.glossary import field_name, term
from store.meeting.kinds import ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Item

Value = str | int | date | None
"""What a cell can hold. A text is a text, whatever sign it begins with."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: heading, width in signs, whether its cells are centred, and the words one may choose from."""

    heading: str
    width: int
    centred: bool = False
    choice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, what the print's head says, columns and rows. ``kept`` columns stay in sight."""

    name: str
    head: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    kept: int = 2


def sheets(proceedings: Proceedings, options: Options) -> tuple[Sheet, ...]:
    """The sheets of a document of this kind; a sheet without a row stands there too, with its headings."""
    words = list_words(options.language)
    wanted: dict[DocumentKind, tuple[Callable[[Proceedings, Options, ListWords], Sheet], ...]] = {
        DocumentKind.ANNEX: (_register,),
        DocumentKind.ACTIONS: (_actions,),
    }
    made = wanted.get(options.kind, (_register, _actions))
    return tuple(make(proceedings, options, words) for make in made)


def _register(proceedings: Proceedings, options: Options, words: ListWords) -> Sheet:
    language = options.language

    def head(field: str) -> str:
        return capital(field_name(field, language))

    sentences = wording(language)
    states = tuple(capital(term(state, language)) for state in ItemState)
    columns = (
        SheetColumn(words.number, 6, centred=True),
        SheetColumn(capital(words.item), 36),
        SheetColumn(head("field"), 12),
        SheetColumn(head("kind"), 12),
        SheetColumn(head("level"), 12),
        SheetColumn(head("parties"), 22),
        SheetColumn(head("lead"), 20),
        SheetColumn(head("supporting"), 20),
        SheetColumn(head("planned"), 14),
        SheetColumn(words.from_day, 11, centred=True),
        SheetColumn(words.to_day, 11, centred=True),
        SheetColumn(head("state"), 14, centred=True, choice=states),
        SheetColumn(head("outcome"), 32),
        SheetColumn(head("figures"), 14),
        SheetColumn(head("reason"), 16),
        SheetColumn(head("reason_text"), 18),
        SheetColumn(head("source"), 16),
        SheetColumn(head("carried_from"), 30),
        SheetColumn(sentences.previous.past_of_item, 30),
    )
    names = Names(proceedings)
    extract = options.kind is DocumentKind.EXTRACT
    items = Concern(proceedings, options.party).items if extract else proceedings.items
    rows = [_item_row(item, names, language, sentences) for item in items]
    return _without_empty(Sheet(words.register, _head(words.register, proceedings), columns, tuple(rows)), always=2)


def _item_row(item: Item, names: Names, language: str, sentences: Wording) -> tuple[Value, ...]:
    first, last = _days(item.planned)
    return (
        item.number or None,
        cell(item.title),
        item.field,
        capital(term(item.kind, language)),
        capital(term(item.level, language)) if item.level else "",
        names.of(item.parties),
        names.of(item.lead),
        names.of(item.supporting),
        cell(item.planned.said) if item.planned else "",
        first,
        last,
        capital(term(item.state, language)),
        cell(item.outcome),
        cell(item.figures),
        capital(term(item.reason, language)) if item.reason else "",
        cell(item.reason_text),
        item.source,
        item.carried_from,
        "; ".join(past_words(past, sentences) for past in item.history),
    )


def _actions(proceedings: Proceedings, options: Options, words: ListWords) -> Sheet:
    language = options.language
    columns = (
        SheetColumn(words.number, 6, centred=True),
        SheetColumn(words.task, 42),
        SheetColumn(words.who, 22),
        SheetColumn(words.said, 16),
        SheetColumn(words.from_day, 11, centred=True),
        SheetColumn(words.latest, 11, centred=True),
        SheetColumn(words.state, 14, centred=True),
        SheetColumn(words.late, 9, centred=True),
        SheetColumn(words.kind, 12, centred=True),
        SheetColumn(words.items, 9, centred=True),
        SheetColumn(capital(field_name("field", language)), 12),
        SheetColumn(words.by, 18),
        SheetColumn(words.carried, 30),
    )
    teller = Teller(proceedings, options)
    rows = [
        (
            number,
            teller.task(one),
            teller.who(one),
            cell(one.deadline.said) if one.deadline else "",
            *_days(one.deadline),
            teller.state(one),
            one.days_late or None,
            capital(teller.kind(one)),
            _number(teller.numbers(one)),
            teller.field(one),
            teller.by(one),
            one.record.carried_from,
        )
        for number, one in enumerate(due(proceedings, options), start=1)
    ]
    made = Sheet(words.actions, _head(words.actions, proceedings), columns, tuple(rows))
    return _without_empty(made, always=7)


def _number(said: str) -> Value:
    """The number of one item as a number, those of several as text."""
    return int(said) if said.isdecimal() else said


def _head(name: str, proceedings: Proceedings) -> str:
    return " – ".join(filter(None, (name, proceedings.meeting.title.strip())))


def _without_empty(sheet: Sheet, *, always: int) -> Sheet:
    """The sheet without the columns in which nothing stands; the first ones stay in any case, and those to choose."""
    kept = [
        place
        for place, column in enumerate(sheet.columns)
        if place < always or column.choice or any(row[place] not in ("", None) for row in sheet.rows)
    ]
    columns = tuple(sheet.columns[place] for place in kept)
    rows = tuple(tuple(row[place] for place in kept) for row in sheet.rows)
    return Sheet(sheet.name, sheet.head, columns, rows, sheet.kept)


def _days(deadline: Deadline | None) -> tuple[date | None, date | None]:
    """The first and the last day that a deadline can mean; the first only where it is another."""
    if deadline is None:
        return None, None
    return deadline.earliest if deadline.earliest != deadline.latest else None, deadline.latest
