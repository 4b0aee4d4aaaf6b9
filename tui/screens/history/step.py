"""One save in full: what stood in each field before and after, with the words marked that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting.differences import is_text
from tui.language import N_, _, field_name
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.value_wording import in_order, local_words, old_text, origin_text, step_text, value_text, what_text
from tui.widgets.versions import marked
from tui.widgets.wording import Said, not_saved, upper_first

from .restoring import restore

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.history import HistoryStep


class HistoryStepScreen(Screen[None]):
    """The page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "restore", N_("Restore"), tooltip=N_("Bring back what stood there before, or what was deleted")),
        Binding("down", "scroll(1)", N_("Down"), show=False),
        Binding("up", "scroll(-1)", N_("Up"), show=False),
        Binding("pagedown,space", "page(1)", N_("Page down")),
        Binding("pageup", "page(-1)", N_("Page up")),
        Binding("escape,enter,q", "leave", N_("Back")),
        Binding("f1", "help", N_("Help")),
    ]

    DEFAULT_CSS = """
    HistoryStepScreen { background: $background; }
    HistoryStepScreen VerticalScroll { padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    HistoryStepScreen VerticalScroll Static { height: auto; }
    """

    def __init__(self, dossier: Dossier, step: HistoryStep) -> None:
        super().__init__()
        self._dossier = dossier
        self._step = step

    def compose(self) -> ComposeResult:
        """The page in a box that scrolls."""
        yield Masthead(id="masthead")
        with VerticalScroll(can_focus=False):
            yield Static(content(self._page()), id="page", markup=False)
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Who and when."""
        when = f"{self._step.by} · {local_words(self._step.at)}"
        facts = [(told, "") for told in (when, origin_text(self._step)) if told]
        self.query_one(Masthead).show(what_text(self._dossier, self._step.kind, self._step.uid), facts)

    def _page(self) -> list[Said]:
        step = self._step
        if step.deleted or step.restored:
            return [(upper_first(step_text(self._dossier, step)), "strong")]
        said: list[Said] = []
        for line in in_order(step):
            old, new = old_text(self._dossier, line), value_text(self._dossier, line.kind, line.field, line.new)
            said.append((f"{upper_first(field_name(line.field))}\n", "accent"))
            if not step.made:
                by_words = is_text(line.kind, line.field) or isinstance(line.new, list)
                was, became = (marked(old, new), marked(new, old)) if by_words else ([(old, "")], [(new, "")])
                said += [("  " + _("before") + "  ", "faint"), *was, ("\n", "")]
                said += [("  " + _("after") + "  ", "faint"), *became, ("\n\n", "")]
            else:
                said.append((f"  {new}\n\n", ""))
        return said

    def action_restore(self) -> None:
        """Bring back what stood there before."""
        try:
            told = restore(self._dossier, self._step)
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return
        self.notify(told, markup=False)

    def action_scroll(self, by: int) -> None:
        """A line."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page."""
        self.query_one(VerticalScroll).scroll_relative(y=by * max(1, self.size.height - 4), animate=False)

    def action_leave(self) -> None:
        """Back to the list."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
