"""The meeting's form, the gaps, the library, help and the palette, driven by keys."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from screen_fingers import DAY, running
from textual import events
from textual.widgets import Static

from store import library
from store.dossier import Dossier
from store.meeting.kinds import MeetingKind, RecordKind
from store.meeting.refs import to_delegate, to_name
from tui.screens.live.screen import LiveScreen
from tui.screens.prepare.form_people import Unreadable
from tui.screens.prepare.form_values import read_day, read_moment, read_time
from tui.screens.prepare.meeting_form import MeetingForm
from tui.screens.prepare.screen import PrepareScreen
from tui.widgets.fields import LineField
from tui.widgets.text_field import TextField


async def test_the_form_saves_what_was_changed_and_nothing_else(dossier: Dossier) -> None:
    hoan = next(one for one in dossier.delegates if "Hoan" in one.name)
    async with running(dossier) as fingers:
        await fingers.press("f2", "enter")
        form = fingers.app.screen
        assert isinstance(form, MeetingForm)

        async def into(field: str, text: str) -> None:
            widget = form.query_one(f"#{field}")
            widget.focus()
            await fingers.pilot.pause()
            if isinstance(widget, TextField):
                for number, line in enumerate(text.split("\n")):
                    if number:
                        await fingers.press("enter")
                    await fingers.type(line)
            else:
                assert isinstance(widget, LineField)
                await fingers.press("end", "ctrl+u")
                await fingers.type(text)

        await into("place", "Hội trường Thống Nhất")
        await into("planned_start", "14h")
        await into("started_at", "14:05")
        await into("agreement", "Thỏa thuận hợp tác")
        await into("agreement_signed_on", "29/12/2022")
        await into("agreement_fields", "Du lịch\nY tế")
        await into("issuing_body", "Văn phòng UBND")
        await into("chairs", "Hoan\nNguyễn Văn Mới")
        await into("recipients", "Các sở, ngành\nLưu: VT")
        form.query_one("#kind").focus()
        await fingers.press("right")
        await fingers.press("ctrl+s")
        await fingers.until(lambda: isinstance(fingers.app.screen, PrepareScreen))
        await fingers.press("escape")
        await fingers.until(lambda: fingers.app.focused is fingers.live.line)
    meeting = dossier.meeting
    assert meeting.place == "Hội trường Thống Nhất"
    assert meeting.planned_start == time(14, 0)
    assert meeting.started_at == datetime(2024, 4, 4, 14, 5)
    assert (meeting.agreement, meeting.agreement_signed_on) == ("Thỏa thuận hợp tác", date(2022, 12, 29))
    assert meeting.agreement_fields == ("Du lịch", "Y tế")
    assert meeting.chairs == (to_delegate(hoan.uid), to_name("Nguyễn Văn Mới"))
    assert meeting.recipients == ("Các sở, ngành", "Lưu: VT")
    assert meeting.kind is MeetingKind.FINAL_REVIEW
    assert meeting.day == DAY
    touched = {line.field for line in dossier.history(RecordKind.MEETING) if line.old is not None}
    assert "title" not in touched


async def test_a_wrong_day_gets_its_sentence_and_nothing_is_saved(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f2", "enter")
        form = fingers.app.screen
        form.query_one("#agreement_signed_on").focus()
        await fingers.type("31/2/2024")
        form.query_one("#place").focus()
        await fingers.type("Đà Lạt")
        await fingers.press("ctrl+s")
        assert fingers.app.screen is form
        wrong = form.query_one("#wrong-agreement_signed_on", Static)
        assert "31/2/2024" in str(wrong.render())
        assert form.focused is form.query_one("#agreement_signed_on")
        assert dossier.meeting.place == ""
        await fingers.press("escape")
        assert fingers.app.screen is form, "unsaved text is asked about once"
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, PrepareScreen)
    assert dossier.meeting.place == ""


async def test_in_the_form_keys_that_come_in_one_burst_do_what_they_say(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f2", "enter")
        form = fingers.app.screen
        form.query_one("#place").focus()
        await fingers.pilot.pause()
        for key, letters in (("tab", "Đà Lạt"), ("tab", ""), ("tab", "5/4/2024"), ("ctrl+s", "buổi sáng")):
            for letter in letters:
                fingers.app.post_message(events.Key(letter, letter))
            fingers.app.post_message(events.Key(key, None))
        await fingers.until(lambda: isinstance(fingers.app.screen, PrepareScreen))
    meeting = dossier.meeting
    assert (meeting.place, meeting.day, meeting.last_day) == ("Đà Lạt", DAY, date(2024, 4, 5))
    assert meeting.part_of_day == "buổi sáng"


@pytest.mark.parametrize(
    ("field", "text"), [("last_day", "3/4/2024"), ("planned_end", "7:59"), ("ended_at", "7:59"), ("day", "6/4/2024")]
)
async def test_a_meeting_that_ends_before_it_begins_gets_its_sentence(dossier: Dossier, field: str, text: str) -> None:
    begins = {"planned_start": time(8), "started_at": datetime(2024, 4, 4, 8), "last_day": date(2024, 4, 4)}
    dossier.change(RecordKind.MEETING, dossier.meeting.uid, **begins)
    before = dossier.meeting
    async with running(dossier) as fingers:
        await fingers.press("f2", "enter")
        form = fingers.app.screen
        form.query_one(f"#{field}").focus()
        await fingers.press("end", "ctrl+u")
        await fingers.type(text)
        await fingers.press("ctrl+s")
        assert fingers.app.screen is form
        wrong = form.query_one("#wrong-last_day" if field == "day" else f"#wrong-{field}", Static)
        assert "trước lúc bắt đầu" in str(wrong.render())
    assert dossier.meeting == before


@pytest.mark.parametrize(
    ("text", "day"), [("4/4/2024", DAY), ("04.04.2024", DAY), ("2024-04-04", DAY), (" 4 - 4 - 2024 ", DAY)]
)
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["31/2/2024", "4/4", "04/29", "mai", "4/4/24", ""])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(Unreadable):
        read_day(text)


def test_times_and_moments() -> None:
    assert [read_time(text) for text in ("8:05", "8h05", "8h", "08.05", "8 giờ".replace(" giờ", "g"))] == [
        time(8, 5),
        time(8, 5),
        time(8),
        time(8, 5),
        time(8),
    ]
    assert read_moment("8:05", DAY) == datetime(2024, 4, 4, 8, 5)
    assert read_moment("8:05 5/4/2024", DAY) == datetime(2024, 4, 5, 8, 5)
    for text in ("25:00", "8:99", "tám giờ"):
        with pytest.raises(Unreadable):
            read_time(text)
    with pytest.raises(Unreadable):
        read_moment("8:05", None)


async def test_gaps_lead_to_where_they_are_filled(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("?: điều nghe sót @@ ở đây")
        await fingers.press("f8")
        assert "Chưa có địa điểm" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.pilot.pause()
        assert isinstance(fingers.app.screen, MeetingForm)
        assert fingers.app.screen.focused is fingers.app.screen.query_one("#place")
        await fingers.press("escape", "f8", "end", "enter")
        assert fingers.app.focused is fingers.live.line
        assert "@@" in fingers.live.line.value
        await fingers.press("escape")
        assert fingers.live.line.value == ""


async def test_the_count_of_gaps_stands_in_the_footer(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.until(lambda: "Còn thiếu (" in fingers.screen_text())


async def test_the_library_lists_and_opens_dossiers(dossier: Dossier, state: Path) -> None:
    library.remember(state, dossier)
    dossier.checkpoint()
    folder = dossier.folder
    dossier.close()
    async with running(None, state=state, by="Lan") as fingers:
        await fingers.until(lambda: "0/6" in fingers.screen_text())
        assert "Hội nghị sơ kết hợp tác" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
        await fingers.line("ghi từ thư viện")
        opened = fingers.app.dossier
        assert opened is not None
        assert opened.folder == folder
        assert opened.entries[-1].text == "ghi từ thư viện"
        opened.close()


async def test_a_dossier_whose_folder_is_away_opens_as_it_was_last_seen(dossier: Dossier, state: Path) -> None:
    library.remember(state, dossier)
    dossier.add(RecordKind.ENTRY, text="trước khi mất ổ đĩa")
    dossier.close()
    dossier.folder.rename(dossier.folder.with_name("elsewhere"))
    async with running(None, state=state, by="Lan") as fingers:
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
        await fingers.until(lambda: "không thấy thư mục chung" in fingers.screen_text())
        assert "trước khi mất ổ đĩa" in fingers.screen_text()
        await fingers.line("ghi tiếp khi ổ đĩa đi vắng")
        assert fingers.live.dossier.unshared
        fingers.live.dossier.close()


async def test_light_and_dark(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        before = fingers.app.current_theme.dark
        await fingers.press("ctrl+t")
        assert fingers.app.current_theme.dark is not before
