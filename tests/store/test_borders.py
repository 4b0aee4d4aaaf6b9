"""What comes as JSON from outside is checked by type, and the schemas say what is accepted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from store import borders
from store.dossier import Dossier
from store.errors import CannotRead, Trouble
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item, Meeting, type_of


def test_plain_json_becomes_typed_fields() -> None:
    given = {
        "uid": "i7", "number": 12, "state": "partly_done", "lead": ["party/a"],
        "planned": {"said": "quý IV", "latest": "2024-12-31"},
    }  # fmt: skip
    assert borders.fields_from_json(RecordKind.ITEM, given) == {
        "number": 12, "state": ItemState.PARTLY_DONE, "lead": ("party/a",),
        "planned": Deadline("quý IV", None, date(2024, 12, 31)),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"state": "frobnicated"}, "state"),
        ({"number": "twelve"}, "number"),
        ({"lead": "party/a"}, "lead"),
        ({"planned": {"latest": "2024-12-31"}}, "planned.said"),
        ({"stete": "done"}, "stete"),
        ({"title": None}, "title"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(CannotRead) as refused:
        borders.fields_from_json(RecordKind.ITEM, {"title": "A", **wrong}, "items.json")
    assert refused.value.trouble is Trouble.BAD_VALUE
    assert refused.value.path == "items.json"
    assert named in refused.value.detail


def test_a_whole_record_goes_out_and_comes_back() -> None:
    record = Proceedings(
        meeting=Meeting(uid="m", title="Hội nghị", day=date(2024, 4, 4), chairs=()),
        items=(Item(uid="i", number=1),),
        entries=(Entry(uid="e", at=datetime(2024, 4, 4, 8, 30), kind=EntryKind.DECISION, text="Thống nhất"),),
        revised=1712214000000,
    )
    assert borders.proceedings_from_json(borders.whole().dump_json(record)) == record
    for data in (b"", b"[]", b'{"meeting": {"uid": "m", "day": "yesterday"}}'):
        with pytest.raises(CannotRead):
            borders.proceedings_from_json(data)


def test_there_is_a_schema_for_everything_and_it_names_every_field() -> None:
    schemas = borders.schemas()
    assert set(schemas) == {"record", *(kind.value for kind in RecordKind), "change_file"}
    for kind, cls in type_of.items():
        assert set(schemas[kind]["properties"]) == set(cls.__dataclass_fields__)
        assert schemas[kind]["$schema"].endswith("2020-12/schema")
    assert set(schemas["record"]["properties"]) >= {"meeting", "parties", "delegates", "points", "items", "entries"}
    assert orjson.loads(orjson.dumps(schemas)) == schemas


def test_what_a_dossier_writes_is_by_the_schema(dossiers: Callable[..., Dossier], tmp_path: Path) -> None:
    dossier = dossiers()
    dossier.record(dossier.read("Hoan: !trình Ủy ban trong tháng 6 tới #1 19 nội dung"))
    dossier.add(RecordKind.ITEM, title="A")
    dossier.undo()
    dossier.close()
    files = list((tmp_path / "shared" / "changes").rglob("*.json"))
    assert files
    for path in files:
        borders.change_file().validate_json(path.read_bytes())


def test_pydantic_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, store.borders; assert 'pydantic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
