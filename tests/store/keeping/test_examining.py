"""Examining tells a torn copy of words that are safe from a torn file that may have been the only one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.dossier import Dossier
from store.errors import CannotRead, Trouble
from store.keeping.change_file import read
from store.keeping.examining import Fault, Held
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind

Opener = Callable[..., Dossier]


def say(dossier: Dossier, text: str) -> Path:
    """Records a note, shares it, and returns the file in which it stands."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))
    dossier.publish()
    return max((dossier.folder / "changes" / dossier.replica).glob("*.json"))


def test_a_sound_dossier_has_no_faults(dossiers: Opener) -> None:
    lan = dossiers()
    say(lan, "một")
    lan.checkpoint()
    assert lan.examine() == []


@pytest.mark.parametrize("left", [0, 150, -9])
def test_a_torn_file_of_our_own_is_no_loss(dossiers: Opener, left: int) -> None:
    """As a publish leaves it that was killed, before and after its words went out in another file."""
    lan = dossiers()
    torn = say(lan, "một")
    torn.write_bytes(torn.read_bytes()[:left])
    journal = lan.home / "replicas" / lan.replica / "journal.jsonl"
    assert lan.examine() == [Fault(torn, Trouble.DAMAGED, Held.ELSEWHERE, journal)]
    lan.heal()
    (fault,) = lan.examine()
    assert (fault.path, fault.held) == (torn, Held.ELSEWHERE)


def test_the_whole_file_that_holds_the_same_is_named(dossiers: Opener) -> None:
    lan = dossiers()
    lan.record(EntryDraft(kind=EntryKind.NOTE, text="một"))
    torn = say(lan, "hai")
    whole = torn.read_bytes()
    torn.write_bytes(whole[:-9])
    lan.heal()
    (back,) = [
        path
        for path in torn.parent.glob("*.json")
        if path != torn and any(change.set.get("text") == "một" for change in read(path).changes)
    ]
    assert lan.examine() == [Fault(torn, Trouble.DAMAGED, Held.ELSEWHERE, back)]


def test_a_colleagues_file_that_was_read_whole_before_is_no_loss(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    path = say(lan, "một")
    minh.receive()
    path.write_bytes(bytes(path.stat().st_size))
    (fault,) = minh.examine()
    assert (fault.path, fault.trouble, fault.held) == (path, Trouble.DAMAGED, Held.ELSEWHERE)
    minh.close()
    assert dossiers("minh", "Minh").examine() == [fault], "also after a restart"


def test_a_colleagues_file_that_nobody_here_has_read_may_be_a_loss(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    path = say(lan, "một")
    path.write_bytes(path.read_bytes()[:-9])
    minh.receive()
    assert minh.examine() == [Fault(path, Trouble.DAMAGED, Held.UNKNOWN)]


def test_a_damaged_conflict_copy_is_known_by_its_name_or_its_first_bytes(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    path = say(lan, "một")
    minh.receive()
    copy = path.with_name(f"{path.stem} (Lan's conflicted copy 2026-11-22).json")
    copy.write_bytes(b"")
    other = path.with_name("bản sao.json")
    other.write_bytes(path.read_bytes()[:-5])
    assert {fault.path: fault.held for fault in minh.examine()} == {copy: Held.ELSEWHERE, other: Held.ELSEWHERE}


def test_what_is_no_file_of_this_dossier_is_told_apart(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    path = say(lan, "một")
    newer = path.with_name("newer.json")
    newer.write_bytes(path.read_bytes().replace(b"rapporteur-changes/1", b"rapporteur-changes/2"))
    other = path.with_name("other.json")
    other.write_text('{"name": "app"}')
    (path.parent / "folder.json").mkdir()
    held = {fault.path: (fault.trouble, fault.held) for fault in lan.examine()}
    assert held == {
        newer: (Trouble.NEWER_FORMAT, Held.NOT_OURS),
        other: (Trouble.NOT_OURS, Held.NOT_OURS),
        path.parent / "folder.json": (Trouble.NOT_OURS, Held.NOT_OURS),
    }


def _spoil(path: Path, text: bytes) -> None:
    data = path.read_bytes()
    assert text in data
    path.write_bytes(data.replace(text, text.upper(), 1))


def test_a_spoilt_line_of_a_journal_is_a_loss_only_where_no_file_holds_it(dossiers: Opener) -> None:
    lan = dossiers()
    say(lan, "loi thu nhat")
    lan.record(EntryDraft(kind=EntryKind.NOTE, text="loi thu hai"))
    journal = lan.home / "replicas" / lan.replica / "journal.jsonl"
    lan._free()
    _spoil(journal, b"loi thu nhat")
    again = dossiers()
    (fault,) = again.examine()
    assert (fault.path, fault.held) == (journal, Held.ELSEWHERE)
    again._free()
    _spoil(journal, b"loi thu hai")
    (fault,) = dossiers().examine()
    assert (fault.path, fault.held) == (journal, Held.UNKNOWN)


def test_a_line_that_was_cut_off_is_no_fault(dossiers: Opener) -> None:
    lan = dossiers()
    say(lan, "một")
    journal = lan.home / "replicas" / lan.replica / "journal.jsonl"
    lan._free()
    journal.write_bytes(journal.read_bytes().rstrip(b"\0") + b'{"change":{"at":17')
    again = dossiers()
    say(again, "hai")
    assert again.examine() == []


def test_a_spoilt_readable_record_is_written_anew(dossiers: Opener) -> None:
    lan = dossiers()
    say(lan, "một")
    lan.checkpoint()
    record = lan.home / "record.json"
    record.write_bytes(record.read_bytes()[:-20])
    (fault,) = lan.examine()
    assert (fault.path, fault.held) == (record, Held.ELSEWHERE)
    lan.checkpoint()
    assert lan.examine() == []


def test_a_folder_that_is_away_cannot_be_examined(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    (tmp_path / "shared").rename(tmp_path / "away")
    with pytest.raises(CannotRead) as refused:
        lan.examine()
    assert refused.value.trouble is Trouble.NO_FOLDER
