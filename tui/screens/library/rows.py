"""What the library shows in its list: dossiers by when they were opened, by series, and answers of a search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len

from store.library import Known
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.search.rows import Hit
from store.series import Series
from store.summary import Progress, Summary, days_late
from tui.language import _, day_text, ngettext, term
from tui.widgets.past_wording import late_text
from tui.widgets.tall_rows import Line
from tui.widgets.wording import SIGNS, Said, clock_text, upper_first

_BAR = 5
_DAY = 11
"""Cells of the longest day."""


class Row(NamedTuple):
    """One row: what it shows, which dossier it stands for (none for a heading), and which record in it."""

    lines: list[Line]
    known: Known | None = None
    at: tuple[RecordKind, str] | None = None


def recent(
    known: Sequence[Known], summaries: Mapping[str, Summary], today: date, here: Callable[[Known], bool | None]
) -> list[Row]:
    """All dossiers, the one opened last first. ``here`` says whether a folder is there, None while nobody knows."""
    rows = []
    for one in known:
        summary = summaries.get(one.id)
        facts: list[Said] = [(_day(one.day), "faint")]
        progress = _progress(summary.progress, today) if summary else []
        facts += [("  ", ""), *progress] if progress else []
        facts += [("  ", ""), *_place(one, here)]
        rows.append(Row([[(_title(one), "strong")], facts], one))
    return rows


def by_series(
    known: Sequence[Known],
    summaries: Mapping[str, Summary],
    series: Sequence[Series],
    today: date,
    here: Callable[[Known], bool | None],
) -> list[Row]:
    """The series, the one with the newest meeting first, each with its dossiers in the order of their days."""
    by_id = {one.id: one for one in known}
    rows = []
    for group in series:
        members = [by_id[id] for id in group.members if id in by_id]
        if len(members) > 1:
            heading: list[Said] = [
                *_progress(group.progress, today, by_year=True),
                (" · ", "faint"),
                (ngettext("{count} meeting", "{count} meetings", len(members)).format(count=len(members)), "faint"),
            ]
            rows.append(Row([[(group.title or _("Meeting without a title"), "accent")], heading]))
        for one in members:
            summary = summaries.get(one.id)
            lead = "  " if len(members) > 1 else ""
            facts: list[Said] = [(f"{lead}{_day(one.day):<{_DAY}} ", "faint")]
            if summary:
                facts += [*_progress(summary.progress, today), ("  ", "")]
            away = here(one) is False
            rows.append(
                Row([[*facts, *([(_("folder away") + "  ", "warn")] if away else []), (_title(one), "strong")]], one)
            )
    return rows


def answers(
    hits: Sequence[Hit], known: Mapping[str, Known], summaries: Mapping[str, Summary], today: date, width: int
) -> list[Row]:
    """What a search found: the text with the words marked, and below it where it stands and how late it is."""
    rows = []
    for hit in hits:
        one = known.get(hit.dossier)
        if one is None:
            continue
        lead = _lead(hit)
        text = snippet(hit.text, hit.places, width - sum(cell_len(words) for words, _look in lead) - 1)
        late = late_text(days_late(hit.uid, hit.dossier, summaries, today))
        below: list[Said] = [("    ", ""), *([(f"{late}  ", "warn")] if late else [])]
        below += [(_when(hit, one), "faint"), (_title(one), "faint")]
        at = None if hit.kind is RecordKind.MEETING else (hit.kind, hit.uid)
        rows.append(Row([[*lead, *text], below], one, at))
    return rows


def snippet(text: str, places: Sequence[tuple[int, int]], width: int) -> list[Said]:
    """The part of a text in which the first of these places stands, with all of them marked."""
    begin = 0
    if places and cell_len(text) > width:
        first = places[0]
        lead = max(0, width // 3)
        if cell_len(text[: first[1]]) > width - 8:
            begin = max(0, first[0] - lead)
            begin = text.find(" ", begin, first[0]) + 1 or first[0]
    said: list[Said] = [("…", "faint")] if begin else []
    at = begin
    for start, stop in places:
        if start >= at:
            said += [(text[at:start], ""), (text[start:stop], "accent")]
            at = stop
    return [*said, (text[at:], "")]


def _lead(hit: Hit) -> list[Said]:
    if hit.kind is RecordKind.ENTRY:
        return [(f"{upper_first(term(EntryKind(hit.sort)))}  ", "good")]
    if hit.kind is RecordKind.ITEM:
        return [(f"{SIGNS[ItemState(hit.sort)]} {hit.number}  ", "good")]
    number = f" {hit.number}" if hit.number else ""
    return [(f"{upper_first(term(hit.kind))}{number}  ", "good")]


def _when(hit: Hit, known: Known) -> str:
    if hit.at is None:
        return ""
    day = day_text(hit.at.date())
    timed = hit.kind is RecordKind.ENTRY and (hit.at.time() != time() or hit.at.date() != known.day)
    return f"{day} {clock_text(hit.at)} · " if timed else f"{day} · "


def _title(known: Known) -> str:
    return known.title or _("Meeting without a title")


def _day(day: date | None) -> str:
    return day_text(day) if day else _("no day")


def _progress(progress: Progress, today: date, *, by_year: bool = False) -> list[Said]:
    if not progress.items:
        return _overdue(progress, today)
    filled = round(_BAR * progress.done / progress.items)
    said: list[Said] = [
        ("▓" * filled + "░" * (_BAR - filled), "good"),
        (" " + _("{done}/{items} items").format(done=progress.done, items=progress.items), ""),
    ]
    said += _by_year(progress) if by_year else []
    late = _overdue(progress, today)
    return [*said, *([(" · ", "faint"), *late] if late else [])]


def _overdue(progress: Progress, today: date) -> list[Said]:
    tasks, items = progress.overdue(today), progress.items_overdue(today)
    if tasks or items:
        told = [
            ngettext("{count} task", "{count} tasks", tasks).format(count=tasks) if tasks else "",
            ngettext("{count} item", "{count} items", items).format(count=items) if items else "",
        ]
        return [(_("overdue: {what}").format(what=", ".join(part for part in told if part)), "warn")]
    waiting = len(progress.open)
    return (
        [(ngettext("{count} task open", "{count} tasks open", waiting).format(count=waiting), "faint")]
        if waiting
        else []
    )


def _by_year(progress: Progress) -> list[Said]:
    """How many of the items first agreed in each year are done, where there is more than one year."""
    if len(progress.by_year) < 2:
        return []
    years = [f"{year or '…'}: {done}/{of_all}" for year, (done, of_all) in progress.by_year.items()]
    return [(" · ", "faint"), ("  ".join(years), "faint")]


def _place(known: Known, here: Callable[[Known], bool | None]) -> list[Said]:
    if here(known) is False:
        return [(_("the folder is away"), "warn"), (f"  {short_path(known.folder)}", "faint")]
    return [(short_path(known.folder), "faint")]


def short_path(folder: Path) -> str:
    """A folder as people say it: with ~ for their own."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)


def today_of(now: datetime) -> date:
    """The day against which overdue is counted."""
    return now.date()
