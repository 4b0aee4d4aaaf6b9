"""How wide the columns of a table are: by what they say, but no heading is squeezed where there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports import form
from exports.document import Column
from exports.minutes.columns import columns
from exports.widths import lines, width

WORDS = ("Số", "Đơn vị thực hiện", "Nhiệm vụ", "Thời hạn", "Tình hình thực hiện", "Kết quả", "Các bên, đơn vị chủ trì")
TASK = "Giao Ủy ban nhân dân các tỉnh rà soát danh mục (nội dung số 3)."


def room(column: Column) -> float:
    return column.share * form.PAGE.text_width / 100 - 2 * form.CELL_MARGIN


def test_a_heading_above_short_cells_takes_two_lines_and_no_more() -> None:
    made = columns(WORDS[:4], [("1", "Các", TASK, "Ngày 30/6/2025")])
    for column in made:
        assert len(lines(column.heading, form.TABLE.size, room(column), bold=True)) <= 2, column
    assert max(made, key=lambda one: one.share).heading == "Nhiệm vụ"


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7, unique=True).flatmap(
        lambda headings: st.tuples(
            st.just(headings),
            st.lists(st.tuples(*(st.sampled_from(("", "1", "Các", TASK)) for _ in headings)), max_size=4),
        )
    )
)
def test_no_word_is_broken_for_the_sake_of_a_heading(table: tuple[list[str], list[tuple[str, ...]]]) -> None:
    headings, rows = table
    made = columns(headings, rows)
    assert sum(column.share for column in made) <= 100
    for place, column in enumerate(made):
        for word in {*column.heading.split(), *(word for row in rows for word in row[place].split())}:
            assert width(word, form.TABLE.size, bold=word in column.heading.split()) <= room(column), (column, word)
