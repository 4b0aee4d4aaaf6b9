"""Who else records: how old the copy of each is, what he is at, what is allotted to him; and the end of sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from store.errors import CannotWrite
from store.keeping.place import Place
from store.meeting.allotment import allotted_to, is_for
from store.meeting.kinds import RecordKind
from store.meeting.text import fold
from tui.language import N_, _, ngettext
from tui.widgets.allotted import TYPING
from tui.widgets.colleague_wording import age_text, clock_text, is_late, place_text
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Fact, Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.record_rows import RecordRows
from tui.widgets.rows import Rows
from tui.widgets.wording import Said, not_saved
from tui.widgets.wrapping import shorten

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.presence import Colleague

_LOOK = 2.0
"""Seconds between two looks at who is there."""
_NAME = 20
"""Cells that a name takes at most."""


class ColleaguesScreen(Screen[str | None]):
    """One row for each; it gives back the name of whoever was chosen, to see what is allotted to him."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("His items"), tooltip=N_("See in the checklist what is allotted to him")),
        Binding(
            "e", "end", N_("End sharing"), tooltip=N_("End the sharing of this dossier for everybody, or begin again")
        ),
        Binding("escape", "leave", N_("Back")),
        Binding("f1", "help", N_("Help")),
    ]

    DEFAULT_CSS = """
    ColleaguesScreen { background: $background; }
    ColleaguesScreen RecordRows { height: 1fr; padding: 0 0 0 1; }
    ColleaguesScreen #detail { height: 4; padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._dossier = dossier
        self._rows = RecordRows(self._divert, id="colleagues")
        self._prompt = Prompt(id="prompt")
        self._found: dict[str, Colleague] = {}
        self._entries: dict[str, int] = {}
        self._counted = -1
        self._width = 0

    def compose(self) -> ComposeResult:
        """Head, list, what is known of the one under the cursor, keys."""
        yield Masthead(id="masthead")
        yield self._rows
        yield Static("", id="detail", markup=False)
        yield self._prompt
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Look now, and again every now and then."""
        self._look()
        self._rows.focus()
        self.set_interval(_LOOK, self._look)

    # What is shown -------------------------------------------------------------------------------

    def _look(self) -> None:
        dossier = self._dossier
        self._found = {one.by: one for one in dossier.colleagues()}
        if len(dossier.entries) != self._counted:
            self._counted, self._entries = len(dossier.entries), dict(dossier.entries_by())
        names = [dossier.by, *self._found]
        allotted = [*(item.recorder for item in dossier.items), *(point.recorder for point in dossier.points)]
        for recorder in dict.fromkeys(allotted):
            if recorder and not any(is_for(recorder, name) for name in names):
                names.append(recorder)
        self._width = min(_NAME, max(map(cell_len, names)))
        self._rows.show(names, self._say, self._rows.current)
        self._show_head()
        self._show_detail()

    def _say(self, name: str) -> list[Said]:
        shown = shorten(name, self._width)
        said: list[Said] = [(shown + " " * (self._width - cell_len(shown) + 2), "strong")]
        at = ""
        one = self._found.get(name)
        if one is None:
            here = name == self._dossier.by
            words = _("here") if here else _("not yet here")
            said.append((words.ljust(10), "" if here else "faint"))
        else:
            age = age_text(one.age)
            late = is_late(one)
            said.append((f"{age}{' !' if late else ''}".ljust(10), "warn" if late else "" if one.open else "faint"))
            at = place_text(one.on, self._dossier.get) if one.open else _("window closed")
        said.append(("  ".join(["", *self._counts(name)]), ""))
        if one is not None and one.ahead:
            said.append((f"  {clock_text(one)} !", "warn"))
        if one is not None and at:
            said.append((f"  {TYPING} {at}" if one.open else f"  {at}", "accent" if one.open else "faint"))
        return said

    def _counts(self, name: str) -> list[str]:
        items, points = allotted_to(name, self._dossier.items[:], self._dossier.points[:])
        made = self._entries.get(name, 0)
        told = [ngettext("{count} entry", "{count} entries", made).format(count=made)]
        if items:
            told.append(ngettext("{count} item", "{count} items", len(items)).format(count=len(items)))
        if points:
            told.append(ngettext("{count} point", "{count} points", len(points)).format(count=len(points)))
        return told

    def _show_head(self) -> None:
        dossier = self._dossier
        there = sum(one.open for one in self._found.values())
        title = ngettext("{count} colleague is recording", "{count} colleagues are recording", there)
        facts: list[Said | Fact] = []
        if dossier.sharing_ended:
            facts.append((_("sharing ended"), "warn"))
        elif dossier.place is not Place.HERE:
            facts.append((_("shared folder away"), "warn"))
        if dossier.unshared:
            facts.append((_("{count} not yet shared").format(count=dossier.unshared), "warn"))
        self.query_one(Masthead).show(title.format(count=there), facts or [(_("everything is shared"), "good")])

    def _show_detail(self) -> None:
        name = self._rows.current or ""
        one = self._found.get(name)
        said: list[Said] = [(name, "strong")]
        if one is not None:
            heard = _("what is here of him is {age} old").format(age=age_text(one.age))
            said += [("  ·  ", "faint"), (heard, "warn" if is_late(one) else "")]
            if one.open and (at := place_text(one.on, self._dossier.get)):
                said.append((f"\n{TYPING} {at}", "accent"))
        items, points = allotted_to(name, self._dossier.items[:], self._dossier.points[:])
        numbered = [(f"#{item.number}", item.uid in items) for item in self._dossier.items[:]]
        numbered += [(f".{point.number}", point.uid in points) for point in self._dossier.points[:]]
        if numbers := ", ".join(number for number, his in numbered if his):
            said.append(
                ("\n" + _("allotted: {numbers}").format(numbers=shorten(numbers, max(20, self.size.width - 16))), "")
            )
        said.append(("\n" + _("Shared folder: {folder}").format(folder=self._dossier.folder), "faint"))
        if self._dossier.unread:
            words = ngettext(
                "{count} file in it cannot be read; “rapporteur check” says which and why.",
                "{count} files in it cannot be read; “rapporteur check” says which and why.",
                self._dossier.unread,
            )
            said.append(("\n" + words.format(count=self._dossier.unread), "warn"))
        self.query_one("#detail", Static).update(content(said))

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._show_detail()

    # Keys ----------------------------------------------------------------------------------------

    def _divert(self, event: events.Key) -> bool:
        if self._prompt.asking:
            self._prompt.field._forward_event(events.Key(event.key, event.character))
        return self._prompt.asking

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Back, and see what is allotted to him."""
        self.dismiss(self._rows.current)

    def action_end(self) -> None:
        """Ask whether sharing is to end for everybody, or to begin again."""
        if self._dossier.meeting.sharing_ended:
            question = _("Share this dossier again?")
            hint = _("Type “yes”: from then on what anybody records goes into the folder again. Esc leaves it ended")
            self._prompt.ask(question, lambda answer: self._set_ended(answer, ended=False), hint=hint)
        else:
            question = _("End the sharing for everybody?")
            hint = _("Type “yes”: nobody puts anything into the folder any more, everybody keeps what he has. Esc: no")
            self._prompt.ask(question, lambda answer: self._set_ended(answer, ended=True), hint=hint)

    def _set_ended(self, answer: str, *, ended: bool) -> str:
        if fold(answer).strip() not in {"yes", "co", fold(_("yes"))}:
            return _("Only “yes” does it; Esc leaves it as it was.")
        try:
            if ended:
                self._dossier.end_sharing()
            else:
                self._dossier.change(RecordKind.MEETING, self._dossier.meeting.uid, sharing_ended=False)
        except CannotWrite as error:
            if not self._dossier.meeting.sharing_ended and ended:
                return not_saved(error)
            # Noted here; the folder is told as soon as it takes it.
        self._look()
        return ""

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
