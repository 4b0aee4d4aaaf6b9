"""Bad input on the command line: an exit code, two sentences in the user's language, and nothing touched."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.keeping import change_file
from tui.cli import main

ITEMS = "số,tên\n1,Ngày hội Du lịch\n"


@dataclass
class Room:
    """A place with one sound dossier in it, and a way to give commands there."""

    path: Path
    capsys: pytest.CaptureFixture[str]
    language: str = "vi"

    @property
    def dossier(self) -> Path:
        return self.path / "hồ sơ"

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        self.capsys.readouterr()
        code = main([*map(str, words)])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def bytes_there(self) -> dict[str, bytes]:
        """Every file of the dossier and every journal."""
        files = [*self.dossier.rglob("*"), *(self.path / "state").rglob("journal.jsonl")]
        return {str(path): path.read_bytes() for path in files if path.is_file()}


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setenv("RAPPORTEUR_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("RAPPORTEUR_BY", "Lan")
    monkeypatch.delenv("RAPPORTEUR_LANG", raising=False)
    made = Room(tmp_path, capsys)
    assert made.run("new", made.dossier, "--title", "Hội nghị", "--date", "2024-04-04")[0] == 0
    assert made.run("note", made.dossier, "Một điều đã ghi")[0] == 0
    return made


def put(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def half_synced(room: Room) -> Path:
    source = next(room.dossier.glob("changes/*/*.json"))
    return put(room.path / "half" / "changes" / "abc" / source.name, source.read_bytes()[:100]).parents[2]


def zero_filled(room: Room) -> Path:
    source = next(room.dossier.glob("changes/*/*.json"))
    return put(room.path / "zeros" / "changes" / "abc" / source.name, bytes(500)).parents[2]


def of_a_newer_program(room: Room) -> Path:
    newer = (
        next(room.dossier.glob("changes/*/*.json"))
        .read_bytes()
        .replace(change_file.FORMAT.encode(), b"rapporteur-changes/9")
    )
    return put(room.path / "newer" / "changes" / "abc" / "abc-000001-00000000.json", newer).parents[2]


def empty_folder(room: Room) -> Path:
    (room.path / "empty").mkdir()
    return room.path / "empty"


Words = Callable[[Room], list[str | Path]]

ROWS: dict[str, tuple[int, Words]] = {
    "no such folder": (3, lambda r: ["show", r.path / "nowhere"]),
    "a folder of something else": (3, lambda r: ["show", empty_folder(r)]),
    "a file for a folder": (3, lambda r: ["show", put(r.path / "file", "x")]),
    "a folder half synced": (3, lambda r: ["note", half_synced(r), "lời", "--state", r.path / "new"]),
    "a folder of zeros": (3, lambda r: ["check", zero_filled(r), "--state", r.path / "new"]),
    "a newer program's folder": (3, lambda r: ["export", of_a_newer_program(r), "--state", r.path / "new"]),
    "open without a folder": (3, lambda r: ["open", r.path / "nowhere"]),
    "open without a terminal": (2, lambda r: ["open", r.dossier]),
    "the library without a terminal": (2, lambda r: []),
    "import of no file": (3, lambda r: ["import", r.dossier, r.path / "none.csv"]),
    "import of a folder": (3, lambda r: ["import", r.dossier, r.path]),
    "import of a broken table": (3, lambda r: ["import", r.dossier, put(r.path / "a.csv", 'số,tên\n1,"x\n')]),
    "import of broken JSON": (3, lambda r: ["import", r.dossier, put(r.path / "a.json", "[" * 100_000)]),
    "import of strange letters": (
        3,
        lambda r: ["import", r.dossier, put(r.path / "a.csv", b"s\xe8,t\xaan\n1,\xde\xdf\n")],
    ),
    "import without headings": (3, lambda r: ["import", r.dossier, put(r.path / "a.csv", "1,2\n3,4\n")]),
    "import of an unclear list": (3, lambda r: ["import", r.dossier, put(r.path / "a.csv", ITEMS)]),
    "import of a program": (3, lambda r: ["import", r.dossier, put(r.path / "a.exe", b"MZ")]),
    "import with nobody to ask": (2, lambda r: ["import", r.dossier, put(r.path / "items.csv", ITEMS)]),
    "import as something unknown": (2, lambda r: ["import", r.dossier, "a.csv", "--as", "rooms"]),
    "new over a dossier": (4, lambda r: ["new", r.dossier, "--title", "T", "--date", "2024-01-01"]),
    "new below a file": (4, lambda r: ["new", put(r.path / "file", "") / "d", "--title", "T", "--date", "2024-01-01"]),
    "new on no day": (2, lambda r: ["new", r.path / "n", "--title", "T", "--date", "2024-02-30"]),
    "new in another order": (2, lambda r: ["new", r.path / "n", "--title", "T", "--date", "4/4/2024"]),
    "new without a title": (2, lambda r: ["new", r.path / "n", "--title", " ", "--date", "2024-01-01"]),
    "new without anything": (2, lambda r: ["new", r.path / "n"]),
    "new under an endless name": (4, lambda r: ["new", r.path / ("n" * 300), "--title", "T", "--date", "2024-01-01"]),
    "show under an endless name": (3, lambda r: ["show", r.path / ("n" * 300)]),
    "import without names": (3, lambda r: ["import", r.dossier, put(r.path / "items.csv", "số,lĩnh vực\n1,Y tế\n")]),
    "new from no dossier": (
        3,
        lambda r: ["new", r.path / "n", "--title", "T", "--date", "2024-01-01", "--from", r.path / "x"],
    ),
    "export as a format that is none": (2, lambda r: ["export", r.dossier, "-o", r.path / "a.odt"]),
    "export of a notice as a sheet": (2, lambda r: ["export", r.dossier, "--kind", "notice", "-o", r.path / "a.xlsx"]),
    "an extract for nobody": (2, lambda r: ["export", r.dossier, "--kind", "extract"]),
    "an extract for somebody unknown": (2, lambda r: ["export", r.dossier, "--kind", "extract", "--party", "Sao Hỏa"]),
    "minutes for one party": (2, lambda r: ["export", r.dossier, "--party", "Kon Tum"]),
    "export without a suffix": (2, lambda r: ["export", r.dossier, "-o", r.path / "a"]),
    "export of an unknown kind": (2, lambda r: ["export", r.dossier, "--kind", "[red]"]),
    "export over a folder": (4, lambda r: ["export", r.dossier, "-o", (r.path / "d.md").mkdir() or r.path / "d.md"]),
    "export below a file": (4, lambda r: ["export", r.dossier, "-o", put(r.path / "file", "") / "a.docx"]),
    "export under an endless name": (4, lambda r: ["export", r.dossier, "-o", r.path / ("n" * 300 + ".md")]),
    "state below a file": (4, lambda r: ["show", r.dossier, "--state", put(r.path / "file", "") / "state"]),
    "show with a filter that does not go": (2, lambda r: ["show", r.dossier, "gaps", "--overdue"]),
    "show of nobody": (2, lambda r: ["show", r.dossier, "items", "--party", "[red]Kon Tum"]),
    "show of something unknown": (2, lambda r: ["show", r.dossier, "rooms"]),
    "an unknown command": (2, lambda r: ["frobnicate"]),
    "an unknown option": (2, lambda r: ["show", r.dossier, "--frobnicate"]),
    "a shortened option": (2, lambda r: ["show", r.dossier, "--overd"]),
    "an unknown language": (2, lambda r: ["show", r.dossier, "--lang", "fr"]),
    "a path with a zero in it": (2, lambda r: ["show", "a\0b"]),
    "an empty path": (2, lambda r: ["show", ""]),
}


@pytest.mark.parametrize("row", ROWS)
def test_bad_input_gets_its_exit_code_and_two_sentences_and_touches_nothing(
    room: Room, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, words = ROWS[row]
    given = words(room)
    before = room.bytes_there()
    said = {}
    for language in ("vi", "en"):
        monkeypatch.setenv("RAPPORTEUR_LANG", language)
        code, out, err = room.run(*given)
        assert code == expected, err
        assert "Traceback" not in out + err
        sentences = err.strip().split("\n")
        assert len(sentences) == 2, err
        assert all(len(sentence) > 10 and sentence[0] == sentence[0].upper() for sentence in sentences)
        said[language] = sentences
    for vietnamese, english in zip(said["vi"], said["en"], strict=True):
        assert vietnamese != english
        assert any(ord(letter) > 0xBF and letter not in "“”…‘’" for letter in vietnamese.replace("hồ sơ", ""))
    after = room.bytes_there()
    assert {path: after[path] for path in before} == before


def test_a_damaged_file_is_named_by_check_and_the_rest_is_read(room: Room) -> None:
    source = next(room.dossier.glob("changes/*/*.json"))
    torn = room.dossier / "changes" / "xyz" / "xyz-000001-00000000.json"
    torn.parent.mkdir()
    put(torn, b'{"file":{"1":{"dossier":"')
    code, _out, err = room.run("check", room.dossier)
    assert code == 3
    assert "xyz-000001-00000000.json" in err
    assert "có thể đã mất" in err
    torn.write_bytes(source.read_bytes()[:-30])
    code, _out, err = room.run("check", room.dossier)
    assert code == 1, "a damaged copy of what stands elsewhere is no loss"
    assert "xyz-000001-00000000.json" in err
    assert "không mất gì" in err
    assert "nội dung còn trong" in err
    assert "Một điều đã ghi" in room.run("show", room.dossier, "entries")[1]


def test_another_programs_file_is_named_but_is_no_damage(room: Room) -> None:
    put(room.dossier / "other.json", '{"a": 1}')
    code, _out, err = room.run("check", room.dossier)
    assert code == 1
    assert "other.json" in err


def test_a_damaged_line_of_the_journal_is_told(room: Room) -> None:
    journal = next((room.path / "state").rglob("journal.jsonl"))
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([lines[0].replace(b"H", b"X", 1), *lines[1:]]))
    code, _out, err = room.run("check", room.dossier)
    assert code == 1
    assert "journal.jsonl" in err
    assert "không mất gì" in err, "the folder holds it"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_full_disk_says_so_and_leaves_the_old_document(room: Room, small_disk: Path) -> None:
    target = small_disk / "biên bản.md"
    assert room.run("export", room.dossier, "-o", target)[0] == 0
    old = target.read_bytes()
    (small_disk / "ballast").write_bytes(bytes(64 * 1024 - 4096 * (2 + len(old) // 4096)))
    for number in range(30):
        assert room.run("note", room.dossier, f"{number} " + "lời dài " * 200)[0] == 0
    code, _out, err = room.run("export", room.dossier, "-o", target)
    assert (code, "đầy" in err) == (4, True), err
    assert target.read_bytes() == old
    assert [path.name for path in small_disk.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_full_disk_under_the_state_says_so(room: Room, small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(60 * 1024))
    code, _out, err = room.run("note", room.dossier, "lời " * 3000, "--state", small_disk / "state")
    assert (code, "đầy" in err) == (4, True), err


def fill_up(disk: Path) -> None:
    with contextlib.suppress(OSError), (disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(512))


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_full_folder_takes_no_note_but_the_note_is_kept_and_that_is_said(room: Room, small_disk: Path) -> None:
    folder = small_disk / "hồ sơ"
    assert room.run("new", folder, "--title", "T", "--date", "2024-04-04")[0] == 0
    fill_up(small_disk)
    code, _out, err = room.run("note", folder, "lời khi đầy")
    assert (code, "chưa ghi được vào thư mục" in err) == (0, True), err
    assert room.run("sync", folder)[0] == 4
    (small_disk / "ballast").unlink()
    code, out, err = room.run("show", folder, "entries")
    assert (code, "lời khi đầy" in out, err) == (0, True, "")


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_full_disk_under_the_state_still_lets_the_record_be_read(room: Room, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    state = ("--state", small_disk / "state")
    assert room.run("show", room.dossier, *state)[0] == 0
    fill_up(small_disk)
    code, out, err = room.run("show", room.dossier, "entries", *state)
    assert (code, "Một điều đã ghi" in out) == (0, True), err


def test_a_record_of_which_a_part_cannot_be_read_is_not_shown_as_the_whole(room: Room) -> None:
    damaged = max(room.dossier.glob("changes/*/*.json"))
    damaged.write_bytes(damaged.read_bytes()[:-20])
    code, out, err = room.run("show", room.dossier, "entries", "--state", room.path / "another machine")
    assert (code, out) == (0, "Không có mục nào.\n")
    assert "1 tệp" in err
    assert "rapporteur check" in err
    assert room.run("show", room.dossier, "entries")[2] == "", "here it is known from the journal"


def test_what_the_system_says_is_told_in_the_users_language(room: Room) -> None:
    file = put(room.path / "file", "")
    _code, _out, err = room.run("show", file)
    assert "Not a directory" not in err
    assert "không phải là thư mục" in err
    _code, _out, err = room.run("show", file, "--lang", "en")
    assert "a part of the path is no folder" in err
    assert "(dòng 2)" in room.run("import", room.dossier, put(room.path / "a.json", "{\n"))[2]


def test_text_from_outside_is_shown_as_text(room: Room) -> None:
    words = "[red]đỏ[/] {{a}} =HYPERLINK(1) [@click=app.quit] \x1b[31mESC\x1b[0m \x07chuông </w:t>"
    assert room.run("note", room.dossier, words)[0] == 0
    for shown in (
        room.run("show", room.dossier, "entries")[1],
        room.run("show", room.dossier, "history")[1],
        room.run("search", "HYPERLINK")[1],
        room.run("show", room.dossier, "entries", "--json")[1],
    ):
        assert "[red]đỏ[/] {{a}} =HYPERLINK(1) [@click=app.quit]" in shown
        assert not any(ord(sign) < 32 and sign != "\n" for sign in shown)


@pytest.mark.parametrize(
    "title", ["Sơ kết 2023/2024: A\\B?*", "ạ" * 300, "...", "CON", "=1+1", "\u202emurof"], ids=range(6)
)
def test_any_title_makes_a_file_name(room: Room, title: str) -> None:
    folder = room.path / "other"
    assert room.run("new", folder, "--title", title, "--date", "2024-04-04")[0] == 0
    code, out, err = room.run("export", folder)
    assert code == 0, err
    written = Path(out.strip())
    assert written.read_bytes().startswith(b"PK")
    assert written.parent == folder / "minutes"
    assert len(written.name.encode()) <= 255


def test_a_device_is_never_replaced_by_a_document(room: Room) -> None:
    link = room.path / "null.md"
    if not Path("/dev/null").exists():
        return
    link.symlink_to("/dev/null")
    assert room.run("export", room.dossier, "-o", link)[0] == 4
    assert link.is_symlink()


def test_lines_that_are_no_utf8_are_kept_and_reported(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"\xef\xbb\xbftr\xc6\xb0\xe1\xbb\x9bc\n\xff\xfe kh\xf4ng ph\xe1\xba\xa3i\nsau\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    code, _out, err = room.run("note", room.dossier)
    assert code == 1
    assert "Dòng 2" in err
    shown = room.run("show", room.dossier, "entries")[1]
    assert "trước" in shown
    assert "\ufffd\ufffd kh\ufffdng phải" in shown
    assert "sau" in shown


def test_misread_lines_are_named_and_the_rest_goes_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "một\n/frobnicate\n\n/done 99 xong\nhai"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    code, out, err = room.run("note", room.dossier)
    assert code == 1
    assert [line.split(":")[0] for line in err.strip().split("\n")] == ["Dòng 2", "Dòng 4"]
    assert len(out.strip().split("\n")) == 2
    shown = room.run("show", room.dossier, "entries")[1]
    assert "một" in shown
    assert "hai" in shown
    assert "frobnicate" not in shown


def test_a_megabyte_on_one_line_is_recorded(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 1_000_000 + b"\n")))
    assert room.run("note", room.dossier)[0] == 0
    assert "x" * 1_000_000 in room.run("show", room.dossier, "entries")[1]


def test_a_fault_of_the_program_is_calm_and_leaves_its_details_in_a_file(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.dossier import Dossier

    def broken(_self: Dossier) -> None:
        raise ZeroDivisionError("nothing a user did")

    monkeypatch.setattr(Dossier, "proceedings", broken)
    code, out, err = room.run("show", room.dossier)
    assert code == 70
    assert "Traceback" not in out + err
    assert len(err.strip().split("\n")) == 2
    assert "ZeroDivisionError: nothing a user did" in (room.path / "state" / "faults.log").read_text(encoding="utf-8")
