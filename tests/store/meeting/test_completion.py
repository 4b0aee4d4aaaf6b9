"""What is offered while a line is typed, and that it reads as what it says."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.meeting.capture import read
from store.meeting.capture.commands import command_word
from store.meeting.capture.completion import Choice, Completions, What, complete
from store.meeting.capture.drafts import (
    AttendanceDraft,
    CaptureContext,
    Draft,
    EntryDraft,
    ItemDraft,
    NextPointDraft,
    SpeakerDraft,
    StateDraft,
)
from store.meeting.kinds import Attendance
from store.meeting.records import Delegate, Item, Party
from store.meeting.refs import Ref, to_delegate, to_party

NAMESAKES = (
    Delegate(uid="a", name="Lê Thị Lan", office="Phó Giám đốc Sở Du lịch", party="dl"),
    Delegate(uid="b", name="Lê Thị Lan", office="Giám đốc Sở Du lịch", party="dl"),
    Delegate(uid="c", name="Lê Thị Lan", office="Chuyên viên", party="dl"),
    Delegate(uid="d", name="Lê Thị Lan", office="Chuyên viên", party="yt"),
    Delegate(uid="e", name="Lê Thị Lan", office="Chuyên viên", party="yt"),
    Delegate(uid="f", name="Trần Văn Lan", aliases=("Lan CT",)),
    Delegate(uid="g", name="Lan [x]: y", office="@!"),
    Delegate(uid="h"),
)
HOMES = (
    Party(uid="dl", name="Sở Du lịch"),
    Party(uid="yt", name="Sở Y tế"),
    Party(uid="dl2", name="Sở Du lịch"),
    Party(uid="x"),
)


def after(line: str, found: Completions, choice: Choice) -> str:
    """The line once this has been chosen."""
    return line[: found.start] + choice.insert + line[found.end :]


def says(draft: Draft, what: What, choice: Choice) -> bool:
    """Whether a line read so is what the choice promised."""
    ref = f"name/{choice.shown}" if choice.ref == "+" else choice.ref
    match what:
        case What.SPEAKER:
            named = isinstance(draft, SpeakerDraft) or (isinstance(draft, EntryDraft) and draft.speaker_named)
            return named and getattr(draft, "speaker", None) == ref
        case What.OWNER:
            return isinstance(draft, EntryDraft) and ref in draft.owners
        case What.ITEM:
            uids = (draft.item,) if isinstance(draft, ItemDraft) else getattr(draft, "items", ())
            return isinstance(draft, EntryDraft | StateDraft | ItemDraft) and ref in {f"item/{uid}" for uid in uids}
        case What.DELEGATE:
            if isinstance(draft, EntryDraft) and draft.vote:
                return ref in (*draft.vote.in_favour_by, *draft.vote.against_by, *draft.vote.abstained_by)
            return isinstance(draft, AttendanceDraft) and draft.delegate == ref
        case What.POINT:
            return isinstance(draft, NextPointDraft) and f"point/{draft.point}" == ref
    return False


def offered(line: str, room: CaptureContext) -> list[str]:
    """The refs that are offered at the end of the line."""
    found = complete(line, len(line), room)
    return [choice.ref for choice in found.choices] if found else []


def check(line: str, cursor: int, room: CaptureContext) -> None:
    found = complete(line, cursor, room)
    if found is None:
        return
    assert 0 <= found.start <= cursor <= found.end <= len(line)
    assert found.choices
    for choice in found.choices:
        made = after(line, found, choice)
        if found.what is What.COMMAND:
            assert command_word(made[found.start :])[0] == choice.ref
        else:
            assert says(read(made, room), found.what, choice), made


PIECES = [
    *"#@/:;,.!\"“”[]() \\>", "lan", "Lan", "Lê Thị", "le", "La", "#1", "#12", "#du l", "@so", "@Sở ", "@lan", "@Bộ X",
    "Tùng:", "/in ", "/out ", "/done ", "/xong 1", "/next ", "/next th", "/vote 1-2-3 chống: ", "/sign ", "s/",
    "14:31 ", "ho", "vvh", "pct ", "hội", "#-: ", "Chủ tọa:", "delegate/hoan", "chống: ", "Hoan", "trình", "\\ ", "@[",
]  # fmt: skip
lines = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.text(max_size=30),
)
quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(line=lines, cut=st.integers(-3, 40), sticky=st.booleans())
@example(line="@lan x", cut=4, sticky=False)
@example(line='nói "@lan" @la', cut=40, sticky=True)
@example(line="/in la trễ", cut=6, sticky=False)
def test_every_choice_reads_as_what_it_says(room: CaptureContext, line: str, cut: int, sticky: bool) -> None:
    here = dataclasses.replace(
        room,
        delegates=(*room.delegates, *NAMESAKES),
        parties=(*room.parties, *HOMES),
        item="i13" if sticky else "",
        chairs=(to_delegate("hoan"), to_delegate("a")),
    )
    check(line, min(cut, len(line)), here)
    check(line, len(line), here)


@quick
@given(line=st.text(max_size=40), cursor=st.integers(-10, 60))
def test_nothing_is_raised_for_any_line_and_cursor(room: CaptureContext, line: str, cursor: int) -> None:
    complete(line, cursor, room)
    complete(line, cursor, CaptureContext(day=room.day))


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("ho", "delegate/hoan"),
        ("Hoa", "delegate/hoan"),
        ("vvh", "delegate/hoan"),
        ("võ v", "delegate/hoan"),
        ("vo van h", "delegate/hoan"),
        ("ông hie", "delegate/hiep"),
        ("8h30 hie", "delegate/hiep"),
        ("pct đ", "delegate/chien"),
        ("lan ct", "delegate/lan2"),
        ("Lan:", "delegate/lan1"),
        ("@ho", "delegate/hoan"),
        ("!trình @hoa", "delegate/hoan"),
        ("@so cong", "party/sct"),
        ("trình (@tphcm", "party/hcm"),
        ("#1", "item/i12"),
        ("đã làm #hoi ch", "item/i13"),
        ("#ngay hội d", "item/i12"),
        ("/done 13", "item/i13"),
        ("/xong 12, 1", "item/i12"),
        ("/done xuc tien", "item/i14"),
        ("/in hi", "delegate/hiep"),
        ("/next th", "point/p3"),
        ("/vote 1-2-3 chống: Hoan, hi", "delegate/hiep"),
    ],
)
def test_the_best_comes_first(room: CaptureContext, line: str, first: str) -> None:
    assert offered(line, room)[0] == first


@pytest.mark.parametrize(
    "line",
    [
        "Trình bày kế hoạch",
        "h",
        "kế hoạch",
        "Văn",
        "lân",
        "Hoàn",
        "Lan báo cáo",
        "Lan và các sở cùng",
        "võ văn hoan báo cáo rằng",
        'nói "ho',
        'nói "@ho',
        "nói “#1",
        'nói "xin @ho',
        "nói “xin #1",
        "@hoan ",
        "@hoan trình",
        "@Bộ Xây dựng trình",
        "#12 ",
        "#12 đã",
        "a#1",
        "a@ho",
        "@@",
        "s/ho",
        "\\ @ho",
        "Hoan: xin",
        "http:",
        "/done 12 ho",
        "/done 12 ",
        "/in Võ Văn Hoan ",
        "/nhảy ho",
    ],
)
def test_plain_typing_is_left_alone(room: CaptureContext, line: str) -> None:
    assert offered(line, room) == []


def test_nothing_is_offered_within_a_word(room: CaptureContext) -> None:
    assert complete("hoan", 2, room) is None
    assert complete("#12 và", 2, room) is None
    assert complete("@hoan", 0, room) is None


def test_what_stands_behind_the_cursor_stays_there_with_one_space(room: CaptureContext) -> None:
    line = "trình @hoa sớm"
    found = complete(line, 10, room)
    assert found is not None
    assert after(line, found, found.choices[0]) == "trình @Võ Văn Hoan sớm"


def test_people_of_one_name_are_told_apart(room: CaptureContext) -> None:
    here = dataclasses.replace(room, delegates=NAMESAKES, parties=HOMES)
    for line, what in (("lan", What.SPEAKER), ("Lan:", What.SPEAKER), ("@lan", What.OWNER), ("/in lan", What.DELEGATE)):
        found = complete(line, len(line), here)
        assert found is not None
        assert found.what is what
        assert {"delegate/a", "delegate/b", "delegate/c", "delegate/d", "delegate/e", "delegate/f"} <= {
            choice.ref for choice in found.choices
        }
        inserted = {choice.ref: choice.insert for choice in found.choices}
        assert "(Phó Giám đốc Sở Du lịch)" in inserted["delegate/a"]
        assert "(Giám đốc Sở Du lịch)" in inserted["delegate/b"]
        assert "(Chuyên viên, Sở Du lịch)" in inserted["delegate/c"] or "(Sở Du lịch)" in inserted["delegate/c"]
        assert "[delegate/e]" in inserted["delegate/e"]
        notes = {choice.ref: choice.note for choice in found.choices}
        assert notes["delegate/c"] == "Chuyên viên, Sở Du lịch"
        assert notes["delegate/a"] == "Phó Giám đốc Sở Du lịch"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Tùng:", "Tùng"),
        ("Nguyễn Văn Tám: ", "Nguyễn Văn Tám"),
        ("giao @Bộ Xây dựng", "Bộ Xây dựng"),
        ("@tùng", "tùng"),
    ],
)
def test_somebody_who_fits_nobody_can_be_added(room: CaptureContext, line: str, shown: str) -> None:
    found = complete(line, len(line), room)
    assert found is not None
    assert [(choice.ref, choice.shown) for choice in found.choices] == [("+", shown)]


def test_adding_comes_last_where_a_name_only_begins_alike(room: CaptureContext) -> None:
    assert offered("Hie:", room) == ["delegate/hiep", "+"]


def test_several_chairs_are_offered_for_their_office(room: CaptureContext) -> None:
    here = dataclasses.replace(room, chairs=(to_delegate("hoan"), to_delegate("hiep")))
    assert offered("Chủ tọa:", here) == ["delegate/hoan", "delegate/hiep"]


def test_parties_come_first_behind_a_bare_mark(room: CaptureContext) -> None:
    assert offered("@", room)[0] == to_party("hcm")
    assert offered("#", room)[:2] == ["item/i12", "item/i13"]


def test_who_is_there_can_leave_and_who_is_not_can_come(room: CaptureContext) -> None:
    there = dataclasses.replace(room.delegates[0], attendance=Attendance.PRESENT)
    here = dataclasses.replace(room, delegates=(there, *room.delegates[1:]))
    assert offered("/out ", here) == ["delegate/hoan"]
    assert "delegate/hoan" not in offered("/in ", here)
    assert "delegate/chien" in offered("/in ", here)


@pytest.mark.parametrize(
    ("line", "language", "inserts"),
    [
        ("/x", "en", ["/xong "]),
        ("/don", "vi", ["/done "]),
        ("/mot ph", "en", ["/một phần "]),
        ("/đ", "en", ["/đang làm ", "/để lại "]),
        ("/un", "vi", ["/undo"]),
        ("14:31 /tie", "vi", ["/tiếp"]),
        ("/tiếp th", "vi", ["/tiếp theo"]),
    ],
)
def test_commands_of_both_languages(room: CaptureContext, line: str, language: str, inserts: list[str]) -> None:
    found = complete(line, len(line), room, language=language)
    assert found is not None
    assert sorted(choice.insert for choice in found.choices) == sorted(inserts)


def test_all_commands_are_listed_in_the_language_of_the_screen(room: CaptureContext) -> None:
    for language, first in (("vi", "/xong"), ("en", "/done")):
        found = complete("/", 1, room, language=language)
        assert found is not None
        assert found.choices[0].shown == first
        assert len(found.choices) == len({choice.ref for choice in found.choices}) == 19


def test_two_items_of_one_number_are_both_reachable(room: CaptureContext) -> None:
    for line in ("#15", "/done 15"):
        found = complete(line, len(line), room)
        assert found is not None
        assert [choice.ref for choice in found.choices] == ["item/i15a", "item/i15b"]


@quick
@given(
    names=st.lists(
        st.sampled_from(["Lê Lan", "Lan", "Lê Thị Lan", "Ông Lan", "Lan (x)", "l", "Sở Lan"]), min_size=1, max_size=5
    ),
    offices=st.lists(st.sampled_from(["", "Giám đốc", "Phó Giám đốc", "Lan", "Sở Y tế"]), min_size=5, max_size=5),
    line=st.sampled_from(["la", "lan", "@l", "@lan", "Lan:", "/in la", "@Lê", "ong lan", "Giám"]),
)
def test_any_namesakes_are_told_apart(room: CaptureContext, names: list[str], offices: list[str], line: str) -> None:
    people = tuple(
        Delegate(uid=f"n{place}", name=name, office=office, party="yt" if place % 2 else "")
        for place, (name, office) in enumerate(zip(names, offices, strict=False))
    )
    here = dataclasses.replace(room, delegates=people, parties=HOMES)
    check(line, len(line), here)
    if line == "@lan":
        assert {Ref(f"delegate/{one.uid}") for one in people if one.name != "l"} <= set(offered(line, here))


def test_an_item_with_any_title_is_offered_by_it(room: CaptureContext) -> None:
    here = dataclasses.replace(
        room, items=(Item(uid="x", title="[Đề án] #1: 5G"), Item(uid="y", number=0, title="Đề án"))
    )
    assert offered("#de a", here) == ["item/x", "item/y"]
    check("#de a", 5, here)


def test_parties_of_one_name_are_told_apart_by_whom_they_belong_to(room: CaptureContext) -> None:
    twins = (Party(uid="t1", name="Sở Du lịch", parent="hcm"), Party(uid="t2", name="Sở Du lịch", parent="ld"))
    here = dataclasses.replace(room, parties=(*room.parties, *twins))
    found = complete("@sở du", 6, here)
    assert found is not None
    assert [(one.ref, one.note) for one in found.choices] == [
        ("party/t1", "Thành phố Hồ Chí Minh"),
        ("party/t2", "Tỉnh Lâm Đồng"),
    ]
    assert found.choices[1].insert == "@[Sở Du lịch (Tỉnh Lâm Đồng)] "
    check("@sở du", 6, here)
    spoken = read("Sở Du lịch (Lâm Đồng): xin chào", here)
    assert isinstance(spoken, EntryDraft)
    assert spoken.speaker == to_party("t2")


@pytest.mark.parametrize("line", ["Dự", "đã", "Dự ", "Dũ ", "đún"])
def test_accents_of_a_name_are_not_those_of_the_office(room: CaptureContext, line: str) -> None:
    people = (
        Delegate(uid="a", name="Ngô Kim Dũng", office="Giám đốc Sở Xây dựng"),
        Delegate(uid="b", name="Huỳnh Đức Anh"),
    )
    here = dataclasses.replace(room, delegates=people)
    assert offered(line, here) == []
    assert offered("Dũ", here) == offered("dung ", here) == ["delegate/a"]
