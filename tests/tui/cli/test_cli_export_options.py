"""What ``rapporteur export`` may be asked for, how far it is, and that stopping it leaves nothing half done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


def exported(run: Any, folder: Path, target: Path, *options: str) -> str:
    code, out, _err = run("export", folder, "-o", target, *options)
    assert code == 0
    assert out.strip() == str(target)
    return target.read_text(encoding="utf-8")


def test_attribution_by_the_command_line(run: Any, folder: Path, tmp_path: Path) -> None:
    named = exported(run, folder, tmp_path / "a.md")
    assert named == exported(run, folder, tmp_path / "b.md", "--attribution", "named")
    assert "Hoan phát biểu:" in named
    for style in ("delegation", "impersonal"):
        text = exported(run, folder, tmp_path / f"{style}.md", "--attribution", style)
        assert "Hoan" not in text, "on no list and of no party"
        assert "Có ý kiến cho rằng: xin chào" in text
    english = exported(run, folder, tmp_path / "en.md", "--attribution", "impersonal", "--lang", "en")
    assert "The view was expressed: xin chào" in english


def test_an_attribution_that_is_none_is_wrong_usage(run: Any, folder: Path, tmp_path: Path) -> None:
    code, _out, err = run("export", folder, "-o", tmp_path / "a.md", "--attribution", "nobody")
    assert code == 2
    assert "impersonal" in err
    assert not (tmp_path / "a.md").exists()


def test_closed_session_by_the_command_line(run: Any, folder: Path, tmp_path: Path) -> None:
    assert run("note", folder, stdin="/closed\nđiều kín\n/open\nđiều mở\n")[0] == 0
    for suffix in (".md", ".json"):
        plain = exported(run, folder, tmp_path / f"a{suffix}")
        assert "điều mở" in plain
        assert "điều kín" not in plain
        assert "điều kín" in exported(run, folder, tmp_path / f"b{suffix}", "--closed-session")
    code, out, _err = run("export", folder, "--closed-session")
    assert code == 0
    assert "(có phiên kín)" in Path(out.strip()).name


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_ctrl_c_at_any_moment_leaves_the_old_file_or_the_new_one(run: Any, folder: Path, tmp_path: Path) -> None:
    rows = "\n".join(f"{number},Nội dung {number},y tế" for number in range(10, 3000))
    items = tmp_path / "nhiều.csv"
    items.write_text(f"số,tên,lĩnh vực\n{rows}\n", encoding="utf-8")
    assert run("import", folder, items, "--yes")[0] == 0
    target = tmp_path / "ra" / "biên bản.docx"
    assert run("export", folder, "-o", target)[0] == 0
    whole = target.read_bytes()
    target.write_bytes(b"cu")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = "import sys; print(flush=True); from tui.cli import main; sys.exit(main(sys.argv[1:]))"

    def begun() -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            [sys.executable, "-c", program, "export", str(folder), "-o", str(target)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert child.stdout is not None
        child.stdout.readline()
        return child

    start = time.monotonic()
    begun().communicate()
    takes = time.monotonic() - start
    chance = random.Random(4)
    codes = set()
    for _ in range(8):
        target.write_bytes(b"cu")
        child = begun()
        time.sleep(chance.uniform(0.0, takes))  # any moment will do
        child.send_signal(signal.SIGINT)
        child.communicate()
        codes.add(child.returncode)
        assert target.read_bytes() in (b"cu", whole)
        assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert codes <= {0, 130, -signal.SIGINT}, codes


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal of POSIX systems")
def test_how_far_it_is_is_told_at_a_terminal_once_it_takes_long() -> None:
    import pexpect

    program = (
        "import time\n"
        "from tui.cli import printing\n"
        "printing._PATIENCE = {patience}\n"
        "with printing.progress('Writing') as tell:\n"
        "    for done in range(200):\n"
        "        tell(done, 200); time.sleep(0.002)\n"
        "print('written')\n"
    )
    shown = {}
    for patience in (0.0, 60.0):
        child: Any = pexpect.spawn(
            sys.executable,
            ["-c", program.format(patience=patience)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=20,
        )
        child.expect("written")
        shown[patience] = child.before
        child.expect(pexpect.EOF)
    assert b"Writing" in shown[0.0]
    assert b"%" in shown[0.0]
    assert shown[0.0].rstrip().endswith(b"\x1b[K"), "and taken away at the end"
    assert shown[60.0] == b""
    quiet = subprocess.run(
        [sys.executable, "-c", program.format(patience=0.0)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert quiet.stderr == b"", "no terminal, no pictures"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_ctrl_c_waits_until_a_library_is_loaded_that_it_would_crash(tmp_path: Path) -> None:
    stand_in = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nprint('loaded', flush=True)\n"
    stand_in += "JSONDecodeError = ValueError\ndef loads(text):\n    return {}\n"
    (tmp_path / "orjson.py").write_text(stand_in, encoding="utf-8")
    program = "from tui.cli import main; main(['--help']); print('went on')"
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == (b"loaded", -signal.SIGINT)
    ignoring = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); {program}"
    done = subprocess.run(
        [sys.executable, "-c", ignoring], env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False
    )
    assert done.stdout.rstrip().endswith(b"went on"), "as a shell starts what runs in the background"
