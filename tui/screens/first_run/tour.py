"""A tour of one minute over the live screen of the demo: a box says what to try, and the user does it.

The box takes no key that could be meant for the line: what is typed is recorded as always. It goes on when the record
shows that the step was done; while the line is empty, Enter or → go on as well and Esc ends it for good.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting.kinds import TASK_KINDS, RecordKind
from store.meeting.records import Entry
from tui.language import N_, _
from tui.widgets.looks import content
from tui.widgets.wording import Said

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.live import Happening
    from tui.screens.live.screen import LiveScreen

_WIDTH = 46
_LOOK = 0.25
"""Seconds between two looks whether the screen that a step speaks of has been opened."""

Done = Callable[["Happening", "Dossier"], bool]


@dataclass(frozen=True)
class Step:
    """One thing to try: its title, what it is about, what to type or press, and how it shows that it was done.

    ``screen`` is the class of the screen that it leads to, where it leads to one.
    """

    title: str
    words: str
    to_do: str
    done: Done = lambda _happening, _dossier: False
    screen: str = ""


def _is_new_entry(happening: Happening, _dossier: Dossier) -> bool:
    return happening.kind is RecordKind.ENTRY and happening.new


def _has_speaker(happening: Happening, dossier: Dossier) -> bool:
    entry = dossier.get(RecordKind.ENTRY, happening.uid) if happening.new else None
    return isinstance(entry, Entry) and bool(entry.speaker)


def _is_task(happening: Happening, dossier: Dossier) -> bool:
    entry = dossier.get(RecordKind.ENTRY, happening.uid) if happening.new else None
    return isinstance(entry, Entry) and entry.kind in TASK_KINDS


def _is_item(happening: Happening, _dossier: Dossier) -> bool:
    return happening.kind is RecordKind.ITEM and not happening.new


def _is_mended(happening: Happening, _dossier: Dossier) -> bool:
    return happening.kind is RecordKind.ENTRY and not happening.new


STEPS: tuple[Step, ...] = (
    Step(
        N_("A line, and Enter"),
        N_("Whatever you type in the line below is recorded with Enter. It is on the disk at once."),
        N_("type: The provinces report on their progress"),
        _is_new_entry,
    ),
    Step(
        N_("Who speaks"),
        N_("A name and a colon: a part of the name is enough, without accents. It goes on for the lines after it."),
        N_("type: Hoan: Thanks to all provinces"),
        _has_speaker,
    ),
    Step(
        N_("What is to be done, by whom, by when"),
        N_("! makes a directive, @ says who, > by when. Below the line you see how it is understood before Enter."),
        N_("type: !Draw up the plan for 2025 @[tỉnh Lâm Đồng] >30/6"),
        _is_task,
    ),
    Step(
        N_("An item of the register"),
        N_("On the left stand the agreed items. Say in the line that one is done, and what came of it."),
        N_("type: /done 1 Four courses were held"),
        _is_item,
    ),
    Step(
        N_("Mending"),
        N_("↑ in the empty line takes your last entry back. Change it and press Enter; Esc leaves it as it was."),
        N_("↑, change a word, Enter"),
        _is_mended,
    ),
    Step(
        N_("What is still missing"),
        N_("A place, a deadline, who said it: one list, each one key away. Esc comes back."),
        N_("press F8"),
        screen="GapsScreen",
    ),
    Step(
        N_("The minutes"),
        N_("At any moment as they would be written now; there you write them as a Word file. Esc comes back."),
        N_("press Ctrl+E"),
        screen="MinutesScreen",
    ),
    Step(
        N_("That is all"),
        N_("F1 shows all marks and keys, Ctrl+P finds every command, Ctrl+L leads to your own dossiers."),
        N_("press Ctrl+L"),
        screen="LibraryScreen",
    ),
)


def begin(live: LiveScreen, *, offer: bool = False) -> None:
    """Lay the tour over the live screen, with ``offer`` first the question whether it is wanted."""
    for box in live.query(TourBox):
        if not offer:
            box.go_to(0)
        return
    live.mount(TourBox(live, offer=offer), before=live.capture)


class TourBox(Static):
    """The box. Its keys are the line's own, in the line's own order, and hold only while the line is empty."""

    DEFAULT_CSS = """
    TourBox {
        position: absolute;
        overlay: screen;
        width: 46;
        max-width: 100%;
        height: auto;
        padding: 0 1;
        background: $panel;
        border: round $accent;
    }
    """

    class Advanced(Message):
        """The record shows that the step was done."""

    def __init__(self, live: LiveScreen, *, offer: bool) -> None:
        super().__init__("", id="tour", markup=False)
        self._live = live
        self._step = -1 if offer else 0
        self._recorded = 0
        self._timer: Timer | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._on_ends = 0
        self._keys: dict[str, list[Binding]] = {}

    def on_mount(self) -> None:
        """Listen to the record, and put the keys before the line's own."""
        self._unsubscribe = self._live.dossier.subscribe(self._happened)
        bindings = self._live.line._bindings.key_to_bindings
        for key, action in (("enter", "app.tour('on')"), ("right", "app.tour('on')"), ("escape", "app.tour('end')")):
            self._keys[key] = bindings.get(key, [])
            bindings[key] = [Binding(key, action, show=False), *self._keys[key]]
        self._timer = self.set_interval(_LOOK, self._look, pause=True)
        self._show()
        self.call_after_refresh(self._place)

    def on_unmount(self) -> None:
        """Leave everything as it was."""
        if self._unsubscribe:
            self._unsubscribe()
        self._live.line._bindings.key_to_bindings.update(self._keys)

    def takes_keys(self) -> bool:
        """Whether the line is empty, so that its Enter and Esc are meant for the tour."""
        return self._live.line.has_focus and not self._live.line.value

    # Steps ---------------------------------------------------------------------------------------

    def _happened(self, happenings: tuple[Happening, ...]) -> None:
        """Called in whatever thread the change came from."""
        own = [one for one in happenings if one.own]
        if self._step < 0:
            self._recorded += any(one.new for one in own)
            if self._recorded > 1:  # nobody who works on is asked any longer
                self.post_message(self.Advanced())
        elif any(STEPS[self._step].done(one, self._live.dossier) for one in own):
            self.post_message(self.Advanced())

    def on_tour_box_advanced(self) -> None:
        """The step was done."""
        if self._step < 0:
            self.remove()
        else:
            self.go_on()

    def _look(self) -> None:
        if type(self.app.screen).__name__ == STEPS[self._step].screen:
            self.go_on()

    def go_on(self) -> None:
        """The next step; behind the last the tour ends."""
        self.go_to(self._step + 1)

    def go_to(self, step: int) -> None:
        """This step; behind the last the tour ends."""
        self._step = step
        if self._step >= len(STEPS):
            self.end()
            return
        self._show()
        if self._timer:
            (self._timer.resume if STEPS[self._step].screen else self._timer.pause)()

    def end(self) -> None:
        """No more of it, also not the next time."""
        from tui import preferences

        with suppress(CannotWrite):  # then it is offered once more
            preferences.change(preferences.config_folder(), toured=True)
        self.remove()

    def on_click(self, event: events.Click) -> None:
        """A click on a key in the last line does what the key does."""
        if event.y == self.size.height:  # the frame is a line above
            self.go_on() if event.x - 2 < self._on_ends else self.end()

    # Drawing -------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """It stands at the top right, over the oldest lines that are seen."""
        self._place()

    def _place(self) -> None:
        width = self._live.size.width
        self.styles.offset = (max(0, width - min(_WIDTH, width) - 1), 2)

    def _show(self) -> None:
        if self._step < 0:
            said: list[Said] = [
                (_("One minute to get to know it?"), "strong"),
                ("\n", ""),
                (_("You try each thing yourself, here in the demo, where nothing can go wrong."), ""),
                ("\n", ""),
                *_keys(_("begins"), _("not now or later")),
            ]
        else:
            step = STEPS[self._step]
            said = [
                (f"{self._step + 1}/{len(STEPS)}  ", "faint"),
                (_(step.title), "strong"),
                ("\n", ""),
                (_(step.words), ""),
                ("\n", ""),
                ("▸ ", "faint"),
                (_(step.to_do), "accent"),
                ("\n", ""),
                *_keys(_("goes on"), _("ends the tour")),
            ]
        self._on_ends = sum(cell_len(text) for text, _look in said[-4:-2])
        self.update(content(said))


def _keys(on: str, end: str) -> list[Said]:
    return [("Enter ", "accent"), (f"{on}  ", "faint"), ("Esc ", "accent"), (end, "faint")]
