"""The library: the list, series, the search through everything, opening, making, carrying over, taking off the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from screen_fingers import Fingers, clock, running

from store import library
from store.dossier import Dossier
from store.folder_names import folder_name
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from tui.screens.library.folder_choice import FolderScreen
from tui.screens.library.new_dossier import NewDossierScreen
from tui.screens.library.screen import LibraryScreen
from tui.screens.live.screen import LiveScreen
from tui.widgets.fields import LineField


def make(room: Path, state: Path, folder: str, title: str, day: date) -> Dossier:
    """A dossier that was opened on the meeting's day, so that the list has an order."""
    at = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    return Dossier.create(room / folder, state=state, by="Lan", fields={"title": title, "day": day}, clock=lambda: at)


def put_by(dossier: Dossier) -> Path:
    library.remember(dossier.state, dossier)
    dossier.close()
    return dossier.folder


@pytest.fixture
def known(tmp_path: Path, state: Path) -> Path:
    """Three dossiers on the list, two of them a series."""
    first = make(tmp_path, state, "2024", "Hội nghị sơ kết hợp tác năm 2023", date(2024, 4, 4))
    first.add(RecordKind.ITEM, number=1, title="Ngày hội Du lịch", state=ItemState.DONE)
    first.add(RecordKind.ITEM, number=9, title="Tuần lễ trái cây")
    for number in range(300):
        first.add(RecordKind.ENTRY, text=f"ghi nhận thứ {number}")
    put_by(first)
    second = make(tmp_path, state, "2025", "Hội nghị sơ kết hợp tác năm 2024", date(2025, 1, 3))
    second.add(RecordKind.ENTRY, text="Sở Du lịch mở ngày hội", kind=EntryKind.COMMITMENT)
    put_by(second)
    put_by(make(tmp_path, state, "họp", "Họp giao ban Sở Y tế", date(2024, 5, 5)))
    return state


def screen(fingers: Fingers) -> LibraryScreen:
    shown = fingers.app.screen
    assert isinstance(shown, LibraryScreen)
    return shown


@pytest.fixture
def opened() -> Iterator[list[Dossier]]:
    made: list[Dossier] = []
    yield made
    for dossier in made:
        dossier.close()


async def live(fingers: Fingers) -> Dossier:
    await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
    dossier = fingers.app.dossier
    assert dossier is not None
    return dossier


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (30, 8)])
async def test_the_list_shows_progress_and_the_series_in_date_order(known: Path, size: tuple[int, int]) -> None:
    async with running(None, size, state=known, by="Lan") as fingers:
        await fingers.until(lambda: screen(fingers)._summaries)
        if size[0] < 80:
            return
        await fingers.until(lambda: "1/2 nội dung" in fingers.screen_text())
        await fingers.press("f3")
        text = fingers.screen_text()
        assert text.index("4/4/2024") < text.index("3/1/2025")
        assert "2 hội nghị" in text
        assert "5/5/2024" in text
        await fingers.press("f3")
        assert "2 hội nghị" not in fingers.screen_text()


async def test_letters_search_everything_and_enter_opens_at_the_entry(known: Path, opened: list[Dossier]) -> None:
    async with running(None, state=known, by="Lan") as fingers:
        await fingers.line("mo ngay hoi")
        dossier = await live(fingers)
        opened.append(dossier)
        assert dossier.meeting.day == date(2025, 1, 3)
        timeline = fingers.live.timeline
        await fingers.until(lambda: timeline.cursor >= 0 and timeline.entry(timeline.cursor) is not None)
        assert timeline.entry(timeline.cursor).text == "Sở Du lịch mở ngày hội"  # type: ignore[union-attr]
        assert fingers.app.focused is fingers.live.line
        await fingers.line("còn ghi tiếp được")
        assert dossier.entries[-1].text == "còn ghi tiếp được"


async def test_an_entry_far_back_is_shown_too(known: Path, opened: list[Dossier]) -> None:
    async with running(None, state=known, by="Lan") as fingers:
        await fingers.line("ghi nhan thu 3")
        opened.append(await live(fingers))
        timeline = fingers.live.timeline

        def shown() -> bool:
            entry = timeline.entry(timeline.cursor) if timeline.cursor >= 0 else None
            return entry is not None and entry.text == "ghi nhận thứ 3"

        await fingers.until(shown)


async def test_an_item_that_was_found_is_under_the_cursor_of_the_checklist(known: Path, opened: list[Dossier]) -> None:
    async with running(None, (80, 24), state=known, by="Lan") as fingers:
        await fingers.line("trai cay")
        opened.append(await live(fingers))
        checklist = fingers.live.checklist
        await fingers.until(
            lambda: (checklist.item(checklist.cursor) or opened[0].items[0]).title == "Tuần lễ trái cây"
        )


async def test_results_are_marked_counted_and_left_with_escape(known: Path) -> None:
    async with running(None, (80, 24), state=known, by="Lan") as fingers:
        await fingers.type("ngay hoi")
        await fingers.until(lambda: "2 kết quả" in fingers.screen_text())
        text = fingers.screen_text()
        assert text.index("Ngày hội Du lịch") < text.index("Sở Du lịch mở ngày hội"), "titles come first"
        pieces = screen(fingers).list.draw(0, 78)[0]
        assert [text for text, style in pieces if style.bold and text] == ["Ngày", "hội"]
        await fingers.type("x")
        await fingers.until(lambda: "Không tìm thấy gì" in fingers.screen_text())
        await fingers.press("escape")
        assert "3 hồ sơ" in fingers.screen_text()
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, LibraryScreen)


@pytest.mark.parametrize("text", ['"', "[red]", "a OR b*", "(", "../", "\\", "@@", "NEAR("])
async def test_whatever_is_typed_is_text(known: Path, text: str) -> None:
    async with running(None, (80, 24), state=known, by="Lan") as fingers:
        await fingers.type(text)
        await fingers.until(lambda: screen(fingers)._answered == text)
        assert text in fingers.screen_text()


async def test_from_a_running_dossier_to_another_and_nothing_is_lost(
    known: Path, tmp_path: Path, opened: list[Dossier]
) -> None:
    first = Dossier.open(tmp_path / "2025", state=known, by="Lan", clock=clock)
    async with running(first) as fingers:
        await fingers.line("điều đã ghi")
        await fingers.type("điều đang gõ dở")
        await fingers.press("ctrl+l")
        await fingers.press("escape")
        assert fingers.live.line.value == "điều đang gõ dở"
        await fingers.press("ctrl+l")
        await fingers.line("giao ban")
        await fingers.until(lambda: fingers.app.dossier is not first)
        opened.append(await live(fingers))
        assert opened[0].meeting.title == "Họp giao ban Sở Y tế"
        assert len(fingers.app.screen_stack) == 1
        await fingers.press("ctrl+l")
        await fingers.line("dieu da ghi")
        await fingers.until(lambda: fingers.app.dossier is not opened[0])
        opened.append(await live(fingers))
        again = opened[1]
        assert again.id == first.id
        assert first._closed, "the first was closed before it was opened anew"
        assert again.replica == first.replica
        assert fingers.live.line.value == "điều đang gõ dở"
        assert [entry.text for entry in again.entries][-1] == "điều đã ghi"
        assert again.unshared == 0


async def test_what_is_open_already_is_only_gone_back_to(known: Path, tmp_path: Path) -> None:
    first = Dossier.open(tmp_path / "2025", state=known, by="Lan", clock=clock)
    async with running(first) as fingers:
        screen_before = fingers.app.screen
        await fingers.press("ctrl+l")
        await fingers.line("mo ngay hoi")
        await fingers.until(lambda: fingers.app.screen is screen_before)
        assert fingers.app.dossier is first
        assert not first._closed
    first.close()


async def test_a_new_dossier_is_made_and_opened(known: Path, tmp_path: Path, opened: list[Dossier]) -> None:
    async with running(None, (80, 24), state=known, by="Lan") as fingers:
        await fingers.press("ctrl+n")
        form = fingers.app.screen
        assert isinstance(form, NewDossierScreen)
        await fingers.press("ctrl+s")
        assert "Hãy ghi tên hội nghị" in fingers.screen_text()
        await fingers.type("Họp về du lịch")
        day, folder = form.query_one("#day", LineField), form.query_one("#folder", LineField)
        day.value = "31/2/2024"
        await fingers.press("ctrl+s")
        assert "31/2/2024" in fingers.screen_text().split("Ngày")[1]
        day.value = "4/5/2024"
        await fingers.pilot.pause()
        assert folder.value == "~/Hội nghị/2024-05-04 Họp về du lịch"
        folder.value = str(tmp_path / "2024")
        await fingers.press("ctrl+s")
        await fingers.until(lambda: "đã có một hồ sơ" in fingers.screen_text())
        folder.value = str(tmp_path / "sâu" / "mới")
        await fingers.press("ctrl+s")
        opened.append(await live(fingers))
        assert (opened[0].meeting.title, opened[0].meeting.day) == ("Họp về du lịch", date(2024, 5, 4))
        assert opened[0].folder == tmp_path / "sâu" / "mới"
    assert library.known(known)[0].title == "Họp về du lịch"


async def test_carry_over_takes_open_items_along(known: Path, tmp_path: Path, opened: list[Dossier]) -> None:
    async with running(None, state=known, by="Lan") as fingers:
        await fingers.press("end", "f4")
        form = fingers.app.screen
        assert isinstance(form, NewDossierScreen)
        assert form.query_one("#title", LineField).value == "Hội nghị sơ kết hợp tác năm 2023"
        form.query_one("#folder", LineField).value = str(tmp_path / "sau")
        await fingers.press("ctrl+s")
        opened.append(await live(fingers))
        assert [item.title for item in opened[0].items] == ["Tuần lễ trái cây"]


async def test_a_folder_is_found_by_completing_its_path(known: Path, tmp_path: Path, opened: list[Dossier]) -> None:
    room = tmp_path / "Ổ chung"
    room.mkdir()
    (tmp_path / "2025").rename(room / "hồ sơ của Minh")
    (room / "không phải").mkdir()
    async with running(None, (80, 24), state=known, by="Lan") as fingers:
        await fingers.press("ctrl+o")
        choice = fingers.app.screen
        assert isinstance(choice, FolderScreen)
        choice.field.value = ""
        await fingers.type(f"{tmp_path}/o ch")
        await fingers.until(lambda: choice._listed == choice.field.value)
        await fingers.press("tab")
        assert choice.field.value == f"{room}/"
        await fingers.until(lambda: "● hồ sơ của Minh/  hồ sơ" in fingers.screen_text())
        await fingers.type("khong")
        await fingers.press("tab")
        await fingers.until(lambda: choice.field.value == f"{room}/không phải/")
        await fingers.press("enter")
        await fingers.until(lambda: "không phải là hồ sơ" in fingers.screen_text())
        choice.field.value = f"{room}/"
        await fingers.until(lambda: choice._listed == choice.field.value)
        await fingers.press("down", "enter")
        opened.append(await live(fingers))
        assert opened[0].folder == room / "hồ sơ của Minh"


async def test_off_the_list_means_off_the_list_only(known: Path, tmp_path: Path) -> None:
    async with running(None, state=known, by="Lan") as fingers:
        await fingers.press("down", "delete")
        assert "khỏi danh sách" in fingers.notices()
        assert "2 hồ sơ" in fingers.screen_text()
    assert [one.title for one in library.known(known)] == [
        "Hội nghị sơ kết hợp tác năm 2024",
        "Hội nghị sơ kết hợp tác năm 2023",
    ]
    Dossier.open(tmp_path / "họp", state=known, by="Lan").close()


async def test_the_open_dossier_stays_on_the_list(known: Path, tmp_path: Path) -> None:
    first = Dossier.open(tmp_path / "họp", state=known, by="Lan", clock=clock)
    async with running(first) as fingers:
        await fingers.press("ctrl+l", "down", "delete")
        assert "đang mở" in fingers.notices()
    assert len(library.known(known)) == 3
    first.close()


async def test_one_that_a_newer_program_writes_opens_as_it_was_last_seen(
    known: Path, tmp_path: Path, opened: list[Dossier]
) -> None:
    (tmp_path / "họp").rename(tmp_path / "đi rồi")
    for path in (tmp_path / "2025" / "changes").rglob("*.json"):
        path.write_text('{"file": {"1": {"format": "rapporteur-changes/9"}}}', encoding="utf-8")
    async with running(None, state=known, by="Lan") as fingers:
        await fingers.until(lambda: "không thấy thư mục" in fingers.screen_text())
        await fingers.press("enter")
        opened.append(await live(fingers))
        assert "Sở Du lịch mở ngày hội" in fingers.screen_text()


async def test_a_click_moves_the_cursor_and_a_second_one_opens(known: Path, opened: list[Dossier]) -> None:
    async with running(None, (80, 24), state=known, by="Lan") as fingers:
        rows = screen(fingers).list
        await fingers.pilot.click(rows, offset=(5, 3))
        assert rows.cursor == 1
        await fingers.pilot.click(rows, offset=(5, 3), times=2)
        opened.append(await live(fingers))


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        ("Sơ kết 2023/2024: A\\B?*", date(2024, 4, 4), "2024-04-04 Sơ kết 2023 2024 A B"),
        ("ạ" * 300, None, "ạ" * 70),
        ("...", None, ""),
        ("CON", None, "_CON"),
        ("=1+1", None, "=1+1"),
        ("từ " * 40, None, ("từ " * 23).strip()),
    ],
)
def test_any_title_makes_a_folder_name(title: str, day: date | None, name: str) -> None:
    assert folder_name(title, day) == name
