"""The Vietnamese catalogue is complete, compiled, and keeps every placeholder."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo

sys.path.insert(0, str(Path(__file__).parents[1]))
from compile_catalogue import LOCALE, compiled, merged

TUI = Path(__file__).parents[2] / "tui"
FOLDER = LOCALE / "vi" / "LC_MESSAGES"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return merged(FOLDER)


def messages() -> set[str | tuple[str, ...]]:
    found: set[str | tuple[str, ...]] = set()
    for path in sorted(TUI.rglob("*.py")):
        for _line, message, _comments, _context in extract_from_file("python", path, KEYWORDS):
            found.add(message)
    return found


def test_the_compiled_catalogue_is_what_the_source_compiles_to() -> None:
    # By its messages: the head names the Babel that wrote it.
    there, source = (
        {str(message.id): message.string for message in read_mo(BytesIO(content)) if message.id}
        for content in ((FOLDER / "rapporteur.mo").read_bytes(), compiled(FOLDER))
    )
    assert there == source, "run python tests/compile_catalogue.py"


def test_every_message_of_the_code_has_its_vietnamese(catalogue: Catalog) -> None:
    missing = []
    for message in messages():
        entry = catalogue.get(message if isinstance(message, str) else message[0])
        texts = entry.string if entry is not None else ""
        if not (texts if isinstance(texts, str) else all(texts)):
            missing.append(message)
    assert not missing


def test_nothing_stands_in_the_catalogue_that_nobody_says(catalogue: Catalog) -> None:
    said = {message if isinstance(message, str) else message[0] for message in messages()}
    # argparse.po holds what the standard library says, of which only a part can be met in one Python version.
    own = "\n".join(po.read_text(encoding="utf-8") for po in FOLDER.glob("*.po") if po.stem != "argparse")
    unused = [
        entry.id
        for entry in catalogue
        if entry.id
        and (entry.id if isinstance(entry.id, str) else entry.id[0]) not in said
        and f'msgid "{entry.id if isinstance(entry.id, str) else entry.id[0]}"' in own
    ]
    assert not unused


def test_placeholders_are_the_same_in_both_languages(catalogue: Catalog) -> None:
    for entry in catalogue:
        if not entry.id:
            continue
        ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        texts = [entry.string] if isinstance(entry.string, str) else list(entry.string)
        wanted = set(re.findall(r"\{\w+\}", ids[-1]))
        for text in texts:
            assert set(re.findall(r"\{\w+\}", text)) == wanted, ids
