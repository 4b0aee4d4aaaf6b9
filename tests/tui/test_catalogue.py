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
from babel.messages.pofile import read_po

sys.path.insert(0, str(Path(__file__).parents[1]))
from compile_catalogue import LOCALE, compiled

TUI = Path(__file__).parents[2] / "tui"
PO = LOCALE / "vi" / "LC_MESSAGES" / "rapporteur.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


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
        for content in (PO.with_suffix(".mo").read_bytes(), compiled(PO))
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
    own = PO.read_text(encoding="utf-8")
    screens = own[own.index("# screens") : own.index("# commands")]
    unused = [
        entry.id
        for entry in catalogue
        if entry.id
        and (entry.id if isinstance(entry.id, str) else entry.id[0]) not in said
        and f'msgid "{entry.id if isinstance(entry.id, str) else entry.id[0]}"' in screens
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
