"""A way to give commands in this process, and a dossier with a little of everything in it."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from tui.cli import main


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("RAPPORTEUR_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("RAPPORTEUR_BY", "Lan")
    monkeypatch.delenv("RAPPORTEUR_LANG", raising=False)

    def give(*words: object, stdin: str = "") -> tuple[int, str, str]:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return give


@pytest.fixture
def folder(run: Any, tmp_path: Path) -> Path:
    made = tmp_path / "hồ sơ"
    assert run("new", made, "--title", "Hội nghị sơ kết", "--date", "2024-04-04", "--place", "TP.HCM")[0] == 0
    parties = tmp_path / "parties.csv"
    parties.write_text("tên,tên khác\ntỉnh Kon Tum,Kon Tum\nSở Công Thương,SCT\n", encoding="utf-8")
    items = tmp_path / "items.csv"
    items.write_text(
        "số,tên,lĩnh vực,các bên,thời gian\n1,Ngày hội,du lịch,Kon Tum,quý I/2024\n2,Tập huấn,y tế,SCT,2030\n",
        encoding="utf-8",
    )
    for file in (parties, items):
        assert run("import", made, file, "--yes")[0] == 0
    lines = "Hoan: xin chào\n!làm ngay #1 @[SCT] >1/6/2024\n+sẽ hỗ trợ @[Kon Tum] >2099\n/done 2 đã mở hai lớp\n"
    assert run("note", made, stdin=lines)[0] == 0
    return made
