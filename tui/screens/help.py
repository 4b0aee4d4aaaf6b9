"""Help: what the screen is for, the marks of the capture line on one page, and the keys as the bindings have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.language import N_, _
from tui.widgets.keybar import KeyBar, is_off, key_name
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.wording import Said
from tui.widgets.wrapping import wrap

from . import help_marks

_KEYS = 14
"""The cells that a key takes at the left."""
_BARS = 2
"""The lines above and below the page."""

_PURPOSES = {
    "LiveScreen": N_("One line does everything: type, Enter, and it is saved. The cursor stays in the line."),
    "PrepareScreen": N_("Before the meeting: its details, who is invited, the agenda, and the items to be reviewed."),
    "MeetingForm": N_("The meeting's own details. Only what you change is saved, when you save the form."),
    "RollCallScreen": N_("Who is there. Nothing is ticked beforehand; one key for each delegate."),
    "GapsScreen": N_(
        "What is still missing, while the people are in the room. Fill it in, or leave it open and say why."
    ),
    "ConflictsScreen": N_("Two people wrote one thing differently; both are kept until you decide."),
    "HistoryScreen": N_("Who changed what, and when. Any earlier value can be brought back."),
    "MinutesScreen": N_(
        "The minutes as they will print, and what can be chosen about them. Nothing is lost by writing early."
    ),
    "ReturnedScreen": N_("What came back beside what was sent. Nothing changes in the record before you take it over."),
    "LibraryScreen": N_("All dossiers known on this machine, their progress, and a search across all of them."),
    "AbbreviationsScreen": N_(
        "Your own abbreviations: they expand at the space, and Backspace right after takes it back."
    ),
}
"""What a screen is for, by the name of its class."""

_LISTS = {
    "Checklist": N_("In the checklist"),
    "Timeline": N_("In the timeline"),
    "Agenda": N_("In the agenda"),
    "Card": N_("In the card"),
    "DocumentView": N_("In the document"),
    "Rows": N_("In every list"),
}
"""What the keys of a list are headed with, by the name of its class."""


_SOME_LIST = N_("In the list")


class HelpScreen(Screen[None]):
    """The page. It is made from the same tables and bindings that do the work, so that it cannot go stale."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "app.pop_screen", N_("Back")),
        Binding("pagedown,space", "page(1)", N_("Page down")),
        Binding("pageup", "page(-1)", N_("Page up")),
        Binding("down,j", "scroll(1)", N_("Down")),
        Binding("up,k", "scroll(-1)", N_("Up")),
        Binding("home", "scroll(-100000)", N_("To the beginning"), show=False),
        Binding("end", "scroll(100000)", N_("To the end"), show=False),
    ]

    DEFAULT_CSS = """
    HelpScreen { background: $background; }
    HelpScreen VerticalScroll { padding: 0 0 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    HelpScreen VerticalScroll Static { height: auto; }
    """

    def __init__(self, about: Screen[Any]) -> None:
        """``about`` is the screen whose keys are shown."""
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """The page in a box that scrolls."""
        yield Masthead(id="masthead")
        with VerticalScroll(can_focus=False):
            yield Static("", id="page", markup=False)
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Title."""
        self.query_one(Masthead).show(_("Help"), [])

    def on_resize(self, event: events.Resize) -> None:
        """The meanings are wrapped beside what is typed."""
        self.query_one("#page", Static).update(content(self._page(event.size.width - 2, event.size.height - _BARS)))

    def action_scroll(self, by: int) -> None:
        """A line."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page."""
        self.query_one(VerticalScroll).scroll_relative(y=by * max(1, self.size.height - _BARS), animate=False)

    def _page(self, width: int, height: int) -> list[Said]:
        from .live.actions import LiveActions

        lines: list[list[Said]] = []
        if isinstance(self._about, LiveActions):
            lines += help_marks.page(width)
            lines += [[] for _blank in range(height - len(lines))]  # the keys begin on a page of their own
        purpose = _PURPOSES.get(type(self._about).__name__, "")
        if purpose:
            lines += [[(line, "")] for line in wrap(_(purpose), width)]
            lines.append([])
        lines.append([(_("Keys"), "accent")])
        lines += _keys(_in_use(self._about), width)
        for kind in _lists(self._about):
            lines += [[], [(_(_LISTS.get(kind.__name__, _SOME_LIST)), "accent")]]
            lines += _keys(kind.__dict__.get("BINDINGS", ()), width)
        return [said for line in lines for said in (*line, ("\n", ""))]


def _lists(about: Screen[Any]) -> Iterator[type[Widget]]:
    """The kinds of widget on the screen that have keys of their own, and what all lists have in common."""
    kinds = dict.fromkeys(type(widget) for widget in about.query("*") if widget.can_focus)
    for kind in kinds:
        if any(_is_told(binding) for binding in kind.__dict__.get("BINDINGS", ())):
            yield kind
    if any(issubclass(kind, Rows) for kind in kinds):
        yield Rows


def _in_use(about: Screen[Any]) -> list[BindingType]:
    """The keys of the screen without those that have no use as things stand."""
    return [one for one in about.BINDINGS if not isinstance(one, Binding) or not is_off(one, about)]


def _is_told(binding: BindingType) -> bool:
    return isinstance(binding, Binding) and bool(binding.description)


def _keys(bindings: Sequence[BindingType], width: int) -> list[list[Said]]:
    lines: list[list[Said]] = []
    digits = ""
    for binding in bindings:
        if not isinstance(binding, Binding) or not binding.description:
            continue
        key = " ".join(key_name(one) for one in binding.key.split(","))
        if key.isdecimal():
            if digits == binding.description:
                continue
            same = [one.key for one in bindings if isinstance(one, Binding) and one.description == binding.description]
            digits, key = binding.description, f"{same[0]}–{same[-1]}" if len(same) > 1 else key
        room = max(10, width - max(_KEYS, cell_len(key) + 2))
        first, *rest = wrap(_(binding.tooltip or binding.description), room)
        lines.append([(f"{key:<{_KEYS - 2}}  ", "strong"), (first, "")])
        lines += [[(" " * _KEYS, ""), (line, "")] for line in rest]
    return lines
