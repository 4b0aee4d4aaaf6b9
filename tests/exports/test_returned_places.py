"""Paragraphs of a returned file that were split, run together or put elsewhere, tracked or not."""

from __future__ import annotations

import copy

import pytest
from lxml import etree
from red_pen import RedPen, W
from returned_file import BOTH, HA, found_in, only, sent_file

from exports.returned.differences import Way

POINT = "Địa điểm: "
KON_TUM = "UBND tỉnh Kon Tum"


def mark(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(f"{W}bookmarkStart")
    assert found is not None
    return found


@BOTH
@pytest.mark.parametrize("where", ["second half", "both halves"])
def test_a_split_paragraph_is_one_wherever_its_bookmark_went(author: str, where: str) -> None:
    pen = RedPen(sent_file(), author)
    paragraph = pen.paragraph(POINT)
    pen.split(paragraph, "tỉnh Lâm Đồng")
    second = paragraph.getnext()
    assert second is not None
    second.insert(1, mark(paragraph) if where == "second half" else copy.copy(mark(paragraph)))  # so LibreOffice does
    assert found_in(pen) == ()
    pen.author = ""
    pen.replace("Trung tâm Hành chính", "Hội trường")
    one = only(pen)
    assert (one.way, one.field, one.silent) == (Way.CHANGED, "place", True)


@BOTH
def test_paragraphs_run_together_are_none_and_a_change_in_one_of_them_is_its_own(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.join(pen.paragraph(KON_TUM))
    assert found_in(pen) == ()
    pen.replace("UBND tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk (mới)")
    one = only(pen)
    assert (one.way, one.record) == (Way.CHANGED, "party/daklak")
    assert "Đắk Lắk (mới)" in one.returned


@pytest.mark.parametrize("bookmarks", ["kept", "lost"])
def test_a_paragraph_put_elsewhere_without_tracking_is_told(bookmarks: str) -> None:
    pen = RedPen(sent_file())
    paragraph = pen.paragraph("đã chủ động ký kết nối")
    pen.paragraph(KON_TUM).addprevious(paragraph)
    if bookmarks == "lost":
        pen.lose_bookmarks()
    one = only(pen)
    assert (one.way, one.record, one.silent, one.hands) == (Way.MOVED, "entry/n2", True, ())
    assert one.returned == one.sent


def test_two_that_changed_places_are_one_that_was_moved() -> None:
    pen = RedPen(sent_file())
    first = pen.paragraph(KON_TUM)
    following = first.getnext()
    assert following is not None
    following.addnext(first)
    one = only(pen)
    assert one.way is Way.MOVED
    assert one.record in ("party/kontum", "party/daklak")


def test_a_paragraph_that_was_moved_and_changed_tells_its_change() -> None:
    pen = RedPen(sent_file(), HA)
    paragraph = pen.paragraph("đã chủ động ký kết nối")
    pen.paragraph(KON_TUM).addprevious(paragraph)
    pen.replace("đã chủ động", "chủ động")
    assert {(one.way, one.silent) for one in found_in(pen)} == {(Way.CHANGED, False), (Way.MOVED, True)}
