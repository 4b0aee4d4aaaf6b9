"""Words changed in a file that came back, tracked or silently: told record by record and field by field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import conferences
from hypothesis import given, settings
from hypothesis import strategies as st
from red_pen import RedPen, W
from returned_file import BOTH, HA, found_in, only, sent_file, signed, style_of

from exports import minutes, word
from exports.options import Options
from exports.returned.differences import Way, compare
from exports.sent import PARAGRAPH, plain
from exports.word.anchors import Ties
from exports.word.returned import read
from store.meeting.kinds import EntryKind
from store.meeting.records import Entry


def test_a_file_that_nobody_touched_has_no_differences() -> None:
    assert found_in(RedPen(sent_file())) == ()


# Words ---------------------------------------------------------------------------------------


@BOTH
def test_words_of_a_row_are_told_as_the_field_they_are(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.replace("Kết nối tiêu thụ nông sản đợt 1", "Kết nối tiêu thụ nông sản, đặc sản đợt 1")
    one = only(pen)
    assert (one.way, one.record, one.field) == (Way.CHANGED, "item/i1", "title")
    assert (one.sent, one.returned) == ("Kết nối tiêu thụ nông sản đợt 1", "Kết nối tiêu thụ nông sản, đặc sản đợt 1")
    assert signed(one, author)


@BOTH
def test_a_letter_in_the_middle_of_a_word(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.replace("nông sản đợt 1", "nông sản đợt 2", pen.row("Kết nối tiêu thụ nông sản đợt 1"))
    assert only(pen).proposal == "Kết nối tiêu thụ nông sản đợt 2"


@BOTH
def test_a_name_and_an_office_in_one_line_are_told_apart(author: str) -> None:
    pen = RedPen(sent_file(), author)
    line = pen.paragraph("Bà Nguyễn Thị Ngọc Lan")
    pen.replace("Ngọc Lan", "Ngọc Lam", line)
    pen.replace("Chuyên viên", "Chuyên viên chính", line)
    name, office = found_in(pen)
    assert (name.record, name.field, name.proposal) == ("delegate/lan", "name", "Nguyễn Thị Ngọc Lam")
    assert (office.record, office.field, office.proposal) == ("delegate/lan", "office", "Chuyên viên chính Văn phòng")


@BOTH
def test_words_that_the_program_wrote_belong_to_no_field(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.replace("trưởng đoàn", "đồng chủ trì", pen.paragraph("Võ Văn Hoan"))
    one = only(pen)
    assert (one.record, one.field, one.proposal) == ("delegate/hoan", "", "")
    assert "đồng chủ trì" in one.returned


@BOTH
def test_the_meetings_own_title_and_place(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.replace("Trung tâm Hành chính", "Hội trường")
    pen.replace("sơ kết", "tổng kết", next(one for one in pen.tree.iter(f"{W}p") if style_of(one) == "Subtitle"))
    title, place = found_in(pen)
    assert (title.record, title.field) == ("meeting/m", "title")
    assert title.proposal == conferences.winter_2025().meeting.title.replace("sơ kết", "tổng kết", 1)
    assert (place.record, place.field) == ("meeting/m", "place")
    assert place.proposal.startswith("Hội trường")


@BOTH
def test_the_number_given_after_signing(author: str) -> None:
    pen = RedPen(sent_file(), author)
    pen.replace("05", "17", pen.paragraph("Số: "))
    one = only(pen)
    assert (one.record, one.field, one.proposal) == ("meeting/m", "number", "17")


def test_a_blank_that_was_filled_in_gives_the_missed_word() -> None:
    held = conferences.winter_2025()
    entry = Entry(uid="blank", kind=EntryKind.STATEMENT, text="Đã hỗ trợ @@ hộ, còn @@ hộ chưa có đất")
    held = replace(held, entries=(*held.entries, entry))
    pen = RedPen(word.write(minutes.compose(held), ties=Ties(held, Options())), HA)
    pen.replace("……", "ba mươi", pen.paragraph("Đã hỗ trợ"))
    one = only(pen)
    assert (one.record, one.field) == ("entry/blank", "text")
    assert (one.value, one.proposal) == (entry.text, "Đã hỗ trợ ba mươi hộ, còn @@ hộ chưa có đất")


def test_two_people_in_one_cell_are_bothname_of() -> None:
    pen = RedPen(sent_file(), HA)
    row = pen.row("Kết nối tiêu thụ nông sản đợt 1")
    pen.replace("Kết nối", "Liên kết", row)
    pen.author = "Trần Minh"
    pen.replace("đợt 1", "đợt đầu", row)
    assert only(pen).authors == (HA, "Trần Minh")


def test_a_tracked_change_over_a_silent_one_says_both() -> None:
    pen = RedPen(sent_file())
    row = pen.row("Kết nối tiêu thụ nông sản đợt 1")
    pen.replace("Kết nối", "Liên kết", row)
    pen.author = HA
    pen.replace("đợt 1", "đợt đầu", row)
    one = only(pen)
    assert one.silent
    assert one.authors == (HA,)
    assert one.proposal == "Liên kết tiêu thụ nông sản đợt đầu"


def test_an_insertion_that_was_taken_out_again_is_nothing() -> None:
    pen = RedPen(sent_file(), HA)
    run = pen.paragraph("Địa điểm").find(f"{W}r")
    assert run is not None
    inside = pen._mark("ins", pen._mark("del", pen._run(run, "thừa ", "delText")))
    run.addprevious(inside)
    assert found_in(pen) == ()


def test_words_moved_within_a_paragraph_by_word() -> None:
    pen = RedPen(sent_file(), HA)
    line = pen.paragraph("Địa điểm")
    run = line.findall(f"{W}r")[-1]
    pen.replace("Trung tâm Hành chính ", "", line)
    marks = list(line.iter(f"{W}del"))
    marks[0].tag = f"{W}moveFrom"
    line.append(pen._mark("moveTo", pen._run(run, " Trung tâm Hành chính")))
    found = found_in(pen)
    assert {one.record for one in found} == {"meeting/m"}
    assert all(one.authors == (HA,) for one in found)
    assert found[-1].returned.endswith(". Trung tâm Hành chính")  # behind the full stop, so it is the place no more


def test_content_controls_links_and_fields_do_not_hide_words() -> None:
    pen = RedPen(sent_file())
    for wrapping in ("sdt", "hyperlink", "smartTag", "fldSimple"):
        line = pen.paragraph("Kết nối tiêu thụ nông sản đợt 1")
        run = next(line.iter(f"{W}r"))
        outer = pen.tree.makeelement(f"{W}{wrapping}")
        run.addprevious(outer)
        inner = outer
        if wrapping == "sdt":
            inner = pen.tree.makeelement(f"{W}sdtContent")
            outer.append(inner)
        inner.append(run)
    assert found_in(pen) == ()


def test_spaces_line_breaks_and_decomposed_letters_are_no_difference() -> None:
    import unicodedata

    pen = RedPen(sent_file())
    for text in pen.tree.iter(f"{W}t"):
        text.text = unicodedata.normalize("NFD", (text.text or "").replace(" ", "\u00a0 "))
    assert found_in(pen) == ()


# Any edits at all ----------------------------------------------------------------------------

_LETTERS = st.text(st.sampled_from("aăđêơư XYZ019,"), min_size=1, max_size=6).filter(str.strip)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_words_put_in_anywhere_are_told_exactly(data: st.DataObject) -> None:
    author = data.draw(st.sampled_from([HA, ""]))
    pen = RedPen(sent_file(), author)
    texts = [
        one
        for one in pen.tree.iter(f"{W}t")
        if len((one.text or "").strip()) > 3 and one.text != "CHỦ TỌA"  # the one text that stands there twice
    ]
    chosen = data.draw(st.lists(st.sampled_from(range(len(texts))), min_size=1, max_size=4, unique=True))
    before = read(Path("x.docx"), pen.saved())
    for place in chosen:
        run = texts[place].getparent()
        assert run is not None
        text = texts[place].text or ""
        start = data.draw(st.integers(0, len(text) - 1))
        stop = data.draw(st.integers(start + 1, len(text)))
        if text.count(text[start:stop]) == 1:
            pen.replace(text[start:stop], data.draw(_LETTERS), run.getparent())
    returned = read(Path("x.docx"), pen.saved())
    assert returned.sent is not None
    found = compare(returned.sent, returned)
    wanted = {
        (was.names, place)
        for was, now in zip(before.came, returned.came, strict=True)
        for place, (one, other) in enumerate(zip(was.now or (), now.now or (), strict=True))
        if plain(one) != plain(other)
    }
    assert len({(one.context, one.heading) for one in found}) == len(wanted)
    assert all(one.way is Way.CHANGED and one.silent == (not author) for one in found)
    for context, heading in {(one.context, one.heading) for one in found}:
        told = [one for one in found if (one.context, one.heading) == (context, heading)]
        unit = next(unit for unit in returned.sent.units if unit.text == context)
        came = next(came for came in returned.came if unit.name in came.names)
        cell = 0 if unit.table == PARAGRAPH else returned.sent.tables[unit.table].headings.index(heading)
        # What was told, carried out on what was sent, gives what came.
        text = next((one.returned for one in told if not one.field), unit.cells[cell])
        for one in told:
            if one.field:
                text = text.replace(one.sent, one.returned, 1) if one.sent else one.returned
        assert plain(text) == plain((came.now or ())[cell])
