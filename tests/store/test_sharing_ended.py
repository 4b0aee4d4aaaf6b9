"""Sharing can be ended: the folder gets nothing any more, and everybody keeps what he has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.dossier import Dossier
from store.errors import CannotWrite
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, RecordKind

Opener = Callable[..., Dossier]


def say(dossier: Dossier, text: str) -> None:
    """Records a note."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))


def change_files(tmp_path: Path) -> list[Path]:
    """All change files of the shared folder."""
    return sorted((tmp_path / "shared" / "changes").rglob("*.json"))


def test_after_the_end_nobody_puts_anything_into_the_folder(dossiers: Opener, tmp_path: Path) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    say(lan, "trước khi ngừng")
    lan.end_sharing()
    assert lan.unshared == 0, "what there was went out with the end"
    minh.receive()
    assert minh.sharing_ended
    assert [entry.text for entry in minh.entries] == ["trước khi ngừng"]
    at_the_end = change_files(tmp_path)
    for one in (lan, minh):
        say(one, f"của {one.by} sau đó")
        assert one.publish() == 0
        assert one.unshared == 1
    at_the_end[0].unlink()
    for one in (lan, minh):
        healed = one.heal()
        assert (healed.own, healed.others, healed.waiting) == (0, 0, 0)
        one.consolidate()
        one.close()
    assert change_files(tmp_path) == at_the_end[1:]
    assert [entry.text for entry in dossiers("minh", "Minh").entries] == ["trước khi ngừng", "của Minh sau đó"]


def test_an_end_that_the_folder_does_not_take_now_is_told_it_later(dossiers: Opener, tmp_path: Path) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    (tmp_path / "shared").rename(tmp_path / "away")
    with pytest.raises(CannotWrite):
        lan.end_sharing()
    assert not lan.sharing_ended
    (tmp_path / "away").rename(tmp_path / "shared")
    assert lan.publish() == 1
    assert lan.sharing_ended
    minh.receive()
    assert minh.sharing_ended


def test_sharing_can_be_taken_up_again(dossiers: Opener, tmp_path: Path) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    lan.end_sharing()
    minh.receive()
    say(minh, "khi đã ngừng")
    assert minh.publish() == 0
    lan.change(RecordKind.MEETING, lan.id, sharing_ended=False)
    assert lan.publish() == 1
    minh.receive()
    assert minh.publish() == 1
    lan.receive()
    assert [entry.text for entry in lan.entries] == ["khi đã ngừng"]
