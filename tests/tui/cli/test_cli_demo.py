"""The demo's builder: lists and capture lines become a dossier, and a fault in them is not passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.meeting import refs
from tui import demo


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    details = {"title": "Họp", "day": "2024-04-04", "planned_start": "8:30", "chairs": ["Lê Lan", "Trần Nam"]}
    (folder / "meeting.json").write_text(json.dumps(details), encoding="utf-8")
    (folder / "delegates.csv").write_text("họ tên,đơn vị\nLê Lan,Sở Y tế\n", encoding="utf-8")
    (folder / "items.csv").write_text("số,tên\n7,Khảo sát\n", encoding="utf-8")
    (folder / "lines.txt").write_text("## lời dẫn\n\n08:31 Lan: xin chào\n/done 7 đã làm\n", encoding="utf-8")
    return folder


def test_a_dossier_is_built_and_its_chairs_are_found_among_the_delegates(data: Path, tmp_path: Path) -> None:
    dossier = demo.build_one(data, tmp_path / "d", state=tmp_path / "state", by="Lan")
    try:
        lan = refs.to_delegate(dossier.delegates[0].uid)
        assert dossier.meeting.chairs == (lan, refs.to_name("Trần Nam"))
        assert str(dossier.meeting.planned_start) == "08:30:00"
        assert [(entry.text, entry.speaker) for entry in dossier.entries] == [("xin chào", lan)]
        assert dossier.items[0].outcome == "đã làm"
    finally:
        dossier.close()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("lines.txt", "một\n## lời\n/done 8 xong\n", "lines.txt:3"),
        ("items.csv", "số,tên,màu\n7,Khảo sát,đỏ\n", "màu"),
        ("items.csv", "số,tên\nbảy bảy,Khảo sát\n", "bảy bảy"),
    ],
)
def test_a_fault_in_the_data_is_told_with_its_place(
    data: Path, tmp_path: Path, name: str, content: str, told: str
) -> None:
    (data / name).write_text(content, encoding="utf-8")
    with pytest.raises(demo.DefectiveDemo, match=told):
        demo.build_one(data, tmp_path / "d", state=tmp_path / "state", by="Lan")
