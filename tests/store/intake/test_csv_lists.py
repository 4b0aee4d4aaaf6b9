"""Lists that other people wrote, read against a dossier: what is understood, what is said about the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lists import HOAN, ITEMS, MEETING, PARTIES, empty, fields, read, taken_over

from store.errors import CannotRead, StoreError, Trouble
from store.intake.files import propose
from store.intake.values import Why
from store.meeting import refs
from store.meeting.edits import Edit
from store.meeting.kinds import Attendance, DelegateRole, ItemState, Reason, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Delegate, Item


def test_items_with_vietnamese_headings_become_typed_records(tmp_path: Path) -> None:
    proposal = read(tmp_path, ITEMS)
    first, second = fields(proposal)
    assert first["number"] == 12
    assert first["title"] == "Ngày hội Du lịch"
    assert first["parties"] == (refs.to_party("hcm"), refs.to_party("kt"), refs.to_name("Hội Nông dân"))
    assert first["state"] is ItemState.UNDER_WAY
    assert second["title"] == "Lễ hội Tinh hoa"
    assert second["planned"] == Deadline("30/6/2024", date(2024, 6, 30), date(2024, 6, 30))
    assert (second["state"], second["reason"]) == (ItemState.NOT_DONE, Reason.NO_BUDGET)
    assert proposal.problems == ()
    assert (proposal.tables[0].kind, proposal.tables[0].new) == (RecordKind.ITEM, 2)


def test_a_planned_time_in_words_is_counted_from_the_meetings_day(tmp_path: Path) -> None:
    planned = fields(read(tmp_path, ITEMS))[0]["planned"]
    assert planned == Deadline("quý IV", date(2024, 10, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "headings",
    ["number,title,state", "So;Ten;Trang thai", "SỐ\tTÊN\tTRẠNG THÁI", "state,number,title", "No.,Content,Status"],
)
def test_any_order_language_and_separator_of_headings(tmp_path: Path, headings: str) -> None:
    separator = next(sign for sign in ",;\t" if sign in headings)
    cells = {"state": "done", "number": "7", "title": "Kết nối"}
    words = [
        "state" if word.casefold().startswith(("st", "tr")) else "title" if word[0] in "tTC" else "number"
        for word in headings.split(separator)
    ]
    proposal = read(tmp_path, f"{headings}\n{separator.join(cells[word] for word in words)}\n")
    assert fields(proposal) == [{"number": 7, "title": "Kết nối", "state": ItemState.DONE}]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"], ids=lambda name: name
)
def test_every_encoding_that_offices_save_in(tmp_path: Path, encoding: str) -> None:
    text = "số,tên\n1,Hội nghị xúc tiến đầu tư\n"
    if encoding == "cp1258":  # its tones are signs of their own after the letter
        for composed, written in (
            ("ố", "ô\u0301"),
            ("ộ", "ô\u0323"),
            ("ị", "i\u0323"),
            ("ế", "ê\u0301"),
            ("ầ", "â\u0300"),
        ):
            text = text.replace(composed, written)
        text = text.replace("ú", "u\u0301")
    proposal = read(tmp_path, text.encode(encoding))
    assert fields(proposal) == [{"number": 1, "title": "Hội nghị xúc tiến đầu tư"}]


@pytest.mark.parametrize(
    "content", [b"s\xe8,t\xaan\n1,H\xe9i ngh\xde\n", "số,tên\n1,Größe\n".encode("latin-1", "replace") + b"\xdf\xf6"]
)
def test_letters_of_an_unknown_encoding_are_refused_not_guessed(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CannotRead) as caught:
        read(tmp_path, content)
    assert caught.value.trouble in {Trouble.UNKNOWN_ENCODING, Trouble.NO_HEADINGS}


def test_decomposed_letters_are_the_same_letters(tmp_path: Path) -> None:
    import unicodedata

    assert fields(read(tmp_path, unicodedata.normalize("NFD", ITEMS))) == fields(read(tmp_path, ITEMS))


def test_an_unknown_heading_is_reported_and_its_column_left_out(tmp_path: Path) -> None:
    proposal = read(tmp_path, "số,tên,màu\n1,Kết nối,đỏ\n")
    assert proposal.tables[0].left_out == ("màu",)
    assert fields(proposal) == [{"number": 1, "title": "Kết nối"}]


def test_a_second_column_of_the_same_meaning_is_left_out(tmp_path: Path) -> None:
    proposal = read(tmp_path, "số,tên,title\n1,Kết nối,khác\n")
    assert proposal.tables[0].left_out == ("title",)
    assert fields(proposal)[0]["title"] == "Kết nối"


def test_empty_rows_are_skipped_and_a_row_without_a_title_is_reported_with_its_line(tmp_path: Path) -> None:
    proposal = read(tmp_path, "số,tên\n\n,,\n1,Một\n\n2,\n")
    assert fields(proposal) == [{"number": 1, "title": "Một"}]
    assert [(one.line, one.why) for one in proposal.problems] == [(6, Why.NO_NAME)]


@pytest.mark.parametrize("day", ["13/13/2024", "31/4/2024", "2024-02-30", "0/1/2024"])
def test_a_day_that_is_none_is_reported_not_turned_round(tmp_path: Path, day: str) -> None:
    proposal = read(tmp_path, f"số,tên,thời gian\n1,Một,{day}\n")
    assert "planned" not in fields(proposal)[0]
    assert [(one.field, one.why, one.words) for one in proposal.problems] == [("planned", Why.NOT_A_DAY, day)]


@pytest.mark.parametrize(
    ("words", "day"),
    [("4/4/2024", date(2024, 4, 4)), ("13/2/2024", date(2024, 2, 13)), ("2024-02-13", date(2024, 2, 13))],
)
def test_a_real_day_is_read_in_vietnamese_order_or_as_iso(tmp_path: Path, words: str, day: date) -> None:
    assert fields(read(tmp_path, f"số,tên,thời gian\n1,Một,{words}\n"))[0]["planned"] == Deadline(words, day, day)


def test_a_word_no_list_knows_and_a_number_that_is_none_are_told_and_no_word_is_lost(tmp_path: Path) -> None:
    proposal = read(tmp_path, "số,tên,trạng thái\nI,Một,sắp xong\n")
    assert fields(proposal) == [{"title": "Một", "number": 1, "outcome": "sắp xong"}]
    assert {(one.field, one.why) for one in proposal.problems} == {
        ("number", Why.NOT_A_NUMBER),
        ("state", Why.UNKNOWN_WORD),
    }


def test_missing_numbers_follow_the_highest_known_and_never_take_one_given_below(tmp_path: Path) -> None:
    held = Proceedings(MEETING, items=(Item(uid="a", number=7, title="Cũ"),))
    numbers = [one["number"] for one in fields(read(tmp_path, "số,tên\n,Một\n9,Hai\n,Ba\n", held=held))]
    assert numbers == [10, 9, 11]


def test_the_same_number_twice_leaves_the_second_row_out_and_says_so(tmp_path: Path) -> None:
    proposal = read(tmp_path, "số,tên\n1,Một\n1,Hai\n")
    assert [one["title"] for one in fields(proposal)] == ["Một"]
    assert [(one.line, one.why, one.words) for one in proposal.problems] == [(3, Why.TWICE, "1")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("items.csv", ITEMS),
        ("agenda.csv", "tên,số phút\nKhai mạc,10\nPhát biểu,20\nPhát biểu,30\n"),
        (
            "parties.csv",
            'tên,loại,vai trò,trực thuộc\nSở Du lịch,"sở, ngành",thành viên,TP.HCM\ntỉnh Gia Lai,tỉnh,khách mời,\n',
        ),
        ("delegates.csv", "họ tên,chức vụ,đơn vị\nVõ Văn Hoan,Phó Chủ tịch,TP.HCM\nLê Lan,Giám đốc,Sở Y tế\n"),
    ],
)
def test_importing_again_changes_nothing(tmp_path: Path, name: str, content: str) -> None:
    once = taken_over(empty(), read(tmp_path, content, name))
    again = read(tmp_path, content, name, once)
    assert again.edits == ()
    assert again.tables[0].same > 1


def test_importing_a_changed_file_updates_by_number_and_an_empty_cell_erases_nothing(tmp_path: Path) -> None:
    once = taken_over(empty(), read(tmp_path, ITEMS))
    proposal = read(tmp_path, "số,tên,lĩnh vực\n12,Ngày hội Du lịch 2024,\n", held=once)
    assert proposal.edits == (Edit(RecordKind.ITEM, once.items[0].uid, {"title": "Ngày hội Du lịch 2024"}),)
    assert (proposal.tables[0].new, proposal.tables[0].changed) == (0, 1)


def test_two_delegates_of_one_name_are_told_apart_by_their_party(tmp_path: Path) -> None:
    held = Proceedings(MEETING, PARTIES, (HOAN, Delegate(uid="other", name="Võ Văn Hoan", party="kt")))
    proposal = read(tmp_path, "họ tên,đơn vị,chức vụ\nvo van hoan,kon tum,Giám đốc\n", held=held)
    assert proposal.edits[0].uid == "other"


def test_a_delegates_unit_on_no_list_becomes_a_party_and_the_proposal_says_so(tmp_path: Path) -> None:
    proposal = read(tmp_path, "họ tên,cơ quan\nLê Lan,Sở Y tế\nTrần Nam,sở y tế\n")
    assert proposal.tables[0].new_parties == ("Sở Y tế",)
    made, lan, nam = proposal.edits
    assert made == Edit(RecordKind.PARTY, made.uid, {"name": "Sở Y tế"}, again=True)
    assert lan.fields["party"] == nam.fields["party"] == made.uid


def test_a_party_may_belong_to_one_that_stands_below_it(tmp_path: Path) -> None:
    proposal = read(tmp_path, "tên,trực thuộc\nSở Du lịch Gia Lai,Gia Lai\nGia Lai,\n", "parties.csv")
    assert proposal.edits[0].fields["parent"] == proposal.edits[1].uid


def test_part_of_a_name_finds_nobody(tmp_path: Path) -> None:
    held = Proceedings(MEETING, PARTIES, (HOAN,))
    proposal = read(tmp_path, "số,tên,đơn vị chủ trì\n1,Một,Hoan;Võ Văn Hoan;ông võ văn hoan\n", held=held)
    assert fields(proposal)[0]["lead"] == (refs.to_name("Hoan"), refs.to_delegate("hoan"))


def test_delegates_with_role_and_attendance_in_either_language(tmp_path: Path) -> None:
    proposal = read(
        tmp_path, "name,role,attendance\nLan,trưởng đoàn,present\nNam,guest,vắng có lý do\n", "đại biểu.csv"
    )
    assert [(one["role"], one["attendance"]) for one in fields(proposal)] == [
        (DelegateRole.HEAD, Attendance.PRESENT),
        (DelegateRole.GUEST, Attendance.EXCUSED),
    ]


def test_an_agenda_as_offices_head_it(tmp_path: Path) -> None:
    content = "TT;Nội dung chương trình;Người trình bày;Số phút\n1;Khai mạc;Võ Văn Hoan;10\n"
    proposal = read(tmp_path, content, "lịch họp.csv")
    assert proposal.edits[0].kind is RecordKind.POINT
    assert fields(proposal)[0] == {
        "number": 1,
        "title": "Khai mạc",
        "presenter": refs.to_name("Võ Văn Hoan"),
        "planned_minutes": 10,
    }


def test_headings_that_fit_two_lists_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read(tmp_path, "số,tên\n1,Một\n", "list.csv")
    assert caught.value.trouble is Trouble.UNCLEAR_TABLE
    assert read(tmp_path, "số,tên\n1,Một\n", "list.csv", kind=RecordKind.POINT).edits[0].kind is RecordKind.POINT


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("a.csv", "", Trouble.NO_HEADINGS),
        ("a.csv", "1,2,3\n4,5,6\n", Trouble.NO_HEADINGS),
        ("a.csv", "số,lĩnh vực,nguyên nhân\n4,5,6\n", Trouble.NO_NAMES),
        ("a.csv", 'số,tên\n1,"không đóng\n', Trouble.DAMAGED),
        ("a.xyz", "số,tên\n", Trouble.WRONG_TYPE),
        ("a.docx", "PK", Trouble.DAMAGED),
    ],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, name: str, content: str, trouble: Trouble) -> None:
    with pytest.raises(CannotRead) as caught:
        read(tmp_path, content, name)
    assert caught.value.trouble is trouble


def test_a_folder_a_missing_file_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "d.csv").mkdir()
    link = tmp_path / "zero.csv"
    expected = {tmp_path / "d.csv": Trouble.NOT_READABLE, tmp_path / "none.csv": Trouble.NO_FILE}
    if Path("/dev/zero").exists():
        link.symlink_to("/dev/zero")
        expected[link] = Trouble.NOT_READABLE
    for path, trouble in expected.items():
        with pytest.raises(StoreError) as caught:
            propose(path, empty())
        assert caught.value.trouble is trouble


def test_a_file_of_more_than_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(CannotRead) as caught:
        propose(path, empty())
    assert caught.value.trouble is Trouble.TOO_LARGE


def test_a_megabyte_in_one_cell_is_a_problem_of_that_cell(tmp_path: Path) -> None:
    proposal = read(tmp_path, f"số,tên,lĩnh vực\n1,Một,{'a' * 1_000_000}\n2,Hai,y tế\n")
    assert [one["title"] for one in fields(proposal)] == ["Một", "Hai"]
    assert [one.why for one in proposal.problems] == [Why.TOO_LONG]


def test_control_characters_markup_and_formulas_are_plain_text(tmp_path: Path) -> None:
    words = '=HYPERLINK("x") [red]đỏ[/] {{a}} </w:t>\x1b[31m\x00'
    proposal = read(tmp_path, 'số,tên\n1,"' + words.replace('"', '""') + '"\n')
    assert fields(proposal)[0]["title"] == '=HYPERLINK("x") [red]đỏ[/] {{a}} </w:t>[31m'
