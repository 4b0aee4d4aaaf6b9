"""Who does what: units ticked in columns of their own, several in one cell, names that hold an *and* or a comma."""

from __future__ import annotations

from datetime import date

import pytest
from grids import only, proposed, records
from hypothesis import given
from hypothesis import strategies as st

from store.intake import bodies
from store.meeting import refs
from store.meeting.kinds import Attendance, ItemState, RecordKind
from store.meeting.records import Deadline
from store.meeting.text import fold

N = None


def named(*names: str) -> tuple[refs.Ref, ...]:
    return tuple(refs.to_name(name) for name in names)


@pytest.mark.parametrize("mark", ["x", "X", "✓", "v", "*", "có", "1", 1, True, "☑", "x "])
def test_a_unit_ticked_in_its_column_leads(mark: object) -> None:
    table = only(
        [
            ["STT", "Nội dung", "Đơn vị thực hiện", N, "Thời gian"],
            [N, N, "Sở Y tế", "Sở Du lịch", N],
            [1, "Một", mark, N, "Quý I"],  # type: ignore[list-item]
            [2, "Hai", mark, mark, "Quý II"],  # type: ignore[list-item]
        ],
        (0, 2, 0, 3),
    )
    assert [one["lead"] for one in records(table)] == [named("Sở Y tế"), named("Sở Y tế", "Sở Du lịch")]


def test_marks_of_their_own_for_who_leads_and_who_supports() -> None:
    table = only(
        [
            ["STT", "Nội dung", "Sở Y tế", "Sở Du lịch", "UBND Quận 1"],
            [1, "Một", "C", "P", N],
            [2, "Hai", "PH", "CT", "ph"],
        ]
    )
    one, two = records(table)
    assert (one["lead"], one["supporting"]) == (named("Sở Y tế"), named("Sở Du lịch"))
    assert (two["lead"], two["supporting"]) == (named("Sở Du lịch"), named("Sở Y tế", "UBND Quận 1"))


@pytest.mark.parametrize(
    "legend", ["Ghi chú: o: chủ trì; x: phối hợp", "(“o” là đơn vị chủ trì, “x” là đơn vị phối hợp)"]
)
@pytest.mark.parametrize("above", [True, False])
def test_a_legend_says_what_the_marks_mean(legend: str, above: bool) -> None:
    rows = [["STT", "Nội dung", "Sở Y tế", "Sở Du lịch"], [1, "Một", "o", "x"]]
    table = only([[legend], *rows] if above else [*rows, [legend]])
    one = records(table, RecordKind.ITEM)[0]
    assert (one["lead"], one["supporting"]) == (named("Sở Y tế"), named("Sở Du lịch"))


def test_ticked_provinces_are_the_parties_and_known_ones_are_found() -> None:
    table = only(
        [["STT", "Nội dung", "Thành phố Hồ Chí Minh", "tỉnh Kon Tum"], [1, "Một", "x", "x"], [2, "Hai", N, "x"]]
    )
    assert [one["parties"] for one in records(table)] == [
        (refs.to_party("hcm"), refs.to_party("kt")),
        (refs.to_party("kt"),),
    ]


def test_a_group_that_supports() -> None:
    table = only(
        [["STT", "Nội dung", "Đơn vị phối hợp", N], [N, N, "Sở Y tế", "Sở Du lịch"], [1, "Một", "x", "x"]],
        (0, 2, 0, 3),
    )
    assert records(table)[0]["supporting"] == named("Sở Y tế", "Sở Du lịch")


def test_ticked_states_quarters_and_attendance() -> None:
    states = only(
        [
            ["STT", "Nội dung", "Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"],
            [1, "Một", "x", N, N],
            [2, "Hai", N, "x", N],
            [3, "Ba", N, N, "x"],
        ]
    )
    assert [one["state"] for one in records(states)] == [ItemState.DONE, ItemState.UNDER_WAY, ItemState.PLANNED]
    quarters = only([["STT", "Nội dung", "Quý III/2024", "Quý IV/2024"], [1, "Một", N, "x"]])
    assert records(quarters)[0]["planned"].said == "Quý IV/2024"
    present = only(
        [["STT", "Họ và tên", "Chức vụ", "Có mặt", "Vắng"], [1, "Lê Lan", "GĐ", "x", N], [2, "Trần Nam", "PGĐ", N, "x"]]
    )
    assert [one["attendance"] for one in records(present)] == [Attendance.PRESENT, Attendance.ABSENT]


def test_empty_boxes_tick_nothing() -> None:
    table = only([["STT", "Nội dung", "Sở Y tế", "Sở Du lịch"], [1, "Một", "☑", "☐"]])
    assert records(table, RecordKind.ITEM)[0]["lead"] == named("Sở Y tế")


def test_a_column_of_marks_whose_heading_names_nobody_is_left_alone() -> None:
    table = only([["STT", "Nội dung", "Thời gian", "Ưu tiên"], [1, "Một", "Quý I", "x"]])
    assert proposed(table, RecordKind.ITEM).left_out == ("Ưu tiên",)
    assert table.rows[0].values["Ưu tiên"] == "x"


def test_a_column_that_holds_a_word_beside_its_marks_is_left_alone() -> None:
    table = only([["STT", "Nội dung", "Sở Y tế"], [1, "Một", "x"], [2, "Hai", "hỗ trợ kinh phí"]])
    assert table.rows[1].values["Sở Y tế"] == "hỗ trợ kinh phí"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Sở Du lịch, Sở Công Thương và UBND Quận 1; các quận, huyện",
            ["Sở Du lịch", "Sở Công Thương", "UBND Quận 1", "các quận, huyện"],
        ),
        ("Sở Tài nguyên và Môi trường", ["Sở Tài nguyên và Môi trường"]),
        ("Sở Nông nghiệp và Phát triển nông thôn", ["Sở Nông nghiệp và Phát triển nông thôn"]),
        ("Sở Lao động, Thương binh và Xã hội", ["Sở Lao động, Thương binh và Xã hội"]),
        (
            "Sở Lao động - Thương binh và Xã hội, Sở Văn hóa và Thể thao và Sở Y tế",
            ["Sở Lao động - Thương binh và Xã hội", "Sở Văn hóa và Thể thao", "Sở Y tế"],
        ),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh Lâm Đồng", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh Lâm Đồng"]),
        ("UBND huyện Đam Rông, tỉnh Lâm Đồng", ["UBND huyện Đam Rông, tỉnh Lâm Đồng"]),
        ("tỉnh Lâm Đồng, tỉnh Đắk Nông", ["tỉnh Lâm Đồng", "tỉnh Đắk Nông"]),
        ("Lâm Đồng, Đắk Nông và Gia Lai", ["Lâm Đồng", "Đắk Nông", "Gia Lai"]),
        ("Các sở, ban, ngành có liên quan", ["Các sở, ban, ngành có liên quan"]),
        ("Sở Du lịch và các đơn vị liên quan", ["Sở Du lịch", "các đơn vị liên quan"]),
        ("- Sở Y tế\n- Sở Du lịch", ["Sở Y tế", "Sở Du lịch"]),
        ("1. Sở Y tế\n2. Sở Du lịch", ["Sở Y tế", "Sở Du lịch"]),
        ("Trung tâm Xúc tiến Thương mại và Đầu tư", ["Trung tâm Xúc tiến Thương mại và Đầu tư"]),
        ("Công ty TNHH Thương mại và Dịch vụ An Phú", ["Công ty TNHH Thương mại và Dịch vụ An Phú"]),
        ("Hội Nông dân, Hội Phụ nữ và Đoàn Thanh niên", ["Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên"]),
        ("Department of Health and Department of Tourism", ["Department of Health", "Department of Tourism"]),
        ("Sở Du lịch, Công Thương, Y tế", ["Sở Du lịch, Công Thương, Y tế"]),
    ],
)
def test_several_units_in_one_cell(cell: str, names: list[str]) -> None:
    table = only([["STT", "Nội dung", "Đơn vị chủ trì"], [1, "Một", cell]])
    assert records(table, RecordKind.ITEM)[0]["lead"] == named(*names)


def test_known_units_part_what_nobody_else_could() -> None:
    known = {fold(name) for name in ("Sở Du lịch", "Sở Công Thương", "Sở Y tế", "Mái ấm Hoa và Lá")}

    def units(words: str) -> list[str]:
        return bodies.units(words, lambda name: fold(name) in known)

    assert units("Sở Du lịch, Công Thương, Y tế") == ["Sở Du lịch", "Sở Công Thương", "Sở Y tế"]
    assert units("Các Sở: Du lịch, Y tế") == ["Sở Du lịch", "Sở Y tế"]
    assert units("Mái ấm Hoa và Lá") == ["Mái ấm Hoa và Lá"]


@given(st.text(st.sampled_from("Sở UBND Hội Y tế và, ;\n-Lâm Đồng quận 1:")))
def test_splitting_loses_no_word(words: str) -> None:
    found = " ".join(bodies.units(words, lambda _name: False))
    letters = [sign for sign in words if sign.isalpha()]
    kept = [sign for sign in found if sign.isalpha()]
    parted = sum(words.lower().count(word) for word in ("và",)) * 2  # the ands between two units are not kept
    assert len(letters) - len(kept) <= parted


def test_months_that_are_ticked_under_their_numbers() -> None:
    table = only(
        [["STT", "Nội dung", "Tháng", N, N], [N, N, 5, 6, 7], [1, "Một", "x", N, "x"], [2, "Hai", N, "x", N]],
        (0, 2, 0, 4),
    )
    assert [one["planned"] for one in records(table, RecordKind.ITEM)] == [
        Deadline("Tháng 5, Tháng 7", date(2024, 5, 1), date(2024, 7, 31)),
        Deadline("Tháng 6", date(2024, 6, 1), date(2024, 6, 30)),
    ]


def test_a_state_nobody_ticked_belongs_to_its_group_all_the_same() -> None:
    table = only(
        [
            ["TT", "Nội dung", "Tình hình thực hiện", N, N],
            [N, N, "Hoàn thành", "Đang triển khai", "Chưa triển khai"],
            [1, "A", "X", N, N],
            [2, "B", N, "X", N],
        ],
        (0, 2, 0, 4),
    )
    assert [one["state"] for one in records(table)] == [ItemState.DONE, ItemState.UNDER_WAY]
    assert proposed(table).left_out == ()
