"""Paragraphs and rows put in, taken out, split, joined, moved and sorted in a file that came back; remarks; losses."""

from __future__ import annotations

import copy

import pytest
from red_pen import RedPen, W, text_of
from returned_file import BOTH, HA, a_gathered_entry, found_in, only, sent_file, signed

from exports.returned.differences import Difference, Way

# Paragraphs ----------------------------------------------------------------------------------


@BOTH
def test_a_paragraph_taken_out(author: str) -> None:
    pen = RedPen(sent_file(), author)
    record = a_gathered_entry(pen)
    pen.take_out(record[1])
    one = only(pen)
    assert (one.way, one.record) == (Way.DELETED, record[0])
    assert signed(one, author)


@BOTH
def test_a_paragraph_put_in_is_offered_as_an_entry_like_its_neighbour(author: str) -> None:
    pen = RedPen(sent_file(), author)
    record, paragraph = a_gathered_entry(pen)
    pen.put_in("đ) Kinh phí bố trí còn chậm.", paragraph)
    one = only(pen)
    assert (one.way, one.record, one.beside) == (Way.ADDED, "entry/", record)
    assert dict(one.fields) == {"text": "Kinh phí bố trí còn chậm."}
    assert signed(one, author)


@BOTH
def test_a_paragraph_split_in_two_is_one_difference_at_most(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.split(pen.paragraph("Địa điểm: "), "tỉnh Lâm Đồng")
    assert found_in(pen) == ()  # no word differs


def test_words_moved_by_word_to_another_paragraph_are_moved() -> None:
    pen = RedPen(sent_file(), HA)
    paragraph = pen.paragraph("UBND tỉnh Kon Tum")
    pen.take_out(paragraph)
    pen.put_in(text_of(paragraph), pen.paragraph("Đại biểu khác"))
    one = only(pen)
    assert (one.way, one.record) == (Way.MOVED, "party/kontum")


# Rows ----------------------------------------------------------------------------------------


@BOTH
def test_a_row_taken_out(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.take_out_row(pen.row("Kết nối tiêu thụ nông sản đợt 1"))
    one = only(pen)
    assert (one.way, one.record) == (Way.DELETED, "item/i1")
    assert signed(one, author)


@BOTH
def test_a_row_put_in_has_its_fields_by_column(author: str) -> None:
    pen = RedPen(sent_file(), author)
    row = pen.row("Kết nối tiêu thụ nông sản đợt 1")
    cells = [""] * len(row.findall(f"{W}tc"))
    cells[:2] = ["77", "Nội dung mới"]
    pen.put_in_row(cells, row)
    one = only(pen)
    assert (one.way, one.record) == (Way.ADDED, "item/")
    assert dict(one.fields) == {"number": "77", "title": "Nội dung mới"}
    assert signed(one, author)


def test_a_copied_row_keeps_the_first_and_adds_the_second() -> None:
    pen = RedPen(sent_file())
    row = pen.row("Kết nối tiêu thụ nông sản đợt 1")
    double = copy.deepcopy(row)  # with the bookmark, as a program may leave it
    pen.replace("đợt 1", "đợt 2", double)
    row.addprevious(double)
    one = only(pen)
    assert (one.way, one.fields["title"]) == (Way.ADDED, "Kết nối tiêu thụ nông sản đợt 2")


@pytest.mark.parametrize("marks", ["kept in place", "lost"])
def test_a_sorted_table_has_no_differences(marks: str) -> None:
    pen = RedPen(sent_file())
    table = next(pen.row("Kết nối tiêu thụ nông sản đợt 1").iterancestors(f"{W}tbl"))
    pen.sort(table, key=lambda row: "".join(map(str, row.itertext()))[::-1])
    if marks == "lost":
        pen.lose_bookmarks()
    assert found_in(pen) == ()


def test_a_column_taken_out_is_told_once() -> None:
    pen = RedPen(sent_file())
    row = pen.row("Kết nối tiêu thụ nông sản đợt 1")
    pen.take_out_column(next(row.iterancestors(f"{W}tbl")), 2)
    pen.replace("đợt 1", "đợt đầu", row)
    column, words = found_in(pen)
    assert column.way is Way.COLUMN_REMOVED
    assert (words.record, words.field, words.proposal) == ("item/i1", "title", "Kết nối tiêu thụ nông sản đợt đầu")


def test_a_new_column_disturbs_nothing() -> None:
    pen = RedPen(sent_file())
    table = next(pen.row("Kết nối tiêu thụ nông sản đợt 1").iterancestors(f"{W}tbl"))
    for number, row in enumerate(table.findall(f"{W}tr")):
        cell = copy.deepcopy(row.findall(f"{W}tc")[0])
        for one in list(cell.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            parent = one.getparent()
            assert parent is not None
            parent.remove(one)
        next(cell.iter(f"{W}t")).text = "Ghi chú" if number == 0 else "x"
        row.insert(2, cell)
    assert all(one.field == "" and one.way is not Way.DELETED for one in found_in(pen))


# Remarks -------------------------------------------------------------------------------------


def test_a_remark_goes_to_the_record_it_stands_at() -> None:
    pen = RedPen(sent_file(), HA)
    pen.remark("Đề nghị ghi rõ hơn", pen.paragraph("Kết nối tiêu thụ nông sản đợt 1"))
    one = only(pen)
    assert (one.way, one.record) == (Way.REMARK, "item/i1")
    assert [(remark.author, remark.text) for remark in one.comments] == [(HA, "Đề nghị ghi rõ hơn")]


def test_a_remark_on_changed_words_stands_with_them() -> None:
    pen = RedPen(sent_file(), HA)
    pen.remark("Vì sao?", pen.paragraph("Địa điểm"))
    pen.replace("Trung tâm", "Hội trường", pen.paragraph("Địa điểm"))
    one = only(pen)
    assert one.way is Way.CHANGED
    assert one.comments[0].text == "Vì sao?"


# What programs lose --------------------------------------------------------------------------


@BOTH
def test_without_bookmarks_the_same_differences_are_found(author: str) -> None:
    def edit(pen: RedPen) -> tuple[Difference, ...]:
        pen.replace("đợt 1", "đợt đầu", pen.row("Kết nối tiêu thụ nông sản đợt 1"))
        pen.replace("Trung tâm Hành chính", "Hội trường")
        return found_in(pen)

    bare = RedPen(sent_file(), author)
    bare.lose_bookmarks()
    assert edit(bare) == edit(RedPen(sent_file(), author))
