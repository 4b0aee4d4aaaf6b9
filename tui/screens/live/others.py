"""The others who record: what they are at is shown, what this window is at is told, and work is handed out."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from textual import on

from store.meeting.kinds import RecordKind
from store.meeting.records import Entry
from tui.language import _, ngettext
from tui.widgets.agenda import Agenda
from tui.widgets.allotted import is_mine_word, mine_word
from tui.widgets.checklist import Checklist
from tui.widgets.fields import Selection
from tui.widgets.rows import Rows

from .lists import LiveLists

if TYPE_CHECKING:
    from store.presence import Colleague

_LINGERS = 30.0
"""Seconds after the last key during which one is still taken to be at what was typed."""
_FRESH = 180.0
"""Seconds after which nobody is taken to be still typing at what was heard of last."""


class LiveOthers(LiveLists):
    """Colleagues as the live screen shows them. Nothing here moves what somebody looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.colleagues: tuple[Colleague, ...] = ()
        self._whole = False
        """Whether the dossier has been read, so that asking it costs nobody a wait."""
        self._typed_at = float("-inf")
        self._clocks_told: set[str] = set()
        self._typing: dict[str, list[str]] = {}
        self._allotted_last = ""
        self._by = ""

    # What this window is at -----------------------------------------------------------------------

    def _is_typing(self) -> None:
        self._typed_at = monotonic()

    def _whereabouts(self) -> str:
        """What is typed about: ``item/<uid>``, ``point/<uid>``, or empty where nothing has been typed for a while."""
        if not self._whole or monotonic() - self._typed_at > _LINGERS:
            return ""
        use, text = self.desk.use, self.line.value
        if use.kept == "outcome":
            return f"item/{use.target}"
        items: Sequence[str] = ()
        point = ""
        if use.kept == "amend":
            entry = self.dossier.get(RecordKind.ENTRY, use.target)
            if isinstance(entry, Entry):
                items, point = entry.items, entry.point
        else:
            if self.desk.recording and text:
                items = getattr(self.dossier.read(text), "items", ())
            about = self.dossier.item
            items = items or ((about.uid,) if about else ())
            point = self.dossier.context().point
        return f"item/{items[0]}" if items else f"point/{point}" if point else ""

    # What the others are at -----------------------------------------------------------------------

    def _show_others(self) -> None:
        """Show who is there, and who types about what. It costs what there are colleagues, however long the record."""
        if not self._whole:
            return
        self.colleagues = self.dossier.colleagues()
        typing: dict[str, list[str]] = {}
        for one in self.colleagues:
            if one.open and one.on and one.age < _FRESH:
                typing.setdefault(one.on.partition("/")[2], []).append(one.by)
        if typing != self._typing:
            self._typing = typing
            self.checklist.show_typing(typing)
            self.agenda.show_typing(typing)
            self._show_card()
            self._line_changed()
        for one in self.colleagues:
            if one.ahead and one.by not in self._clocks_told:
                self._clocks_told.add(one.by)
                self._tell_of_clock(one)

    def typing_on(self, uid: str) -> Sequence[str]:
        """Who types about an item or agenda point now, by name."""
        return self._typing.get(uid, ())

    def _tell_of_clock(self, colleague: Colleague) -> None:
        from tui.widgets.colleague_wording import age_text

        words = (
            _("The clock of {name} is {age} ahead of this one; one of the two should be set.")
            if colleague.ahead > 0
            else _("The clock of {name} is {age} behind this one; one of the two should be set.")
        )
        told = words.format(name=colleague.by, age=age_text(abs(colleague.ahead)))
        self.notify(told, severity="warning", timeout=15, markup=False)

    def action_colleagues(self) -> None:
        """Who else records: how old the copy of each is, what he is at, what is allotted to him."""
        from tui.screens.colleagues import ColleaguesScreen

        self.app.push_screen(ColleaguesScreen(self.dossier), self._show_allotted_to)

    def _show_allotted_to(self, name: str | None) -> None:
        if name:
            self.bring_forward("items")
            self.filter_items("@" + "_".join(name.split()))

    # Handing out ----------------------------------------------------------------------------------

    def _allot(self, rows: Rows) -> None:
        """Ask in the line who records what the cursor of the list stands on; afterwards the list has the focus."""
        record = self.agenda.point(rows.cursor) if rows is self.agenda else self.checklist.item(rows.cursor)
        if record is None:
            return
        from .uses.allotting import Allotting

        def done(name: str) -> None:
            self._allotted_last = name
            rows.focus()

        text = record.recorder or self._allotted_last
        self.desk.begin(Allotting(self.dossier, record, done), text)
        self.line.selection = Selection(0, len(text))
        self.line.focus()

    @on(Checklist.MineWanted)
    def _mine_wanted(self) -> None:
        words = self.checklist.words.split()
        others = [word for word in words if not is_mine_word(_folded(word))]
        if others == words:
            if not self._have("items"):
                return
            others.append(mine_word())
        self.filter_items(" ".join(others))

    @on(Agenda.MineWanted)
    def _mine_points_wanted(self) -> None:
        if self.agenda.mine or self._have("points"):
            self.agenda.show_mine(mine=not self.agenda.mine)
            self._show_heads()
            self._line_changed()

    def _have(self, what: str) -> bool:
        """Whether anything is allotted to whoever records here; says so where nothing is."""
        from store.meeting.allotment import allotted_to

        items, points = allotted_to(self.dossier.by, self.dossier.items[:], self.dossier.points[:])
        found = bool(points if what == "points" else items)
        if not found:
            words = _("Nothing here is allotted to {name} yet; A allots, and so does /allot 12-20 {name}.")
            self.notify(words.format(name=self.dossier.by), markup=False)
        return found

    def _recorder_changed(self) -> None:
        """Somebody else records in this window: what was allotted stays with its name, and can be moved in one line."""
        before, self._by = self._by, self.dossier.by
        if before == self._by:
            return
        for rows in (self.checklist, self.agenda):
            rows.me = self._by
        if "@" in self.checklist.words:
            self.filter_items(self.checklist.words)
        if not before:
            return
        from store.meeting.allotment import allotted_to

        items, points = allotted_to(before, self.dossier.items[:], self.dossier.points[:])
        count = len(items) + len(points)
        if count:
            words = ngettext(
                "{count} item or point stays allotted to {old}. To give it to {new}, type: /allot {old}: {new}",
                "{count} items and points stay allotted to {old}. To give them to {new}, type: /allot {old}: {new}",
                count,
            )
            self.remark(words.format(count=count, old=before, new=self._by))


def _folded(word: str) -> str:
    from store.meeting.text import fold

    return fold(word)
