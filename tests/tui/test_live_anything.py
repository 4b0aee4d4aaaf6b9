"""Whatever is typed, pasted or resized, and whatever arrives meanwhile: the app lives, and no entry is lost."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from screen_fingers import DAY, Fingers, clock, fill, running
from textual import events

from store.dossier import Dossier
from store.errors import StoreError
from store.meeting.kinds import EntryKind, RecordKind

_KEYS = (
    *("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f11", "f12"),
    *(f"ctrl+{letter}" for letter in "efgkloprtuvwxyz"),
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab", "ctrl+up", "ctrl+down"),
    *("enter", "enter", "escape", "escape", "space", "backspace", "delete", "slash"),
    *"!+=~*?#@>/.:-0123456789abcdefghijklmnopqrstuvwxyzđăâêôơưáàảãạếệộữ",
)
_LINES = (
    "Hoan: Tuyên bố lý do",
    "!trình kế hoạch #6 @[Sở Công Thương] >30/6",
    "/next",
    "/done 2 Đã tổ chức",
    "/in Hạnh",
    "/vote 12-3-1",
    "?: ~chưa bố trí kinh phí",
    "s/lý do/mục đích/",
    "/undo",
    "#3:",
    "/closed",
    "/open",
    "/allot 2-4 Lan",
    "/phân .2 Minh",
    "[red]@click=app.quit[/] \x1b[31m {{ 7*7 }}",
)


@dataclass(frozen=True)
class Key:
    name: str


@dataclass(frozen=True)
class Line:
    text: str


@dataclass(frozen=True)
class Paste:
    text: str


@dataclass(frozen=True)
class Size:
    width: int
    height: int


@dataclass(frozen=True)
class Arrival:
    what: str
    place: int


_ARRIVALS = ("entry", "edit", "delete", "item", "delegate", "point", "allot", "allot_point", "presence", "handover")
_ACTIONS = st.lists(
    st.one_of(
        st.sampled_from(_KEYS).map(Key),
        st.sampled_from(_KEYS).map(Key),
        st.sampled_from(_LINES).map(Line),
        st.text(max_size=60).map(Paste),
        st.builds(Size, st.integers(8, 180), st.integers(3, 50)),
        st.builds(Arrival, st.sampled_from(_ARRIVALS), st.integers(0, 9)),
    ),
    max_size=40,
)


def colleague_does(colleague: Dossier, arrival: Arrival) -> None:
    """One change of a colleague's, shared."""
    with contextlib.suppress(StoreError):
        colleague.receive()
    entries, items = colleague.entries, colleague.items
    match arrival.what:
        case "entry":
            colleague.add(
                RecordKind.ENTRY, kind=EntryKind.STATEMENT, text="Ý kiến của đồng nghiệp " * (arrival.place + 1)
            )
        case "edit" if entries:
            entry = entries[arrival.place % len(entries)]
            colleague.change(RecordKind.ENTRY, entry.uid, text=f"{entry.text} (đã bổ sung)")
        case "delete" if entries:
            colleague.delete(RecordKind.ENTRY, entries[arrival.place % len(entries)].uid)
        case "item":
            colleague.change(RecordKind.ITEM, items[arrival.place % len(items)].uid, outcome="Đồng nghiệp ghi")
        case "delegate":
            colleague.add(RecordKind.DELEGATE, name=f"Đại biểu {arrival.place}")
        case "point":
            colleague.add(RecordKind.POINT, number=4 + arrival.place, title="Mục thêm")
        case "allot":
            recorder = ("Lan", "Minh", "")[arrival.place % 3]
            colleague.change(RecordKind.ITEM, items[arrival.place % len(items)].uid, recorder=recorder)
        case "allot_point" if colleague.points:
            colleague.change(RecordKind.POINT, colleague.points[arrival.place % 3].uid, recorder="Lan")
        case "presence":
            colleague.present_on(f"item/{items[arrival.place % len(items)].uid}" if arrival.place else "")
        case "handover":
            colleague.hand_over(f"Hạnh {arrival.place}")
    colleague.publish()


def held(fingers: Fingers) -> tuple[object, ...]:
    """What an arriving change must leave alone: screen, focus, text, cursor, selection, rows, what is looked at."""
    app, live = fingers.app, fingers.live
    timeline, checklist, agenda = live.timeline, live.checklist, live.agenda
    item, point = checklist.item(checklist.cursor), agenda.point(agenda.cursor)
    looked_at = None
    if not timeline.following:
        entry = timeline.entry(timeline.row_at(timeline.scroll_offset.y))
        looked_at = entry.uid if entry else None
    return (
        type(app.screen),
        app.focused.id if app.focused else None,
        live.line.value,
        live.line.selection,
        item.uid if item else None,
        point.uid if point and agenda.has_focus else None,
        looked_at,
    )


async def play(room: Path, actions: list[object]) -> set[str]:
    """Carry everything out; gives back the texts of the entries that were in the record at some time."""
    mine = Dossier.create(
        room / "dossier",
        state=room / "state",
        by="Lan",
        fields={"title": "Họp", "day": DAY, "issuing_body": "UBND"},
        clock=clock,
    )
    fill(mine)
    for number in range(12):
        mine.add(RecordKind.ENTRY, kind=EntryKind.STATEMENT, text=f"Ghi nhận ban đầu số {number} " * 3)
    mine.publish()
    ticks = itertools.count(0, 60.0).__next__
    colleague = Dossier.open(room / "dossier", state=room / "other", by="Minh", clock=clock, ticks=ticks)
    acknowledged: set[str] = set()
    try:
        async with running(mine, size=(100, 30)) as fingers:
            for action in actions:
                match action:
                    case Key(name):
                        await fingers.press(name)
                    case Line(text):
                        await fingers.line(text)
                    case Paste(text):
                        fingers.app.post_message(events.Paste(text))
                        await fingers.pilot.pause()
                    case Size(width, height):
                        await fingers.pilot.resize_terminal(width, height)
                        await fingers.pilot.pause()
                    case Arrival():
                        colleague_does(colleague, action)
                        await fingers.pilot.pause()
                        deleted = action.what in {"delete", "point", "item"}
                        before = held(fingers)
                        await asyncio.to_thread(mine.receive)
                        fingers.live.post_message(fingers.live.Shared())
                        await fingers.pilot.pause()
                        await fingers.pilot.pause()
                        if not deleted:
                            assert held(fingers) == before
                        else:  # what is gone cannot be looked at any more
                            assert held(fingers)[:4] == before[:4]
                acknowledged |= {entry.uid for entry in mine.entries}
                assert fingers.app.is_running
    finally:
        mine.close()
        colleague.close()
    return acknowledged


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=_ACTIONS)
def test_the_app_lives_and_every_entry_is_kept(actions: list[object], monkeypatch) -> None:  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        monkeypatch.setenv("HOME", name)
        acknowledged = asyncio.run(play(room, actions))
        again = Dossier.open(room / "dossier", state=room / "state", by="Lan", clock=clock)
        try:
            # Deleted ones are kept as well: whatever was ever in the record has its first change in the journal.
            known = {line.uid for line in again.history(RecordKind.ENTRY)}
            assert acknowledged <= known
        finally:
            again.close()
