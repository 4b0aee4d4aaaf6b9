"""The real command in a process of its own: a whole conference, pipes, signals, encodings, a terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Shell:
    """Gives commands as a user would, with a state of its own."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("RAPPORTEUR_", "PYTHONIOENCODING"))
        } | {"PYTHONPATH": str(ROOT), "RAPPORTEUR_STATE": str(room / "state"), "RAPPORTEUR_BY": "Lan"}

    def argv(self, *words: str | Path) -> list[str]:
        return [sys.executable, "-m", "tui.cli", *map(str, words)]

    def run(self, *words: str | Path, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
        done = subprocess.run(
            self.argv(*words),
            input=stdin,
            capture_output=True,
            cwd=self.room,
            env=self.environment | environment,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def dossier(shell: Shell) -> Path:
    assert shell.run("new", "hồ sơ", "--title", "Hội nghị", "--date", "2024-04-04")[0] == 0
    return shell.room / "hồ sơ"


def test_a_conference_from_nothing_to_minutes(shell: Shell, dossier: Path) -> None:
    (shell.room / "parties.csv").write_bytes("tên;vai trò\ntỉnh Kon Tum;chủ trì\n".encode("utf-16"))
    (shell.room / "delegates.csv").write_text(
        "họ tên,chức vụ,đơn vị\nLê Văn Chiến,Phó Chủ tịch,tỉnh Kon Tum\n", "utf-8"
    )
    (shell.room / "agenda.json").write_text(json.dumps([{"number": 1, "title": "Sơ kết"}]), "utf-8")
    (shell.room / "items.csv").write_text("\ufeffsố,tên\n12,Ngày hội Du lịch\n", "utf-8")
    for table in ("parties.csv", "delegates.csv", "agenda.json", "items.csv"):
        code, out, err = shell.run("import", dossier, table, "--as", table.partition(".")[0], "--yes")
        assert (code, err) == (0, ""), out
    lines = "/next\n08:05 Chiến: !trình phương án ngay trong tháng 6 tới @[tỉnh Kon Tum]\n/done 12 đã tổ chức\n/end\n"
    assert shell.run("note", dossier, stdin=lines.encode())[0] == 0
    actions = shell.run("show", dossier, "actions")[1]
    assert actions.startswith("chỉ đạo  quá hạn "), "June 2024 is over"
    assert "ngày  1–30/6/2024  tỉnh Kon Tum: trình phương án" in actions
    actions = json.loads(shell.run("show", dossier, "actions", "--json")[1])
    assert [action["deadline"]["latest"] for action in actions] == ["2024-06-30"]
    code, out, err = shell.run("export", dossier, "-o", "biên bản.md")
    assert (code, out, err) == (0, "biên bản.md\n", "")
    minutes = (shell.room / "biên bản.md").read_text("utf-8")
    for words in ("Lê Văn Chiến", "Trình phương án", "Ngày hội Du lịch", "đã tổ chức", "30/6/2024"):
        assert words in minutes
    code, out, err = shell.run("export", dossier)
    assert Path(out.strip()).read_bytes().startswith(b"PK")
    assert shell.run("check", dossier)[0] == 1


def test_the_demo_writes_the_minutes_of_both_conferences_and_says_where(shell: Shell) -> None:
    code, out, err = shell.run("demo", "--to", "thử")
    assert (code, err) == (0, "")
    written = sorted((shell.room / "thử").glob("*/minutes/*.docx"))
    assert len(written) == 2
    assert all(path.name in out for path in written)
    before = [path.read_bytes() for path in written]
    code, _out, err = shell.run("demo", "--to", "thử")
    assert code == 4
    assert "2025-da-lat" in err
    assert [path.read_bytes() for path in written] == before


def test_the_demo_without_a_terminal_and_without_a_folder_may_be_given_again(shell: Shell) -> None:
    first = shell.run("demo")
    assert first[0] == 0
    assert shell.run("demo") == first
    assert "2025-da-lat" in first[1]


_DYING = """
import os, sys
from store.dossier import Dossier
from tui.cli import main

record, lines = Dossier.record, []

def record_or_die(dossier, draft):
    if sys.argv[1] in dossier.folder.name:
        lines.append(draft)
        if len(lines) == 5:
            os._exit(9)
    return record(dossier, draft)

Dossier.record = record_or_die
main(sys.argv[2:])
"""


@pytest.mark.parametrize("conference", ["2024-tphcm-tay-nguyen", "2025-da-lat"])
def test_a_demo_killed_while_it_is_built_is_whole_the_next_time(shell: Shell, conference: str) -> None:
    room = shell.room / "thử"
    dying = [sys.executable, "-c", _DYING, conference, *shell.argv("demo", "--to", room)[3:]]
    assert subprocess.run(dying, env=shell.environment, capture_output=True, check=False).returncode == 9
    assert any(conference in path.parts[-4] for path in room.glob("*/changes/*/*.json"))
    code, _out, err = shell.run("demo", "--to", room)
    assert (code, err) == (0, "")
    assert sorted(path.name for path in room.iterdir()) == ["2024-tphcm-tay-nguyen", "2025-da-lat"]
    entries = [len(json.loads(shell.run("show", path, "entries", "--json")[1])) for path in sorted(room.iterdir())]
    other = shell.room / "khác"
    assert shell.run("demo", "--to", other)[0] == 0
    assert entries == [
        len(json.loads(shell.run("show", path, "entries", "--json")[1])) for path in sorted(other.iterdir())
    ]


def test_recording_goes_on_when_nobody_listens_any_more(shell: Shell, dossier: Path) -> None:
    lines = b"".join(b"line %d\n" % number for number in range(300))
    process = subprocess.Popen(
        shell.argv("note", dossier),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=shell.environment,
    )
    assert process.stdin
    assert process.stdout
    process.stdout.close()
    _out, err = process.communicate(lines, timeout=300)
    assert (process.returncode, err) == (0, b"")
    assert len(json.loads(shell.run("show", dossier, "entries", "--json")[1])) == 300


def test_a_reader_that_leaves_is_no_error(shell: Shell, dossier: Path) -> None:
    process = subprocess.Popen(
        shell.argv("schema"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=shell.environment
    )
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    assert process.wait(300) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_keeps_what_was_recorded_and_says_so(shell: Shell, dossier: Path) -> None:
    process = subprocess.Popen(
        shell.argv("note", dossier),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=shell.environment,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write("một điều\n".encode())
    process.stdin.flush()
    assert "Ghi chú" in process.stdout.readline().decode()
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=300)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert len(err.decode().strip().split("\n")) == 2
    assert "một điều" in shell.run("show", dossier, "entries")[1]


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_without_a_utf8_locale_letters_are_still_letters(
    shell: Shell, dossier: Path, environment: dict[str, str]
) -> None:
    assert shell.run("note", dossier, stdin="Ủy ban nhân dân\n".encode(), **environment)[0] == 0
    assert "Ủy ban nhân dân" in shell.run("show", dossier, "entries", **environment)[1]
    assert "Không có thư mục" in shell.run("show", "không có", **environment)[2]


@pytest.mark.skipif(sys.platform == "win32", reason="no pty there")
@pytest.mark.parametrize(("answer", "expected"), [("k", 0), ("c", 1), ("", 0)])
def test_import_asks_at_a_terminal(shell: Shell, dossier: Path, answer: str, expected: int) -> None:
    import pexpect

    (shell.room / "items.csv").write_text("số,tên\n1,Ngày hội\n", "utf-8")
    command, *words = shell.argv("import", dossier, "items.csv")
    child = pexpect.spawn(command, words, cwd=str(shell.room), env=shell.environment, encoding="utf-8", timeout=300)
    child.expect(r"\(c/k\)")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert len(json.loads(shell.run("show", dossier, "items", "--json")[1])) == expected


def test_a_killed_note_has_recorded_every_line_it_answered(shell: Shell, dossier: Path) -> None:
    process = subprocess.Popen(
        shell.argv("note", dossier), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=shell.environment
    )
    assert process.stdin
    assert process.stdout
    for number in range(20):
        process.stdin.write(f"điều {number}\n".encode())
        process.stdin.flush()
        process.stdout.readline()
    process.kill()
    process.communicate()
    shown = shell.run("show", dossier, "entries")[1]
    assert all(f"điều {number}" in shown for number in range(20))


def test_opening_a_dossier_loads_neither_documents_nor_the_border_checks(shell: Shell, dossier: Path) -> None:
    script = (
        "import json, sys; from tui.cli import main; code = main(['open', 'hồ sơ']);"
        "heavy = ('docx', 'lxml', 'pydantic', 'exports', 'store.intake',"
        " 'tui.cli.leaving', 'tui.cli.exporting', 'tui.cli.showing');"
        "print(json.dumps([code, [name for name in heavy if name in sys.modules]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env=shell.environment, cwd=shell.room, check=True
    )
    assert json.loads(done.stdout) == [2, []]  # 2: it got as far as asking for a terminal
