"""What a file would change, in words: for the command that reads it in and for the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from store.errors import Trouble
from store.intake.corrections import DayOrder, Fraction, SameNumber
from store.intake.grid import NoteKind
from store.intake.proposal import Problem, Proposal, TableProposal, Update
from store.intake.questions import Question, QuestionKind
from store.intake.values import Why
from store.keeping.changes import DELETED
from store.meeting.fields import encode
from store.meeting.kinds import RecordKind

from .language import N_, _, day_text, field_name, ngettext
from .messages import plain

TABLES = {
    RecordKind.PARTY: N_("Parties"),
    RecordKind.DELEGATE: N_("Delegates"),
    RecordKind.POINT: N_("Agenda points"),
    RecordKind.ITEM: N_("Items"),
}
_OF_LOGS = {
    RecordKind.DELEGATE: N_("Attendance"),
    RecordKind.POINT: N_("Agenda points"),
    RecordKind.ENTRY: N_("Entries"),
}
_WHY = {
    Why.NO_NAME: N_("the row has no name or title and is left out"),
    Why.TWICE: N_("“{words}” stands in the file twice; the second row is left out"),
    Why.UNKNOWN_WORD: N_("“{words}” is not a word known for this column and is left out"),
    Why.NOT_A_NUMBER: N_("“{words}” is not a number and is left out"),
    Why.NOT_A_DAY: N_("“{words}” is not a day of the form day/month/year and is left out"),
    Why.NOT_A_TIME: N_("“{words}” is not a time of day and is left out"),
    Why.UNKNOWN_PARTY: N_("no party, or more than one, is called “{words}”; it is left out"),
    Why.TOO_LONG: N_("the text beginning with “{words}” is too long and is left out"),
    Why.WRONG_TYPE: N_("“{words}” is not a value of this column and is left out"),
    Why.UNCLEAR_DAY: N_("“{words}” may be day/month or month/day; it is kept as words"),
    Why.UNCLEAR_SHARE: N_("“{words}” may be a day or a share of a whole; it is kept as words"),
    Why.UNCLEAR_NUMBER: N_("“{words}” may be a day as spreadsheets count them; it is kept as words"),
    Why.OTHER_NUMBER: N_(
        "{words} is not taken over as its number: this one, or that number, has another in the record"
    ),
    Why.UNCLEAR_RECORD: N_("number {words} has quite another title in the record; the row waits for the answer"),
}
_TROUBLES = {
    Trouble.UNCLEAR_TABLE: N_("its headings do not tell what it lists"),
    Trouble.ONLY_TASKS: N_("it lists directives and commitments, which are no items"),
    Trouble.NO_HEADINGS: N_("none of its headings is known"),
    Trouble.NO_NAMES: N_("no column holds the names or titles of its rows"),
}
_NOTES: dict[NoteKind, str] = {
    NoteKind.FORMULA_WITHOUT_VALUE: N_("formulas that were never worked out are read as empty ({places})"),
    NoteKind.ERROR_VALUE: N_("cells with an error are read as empty ({places})"),
    NoteKind.HIDDEN_SHEET: N_("the sheet is hidden in the file"),
    NoteKind.HIDDEN_ROWS: N_("hidden rows are read, too ({places})"),
    NoteKind.HIDDEN_COLUMNS: N_("hidden columns are read, too ({places})"),
    NoteKind.OLD_FONTS: N_("words for an old font (TCVN3, VNI) are kept as they stand: correct them ({places})"),
    NoteKind.TRACKED_CHANGES: N_("tracked changes are read as if they were accepted"),
    NoteKind.TIMES_IN_UTC: N_("the log counts its times in UTC; they are kept as they stand there"),
    NoteKind.CHAIRS: N_("in the chair, as the log says: {places}; enter it under “Meeting”"),
}
#: What a column can hold beside the fields of a record.
_PARTS = {
    "begins": N_("begins at"),
    "ends": N_("ends at"),
    "clock": N_("from when until when"),
}
_DAY = re.compile(r"\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\b")
_FIRST_SERIAL = date(1899, 12, 30)
"""Day 0 of the numbers that spreadsheets keep days as (ECMA-376 part 1, 18.17.4.1)."""

Answer = DayOrder | Fraction | RecordKind | SameNumber | bool | str
"""What can be answered to a question about a table."""


def field_text(name: str, kind: RecordKind | None = None) -> str:
    """What a column's field is called in records of this kind; a column that is left out holds none."""
    if not name:
        return _("not taken")
    if (kind, name) == (RecordKind.PARTY, "name"):
        return _("name of the body")
    return _(_PARTS[name]) if name in _PARTS else field_name(name)


def table_name(table: TableProposal) -> str:
    """What a table lists; what is not known yet is a table."""
    if table.kind is None:
        return _("Table")
    return _((_OF_LOGS if table.of_a_log else TABLES)[table.kind])


def place(table: TableProposal) -> str:
    """Where in the file a table stands and what is written above it: ``Sheet1 · Phụ lục 1``; empty where that says
    nothing."""
    where = _("table {number}").format(number=table.place) if table.place.isdecimal() else table.place
    return " · ".join(plain(words) for words in (where, table.title) if words)


def counts(table: TableProposal) -> str:
    """What a table lists, and how many of its records are new, changed and the same."""
    return _("{table}: {new} new, {changed} changed, {same} unchanged").format(
        table=table_name(table), new=table.new, changed=table.changed, same=table.same
    )


def state(table: TableProposal) -> str:
    """What becomes of a table: that it is left out or cannot be taken and why, or how much of it is new."""
    rows = ngettext("{count} row", "{count} rows", table.rows).format(count=table.rows)
    if not table.taken:
        left = _("this table is left out")
        return f"{table_name(table)}: {left}, {rows}"
    if table.trouble:
        return f"{table_name(table)}: {rows}, {_(_TROUBLES[table.trouble])}"
    return counts(table)


def columns(table: TableProposal) -> list[tuple[str, str]]:
    """Each heading that is read, and the field it is."""
    return [(heading, "→ " + field_text(field, table.kind)) for heading, field in table.columns]


def left_out(table: TableProposal) -> list[str]:
    """A sentence for each heading that is not read, and why; none for a table of which nothing is."""
    if table.kind is None:
        return []
    from store.intake import columns as known

    read = {field for _heading, field in table.columns}
    found = []
    for heading in table.left_out:
        field = known.field_of(table.kind, heading)
        if field in read:
            sentence = _("  {heading}  is left out: another column is “{field}” already")
            found.append(sentence.format(heading=heading, field=field_text(field, table.kind)))
        else:
            found.append(_("  {heading}  is left out: no field is called so").format(heading=heading))
    return found


def new_parties(table: TableProposal) -> str:
    """Which parties come into being because delegates name them; empty for none."""
    return _("  New parties: {names}").format(names="; ".join(table.new_parties)) if table.new_parties else ""


def passed_over(table: TableProposal) -> str:
    """How many rows belong to no record; empty for none."""
    count = len(table.passed_over)
    if count and table.of_a_log:
        return ngettext(
            "{count} line is not recorded (talk, off the record, taken back)",
            "{count} lines are not recorded (talk, off the record, taken back)",
            count,
        ).format(count=count)
    words = ngettext(
        "{count} row is no record (total, signature, heading again)",
        "{count} rows are no records (totals, signatures, headings again)",
        count,
    )
    return words.format(count=count) if count else ""


def unknown(proposal: Proposal) -> str:
    """Whom a chat's log names and nobody knows; empty for nobody."""
    names = "; ".join(map(plain, proposal.unknown))
    return _("Not on the lists, kept as they are written: {names}").format(names=names) if names else ""


def notes(table: TableProposal) -> list[str]:
    """What a user should know about the sheet or document that the table stands in."""
    told = []
    for note in table.notes:
        places = ", ".join(map(plain, note.places[:5]))
        more = "…" if note.count > len(note.places[:5]) else ""
        told.append(_(_NOTES[note.kind]).format(places=f"{places}{more}" or note.count))
    return told


def sentence(problem: Problem) -> str:
    """What is not taken over as it stands, with its line and column."""
    why = _(_WHY[problem.why]).format(words=problem.words)
    if not problem.field:
        return _("line {line}: {why}").format(line=problem.line, why=why)
    return _("line {line}, {field}: {why}").format(line=problem.line, field=field_text(problem.field), why=why)


def update(proposal: Proposal, update: Update, say: Callable[[RecordKind, str, Any], str]) -> str:
    """What becomes of one field, old → new; of a record that was deleted, that it would come back."""
    if update.field == DELETED:
        return _("deleted here; the file still has it")
    old, new = (value(say, proposal, update, typed) for typed in (update.old, update.new))
    return f"{field_name(update.field)}: {old} → {new}"


def value(say: Callable[[RecordKind, str, Any], str], proposal: Proposal, update: Update, typed: Any) -> str:
    """A typed value of a record in words. ``say`` says plain values as the record's screens do.

    Parties and delegates that only come into being by this file are called by their names.
    """
    names = {
        f"{edit.kind}/{edit.uid}": str(edit.fields["name"])
        for edit in proposal.edits
        if edit.kind in (RecordKind.PARTY, RecordKind.DELEGATE) and "name" in edit.fields
    }
    if update.field in ("party", "parent") and (name := names.get(f"{RecordKind.PARTY}/{typed}")):
        return name
    return say(update.kind, update.field, _named(encode(update.kind, update.field, typed), names))


def _named(plain_value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(plain_value, list):
        return [_named(one, names) for one in plain_value]
    return f"name/{names[plain_value]}" if isinstance(plain_value, str) and plain_value in names else plain_value


# Questions --------------------------------------------------------------------------------------


def question(asked: Question) -> str:
    """A question, with what stands in the file."""
    examples = ", ".join(f"“{plain(one)}”" for one in asked.examples[:3])
    if asked.count > len(asked.examples[:3]):
        examples += ngettext(" ({count} cell)", " ({count} cells)", asked.count).format(count=asked.count)
    heading = plain(asked.heading)
    match asked.kind:
        case QuestionKind.TABLE_KIND:
            return _("What does this table list?")
        case QuestionKind.COLUMN:
            return _("{heading}: which field is it?").format(heading=heading)
        case QuestionKind.DAY_ORDER:
            return _("{heading}: {examples}: the day first, or the month?").format(heading=heading, examples=examples)
        case QuestionKind.FRACTION:
            return _("{heading}: {examples}: a day, or a share?").format(heading=heading, examples=examples)
        case QuestionKind.SERIAL:
            return _("{heading}: {examples}: days as spreadsheets count them?").format(
                heading=heading, examples=examples
            )
        case QuestionKind.SAME_NUMBER:
            some = "; ".join(map(plain, asked.examples[:3])) + ("; …" if asked.count > 3 else "")
            words = ngettext(
                "{heading}: the same record? {count} row has a number that bears quite another title here: {examples}",
                "{heading}: the same records? {count} rows have numbers that bear quite other titles here: {examples}",
                asked.count,
            )
            return words.format(heading=heading, count=asked.count, examples=some)


def answers(asked: Question) -> list[tuple[Answer, str]]:
    """The possible answers, each as a table's correction holds it and in words with the question's first example."""
    example = asked.examples[0] if asked.examples else ""
    parts = _DAY.match(example)
    first, second = (int(parts[1]), int(parts[2])) if parts else (3, 4)
    match asked.kind:
        case QuestionKind.TABLE_KIND:
            kinds = [RecordKind(one) for one in asked.options] or list(TABLES)
            return [(kind, _(TABLES[kind])) for kind in kinds]
        case QuestionKind.COLUMN:
            return [*((one, field_text(one)) for one in asked.options), ("", field_text(""))]
        case QuestionKind.DAY_ORDER:
            return [
                (DayOrder.DAY_FIRST, _("the day first: {day}").format(day=_day_month(first, second))),
                (DayOrder.MONTH_FIRST, _("the month first: {day}").format(day=_day_month(second, first))),
            ]
        case QuestionKind.FRACTION:
            return [
                (Fraction.DAY, _("a day: {day}").format(day=_day_month(first, second))),
                (Fraction.SHARE, _("a share: {part} of {whole}").format(part=first, whole=second)),
            ]
        case QuestionKind.SERIAL:
            return [
                (True, _("days: {number} is {day}").format(number=example, day=_serial(example))),
                (False, _("numbers: they stay as they are")),
            ]
        case QuestionKind.SAME_NUMBER:
            return [
                (SameNumber.RETITLED, _("the same, under the titles of the file")),
                (SameNumber.OTHER, _("others: they are taken as new ones")),
            ]


def not_answered(asked: Question) -> str:
    """What becomes of what waits for an answer as long as none is given."""
    if asked.kind in (QuestionKind.TABLE_KIND, QuestionKind.SAME_NUMBER):
        return _("not answered: these rows are left out")
    return _("not answered: the words stay as they are")


def _day_month(day: int, month: int) -> str:
    """A day without a year, as it is said: ``3 tháng 4``."""
    return _("{day} {month}").format(day=day, month=_(_MONTHS[month - 1]) if 1 <= month <= 12 else month)


_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def _serial(words: str) -> str:
    try:
        return day_text(_FIRST_SERIAL + timedelta(days=int(float(words))))
    except (ValueError, OverflowError):
        return "?"
