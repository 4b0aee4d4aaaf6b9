"""What lies in a shared folder and is not ours changes nothing, whoever looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from sharing_oracle import change_file

from store import library
from store.dossier import Dossier
from store.meeting.kinds import RecordKind

Opener = Callable[..., Dossier]
ITEM = RecordKind.ITEM


def _stranger(record: str) -> dict[str, object]:
    return {
        "stamp": "000000000000001.000000.aaaa",
        "at": 1,
        "by": "Ai",
        "record": record,
        "set": {"number": 1},
        "over": {},
    }


@pytest.mark.parametrize("machine", ["lan", "one that never saw it"])
def test_a_whole_file_of_another_meeting_does_not_make_it_that_meetings_folder(
    dossiers: Opener, tmp_path: Path, machine: str
) -> None:
    """A sync program or a hand may have put it there, under a name that comes before all others."""
    lan = dossiers()
    for number in range(3):
        lan.add(ITEM, number=number)
        lan.publish()
    mine = lan.id
    lan.close()
    name, data = change_file("0" * 12, "aaaa", 1, [_stranger("item/x")])
    (tmp_path / "shared" / "changes" / "aaaa").mkdir()
    (tmp_path / "shared" / "changes" / "aaaa" / name).write_bytes(data)
    again = dossiers(machine)
    assert again.id == mine
    assert len(again.items) == 3


def test_what_a_closed_window_could_not_share_goes_out_by_the_one_still_open(dossiers: Opener, tmp_path: Path) -> None:
    """Somebody closes one of two windows while the drive is away, and works on in the other for hours."""
    first, second = dossiers(), dossiers()
    (tmp_path / "shared").rename(tmp_path / "away")
    first.add(ITEM, title="ghi trước khi đóng")
    first.close()
    (tmp_path / "away").rename(tmp_path / "shared")
    second.heal()
    second.publish()
    assert [item.title for item in second.items] == ["ghi trước khi đóng"]
    assert [item.title for item in dossiers("minh", "Minh").items] == ["ghi trước khi đóng"]
    second.checkpoint()
    second.close()
    assert len(dossiers().items) == 1


def test_a_newer_programs_file_alone_keeps_nobody_from_opening_what_this_machine_knows(
    dossiers: Opener, tmp_path: Path
) -> None:
    """All other files are gone; what is known here goes back beside the newer file."""
    lan = dossiers()
    lan.add(ITEM, title="A")
    lan.publish()
    library.remember(tmp_path / "lan", lan)
    id = lan.id
    lan.close()
    for path in (tmp_path / "shared" / "changes").rglob("*.json"):
        path.unlink()
    name, data = change_file(id, "zz", 1, [], format="rapporteur-changes/2")
    data = orjson.dumps(orjson.loads(data), option=orjson.OPT_INDENT_2)
    newer = tmp_path / "shared" / "changes" / name
    newer.write_bytes(data)
    again = Dossier.open(tmp_path / "shared", state=tmp_path / "lan", by="Lan")
    assert [item.title for item in again.items] == ["A"]
    again.heal()
    again.close()
    assert newer.read_bytes() == data
    assert [item.title for item in dossiers("minh", "Minh").items] == ["A"]


def test_history_reads_the_same_before_and_after_a_restart_and_at_a_colleagues(dossiers: Opener) -> None:
    """A save of several fields names them in one order everywhere."""
    lan = dossiers()
    uid = lan.add(ITEM, title="A", outcome="đạt", number=3)
    told = lan.history(ITEM, uid)
    assert len(told) == 3
    lan.close()
    assert dossiers("minh", "Minh").history(ITEM, uid) == dossiers().history(ITEM, uid) == told
