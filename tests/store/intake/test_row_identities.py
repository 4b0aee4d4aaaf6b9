"""Importing a list again: every row finds its own record, whatever was renumbered, sorted, added or left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lists import MEETING, PARTIES, empty, fields, read, taken_over

from store.intake.identities import Identities, Told
from store.intake.people import People
from store.intake.values import Why
from store.meeting.kinds import RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Delegate, Item, Party

ITEMS = (
    Item(uid="a", number=1, title="Kết nối cung cầu"),
    Item(uid="b", number=2, title="Đào tạo bác sĩ"),
    Item(uid="c", number=3, title="Ngày hội Du lịch"),
)
HELD = Proceedings(MEETING, PARTIES, items=ITEMS)


def test_a_row_put_in_at_the_top_renumbers_the_rest_and_doubles_nothing(tmp_path: Path) -> None:
    content = "STT,Nội dung\n1,Mới\n2,Kết nối cung cầu\n3,Đào tạo bác sĩ\n4,Ngày hội Du lịch\n"
    proposal = read(tmp_path, content, held=HELD)
    assert (proposal.tables[0].new, proposal.tables[0].changed, proposal.tables[0].same) == (1, 0, 3)
    assert fields(proposal) == [{"number": 5, "title": "Mới"}]  # 4 stands in the file: it is never given to another
    assert {(one.line, one.why) for one in proposal.problems} == {
        (2, Why.OTHER_NUMBER),
        (3, Why.OTHER_NUMBER),
        (4, Why.OTHER_NUMBER),
        (5, Why.OTHER_NUMBER),
    }


def test_a_list_sorted_otherwise_changes_nothing(tmp_path: Path) -> None:
    content = "STT,Nội dung\n3,Ngày hội Du lịch\n1,Kết nối cung cầu\n2,Đào tạo bác sĩ\n"
    assert read(tmp_path, content, held=HELD).edits == ()


def test_two_rows_that_changed_places_keep_their_numbers(tmp_path: Path) -> None:
    proposal = read(tmp_path, "STT,Nội dung\n1,Đào tạo bác sĩ\n2,Kết nối cung cầu\n", held=HELD)
    assert proposal.edits == ()
    assert [one.why for one in proposal.problems] == [Why.OTHER_NUMBER, Why.OTHER_NUMBER]


def test_a_row_without_its_number_is_known_by_its_title(tmp_path: Path) -> None:
    content = "STT,Nội dung,Lĩnh vực\n,đào tạo bác sĩ,y tế\n"
    proposal = read(tmp_path, content, held=HELD)
    assert [(edit.uid, dict(edit.fields)) for edit in proposal.edits] == [
        ("b", {"title": "đào tạo bác sĩ", "field": "y tế"})
    ]


def test_a_row_with_its_number_and_another_title_is_the_same_item_under_a_new_title(tmp_path: Path) -> None:
    proposal = read(tmp_path, "STT,Nội dung\n2,Đào tạo bác sĩ và điều dưỡng\n", held=HELD)
    assert [(edit.uid, dict(edit.fields)) for edit in proposal.edits] == [
        ("b", {"title": "Đào tạo bác sĩ và điều dưỡng"})
    ]


def test_agenda_points_take_the_numbers_of_the_new_order(tmp_path: Path) -> None:
    points = ("Khai mạc", "Phát biểu", "Bế mạc")
    old = Proceedings(
        MEETING,
        points=tuple(AgendaPoint(uid=title, number=place, title=title) for place, title in enumerate(points, 1)),
    )
    new = "STT,Nội dung,Số phút\n1,Khai mạc,0\n2,Chào mừng,5\n3,Phát biểu,0\n4,Bế mạc,0\n"
    proposal = read(tmp_path, new, "agenda.csv", old)
    assert (proposal.tables[0].new, proposal.tables[0].changed, proposal.tables[0].same) == (1, 2, 1)
    again = taken_over(old, proposal)
    assert [(one.number, one.title) for one in sorted(again.points, key=lambda one: one.number)] == [
        (1, "Khai mạc"),
        (2, "Chào mừng"),
        (3, "Phát biểu"),
        (4, "Bế mạc"),
    ]
    assert read(tmp_path, new, "agenda.csv", again).edits == ()


def test_parts_that_each_count_from_one_double_nothing_when_read_again(tmp_path: Path) -> None:
    content = "STT,Nội dung,Thời gian\nI. Lĩnh vực y tế,,\n1,Một,\n2,Hai,\nII. Lĩnh vực du lịch,,\n1,Ba,\n2,Bốn,\n"
    first = read(tmp_path, content)
    assert [(one["number"], one["title"], one["field"]) for one in fields(first)] == [
        (1, "Một", "Y tế"),
        (2, "Hai", "Y tế"),
        (3, "Ba", "Du lịch"),
        (4, "Bốn", "Du lịch"),
    ]
    assert first.problems == ()
    again = read(tmp_path, content, held=taken_over(empty(), first))
    assert again.edits == ()
    assert again.problems == ()


def test_tables_that_each_count_from_one_double_nothing_when_read_again(tmp_path: Path) -> None:
    heads = "STT,Nội dung,Đơn vị chủ trì"
    content = f"Y tế\n{heads}\n1,Một,Sở Y tế\n2,Hai,Sở Y tế\n\nDu lịch\n{heads}\n1,Ba,Sở Du lịch\n"
    first = read(tmp_path, content)
    assert [one["title"] for one in fields(first)] == ["Một", "Hai", "Ba"]
    assert [one["number"] for one in fields(first)] == [1, 2, 3]
    held = taken_over(empty(), first)
    assert read(tmp_path, content, held=held).edits == ()


def test_a_number_of_one_table_does_not_mean_a_record_of_the_one_above(tmp_path: Path) -> None:
    above = "Y tế\nNội dung,Đơn vị chủ trì\nMột,Sở Y tế\nHai,Sở Y tế\n\n"
    below = "Du lịch\nSTT,Nội dung,Đơn vị chủ trì\n1,Ba,Sở Du lịch\n"
    found = fields(read(tmp_path, above + below))
    assert [(one["number"], one["title"]) for one in found] == [(1, "Một"), (2, "Hai"), (3, "Ba")]


def test_parts_that_count_from_one_again_and_then_a_table_that_does(tmp_path: Path) -> None:
    heads = "STT,Nội dung,Thời gian"
    content = f"{heads}\nI. Lĩnh vực y tế,,\n1,Một,\nII. Lĩnh vực du lịch,,\n1,Hai,\n\nKhác\n{heads}\n1,Ba,\n"
    first = read(tmp_path, content)
    assert [(one["number"], one["title"]) for one in fields(first)] == [(1, "Một"), (2, "Hai"), (3, "Ba")]
    assert first.problems == ()
    assert read(tmp_path, content, held=taken_over(empty(), first)).edits == ()


def test_a_number_of_an_earlier_year_is_not_given_again(tmp_path: Path) -> None:
    held = Proceedings(replace(MEETING, numbers_given=29), PARTIES, items=ITEMS)
    assert fields(read(tmp_path, "STT,Nội dung\n,Mới\n", held=held))[0]["number"] == 30


def test_two_delegates_of_one_name_and_body_are_told_apart_by_office(tmp_path: Path) -> None:
    content = "Họ và tên,Chức vụ,Đơn vị\nNguyễn Văn Hùng,Giám đốc,Kon Tum\nNguyễn Văn Hùng,Lái xe,Kon Tum\n"
    first = read(tmp_path, content, "delegates.csv")
    assert first.tables[0].new == 2
    held = taken_over(empty(), first)
    assert read(tmp_path, content, "delegates.csv", held).edits == ()
    turned = "Họ và tên,Chức vụ,Đơn vị\nNguyễn Văn Hùng,Lái xe,Kon Tum\nNguyễn Văn Hùng,Giám đốc,Kon Tum\n"
    assert read(tmp_path, turned, "delegates.csv", held).edits == ()


def test_the_same_delegate_twice_is_said(tmp_path: Path) -> None:
    content = "Họ và tên,Chức vụ,Đơn vị\nLê Lan,GĐ,Kon Tum\nÔng Lê Lan,GĐ,Kon Tum\n"
    proposal = read(tmp_path, content, "delegates.csv")
    assert proposal.tables[0].new == 1
    assert [(one.line, one.why) for one in proposal.problems] == [(3, Why.TWICE)]


def test_a_delegate_who_got_an_office_or_a_form_of_address_stays_the_same(tmp_path: Path) -> None:
    held = Proceedings(MEETING, PARTIES, (Delegate(uid="d", name="Lê Lan", office="GĐ", party="kt"),))
    proposal = read(tmp_path, "Họ và tên,Chức vụ,Đơn vị\nBà Lê Lan,Giám đốc,Kon Tum\n", "delegates.csv", held)
    assert [(edit.uid, dict(edit.fields)) for edit in proposal.edits] == [
        ("d", {"honorific": "Bà", "office": "Giám đốc"})
    ]


def test_a_delegate_of_another_body_is_another_one(tmp_path: Path) -> None:
    held = Proceedings(MEETING, PARTIES, (Delegate(uid="d", name="Lê Lan", party="kt"),))
    proposal = read(tmp_path, "Họ và tên,Đơn vị\nLê Lan,TP.HCM\n", "delegates.csv", held)
    assert proposal.tables[0].new == 1


@pytest.mark.parametrize("name", ["tphcm", "TP. Hồ Chí Minh", "THÀNH PHỐ HỒ CHÍ MINH", "TP.HCM"])
def test_a_party_is_known_by_name_alias_and_usual_abbreviation(tmp_path: Path, name: str) -> None:
    proposal = read(tmp_path, f"Tên đơn vị,Vai trò\n{name},khách mời\n", "parties.csv")
    assert [edit.uid for edit in proposal.edits] == ["hcm"]


def test_a_name_that_two_parties_bear_is_none_of_them(tmp_path: Path) -> None:
    held = Proceedings(MEETING, (Party(uid="x", name="Sở Y tế"), Party(uid="y", name="Sở Y tế")))
    proposal = read(tmp_path, "Họ và tên,Đơn vị\nLê Lan,Sở Y tế\n", "delegates.csv", held)
    assert "party" not in proposal.edits[0].fields
    assert [one.why for one in proposal.problems] == [Why.UNKNOWN_PARTY]


titles = st.sampled_from(["Một", "Hai", "Ba", "một"])
told = st.lists(st.builds(Told, st.sampled_from([None, "i0", "i3", 7]), titles, st.integers(0, 5)), max_size=8)
held_items = st.lists(st.tuples(titles, st.integers(0, 5)), max_size=6).map(
    lambda pairs: [Item(uid=f"i{place}", title=title, number=number) for place, (title, number) in enumerate(pairs)]
)


@given(rows=told, records=held_items)
def test_no_record_is_given_to_two_rows_and_no_row_loses_a_sure_match(rows: list[Told], records: list[Item]) -> None:
    found = Identities("m", RecordKind.ITEM, records, People()).match(rows)
    assert len(found) == len(set(found))
    known = {record.uid for record in records}
    unclaimed = {record.uid: record for record in records if record.uid not in found}
    for row, uid in zip(rows, found, strict=True):
        if uid not in known:  # nobody is left who bears this title
            assert all(record.title.casefold() != row.name.casefold() for record in unclaimed.values())


@given(order=st.permutations(range(len(ITEMS))), without=st.sets(st.integers(0, 2)))
def test_the_order_of_rows_and_missing_numbers_do_not_matter(order: list[int], without: set[int]) -> None:
    rows = [Told(None, ITEMS[place].title, 0 if place in without else ITEMS[place].number) for place in order]
    found = Identities("m", RecordKind.ITEM, ITEMS, People()).match(rows)
    assert found == [ITEMS[place].uid for place in order]
