"""record.json is written when there is something new in it, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import orjson

from store.dossier import Dossier
from store.meeting.kinds import RecordKind


def record_of(dossier: Dossier) -> Path:
    return dossier.home / "record.json"


def titles(record: Path) -> list[str]:
    return [item["title"] for item in orjson.loads(record.read_bytes())["items"].values()]


def opened(tmp_path: Path, *, new: bool = False) -> Dossier:
    folder, state = tmp_path / "shared", tmp_path / "state"
    if new:
        return Dossier.create(folder, state=state, by="Lan", fields={"title": "Hội nghị"})
    return Dossier.open(folder, state=state, by="Lan")


def test_who_only_reads_does_not_write_the_record_again(tmp_path: Path) -> None:
    dossier = opened(tmp_path, new=True)
    dossier.add(RecordKind.ITEM, number=1, title="Kết nối cung cầu")
    dossier.close()
    record = record_of(dossier)
    written = record.stat()
    reader = opened(tmp_path)
    assert [item.title for item in reader.items] == ["Kết nối cung cầu"]
    reader.close()
    assert (record.stat().st_ino, record.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_what_was_recorded_is_in_it_also_after_a_kill(tmp_path: Path) -> None:
    dossier = opened(tmp_path, new=True)
    dossier.checkpoint()
    dossier.add(RecordKind.ITEM, number=1, title="Kết nối cung cầu")
    dossier._ledger.close()  # the lock is free as after a kill, record.json was not written
    assert titles(record_of(dossier)) == []
    opened(tmp_path).close()
    assert titles(record_of(dossier)) == ["Kết nối cung cầu"]


def test_another_window_s_words_make_it_anew(tmp_path: Path) -> None:
    first = opened(tmp_path, new=True)
    second = opened(tmp_path)
    second.add(RecordKind.ITEM, number=1, title="Kết nối cung cầu")
    second.close()
    first.close()  # has not seen them, and must not pass its own file off as the newest
    assert second.replica != first.replica
    opened(tmp_path).close()
    assert titles(record_of(first)) == ["Kết nối cung cầu"]


def test_a_record_that_somebody_changed_or_removed_is_written_again(tmp_path: Path) -> None:
    dossier = opened(tmp_path, new=True)
    dossier.add(RecordKind.ITEM, number=1, title="Kết nối cung cầu")
    dossier.close()
    record = record_of(dossier)
    before = record.read_bytes()
    record.unlink()
    opened(tmp_path).close()
    assert record.read_bytes() == before
    record.write_bytes(before.replace("cung cầu".encode(), b"cung cau  "))
    os.utime(record, ns=(1, 1))
    opened(tmp_path).close()
    assert record.read_bytes() == before
    record.with_name("record.of.json").write_bytes(b"\xff{")
    record.write_bytes(b"{}")
    opened(tmp_path).close()
    assert record.read_bytes() == before
