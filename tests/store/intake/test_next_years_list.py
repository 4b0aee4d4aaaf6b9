"""A new year's list, read into a dossier that was carried over: it neither doubles nor renames what was left."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from store.intake.files import propose
from store.intake.values import Why
from store.meeting.kinds import RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Item, Meeting

LEFT = Proceedings(
    Meeting(uid="m", numbers_given=4),
    items=(
        Item(uid="a", number=1, title="Hội nghị xúc tiến đầu tư", carried_from="Sơ kết, 4/4/2024"),
        Item(uid="b", number=2, title="Lễ hội làng nghề năm 2024", carried_from="Sơ kết, 4/4/2024"),
    ),
)


def read(room: Path, text: str, held: Proceedings = LEFT) -> tuple[dict[str, dict[str, object]], list[Why]]:
    path = room / "nội dung.csv"
    path.write_text(text, encoding="utf-8")
    uids = count(1)
    proposal = propose(path, held, lambda: f"new{next(uids)}", RecordKind.ITEM)
    return {edit.uid: dict(edit.fields) for edit in proposal.edits}, [one.why for one in proposal.problems]


def test_a_list_that_counts_from_1_again_does_not_rename_carried_items(tmp_path: Path) -> None:
    edits, problems = read(tmp_path, "số,tên\n1,Khảo sát bệnh viện\n2,Lễ hội làng nghề năm 2025\n")
    assert edits == {"new1": {"title": "Khảo sát bệnh viện", "number": 5}, "b": {"title": "Lễ hội làng nghề năm 2025"}}
    assert problems == [Why.OTHER_NUMBER]


def test_rows_without_a_number_get_one_that_no_item_ever_had(tmp_path: Path) -> None:
    edits, _problems = read(tmp_path, "số,tên\n,Việc mới\n,Việc mới nữa\n")
    assert [fields["number"] for fields in edits.values()] == [5, 6]


def test_an_item_of_this_meeting_is_still_found_by_its_number(tmp_path: Path) -> None:
    held = Proceedings(Meeting(uid="m"), items=(Item(uid="a", number=1, title="Hội nghị xúc tiến đầu tư"),))
    edits, problems = read(tmp_path, "số,tên\n1,Khảo sát bệnh viện\n", held)
    assert (edits, problems) == ({"a": {"title": "Khảo sát bệnh viện"}}, [])
