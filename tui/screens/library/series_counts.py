"""A series in numbers: how much is done by year, field and party, and what is overdue, over all its meetings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from store.meeting.records import Item
from tui.language import N_, _, ngettext, term
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.past_wording import late_text
from tui.widgets.tall_rows import Line, TallRows
from tui.widgets.wording import Said, upper_first
from tui.widgets.wrapping import shorten

if TYPE_CHECKING:
    from store.library import Known
    from store.meeting.register import Counts
    from store.series_counts import Late, SeriesCounts

_BAR = 10
_NAME = 44
"""The cells of the longest name beside its numbers."""


class SeriesCountsScreen(Screen[None]):
    """Read only; the arrow keys scroll, Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back"), tooltip=N_("Back to the list of dossiers")),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("All keys of this screen")),
    ]

    DEFAULT_CSS = """
    SeriesCountsScreen { background: $background; }
    SeriesCountsScreen TallRows { height: 1fr; padding: 0 0 0 1; }
    """

    def __init__(self, state: Path, title: str, members: Sequence[Known], today: Callable[[], date]) -> None:
        """``members`` are the dossiers of the series, the earliest first."""
        super().__init__()
        self._state = state
        self._title = title
        self._members = members
        self._today = today
        self.list = TallRows(id="counts")

    def compose(self) -> ComposeResult:
        """Head, numbers, keys."""
        yield Masthead(id="masthead")
        yield self.list
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Count, away from the keys."""
        count = len(self._members)
        meetings = ngettext("{count} meeting", "{count} meetings", count).format(count=count)
        self.query_one(Masthead).show(self._title or _("Meeting without a title"), [(meetings, "")])
        self.list.focus()
        self.run_worker(self._count, thread=True, group="counting", exit_on_error=False)

    def _count(self) -> None:
        from store import local_copy, series_counts
        from store.errors import CannotRead

        copies, missing = [], 0
        for one in self._members:
            home = self._state / "dossiers" / one.id
            try:
                copies.append(local_copy.read(home, local_copy.extent(home)))
            except CannotRead:
                missing += 1
        counted = series_counts.count(copies, self._today())
        if self.is_attached:
            self.app.call_from_thread(self._show, counted, missing)

    def _show(self, counted: SeriesCounts, missing: int) -> None:
        rows = counts_rows(counted)
        if missing:
            words = ngettext("{count} dossier cannot be read", "{count} dossiers cannot be read", missing)
            rows = [[[(words.format(count=missing), "warn")]], *rows]
        self.list.empty_text = _("No items yet")
        self.list.show(rows)
        self.list.move_to(0)

    def action_back(self) -> None:
        """Back."""
        self.app.pop_screen()

    def action_help(self) -> None:
        """All keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def counts_rows(counted: SeriesCounts) -> list[list[Line]]:
    """The lines: all together, by year, field and party, then what is overdue, the longest first."""
    if not counted.total.total and not counted.late:
        return []
    states = " · ".join(f"{term(state)} {number}" for state, number in counted.total.by_state.items())
    rows: list[list[Line]] = [
        [[*_share(_("all items"), counted.total), (f"  {states}" if states else "", "faint")]],
    ]
    for heading, groups in (
        (_("By year of agreement"), {str(year or _("not known")): one for year, one in counted.by_year.items()}),
        (_("By field"), {name or _("no field"): one for name, one in counted.by_field.items()}),
        (_("By party, under today's name"), counted.by_party),
    ):
        rows += _group(heading, groups)
    if counted.late:
        rows.append([[("", "")], [(_("Overdue") + f" ({len(counted.late)})", "accent")]])
        rows += [_late(one) for one in counted.late]
    return rows


def _group(heading: str, groups: Mapping[str, Counts]) -> list[list[Line]]:
    if not groups:
        return []
    rows: list[list[Line]] = [[[("", "")], [(heading, "accent")]]]
    rows += [[_share(name, one)] for name, one in groups.items()]
    return rows


def _share(name: str, counts: Counts) -> list[Said]:
    filled = round(_BAR * counts.done / counts.total) if counts.total else 0
    shown = shorten(upper_first(name), _NAME)
    return [
        (shown + " " * (_NAME - cell_len(shown)) + " ", ""),
        ("▓" * filled + "░" * (_BAR - filled), "good"),
        (f" {counts.done}/{counts.total}", "strong"),
    ]


def _late(one: Late) -> list[Line]:
    record = one.record
    sort = _("item") + f" {record.number}" if isinstance(record, Item) else term(record.kind)
    text = record.title if isinstance(record, Item) else record.text
    who = ", ".join(one.owners)
    return [
        [(f"{late_text(one.days)}  ", "warn"), (f"{upper_first(sort)}  ", "strong"), (text, "")],
        [("    ", ""), (f"→ {who}" if who else "—", "faint")],
    ]
