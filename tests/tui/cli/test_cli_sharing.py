"""sync says what moved and what is in the way; sharing can be ended; check tells damage from loss."""

from __future__ import annotations

import io
import json
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from tui.cli import main


def change_files(folder: Path) -> list[Path]:
    """All change files of a folder."""
    return sorted((folder / "changes").rglob("*.json"))


def test_sync_puts_back_what_the_folder_has_lost_and_says_so(run: Any, folder: Path) -> None:
    before = change_files(folder)
    for path in before[1:]:
        path.unlink()
    code, out, _err = run("sync", folder)
    assert code == 0
    assert "đưa trở lại" in out
    told = json.loads(run("sync", folder, "--json")[1])
    assert told["put_back"] == {"own": 0, "others": 0}


def test_sync_waits_for_others_to_put_back_their_own(run: Any, folder: Path, tmp_path: Path) -> None:
    minh = ("--state", tmp_path / "minh", "--by", "Minh")
    assert run("sync", folder, *minh)[0] == 0
    for path in change_files(folder):
        if not path.name.endswith("never"):
            path.unlink()
    run("note", folder, "một điều mới")
    told = json.loads(run("sync", folder, "--json", *minh)[1])
    assert told["waiting"] > 0
    assert "lượt tiếp theo sau vài phút" in run("sync", folder, *minh)[1]
    assert json.loads(run("sync", folder, "--json")[1])["put_back"]["own"] > 0
    assert json.loads(run("sync", folder, "--json", *minh)[1])["waiting"] == 0


def test_sync_names_the_files_that_are_not_whole(run: Any, folder: Path) -> None:
    torn = change_files(folder)[-1]
    torn.write_bytes(torn.read_bytes()[:-9])
    newer = torn.with_name("newer.json")
    newer.write_bytes(change_files(folder)[0].read_bytes().replace(b"rapporteur-changes/1", b"rapporteur-changes/2"))
    code, _out, err = run("sync", folder)
    assert code == 0
    assert torn.name in err
    assert "newer.json — của phiên bản Rapporteur mới hơn" in err
    found = json.loads(run("sync", folder, "--json")[1])["not_whole"]
    assert {Path(one["path"]).name: one["trouble"] for one in found} == {
        torn.name: "damaged",
        "newer.json": "newer_format",
    }


def test_check_tells_a_damaged_copy_from_a_loss(run: Any, folder: Path, tmp_path: Path) -> None:
    torn = change_files(folder)[-1]
    torn.write_bytes(torn.read_bytes()[:-9])
    run("sync", folder)
    code, _out, err = run("check", folder)
    assert code == 1, "the record has gaps; the torn file is no loss"
    assert "không mất gì" in err
    assert "nội dung còn trong" in err
    assert "có thể đã mất" not in err
    (one,) = json.loads(run("check", folder, "--json")[1])["files"]
    assert one["held"] == "elsewhere"
    assert one["by"]
    for path in change_files(folder):
        if path not in (torn, change_files(folder)[0]):
            path.unlink()
    code, _out, err = run("check", folder, "--state", tmp_path / "minh", "--by", "Minh")
    assert code == 3
    assert "có thể đã mất" in err


def test_an_emptied_folder_is_said_and_filled_again_a_minute_later(
    run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    code, _out, err = run("sync", folder)
    assert (code, "đã bị xóa trống" in err) == (3, True), err
    assert list(folder.iterdir()) == []
    later = datetime.now(UTC) + timedelta(seconds=70)
    monkeypatch.setattr(
        Dossier.open.__func__, "__kwdefaults__", {**Dossier.open.__func__.__kwdefaults__, "clock": lambda: later}
    )  # type: ignore[attr-defined]
    code, out, err = run("sync", folder)
    assert (code, "đưa trở lại" in out) == (0, True), err
    assert change_files(folder)


def test_another_dossier_in_its_place_is_said_and_gets_nothing(run: Any, folder: Path, tmp_path: Path) -> None:
    lan = Dossier.open(folder, state=tmp_path / "state", by="Lan")
    folder.rename(tmp_path / "moved")
    assert run("new", folder, "--title", "Khác", "--date", "2024-05-05", "--state", tmp_path / "ai đó")[0] == 0
    before = change_files(folder)
    lan.add(RecordKind.ITEM, title="mới")
    lan.close()
    assert change_files(folder) == before
    assert lan.unshared == 1


def test_a_folder_that_is_away_is_said_and_the_record_is_shown_all_the_same(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "elsewhere")
    code, out, err = run("show", folder, "entries")
    assert (code, "xin chào" in out) == (0, True)
    assert "Hiện không thấy thư mục" in err
    assert run("note", folder, "ghi khi mất ổ đĩa")[0] == 0
    code, _out, err = run("sync", folder)
    assert code == 4
    assert not folder.exists()
    (tmp_path / "elsewhere").rename(folder)
    assert json.loads(run("sync", folder, "--json")[1])["written"] > 0


def test_a_colleagues_clock_that_is_off_is_told(run: Any, folder: Path, tmp_path: Path) -> None:
    ahead = Dossier.open(
        folder, state=tmp_path / "minh", by="Minh", clock=lambda: datetime.now(UTC) + timedelta(minutes=30)
    )
    ahead.add(RecordKind.ITEM, title="của Minh")
    ahead.close()
    _code, _out, err = run("sync", folder)
    assert "Đồng hồ máy của Minh chạy nhanh hơn máy này 30 phút." in err


def test_sharing_is_ended_only_by_somebody_who_says_so(
    run: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sync", folder, "--end")[0] == 2, "nobody can be asked"

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for answer, ended in (("k\n", False), ("c\n", True)):
        monkeypatch.setattr(sys, "stdin", Terminal(answer))
        assert main(["sync", str(folder), "--end"]) == 0
        capsys.readouterr()
        assert json.loads(run("sync", folder, "--json")[1])["ended"] is ended
    before = change_files(folder)
    assert run("note", folder, "sau khi ngừng")[0] == 0
    code, out, _err = run("sync", folder)
    assert (code, "đã ngừng chia sẻ" in out) == (0, True)
    assert change_files(folder) == before
    minh = ("--state", tmp_path / "minh", "--by", "Minh")
    assert "sau khi ngừng" not in run("show", folder, "entries", *minh)[1]


def test_yes_ends_it_without_a_question(run: Any, folder: Path) -> None:
    assert run("sync", folder, "--end", "--yes")[0] == 0
    assert json.loads(run("sync", folder, "--json", "--end")[1])["ended"] is True
