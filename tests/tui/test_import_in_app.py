"""Reading a file in from the preparing screen: path, proposal, taking over, stopping."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from preparing import burst, prepare, preparing, settled
from screen_fingers import Fingers
from textual import events

from store.dossier import Dossier
from store.errors import Trouble
from store.intake import files
from store.intake.tables import SUFFIXES
from store.progress import Stopped
from tui import messages
from tui.screens.importing.screen import ImportScreen
from tui.screens.prepare.path_completion import Paths, meant
from tui.screens.working import WorkingScreen

ITEMS = (
    "STT,Nội dung,Lĩnh vực,Màu,Trạng thái,Thời gian\n6,Ngày hội Du lịch mới,Du lịch,đỏ,hoàn thành,\n"
    "7,Hội chợ,Y tế,xanh,,31/4/2024\n"
)


async def asked(fingers: Fingers, path: Path | str) -> None:
    """``i``, the path, Enter."""
    await fingers.press("i")
    await fingers.press("ctrl+u")
    await burst(fingers, f"{path}\r")


async def proposal(fingers: Fingers) -> ImportScreen:
    await fingers.until(lambda: isinstance(fingers.app.screen, ImportScreen))
    await settled(fingers)
    assert isinstance(fingers.app.screen, ImportScreen)
    return fingers.app.screen


async def test_a_file_is_found_by_tab_shown_and_taken_over_in_one_step(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "Tệp của tôi"
    folder.mkdir()
    (folder / "danh mục.csv").write_text(ITEMS, "utf-8")
    (folder / "ảnh.png").write_bytes(b"")
    before = [(one.number, one.title) for one in dossier.items]
    async with preparing(dossier) as fingers:
        await fingers.press("5", "i")
        await burst(fingers, f"{tmp_path}/tep\t")
        assert prepare(fingers).prompt.field.value == f"{folder}/"
        await burst(fingers, "d\t\r")
        await proposal(fingers)
        shown = fingers.screen_text()
        for words in (
            "Nội dung: 1 mới, 1 thay đổi, 0 giữ nguyên",
            "STT         → số",
            "Màu         → không lấy",
            "dòng 3, thời gian dự kiến: “31/4/2024”",
            "~ #6 Ngày hội Du lịch TP.HCM",
            "tên: Ngày hội Du lịch TP.HCM → Ngày hội Du lịch mới",
            "Nhận 2 dòng vào hồ sơ",
            "1 chỗ không đọc được",
        ):
            assert words in shown, words
        assert [(one.number, one.title) for one in dossier.items] == before, "only shown so far"
        await fingers.press("enter")
        await fingers.until(lambda: fingers.app.screen is prepare(fingers))
        assert [(one.number, one.title) for one in dossier.items][5:] == [(6, "Ngày hội Du lịch mới"), (7, "Hội chợ")]
        assert "Hội chợ" in fingers.screen_text()
        await fingers.press("ctrl+z")
        await fingers.until(lambda: [(one.number, one.title) for one in dossier.items] == before)


async def test_esc_leaves_the_proposal_and_changes_nothing(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "noi dung.csv").write_text(ITEMS, "utf-8")
    async with preparing(dossier) as fingers:
        await asked(fingers, tmp_path / "noi dung.csv")
        await proposal(fingers)
        await fingers.press("escape")
        await fingers.until(lambda: fingers.app.screen is prepare(fingers))
    assert len(dossier.items) == 6


async def test_a_whole_record_of_another_meeting_is_read_in(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    tables = {
        "parties": [{"name": "Sở Y tế"}],
        "delegates": [{"name": "Lê An", "party": "Sở Y tế"}, {"name": "Võ Bình", "party": "Hội Nông dân"}],
        "agenda": [{"number": 4, "title": "Bế mạc"}],
        "items": [{"number": 9, "title": "Hội chợ"}],
    }
    path.write_text(json.dumps(tables), "utf-8")
    async with preparing(dossier) as fingers:
        await asked(fingers, path)
        await proposal(fingers)
        assert "Bên tham gia mới: Hội Nông dân" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: fingers.app.screen is prepare(fingers))
    names = {one.name for one in dossier.parties}
    assert {"Sở Y tế", "Hội Nông dân"} <= names
    assert [one.title for one in dossier.points][-1] == "Bế mạc"
    assert dossier.items[-1].title == "Hội chợ"


async def test_a_list_whose_headings_do_not_tell_is_read_as_the_open_list(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("full name\nHòa Bình\n", "utf-8")
    async with preparing(dossier) as fingers:
        await asked(fingers, tmp_path / "x.csv")
        await proposal(fingers)
        assert "? Bảng này liệt kê gì?" in fingers.screen_text()
        await fingers.press("escape")
        await fingers.until(lambda: fingers.app.screen is prepare(fingers))
        await fingers.press("2")
        await settled(fingers)
        await asked(fingers, tmp_path / "x.csv")
        await proposal(fingers)
        assert "Bên tham gia: 1 mới" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: "Hòa Bình" in [one.name for one in dossier.parties])


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("danh sách.odt", b"x", Trouble.WRONG_TYPE),
        ("khong co.csv", None, Trouble.NO_FILE),
        ("hong.json", b'{"items": [', Trouble.DAMAGED),
        ("trong.csv", b"", Trouble.NO_HEADINGS),
    ],
)
async def test_what_cannot_be_read_is_told_and_the_path_stays_to_be_mended(
    dossier: Dossier, tmp_path: Path, name: str, content: bytes | None, trouble: Trouble
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    async with preparing(dossier) as fingers:
        await asked(fingers, path)
        to_do = messages._(messages._SENTENCES[trouble][1])
        await fingers.until(lambda: to_do in " ".join(fingers.notices().split()))
        await fingers.until(lambda: prepare(fingers).prompt.asking and fingers.app.screen is prepare(fingers))
        assert prepare(fingers).prompt.field.value == str(path)
        await fingers.press("escape")
        assert not prepare(fingers).prompt.asking
    assert len(dossier.items) == 6


async def test_no_path_and_a_folder_are_told_where_the_path_is_typed(dossier: Dossier, tmp_path: Path) -> None:
    async with preparing(dossier) as fingers:
        await asked(fingers, "")
        assert "Hãy gõ đường dẫn" in fingers.screen_text()
        await burst(fingers, f"{tmp_path}\r")
        assert "Đó là thư mục" in fingers.screen_text()


async def test_reading_a_long_file_is_stopped_with_esc_and_nothing_is_changed(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("STT,Nội dung\n" + "".join(f"{n},Nội dung {n}\n" for n in range(1, 90_001)), "utf-8")
    async with preparing(dossier) as fingers:
        await fingers.press("i", "ctrl+u")
        fingers.app.post_message(events.Paste(str(path)))
        fingers.app.post_message(events.Key("enter", None))
        await fingers.until(lambda: isinstance(fingers.app.screen, WorkingScreen))
        await fingers.press("escape")
        await fingers.until(lambda: "Không thay đổi gì" in fingers.notices())
        assert fingers.app.screen is prepare(fingers)
    assert len(dossier.items) == 6


async def test_five_thousand_rows_are_taken_over_as_one_step(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("STT,Nội dung\n" + "".join(f"{n},Việc {n}\n" for n in range(7, 5_007)), "utf-8")
    async with preparing(dossier) as fingers:
        await fingers.press("5")
        await asked(fingers, path)
        await fingers.until(lambda: isinstance(fingers.app.screen, ImportScreen))
        await settled(fingers)
        await fingers.press("enter")
        await fingers.until(lambda: fingers.app.screen is prepare(fingers))
        await fingers.until(lambda: prepare(fingers).list.count() == 5_006)
        await fingers.press("end")
        assert "Việc 5006" in fingers.screen_text()
        await burst(fingers, "/viec 4999")
        assert prepare(fingers).list.count() == 1
        await fingers.press("escape", "ctrl+z")
        await fingers.until(lambda: len(dossier.items) == 6)


def test_reading_tells_how_far_it_is_and_stops_where_it_is_told_to(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    rows = [{"title": f"Việc {n}"} for n in range(50)]
    path.write_text(json.dumps({"agenda": rows, "items": rows}), "utf-8")
    told: list[tuple[int, int]] = []
    files.propose(path, dossier.proceedings(), progress=lambda done, whole: told.append((done, whole)))
    assert told[-1] == (100, 100)
    assert [done for done, _whole in told] == sorted(done for done, _whole in told)

    def stop(done: int, _whole: int) -> None:
        if done == 60:
            raise Stopped

    with pytest.raises(Stopped):
        files.propose(path, dossier.proceedings(), progress=stop)


def test_paths_are_completed_as_far_as_they_are_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Nội dung 2023.csv", "Nội dung 2024.csv", "ảnh.png", ".ẩn.csv"):
        (tmp_path / name).write_text("", "utf-8")
    (tmp_path / "Hồ sơ").mkdir()
    paths = Paths(SUFFIXES)
    here = f"{tmp_path}{os.sep}"
    assert paths.fitting(here) == ["Hồ sơ/", "Nội dung 2023.csv", "Nội dung 2024.csv"]
    assert paths.completed(f"{here}noi") == f"{here}Nội dung 202"
    assert paths.completed(f"{here}Nội dung 2024") == f"{here}Nội dung 2024.csv"
    assert paths.completed(f"{here}ho so") == f"{here}Hồ sơ/"
    assert paths.completed(f"{here}không có") == f"{here}không có"
    assert paths.fitting(f"{here}.") == [".ẩn.csv"]
    assert paths.completed("/không/có/đâu") == "/không/có/đâu"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.completed("~/ho") == "~/Hồ sơ/"
    assert meant("~/Hồ sơ") == tmp_path / "Hồ sơ"


def test_a_file_whose_name_is_spelt_in_parts_is_found(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Nội dung.csv")
    (tmp_path / name).write_text("x", "utf-8")
    assert meant(f"{tmp_path}/Nội dung.csv").read_text("utf-8") == "x"
    assert meant(f"'{tmp_path}/Nội dung.csv'").exists()
    assert not meant(f"{tmp_path}/Khác.csv").exists()
