"""What was left open on purpose, on the command line: listed apart, and no reason to say that something is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.dossier import Dossier
from store.meeting import gaps
from store.meeting.records import Entry, Item, Meeting


@pytest.fixture
def waived(run: Any, tmp_path: Path) -> Path:
    """A dossier of which every gap is waived."""
    folder = tmp_path / "hồ sơ"
    assert run("new", folder, "--title", "Hội nghị", "--date", "2024-04-04")[0] == 0
    assert run("note", folder, "?: nghe sót @@ ở đây")[0] == 0
    dossier = Dossier.open(folder, state=tmp_path / "state", by="Lan")
    for gap in gaps.find(dossier.proceedings()):
        holder = dossier.get(*gaps.holder_of(gap, dossier.meeting.uid))
        assert isinstance(holder, Meeting | Item | Entry)
        dossier.apply([gaps.waive(gap, "họp trực tuyến", holder)])
    dossier.close()
    return folder


def test_waived_gaps_are_listed_apart_and_nothing_counts_as_missing(run: Any, waived: Path) -> None:
    code, out, _err = run("show", waived, "gaps")
    assert code == 0
    missing, _heading, listed = out.partition("Để trống có lý do")
    assert "Không còn thiếu gì" in missing
    assert "chưa có chủ trì" not in missing
    assert "họp trực tuyến" in listed
    assert "chưa có chủ trì" in listed
    code, out, _err = run("check", waived)
    assert code == 0
    assert "Để trống có lý do" in out


def test_json_tells_which_are_waived_and_why(run: Any, waived: Path) -> None:
    code, out, _err = run("show", waived, "gaps", "--json")
    assert code == 0
    assert {gap["waived"] for gap in json.loads(out)} == {"họp trực tuyến"}
    found = json.loads(run("check", waived, "--json")[1])
    assert (found["gaps"], len(found["waived"]) > 5) == ([], True)


def test_a_document_of_a_record_whose_blanks_are_waived_is_no_draft(run: Any, waived: Path, tmp_path: Path) -> None:
    file = tmp_path / "minutes.md"
    assert run("export", waived, "-o", file)[0] == 0
    assert "DỰ THẢO" not in file.read_text(encoding="utf-8")
    dossier = Dossier.open(waived, state=tmp_path / "state", by="Lan")
    gap = gaps.waived(dossier.proceedings())[0].gap
    dossier.apply([gaps.unwaive(gap, dossier.meeting)])
    dossier.close()
    assert run("export", waived, "-o", file)[0] == 0
    assert "DỰ THẢO" in file.read_text(encoding="utf-8")
    assert run("show", waived, "gaps")[0] == 1


def test_the_history_says_which_gap_was_waived_and_why(run: Any, waived: Path) -> None:
    out = run("show", waived, "history")[1]
    assert "chưa có chủ trì: họp trực tuyến" in out
    assert "no_chair" not in out
