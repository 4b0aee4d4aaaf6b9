"""Who is said to have spoken: by name, by delegation, not at all; and what was said behind closed doors."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from minutes_reading import body, lines, meeting_with, said

from exports import markdown, minutes, record_json, word
from exports.formats import default_name, written
from exports.minutes import Attribution, Options
from exports.word.anchors import Ties
from store.meeting.kinds import EntryKind, MeetingKind, PartyKind, PartyRole
from store.meeting.proceedings import Proceedings
from store.meeting.records import (
    AgendaPoint,
    Deadline,
    Delegate,
    Entry,
    FigureScope,
    Item,
    Meeting,
    Party,
    StatedFigure,
    Vote,
)
from store.meeting.refs import NOBODY, UNKNOWN, to_delegate, to_name, to_party
from store.progress import Stopped

HANH, SON, KHACH = to_delegate("hanh"), to_delegate("son"), to_delegate("khach")
NAMES = ("Hạnh", "Sơn", "Người Lạ", "Vãng Lai")


def meeting() -> Proceedings:
    """Two delegations, a delegate of no party, somebody who is on no list; every kind of thing that can be said."""
    kinds = [kind for kind in EntryKind if kind is not EntryKind.HANDOVER]
    speakers = (HANH, SON, KHACH, to_name("Vãng Lai"), UNKNOWN, NOBODY, to_party("dn"))
    entries = [
        Entry(
            uid=f"{kind.value}-{number}",
            kind=kind,
            text=f"điều {kind.value} số {number}",
            point="p1" if number % 2 else "p2",
            speaker=speaker,
            owners=(speaker,) if kind is EntryKind.COMMITMENT and speaker == HANH else (),
            items=("i",) if kind is EntryKind.RESULT else (),
        )
        for number, speaker in enumerate(speakers)
        for kind in kinds
    ]
    stated = Entry(
        uid="stated",
        kind=EntryKind.FIGURE,
        text="đã làm 23 nội dung",
        point="p1",
        speaker=HANH,
        figures=(StatedFigure(said="23 nội dung", value=23, scope=FigureScope()),),
    )
    return Proceedings(
        Meeting(
            uid="m",
            kind=MeetingKind.MEETING,
            title="Họp",
            day=date(2024, 4, 4),
            issuing_body="UBND",
            place="Đà Lạt",
            chairs=(to_delegate("chu"),),
            secretaries=(to_delegate("ky"),),
            started_at=datetime(2024, 4, 4, 8),
            ended_at=datetime(2024, 4, 4, 11),
        ),
        (
            Party(uid="dn", name="Đắk Nông", kind=PartyKind.PROVINCE, role=PartyRole.MEMBER),
            Party(uid="ct", name="Sở Công Thương", kind=PartyKind.DEPARTMENT, role=PartyRole.MEMBER),
        ),
        (
            Delegate(uid="hanh", honorific="Bà", name="Tôn Thị Ngọc Hạnh", office="Phó Chủ tịch", party="dn"),
            Delegate(uid="son", honorific="Ông", name="Lê Sơn", office="Giám đốc", party="ct"),
            Delegate(uid="khach", honorific="Ông", name="Người Lạ"),
            Delegate(uid="chu", honorific="Ông", name="Võ Chủ", office="Chủ tịch", party="dn"),
            Delegate(uid="ky", honorific="Bà", name="Lý Ký"),
        ),
        (
            AgendaPoint(uid="p1", number=1, title="Thảo luận", presenter=SON),
            AgendaPoint(uid="p2", number=2, title="Kết quả", presenter=KHACH),
        ),
        (Item(uid="i", number=1, title="Nội dung"),),
        (*entries, stated),
    )


def content_of(proceedings: Proceedings, options: Options) -> str:
    """What the document says from its content on: course, review, outcomes."""
    document = minutes.compose(proceedings, options)
    whole = list(lines((*document.body, *document.annexes)))
    start = next(number for number, line in enumerate(whole) if line.startswith(("Nội dung (", "Content (")))
    return "\n".join(whole[start:])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("attribution", [Attribution.DELEGATION, Attribution.IMPERSONAL])
def test_no_speaker_is_named_where_none_is_to_be(language: str, attribution: Attribution) -> None:
    text = content_of(meeting(), Options(language, attribution=attribution))  # type: ignore[arg-type]
    for name in NAMES:
        assert name not in text, [line for line in text.split("\n") if name in line]
    for number in range(7):  # and nothing said is lost
        assert f"điều note số {number}" in text
        assert f"iều decision số {number}" in text  # with a capital where it begins a line


@pytest.mark.parametrize("language", ["vi", "en"])
def test_by_name_every_speaker_is_named(language: str) -> None:
    text = content_of(meeting(), Options(language))  # type: ignore[arg-type]
    for name in NAMES:
        assert name in text


def test_by_delegation_the_party_speaks() -> None:
    text = content_of(meeting(), Options(attribution=Attribution.DELEGATION))
    assert "Đại diện tỉnh Đắk Nông phát biểu:" in text
    assert "Đại diện Sở Công Thương: điều commitment số 1." in text
    assert "“23 nội dung” (đại diện tỉnh Đắk Nông)" in text
    assert "Người trình bày: đại diện Sở Công Thương." in text
    english = content_of(meeting(), Options("en", attribution=Attribution.DELEGATION))
    assert "The representative of Đắk Nông said:" in english


def test_a_speaker_of_no_known_party_is_somebody() -> None:
    one = meeting_with(said(EntryKind.NOTE, "mở rộng thị trường", speaker=to_name("Vãng Lai")))
    text = body(minutes.compose(one, Options(attribution=Attribution.DELEGATION)))
    assert "Có ý kiến cho rằng: mở rộng thị trường." in text


def test_impersonally_the_meeting_hears() -> None:
    each = [
        (EntryKind.NOTE, "Có ý kiến cho rằng: a.", "The view was expressed: a."),
        (EntryKind.RESULT, "Cuộc họp đã nghe báo cáo kết quả: a.", "The meeting heard this result: a."),
        (EntryKind.FIGURE, "Cuộc họp đã nghe số liệu: a.", "The meeting heard this figure: a."),
        (EntryKind.EVENT, "Cuộc họp đã nghe thông tin về sự kiện: a.", "The meeting was told of this event: a."),
    ]
    for kind, vietnamese, english in each:
        one = meeting_with(said(kind, "a", speaker=to_name("Lan")))
        assert vietnamese in body(minutes.compose(one, Options(attribution=Attribution.IMPERSONAL)))
        assert english in body(minutes.compose(one, Options("en", attribution=Attribution.IMPERSONAL)))


def test_impersonally_what_several_say_in_one_go_is_one_list() -> None:
    one = meeting_with(
        said(EntryKind.NOTE, "ý thứ nhất", speaker=to_name("Lan")),
        said(EntryKind.NOTE, "ý thứ hai", speaker=to_name("Minh")),
        said(EntryKind.DIRECTIVE, "trình kế hoạch", speaker=to_name("Minh")),
    )
    text = body(minutes.compose(one, Options(attribution=Attribution.IMPERSONAL)))
    assert "Cuộc họp đã nghe các ý kiến sau:\n- ý thứ nhất.\n- ý thứ hai.\nCuộc họp giao 1 nhiệm vụ" in text
    assert "Giao thực hiện nhiệm vụ sau:" in text


def test_a_promise_keeps_who_is_bound_by_it() -> None:
    proceedings = meeting()
    text = content_of(proceedings, Options(attribution=Attribution.IMPERSONAL))
    assert "Điều commitment số 0 (thực hiện: tỉnh Đắk Nông)." in text
    assert "Điều commitment số 1 (thực hiện: Sở Công Thương)." in text


@pytest.mark.parametrize("attribution", [Attribution.DELEGATION, Attribution.IMPERSONAL])
def test_who_voted_how_is_named_no_more_than_who_spoke(attribution: Attribution) -> None:
    vote = Vote(2, 1, 1, in_favour_by=(SON,), against_by=(HANH,), abstained_by=(KHACH,))
    proceedings = replace(
        meeting(), entries=(Entry(uid="v", kind=EntryKind.VOTE, text="Thông qua", point="p1", vote=vote),)
    )
    text = content_of(proceedings, Options(attribution=attribution))
    assert "Thông qua" in text
    for name in NAMES:
        assert name not in text
    assert "Hạnh" in content_of(proceedings, Options())


def test_who_has_to_do_it_took_part_and_signs_is_named_in_every_style() -> None:
    proceedings = meeting()
    told = Entry(
        uid="t",
        kind=EntryKind.DIRECTIVE,
        text="gửi báo cáo",
        point="p1",
        speaker=SON,
        owners=(HANH,),
        deadline=Deadline(said="30/6"),
    )
    proceedings = replace(proceedings, entries=(told,))
    for attribution in Attribution:
        document = minutes.compose(proceedings, Options(attribution=attribution))
        text = body(document)
        assert "Bà Tôn Thị Ngọc Hạnh\n" in text
        assert "Tôn Thị Ngọc Hạnh, Phó Chủ tịch" in text, "in the attendance"
        assert document.closing.right[0].name == "Võ Chủ"


# Closed session --------------------------------------------------------------------------------------


def closed() -> Proceedings:
    """Open and closed passages of a kind in the course and of gathered kinds."""
    entries = [
        replace(said(kind, f"{secret} {kind.value}", speaker=to_name("Lan")), closed_session=secret == "kín")
        for kind in (EntryKind.NOTE, EntryKind.DIRECTIVE, EntryKind.COMMITMENT, EntryKind.FIGURE)
        for secret in ("mở", "kín")
    ]
    return meeting_with(*entries)


@pytest.mark.parametrize("attribution", list(Attribution))
@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_closed_passages_are_in_no_document_unless_asked_for(attribution: Attribution, suffix: str) -> None:
    proceedings = closed()
    for wanted in (False, True):
        options = Options(attribution=attribution, closed_session=wanted)
        for kind in ("note", "directive", "commitment", "figure"):
            shown = "\n".join(lines(minutes.compose(proceedings, options).body))
            assert f"mở {kind}" in shown.lower()
            assert (f"kín {kind}" in shown.lower()) is wanted
        assert ("kín note" in written(proceedings, suffix, options).decode()) is wanted


def test_a_document_with_closed_passages_says_so_in_text_and_name() -> None:
    with_them = Options(closed_session=True)
    document = minutes.compose(closed(), with_them)
    text = body(document)
    assert text.startswith("Biên bản này ghi cả nội dung phiên kín.")
    assert "kín commitment (phiên kín)." in text
    assert "phiên kín" not in body(minutes.compose(closed(), Options()))
    assert "(có phiên kín)" in default_name(closed(), with_them)
    assert "phiên kín" not in default_name(closed(), Options())


def test_documents_that_differ_do_not_share_a_name() -> None:
    options = [
        Options(language, attribution=attribution, closed_session=secret)
        for language in ("vi", "en")
        for attribution in Attribution
        for secret in (False, True)
    ]
    assert len({default_name(closed(), one) for one in options}) == len(options)


def test_who_kept_the_record_is_never_printed() -> None:
    handed = meeting_with(
        said(EntryKind.NOTE, "điều đã nói", speaker=to_name("Lan")), said(EntryKind.HANDOVER, "Lan → Quỳnh")
    )
    for attribution in Attribution:
        document = minutes.compose(handed, Options(attribution=attribution, closed_session=True))
        assert "Quỳnh" not in markdown.write(document)
        assert "điều đã nói" in markdown.write(document)


def test_the_record_as_json_leaves_closed_passages_out_too() -> None:
    kept = json.loads(record_json.write(closed()))["entries"]
    assert [entry["text"] for entry in kept if "kín" in entry["text"]] == []


# Stopping --------------------------------------------------------------------------------------------


def test_composing_and_writing_tell_how_far_they_are_and_stop() -> None:
    import conferences

    proceedings = conferences.with_items(1500)
    told: list[tuple[int, int]] = []
    whole = written(proceedings, ".docx", Options(), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert all(0 <= done <= total for done, total in told)
    assert told[-1][0] > told[-1][1] // 2
    assert whole == word.write(minutes.compose(proceedings), ties=Ties(proceedings, Options()))

    calls = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 20:
            raise Stopped

    with pytest.raises(Stopped):
        written(proceedings, ".docx", Options(), stop)
    assert calls == 20
