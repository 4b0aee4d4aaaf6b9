"""Whatever a file holds, reading it gives a proposal or a known trouble; and a list written out reads back the same."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import CannotRead
from store.intake.files import propose
from store.intake.proposal import Proposal
from store.meeting import glossary
from store.meeting.fields import codec_of
from store.meeting.kinds import Attendance, ItemKind, ItemState, PartyKind, PartyRole, Reason, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting, Party
from store.meeting.text import clean

HELD = Proceedings(Meeting(uid="m", day=date(2024, 4, 4)), (Party(uid="p", name="Kon Tum"),))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def read(path: Path, content: bytes, kind: RecordKind | None = None) -> Proposal | None:
    path.write_bytes(content)
    try:
        return propose(path, HELD, kind)
    except CannotRead:
        return None


def can_be_kept(proposal: Proposal | None) -> None:
    """Every value is of its field's type, so that the record takes it."""
    for edit in proposal.edits if proposal else ():
        for name, value in edit.fields.items():
            codec = codec_of(edit.kind)[name]
            assert codec.decode(codec.encode(value)) == value


words = st.text(max_size=12) | st.sampled_from(
    [
        "số",
        "tên",
        "họ tên",
        "title",
        "number",
        "các bên",
        "thời gian",
        "trạng thái",
        "đơn vị",
        "Kon Tum",
        "1",
        "2/13/2024",
        "done",
        '"',
        ";",
        "\t",
        "\x00",
        "\ufeff",
    ]
)


@settings(deadline=None)
@given(content=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".json"]))
def test_any_bytes(folder: Path, content: bytes, suffix: str) -> None:
    can_be_kept(read(folder / f"items{suffix}", content))


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(words, max_size=5), max_size=6),
    separator=st.sampled_from(",;\t"),
    kind=st.sampled_from([None, *list(RecordKind)[1:5]]),
)
def test_any_table(folder: Path, rows: list[list[str]], separator: str, kind: RecordKind | None) -> None:
    text = "\n".join(separator.join(row) for row in rows)
    can_be_kept(read(folder / "items.csv", text.encode(errors="surrogatepass"), kind))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4),
    max_leaves=8,
)
names = st.sampled_from(
    ["uid", "number", "title", "name", "parties", "planned", "state", "party", "parent", "aliases", "lead"]
)
rows = st.lists(st.dictionaries(names, anything, max_size=6), max_size=4)


@given(
    content=anything | rows | st.fixed_dictionaries({"items": rows, "delegates": rows, "parties": rows, "agenda": rows})
)
def test_any_json(folder: Path, content: Any) -> None:
    can_be_kept(read(folder / "items.json", json.dumps(content).encode()))


line = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";\u2028\u2029\xad"), min_size=1, max_size=30
    )
    .map(lambda text: " ".join(clean(text).split()))
    .filter(bool)
)
items = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.integers(1, 9999),
            "title": line,
            "kind": st.sampled_from(ItemKind),
            "state": st.sampled_from(ItemState),
            "field": line,
            "reason": st.sampled_from(Reason),
        }
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda item: item["number"],
)


@settings(deadline=None)
@given(
    made=items,
    language=st.sampled_from(["vi", "en", ""]),
    separator=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_list_written_as_csv_reads_back_the_same(
    folder: Path, made: list[dict[str, Any]], language: str, separator: str, encoding: str
) -> None:
    heads = sorted(made[0])
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([glossary.field_name(name, language) if language else name for name in heads])
    for item in made:
        cells = [
            (glossary.term(value, language) if language else value.value) if hasattr(value, "value") else value
            for value in (item[name] for name in heads)
        ]
        writer.writerow(cells)
    proposal = read(folder / "items.csv", out.getvalue().encode(encoding))
    assert proposal is not None
    assert [dict(edit.fields) for edit in proposal.edits] == made
    assert proposal.problems == ()


@given(made=items)
def test_a_list_written_as_json_reads_back_the_same(folder: Path, made: list[dict[str, Any]]) -> None:
    proposal = read(folder / "items.json", json.dumps(made).encode())
    assert proposal is not None
    assert [dict(edit.fields) for edit in proposal.edits] == made


@pytest.mark.parametrize("vocabulary", [ItemKind, ItemState, Reason, PartyKind, PartyRole, Attendance])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_that_is_shown_is_read_as_the_value_it_stands_for(vocabulary: Any, language: str) -> None:
    for value in vocabulary:
        assert glossary.value_of(vocabulary, glossary.term(value, language)) is value
