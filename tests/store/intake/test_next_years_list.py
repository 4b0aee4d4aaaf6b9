"""A new year's list, read into a dossier that was carried over: it neither doubles nor renames what was left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store.intake import files
from store.intake.corrections import Correction, SameNumber
from store.intake.files import propose
from store.intake.questions import QuestionKind
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
    proposal = propose(path, held, RecordKind.ITEM)
    return {edit.uid: dict(edit.fields) for edit in proposal.edits}, [one.why for one in proposal.problems]


def test_a_list_that_counts_from_1_again_does_not_rename_carried_items(tmp_path: Path) -> None:
    edits, problems = read(tmp_path, "số,tên\n1,Khảo sát bệnh viện\n2,Lễ hội làng nghề năm 2025\n")
    assert list(edits.values()) == [
        {"title": "Khảo sát bệnh viện", "number": 5},
        {"title": "Lễ hội làng nghề năm 2025"},
    ]
    assert list(edits)[1] == "b"
    assert problems == [Why.OTHER_NUMBER]


def test_rows_without_a_number_get_one_that_no_item_ever_had(tmp_path: Path) -> None:
    edits, _problems = read(tmp_path, "số,tên\n,Việc mới\n,Việc mới nữa\n")
    assert [fields["number"] for fields in edits.values()] == [5, 6]


def test_whether_a_number_of_this_meeting_with_quite_another_title_is_the_same_item_is_asked(tmp_path: Path) -> None:
    held = Proceedings(Meeting(uid="m"), items=(Item(uid="a", number=1, title="Hội nghị xúc tiến đầu tư"),))
    path = tmp_path / "nội dung.csv"
    path.write_text("số,tên,lĩnh vực\n1,Khảo sát bệnh viện,Y tế\n2,Lễ hội,\n", encoding="utf-8")
    found = files.read(path)
    open_ = files.propose_read(found, held)
    (question,) = open_.questions
    assert (question.kind, question.headings, question.lines, question.count) == (
        QuestionKind.SAME_NUMBER,
        ("số",),
        (2,),
        1,
    )
    assert question.examples == ("1: Hội nghị xúc tiến đầu tư → Khảo sát bệnh viện",)
    assert [edit.fields["title"] for edit in open_.edits] == ["Lễ hội"], "the row waits for the answer"
    assert [(one.line, one.why) for one in open_.problems] == [(2, Why.UNCLEAR_RECORD)]

    same = files.propose_read(found, held, {0: Correction(same_number=SameNumber.RETITLED)})
    assert (same.questions, same.problems) == ((), ())
    assert {edit.uid: edit.fields["title"] for edit in same.edits}["a"] == "Khảo sát bệnh viện"

    other = files.propose_read(found, held, {0: Correction(same_number=SameNumber.OTHER)})
    assert other.questions == ()
    assert [(edit.fields["number"], edit.fields["title"]) for edit in other.edits] == [
        (3, "Khảo sát bệnh viện"),
        (2, "Lễ hội"),
    ]
    assert "a" not in {edit.uid for edit in other.edits}
    assert [one.why for one in other.problems] == [Why.OTHER_NUMBER]


def test_carried_items_are_not_renamed_either_where_the_others_are_said_to_be(tmp_path: Path) -> None:
    held = replace(LEFT, items=(*LEFT.items, Item(uid="c", number=3, title="Hội chợ")))
    path = tmp_path / "nội dung.csv"
    path.write_text("số,tên\n1,Khảo sát bệnh viện\n3,Đào tạo\n", encoding="utf-8")
    told = files.propose_read(files.read(path), held, {0: Correction(same_number=SameNumber.RETITLED)})
    assert [(edit.uid in "abc", edit.fields["title"]) for edit in told.edits] == [
        (False, "Khảo sát bệnh viện"),
        (True, "Đào tạo"),
    ]
