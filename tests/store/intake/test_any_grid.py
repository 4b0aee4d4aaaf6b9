"""Any grid at all gives tables or none, whose rows can be taken in; nothing is raised and no time is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from store.intake import columns, layout, table_kinds
from store.intake.corrections import Correction, DayOrder, Fraction
from store.intake.grid import Grid, Merge, Value
from store.intake.people import People
from store.intake.rows import take
from store.intake.tables import Table
from store.intake.values import Surroundings
from store.meeting.fields import codec_of
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting, Party

HELD = Proceedings(Meeting(uid="m", day=date(2024, 4, 4)), (Party(uid="p", name="Kon Tum"),))

words = st.sampled_from(
    """STT|Nội dung|Họ và tên|Chức vụ|Đơn vị|Thời gian|Bắt đầu|Kết thúc|Đơn vị thực hiện|Sở Y tế|Sở Du lịch|Trạng thái
    |x|p|X|✓|☐|1|2|3|05|1.234|I|II|A|(1)|(2)|I. Lĩnh vực y tế|II. Tỉnh Lâm Đồng|Tổng cộng|Nơi nhận:|CHỦ TỊCH|20/04/2024
    |4/24/2024|03/04/2024|31/4/2024|24/9|04/29|10/10|3-1|45406|Quý IV|tháng 6|8h00 - 8h15|8h15|xong|đang làm|47%|
    Ông Nguyễn Văn A - PCT|- Ông A\n- Bà B|1. Khai mạc (8h00–8h15)|2. Báo cáo|Kon Tum, Lâm Đồng|Ghi chú: x: chủ trì
    |CHƯƠNG TRÌNH|DANH SÁCH ĐẠI BIỂU|Nội dung / Content|STT (No.)""".replace("\n    ", "").split("|")
)
values: st.SearchStrategy[Value] = (
    st.none()
    | words
    | words
    | st.text(max_size=12)
    | st.integers(-5, 60_000)
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.times()
)
rows = st.lists(st.lists(values, max_size=7).map(tuple), max_size=12).map(tuple)
places = st.integers(-2, 12)
merges = st.lists(st.builds(Merge, places, places, places, places), max_size=6).map(tuple)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    cells = draw(rows)
    lines = tuple(range(1, len(cells) + 1))
    return Grid(cells, draw(st.sampled_from([lines, lines[:2], ()])), draw(merges), draw(st.sampled_from(["", "S"])))


def taken(table: Table, correction: Correction) -> None:
    for kind in columns.KINDS:
        around = Surroundings(HELD.meeting.day, People(HELD.parties))
        proposal = take(replace(table, kind=kind), HELD, around, correction=correction)
        for edit in proposal.edits:
            for name, value in edit.fields.items():
                codec = codec_of(edit.kind)[name]
                assert codec.decode(codec.encode(value)) == value
        for problem in proposal.problems:
            assert problem.line in {row.line for row in table.rows}


corrections = st.builds(
    Correction,
    columns=st.dictionaries(words, st.sampled_from(["", "title", "lead", "planned", "begins", "nonsense"]), max_size=2),
    day_order=st.sampled_from([None, *DayOrder]),
    fraction=st.sampled_from([None, *Fraction]),
    serial_days=st.sampled_from([None, True, False]),
)


@settings(max_examples=300, deadline=None)
@given(grid=grids(), correction=corrections)
def test_any_grid_gives_tables_that_can_be_taken_in(grid: Grid, correction: Correction) -> None:
    for table in layout.tables(grid):
        assert len(set(table.headings)) == len(table.headings)
        assert all(set(row.values) <= set(table.headings) for row in table.rows)
        table_kinds.kinds_of(table, "x")
        taken(table, correction)


@settings(max_examples=150, deadline=None)
@given(grid=grids())
def test_every_word_of_a_table_is_in_its_rows_or_among_those_passed_over(grid: Grid) -> None:
    """What stands below a header is a value, heads a part, or is shown as passed over; nothing vanishes."""
    header: tuple[Value, ...] = ("STT", "Nội dung", "Thời gian", "Ghi chú", "Khác", "Màu", "Cỡ")
    below = tuple(
        tuple(f"w{row}_{column}" if isinstance(value, str) else value for column, value in enumerate(cells))
        for row, cells in enumerate(grid.rows)
    )
    found = layout.tables(Grid((header, *below), tuple(range(1, len(below) + 2))))
    kept = repr([(table.rows, table.passed_over, table.headings) for table in found])
    for cells in below:
        for value in cells:
            if isinstance(value, str) and value.startswith("w"):
                assert f"{value!s}" in kept
