"""What ties a Word file to its record: bookmarks, the part that says what was sent, the file's own properties."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import conferences
import docx
import pytest
import real_parts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from red_pen import RedPen, W, text_of

from exports import minutes, word
from exports.options import Attribution, Language, Options
from exports.sent import PARAGRAPH, Part, Sent, SentTable, Unit
from exports.word import custom_parts
from exports.word.anchors import Ties
from exports.word.returned import read
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry, Item

HOSTILE = "</t></u> & <b> ]]> \x1b[31m \ud800 “—” dòng\nhai"
#: Records of every size and kind, and one in which every text is hostile.
RECORDS = {
    "winter": conferences.winter_2025(),
    "spring": conferences.spring_2024(),
    "bare": conferences.bare(),
    "thousand": conferences.with_items(1_000),
    "hostile": replace(
        conferences.winter_2025(),
        items=(Item(uid="x1", number=1, title=HOSTILE, outcome=HOSTILE),),
        entries=(Entry(uid="x2", text=HOSTILE),),
    ),
}


def tied(held: Proceedings, options: Options = Options()) -> bytes:  # noqa: B008 - frozen
    return word.write(minutes.compose(held, options), ties=Ties(held, options))


def sent_of(file: bytes) -> Sent:
    found = read(Path("x.docx"), file).sent
    assert found is not None
    return found


@pytest.mark.parametrize("name", RECORDS)
def test_every_text_has_one_bookmark_and_word_takes_its_name(name: str) -> None:
    tree = RedPen(tied(RECORDS[name])).tree
    starts = list(tree.iter(f"{W}bookmarkStart"))
    names = [one.get(f"{W}name", "") for one in starts]
    assert len({one.lower() for one in names}) == len(names)
    assert all(0 < len(one) <= 40 and one.isidentifier() and one.isascii() for one in names)
    ends = [one.get(f"{W}id") for one in tree.iter(f"{W}bookmarkEnd")]
    assert [one.get(f"{W}id") for one in starts] == ends == [str(number) for number in range(len(ends))]
    for one in tree.iter(f"{W}p"):
        row = next((cell for cell in one.iterancestors(f"{W}tr")), None)
        holder = one if row is None or one.find(f"{W}bookmarkStart") is not None else row
        assert not text_of(one).strip() or holder.find(f".//{W}bookmarkStart") is not None, text_of(one)


@pytest.mark.parametrize("name", RECORDS)
def test_the_file_says_what_it_said_when_it_was_sent(name: str) -> None:
    file = tied(RECORDS[name])
    found = read(Path("x.docx"), file)
    assert found.sent is not None
    assert [unit.cells for unit in found.sent.units if unit.table != PARAGRAPH] == [
        one.now for one in found.came if one.table != PARAGRAPH
    ]
    assert [" ".join(one.text.split()) for one in found.came] == [unit.text for unit in found.sent.units]


def test_each_part_is_the_records_own_words() -> None:
    held = RECORDS["winter"]
    records = {f"item/{one.uid}": one for one in held.items} | {f"entry/{one.uid}": one for one in held.entries}
    checked = 0
    for unit in sent_of(tied(held)).units:
        for part in unit.parts if unit.record in records else ():
            value = getattr(records[unit.record], part.field)
            if type(value) is str and "@@" not in value:
                shown = unit.cells[part.cell][part.start : part.stop]
                assert shown.rstrip(".") == value.strip().strip('"“”').rstrip(".") or not value
                checked += 1
    assert checked > 15


def test_who_reads_the_file_sees_whose_it_is() -> None:
    held = conferences.winter_2025()
    document = minutes.compose(held)
    document = document._replace(properties=document.properties._replace(version=3, digest="ab" * 32))
    options = Options(language="vi", attribution=Attribution.DELEGATION)
    found = read(Path("x.docx"), word.write(document, ties=Ties(held, options)))
    assert found.properties == {
        "RapporteurDossier": "m",
        "RapporteurVersion": "3",
        "RapporteurDigest": "ab" * 32,
    }
    assert found.sent is not None
    assert (found.sent.dossier, found.sent.version, found.sent.digest) == ("m", 3, "ab" * 32)
    assert (found.sent.language, found.sent.attribution, found.sent.revised) == ("vi", "delegation", held.revised)


@pytest.mark.parametrize("attribution", list(Attribution))
def test_what_a_document_keeps_back_is_not_in_its_parts_either(attribution: Attribution) -> None:
    held = conferences.winter_2025()
    with zipfile.ZipFile(io.BytesIO(tied(held, Options(attribution=attribution)))) as package:
        part = package.read("customXml/item1.xml").decode()
        shown = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
    told = "".join(etree.fromstring(part.encode()).itertext())
    closed = [entry.text for entry in held.entries if entry.closed_session]
    assert closed
    assert not any(text in told for text in closed)
    for delegate in held.delegates:
        assert delegate.name in shown or delegate.name not in told


def test_same_record_same_bytes_and_python_docx_opens_it() -> None:
    file = tied(RECORDS["winter"])
    assert file == tied(RECORDS["winter"])
    assert docx.Document(io.BytesIO(file)).tables


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", RECORDS)
def test_the_open_xml_sdk_finds_nothing_wrong(name: str, language: Language, tmp_path: Path) -> None:
    path = tmp_path / "tied.docx"
    path.write_bytes(tied(RECORDS[name], Options(language=language)))
    command = [real_parts.ooxml_validator(), str(path)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=600).stdout)
    assert answer["ok"], answer["errors"][:5]


def test_openxml_audit_finds_nothing_wrong(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "tied.docx"
    path.write_bytes(tied(RECORDS["winter"]))
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid, result.errors[:5]


_words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@st.composite
def _units(draw: st.DrawFn) -> Unit:
    cells = tuple(draw(st.lists(_words, min_size=1, max_size=3)))
    parts = []
    for place in draw(st.lists(st.integers(0, len(cells) - 1), max_size=2)):
        start = draw(st.integers(0, len(cells[place])))
        stop = draw(st.integers(start, len(cells[place])))
        parts.append(Part(place, draw(st.sampled_from(["title", "text"])), start, stop, draw(_words)))
    record = draw(st.sampled_from(["", "item/a1"]))
    return Unit("r_a1", record, cells, tuple(parts) if record else (), draw(st.integers(-1, 0)))


@settings(max_examples=150, deadline=None)
@given(st.lists(_units(), max_size=4), _words)
def test_what_was_sent_survives_being_written_down(units: list[Unit], heading: str) -> None:
    table = SentTable((heading, "x"), ("title", ""))
    sent = Sent("d1", "extract", "en", "named", "p1", 2, "ff", 1735900000000, tuple(units), (table,))
    assert custom_parts.read(etree.fromstring(custom_parts.written(sent).encode())) == sent
