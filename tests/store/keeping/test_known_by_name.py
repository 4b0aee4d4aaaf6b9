"""A look into the folder passes over what it knows by name, and over nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from store.dossier import Dossier
from store.meeting.kinds import RecordKind

Opener = Callable[..., Dossier]


def newest_file(folder: Path) -> Path:
    """The change file written last."""
    return max((folder / "changes").rglob("*.json"), key=lambda path: path.stat().st_mtime_ns)


def test_a_torn_file_whose_words_came_by_another_way_is_not_missed_any_more(dossiers: Opener, tmp_path: Path) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    minh.add(RecordKind.ITEM, title="một")
    minh.publish()
    path = newest_file(tmp_path / "shared")
    whole = tmp_path / "whole"
    shutil.copy(path, whole)
    path.write_bytes(whole.read_bytes()[:100])
    lan.receive()
    assert (lan.unread, len(lan.items)) == (1, 0)
    shutil.copy(whole, path.with_name("bản sao.json"))
    lan.receive()
    lan.receive()
    assert (lan.unread, [item.title for item in lan.items]) == (0, ["một"])


def test_other_files_beside_known_ones_are_read_at_every_look(dossiers: Opener, tmp_path: Path) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    for number in range(5):
        minh.add(RecordKind.ITEM, title=str(number))
        minh.publish()
        lan.receive()
        lan.receive()
    aside = tmp_path / "aside.json"
    minh.add(RecordKind.ITEM, title="dời đi")
    minh.publish()
    shutil.move(newest_file(tmp_path / "shared"), aside)
    lan.receive()
    assert len(lan.items) == 5
    inner = tmp_path / "shared" / "CHANGES" / "sâu" / "hơn"
    inner.mkdir(parents=True)
    shutil.copy(aside, inner / "TÊN KHÁC.JSON")
    assert lan.receive() == 1
    assert [item.title for item in lan.items][-1] == "dời đi"
