"""JSON lists and whole records, read against a dossier."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from lists import fields, read

from store.errors import CannotRead, Trouble
from store.meeting import refs
from store.meeting.kinds import ItemKind, PartyRole, RecordKind
from store.meeting.records import Deadline


def test_a_json_list_with_the_schemas_names(tmp_path: Path) -> None:
    content = [
        {
            "number": 3,
            "title": "Kết nối",
            "kind": "event",
            "parties": ["party/hcm", "Kon Tum", "name/Hội"],
            "planned": {"said": "quý IV", "earliest": "2024-10-01", "latest": "2024-12-31"},
            "reason": None,
        }
    ]
    proposal = read(tmp_path, json.dumps(content), "items.json")
    assert fields(proposal) == [
        {
            "number": 3,
            "title": "Kết nối",
            "kind": ItemKind.EVENT,
            "parties": (refs.to_party("hcm"), refs.to_party("kt"), refs.to_name("Hội")),
            "planned": Deadline("quý IV", date(2024, 10, 1), date(2024, 12, 31)),
        }
    ]


def test_a_whole_record_keeps_its_references_but_ticks_nobody_present(tmp_path: Path) -> None:
    record = {
        "meeting": {"1": {"uid": "x", "title": "Năm trước"}},
        "parties": {"1": {"uid": "p9", "name": "tỉnh Gia Lai", "role": "host"}},
        "delegates": {"1": {"uid": "d9", "name": "Lê Lan", "party": "p9", "attendance": "present"}},
        "agenda": {"1": {"uid": "a9", "number": 1, "title": "Khai mạc", "presenter": "delegate/d9", "state": "closed"}},
        "items": {
            "1": {"uid": "i9", "number": 4, "title": "Kết nối", "lead": ["delegate/d9"], "parties": ["party/p9"]}
        },
        "entries": {"1": {"uid": "e9", "text": "nói"}},
    }
    proposal = read(tmp_path, json.dumps(record), "record.json")
    party, delegate, point, item = proposal.edits
    assert party.fields == {"name": "tỉnh Gia Lai", "role": PartyRole.HOST}
    assert delegate.fields == {"name": "Lê Lan", "party": party.uid}
    assert point.fields == {"number": 1, "title": "Khai mạc", "presenter": refs.to_delegate(delegate.uid)}
    assert item.fields["lead"] == (refs.to_delegate(delegate.uid),)
    assert item.fields["parties"] == (refs.to_party(party.uid),)
    assert [table.kind for table in proposal.tables] == [
        RecordKind.PARTY,
        RecordKind.DELEGATE,
        RecordKind.POINT,
        RecordKind.ITEM,
    ]


def test_only_the_table_that_was_asked_for_is_taken(tmp_path: Path) -> None:
    content = json.dumps({"items": [{"title": "Một"}], "parties": [{"name": "Hai"}]})
    proposal = read(tmp_path, content, "x.json", kind=RecordKind.PARTY)
    assert [edit.kind for edit in proposal.edits] == [RecordKind.PARTY]


def test_json_and_csv_of_the_same_list_say_the_same(tmp_path: Path) -> None:
    rows = [{"number": "12", "title": "Một", "state": "done", "parties": "Kon Tum"}]
    csv = "number,title,state,parties\n12,Một,done,Kon Tum\n"
    assert fields(read(tmp_path, json.dumps(rows), "items.json")) == fields(read(tmp_path, csv))


@pytest.mark.parametrize(
    "planned",
    [
        {"said": "x", "earliest": "2024-02-30"},
        {"said": "x", "earliest": 86400},
        {"said": 5},
        {"said": "x", "earliest": "2024-03-01", "latest": "2024-02-01"},
        {"when": "soon"},
        {"said": {"said": {}}},
    ],
)
def test_a_deadline_that_is_none_is_a_problem_of_its_cell(tmp_path: Path, planned: object) -> None:
    proposal = read(tmp_path, json.dumps([{"number": 1, "title": "Một", "planned": planned}]), "items.json")
    assert fields(proposal) == [{"number": 1, "title": "Một"}]
    assert [one.field for one in proposal.problems] == ["planned"]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("{", Trouble.DAMAGED),
        ("[" * 200_000, Trouble.DAMAGED),
        ('[{"title": NaN}]', Trouble.DAMAGED),
        ('[{"title": "\\ud800"}]', Trouble.DAMAGED),
        ("", Trouble.DAMAGED),
        ("5", Trouble.NO_HEADINGS),
        ("[]", Trouble.NO_HEADINGS),
        ('{"rooms": []}', Trouble.NO_HEADINGS),
        ('{"items": 5}', Trouble.NO_HEADINGS),
        ('{"items": [5]}', Trouble.BAD_VALUE),
        ('[{"colour": "red"}]', Trouble.NO_HEADINGS),
    ],
)
def test_json_that_is_no_list_of_records_is_refused(tmp_path: Path, content: str, trouble: Trouble) -> None:
    with pytest.raises(CannotRead) as caught:
        read(tmp_path, content, "x.json")
    assert caught.value.trouble is trouble


def test_hostile_json_values_are_problems_of_their_cells(tmp_path: Path) -> None:
    content = (
        '[{"title": "Một", "number": 1%s, "state": {"a": [1]}, "parties": [[1]], "field": true,'
        ' "planned": {"earliest": 5}}]'
    )
    proposal = read(tmp_path, content % ("0" * 25), "items.json")
    assert fields(proposal) == [{"title": "Một", "number": 1}]
    assert {one.field for one in proposal.problems} == {"number", "state", "parties", "field", "planned"}
