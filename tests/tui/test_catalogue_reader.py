"""The catalogue says what the standard library would say of the same file."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from tui.catalogue import Catalogue
from tui.language import LOCALE

FILE = LOCALE / "vi" / "LC_MESSAGES" / "rapporteur.mo"


def test_every_message_reads_as_the_standard_library_reads_it() -> None:
    ours = Catalogue(FILE)
    theirs = gettext.GNUTranslations(BytesIO(FILE.read_bytes()))
    messages = [key if isinstance(key, str) else key[0] for key in theirs._catalog]  # type: ignore[attr-defined]
    several = {key[0] for key in theirs._catalog if not isinstance(key, str)}  # type: ignore[attr-defined]
    assert len(messages) > 1_000
    for message in messages:
        if message in several:
            for number in (0, 1, 2, 17):
                assert ours.ngettext(message, "?", number) == theirs.ngettext(message, "?", number)
        elif message:
            assert ours.gettext(message) == theirs.gettext(message)


@pytest.mark.parametrize("message", ["", "no such message", "\N{REPLACEMENT CHARACTER}", "A", "zzz \u1ef9"])
def test_what_is_not_in_the_catalogue_stays_as_it_is(message: str) -> None:
    assert Catalogue(FILE).gettext(message) == message
    assert Catalogue(FILE).ngettext(message, "several", 1) == message
    assert Catalogue(FILE).ngettext(message, "several", 2) == "several"


def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "rapporteur.mo"
    other.write_bytes(b"x" * 40)
    with pytest.raises(ValueError, match="rapporteur"):
        Catalogue(other)


@pytest.mark.parametrize(
    ("language", "said"), [("vi", "cho xem hướng dẫn này rồi thoát"), ("en", "show this help message and exit")]
)
def test_the_words_of_the_argument_parser_come_from_it_too(language: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", "open", "--help"],
        capture_output=True,
        env={**os.environ, "RAPPORTEUR_LANG": language, "PYTHONUTF8": "1"},
        text=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert said in done.stdout
