"""A proposal as lines to move through: each table, its columns, questions, problems, and what it would change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from rich.cells import cell_len

from store.intake.answering import answer_to
from store.intake.corrections import Correction, Corrections
from store.intake.files import Read
from store.intake.proposal import Proposal, TableProposal, Update
from store.intake.questions import Question
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, RecordKind
from tui import proposal_wording
from tui.language import _, ngettext, term
from tui.messages import plain
from tui.widgets.wording import Said, clock_text
from tui.widgets.wrapping import shorten

_WIDEST_HEADING = 28
_FEW = 12
"""So many records, or unreadable places, are listed without being asked for."""


ALL_BY_HAND = ("by hand",)
"""What the line is about that stands above all that was changed by hand in a table."""


class Act(Enum):
    """What Enter does on a line."""

    TAKE_OVER = auto()
    TABLE = auto()
    QUESTION = auto()
    COLUMN = auto()
    KEPT = auto()
    FOLD = auto()
    NONE = auto()


@dataclass(frozen=True)
class Line:
    """One line. ``table`` and ``about`` say what it is about, also in a proposal that was made anew.

    ``detail`` is all that it says, for where it is too long for its line.
    """

    act: Act
    said: tuple[Said, ...]
    table: int = -1
    about: tuple[str, ...] = ()
    detail: str = ""

    @property
    def place(self) -> tuple[Act, int, tuple[str, ...]]:
        """What it is known by."""
        return self.act, self.table, self.about


@dataclass
class Shown:
    """All that the lines are made of: the proposal, and what its user has said about it so far.

    ``asked`` holds every question that was ever asked about a table, so that an answer can be changed. ``turned`` are
    the parts of tables that he has opened or closed.
    """

    found: Read
    proposal: Proposal
    corrections: Corrections
    say: Callable[[RecordKind, str, Any], str]
    title: Callable[[RecordKind, str], str]
    overwritten: Collection[tuple[str, str]] = ()
    asked: Mapping[int, Sequence[Question]] = field(default_factory=dict)
    turned: Collection[tuple[int, str]] = ()


def lines(shown: Shown) -> list[Line]:
    """All of them, from the top."""
    made = [_take_over(shown)]
    if unknown := proposal_wording.unknown(shown.proposal):
        made.append(Line(Act.NONE, ((unknown, "warn"),), about=("unknown",), detail=unknown))
    for table in shown.proposal.tables:
        made += _table(shown, table)
    return made


def _take_over(shown: Shown) -> Line:
    count = shown.proposal.records
    if not count:
        words = _("Nothing in it is new; there is nothing to take over.")
        return Line(Act.TAKE_OVER, ((words, "strong"),), detail=words)
    words = ngettext("Take over {count} record", "Take over {count} records", count).format(count=count)
    return Line(Act.TAKE_OVER, (("▶ ", "accent"), (words, "accent"), ("   Enter, Ctrl+S", "faint")))


def _table(shown: Shown, table: TableProposal) -> Iterator[Line]:
    number = table.number
    box = "☑" if table.taken else "☐"
    where = proposal_wording.place(table)
    look = "warn" if table.trouble and table.taken else "accent" if table.taken else "faint"
    state = proposal_wording.state(table)
    yield Line(
        Act.TABLE,
        ((f"{box} ", look), (state, look), (f"   {where}" if where else "", "faint")),
        number,
        detail=f"{state}   {where}",
    )
    if not table.taken:
        return
    for place, note in enumerate(proposal_wording.notes(table)):
        yield Line(Act.NONE, ((f"  · {note}", "warn"),), number, ("note", str(place)), note)
    yield from _questions(shown, table)
    yield from _columns(table)
    if table.new_parties:
        words = proposal_wording.new_parties(table)
        yield Line(Act.NONE, ((words, ""),), number, ("parties",), words.strip())
    yield from _by_hand(shown, table)
    yield from _changed(shown, table)
    yield from _new(shown, table)
    yield from _problems(shown, table)
    yield from _passed_over(shown, table)


def _questions(shown: Shown, table: TableProposal) -> Iterator[Line]:
    correction = shown.corrections.get(table.number, Correction())
    for asked in shown.asked.get(table.number, ()):
        words = proposal_wording.question(asked)
        answer = answer_to(correction, asked)
        given = next((said for one, said in proposal_wording.answers(asked) if one == answer), "")
        about = ("question", asked.kind.value, asked.heading)
        if given:
            said = (("  ✓ ", "good"), (given, "strong"), (f"   {words}", "faint"))
            yield Line(Act.QUESTION, said, table.number, about, f"{given}   {words}")
        elif asked in table.explained:
            before = _("as it was answered before")
            said = (("  ✓ ", "faint"), (before, "faint"), (f"   {words}", "faint"))
            yield Line(Act.QUESTION, said, table.number, about, f"{before}   {words}")
        else:
            yield Line(Act.QUESTION, (("  ? ", "warn"), (words, "warn")), table.number, about, words)


def _columns(table: TableProposal) -> Iterator[Line]:
    fields = dict(table.columns)
    headings = table.headings
    width = min(_WIDEST_HEADING, max((cell_len(plain(heading)) for heading in headings), default=0))
    for heading in headings:
        name = fields.get(heading, "")
        shown = shorten(plain(heading), width)
        examples = "; ".join(plain(one) for one in table.examples.get(heading, ()))
        meant = proposal_wording.field_text(name, table.kind)
        yield Line(
            Act.COLUMN,
            (
                (f"    {shown}{' ' * (width - cell_len(shown))}  → ", "" if name else "faint"),
                (meant, "strong" if name else "faint"),
                (f"   {examples}", "faint"),
            ),
            table.number,
            ("column", heading),
            f"{plain(heading)} → {meant}: {examples}",
        )


def _by_hand(shown: Shown, table: TableProposal) -> Iterator[Line]:
    taken = [one for one in table.updates if one.by_hand]
    if not table.kept and not taken:
        return
    head = _("Changed by hand since; kept unless you take the file's value:")
    yield Line(Act.KEPT, (("  ✎ ", "warn"), (head, "warn")), table.number, ALL_BY_HAND, head)
    for update in sorted((*table.kept, *taken), key=lambda one: (one.uid, one.field)):
        words = _update(shown, update)
        box = "☑" if update in taken else "☐"
        chosen = _("the file's value is taken") if update in taken else _("stays as it is")
        title = shown.title(update.kind, update.uid)
        yield Line(
            Act.KEPT,
            ((f"    {box} ", "accent"), (f"{title}  ", ""), (words, "strong"), (f"  ({chosen})", "faint")),
            table.number,
            ("kept", *update.key),
            f"{title}: {words} ({chosen})",
        )


def _update(shown: Shown, update: Update) -> str:
    return proposal_wording.update(shown.proposal, update, shown.say)


def _changed(shown: Shown, table: TableProposal) -> Iterator[Line]:
    by_record: dict[str, list[Update]] = {}
    for update in table.updates:
        if not update.by_hand:
            by_record.setdefault(update.uid, []).append(update)
    count = len(by_record)
    words = ngettext("{count} record changes", "{count} records change", count).format(count=count)
    if not (yield from _fold(shown, table.number, "changed", words, count)):
        return
    for uid, updates in by_record.items():
        title = shown.title(updates[0].kind, uid)
        yield Line(Act.NONE, (("    ~ ", "accent"), (title, "")), table.number, ("changed", uid), title)
        for update in updates:
            told = _update(shown, update)
            yield Line(Act.NONE, ((f"        {told}", "strong"),), table.number, ("changed", *update.key), told)


def _new(shown: Shown, table: TableProposal) -> Iterator[Line]:
    if not table.new:
        return
    words = ngettext("{count} new record", "{count} new records", table.new).format(count=table.new)
    if not (yield from _fold(shown, table.number, "new", words, table.new)):
        return
    changed = {update.uid for update in (*table.updates, *table.kept)}
    for edit in table.edits:
        if edit.kind is table.kind and edit.uid not in changed:
            title = _title(edit)
            yield Line(Act.NONE, (("    + ", "accent"), (title, "")), table.number, ("new", edit.uid), title)


def _title(edit: Edit) -> str:
    if edit.kind is RecordKind.ENTRY:
        at = edit.fields.get("at")
        what = f"{term(edit.fields.get('kind', EntryKind.NOTE))}: {plain(str(edit.fields.get('text', '')))}"
        return f"{clock_text(at)} {what}" if at else what
    number = edit.fields.get("number")
    name = plain(str(edit.fields.get("name") or edit.fields.get("title") or ""))
    start, minutes = edit.fields.get("planned_start"), edit.fields.get("planned_minutes")
    times = [clock_text(start) if start else "", f"{minutes}′" if minutes else ""]
    return "  ".join(part for part in (f"{number} {name}" if number else name, *times) if part)


def _problems(shown: Shown, table: TableProposal) -> Iterator[Line]:
    count = len(table.unreadable)
    words = ngettext("{count} place cannot be read", "{count} places cannot be read", count).format(count=count)
    if not (yield from _fold(shown, table.number, "problems", words, count, "! ", "warn")):
        return
    for place, problem in enumerate(table.unreadable):
        told = proposal_wording.sentence(problem)
        yield Line(Act.NONE, (("    ! ", "warn"), (told, "")), table.number, ("problem", str(place)), told)


def _passed_over(shown: Shown, table: TableProposal) -> Iterator[Line]:
    words = proposal_wording.passed_over(table)
    if not (yield from _fold(shown, table.number, "passed", words, len(table.passed_over), "· ", "faint", few=0)):
        return
    for row in table.passed_over:
        told = _("line {line}: {why}").format(line=row.line, why=plain(row.words))
        yield Line(Act.NONE, ((f"    {told}", "faint"),), table.number, ("passed", str(row.line)), told)


def _fold(
    shown: Shown, table: int, part: str, words: str, count: int, sign: str = "", look: str = "", *, few: int = _FEW
) -> Any:
    """The head of a part of a table, which Enter opens and closes; gives back whether it is open."""
    if not count:
        return False
    is_open = (count <= few) != ((table, part) in shown.turned)
    arrow = "▾" if is_open else "▸"
    yield Line(Act.FOLD, ((f"  {arrow} ", "accent"), (f"{sign}{words}", look)), table, (part,), words)
    return is_open
