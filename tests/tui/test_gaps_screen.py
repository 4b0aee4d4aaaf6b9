"""The gaps: filled, waived with a reason, filtered, copied, while the record goes on changing."""

from __future__ import annotations

import sys

import pytest
from full_disk import no_more_room
from screen_fingers import Fingers, running
from textual import events

from store.dossier import Dossier
from store.meeting import gaps
from store.meeting.gaps import GapKind
from store.meeting.kinds import ItemState, RecordKind
from store.meeting.records import Item
from tui import language
from tui.screens.gaps.screen import GapsScreen
from tui.screens.live.screen import LiveScreen
from tui.screens.roll_call.screen import RollCallScreen
from tui.widgets.headed_rows import HeadedRows


def row(fingers: Fingers) -> str:
    """The words of the row under the cursor."""
    rows = fingers.app.screen.query_one(HeadedRows)
    return "".join(text for text, _look in rows.lines[rows.cursor].said).strip()


async def go_to(fingers: Fingers, words: str) -> None:
    """Put the cursor on the first row with these words."""
    await fingers.press("home")
    for _ in range(40):
        if words in row(fingers):
            return
        await fingers.press("down")
    raise AssertionError(f"no row says {words}")


def kinds(dossier: Dossier) -> list[GapKind]:
    return [gap.kind for gap in gaps.find(dossier.proceedings())]


@pytest.fixture
def open_ends(dossier: Dossier) -> Dossier:
    """A record with a gap of most kinds."""
    for line in ("Hoan: !làm ngay việc này", "?: nghe sót @@ ở đây", "Hạnh: !báo cáo >30/6"):
        dossier.record(dossier.read(line))
    dossier.change(RecordKind.ITEM, dossier.items[1].uid, state=ItemState.NOT_DONE)
    return dossier


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8)])
async def test_gaps_stand_by_kind_with_their_number(open_ends: Dossier, size: tuple[int, int]) -> None:
    async with running(open_ends, size) as fingers:
        await fingers.press("f8")
        shown = fingers.screen_text()
        if size[1] > 20:
            assert "Thông tin hội nghị" in shown
            lines = [line.split() for line in shown.split("\n")]
            assert ["Chưa", "rõ", "ai", "thực", "hiện", "2"] in lines
            assert ["Chưa", "có", "thời", "hạn", "1"] in lines


async def test_a_gap_is_waived_for_a_reason_that_stays_in_the_record(open_ends: Dossier) -> None:
    async with running(open_ends, (80, 24)) as fingers:
        await fingers.press("f8")
        await go_to(fingers, "Chưa có địa điểm")
        await fingers.line("whọp trực tuyến")  # in one burst, as a fast hand types it
        await fingers.until(lambda: open_ends.meeting.waived == ("no_place: họp trực tuyến",))
        assert "Chưa có cơ quan ban hành" in row(fingers), "the cursor leads on at the next"
        assert GapKind.NO_PLACE not in kinds(open_ends)
        await go_to(fingers, "họp trực tuyến")
        assert "Để trống có lý do" in fingers.screen_text()
        assert "Lan 4/4/2024" in fingers.screen_text(), "who waived it, and when"
        await fingers.press("w")
        await fingers.until(lambda: not open_ends.meeting.waived)
        await fingers.press("z")
        await fingers.until(lambda: open_ends.meeting.waived)


async def test_a_letter_that_comes_late_to_the_list_is_no_key_while_a_reason_is_asked(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8", "w")
        rows = fingers.app.screen.query_one(HeadedRows)
        entries = len(open_ends.entries)
        for letter in "zy":
            rows.post_message(events.Key(letter, letter))
        await fingers.until(lambda: "▸ zy" in fingers.screen_text())
        assert len(open_ends.entries) == entries, "z took nothing back"


async def test_without_a_reason_nothing_is_waived(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8", "w", "enter")
        assert "Xin ghi lý do" in fingers.screen_text()
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, GapsScreen)
        assert not open_ends.meeting.waived
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, LiveScreen)


async def test_filling_begins_with_the_mark_that_is_wanted_and_leads_on(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8")
        await go_to(fingers, "làm ngay")
        await fingers.press("enter")
        assert fingers.app.focused is fingers.live.line
        assert fingers.live.line.value.endswith(" @")
        await fingers.line("[Sở Công Thương]")
        entry = open_ends.entries[0]
        assert (len(entry.owners), entry.text) == (1, "làm ngay việc này")
        await fingers.press("f8")
        assert "báo cáo" in row(fingers), "the next of this kind"
        await fingers.press("down", "enter")
        assert fingers.live.line.value.endswith(" >")
        await fingers.line("30/6")
        assert open_ends.entries[0].deadline is not None


async def test_what_was_missed_is_replaced_by_what_is_typed(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8")
        await go_to(fingers, "nghe sót")
        await fingers.press("enter")
        await fingers.line("mười hai đoàn")
        texts = [entry.text for entry in open_ends.entries]
        assert "nghe sót mười hai đoàn ở đây" in texts
        await fingers.press("f8")
        await go_to(fingers, "nghe sót")
        await fingers.press("enter")
        await fingers.line("Hạnh")
        entry = next(entry for entry in open_ends.entries if entry.text.startswith("nghe sót"))
        assert entry.speaker.startswith("delegate/")


async def test_a_word_missed_in_an_item_is_written_on_the_spot(dossier: Dossier) -> None:
    item = dossier.items[2]
    dossier.change(RecordKind.ITEM, item.uid, title="Tuần lễ @@ Tây Nguyên")
    async with running(dossier) as fingers:
        await fingers.press("f8")
        await go_to(fingers, "3 Tuần lễ @@")
        await fingers.press("enter")
        for _ in range(len("@@ Tây Nguyên")):
            await fingers.press("left")
        await fingers.press("delete", "delete")
        await fingers.line("trái cây")
        mended = dossier.get(RecordKind.ITEM, item.uid)
        assert isinstance(mended, Item)
        assert mended.title == "Tuần lễ trái cây Tây Nguyên"
        assert isinstance(fingers.app.screen, GapsScreen)


async def test_an_open_roll_leads_to_the_roll_call(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f8")
        await go_to(fingers, "Võ Văn Hoan")
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, RollCallScreen))


async def test_the_filter_needs_no_accents_and_takes_letters_at_once(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8")
        await fingers.type("/thoi han")
        await fingers.until(lambda: "Chưa có địa điểm" not in fingers.screen_text())
        assert "Chưa có thời hạn" in fingers.screen_text()
        await fingers.press("enter")
        assert "làm ngay" in row(fingers)
        await fingers.press("escape")
        assert "Chưa có địa điểm" in fingers.screen_text(), "Esc first shows everything again"
        assert isinstance(fingers.app.screen, GapsScreen)


async def test_the_list_follows_the_record_and_the_cursor_stays_on_its_gap(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8")
        await go_to(fingers, "báo cáo")
        before = row(fingers)
        open_ends.record(open_ends.read("!việc rất mới"))
        open_ends.change(RecordKind.MEETING, open_ends.meeting.uid, place="TP.HCM")
        await fingers.until(lambda: "việc rất mới" in fingers.screen_text())
        assert row(fingers) == before
        assert "Chưa có địa điểm" not in fingers.screen_text()


async def test_what_is_typed_as_a_reason_stays_while_the_record_changes(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8", "w")
        await fingers.type("vì họp")
        open_ends.record(open_ends.read("!việc rất mới"))
        await fingers.until(lambda: "việc rất mới" in fingers.screen_text())
        await fingers.line(" trực tuyến")
        await fingers.until(lambda: any("vì họp trực tuyến" in one for one in open_ends.meeting.waived))


async def test_the_list_is_copied_as_text(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8", "y")
        copied = fingers.app.clipboard
        assert copied.startswith(open_ends.meeting.title)
        assert "Chưa rõ ai thực hiện (2)\n- " in copied
        assert copied.count("\n- ") == len(kinds(open_ends))


async def test_text_from_the_record_is_no_markup(dossier: Dossier) -> None:
    dossier.record(dossier.read("![red]làm ngay[/red] [@click=app.quit]x[/]"))
    async with running(dossier) as fingers:
        await fingers.press("f8")
        await go_to(fingers, "làm ngay")
        assert fingers.screen_text().count("[red]làm ngay[/red]") >= 2


async def test_a_complete_record_says_so_in_both_languages(dossier: Dossier) -> None:
    for number, gap in enumerate(gaps.find(dossier.proceedings())):
        dossier.apply([gaps.waive(gap, f"lý do {number}", dossier.meeting)])
    async with running(dossier) as fingers:
        await fingers.press("f8")
        assert "Không còn thiếu gì" in fingers.screen_text()
        await fingers.press("escape")
        language.set_language("en")
        await fingers.press("f8")
        assert "Nothing is missing" in fingers.screen_text()
        assert "Waived, with the reason" in fingers.screen_text()


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a POSIX thing")
async def test_a_disk_that_takes_nothing_keeps_the_reason_where_it_was_typed(open_ends: Dossier) -> None:
    async with running(open_ends) as fingers:
        await fingers.press("f8", "w")
        with no_more_room(open_ends):
            await fingers.line("vì họp trực tuyến")
            shown = fingers.screen_text()
            assert "Chưa lưu" in shown
            assert "vì họp trực tuyến" in shown
            assert not open_ends.meeting.waived
        await fingers.press("enter")
        await fingers.until(lambda: open_ends.meeting.waived)


def test_every_kind_of_gap_has_words() -> None:
    from tui import messages

    for code in ("vi", "en"):
        language.set_language(code)
        assert len({messages.gap(kind) for kind in GapKind}) == len(GapKind)
