"""PDF through LibreOffice: the same pages as the Word file, the same bytes each time, nothing left behind."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import conferences
import form_checks
import pdfplumber
import pytest
import real_parts
from paper import sheets

from exports import formats, pdf
from exports.options import Options
from store.errors import CannotWrite, Trouble
from store.progress import Stopped

only_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture(scope="module")
def made() -> bytes:
    real_parts.office()
    return formats.written(conferences.winter_2025(), ".pdf", Options())


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, to see that none is left."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _stand_in(place: Path, script: str) -> Path:
    """A program in LibreOffice's place that misbehaves."""
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return place


def test_the_pages_have_the_form(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(made)
    printed = list(sheets(file))
    form_checks.check_letterhead(printed[0])
    form_checks.check_paper(printed)
    form_checks.check_signatures(printed, "Nguyễn Thị Ngọc Lan", ["Võ Văn Hoan", "Võ Ngọc Hiệp"])
    text = "\n".join(sheet.text for sheet in printed)
    assert "Kết nối tiêu thụ" in text  # Vietnamese as text that can be searched, not as a picture


def test_it_says_what_it_is_and_can_be_read_aloud(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(made)
    with pdfplumber.open(file) as opened:
        said, catalogue = opened.metadata, opened.doc.catalog
    assert said["Title"].startswith("Biên bản Hội nghị sơ kết")
    assert said["Author"] == "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert said["CreationDate"].startswith("D:20250103102640")
    assert catalogue["Lang"] == b"vi-VN"
    assert catalogue["MarkInfo"]["Marked"]
    assert catalogue["ViewerPreferences"]["DisplayDocTitle"]
    assert "Outlines" in catalogue


def test_same_record_same_bytes_later_and_elsewhere(made: bytes, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(1.1)  # LibreOffice writes the second of its making
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    assert formats.written(conferences.winter_2025(), ".pdf", Options()) == made
    assert list(room.iterdir()) == []


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_temporary_files_may_lie_in_a_folder_of_any_name(
    made: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    folder = tmp_path / "Nguyễn Văn A %20 & 'tạm'"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("LC_ALL", locale)
    assert formats.written(conferences.winter_2025(), ".pdf", Options()) == made
    assert list(folder.iterdir()) == []


def test_another_record_is_another_document(made: bytes) -> None:
    real_parts.office()
    other = formats.written(conferences.winter_2025(), ".pdf", Options(draft=True))
    assert re.findall(rb"/ID\s*\[\s*<(\w+)>", other) != re.findall(rb"/ID\s*\[\s*<(\w+)>", made)


def test_the_clock_goes_without_a_byte_changing_its_place() -> None:
    there = (
        b"%PDF-1.7 /CreationDate(D:20261122163548+07'00') <xmp:CreateDate>2026-11-22T16:35:48+07:00</xmp:CreateDate>"
        b"/ID [ <8CD85315E90637A0D2962D6F4DBDA9FF>\n<8CD85315E90637A0D2962D6F4DBDA9FF> ]\n"
        b"/DocChecksum /72CB1E9B471D5B19BEC808CBC2A6FB3A stream 2026 %%EOF"
    )
    again = there.replace(b"2026112216", b"2026112217").replace(b"8CD85315", b"00000001").replace(b"72CB1E", b"AAAAAA")
    once = pdf.without_clock(there, 1_735_900_000_000)
    assert len(once) == len(there)
    assert once == pdf.without_clock(again, 1_735_900_000_000)
    assert b"(D:20250103102640" in once
    assert once != pdf.without_clock(there.replace(b"stream 2026", b"stream 2027"), 1_735_900_000_000)


def test_without_libreoffice_there_is_a_sentence_and_nothing_else(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui import messages

    monkeypatch.setenv("RAPPORTEUR_SOFFICE", str(room / "nowhere"))
    with pytest.raises(CannotWrite) as caught:
        formats.written(conferences.winter_2025(), ".pdf", Options())
    assert caught.value.trouble is Trouble.NO_OFFICE
    assert messages.exit_code(caught.value) == 4
    happened, to_do = messages.sentences(caught.value)
    assert "LibreOffice" in happened
    assert ".docx" in to_do
    assert list(room.iterdir()) == []


@only_posix
@pytest.mark.parametrize("script", ["exit 1", "exit 0", 'for f; do :; done; printf nonsense > "${f%.docx}.pdf"'])
def test_a_libreoffice_that_makes_nothing_is_named(
    room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program = _stand_in(tmp_path / "soffice", script)
    monkeypatch.setenv("RAPPORTEUR_SOFFICE", str(program))
    with pytest.raises(CannotWrite) as caught:
        pdf.from_word(b"x")
    assert caught.value.trouble is Trouble.OFFICE_FAILED
    assert caught.value.path == str(program)
    assert list(room.iterdir()) == []


@only_posix
def test_one_that_hangs_is_ended_with_its_children(room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = tmp_path / "children"
    program = _stand_in(tmp_path / "soffice", f"sleep 600 & echo $! > {noted}\nwait")
    monkeypatch.setenv("RAPPORTEUR_SOFFICE", str(program))
    monkeypatch.setattr(pdf, "PATIENCE", 3.0)
    with pytest.raises(CannotWrite):
        pdf.from_word(b"x")
    _gone(int(noted.read_text()))
    assert list(room.iterdir()) == []


def test_stopping_ends_libreoffice_at_once(room: Path) -> None:
    real_parts.office()
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise Stopped

    before = _offices()
    with pytest.raises(Stopped):
        pdf.from_word(formats.written(conferences.with_items(1000), ".docx", Options()), 0, stop)
    assert _offices() <= before
    assert list(room.iterdir()) == []
    assert all(0 <= done <= total for done, total in told)


@only_posix
def test_two_at_a_time_do_not_disturb_each_other(made: bytes, room: Path) -> None:
    found: list[bytes] = []

    def make() -> None:
        found.append(formats.written(conferences.winter_2025(), ".pdf", Options()))

    threads = [threading.Thread(target=make) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(600)
    assert found == [made, made]


def test_it_is_looked_for_where_it_usually_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAPPORTEUR_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "opt" / "libreoffice24.8" / "program" / "soffice"
    program.parent.mkdir(parents=True)
    program.write_text("")
    monkeypatch.setattr(pdf, "_usual_places", lambda: iter((tmp_path / "none", program)))
    assert pdf.office() == str(program)
    monkeypatch.setattr(pdf, "_usual_places", lambda: iter(()))
    assert pdf.office() is None


def _gone(process: int) -> None:
    """Wait until a process is no more, or only a zombie of somebody else's."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True).stdout.strip()
        if not state or state.startswith("Z"):
            return
        time.sleep(0.02)
    raise AssertionError(f"process {process} is still there")


def _offices() -> set[int]:
    """The LibreOffices that this process has running."""
    told = subprocess.run(["ps", "-e", "-o", "pid=,args="], capture_output=True, text=True).stdout
    mine = [line.split(None, 1) for line in told.splitlines() if "rapporteur-pdf-" in line and "soffice" in line]
    return {int(pid) for pid, arguments in mine if str(os.getpid()) != pid and tempfile.gettempdir() in arguments}
