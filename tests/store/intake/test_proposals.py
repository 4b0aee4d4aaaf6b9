"""Files of several lists proposed as one step, and proposed anew with every correction without being read again."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lists import empty, fields, taken_over

sys.path.insert(0, str(Path(__file__).parents[2] / "tui"))
import import_workbooks as made

from store.errors import CannotRead, Trouble
from store.intake import columns, files
from store.intake.answering import answer_to, answered
from store.intake.corrections import Correction, Corrections, DayOrder, Fraction
from store.intake.proposal import Proposal
from store.intake.questions import QuestionKind
from store.meeting.kinds import RecordKind
from store.meeting.proceedings import Proceedings
from store.progress import Stopped


def propose(found: files.Read, corrections: Corrections | None = None, held: Proceedings | None = None) -> Proposal:
    return files.propose_read(found, held or empty(), corrections)


@pytest.fixture
def conference(tmp_path: Path) -> files.Read:
    """Items, agenda, delegates, parties, in this order; the file is gone once it is read."""
    path = made.conference(tmp_path / "hội nghị.xlsx")
    found = files.read(path)
    path.unlink()
    return found


def test_tables_are_taken_in_the_order_in_which_they_name_each_other(conference: files.Read) -> None:
    proposal = propose(conference)
    assert [table.kind for table in proposal.tables] == [
        RecordKind.ITEM,
        RecordKind.POINT,
        RecordKind.DELEGATE,
        RecordKind.PARTY,
    ], "they are shown as they stand in the file"
    held = taken_over(empty(), proposal)
    tourism = next(one for one in held.parties if one.name == "Sở Du lịch")
    an = next(one for one in held.delegates if one.name == "Nguyễn Văn An")
    assert tourism.aliases == ("SDL",)
    assert an.party == tourism.uid
    assert held.points[0].presenter == f"delegate/{an.uid}"
    assert [table.new_parties for table in proposal.tables if table.new_parties] == [("Hội Nông dân",)]


def test_a_table_that_is_left_out_is_not_known_to_the_next(conference: files.Read) -> None:
    proposal = propose(conference, {3: Correction(taken=False)})
    assert not proposal.tables[3].taken
    assert proposal.tables[3].edits == ()
    assert set(proposal.tables[2].new_parties) == {"Sở Du lịch", "Hội Nông dân"}
    assert propose(conference, {3: Correction(taken=True)}).tables[3].new == 1


def test_two_tables_of_one_kind_do_not_double_what_stands_in_both(tmp_path: Path) -> None:
    first = (("STT", "Nội dung", "Lĩnh vực"), (1, "Ngày hội", "Du lịch"), (2, "Hội chợ", "Y tế"))
    second = (("STT", "Nội dung", "Lĩnh vực"), (1, "Tập huấn", "Y tế"), (2, "Ngày hội", "Du lịch"))
    found = files.read(made.workbook(tmp_path / "x.xlsx", Phụ_lục_1=first, Phụ_lục_2=second))
    held = taken_over(empty(), propose(found))
    assert sorted(one.title for one in held.items) == ["Hội chợ", "Ngày hội", "Tập huấn"]
    assert len({one.number for one in held.items}) == 3, "each has a number of its own"
    again = propose(found, held=held)
    assert again.edits == ()


def test_days_stay_words_until_it_is_said_how_they_are_written(conference: files.Read) -> None:
    (question,) = propose(conference).questions
    assert (question.kind, question.examples) == (QuestionKind.DAY_ORDER, ("03/04/2024",))
    for order, day in ((DayOrder.DAY_FIRST, date(2024, 4, 3)), (DayOrder.MONTH_FIRST, date(2024, 3, 4))):
        proposal = propose(conference, {0: Correction(day_order=order)})
        assert proposal.questions == ()
        planned = [edit.fields["planned"] for edit in proposal.tables[0].edits if "planned" in edit.fields]
        assert [one.earliest for one in planned] == [day, date(2024, 6, 30)]
    open_days = [edit.fields["planned"] for edit in propose(conference).tables[0].edits if "planned" in edit.fields]
    assert (open_days[0].said, open_days[0].earliest) == ("03/04/2024", None)


def test_one_answer_for_the_days_of_two_columns_is_asked_for_once(tmp_path: Path) -> None:
    rows = (
        ("STT", "Nội dung", "Ngày bắt đầu", "Ngày kết thúc"),
        (1, "Ngày hội", "03/04/2024", "05/06/2024"),
        (2, "Hội chợ", "01/02/2024", "07/08/2024"),
    )
    found = files.read(made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows))
    (question,) = propose(found).questions
    assert {"03/04/2024", "05/06/2024"} <= set(question.examples)
    assert question.count == 4
    assert propose(found, {0: Correction(day_order=DayOrder.DAY_FIRST)}).questions == ()


def test_columns_that_are_evidently_written_in_two_orders_are_asked_about_apart(tmp_path: Path) -> None:
    rows = (
        ("STT", "Nội dung", "Ngày bắt đầu", "Ngày kết thúc"),
        (1, "Ngày hội", "03/04/2024", "05/06/2024"),
        (2, "Hội chợ", "31/01/2024", "12/31/2024"),
    )
    found = files.read(made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows))
    first, second = propose(found).questions
    assert (first.headings, first.leaning) == (("Ngày bắt đầu",), DayOrder.DAY_FIRST)
    assert (second.headings, second.leaning) == (("Ngày kết thúc",), DayOrder.MONTH_FIRST)

    one = answered(Correction(), first, DayOrder.DAY_FIRST)
    assert (answer_to(one, first), answer_to(one, second)) == (DayOrder.DAY_FIRST, None)
    (left,) = propose(found, {0: one}).questions
    assert left.headings == ("Ngày kết thúc",)
    both = answered(one, left, DayOrder.MONTH_FIRST)
    proposal = propose(found, {0: both})
    assert proposal.questions == ()
    planned = proposal.edits[0].fields["planned"]
    assert (planned.earliest, planned.latest) == (date(2024, 4, 3), date(2024, 5, 6))
    assert answered(both, left, None) == one, "an answer can be taken back"


def test_a_column_is_read_as_the_user_says(conference: files.Read) -> None:
    proposal = propose(conference, {0: Correction(columns={"Màu": "figures", "Lĩnh vực": ""})})
    table = proposal.tables[0]
    assert dict(table.columns)["Màu"] == "figures"
    assert table.left_out == ("Lĩnh vực",)
    assert fields(Proposal((table,)))[0]["figures"] == "đỏ"
    assert "field" not in fields(Proposal((table,)))[0]
    assert table.headings == ("STT", "Nội dung", "Lĩnh vực", "Thời gian thực hiện", "Trạng thái", "Màu")
    assert table.examples["Thời gian thực hiện"] == ("03/04/2024", "30/6/2024", "31/4/2024")


def test_a_table_that_nobody_understands_does_not_hide_the_others(tmp_path: Path) -> None:
    strange = (("Abc", "Xyz"), ("một", "hai"), ("ba", "bốn"))
    found = files.read(made.workbook(tmp_path / "x.xlsx", Lạ=strange, Đại_biểu=made.DELEGATES))
    proposal = propose(found)
    delegates = next(table for table in proposal.tables if table.kind is RecordKind.DELEGATE)
    assert delegates.new == 2
    for table in proposal.tables:
        if table.kind is None:
            assert table.trouble in (Trouble.UNCLEAR_TABLE, Trouble.NO_HEADINGS)
            told = {table.number: Correction(kind=RecordKind.ITEM, columns={"Abc": "title"})}
            assert propose(found, told).tables[table.number].new >= 1


def test_as_takes_only_what_can_list_that(tmp_path: Path) -> None:
    path = made.conference(tmp_path / "hội nghị.xlsx")
    proposal = files.propose(path, empty(), RecordKind.DELEGATE)
    assert [table.kind for table in proposal.tables if table.taken] == [RecordKind.DELEGATE]


def test_the_name_of_a_file_does_not_say_what_it_is(tmp_path: Path) -> None:
    path = made.conference(tmp_path / "hội nghị.xlsx")
    renamed = path.rename(tmp_path / "hội nghị.csv")
    assert len(files.read(renamed).tables) == 4
    text = tmp_path / "giả.xlsx"
    text.write_text("STT,Nội dung\n1,x\n", "utf-8")
    with pytest.raises(CannotRead) as caught:
        files.read(text)
    assert (caught.value.trouble, caught.value.detail) == (Trouble.WRONG_TYPE, ".txt")


def test_a_part_of_a_chat_log_is_left_out_and_nothing_points_at_it(tmp_path: Path) -> None:
    path = tmp_path / "phòng họp.txt"
    path.write_text(
        "[14:31] <lan> Topic: Kết quả\n[14:32] <lan> ACTION: Sở Y tế báo cáo\n[14:35] <lan> RESOLVED: Thống nhất\n",
        "utf-8",
    )
    found = files.read(path)
    whole = propose(found)
    assert {table.kind for table in whole.tables} == {RecordKind.POINT, RecordKind.ENTRY}
    (points,) = [table for table in whole.tables if table.kind is RecordKind.POINT]
    point = points.edits[0].uid
    entries = [edit for edit in whole.edits if edit.kind is RecordKind.ENTRY]
    assert {edit.fields.get("point") for edit in entries} == {point}
    without = propose(found, {points.number: Correction(taken=False)})
    assert {edit.kind for edit in without.edits} == {RecordKind.ENTRY}
    assert all(not edit.fields.get("point") for edit in without.edits)


def test_proposing_stops_where_it_is_told_to(conference: files.Read) -> None:
    def stop(done: int, _whole: int) -> None:
        if done >= 3:
            raise Stopped

    with pytest.raises(Stopped):
        files.propose_read(conference, empty(), progress=stop)


_FIELDS = sorted({name for kind in columns.KINDS for name in columns.fields_of(kind)} | {"", "không có"})
_HEADINGS = ["STT", "Nội dung", "Lĩnh vực", "Thời gian thực hiện", "Trạng thái", "Màu", "Họ và tên", "Đơn vị", "?"]
_CORRECTIONS = st.dictionaries(
    st.integers(0, 4),
    st.builds(
        Correction,
        taken=st.booleans(),
        kind=st.sampled_from([None, *columns.KINDS]),
        columns=st.dictionaries(st.sampled_from(_HEADINGS), st.sampled_from(_FIELDS), max_size=4),
        day_order=st.sampled_from([None, *DayOrder]),
        fraction=st.sampled_from([None, *Fraction]),
        serial_days=st.sampled_from([None, True, False]),
    ),
    max_size=4,
)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> files.Read:
    return files.read(made.conference(tmp_path_factory.mktemp("x") / "hội nghị.xlsx"))


@settings(max_examples=60, deadline=None)
@given(corrections=_CORRECTIONS)
def test_whatever_is_corrected_there_is_a_proposal_that_can_be_applied(
    once: files.Read, corrections: dict[int, Correction]
) -> None:
    proposal = propose(once, corrections)
    assert len(proposal.tables) == len(once.tables)
    held = taken_over(empty(), proposal)
    assert all(not table.edits for table in proposal.tables if table.trouble or not table.taken)
    named = {f"party/{one.uid}" for one in held.parties} | {f"delegate/{one.uid}" for one in held.delegates}
    for item in held.items:
        for ref in (*item.parties, *item.lead, *item.supporting):
            assert ref in named or not ref.startswith(("party/", "delegate/"))
