"""Two people read the same file in, each without having seen what the other did: every row is one record, not two."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path

import pytest

from store.dossier import Dossier
from store.history import IMPORTED
from store.intake import files
from store.intake.proposal import Proposal
from store.meeting.edits import Edit
from store.meeting.kinds import ItemState, RecordKind

ITEMS = """STT,Nội dung,Lĩnh vực,Đơn vị chủ trì
1,Ngày hội Du lịch,Du lịch,Sở Du lịch
2,Hội nghị xúc tiến đầu tư,Kế hoạch,Sở Kế hoạch và Đầu tư
3,Hội nghị xúc tiến đầu tư,Y tế,Sở Y tế
"""
DELEGATES = """STT,Họ và tên,Chức vụ,Đơn vị
1,Nguyễn Văn An,Giám đốc,Sở Du lịch
2,Nguyễn Văn An,Chủ tịch,Hội Nông dân
3,Trần Thị Bình,Phó Giám đốc,Sở Du lịch
"""
AGENDA = "STT,Nội dung chương trình,Số phút\n1,Khai mạc,10\n2,Thảo luận,45\n"
LOG = "[08:30] <Lan> Topic: Khai mạc\n[08:31] <Lan> RESOLVED: Nhất trí chương trình\n"

Opened = Callable[[str], Dossier]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """The dossier in one folder, as each of several people has it on a machine of his own."""
    made: list[Dossier] = []
    folder = tmp_path / "chung" / "hồ sơ"
    folder.parent.mkdir()

    def one(by: str) -> Dossier:
        state = tmp_path / f"máy {by}"
        if not made:
            made.append(Dossier.create(folder, state=state, by=by, fields={"title": "H", "day": date(2024, 4, 4)}))
        else:
            made.append(Dossier.open(folder, state=state, by=by))
        return made[-1]

    yield one
    for dossier in made:
        dossier.close()


def proposed(dossier: Dossier, path: Path, content: str, overwritten: Collection[tuple[str, str]] = ()) -> Proposal:
    path.write_text(content, "utf-8")
    return files.propose_read(
        files.read(path),
        dossier.proceedings(),
        edited=dossier.edited_since_import,
        overwritten=overwritten,
    )


def taken(dossier: Dossier, path: Path, content: str) -> Proposal:
    proposal = proposed(dossier, path, content)
    dossier.apply(proposal.edits, origin=IMPORTED)
    return proposal


def counts(proposal: Proposal) -> tuple[int, int, int]:
    (table,) = proposal.tables
    return table.new, table.changed, table.same


def shared(*dossiers: Dossier) -> None:
    for _turn in range(2):
        for dossier in dossiers:
            dossier.publish()
            dossier.receive()


def test_both_lists_become_one_and_nothing_is_left_to_be_settled(opened: Opened, tmp_path: Path) -> None:
    lan, minh = opened("Lan"), opened("Minh")
    for dossier in (lan, minh):
        taken(dossier, tmp_path / "đại biểu.csv", DELEGATES)
        taken(dossier, tmp_path / "nội dung.csv", ITEMS)
        taken(dossier, tmp_path / "chương trình.csv", AGENDA)
    shared(lan, minh)
    for dossier in (lan, minh):
        assert [(one.number, one.title, one.field) for one in dossier.items] == [
            (1, "Ngày hội Du lịch", "Du lịch"),
            (2, "Hội nghị xúc tiến đầu tư", "Kế hoạch"),
            (3, "Hội nghị xúc tiến đầu tư", "Y tế"),
        ]
        assert sorted(one.name for one in dossier.parties) == ["Hội Nông dân", "Sở Du lịch"]
        names = {one.uid: one.name for one in dossier.parties}
        assert sorted((one.name, names[one.party]) for one in dossier.delegates) == [
            ("Nguyễn Văn An", "Hội Nông dân"),
            ("Nguyễn Văn An", "Sở Du lịch"),
            ("Trần Thị Bình", "Sở Du lịch"),
        ]
        assert [one.title for one in dossier.points] == ["Khai mạc", "Thảo luận"]
        assert dossier.contested() == []
        assert counts(proposed(dossier, tmp_path / "nội dung.csv", ITEMS)) == (0, 0, 3)


def test_what_only_one_of_two_versions_of_the_file_says_stands_beside_the_other(opened: Opened, tmp_path: Path) -> None:
    lan, minh = opened("Lan"), opened("Minh")
    taken(lan, tmp_path / "nội dung.csv", ITEMS)
    taken(minh, tmp_path / "nội dung 2.csv", ITEMS.replace("Lĩnh vực", "Lĩnh vực ").replace(",Y tế,", ",Dân số,"))
    shared(lan, minh)
    assert [one.title for one in lan.items] == [one.title for one in minh.items]
    assert len(lan.items) == 3
    assert [(one.field, {one.shown.value, *(other.value for other in one.others)}) for one in lan.contested()] == [
        ("field", {"Y tế", "Dân số"})
    ]


def test_a_row_that_one_typed_by_hand_before_is_not_made_twice_by_him(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    lan.add(RecordKind.ITEM, number=2, title="Hội nghị xúc tiến đầu tư")
    assert counts(taken(lan, tmp_path / "nội dung.csv", ITEMS)) == (2, 1, 0)
    assert len(lan.items) == 3


def test_taken_back_and_read_in_again_while_a_colleague_read_it_too(opened: Opened, tmp_path: Path) -> None:
    lan, minh = opened("Lan"), opened("Minh")
    taken(lan, tmp_path / "nội dung.csv", ITEMS)
    taken(minh, tmp_path / "nội dung.csv", ITEMS)
    lan.undo()
    assert len(lan.items) == 0
    again = taken(lan, tmp_path / "nội dung.csv", ITEMS)
    assert counts(again) == (3, 0, 0)
    assert len(lan.items) == 3
    shared(lan, minh)
    assert len(lan.items) == len(minh.items) == 3
    assert lan.contested() == []


@pytest.mark.parametrize("first", ["Lan", "Minh"])
def test_taking_back_what_a_colleague_read_in_too_leaves_his_and_takes_back_nothing_older(
    opened: Opened, tmp_path: Path, first: str
) -> None:
    lan, minh = opened("Lan"), opened("Minh")
    lan.change(RecordKind.MEETING, lan.id, place="Đà Lạt")
    for dossier in (lan, minh) if first == "Lan" else (minh, lan):
        taken(dossier, tmp_path / "nội dung.csv", ITEMS)
    shared(lan, minh)
    lan.undo()
    assert lan.meeting.place == "Đà Lạt"
    shared(lan, minh)
    assert [one.title for one in lan.items] == [one.title for one in minh.items]
    assert len(lan.items) == 3
    assert lan.contested() == []


def test_an_import_that_was_taken_back_comes_again_and_can_be_taken_back_again(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    taken(lan, tmp_path / "nội dung.csv", ITEMS)
    lan.undo()
    taken(lan, tmp_path / "nội dung.csv", ITEMS.replace("Y tế,", "Dân số,"))
    assert [one.field for one in lan.items] == ["Du lịch", "Kế hoạch", "Dân số"]
    lan.undo()
    assert len(lan.items) == 0
    lan.redo()
    assert [one.field for one in lan.items] == ["Du lịch", "Kế hoạch", "Dân số"]


def test_what_was_deleted_by_hand_stays_so_until_it_is_asked_for(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    path = tmp_path / "nội dung.csv"
    taken(lan, path, ITEMS)
    gone = lan.items[1]
    lan.change(RecordKind.ITEM, gone.uid, state=ItemState.DONE, outcome="đã tổ chức")
    lan.delete(RecordKind.ITEM, gone.uid)
    again = proposed(lan, path, ITEMS)
    assert again.edits == ()
    assert [(one.uid, one.field) for one in again.kept] == [(gone.uid, "deleted")]
    assert counts(again) == (0, 0, 3)
    asked = proposed(lan, path, ITEMS, overwritten=[again.kept[0].key])
    assert counts(asked) == (1, 0, 2)
    lan.apply(asked.edits, origin=IMPORTED)
    assert [one.title for one in lan.items] == [
        "Ngày hội Du lịch",
        "Hội nghị xúc tiến đầu tư",
        "Hội nghị xúc tiến đầu tư",
    ]
    assert lan.items[1].outcome == "đã tổ chức", "what was recorded of it comes back with it"


def test_a_deleted_party_that_delegates_name_comes_back_with_them(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    taken(lan, tmp_path / "đại biểu.csv", DELEGATES)
    tourism = next(one for one in lan.parties if one.name == "Sở Du lịch")
    lan.delete(RecordKind.PARTY, tourism.uid)
    again = taken(lan, tmp_path / "đại biểu.csv", DELEGATES)
    assert again.tables[0].new_parties == ("Sở Du lịch",)
    assert tourism.uid in {one.uid for one in lan.parties}


def test_a_body_that_got_another_name_here_is_known_by_the_files_name_again(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    taken(lan, tmp_path / "đại biểu.csv", DELEGATES)
    tourism = next(one for one in lan.parties if one.name == "Sở Du lịch")
    lan.change(RecordKind.PARTY, tourism.uid, name="Sở Văn hóa, Thể thao và Du lịch")
    again = proposed(lan, tmp_path / "đại biểu.csv", DELEGATES)
    assert again.edits == ()
    assert again.tables[0].new_parties == ()


def test_a_row_finds_the_record_it_made_although_that_is_called_otherwise_by_now(
    opened: Opened, tmp_path: Path
) -> None:
    lan = opened("Lan")
    taken(lan, tmp_path / "nội dung.csv", ITEMS)
    lan.change(RecordKind.ITEM, lan.items[0].uid, title="Tuần lễ Văn hóa các dân tộc")
    again = proposed(lan, tmp_path / "nội dung.csv", ITEMS)
    assert again.edits == ()
    assert again.questions == ()
    assert [(one.field, one.old) for one in again.kept] == [("title", "Tuần lễ Văn hóa các dân tộc")]


def test_a_log_read_again_leaves_what_was_deleted_by_hand(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    taken(lan, tmp_path / "log.txt", LOG)
    (entry,) = lan.entries
    lan.delete(RecordKind.ENTRY, entry.uid)
    again = proposed(lan, tmp_path / "log.txt", LOG)
    assert again.records == 0
    assert [(one.kind, one.field) for one in again.kept] == [(RecordKind.ENTRY, "deleted")]
    lan.apply(proposed(lan, tmp_path / "log.txt", LOG, overwritten=[again.kept[0].key]).edits, origin=IMPORTED)
    assert [one.text for one in lan.entries] == ["Nhất trí chương trình"]


def test_a_log_whose_import_was_taken_back_is_read_in_again(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    taken(lan, tmp_path / "log.txt", LOG)
    lan.undo()
    assert len(lan.entries) == 0
    taken(lan, tmp_path / "log.txt", LOG)
    assert len(lan.entries) == 1
    assert lan.contested() == []


def test_what_one_typed_under_a_number_of_the_file_stays_beside_it(opened: Opened, tmp_path: Path) -> None:
    lan, minh = opened("Lan"), opened("Minh")
    lan.add(RecordKind.ITEM, number=1, title="Trồng rừng phòng hộ")
    taken(minh, tmp_path / "nội dung.csv", ITEMS)
    shared(lan, minh)
    assert sorted(one.title for one in lan.items if one.number == 1) == ["Ngày hội Du lịch", "Trồng rừng phòng hộ"]
    for dossier in (lan, minh):
        again = proposed(dossier, tmp_path / "nội dung.csv", ITEMS)
        assert (counts(again), again.questions) == ((0, 0, 3), ()), "each row still finds the record it made"


def test_a_list_that_an_older_program_read_in_is_not_doubled(opened: Opened, tmp_path: Path) -> None:
    lan = opened("Lan")
    for number, row in enumerate(ITEMS.splitlines()[1:], 1):
        title, field = row.split(",")[1:3]
        lan.apply([Edit(RecordKind.ITEM, f"{number:012x}", {"number": number, "title": title, "field": field})])
    assert counts(taken(lan, tmp_path / "nội dung.csv", ITEMS)) == (0, 3, 0)
    assert len(lan.items) == 3
