"""Every command has help in both languages and keeps the names that people's notes and other programs rely on."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from tui import language
from tui.cli import arguments, printing
from tui.cli.settings import interface_language, recorder, state_folder

#: The command line that other programs and people's notes rely on.
BOUND = {
    "open": [],
    "demo": ["--to"],
    "new": ["--title", "--date", "--place", "--from"],
    "import": ["--as", "--yes", "--json"],
    "note": [],
    "show": ["--json", "--party", "--field", "--overdue"],
    "export": ["-o", "--kind", "--party", "--lang", "--attribution", "--closed-session", "--draft", "--template"],
    "returned": ["--accept", "--accept-all", "--json"],
    "template": [],
    "finalise": ["--json"],
    "sync": ["--json", "--end", "--yes"],
    "check": ["--json"],
    "search": ["--json"],
    "schema": [],
    "serve": ["--port"],
}


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = [one for one in arguments.parser()._actions if isinstance(one, argparse._SubParsersAction)]
    return found.choices


def test_the_commands_are_those_of_the_design() -> None:
    assert set(commands()) == set(BOUND)


@pytest.mark.parametrize("command", ["", *BOUND])
def test_every_command_and_option_has_help_in_both_languages(run: Any, command: str, monkeypatch: Any) -> None:
    helps: dict[str, list[str]] = {}
    for code in ("vi", "en"):
        monkeypatch.setenv("RAPPORTEUR_LANG", code)
        exit_code, said, err = run(*([command] if command else []), "--help")
        assert (exit_code, err) == (0, "")
        assert ("usage:" in said) is (code == "en")
        for option in (*BOUND.get(command, []), "--state", "--by", "--lang", "--version", "--help"):
            assert option in said
        parser = commands()[command] if command else arguments.parser()
        told = [one.help for one in parser._actions if not isinstance(one, argparse._SubParsersAction)]
        helps[code] = [text or "" for text in (parser.description, *told)]
    language.set_language("vi")
    assert all(helps["vi"])
    for vietnamese, english in zip(helps["vi"], helps["en"], strict=True):
        assert vietnamese != english


def test_the_readme_shows_every_command_of_a_conference() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    for command in ("demo", "new", "import", "open", "note", "show", "check", "export", "sync"):
        assert f"rapporteur {command}" in readme


@pytest.mark.parametrize("place", ["before", "after"])
def test_options_for_every_command_are_taken_before_and_after_it(run: Any, tmp_path: Path, place: str) -> None:
    options = ["--state", tmp_path / "other", "--by", "Minh", "--lang", "en"]
    new = ["new", tmp_path / "d", "--title", "T", "--date", "2024-01-01"]
    code, out, _err = run(*options, *new) if place == "before" else run(*new, *options)
    assert (code, out.startswith("Made the dossier")) == (0, True)
    assert (tmp_path / "other" / "dossiers").is_dir()
    assert not (tmp_path / "state").exists()
    history = json.loads(run("show", tmp_path / "d", "history", "--json", "--state", tmp_path / "other")[1])
    assert {line["by"] for line in history} == {"Minh"}


def test_where_settings_come_from() -> None:
    assert state_folder("a", {"RAPPORTEUR_STATE": "b"}) == Path("a")
    assert state_folder(None, {"RAPPORTEUR_STATE": "b"}) == Path("b")
    assert state_folder(None, {}).is_absolute()
    assert recorder("Lan", {"RAPPORTEUR_BY": "Minh"}) == "Lan"
    assert recorder(None, {"RAPPORTEUR_BY": "Minh"}) == "Minh"
    assert recorder(" ", {})


@pytest.mark.parametrize(
    ("words", "environment", "expected"),
    [
        (["show", "d"], "", "vi"),
        (["show", "d"], "en", "en"),
        (["show", "d", "--lang", "en"], "vi", "en"),
        (["--lang=en", "show", "d"], "", "en"),
        (["show", "d"], "fr", "vi"),
        (["note", "d", "--", "--lang", "en"], "", "vi"),
        (["export", "d", "--lang", "en"], "", "vi"),
        (["--by", "Lan", "export", "d", "--lang", "en"], "", "vi"),
        (["export", "d", "--lang", "vi"], "en", "en"),
        (["--lang", "en", "export", "d"], "", "en"),
        (["--lang", "en", "--by", "export", "export", "d", "--lang", "vi"], "", "en"),
    ],
)
def test_the_interface_language(words: list[str], environment: str, expected: str) -> None:
    assert interface_language(words, {"RAPPORTEUR_LANG": environment}) == expected


def test_the_version_needs_no_command(run: Any) -> None:
    assert run("--version")[0] == 0
    assert run("show", "--version")[1].startswith("rapporteur")


def test_columns_line_up_whatever_the_letters_and_wrap_under_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    import unicodedata

    rows = [("Đắk Lắk", "a"), (unicodedata.normalize("NFD", "Kon Tum ộ"), "b"), ("会议", "c " * 20)]
    printing.say_rows(rows, width=40)
    lines = capsys.readouterr().out.split("\n")
    starts = [printing.width_of(line[: line.index(sign)]) for line, sign in zip(lines, "abc", strict=False)]
    assert starts == [11, 11, 11]
    assert lines[3].startswith(" " * 11 + "c")
    assert all(printing.width_of(line) <= 40 for line in lines)


def test_nothing_that_is_printed_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "a\x1b[2J\x9b31m\x07\u202eb"
    printing.say(hostile)
    printing.say_rows([(hostile, hostile)], width=80)
    printing.warn(hostile)
    said = capsys.readouterr()
    for text in (said.out, said.err):
        assert text.replace("\n", "").isprintable()
    assert said.out.split("\n")[0] == "a[2J31mb"
