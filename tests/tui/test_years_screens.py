"""From one meeting to the next on the screens: what was left, what is overdue, what a place is called now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from preparing import form, prepare, preparing, save
from screen_fingers import NOW, clock, running
from two_years import Years, in_library, on

from store.dossier import Dossier
from store.meeting.kinds import ItemState, MeetingKind, RecordKind
from store.meeting.records import Item
from tui.screens.library.new_dossier import NewDossierScreen
from tui.screens.library.series_counts import SeriesCountsScreen
from tui.screens.live.screen import LiveScreen
from tui.widgets.choice import Choice
from tui.widgets.fields import LineField


@pytest.fixture
def years(tmp_path: Path) -> Iterator[Years]:
    made = Years(tmp_path)
    yield made
    made.first.close()
    made.second.close()


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_card_tells_what_was_left_last_time_and_how_late_it_is(years: Years, size: tuple[int, int]) -> None:
    async with running(years.second, size) as fingers:
        await fingers.press("f4", "home", "f6")
        shown = fingers.screen_text()
        assert "Các kỳ trước" in shown
        assert "1/3/2023: đang triển khai" in shown
        assert "quá hạn 64 ngày !" in shown
        fingers.live.card.scroll_end(animate=False)
        await fingers.pilot.pause()
        shown = " ".join(fingers.screen_text().split())
        assert "1/3/2023 Chỉ đạo" in shown
        await fingers.until(lambda: "quá hạn: 1 việc, 1 nội dung" in fingers.screen_text())


async def test_the_checklist_marks_what_is_overdue_until_it_is_done(years: Years) -> None:
    async with running(years.second) as fingers:
        assert "◐!1 Hội chợ vùng" in fingers.screen_text()
        assert "☐ 3 Ngày hội mới" in fingers.screen_text()
        await fingers.press("f4", "home")
        assert "quá hạn 64 ngày !" in fingers.screen_text()
        await fingers.press("escape")
        await fingers.line("/done 1 đã mở")
        await fingers.until(lambda: "☑ 1 Hội chợ vùng" in fingers.screen_text())
        await fingers.until(lambda: "quá hạn: 1 việc · " in fingers.screen_text())


async def test_the_timeline_says_that_a_task_is_overdue(years: Years) -> None:
    async with running(years.second) as fingers:
        timeline = fingers.live.timeline
        text = "\n".join("".join(text for text, _look in line) for line in timeline.draw(0, 60))
        assert "quá\u00a0hạn\u00a01–31/1/2024" in text


async def test_preparing_shows_the_mark_the_last_time_and_a_number_that_was_never_given(years: Years) -> None:
    years.second.add(RecordKind.ITEM, number=0, title="Chưa có số")
    async with preparing(years.second) as fingers:
        await fingers.press("5")
        shown = fingers.screen_text()
        assert "kỳ trước 1/3/2023: đang triển khai" in shown
        assert "1 quá hạn" in shown
        assert "số tiếp theo 4" in shown


async def test_the_number_of_a_finished_item_is_given_again_only_on_purpose(years: Years) -> None:
    item = next(one for one in years.second.items if one.number == 3)
    years.second.delete(RecordKind.ITEM, item.uid)
    async with preparing(years.second) as fingers:
        await fingers.press("5", "n")
        number = form(fingers).fields["number"]
        assert number.typed == "3"
        number.put("2")
        form(fingers).fields["title"].put("Nội dung khác")
        await fingers.press("ctrl+s")
        assert "Các số đến 2 đã cấp ở các hội nghị trước" in " ".join(fingers.screen_text().split())
        number.put("3")
        await save(fingers)
        assert [one.number for one in years.second.items] == [1, 3]


def later_clock() -> datetime:
    """A day after the provinces were united."""
    return datetime(2025, 8, 1, 7, tzinfo=UTC)


async def test_a_party_s_present_name_stands_beside_the_one_of_the_meeting_s_day(tmp_path: Path) -> None:
    dossier = Dossier.create(
        tmp_path / "d", state=tmp_path / "s", by="Lan", fields={"day": date(2024, 4, 4)}, clock=later_clock
    )
    dossier.add(RecordKind.PARTY, name="tỉnh Đắk Nông")
    dossier.add(RecordKind.PARTY, name="tỉnh Lâm Đồng")
    async with preparing(dossier) as fingers:
        await fingers.press("2")
        assert "tỉnh Đắk Nông  nay là tỉnh Lâm Đồng" in fingers.screen_text()
        assert fingers.screen_text().count("nay là") == 1
        await fingers.press("home", "enter")
        assert "nay là tỉnh Lâm Đồng" in fingers.screen_text()
        name = form(fingers).fields["name"]
        name.put("thành phố Đồng Nai")
        await fingers.until(lambda: "tên này dùng từ 30/4/2026" in fingers.screen_text())
        assert "vào ngày hội nghị là tỉnh Đồng Nai" in fingers.screen_text()
        await save(fingers)
        assert [party.name for party in dossier.parties] == ["thành phố Đồng Nai", "tỉnh Lâm Đồng"]
        assert prepare(fingers) is fingers.app.screen
    dossier.close()


async def test_the_library_brings_a_dossier_up_to_date_with_the_one_before(years: Years) -> None:
    years.second.close()
    async with running(None, (80, 24), state=years.state, by="Lan") as fingers:
        screen = await in_library(fingers)
        on(screen, years.second)()
        await fingers.press("f5")
        await fingers.until(lambda: "không có gì thay đổi" in fingers.notices())
        years.first.change(RecordKind.ITEM, years.fair, state=ItemState.DONE, outcome="đã mở")
        years.first.add(RecordKind.ITEM, number=4, title="Sau mới nhớ ra")
        years.first.publish()
        await fingers.press("f5")
        await fingers.until(lambda: "1 mới, 1 thay đổi" in fingers.screen_text())
        await fingers.press("escape")
        assert not screen.prompt.asking
        await fingers.press("f5")
        await fingers.until(lambda: screen.prompt.asking)
        await fingers.press("enter")
        await fingers.until(lambda: "Đã cập nhật" in fingers.notices())
        assert "#4 Sau mới nhớ ra" in fingers.notices()
    opened = Dossier.open(years.second.folder, state=years.state, by="Lan", clock=clock)
    fair = opened.get(RecordKind.ITEM, years.fair)
    assert isinstance(fair, Item)
    assert (fair.state, fair.outcome) == (ItemState.DONE, "đã mở")
    assert [item.number for item in opened.items] == [1, 3, 4]
    opened.close()


async def test_the_dossier_that_is_open_is_brought_up_to_date_under_its_screen(years: Years) -> None:
    async with running(years.second, state=years.state) as fingers:
        years.first.change(RecordKind.ITEM, years.fair, title="Hội chợ Tây Nguyên")
        years.first.publish()
        await fingers.press("ctrl+l")
        screen = await in_library(fingers)
        on(screen, years.second)()
        await fingers.press("f5")
        await fingers.until(lambda: screen.prompt.asking)
        await fingers.press("enter")
        await fingers.until(lambda: "Đã cập nhật" in fingers.notices())
        await fingers.press("escape")
        await fingers.until(lambda: "Hội chợ Tây Nguyên" in fingers.screen_text())
        years.second.undo()
        await fingers.until(lambda: "Hội chợ vùng" in fingers.screen_text())


async def test_the_next_meeting_is_of_the_kind_of_the_one_before(years: Years, tmp_path: Path) -> None:
    years.second.change(RecordKind.MEETING, years.second.id, kind=MeetingKind.FINAL_REVIEW, next_period="năm 2024")
    years.second.change(RecordKind.MEETING, years.second.id, voting=True, quorum="2/3", number="12", place="Huế")
    years.second.close()
    async with running(None, state=years.state, by="Lan") as fingers:
        screen = await in_library(fingers)
        on(screen, years.second)()
        await fingers.press("f4")
        await fingers.until(lambda: isinstance(fingers.app.screen, NewDossierScreen))
        form = fingers.app.screen
        await fingers.until(lambda: form.query_one("#kind", Choice).value is MeetingKind.FINAL_REVIEW)
        form.query_one("#folder", LineField).value = str(tmp_path / "sau")
        await fingers.press("ctrl+s")
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
        made = fingers.live.dossier
        meeting = made.meeting
        assert (meeting.kind, meeting.period, meeting.next_period) == (MeetingKind.FINAL_REVIEW, "năm 2024", "")
        assert (meeting.voting, meeting.quorum, meeting.number, meeting.place) == (True, "2/3", "", "")
        assert [item.number for item in made.items] == [1, 3]
        assert [[past.day for past in item.history] for item in made.items] == [
            [date(2023, 3, 1), date(2024, 4, 4)],
            [date(2024, 4, 4)],
        ]
        assert len(made.delegates) == 0
    made.close()


async def test_a_dossier_that_goes_on_from_none_says_so(years: Years) -> None:
    years.first.close()
    async with running(None, state=years.state, by="Lan") as fingers:
        screen = await in_library(fingers)
        on(screen, years.first)()
        await fingers.press("f5")
        await fingers.until(lambda: "không có hồ sơ hội nghị trước" in fingers.notices())


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8)])
async def test_the_series_in_numbers(years: Years, size: tuple[int, int]) -> None:
    years.second.close()
    years.first.close()
    async with running(None, size, state=years.state, by="Lan") as fingers:
        screen = await in_library(fingers)
        on(screen, years.first)()
        await fingers.press("f7")
        await fingers.until(lambda: isinstance(fingers.app.screen, SeriesCountsScreen))
        counts = fingers.app.screen
        assert isinstance(counts, SeriesCountsScreen)
        await fingers.until(lambda: counts.list.count())
        if size[0] > 60:
            told = {" ".join(line.split()) for line in fingers.screen_text().splitlines()}
            assert "2023 ▓▓▓▓▓░░░░░ 1/2" in told
            assert "2024 ░░░░░░░░░░ 0/1" in told
            assert any(line.startswith("Tỉnh Lâm Đồng ░░░░░░░░░░ 0/1") for line in told), "under today's name"
        await fingers.press("escape")
        assert fingers.app.screen is screen


async def test_the_list_counts_what_is_overdue_and_the_series_its_years(years: Years) -> None:
    years.second.close()
    years.first.close()
    async with running(None, (120, 36), state=years.state, by="Lan") as fingers:
        await in_library(fingers)
        await fingers.until(lambda: "quá hạn: 1 việc, 1 nội dung" in fingers.screen_text())
        await fingers.press("f3")
        assert "2023: 1/2  2024: 0/1" in fingers.screen_text()


def test_now_is_a_day_on_which_the_tasks_above_are_overdue() -> None:
    assert NOW.date() > date(2024, 1, 31)
