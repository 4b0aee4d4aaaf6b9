"""What was acknowledged is in the journal, whatever cut, flipped or filled it afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import CannotWrite, Trouble
from store.keeping.changes import Change, compose
from store.keeping.journal import RESERVE, ROOM, Journal, Past, line_of, note_of
from store.keeping.journal import load as load_into


def change(number: int, text: str = "Ngày hội Du lịch\u2028TP.HCM\x85") -> Change:
    return compose(
        stamp=f"{number:015d}.000000.mine", at=number, by="Lan", record=f"entry/{number}", set={"text": text}, over={}
    )


class Loaded(Past):
    """A journal's past with its Changes."""

    changes: list[Change]


def load(path: Path) -> Loaded:
    """Everything in a journal."""
    changes: list[Change] = []
    past = load_into(path, changes.append)
    loaded = Loaded(**vars(past))
    loaded.changes = changes
    return loaded


CHANGES = [change(number) for number in range(5)]


def test_what_was_appended_is_read_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.append(CHANGES[:2], [{"draft": "nửa ch"}])
    journal.append(CHANGES[2:])
    journal.append((), [{"draft": "nửa chừng"}, {"speaker": "?"}])
    journal.close()
    past = load(tmp_path / "j")
    assert past.changes == CHANGES
    assert [one.body for one in past.changes] == [one.body for one in CHANGES]
    assert past.notes == {"draft": "nửa chừng", "speaker": "?"}
    assert list(past.pending) == [one.id for one in CHANGES]
    assert past.broken == 0


def test_what_was_shared_or_came_from_others_is_not_pending(tmp_path: Path) -> None:
    ids = [one.id for one in CHANGES]
    journal = Journal(tmp_path / "j")
    journal.append(CHANGES[:2])
    journal.append(CHANGES[2:3], [{"read": {"ids": [ids[2]], "sums": ["a" * 64]}}])
    journal.append(CHANGES[3:])
    journal.append((), [{"published": {"ids": ids[:2], "seq": 7, "sum": "b" * 64}}])
    journal.close()
    past = load(tmp_path / "j")
    assert list(past.pending) == ids[3:]
    assert past.seq == 7
    assert past.sums == {"a" * 64, "b" * 64}


def test_a_cut_at_any_byte_loses_only_what_was_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "j"
    lines = [line_of(one) for one in CHANGES[:3]]
    whole = b"".join(lines)
    ends = [sum(map(len, lines[: number + 1])) for number in range(3)]
    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut])
        kept = load(path).changes
        # A line without its newline is whole all the same.
        assert kept == CHANGES[: sum(cut >= end - 1 for end in ends)]
        journal = Journal(path)
        journal.append([CHANGES[4]])
        journal.close()
        assert load(path).changes == [*kept, CHANGES[4]], cut
        assert load(path).broken == 0, "a line that was cut off is not damage"


@settings(max_examples=300)
@given(st.data())
def test_a_flipped_bit_costs_its_own_line_and_no_other(data: st.DataObject) -> None:
    lines = [line_of(CHANGES[0]), note_of({"draft": "x"}), line_of(CHANGES[1])]
    whole = bytearray(b"".join(lines))
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[bit // 8] ^= 1 << bit % 8
    with tempfile.TemporaryDirectory() as room:
        path = Path(room, "j")
        path.write_bytes(whole)
        past = load(path)
    hit = bit // 8 < len(lines[0]), bit // 8 >= len(whole) - len(lines[2])
    for damaged, one in zip(hit, CHANGES[:2], strict=True):
        at_a_newline = whole.count(b"\n") != 3
        if not damaged and not at_a_newline:
            assert one in past.changes
    assert all(one in CHANGES[:2] and one.body == CHANGES[CHANGES.index(one)].body for one in past.changes)


def test_foreign_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_bytes(b"\n\x00\x00\n{}\n" + line_of(CHANGES[0]) + b"[1]\n" + line_of(CHANGES[1]))
    past = load(path)
    assert past.changes == CHANGES[:2]
    assert past.broken == 3


def test_a_failed_write_leaves_the_journal_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path / "j")
    journal.append(CHANGES[:1])

    def fail(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken_disk:
        broken_disk.setattr(os, "fsync", fail)
        broken_disk.setattr(os, "fdatasync", fail, raising=False)
        for _ in range(2):  # into the room that the journal keeps, and once that is given up
            with pytest.raises(CannotWrite) as failure:
                journal.append(CHANGES[1:2])
            assert failure.value.trouble is Trouble.NOT_WRITABLE
            assert load(tmp_path / "j").changes == CHANGES[:1]
    journal.append(CHANGES[2:3])
    assert load(tmp_path / "j").changes == [CHANGES[0], CHANGES[2]]


def test_the_room_after_the_last_line_means_nothing(tmp_path: Path) -> None:
    left_open, path = Journal(tmp_path / "j"), tmp_path / "j"
    left_open.append(CHANGES[:1])
    left_open.append(CHANGES[1:2], [{"draft": "x"}])
    lines = [line_of(CHANGES[0]), line_of(CHANGES[1]), note_of({"draft": "x"})]
    assert path.read_bytes() == b"".join(lines) + bytes(path.stat().st_size - left_open.size), "as a kill leaves it"
    past = load(path)
    assert (past.changes, past.broken, past.size) == (CHANGES[:2], 0, left_open.size)
    journal = Journal(path)
    journal.append(CHANGES[2:3])
    journal.close()
    assert path.read_bytes() == b"".join([*lines, line_of(CHANGES[2])]), "nothing between the lines, and no room left"


@pytest.mark.skipif(ROOM == 0, reason="only where a journal keeps room")
def test_lines_are_whole_wherever_the_room_ends(tmp_path: Path) -> None:
    path = tmp_path / "j"
    journal = Journal(path)
    lengths = [*range(0, 40_000, 1_999), ROOM - 300, ROOM, ROOM + 1, 3 * ROOM, 1, 2]
    written = [change(number, "x" * length) for number, length in enumerate(lengths)]
    for number, one in enumerate(written):
        journal.append([one])
        assert load(path).changes == written[: number + 1]
        assert load(path).broken == 0
    assert path.stat().st_size <= journal.size + ROOM


@pytest.mark.skipif(ROOM == 0, reason="only where a journal keeps room")
def test_a_line_cut_off_inside_the_room_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "j"
    lines = [line_of(CHANGES[0]), line_of(CHANGES[1])]
    whole = b"".join(lines)
    for cut in range(len(lines[0]), len(whole) + 1):
        path.write_bytes(whole[:cut].ljust(2 * ROOM, b"\0"))
        kept = CHANGES[: 1 + (cut >= len(whole) - 1)]
        assert load(path).changes == kept
        journal = Journal(path)
        journal.append([CHANGES[4]])
        journal.close()
        assert load(path).changes == [*kept, CHANGES[4]], cut
        assert load(path).broken == 0, cut


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for the reserve and a little more."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        reason = "needs root and mount for a small disk of its own"
        print(reason)
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={RESERVE + 96 * 1024}", "tmpfs", str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_is_said_and_the_reserve_takes_the_next_words(small_disk: Path) -> None:
    journal = Journal(small_disk / "j")
    journal.keep_reserve()
    assert (small_disk / "reserve").stat().st_size == RESERVE
    saved, failure = 0, None
    while failure is None:
        try:
            journal.append([change(saved, "chữ " * 100)])
            saved += 1
        except CannotWrite as error:
            failure = error
    assert failure.trouble is Trouble.DISK_FULL
    assert saved > 10
    assert [one.at for one in load(small_disk / "j").changes] == list(range(saved))
    assert load(small_disk / "j").broken == 0
    assert not (small_disk / "reserve").exists()
    journal.append([change(saved, "chữ " * 100)])
    assert [one.at for one in load(small_disk / "j").changes] == list(range(saved + 1))


def test_a_disk_that_is_full_to_the_last_byte_loses_nothing_that_was_saved(small_disk: Path) -> None:
    journal = Journal(small_disk / "j")
    journal.keep_reserve()
    journal.append(CHANGES)
    journal.free_reserve()
    (small_disk / "photos").write_bytes(bytes(_free(small_disk)))
    for _ in range(3):
        with pytest.raises(CannotWrite):
            journal.append([change(9, "chữ " * 20_000)])
    (small_disk / "photos").unlink()
    journal.append([change(10)])
    assert load(small_disk / "j").changes == [*CHANGES, change(10)]


def _free(disk: Path) -> int:
    status = os.statvfs(disk)
    return status.f_bavail * status.f_bsize
