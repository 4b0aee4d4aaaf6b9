"""Help on one page: the marks of the capture line, the signs, and the keys as the screen itself has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from store.meeting.capture.marks import MARKS
from store.meeting.kinds import ItemState
from tui.language import N_, _, term
from tui.widgets.agenda import Agenda
from tui.widgets.checklist import Checklist
from tui.widgets.keybar import KeyBar, key_name
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.timeline import Timeline
from tui.widgets.wording import SIGNS, Said
from tui.widgets.wrapping import wrap

_KEYS = 26
"""The cells that what is typed takes at the left."""

_LINES: tuple[tuple[str, str], ...] = (
    (N_("Lan: …"), N_("Lan speaks (part of the name or initials will do) and goes on speaking")),
    (N_("?: …   -: …"), N_("somebody unknown speaks; nobody in particular")),
    (N_("14:31 …"), N_("it was said at 14:31")),
    (N_("#12   #tour"), N_("about item 12; an item by a few letters")),
    (N_("@trade dept"), N_("who has to do it; @[…] where it is several words")),
    (N_(">30/6   >[end of Q3]"), N_("by when; also read inside a directive")),
    (N_("@@"), N_("a word or figure I missed: it is kept as missing")),
    (N_('"…"'), N_("word for word")),
    (N_("s/old/new/"), N_("mend my last entry; ↑ takes it back into the line")),
    (N_("/in Lan   /out Lan"), N_("Lan arrives, leaves")),
    (N_("/next   /next 3   /end"), N_("next agenda point, point 3, end of the meeting")),
    (N_("/vote 12-3-1"), N_("for, against, abstained")),
    (N_("/sign A, B: …"), N_("a signing, and what was signed")),
    (N_("/park …   /undo"), N_("leave for later; take back my last change")),
)


_STATES: tuple[tuple[str, ItemState], ...] = (
    (N_("/done 12 …"), ItemState.DONE),
    (N_("/partly 12 …"), ItemState.PARTLY_DONE),
    (N_("/no 12 …"), ItemState.NOT_DONE),
    (N_("/later 12 …"), ItemState.POSTPONED),
    (N_("/drop 12 …"), ItemState.DROPPED),
    (N_("/doing 12 …"), ItemState.UNDER_WAY),
    (N_("/todo 12"), ItemState.PLANNED),
)


class HelpScreen(Screen[None]):
    """The page. It is made from the same tables and bindings that do the work, so that it cannot go stale."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "app.pop_screen", N_("Back")),
        Binding("down,j", "scroll(1)", N_("Down")),
        Binding("up,k", "scroll(-1)", N_("Up")),
        Binding("pagedown,space", "page(1)", N_("Page down")),
        Binding("pageup", "page(-1)", N_("Page up")),
    ]

    DEFAULT_CSS = """
    HelpScreen { background: $background; }
    HelpScreen VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
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
        self.query_one("#page", Static).update(content(self._page(event.size.width - 4)))

    def action_scroll(self, by: int) -> None:
        """A line."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page."""
        self.query_one(VerticalScroll).scroll_relative(y=by * max(1, self.size.height - 4), animate=False)

    def _page(self, width: int) -> list[Said]:
        from .live import LiveScreen

        live = isinstance(self._about, LiveScreen)
        said = self._marks(width) if live else []
        title = _("Keys")
        said.append((f"\n{title}\n", "accent"))
        said += _keys(self._about.BINDINGS, width)
        if live:
            lists = ((_("In the checklist"), Checklist), (_("In the timeline"), Timeline), (_("In the agenda"), Agenda))
            for title, rows in lists:
                own = rows.__dict__.get("BINDINGS", [])
                said.append((f"\n{title}\n", "accent"))
                said += _keys([*own, *(Rows.BINDINGS if rows is Agenda else [])], width)
        return said

    def _marks(self, width: int) -> list[Said]:
        first = _("What you type is a note by whoever speaks now. Marks make it more:")
        said: list[Said] = [(f"{first}\n\n", "")]
        for mark, kind in MARKS.items():
            word = term(kind)
            said += _line(f"{mark}…", _("{kind}; or in words: “{kind}: …”").format(kind=word), width)
        for typed, meaning in _LINES:
            said += _line(_(typed), _(meaning), width)
        for typed, state in _STATES:
            said += _line(_(typed), f"{SIGNS[state]} {term(state)}", width)
        return said


def _line(typed: str, meaning: str, width: int) -> list[Said]:
    first, *rest = wrap(meaning, width - _KEYS - 2)
    lines: list[Said] = [(f"{typed:<{_KEYS}}  ", "strong"), (f"{first}\n", "")]
    return lines + [(f"{'':<{_KEYS}}  {line}\n", "") for line in rest]


def _keys(bindings: Sequence[BindingType], width: int) -> list[Said]:
    said: list[Said] = []
    digits = False
    for binding in bindings:
        if not isinstance(binding, Binding) or not binding.description:
            continue
        key = " ".join(key_name(one) for one in binding.key.split(","))
        if key.isdecimal():
            if digits:
                continue
            digits, key = True, "0–9"
        said += _line(key, _(binding.tooltip or binding.description), width)
    return said
