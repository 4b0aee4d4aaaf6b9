"""What the screen says and does when this machine's own disk, clock or power fails, or the folder is not as it was."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from full_disk import no_more_room
from screen_fingers import Fingers, clock, running

from store.dossier import Dossier
from store.keeping.change_file import to_bytes
from store.keeping.changes import compose
from store.sharing_programs import sharing_program
from tui import synced_state
from tui.preferences import config_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a POSIX thing")


def head(fingers: Fingers) -> str:
    """The first line of the screen."""
    return fingers.screen_text().splitlines()[0]


async def whole(fingers: Fingers) -> None:
    """Wait until everything has been read and the first faults were looked for."""
    await fingers.until(lambda: fingers.live._faults is not None)


# A full disk -----------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_full_disk_keeps_the_words_in_the_line_and_the_next_try_saves_them_in_the_folder(
    dossier: Dossier, tmp_path: Path, size: tuple[int, int]
) -> None:
    dossier.publish()
    async with running(dossier, size) as fingers:
        await whole(fingers)
        with no_more_room(dossier, away=False):
            await fingers.line("điều thứ nhất")
            assert fingers.live.line.value == "điều thứ nhất"
            assert "CHƯA LƯU" in head(fingers)
            assert not dossier.entries
            await fingers.until(lambda: not fingers.live._sharing_now)
            await fingers.press("enter")
            assert fingers.live.line.value == ""
            assert "chỉ lưu ở thư mục" in head(fingers) or "đĩa đầy" in head(fingers)
            await fingers.until(lambda: "chỉ lưu trong thư mục hồ sơ" in fingers.notices())
            await fingers.line("điều thứ hai")
            assert fingers.live.line.value == ""
        other = Dossier.open(dossier.folder, state=tmp_path / "minh", by="Minh", clock=clock)
        assert [entry.text for entry in other.entries] == ["điều thứ nhất", "điều thứ hai"]
        other.close()
        await fingers.line("điều thứ ba")
        assert "đã lưu 3" in head(fingers)
    assert dossier.only_in_folder == 0


@posix
async def test_the_folder_is_not_said_to_be_away_where_only_this_disk_is_full(dossier: Dossier) -> None:
    dossier.publish()
    said = compose(stamp="001735900123456.000001.minh", at=1, by="Minh", record="entry/x", set={"text": "x"}, over={})
    async with running(dossier) as fingers:
        await whole(fingers)
        with no_more_room(dossier, away=False):
            (dossier.folder / "changes" / "minh.json").write_bytes(to_bytes(dossier.id, "minh", 1, "Minh", [said])[0])
            await fingers.until(lambda: "chưa hiện được điều đồng nghiệp ghi" in fingers.notices())
            assert "thư mục chung" not in head(fingers)
        await fingers.until(lambda: len(dossier.entries) == 1)


# Power cut -------------------------------------------------------------------------------------------------


def _killed(folder: Path, state: Path, line: str) -> None:
    """Another process records, leaves a line unfinished and is killed."""
    child = os.fork()
    if not child:
        try:
            made = Dossier.open(folder, state=state, by="Minh", clock=clock)
            made.present_on("")
            made.record(made.read("điều đã ghi"))
            made.save_draft(line)
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


@posix
@pytest.mark.parametrize("line", ["", "nửa câu đang g"])
async def test_after_a_power_cut_it_is_said_what_is_there_again(dossier: Dossier, state: Path, line: str) -> None:
    dossier.close()
    _killed(dossier.folder, state, line)
    again = Dossier.open(dossier.folder, state=state, by="Minh", clock=clock)
    async with running(again) as fingers:
        await fingers.until(lambda: "bị ngắt giữa chừng" in fingers.notices())
        assert "1 mục ghi" in fingers.notices()
        assert ("đang gõ dở" in fingers.notices()) == bool(line)
        assert fingers.live.line.value == line
    again.close()
    once_more = Dossier.open(dossier.folder, state=state, by="Minh", clock=clock)
    async with running(once_more) as fingers:
        await whole(fingers)
        assert "bị ngắt giữa chừng" not in fingers.notices(), "the window before was closed"
    once_more.close()


# Clocks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("years", [3, 200, 5000])
async def test_a_clock_that_went_back_by_years_is_said_once_and_changes_no_order(
    dossier: Dossier, state: Path, years: int
) -> None:
    dossier.record(dossier.read("điều trước"))
    dossier.close()

    def later() -> datetime:
        return clock() + timedelta(days=365 * years)

    ahead = Dossier.open(dossier.folder, state=state, by="Lan", clock=later)
    ahead.record(ahead.read("điều sau"))
    ahead.close()
    back = Dossier.open(dossier.folder, state=state, by="Lan", clock=clock)
    async with running(back) as fingers:
        await fingers.until(lambda: "Đồng hồ máy này" in fingers.notices())
        assert str((clock() + timedelta(days=365 * years)).year) in fingers.notices()
        await fingers.line("điều cuối")
    stamps = [change.stamp for change in back._own_changes()]
    assert stamps == sorted(stamps)
    back.close()


async def test_a_clock_before_there_was_this_program_is_said(dossier: Dossier, state: Path, tmp_path: Path) -> None:
    fresh = Dossier.create(
        tmp_path / "mới", state=state, by="Lan", fields={"title": "Mới"}, clock=lambda: datetime(1970, 1, 3, tzinfo=UTC)
    )
    async with running(fresh) as fingers:
        await fingers.until(lambda: "không thể đúng được" in fingers.notices())
    fresh.close()


async def test_a_right_clock_says_nothing(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await whole(fingers)
        assert "Đồng hồ" not in fingers.notices()


# The folder ------------------------------------------------------------------------------------------------


def _newer(dossier: Dossier) -> bytes:
    change = compose(stamp="001735900123456.000001.newer", at=1, by="Tâm", record="entry/x", set={"text": "?"}, over={})
    data, _total = to_bytes(dossier.id, "newer", 1, "Tâm", [change])
    return data.replace(b"rapporteur-changes/1", b"rapporteur-changes/2")


@pytest.mark.parametrize("number", [1, 3])
async def test_files_of_a_newer_program_are_said_once_and_left_as_they_are(dossier: Dossier, number: int) -> None:
    dossier.publish()
    place = dossier.folder / "changes" / "newer"
    place.mkdir()
    for which in range(number):
        (place / f"{which}.json").write_bytes(_newer(dossier))
    async with running(dossier) as fingers:
        await fingers.until(lambda: f"{number} tệp do bản Rapporteur mới hơn" in fingers.notices())
        await fingers.line("ghi tiếp")
        assert len(dossier.entries) == 1
        fingers.live._faults.look(None)  # type: ignore[union-attr]
        await fingers.pilot.pause()
        assert fingers.notices().count("bản Rapporteur mới hơn") == 1
    assert [path.read_bytes() for path in sorted(place.iterdir())] == [_newer(dossier)] * number


async def test_a_file_too_large_is_named_once_and_the_rest_is_read(dossier: Dossier, tmp_path: Path) -> None:
    dossier.publish()
    with (dossier.folder / "changes" / "lớn\x1b[31m[red].json").open("wb") as file:
        file.truncate(2 << 30)
    minh = Dossier.open(dossier.folder, state=tmp_path / "minh", by="Minh", clock=clock)
    minh.record(minh.read("Minh nói"))
    minh.publish()
    async with running(dossier) as fingers:
        await fingers.until(lambda: "lớn[31m[red].json" in fingers.notices() and len(dossier.entries) == 1)
    minh.close()


async def test_another_dossier_in_the_place_of_the_folder_is_said_and_nothing_is_written_there(
    dossier: Dossier, tmp_path: Path
) -> None:
    dossier.publish()
    other = Dossier.create(
        tmp_path / "other", state=tmp_path / "minh", by="Minh", fields={"title": "Khác"}, clock=clock
    )
    other.close()
    async with running(dossier) as fingers:
        await whole(fingers)
        dossier.folder.rename(tmp_path / "mine")
        (tmp_path / "other").rename(dossier.folder)
        before = sorted(path.name for path in dossier.folder.rglob("*"))
        await fingers.line("ghi tiếp")
        await fingers.until(lambda: "một hồ sơ khác" in fingers.notices())
        assert sorted(path.name for path in dossier.folder.rglob("*")) == before
        assert "đã lưu 1" in head(fingers)
        dossier.folder.rename(tmp_path / "other")
        (tmp_path / "mine").rename(dossier.folder)
        await fingers.until(lambda: not dossier.unshared)


# The state folder ------------------------------------------------------------------------------------------


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of OneDrive's variables."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)


def _file(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_text("")


def _folder(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).mkdir()


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("called", "mark", "program"),
    [
        ("Chung", _folder(".stfolder"), "Syncthing"),
        ("Chung", _file(".dropbox"), "Dropbox"),
        ("Dropbox (Văn phòng)", lambda _: None, "Dropbox"),
        ("OneDrive - UBND", lambda _: None, "OneDrive"),
        ("GoogleDrive-lan@example.org", lambda _: None, "Google Drive"),
        ("Chung", _folder(".tmp.drivedownload"), "Google Drive"),
        ("Chung", _file(".sync_a1b2c3.db"), "Nextcloud"),
        ("Chung", _file("._sync_a1b2c3.db"), "Nextcloud"),
        ("Chung", _folder(".dropbox"), ""),
        ("Driver", lambda _: None, ""),
    ],
)
def test_what_shares_a_folder_is_seen_by_its_marks(
    tmp_path: Path, called: str, mark: Callable[[Path], None], program: str
) -> None:
    shared = tmp_path / called
    shared.mkdir()
    mark(shared)
    assert sharing_program(shared / "not there yet" / "state") == program
    assert sharing_program(tmp_path / "else") == ""


@pytest.mark.usefixtures("environment")
def test_onedrive_says_itself_where_it_shares(tmp_path: Path) -> None:
    assert sharing_program(tmp_path / "x", {"OneDriveCommercial": str(tmp_path)}) == "OneDrive"


@pytest.mark.usefixtures("environment")
async def test_a_state_folder_that_is_shared_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "Sync" / ".stfolder").mkdir(parents=True)
    state = tmp_path / "Sync" / "state"
    dossier = Dossier.create(tmp_path / "d", state=state, by="Lan", fields={"title": "Hội nghị"}, clock=clock)
    async with running(dossier) as fingers:
        await fingers.until(lambda: "Syncthing" in fingers.notices())
        assert "RAPPORTEUR_STATE" in fingers.notices()
    dossier.close()
    assert config_folder().is_relative_to(tmp_path)
    assert synced_state.warning(state) == ""
