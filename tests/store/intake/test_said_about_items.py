"""What columns of states, results and reasons say beyond the words of their lists: read, and none of it lost."""

from __future__ import annotations

import pytest
from grids import only, proposed, records

from store.intake.corrections import Correction
from store.intake.grid import Value
from store.intake.words import state_in
from store.meeting.kinds import ItemState, Reason, RecordKind


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("47%", ItemState.UNDER_WAY),
        ("Hoàn thành 80%", ItemState.UNDER_WAY),
        ("đạt khoảng 99,5 % kế hoạch", ItemState.UNDER_WAY),
        ("100%", ItemState.DONE),
        ("Đã đạt 100 %", ItemState.DONE),
        ("0%", ItemState.PLANNED),
        ("Đang triển khai (60%)", ItemState.UNDER_WAY),
        ("Đang thực hiện, đã ký với 3 đơn vị", ItemState.UNDER_WAY),
        ("Đã hoàn thành: tổ chức 2 lớp", ItemState.DONE),
        ("Hoàn thành một phần – còn 2 lớp", ItemState.PARTLY_DONE),
        ("Chưa thực hiện do thiếu kinh phí", ItemState.PLANNED),
        ("Đã xong\n(báo cáo số 5)", ItemState.DONE),
        ("In progress - two classes held", ItemState.UNDER_WAY),
        ("Chuyển sang năm sau vì chưa có kinh phí", ItemState.POSTPONED),
        ("Đã thực hiện 3/5 lớp", None),
        ("Hoàn thành nhưng chưa nghiệm thu", None),
        ("Hoàn thành hồ sơ", None),
        ("140%", None),
        ("Tăng 47% so với năm 2023", None),
        ("Đã tổ chức 02 đoàn khảo sát", None),
    ],
)
def test_the_state_that_somebodys_words_say(words: str, state: ItemState | None) -> None:
    assert state_in(words) is state


def made(*columns: tuple[str, Value]) -> dict[str, object]:
    """The only item of a list with these columns besides its title."""
    table = only([["STT", "Nội dung", *(one for one, _ in columns)], [1, "Ngày hội", *(cell for _, cell in columns)]])
    proposal = proposed(table, RecordKind.ITEM)
    assert proposal.problems == ()
    return dict(proposal.edits[0].fields)


def test_a_share_done_is_the_state_and_stays_as_written() -> None:
    assert made(("Tỷ lệ hoàn thành", "47%")) == {
        "number": 1,
        "title": "Ngày hội",
        "state": ItemState.UNDER_WAY,
        "outcome": "Tỷ lệ hoàn thành: 47%",
    }


def test_a_word_of_the_list_is_no_result() -> None:
    assert "outcome" not in made(("Tình trạng", "Hoàn thành"))
    assert "outcome" not in made(("Status", "Done / Hoàn thành"))


def test_what_a_cell_says_behind_its_state_is_kept_before_the_results() -> None:
    item = made(("Tình hình thực hiện", "Đang thực hiện, đã ký với 3 đơn vị"), ("Kết quả", "Tốt"))
    assert item["state"] is ItemState.UNDER_WAY
    assert item["outcome"] == "Tình hình thực hiện: Đang thực hiện, đã ký với 3 đơn vị\nKết quả: Tốt"


def test_a_column_of_accounts_is_what_became_of_the_items_and_not_their_states() -> None:
    rows = [[1, "Một", "Đã tổ chức 02 đoàn khảo sát"], [2, "Hai", "Đã ký kế hoạch"], [3, "Ba", "Hoàn thành"]]
    proposal = proposed(only([["STT", "Nội dung", "Tình hình thực hiện"], *rows]), RecordKind.ITEM)
    assert dict(proposal.columns)["Tình hình thực hiện"] == "outcome"
    said = [edit.fields.get("outcome") for edit in proposal.edits]
    assert said == ["Đã tổ chức 02 đoàn khảo sát", "Đã ký kế hoạch", "Hoàn thành"]


def test_who_says_that_such_a_column_holds_states_is_believed_and_loses_nothing() -> None:
    rows = [[1, "Một", "Đã tổ chức 02 đoàn khảo sát"], [2, "Hai", "Đã ký kế hoạch"]]
    table = only([["STT", "Nội dung", "Tình hình thực hiện"], *rows])
    proposal = proposed(table, RecordKind.ITEM, correction=Correction(columns={"Tình hình thực hiện": "state"}))
    assert dict(proposal.columns)["Tình hình thực hiện"] == "state"
    assert proposal.edits[0].fields["outcome"] == "Đã tổ chức 02 đoàn khảo sát"


def test_results_of_two_periods_stand_together_each_under_its_heading() -> None:
    headings = ["STT", "Nội dung", "Kết quả thực hiện năm 2023", "Kết quả thực hiện quý I/2024"]
    table = only([headings, [1, "Một", "Đã ký kế hoạch", "Tổ chức 02 đoàn"], [2, "Hai", None, "Chưa"], [3, "Ba"]])
    proposal = proposed(table, RecordKind.ITEM)
    assert proposal.left_out == ()
    assert [edit.fields.get("outcome") for edit in proposal.edits] == [
        "Kết quả thực hiện năm 2023: Đã ký kế hoạch\nKết quả thực hiện quý I/2024: Tổ chức 02 đoàn",
        "Kết quả thực hiện quý I/2024: Chưa",
        None,
    ]


def test_one_column_of_results_is_taken_as_it_stands() -> None:
    assert made(("Kết quả", "25/40"))["outcome"] == "25/40"


def test_a_reason_in_free_words_is_kept_as_one() -> None:
    item = made(("Khó khăn, vướng mắc", "Thiếu nhân lực"), ("Nguyên nhân", "Ngân sách hạn hẹp"))
    assert "reason" not in item
    assert item["reason_text"] == "Khó khăn, vướng mắc: Thiếu nhân lực\nNguyên nhân: Ngân sách hạn hẹp"
    assert made(("Nguyên nhân", "chưa có kinh phí"))["reason"] is Reason.NO_BUDGET
    assert "reason_text" not in made(("Nguyên nhân", "chưa có kinh phí"))


def test_other_columns_with_unknown_words_are_still_told() -> None:
    table = only([["STT", "Nội dung", "Phạm vi"], [1, "Một", "đâu đó"]])
    assert [one.words for one in proposed(table, RecordKind.ITEM).problems] == ["đâu đó"]
    assert records(table, RecordKind.ITEM) == [{"number": 1, "title": "Một"}]


def test_progress_in_per_cent_is_no_time_and_leaves_the_days_beside_it() -> None:
    headings = ["Nội dung", "Ngày bắt đầu", "Ngày kết thúc", "Tiến độ (%)", "Đơn vị chủ trì"]
    table = only(
        [headings, ["Một", "15/4/2024", "30/6/2024", "50%", "Sở A"], ["Hai", "16/5/2024", None, "100%", "Sở B"]]
    )
    first, second = records(table, RecordKind.ITEM)
    assert (first["state"], first["planned"].said) == (ItemState.UNDER_WAY, "15/4/2024 – 30/6/2024")
    assert (second["state"], second["planned"].said) == (ItemState.DONE, "16/5/2024")
    times = only(
        [["STT", "Nội dung", "Tiến độ"], [1, "Một", "Quý II/2024"], [2, "Hai", "đang triển khai"], [3, "Ba", "2025"]]
    )
    assert dict(proposed(times, RecordKind.ITEM).columns)["Tiến độ"] == "planned"
