"""What two people wrote differently, settled with one key: two real dossiers on one folder, each with its own state."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from full_disk import no_more_room
from screen_fingers import Fingers, clock, running

from store.dossier import Dossier
from store.meeting.fields import codec_of
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Entry, Item
from tui import language
from tui.screens.conflicts.screen import ConflictsScreen
from tui.screens.live.screen import LiveScreen

ITEM, ENTRY = RecordKind.ITEM, RecordKind.ENTRY
BASE = "Các tỉnh trình UBND trong tháng 6."
MINE = "Các tỉnh trình UBND trong tháng 6. Báo cáo trước 15/6."
HERS = "Các tỉnh trình UBND thành phố trong tháng 6."
TOGETHER = "Các tỉnh trình UBND thành phố trong tháng 6. Báo cáo trước 15/6."


@pytest.fixture
def minh(dossier: Dossier, tmp_path: Path) -> Iterator[Dossier]:
    """A colleague on another machine."""
    dossier.publish()
    made = Dossier.open(dossier.folder, state=tmp_path / "minh", by="Minh", clock=clock)
    yield made
    made.close()


@pytest.fixture
def disputed(dossier: Dossier, minh: Dossier) -> Dossier:
    """Lan and Minh changed one item's state and outcome and one entry's text and owners at the same time."""
    uid = dossier.add(ENTRY, text=BASE, kind=EntryKind.DIRECTIVE)
    exchange(dossier, minh)
    item, (first, *_rest), (party, *_others) = dossier.items[0].uid, dossier.parties, dossier.delegates
    dossier.change(ITEM, item, state=ItemState.DONE)
    minh.change(ITEM, item, state=ItemState.POSTPONED)
    dossier.change(ENTRY, uid, text=MINE, owners=(f"party/{first.uid}",))
    minh.change(ENTRY, uid, text=HERS, owners=(f"delegate/{party.uid}",))
    exchange(dossier, minh)
    return dossier


def exchange(*dossiers: Dossier) -> None:
    for one in dossiers:
        one.publish()
    for one in dossiers:
        one.receive()


def entry(dossier: Dossier) -> Entry:
    return dossier.entries[0]


async def field(fingers: Fingers, words: str) -> None:
    """Put the cursor on the field with these words."""
    await fingers.press("home")
    for _ in range(10):
        screen = fingers.app.screen
        assert isinstance(screen, ConflictsScreen)
        one = screen._one()
        if one is not None and one.field == words:
            return
        await fingers.press("down")
    raise AssertionError(words)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8)])
async def test_both_versions_are_seen_with_who_wrote_them_and_what_differs(
    disputed: Dossier, size: tuple[int, int]
) -> None:
    async with running(disputed, size) as fingers:
        if size[1] > 20:
            assert "F12: 3" in fingers.screen_text()
        await fingers.press("f12")
        await field(fingers, "text")
        if size[1] < 20:
            return
        shown = fingers.screen_text()
        assert "‹thành phố›" in shown
        assert "‹Báo cáo" in shown
        assert "▶ 3  Như đang hiện" in shown
        for name in ("Lan", "Minh"):
            assert f"{name} · 4/4/2024 14:37" in shown
        heads = [line for line in shown.split("\n") if "14:37" in line]
        assert len(heads) == (1 if size[0] >= 100 else 2), "side by side where there is room"


async def test_enter_keeps_the_version_at_the_sign_for_everybody(disputed: Dossier, minh: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "text")
        screen = fingers.app.screen
        assert isinstance(screen, ConflictsScreen)
        one = screen._one()
        assert one is not None
        other = one.versions[1].value
        await fingers.press("right", "right", "enter")
        await fingers.until(lambda: disputed.disputed == 2)
        assert entry(disputed).text == other
        assert "2 chỗ có nhiều bản" in fingers.screen_text()
        exchange(disputed, minh)
        assert entry(minh).text == other
        assert minh.disputed == 2


@pytest.mark.parametrize("keys", [("enter",), ("3",), ("b",), ("left", "right", "enter")])
async def test_what_is_shown_is_offered_first_and_holds_the_words_of_both(
    disputed: Dossier, minh: Dossier, keys: tuple[str, ...]
) -> None:
    assert entry(disputed).text == entry(minh).text == TOGETHER
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "text")
        assert TOGETHER[:40] in fingers.screen_text()
        await fingers.press(*keys)
        await fingers.until(lambda: disputed.disputed == 2)
    exchange(disputed, minh)
    assert entry(minh).text == TOGETHER
    assert minh.disputed == 2


async def test_a_version_that_arrives_while_one_looks_is_not_settled_by_the_key(
    disputed: Dossier, minh: Dossier, tmp_path: Path
) -> None:
    hoa = Dossier.open(disputed.folder, state=tmp_path / "hoa", by="Hoa", clock=clock)
    uid = entry(hoa).uid
    first = hoa._ledger.union.records[f"entry/{uid}"].first.id
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "text")
        screen = fingers.app.screen
        assert isinstance(screen, ConflictsScreen)
        seen = screen._one()
        assert seen is not None
        hoa.amend(ENTRY, uid, {"text": [first]}, {"text": "Trước hết. " + BASE})
        exchange(hoa, disputed)
        disputed.settle(ENTRY, uid, "text", MINE, seen=seen.seen)
        await fingers.until(lambda: "Hoa" in fingers.screen_text())
        assert entry(disputed).text == "Trước hết. " + MINE
        assert disputed.disputed == 3
    hoa.close()


@pytest.fixture
def spared(dossier: Dossier, minh: Dossier) -> Dossier:
    """Minh has deleted an entry that Lan mended meanwhile."""
    uid = dossier.add(ENTRY, text=BASE)
    exchange(dossier, minh)
    minh.delete(ENTRY, uid)
    dossier.change(ENTRY, uid, text=MINE)
    exchange(dossier, minh)
    return dossier


@pytest.mark.parametrize(("key", "kept"), [("enter", True), ("1", True), ("2", False)])
async def test_what_was_deleted_unread_is_kept_or_deleted_for_everybody(
    spared: Dossier, minh: Dossier, key: str, kept: bool
) -> None:
    async with running(spared, (80, 24)) as fingers:
        assert "F12: 1" in fingers.screen_text()
        await fingers.press("f12")
        shown = fingers.screen_text()
        assert "Minh đã xóa, nhưng Lan đã sửa" in shown
        assert "▶ 1  Giữ lại" in shown
        assert "2  Xóa" in shown
        assert MINE[:30] in shown
        await fingers.press("b", "e")
        assert spared.disputed == 1, "neither both nor a text"
        await fingers.press(key)
        await fingers.until(lambda: spared.disputed == 0)
        exchange(spared, minh)
        assert [len(spared.entries), len(minh.entries)] == [kept, kept]
        await fingers.press("z")
        await fingers.until(lambda: spared.disputed == 1)
        assert [one.text for one in spared.entries] == [MINE]


async def test_a_number_keeps_that_version(disputed: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "state")
        shown = disputed.items[0].state
        await fingers.press("9")
        assert disputed.disputed == 3, "there is no ninth version"
        await fingers.press("2")
        await fingers.until(lambda: disputed.disputed == 2)
        assert disputed.items[0].state in {ItemState.DONE, ItemState.POSTPONED} - {shown}


async def test_both_are_kept_where_both_can_be(disputed: Dossier, minh: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "text")
        joined = TOGETHER
        assert joined[:40] in fingers.screen_text(), "what b makes of them is seen before"
        await fingers.press("b")
        await fingers.until(lambda: disputed.disputed == 2)
        assert entry(disputed).text == joined
        await field(fingers, "owners")
        await fingers.press("b")
        await fingers.until(lambda: disputed.disputed == 1)
        assert len(entry(disputed).owners) == 2
        await field(fingers, "state")
        await fingers.press("b")
        assert "chỉ giữ được một bản" in fingers.notices()
        assert disputed.disputed == 1
        await fingers.press("1")
        await fingers.until(lambda: "Không có chỗ nào khác nhau" in fingers.screen_text())
        exchange(disputed, minh)
        assert minh.disputed == 0


async def test_a_text_is_edited_and_the_letters_of_a_burst_are_not_lost(disputed: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "text")
        shown = entry(disputed).text
        await fingers.line("e Đã thống nhất.")
        await fingers.until(lambda: disputed.disputed == 2)
        assert entry(disputed).text == f"{shown} Đã thống nhất."
        await field(fingers, "state")
        await fingers.press("e")
        assert "không phải là chữ" in fingers.notices()


async def test_line_breaks_outlive_editing(dossier: Dossier, minh: Dossier) -> None:
    uid = dossier.add(ENTRY, text="một")
    exchange(dossier, minh)
    dossier.change(ENTRY, uid, text="một\nhai")
    minh.change(ENTRY, uid, text="một\nba")
    exchange(dossier, minh)
    async with running(dossier) as fingers:
        await fingers.press("f12")
        first = entry(dossier).text
        await fingers.line("e!")
        await fingers.until(lambda: not dossier.disputed)
        assert entry(dossier).text == f"{first}!"


async def test_values_are_told_in_words(disputed: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "owners")
        shown = fingers.screen_text()
        assert "Thành phố Hồ Chí Minh" in shown
        assert "Võ Văn Hoan" in shown
        await field(fingers, "state")
        shown = fingers.screen_text()
        assert "hoàn thành" in shown
        assert "chuyển kỳ sau" in shown
        assert "‹" not in shown


async def test_a_conflict_that_arrives_leaves_the_cursor_where_it_was(disputed: Dossier, minh: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "owners")
        await fingers.press("right")
        item = disputed.items[1].uid
        disputed.change(ITEM, item, outcome="của Lan")
        minh.change(ITEM, item, outcome="của Minh")
        exchange(disputed, minh)
        await fingers.until(lambda: "4 chỗ có nhiều bản" in fingers.screen_text())
        screen = fingers.app.screen
        assert isinstance(screen, ConflictsScreen)
        one = screen._one()
        assert one is not None
        assert one.field == "owners"
        assert "▶ 2" in fingers.screen_text()
        minh.settle(ENTRY, entry(minh).uid, "owners", ())
        exchange(disputed, minh)
        await fingers.until(lambda: "3 chỗ có nhiều bản" in fingers.screen_text())


async def test_without_conflicts_the_screen_says_so_and_the_live_screen_nothing(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        assert "F12" not in fingers.screen_text().split("\n")[0]
        await fingers.press("f12", "enter", "b", "e", "1", "right")
        assert "Không có chỗ nào khác nhau" in fingers.screen_text()
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, LiveScreen)
        language.set_language("en")
        await fingers.press("f12")
        assert "Nothing is in dispute" in fingers.screen_text()


async def test_what_a_newer_program_wrote_is_not_thrown_away(dossier: Dossier, minh: Dossier) -> None:
    from store.keeping.ledger import Wish

    item = dossier.items[0].uid
    for one, state in ((dossier, "hibernating"), (minh, "done")):
        one._ledger.write([Wish(f"item/{item}", {"state": state})])
    exchange(dossier, minh)
    assert dossier.disputed == 1
    async with running(dossier) as fingers:
        await fingers.press("f12")
        (contested,) = dossier.contested()
        place = [version.value for version in contested.versions].index("hibernating")
        await fingers.press(str(place + 1))
        assert "mới hơn" in fingers.notices()
        assert dossier.disputed == 1


async def test_a_click_goes_to_a_version_and_a_second_one_keeps_it(disputed: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "text")
        screen = fingers.app.screen
        assert isinstance(screen, ConflictsScreen)
        one = screen._one()
        assert one is not None
        await fingers.pilot.click("#shown")
        assert "▶ 1" in fingers.screen_text()
        await fingers.pilot.click("#joined")
        assert "▶ 3" in fingers.screen_text()
        await fingers.pilot.click("#others")
        assert "▶ 2" in fingers.screen_text()
        assert disputed.disputed == 3
        await fingers.pilot.click("#others", times=2)
        await fingers.until(lambda: disputed.disputed == 2)
        assert entry(disputed).text == one.versions[1].value


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a POSIX thing")
async def test_what_cannot_be_written_settles_nothing(disputed: Dossier) -> None:
    async with running(disputed) as fingers:
        await fingers.press("f12")
        await field(fingers, "text")
        with no_more_room(disputed):
            await fingers.press("1")
            assert "Chưa lưu" in fingers.notices()
            await fingers.line("e thêm")
            assert "thêm" in fingers.screen_text()
            assert disputed.disputed == 3


def test_the_record_shows_one_of_the_versions_or_a_text_of_all(disputed: Dossier) -> None:
    for one in disputed.contested():
        record = disputed.get(one.kind, one.uid)
        assert isinstance(record, Item | Entry)
        shown = codec_of(one.kind)[one.field].encode(getattr(record, one.field))
        assert shown == one.merged
        assert one.is_merged is (one.field == "text")
        assert one.is_merged or shown == one.shown.value
