"""Totals as they were stated at two real conferences, and what they claim to count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting import figures
from store.meeting.kinds import ItemKind, ItemLevel, ItemState
from store.meeting.records import FigureScope, StatedFigure

BILATERAL = FigureScope(level=ItemLevel.BILATERAL)


def test_the_parts_of_a_total_share_its_scope() -> None:
    text = (
        "tiếp tục thực hiện 19 nội dung hợp tác song phương giữa thành phố với các địa phương, trong đó có 9 nội dung "
        "đã thực hiện, 10 nội dung sẽ triển khai trong thời gian tới"
    )
    assert figures.read(text) == (
        StatedFigure("19 nội dung", 19, None, "nội dung", BILATERAL),
        StatedFigure("9 nội dung", 9, None, "nội dung", FigureScope(None, ItemLevel.BILATERAL, ItemState.DONE)),
        StatedFigure("10 nội dung", 10, None, "nội dung", FigureScope(None, ItemLevel.BILATERAL, ItemState.PLANNED)),
    )


@pytest.mark.parametrize(
    ("text", "value", "total", "scope"),
    [
        (
            "có 04/29 nội dung, hoạt động hợp tác song phương được tổ chức triển khai thực hiện trong năm 2023",
            4,
            29,
            FigureScope(None, ItemLevel.BILATERAL, ItemState.DONE),
        ),
        ("đạt 9/19 nội dung", 9, 19, FigureScope(state=ItemState.DONE)),
        ("đã thống nhất triển khai 29 nội dung, hoạt động hợp tác song phương", 29, None, BILATERAL),
        (
            "đã triển khai 23 nội dung, hoạt động hợp tác song phương",
            23,
            None,
            FigureScope(None, ItemLevel.BILATERAL, ItemState.DONE),
        ),
        (
            "triển khai 32 nội dung về lĩnh vực công thương trong hợp tác song phương",
            32,
            None,
            FigureScope(None, ItemLevel.BILATERAL, None, "công thương"),
        ),
        (
            "đã thực hiện 12 sự kiện triển lãm, lễ hội; hội nghị, tọa đàm cấp vùng, cấp quốc gia.",
            12,
            None,
            FigureScope(ItemKind.EVENT, ItemLevel.REGIONAL, ItemState.DONE),
        ),
        ("tổ chức 06 sự kiện tại các tỉnh", 6, None, FigureScope(ItemKind.EVENT)),
        ("trao bằng khen cho 30 tập thể", 30, None, None),
        ("DA TRIEN KHAI 23 NOI DUNG", 23, None, FigureScope(state=ItemState.DONE)),
        ("12 items under way", 12, None, FigureScope(state=ItemState.UNDER_WAY)),
    ],
)
def test_one_figure(text: str, value: int, total: int | None, scope: FigureScope | None) -> None:
    (figure,) = figures.read(text)
    assert (figure.value, figure.total, figure.scope) == (value, total, scope)
    assert figure.said in text


@pytest.mark.parametrize(
    "text",
    [
        "quận 6 và quận 8",
        "tháng 6 hoạt động trở lại",
        "ngày 30/6",
        "quý 4 nội dung",
        "12% nội dung",
        "1,5 nội dung",
        "19",
        "",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert figures.read(text) == ()


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                ["12", "04/29", "nội dung", "sự kiện", "trong đó", "đã thực hiện", ".", ",", "lĩnh vực", "²"]
            )
        ).map(" ".join),
    )
)
def test_any_text_is_read_and_every_figure_stands_in_it(text: str) -> None:
    for figure in figures.read(text):
        assert str(figure.value) in figure.said or figure.said.startswith("0")
        assert figure.unit
