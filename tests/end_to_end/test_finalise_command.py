"""Finalising on the command line: refused, done, told by check, corrected, and the old version written again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from store.dossier import Dossier
from store.keeping.changes import FROZEN
from store.keeping.ledger import Wish
from store.meeting import refs
from store.meeting.final_versions import freeze, to_plain
from store.meeting.kinds import Attendance, EntryKind, ItemState, RecordKind

ROOT = Path(__file__).parents[2]


class Office:
    """A dossier in which nothing is missing, and the command in a process of its own."""

    def __init__(self, room: Path) -> None:
        self.folder = room / "Hội nghị"
        self.state = room / "state"
        self.room = room
        dossier = Dossier.create(
            self.folder, state=self.state, by="Lan", fields={"title": "Hội nghị sơ kết", "day": date(2024, 4, 4)}
        )
        chair = refs.to_delegate(
            dossier.add(RecordKind.DELEGATE, name="Trần Văn Hiệp", attendance=Attendance.PRESENT, honorific="Ông")
        )
        dossier.change(
            RecordKind.MEETING,
            dossier.id,
            place="Đà Lạt",
            issuing_body="UBND tỉnh Lâm Đồng",
            chairs=(chair,),
            secretaries=(refs.to_name("Lan"),),
            started_at=datetime(2024, 4, 4, 14, 0),
            ended_at=datetime(2024, 4, 4, 16, 30),
        )
        self.item = dossier.add(
            RecordKind.ITEM, number=12, title="Ngày hội Du lịch", state=ItemState.DONE, outcome="Đã tổ chức một lần"
        )
        dossier.add(RecordKind.ENTRY, kind=EntryKind.DECISION, text="Thống nhất nội dung", speaker=chair)
        dossier.close()

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORTEUR_")}
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", *map(str, words)],
            capture_output=True,
            cwd=self.room,
            env=environment | {"PYTHONPATH": str(ROOT), "RAPPORTEUR_STATE": str(self.state), "RAPPORTEUR_BY": "Lan"},
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def minutes(self, name: str, *more: str) -> bytes:
        path = self.room / name
        code, _out, err = self.run("export", self.folder, "-o", path, *more)
        assert code == 0, err
        return path.read_bytes()

    def change(self, **fields: object) -> None:
        dossier = Dossier.open(self.folder, state=self.state, by="Lan")
        dossier.change(RecordKind.ITEM, self.item, **fields)
        dossier.close()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def words_of(word_file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word_file)) as package:
        return re.sub(r"<[^>]+>", " ", package.read("word/document.xml").decode())


def properties_of(word_file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word_file)) as package:
        return (package.read("docProps/custom.xml") + package.read("docProps/core.xml")).decode()


def test_a_record_with_something_missing_is_not_finalised(office: Office) -> None:
    dossier = Dossier.open(office.folder, state=office.state, by="Lan")
    dossier.change(RecordKind.MEETING, dossier.id, place="")
    dossier.close()
    code, out, err = office.run("finalise", office.folder)
    assert code == 1
    assert err.splitlines() == [
        "Chưa chốt được biên bản: còn thiếu 1 chỗ.",
        "Hãy điền từng chỗ, hoặc ghi lý do để trống (F8), rồi chốt lại.",
    ]
    assert "địa điểm" in out
    assert json.loads(office.run("check", office.folder, "--json")[1])["versions"] == []


def test_a_final_version_is_named_by_its_hash_in_the_file_and_by_check(office: Office) -> None:
    code, out, _err = office.run("finalise", office.folder)
    assert code == 0
    assert "bản số 1 (" in out
    digest = re.search(r"[0-9a-f]{64}", out)
    assert digest is not None
    _code, told, _err = office.run("check", office.folder)
    assert digest[0] in told
    assert "Hồ sơ đúng như bản số 1" in told

    first = office.minutes("một.docx")
    assert digest[0] in properties_of(first)
    assert "Bản chính thức" in properties_of(first)
    assert "DỰ THẢO" not in words_of(first)
    assert "ĐÍNH CHÍNH" not in words_of(first).upper()


def test_a_later_change_makes_a_draft_and_then_a_version_with_its_corrections(office: Office) -> None:
    office.run("finalise", office.folder)
    first = office.minutes("một.docx")
    office.change(outcome="Đã tổ chức hai lần")
    _code, told, _err = office.run("check", office.folder)
    assert "Có 1 đính chính sau bản số 1" in told
    written = office.minutes("nháp.docx")
    assert "Bản chính thức" not in properties_of(written)
    draft = words_of(written)
    assert "DỰ THẢO" in draft
    assert "số 2 (dự thảo)" in draft

    assert "bản số 2" in office.run("finalise", office.folder)[1]
    second = office.minutes("hai.docx")
    said = words_of(second)
    assert "DỰ THẢO" not in said
    for words in ("Danh mục đính chính", "Nội dung 12 (Ngày hội Du lịch): kết quả", "Đã tổ chức một lần"):
        assert words.casefold() in said.casefold()
    assert re.search(r"số 2, \d+/\d+/\d{4}", said), "the correction bears its day"

    assert office.minutes("lại.docx", "--final-version", "1") == first, "version 1 is what it was, byte for byte"
    assert hashlib.sha256(office.minutes("nữa.docx")).digest() == hashlib.sha256(second).digest()


def test_a_version_that_never_was_is_refused(office: Office) -> None:
    office.run("finalise", office.folder)
    code, _out, err = office.run("export", office.folder, "-o", office.room / "x.docx", "--final-version", "7")
    assert code == 2
    assert "Không có bản đã chốt số 7." in err
    assert not (office.room / "x.docx").exists()


def test_a_damaged_version_is_named_and_never_written(office: Office) -> None:
    office.run("finalise", office.folder)
    dossier = Dossier.open(office.folder, state=office.state, by="Lan")
    (version,) = dossier.proceedings().versions
    damaged = replace(version, number=2, content=version.content[:-40])
    dossier._ledger.write([Wish(FROZEN + "0123456789ab", to_plain(damaged))])
    dossier.close()
    code, _out, err = office.run("export", office.folder, "-o", office.room / "x.docx", "--final-version", "2")
    assert code == 3
    assert "bản số 2" in err
    assert not (office.room / "x.docx").exists()
    code, _out, err = office.run("check", office.folder)
    assert code == 3
    assert "bị hỏng" in err
    assert office.run("export", office.folder, "-o", office.room / "1.docx", "--final-version", "1")[0] == 0


def test_two_versions_with_one_number_are_told_and_told_apart_by_their_hash(office: Office) -> None:
    office.run("finalise", office.folder)
    dossier = Dossier.open(office.folder, state=office.state, by="Lan")
    (mine,) = dossier.proceedings().versions
    changed = replace(dossier.proceedings(), versions=(), meeting=replace(dossier.meeting, place="Pleiku"))
    theirs = freeze(changed, "0123456789ab", mine.at + timedelta(minutes=5), "Minh")
    dossier._ledger.write([Wish(FROZEN + theirs.uid, to_plain(theirs))])
    dossier.close()
    code, out, _err = office.run("check", office.folder)
    assert code == 1
    assert "khác nhau cùng mang số 1" in out
    assert "Hãy chốt lại: bản số 2 sẽ đính chính cả hai." in out
    assert mine.digest in out
    assert theirs.digest in out
    code, _out, err = office.run("export", office.folder, "-o", office.room / "x.docx", "--final-version", "1")
    assert code == 2
    assert f"--final-version {mine.digest[:8]}" in err
    assert "Pleiku" in office.minutes("x.md", "--final-version", theirs.digest[:8]).decode()
    assert "Pleiku" not in office.minutes("x.md", "--final-version", mine.digest[:12].upper()).decode()
    assert "DỰ THẢO" in office.minutes("x.md").decode()
