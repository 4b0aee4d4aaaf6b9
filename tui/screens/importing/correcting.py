"""Correcting a proposal line by line: what a table lists, which field a column is, what is answered, what is taken."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from store.intake import columns
from store.intake.answering import answer_to, answered
from store.intake.corrections import Correction, Corrections
from store.intake.proposal import Proposal, TableProposal
from store.intake.questions import Question
from store.meeting.kinds import RecordKind
from store.progress import Progress, untold
from tui import messages, proposal_wording
from tui.language import _
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.text_rows import TextRows

from . import reading
from .choosing import ChoosingScreen, place_of
from .lines import ALL_BY_HAND, Act, Line, Shown

if TYPE_CHECKING:
    from store.dossier import Dossier

_AT_ONCE = 4_000
"""So many rows are proposed anew at once; more of them with a bar that shows how far it is."""


class CorrectingScreen(Screen[bool]):
    """The corrections; the import screen itself makes the parts and shows what comes of them."""

    _dossier: Dossier
    _shown: Shown
    _lines: list[Line]
    _stale: bool

    @property
    def rows(self) -> TextRows:
        """The lines."""
        return self.query_one("#proposal", TextRows)

    def action_take_over(self) -> None:
        """Take it over."""
        raise NotImplementedError

    def show_anew(self) -> None:
        """Show the lines as they are now; the cursor stays on what it is on."""
        raise NotImplementedError

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what it would do by now."""
        raise NotImplementedError

    @property
    def _line(self) -> Line | None:
        cursor = self.rows.cursor
        return self._lines[cursor] if 0 <= cursor < len(self._lines) else None

    def action_choose(self) -> None:
        """What Enter does on this line."""
        line = self._line
        if line is None:
            return
        match line.act:
            case Act.TAKE_OVER:
                self.action_take_over()
            case Act.TABLE if self._shown.proposal.tables[line.table].of_a_log:
                self.action_mark()
            case Act.TABLE:
                self._ask_kind(line.table)
            case Act.QUESTION:
                self._ask(line)
            case Act.COLUMN:
                self._ask_field(line.table, line.about[1])
            case Act.KEPT | Act.FOLD:
                self.action_mark()
            case Act.NONE:
                self._show_whole(line)

    def action_mark(self) -> None:
        """Take what is under the cursor, or leave it."""
        line = self._line
        if line is None:
            return
        if line.act is Act.TABLE:
            table = self._shown.proposal.tables[line.table]
            self._correct(line.table, taken=not table.taken, kind=None if table.of_a_log else table.kind)
        elif line.act is Act.COLUMN:
            self._toggle_column(line.table, line.about[1])
        elif line.act is Act.KEPT and line.about == ALL_BY_HAND:
            self._overwrite_all(self._shown.proposal.tables[line.table])
        elif line.act is Act.KEPT:
            self._overwrite({(line.about[1], line.about[2])})
        elif line.act is Act.FOLD:
            self._shown.turned = set(self._shown.turned) ^ {(line.table, line.about[0])}
            self.show_anew()
        else:
            self.action_choose()

    def _choose(self, screen: ChoosingScreen[Any], then: Callable[[Any], None]) -> None:
        def chosen(value: tuple[Any] | None) -> None:
            if value is not None:
                then(value[0])

        self.app.push_screen(screen, chosen)

    def _toggle_column(self, number: int, heading: str) -> None:
        """Leave a column out; one that was left out by the user gets the field back that was proposed."""
        correction = self._correction(number)
        held = dict(self._shown.proposal.tables[number].columns).get(heading, "")
        if held:
            self._correct(number, columns={**correction.columns, heading: ""})
        elif heading in correction.columns:
            kept = {one: name for one, name in correction.columns.items() if one != heading}
            self._correct(number, columns=kept)
        else:
            self._ask_field(number, heading)

    def _overwrite(self, keys: Collection[tuple[str, str]]) -> None:
        self._propose(self._shown.corrections, frozenset(self._shown.overwritten) ^ frozenset(keys))

    def _overwrite_all(self, table: TableProposal) -> None:
        """Take the file's values for all that was changed by hand; where all of them are taken, none."""
        kept = {update.key for update in table.kept}
        self._overwrite(kept or {update.key for update in table.updates if update.by_hand})

    def _show_whole(self, line: Line) -> None:
        """All of a line that may be too long for the foot of the screen."""
        from .whole_text import WholeTextScreen

        if line.detail:
            self.app.push_screen(WholeTextScreen(line.detail))

    def _ask_kind(self, number: int) -> None:
        table = self._shown.proposal.tables[number]
        choices: list[tuple[RecordKind | None, str]] = [
            *((kind, _(words)) for kind, words in proposal_wording.TABLES.items()),
            (None, _("nothing: leave this table out")),
        ]
        at = place_of(table.kind if table.taken else None, choices) if table.kind else 0
        screen = ChoosingScreen(_("What does this table list?"), choices, at)
        self._choose(screen, lambda kind: self._take_kind(number, kind))

    def _take_kind(self, number: int, kind: RecordKind | None) -> None:
        if kind is None:
            self._correct(number, taken=False)
        elif kind is self._shown.proposal.tables[number].kind:
            self._correct(number, taken=True, kind=kind)
        else:  # the fields of another kind are other fields
            self._correct(number, taken=True, kind=kind, columns={})

    def _ask_field(self, number: int, heading: str) -> None:
        table = self._shown.proposal.tables[number]
        if table.kind is None:
            self._ask_kind(number)
            return
        held = dict(table.columns)
        taken = {name: other for other, name in table.columns if other != heading}
        choices = [
            (name, _field_choice(name, table.kind, taken.get(name, "")))
            for name in ("", *columns.fields_of(table.kind))
        ]
        title = _("What does the column “{heading}” hold?").format(heading=messages.plain(heading))
        screen = ChoosingScreen(title, choices, place_of(held.get(heading, ""), choices))
        self._choose(screen, lambda name: self._take_field(number, heading, name))

    def _take_field(self, number: int, heading: str, name: str) -> None:
        """A field that another column held is taken from it."""
        table = self._shown.proposal.tables[number]
        others = {other: "" for other, held in table.columns if name and held == name and other != heading}
        self._correct(number, columns={**self._correction(number).columns, **others, heading: name})

    def _ask(self, line: Line) -> None:
        asked = next(
            one
            for one in self._shown.asked[line.table]
            if (one.kind.value, one.heading) == (line.about[1], line.about[2])
        )
        choices: list[tuple[proposal_wording.Answer | None, str]] = [
            *proposal_wording.answers(asked),
            (None, proposal_wording.not_answered(asked)),
        ]
        answer = answer_to(self._correction(line.table), asked)
        at = place_of(asked.leaning if answer is None else answer, choices)
        screen = ChoosingScreen(proposal_wording.question(asked), choices, at)
        self._choose(screen, lambda answer: self._take_answer(line.table, asked, answer))

    def _take_answer(self, number: int, asked: Question, answer: Any) -> None:
        corrected = answered(self._correction(number), asked, answer)
        self._propose({**self._shown.corrections, number: corrected}, self._shown.overwritten)

    def _correction(self, number: int) -> Correction:
        return self._shown.corrections.get(number, Correction())

    def _correct(self, number: int, **what: Any) -> None:
        corrected = {**self._shown.corrections, number: replace(self._correction(number), **what)}
        self._propose(corrected, self._shown.overwritten)

    def _propose(self, corrections: Corrections, overwritten: Collection[tuple[str, str]]) -> None:
        """Propose it anew under these corrections; a long file shows how far that is, and Esc leaves it as it was."""

        def work(progress: Progress) -> Proposal:
            return reading.proposed(self._dossier, self._shown.found, corrections, overwritten, progress)

        def take(proposal: Proposal) -> None:
            self._shown.corrections, self._shown.overwritten = corrections, overwritten
            self.show_proposal(proposal)

        def end(outcome: Outcome[Proposal] | None) -> None:
            if outcome is not None and outcome.error is not None:
                raise outcome.error
            if outcome is not None and outcome.value is not None:
                take(outcome.value)

        self._stale = False
        if self._shown.found.size <= _AT_ONCE:
            take(work(untold))
        else:
            self.app.push_screen(WorkingScreen[Proposal](_("Comparing with the record"), work, only_reads=True), end)


def _field_choice(name: str, kind: RecordKind, other: str) -> str:
    """A field in the list of those that a column can hold, with the column that holds it now."""
    words = proposal_wording.field_text(name, kind)
    return f"{words}   ← {messages.plain(other)}" if name and other else words
