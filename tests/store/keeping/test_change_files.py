"""Change files are read by content, whatever a sync program or a stranger makes of them."""

from __future__ import annotations

import json
import os
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from store import borders
from store.errors import CannotRead, CannotWrite, Trouble
from store.keeping import change_file
from store.keeping.change_file import parse, read, to_bytes
from store.keeping.changes import Change, compose
from store.keeping.drive import Drive, dossier_of
from store.keeping.examining import not_whole

DOSSIER = "0123456789ab"
CHANGES = [
    compose(
        stamp=f"{number:015d}.000000.k3v9q2aa",
        at=number,
        by="Lan",
        record=f"entry/{number}",
        set={"text": "Đắk Nông [red]\x1b[0m 日本"},
        over={},
    )
    for number in range(12)
]
WHOLE, SUM = to_bytes(DOSSIER, "k3v9q2aa", 17, "Lan", CHANGES)


def test_stock_tinydb_opens_a_change_file(tmp_path: Path) -> None:
    Drive(tmp_path, DOSSIER).write("k3v9q2aa", 17, "Lan", CHANGES)
    (path,) = (tmp_path / "changes").rglob("*.json")
    assert path.name == f"k3v9q2aa-000017-{SUM[:8]}.json"
    before = path.read_bytes()
    with TinyDB(path, access_mode="r") as database:
        (head,) = database.table("file").all()
        bodies = database.table("changes").all()
    assert head == {
        "format": "rapporteur-changes/1", "dossier": DOSSIER, "replica": "k3v9q2aa", "seq": 17, "by": "Lan", "sum": SUM
    }  # fmt: skip
    assert [Change.of(dict(body)) for body in bodies] == CHANGES
    assert path.read_bytes() == before


def test_a_file_is_written_once_and_never_over_another(tmp_path: Path) -> None:
    folder = Drive(tmp_path, DOSSIER)
    assert folder.write("k3v9q2aa", 1, "Lan", CHANGES) == folder.write("k3v9q2aa", 1, "Lan", CHANGES)
    (path,) = (tmp_path / "changes").rglob("*.json")
    path.write_bytes(WHOLE[:100])  # as a kill leaves it
    assert folder.write("k3v9q2aa", 1, "Lan", CHANGES) == (2, SUM)
    assert path.read_bytes() == WHOLE[:100]
    assert [trouble for _, trouble in not_whole(tmp_path, DOSSIER)] == [Trouble.DAMAGED]


@pytest.mark.parametrize("taken", ["changes", "changes/k3v9q2aa"])
def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("x")
    with pytest.raises(CannotWrite):
        Drive(tmp_path, DOSSIER).write("k3v9q2aa", 1, "Lan", CHANGES)


NAMES = [
    "k3v9q2aa-000017-{sum}.sync-conflict-20261122-101112-ABCDEFG.json",
    "k3v9q2aa-000017-{sum} (Lan's conflicted copy 2026-11-22).json",
    "k3v9q2aa-000017-{sum}-LAPTOP-2.json",
    "k3v9q2aa-000017-{sum} (1).json",
    "k3v9q2aa-000017-{sum} (conflicted copy 2018-04-10 093612).json",
    "k3v9q2aa-000017-{sum} (Conflicted copy MÁY 202603121129).json",
    "k3v9q2aa-000017-{sum} (conflict_on_2026-11-22).json",
    unicodedata.normalize("NFD", "bản sao của {sum}.json"),
    "K3V9Q2AA-000017-{SUM}.JSON",
    "anything.json",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", ["changes/k3v9q2aa", "changes/else/where", "Changes (1)", "."])
def test_a_renamed_or_moved_file_is_read_like_any_other(tmp_path: Path, name: str, place: str) -> None:
    path = tmp_path / place / name.format(sum=SUM[:8], SUM=SUM[:8].upper())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(WHOLE)
    folder = Drive(tmp_path, DOSSIER)
    (file,) = folder.unread()
    assert list(file.changes) == CHANGES
    folder.know({file.sum})
    assert list(folder.unread()) == []
    assert dossier_of(tmp_path, lambda _: False) == DOSSIER


@pytest.mark.parametrize(
    "rewritten",
    [
        json.dumps(json.loads(WHOLE), indent=4).encode(),
        json.dumps(json.loads(WHOLE), indent=1).replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + WHOLE,
        json.dumps(dict(reversed(json.loads(WHOLE).items())), ensure_ascii=False).encode(),
    ],
    ids=["indented", "CRLF", "byte order mark", "re-sorted"],
)
def test_the_same_content_in_another_spelling_is_accepted(rewritten: bytes) -> None:
    assert list(parse(rewritten, Path("x")).changes) == CHANGES


@pytest.mark.parametrize("cut", range(0, len(WHOLE) - 1, 7))
def test_a_part_of_a_file_is_refused(cut: int) -> None:
    for part in (WHOLE[:cut], WHOLE[:cut] + bytes(len(WHOLE) - cut)):
        with pytest.raises(CannotRead):
            parse(part, Path("x"))


@settings(max_examples=400)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_one_wrong_byte_is_refused_or_changes_no_change(place: int, byte: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[place] = byte
    try:
        file = parse(bytes(damaged), Path("x"))
    except CannotRead:
        return
    assert list(file.changes) == CHANGES


def _with(path: str, value: Any) -> bytes:
    content = json.loads(WHOLE)
    at = content
    *steps, last = path.split(".")
    for step in steps:
        at = at[step]
    at[last] = value
    table = json.dumps(content["changes"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    content["file"]["1"]["sum"] = sha256(table.encode()).hexdigest()
    return json.dumps(content).encode()


HOSTILE = {
    "not JSON": (b"<html>", Trouble.DAMAGED),
    "nothing": (b"", Trouble.DAMAGED),
    "JSON of another program": (b'{"name": "app", "version": 1}', Trouble.NOT_OURS),
    "a list": (b"[1, 2]", Trouble.NOT_OURS),
    "a float": (_with("changes.1.set", {"text": 0.1}), Trouble.DAMAGED),
    "a huge number": (_with("changes.1.set", {"number": 10**30}), Trouble.DAMAGED),
    "a lone surrogate": (WHOLE.replace(b"[red]", b"\\ud800"), Trouble.DAMAGED),
    "a path for a record": (_with("changes.1.record", "../../x"), Trouble.DAMAGED),
    "a path for a replica": (_with("file.1.replica", "../x"), Trouble.DAMAGED),
    "no table": (_with("changes", 5), Trouble.DAMAGED),
    "a newer format": (_with("file.1.format", "rapporteur-changes/2"), Trouble.NEWER_FORMAT),
    "deep nesting": (b'{"file":' + b"[" * 100_000, Trouble.DAMAGED),
    "deep value": (WHOLE.replace(b'"by":"Lan"', b'"by":' + b"[" * 900 + b"]" * 900), Trouble.DAMAGED),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_named_and_do_not_keep_the_others_out(tmp_path: Path, name: str) -> None:
    data, trouble = HOSTILE[name]
    place = tmp_path / "changes" / "a"
    place.mkdir(parents=True)
    (place / "bad.json").write_bytes(data)
    (place / "good.json").write_bytes(WHOLE)
    folder = Drive(tmp_path, DOSSIER)
    (file,) = folder.unread()
    assert list(file.changes) == CHANGES
    assert list(not_whole(tmp_path, DOSSIER)) == [(place / "bad.json", trouble)]


def test_a_file_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    place = tmp_path / "changes"
    place.mkdir()
    with (place / "large.json").open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(CannotRead) as refused:
        read(place / "large.json")
    assert refused.value.trouble is Trouble.TOO_LARGE


def test_a_file_with_too_many_changes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotRead) as refused:
        parse(b"[" + b"{}," * (change_file.MOST_CHANGES * 8) + b"{}]", Path("x"))
    assert refused.value.trouble is Trouble.TOO_LARGE
    monkeypatch.setattr(change_file, "MOST_CHANGES", 11)
    with pytest.raises(CannotRead) as refused:
        parse(WHOLE, Path("x"))
    assert refused.value.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize("entry", [b"1", b"{}", b'"x"', b"[1,2]"])
def test_a_file_of_a_million_entries_is_refused_before_it_is_built(
    entry: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = WHOLE[: WHOLE.index(b'"changes":')]
    data = head + b'"changes":{' + b",".join(b'"%d":%b' % (number, entry) for number in range(1_000_000)) + b"}}"
    monkeypatch.setattr(change_file.orjson, "loads", None)
    with pytest.raises(CannotRead) as refused:
        parse(data, Path("x"))
    assert refused.value.trouble is Trouble.TOO_LARGE


def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    (tmp_path / "changes").mkdir()
    os.mkfifo(tmp_path / "changes" / "a.json")
    (tmp_path / "changes" / "b.json").write_bytes(WHOLE)
    assert dossier_of(tmp_path, lambda _: True) == DOSSIER


def test_a_link_to_nowhere_in_the_place_of_a_new_file_is_passed(tmp_path: Path) -> None:
    folder = Drive(tmp_path, DOSSIER)
    place = folder.path_of("k3v9q2aa", 1, SUM)
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "nowhere")
    assert folder.write("k3v9q2aa", 1, "Lan", CHANGES)[0] == 2


def test_what_is_no_ordinary_file_is_passed_over(tmp_path: Path) -> None:
    place = tmp_path / "changes"
    (place / "folder.json").mkdir(parents=True)
    (place / "circle").symlink_to(tmp_path, target_is_directory=True)
    (place / "nowhere.json").symlink_to(place / "gone")
    os.mkfifo(place / "pipe.json")
    (place / "desktop.ini").write_text("x")
    (place / "good.json").write_bytes(WHOLE)
    assert len(list(Drive(tmp_path, DOSSIER).unread())) == 1
    assert {path.name for path, _ in not_whole(tmp_path, DOSSIER)} == {"folder.json", "nowhere.json", "pipe.json"}


def test_a_half_synced_file_is_taken_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "changes"
    place.mkdir()
    path = place / f"k3v9q2aa-000017-{SUM[:8]}.json"
    path.write_bytes(bytes(len(WHOLE)))
    status = path.stat()
    folder = Drive(tmp_path, DOSSIER)
    assert list(folder.unread()) == []
    path.write_bytes(WHOLE)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # sync programs keep the time as well as the size
    polls = 0
    while not (files := list(folder.unread())):
        polls += 1
        assert polls < 5
    assert list(files[0].changes) == CHANGES


def test_a_file_of_another_dossier_is_not_taken_in(tmp_path: Path) -> None:
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes" / "x.json").write_bytes(to_bytes("ffffffffffff", "a", 1, "Minh", CHANGES)[0])
    assert list(Drive(tmp_path, DOSSIER).unread()) == []
    assert list(not_whole(tmp_path, DOSSIER)) == [(tmp_path / "changes" / "x.json", Trouble.NOT_OURS)]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (None, Trouble.NO_FOLDER),
        ({}, Trouble.NOT_A_DOSSIER),
        ({"package.json": b"{}", "broken.json": b"{"}, Trouble.NOT_A_DOSSIER),
        ({"changes/a/x.json": WHOLE[:50]}, Trouble.HALF_SYNCED),
        ({"changes/.keep": b""}, Trouble.HALF_SYNCED),
        ({"changes/a/x.json": _with("file.1.format", "rapporteur-changes/9")}, Trouble.NEWER_FORMAT),
    ],
)
def test_a_folder_that_is_no_whole_dossier_is_told_apart(
    tmp_path: Path, content: dict[str, bytes] | None, trouble: Trouble
) -> None:
    folder = tmp_path / "folder"
    for name, data in (content or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    if content is not None:
        folder.mkdir(exist_ok=True)
    with pytest.raises(CannotRead) as refused:
        dossier_of(folder, lambda _: False)
    assert refused.value.trouble is trouble


_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=4)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@settings(max_examples=150)
@given(
    st.sampled_from(
        [
            "file.1.seq",
            "file.1.by",
            "file.1.dossier",
            "changes.1.at",
            "changes.1.by",
            "changes.1.record",
            "changes.1.stamp",
            "changes.1.set",
            "changes.1.over",
            "changes.1.saw",
            "changes.1.undoes",
            "changes.1.step",
        ]
    ),
    _json,
)
def test_the_schema_and_the_reader_accept_the_same(path: str, value: Any) -> None:
    """The reader does without pydantic, which would stop the screen for a moment; both must mean the same format."""
    data = _with(path, value)
    try:
        parse(data, Path("x"))
        read_it = True
    except CannotRead:
        read_it = False
    try:
        borders.change_file().validate_json(data)
        schema_holds = True
    except ValueError:
        schema_holds = False
    assert read_it == schema_holds
