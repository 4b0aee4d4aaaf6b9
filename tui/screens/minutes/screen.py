"""The minutes as they will print, what can be chosen about them, and writing them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from exports import formats
from store.meeting.text import fold
from store.progress import Stopped
from tui.language import _
from tui.widgets.document_view import DocumentView
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.option_bar import OptionBar
from tui.widgets.prompt import Prompt

from . import choices as minutes_choices
from .choices import Choices
from .choosing import Choosing
from .keys import KEYS
from .preview import Preview, compose, lay_out_again
from .state import facts, state

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.live import Happening
    from store.meeting.gaps import Gap

_REST = 0.4
"""Seconds that changes are gathered before the preview is made anew."""


class MinutesScreen(Choosing):
    """Preview, choices, the file's name, and what is still missing."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    DEFAULT_CSS = """
    MinutesScreen { background: $background; }
    MinutesScreen #file { height: 1; padding: 0 1; background: $surface; }
    MinutesScreen #file Static { width: auto; }
    MinutesScreen #file LineField { width: 1fr; background: $surface; }
    MinutesScreen #file LineField:focus { background: $primary-muted; }
    MinutesScreen DocumentView { height: 1fr; padding: 0 0 0 1; }
    MinutesScreen #state { height: auto; max-height: 5; padding: 0 1; background: $surface; }
    """

    class Composed(Message):
        """The preview was made anew."""

        def __init__(self, preview: Preview) -> None:
            super().__init__()
            self.preview = preview

    class Changed(Message):
        """The record has changed."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self.dossier = dossier
        self.choices = minutes_choices.recall(dossier)
        self._preview: Preview | None = None
        self._wanted = 0
        self._resting: Timer | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self.view = DocumentView(id="document", on_letter=self._letter)
        self.field = LineField(id="name")
        self.options = OptionBar(id="options")
        self.state = Static("", id="state", markup=False)
        self.prompt = Prompt(id="prompt")

    def compose(self) -> ComposeResult:
        """Head, choices, file name, document, state, keys."""
        yield Masthead(id="masthead")
        yield self.options
        yield Horizontal(
            Static(content([("N", "accent"), (f" {_('File name')}: ", "faint")]), markup=False), self.field, id="file"
        )
        yield self.view
        yield self.state
        yield self.prompt
        yield KeyBar(KEYS)

    def on_mount(self) -> None:
        """Make the preview, listen to what happens."""
        self._unsubscribe = self.dossier.subscribe(self._happened)
        self.view.empty_text = _("The minutes are being put together …")
        self._show_choices()
        self.view.focus()

    def on_unmount(self) -> None:
        """Stop listening, and stop composing."""
        self._wanted += 1
        if self._unsubscribe:
            self._unsubscribe()

    # Preview -------------------------------------------------------------------------------------

    def _happened(self, _happenings: tuple[Happening, ...]) -> None:
        """Called by the dossier in whatever thread the change came from."""
        self.post_message(self.Changed())

    @on(Changed)
    def _changed(self) -> None:
        if self._resting is None:
            self._resting = self.set_timer(_REST, self._rested)

    def _rested(self) -> None:
        self._resting = None
        self._make()

    @on(DocumentView.Narrowed)
    def _narrowed(self) -> None:
        if self._preview is None:
            self._make()
        else:
            self.view.show(lay_out_again(self._preview, self.view.inner_width))

    def _make(self) -> None:
        """Compose in a thread. What is overtaken by a newer wish is thrown away."""
        self._wanted += 1
        number, choices, width = self._wanted, self.choices, self.view.inner_width
        if width <= 0:
            return

        def overtaken(_done: int, _total: int) -> None:
            if number != self._wanted:
                raise Stopped

        def work() -> None:
            try:
                made = compose(self.dossier.proceedings(), choices, width, overtaken)
                overtaken(0, 0)
            except Stopped:
                return
            self.post_message(self.Composed(made))

        self.run_worker(work, thread=True, group="composing", exit_on_error=False)

    @on(Composed)
    def _composed(self, event: Composed) -> None:
        if event.preview.choices != self.choices:
            return
        self._preview = event.preview
        width = self.view.inner_width
        self.view.show(event.preview.laid if width == event.preview.width else lay_out_again(event.preview, width))
        self._show_default()
        self.show_state()

    # What is shown -------------------------------------------------------------------------------

    def choose(self, choices: Choices) -> None:
        """Take these choices: show them, remember them, and make the preview anew."""
        self.choices = choices
        minutes_choices.remember(self.dossier, choices)
        self._show_choices()
        self._make()

    def _show_choices(self) -> None:
        draft = self._preview is not None and self._preview.draft
        self.options.show(
            *minutes_choices.said(self.choices, draft=draft or self.choices.options.draft, party=self._party_name())
        )
        self._show_default()
        self.show_state()

    def _show_default(self) -> None:
        """The file's own name follows the choices until somebody has written another."""
        proceedings = self._preview.proceedings if self._preview else self.dossier.proceedings()
        self.own_name = formats.default_name(proceedings, self.choices.options, self.choices.suffix)
        wanted = self.choices.name or self.own_name
        if self.field.value != wanted and not (self.field.has_focus and self.choices.name):
            self.field.value = wanted
            self.field.cursor_position = 0  # the beginning of a long name says more than its end

    def show_state(self) -> None:
        """Show how things stand."""
        preview = self._preview
        self.query_one(Masthead).show(_(minutes_choices.KINDS[self.choices.options.kind]), facts(self.choices, preview))
        if preview is not None:
            self.options.show(*minutes_choices.said(self.choices, draft=preview.draft, party=self._party_name()))
        self.state.update(content(state(self.choices, preview, self.written, writing=self.writing)))

    def _party_name(self) -> str:
        proceedings = self._preview.proceedings if self._preview else self.dossier.proceedings()
        party = proceedings.party_by_uid.get(self.choices.options.party)
        return party.name if party is not None else ""

    # Choices -------------------------------------------------------------------------------------

    def _letter(self, event: events.Key) -> None:
        """The letter of a choice. An input method may have made another of it: a typed twice comes as â."""
        letter = fold(event.character or "")
        for binding in KEYS:
            if binding.key == letter:
                self.call_next(self.run_action, binding.action)

    def action_name(self) -> None:
        """Into the file's name."""
        self.field.focus()
        self.field.cursor_position = len(Path(self.field.value).stem)

    @on(LineField.Changed, "#name")
    def _named(self, event: LineField.Changed) -> None:
        event.stop()
        name = "" if self.field.value in {"", self.own_name} else self.field.value
        if name != self.choices.name and self.field.has_focus:
            self.choices = replace(self.choices, name=name)
            minutes_choices.remember(self.dossier, self.choices)

    # Keys ----------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """From the name to the document, from there to the meeting."""
        if self.prompt.asking:
            self.prompt.action_leave()
        elif self.field.has_focus:
            self.view.focus()
        else:
            self.dismiss()

    def action_returned(self) -> None:
        """A document that came back with changes."""
        from tui.screens.returned.screen import ReturnedScreen

        self.app.push_screen(ReturnedScreen(self.dossier))

    def action_finalise(self) -> None:
        """Freeze the record into the next final version."""
        from .finalising import finalise

        finalise(self, self.dossier, self.prompt, self._make)

    def action_gaps(self) -> None:
        """What is still missing."""
        from tui.screens.gaps.screen import GapsScreen

        self.app.push_screen(GapsScreen(self.dossier), self._fill_gap)

    def _fill_gap(self, gap: Gap | None) -> None:
        """Gaps are filled in on the live screen."""
        from tui.screens.live.actions import LiveActions

        live = [screen for screen in self.app.screen_stack if isinstance(screen, LiveActions)]
        if gap is not None and live:
            self.dismiss()
            live[-1].call_later(live[-1].fill_gap, gap)

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
