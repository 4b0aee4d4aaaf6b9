"""The roll call: every delegate under his party, one key for each, and the cursor goes on to the next one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting.attendance import by_party, heads
from store.meeting.kinds import Attendance, RecordKind
from store.meeting.records import Delegate, Party
from tui.language import _
from tui.screens.attentive import AttentiveScreen
from tui.widgets.filter_line import FilterLine
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.roll import RollRows
from tui.widgets.roll_wording import counts_text, name_text, state_of, times_text
from tui.widgets.rows import Rows
from tui.widgets.wording import Said, not_saved, upper_first

from .desk import RollDesk
from .keys import KEYS, WHILE_VOTING
from .lines import roll_lines

if TYPE_CHECKING:
    from store.dossier import Dossier


class RollCallScreen(AttentiveScreen[None]):
    """Who is there. Nothing is ticked by itself: every state comes from a key."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    DEFAULT_CSS = """
    RollCallScreen { background: $background; }
    RollCallScreen RollRows { height: 1fr; }
    RollCallScreen #about { height: auto; max-height: 3; padding: 0 1; background: $surface; }
    """

    def __init__(self, dossier: Dossier, now: Callable[[], datetime]) -> None:
        """``now`` gives the local time without a zone, as minutes print it."""
        super().__init__(dossier)
        self._now = now
        self._rows = RollRows(KEYS, self._act, id="roll")
        self._rows.empty_text = _(
            "Nobody is on the list yet. n adds somebody who is there; F2 prepares the whole list."
        )
        self._filter = FilterLine(self._rows, self._show)
        self._prompt = Prompt(id="prompt")
        self._about = Static("", id="about", markup=False)
        self._desk = RollDesk(dossier, self._prompt, tell=self._tell, changed=self._changed)

    def compose(self) -> ComposeResult:
        """Head counts, list, the one under the cursor, question, keys."""
        yield Masthead(id="masthead")
        yield self._rows
        yield self._about
        yield self._filter
        yield self._prompt
        yield KeyBar(KEYS)

    def on_mount(self) -> None:
        """Show the roll with the cursor on the first who is not called yet."""
        self._show()
        first = self._next_waiting("")
        if first:
            self._rows.move_to_uid(first)
        self._rows.focus()

    def record_changed(self) -> None:
        """Show the record as it is now."""
        self._show()

    # What is shown -------------------------------------------------------------------------------

    def _show(self, on: str = "") -> None:
        """Show the roll as it is now; the cursor stays on its delegate, or goes to ``on``."""
        lines, count = roll_lines(self.dossier, self._filter.words)
        self._rows.show(lines, on)
        self._show_counts(len(lines), count)
        self._show_about()

    def _show_counts(self, shown: int, count: int) -> None:
        title = _("Roll call")
        if self._filter.words:
            title = f"{title} · /{self._filter.words} {shown}/{count}"
        self.query_one(Masthead).show(title, counts_text(heads(self.dossier.delegates)))

    def _show_about(self) -> None:
        """The delegate under the cursor in full, and while votes are taken whether enough are there."""
        said: list[Said] = []
        delegate = self._current()
        if delegate is not None:
            sign, state, look = state_of(delegate)
            said += [(f"{sign} {upper_first(state)}", look), (f"  {name_text(delegate)}", "strong")]
            times = times_text(delegate, self.dossier.get, self.dossier.meeting.day, short=False)
            said += [(f" · {told}", "") for told in (delegate.office, times) if told]
        if self.dossier.meeting.voting:
            from tui.widgets.vote_wording import quorum_said

            said += [("\n" if said else "", ""), *quorum_said(self.dossier.proceedings())]
        self._about.update(content(said))
        self._about.display = bool(said)

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._show_about()

    def _current(self) -> Delegate | None:
        record = self.dossier.get(RecordKind.DELEGATE, self._rows.uid) if self._rows.uid else None
        return record if isinstance(record, Delegate) else None

    def _party(self) -> Party | None:
        delegate = self._current()
        record = self.dossier.get(RecordKind.PARTY, delegate.party) if delegate and delegate.party else None
        return record if isinstance(record, Party) else None

    # What was recorded ---------------------------------------------------------------------------

    def _tell(self, sentence: str, warning: bool) -> None:
        self.notify(sentence, severity="warning" if warning else "information", timeout=8, markup=False)

    def _changed(self, uid: str, go_on: bool) -> None:
        """Show it at once; the roll goes on to the next who is not called yet, else to the next row."""
        self._show(self._after(uid) if go_on else uid)
        self._rows.reveal(self._rows.cursor)

    def _after(self, uid: str) -> str:
        waiting = self._next_waiting(uid)
        if waiting:
            return waiting
        shown = self._rows.uids()
        place = shown.index(uid) + 1 if uid in shown else len(shown)
        return shown[place] if place < len(shown) else uid

    def _next_waiting(self, uid: str) -> str:
        """Who is called next: the first below who has not been yet, else the first of all; empty if all have been."""
        shown = self._rows.uids()
        place = shown.index(uid) + 1 if uid in shown else 0
        for one in (*shown[place:], *shown[:place]):
            delegate = self.dossier.get(RecordKind.DELEGATE, one)
            if isinstance(delegate, Delegate) and delegate.attendance is Attendance.EXPECTED:
                return one
        return ""

    # Keys ----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing of votes is there unless the meeting takes them."""
        return self.dossier.meeting.voting if action in WHILE_VOTING else True

    def _act(self, action: str) -> None:
        """A letter of the list."""
        name, _bracket, rest = action.partition("(")
        if self.check_action(name, ()):
            getattr(self, f"action_{name}")(*([rest.strip("')")] if rest else []))

    def action_call(self, state: str) -> None:
        """The delegate under the cursor gets this state."""
        delegate = self._current()
        if delegate is not None:
            self._desk.call(delegate, Attendance(state))

    def action_cycle(self) -> None:
        """The next state, for the mouse."""
        delegate = self._current()
        if delegate is not None:
            self._desk.cycle(delegate)

    def action_replaced(self) -> None:
        """Somebody else came."""
        delegate = self._current()
        if delegate is not None:
            self._desk.replaced(delegate)

    def action_arrives(self) -> None:
        """Comes in now."""
        delegate = self._current()
        if delegate is not None:
            self._desk.arrives(delegate)

    def action_leaves(self) -> None:
        """Goes out now."""
        delegate = self._current()
        if delegate is not None:
            self._desk.leaves(delegate)

    def action_vote_right(self) -> None:
        """Has a vote, or none."""
        delegate = self._current()
        if delegate is not None:
            self._desk.vote_right(delegate)

    def action_vote_roll(self) -> None:
        """Take a vote by roll."""
        from .vote_roll import VoteRollScreen

        self.app.push_screen(VoteRollScreen(self.dossier, self._now))

    def action_new(self) -> None:
        """Somebody who is on no list."""
        self._desk.new(self._party() or next(iter(self.dossier.parties), None))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        """All fields of the delegate under the cursor."""
        from tui.screens.prepare.record_form import RecordForm
        from tui.screens.prepare.record_sheets import SHEETS

        delegate = self._current()
        if delegate is not None:
            self.app.push_screen(RecordForm(self.dossier, SHEETS[RecordKind.DELEGATE], delegate.uid))

    def action_delegation(self) -> None:
        """All who are not called yet of the party under the cursor."""
        delegate = self._current()
        if delegate is None:
            return
        for party, delegates in by_party(self.dossier.parties[:], self.dossier.delegates[:]):
            if delegate in delegates:
                waiting = [one for one in delegates if one.attendance is Attendance.EXPECTED]
                self._desk.delegation(party, waiting)

    def action_filter(self) -> None:
        """Words to filter by."""
        self._filter.open()

    def action_back(self) -> None:
        """Everybody again; then back to where one came from."""
        if not self._filter.clear():
            self.dismiss(None)

    def action_undo(self) -> None:
        """Take back my last change; the cursor goes to the delegate it was about."""
        self._step(self.dossier.undo, _("My last change is taken back."), _("There is nothing to take back."))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.dossier.redo, _("Done again."), _("There is nothing to do again."))

    def _step(self, step: Callable[[], object], done: str, nothing: str) -> None:
        before = {one.uid: one for one in self.dossier.delegates}
        try:
            changes = step()
        except CannotWrite as error:
            self._tell(not_saved(error), True)
            return
        about = next((one.uid for one in self.dossier.delegates if before.get(one.uid) is not one), "")
        if about:
            self._changed(about, False)
        self._tell(done if changes else nothing, False)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
