"""Two people mend one thing at once: what a colleague wrote while somebody typed is never silently replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_fingers import clock, running

from store.dossier import Dossier
from store.meeting.gaps import GapKind
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Entry, Item
from tui.screens.gaps.screen import GapsScreen

ITEM, ENTRY = RecordKind.ITEM, RecordKind.ENTRY
BASE = "Trình kế hoạch. Báo cáo sau."


@pytest.fixture
def minh(dossier: Dossier, tmp_path: Path) -> Iterator[Dossier]:
    """A colleague on another machine."""
    dossier.publish()
    made = Dossier.open(dossier.folder, state=tmp_path / "minh", by="Minh", clock=clock)
    yield made
    made.close()


def exchange(*dossiers: Dossier) -> None:
    for one in dossiers:
        one.publish()
    for one in dossiers:
        one.receive()


def item(dossier: Dossier, number: int) -> Item:
    return next(item for item in dossier.items if item.number == number)


async def test_an_entry_that_two_mend_at_once_has_the_words_of_both(dossier: Dossier, minh: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line(BASE)
        exchange(dossier, minh)
        await fingers.press("up")
        await fingers.type(" Xong.")
        (entry,) = minh.entries
        minh.change(ENTRY, entry.uid, text="Trình kế hoạch mới. Báo cáo sau.", kind=EntryKind.DIRECTIVE)
        exchange(minh, dossier)
        await fingers.until(lambda: "Đồng nghiệp vừa sửa" in fingers.screen_text())
        await fingers.press("enter")
        await fingers.until(lambda: dossier.disputed == 1)
    exchange(dossier, minh)
    for one in (dossier, minh):
        assert one.entries[0].text == "Trình kế hoạch mới. Báo cáo sau. Xong."
        assert one.entries[0].kind is EntryKind.DIRECTIVE, "what Lan left as it was stays as Minh made it"
        assert [part.field for part in one.contested()] == ["text"]


async def test_who_mends_nothing_decides_nothing(dossier: Dossier, minh: Dossier) -> None:
    uid = dossier.add(ENTRY, text="giao Sở Y tế", at=clock().replace(tzinfo=None))
    exchange(dossier, minh)
    dossier.change(ENTRY, uid, text="giao Sở Y tế chủ trì")
    minh.change(ENTRY, uid, text="giao Sở Nội vụ")
    exchange(dossier, minh)
    both = dossier.entries[0].text
    assert both.count("\n") == 1, "two lines, which the line shows as one"
    async with running(dossier) as fingers:
        await fingers.press("f5", "enter", "enter")
        await fingers.until(lambda: fingers.live.desk.recording)
        assert (dossier.entries[0].text, dossier.disputed) == (both, 1)
        await fingers.press("f5", "enter")
        await fingers.type(" ngay")
        await fingers.press("enter")
        await fingers.until(lambda: dossier.disputed == 0)
        assert dossier.entries[0].text.endswith(" ngay"), "who mends what he sees of both settles it"


async def test_an_outcome_that_two_write_at_once_has_both(dossier: Dossier, minh: Dossier) -> None:
    exchange(dossier, minh)
    uid = item(dossier, 2).uid
    async with running(dossier) as fingers:
        await fingers.press("f4", "down", "enter")
        await fingers.type("Của Lan.")
        minh.change(ITEM, uid, outcome="Của Minh.", state=ItemState.POSTPONED)
        exchange(minh, dossier)
        await fingers.until(lambda: "Đồng nghiệp vừa sửa" in fingers.screen_text())
        await fingers.press("enter")
        await fingers.until(lambda: dossier.disputed == 1)
    assert set(item(dossier, 2).outcome.split("\n")) == {"Của Lan.", "Của Minh."}
    assert item(dossier, 2).reason_text == "", (
        "the state changed meanwhile; the words stay the outcome they were meant as"
    )


@pytest.mark.parametrize("use", ["amend", "outcome"])
async def test_what_came_between_a_crash_and_the_restart_is_not_replaced(
    dossier: Dossier, minh: Dossier, use: str
) -> None:
    uid = item(dossier, 2).uid
    dossier.change(ITEM, uid, outcome=BASE)
    async with running(dossier) as fingers:
        await fingers.line(BASE)
        exchange(dossier, minh)
        await fingers.press(*(("up",) if use == "amend" else ("f4", "down", "enter")))
        await fingers.type(" Xong.")
        await fingers.until(lambda: dossier.draft_aside.get("text", "").endswith(" Xong."))
        kept = dict(dossier.draft_aside)
    dossier.save_draft("", kept)
    if use == "amend":
        minh.change(ENTRY, minh.entries[0].uid, text="Trình kế hoạch mới. Báo cáo sau.")
    else:
        minh.change(ITEM, uid, outcome="Trình kế hoạch mới. Báo cáo sau.")
    exchange(minh, dossier)
    async with running(dossier) as fingers:
        assert fingers.live.line.value.endswith(" Xong.")
        await fingers.press("enter")
        await fingers.until(lambda: dossier.disputed == 1)
    shown = dossier.entries[0].text if use == "amend" else item(dossier, 2).outcome
    assert shown == "Trình kế hoạch mới. Báo cáo sau. Xong."


async def test_splitting_leaves_what_a_colleague_mended_meanwhile(dossier: Dossier, minh: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line(BASE)
        exchange(dossier, minh)
        uid = dossier.entries[0].uid
        await fingers.press("f5", "s")
        await fingers.until(lambda: not fingers.live.desk.recording)
        minh.change(ENTRY, uid, text=BASE + " Gửi Sở.")
        exchange(minh, dossier)
        await fingers.press("home", *["right"] * len("Trình kế hoạch."), "enter")
        await fingers.until(lambda: len(dossier.entries) == 2)
    first, second = (entry.text for entry in dossier.entries)
    assert second == "Báo cáo sau."
    assert "Gửi Sở." in first
    assert dossier.disputed == 1


async def test_a_missed_word_is_filled_in_beside_what_a_colleague_wrote(dossier: Dossier, minh: Dossier) -> None:
    uid = dossier.items[2].uid
    dossier.change(ITEM, uid, outcome="Nghe @@ xong. Gửi Sở.")
    exchange(dossier, minh)
    async with running(dossier) as fingers:
        await fingers.press("f8")
        screen = fingers.app.screen
        assert isinstance(screen, GapsScreen)
        rows = screen._lines.rows
        screen._rows.move_to(
            next(at for at, one in enumerate(rows) if one and (one.gap.uid, one.gap.kind) == (uid, GapKind.MISSED_WORD))
        )
        await fingers.press("enter", "home", *["right"] * len("Nghe "), "delete", "delete")
        minh.change(ITEM, uid, outcome="Nghe @@ xong. Gửi Sở ngay.")
        exchange(minh, dossier)
        await fingers.line("báo cáo")
        await fingers.until(lambda: dossier.disputed == 1)
    assert item(dossier, 3).outcome == "Nghe báo cáo xong. Gửi Sở ngay."


def test_an_entry_reads_the_same_for_both_after_all_that(dossier: Dossier, minh: Dossier) -> None:
    uid = dossier.add(ENTRY, text=BASE)
    exchange(dossier, minh)
    dossier.change(ENTRY, uid, text=BASE + " Một.")
    minh.change(ENTRY, uid, text="Hai. " + BASE)
    exchange(dossier, minh)
    for one in (dossier, minh):
        entry = one.get(ENTRY, uid)
        assert isinstance(entry, Entry)
        assert entry.text == f"Hai. {BASE} Một."
