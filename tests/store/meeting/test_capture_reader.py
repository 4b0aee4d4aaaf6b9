"""Every row of the capture grammar, as a rapporteur types it."""

from __future__ import annotations

import dataclasses
from datetime import date, time

import pytest

from store.meeting.capture import read, write
from store.meeting.capture.drafts import (
    AmendDraft,
    AttendanceDraft,
    CaptureContext,
    EmptyDraft,
    EndDraft,
    EntryDraft,
    MisreadDraft,
    Misreading,
    NextPointDraft,
    SpeakerDraft,
    StateDraft,
    UndoDraft,
)
from store.meeting.kinds import EntryKind, ItemState, PointState
from store.meeting.records import Deadline, Vote
from store.meeting.refs import NOBODY, UNKNOWN, Ref

CHIEN, HOAN = Ref("delegate/chien"), Ref("delegate/hoan")


def entry(line: str, room: CaptureContext) -> EntryDraft:
    draft = read(line, room)
    assert isinstance(draft, EntryDraft), draft
    return draft


def test_plain_text_is_a_note_by_the_current_speaker(room: CaptureContext) -> None:
    assert read("Đắk Nông sẽ phối hợp chặt chẽ", room) == EntryDraft(
        kind=EntryKind.NOTE, text="Đắk Nông sẽ phối hợp chặt chẽ", speaker=CHIEN
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("!trình kế hoạch", EntryKind.DIRECTIVE),
        ("+hỗ trợ tối đa", EntryKind.COMMITMENT),
        ("=thống nhất", EntryKind.DECISION),
        ("~thời gian ngắn", EntryKind.LIMITATION),
        ("*đã xong", EntryKind.RESULT),
        ("?bổ sung vốn", EntryKind.PROPOSAL),
        ("chỉ đạo: trình kế hoạch", EntryKind.DIRECTIVE),
        ("chi dao: trình kế hoạch", EntryKind.DIRECTIVE),
        ("CHỈ ĐẠO : trình kế hoạch", EntryKind.DIRECTIVE),
        ("cam kết: hỗ trợ", EntryKind.COMMITMENT),
        ("kết luận: xong", EntryKind.DECISION),
        ("hạn chế: ngắn", EntryKind.LIMITATION),
        ("han che: ngắn", EntryKind.LIMITATION),
        ("kết quả: tốt", EntryKind.RESULT),
        ("đề nghị: bổ sung", EntryKind.PROPOSAL),
        ("kiến nghị: bổ sung", EntryKind.PROPOSAL),
        ("số liệu: 32 nội dung", EntryKind.FIGURE),
        ("khen thưởng: 30 tập thể", EntryKind.COMMENDATION),
        ("sự kiện: Ngày hội", EntryKind.EVENT),
        ("phát biểu: đồng ý", EntryKind.STATEMENT),
        ("ghi chú: đồng ý", EntryKind.NOTE),
        ("ký kết: trao biên bản ghi nhớ", EntryKind.SIGNING),
        ("ACTION: Ann to report", EntryKind.DIRECTIVE),
        ("RESOLVED: adopt", EntryKind.DECISION),
        ("agreed: adopt", EntryKind.DECISION),
        ("commendation: adopt", EntryKind.COMMENDATION),
        ("#action Ann to report", EntryKind.DIRECTIVE),
        ("#agreed adopt", EntryKind.DECISION),
        ("#info nothing", EntryKind.NOTE),
        ("#idea why not", EntryKind.PROPOSAL),
        ("#chidao trình", EntryKind.DIRECTIVE),
        ("/park chuyện đường", EntryKind.PARKED),
        ("/delai chuyện đường", EntryKind.PARKED),
        ("/để lại chuyện đường", EntryKind.PARKED),
    ],
)
def test_marks_words_and_tags_say_the_kind_and_leave_the_text(room: CaptureContext, line: str, kind: EntryKind) -> None:
    draft = entry(line, room)
    assert draft.kind is kind
    assert not draft.text.startswith(("!", "+", "=", "~", "*", "?", "#", "/", ":", " "))
    assert draft.text


@pytest.mark.parametrize(
    "line",
    [
        "- một",
        "+ một",
        "* một",
        "! một",
        "= một",
        "=> một",
        "=>một",
        "**một**",
        "...",
        "???",
        "!!!",
        "?!",
        "-> một",
        ">, một",
        "@. một",
        "--",
        "/ một",
    ],
)
def test_bullets_arrows_and_bare_signs_are_no_marks(room: CaptureContext, line: str) -> None:
    assert (entry(line, room).kind, entry(line, room).text) == (EntryKind.NOTE, line)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Hoan: xin chào", "delegate/hoan"),
        ("hoan: xin chào", "delegate/hoan"),
        ("VVH: xin chào", "delegate/hoan"),
        ("vvh: xin chào", "delegate/hoan"),
        ("Ông Hoan: xin chào", "delegate/hoan"),
        ("vo van hoan: xin chào", "delegate/hoan"),
        ("Võ Văn Hoan, Phó Chủ tịch: xin chào", "delegate/hoan"),
        ("Phó Chủ tịch UBND tỉnh Đắk Nông: xin chào", "delegate/chien"),
        ("PCT Đắk Nông: xin chào", "delegate/chien"),
        ("Sở Y tế TPHCM: xin chào", "party/syt"),
        ("PCT: xin chào", "name/PCT"),
        ("Hiệp: xin chào", "delegate/hiep"),
        ("hiep (Lâm Đồng): xin chào", "delegate/hiep"),
        ("Lan: xin chào", "name/Lan"),
        ("Lan Sở Y tế: xin chào", "delegate/lan1"),
        ("lan chuyên viên: xin chào", "delegate/lan2"),
        ("Lan CT: xin chào", "delegate/lan2"),
        ("Ngọc Lan: xin chào", "delegate/lan2"),
        ("Đắk Nông: xin chào", "party/dn"),
        ("TPHCM: xin chào", "party/hcm"),
        ("Sông Hậu: xin chào", "name/Sông Hậu"),
        ("?: xin chào", "?"),
        ("-: xin chào", ""),
        ("[ông ngồi cuối: hàng 3]: xin chào", "name/ông ngồi cuối: hàng 3"),
    ],
)
def test_who_speaks(room: CaptureContext, line: str, speaker: str) -> None:
    assert (entry(line, room).speaker, entry(line, room).speaker_named) == (speaker, True)
    assert entry(line, room).text == "xin chào"
    assert read(line.removesuffix(" xin chào"), room) == SpeakerDraft(Ref(speaker))


@pytest.mark.parametrize(
    "line",
    [
        "Lưu ý: đường xấu",
        "lưu ý: đường xấu",
        "y tế: chuyển giao kỹ thuật",
        "du lịch: ngày hội",
        "http://hcmc.gov.vn",
        "Link: hcmc.gov.vn",
        "lúc 14:30 họp",
        "Chiến lược: phát triển",
        "hoàn: thuế",
        "văn: bản",
        "hội nghị gồm: hai phần",
    ],
)
def test_a_sentence_with_a_colon_is_not_taken_for_a_speaker(room: CaptureContext, line: str) -> None:
    assert (entry(line, room).speaker, entry(line, room).text) == (CHIEN, line)


@pytest.mark.parametrize(
    "line",
    [
        "Hoan: !trình #12 @sở công thương >30/6",
        "!Hoan: trình #12 @sở công thương >30/6",
        "#12 !Hoan: trình @sở công thương >30/6",
        "@sở công thương #12 Hoan: !trình >30/6",
        "Hoan: chi dao: #12 >30/6 @so cong thuong trình",
        ">30/6 Hoan: #action trình @SCT #12",
        "Hoan: !trình @sở công thương, >30/6 #12",
    ],
)
def test_marks_stand_in_any_order(room: CaptureContext, line: str) -> None:
    if "SCT" in line:
        parties = tuple(
            dataclasses.replace(party, aliases=("SCT",)) if party.uid == "sct" else party for party in room.parties
        )
        room = dataclasses.replace(room, parties=parties)
    assert entry(line, room) == EntryDraft(
        kind=EntryKind.DIRECTIVE,
        text="trình" + ("," if ", >" in line else ""),
        speaker=HOAN,
        speaker_named=True,
        items=("i12",),
        owners=(Ref("party/sct"),),
        deadline=Deadline("30/6", date(2024, 6, 30), date(2024, 6, 30)),
    )


@pytest.mark.parametrize(
    ("line", "owners", "text"),
    [
        ("!@sở công thương trình đề án", ["party/sct"], "trình đề án"),
        ("!giao @so cong thuong trình đề án", ["party/sct"], "giao trình đề án"),
        ("!@hoan trình đề án", ["delegate/hoan"], "trình đề án"),
        ("!@tphcm, @lâm đồng và @hiep trình", ["party/hcm", "party/ld", "delegate/hiep"], "trình"),
        ("!trình @Bộ Xây dựng, sau đó báo cáo", ["name/Bộ Xây dựng"], "trình, sau đó báo cáo"),
        ("!trình @các sở, ngành", ["name/các sở"], "trình, ngành"),
        ("!trình @[các sở, ngành]", ["name/các sở, ngành"], "trình"),
        ("!trình @Bộ Xây dựng >30/6", ["name/Bộ Xây dựng"], "trình"),
        ("!trình @lan", ["name/lan"], "trình"),
        ("!trình @sở văn hóa và thể thao", ["party/svh"], "trình"),
        ("!trình (@sở công thương)", ["party/sct"], "trình"),
        ("!@sở du lịch, trình trước", ["name/sở du lịch"], "trình trước"),
        ("!trình (@Bộ Xây dựng) sớm", ["name/Bộ Xây dựng"], "trình sớm"),
        ("còn thiếu @@ tỷ đồng @@", [], "còn thiếu @@ tỷ đồng @@"),
        ("gửi a@b.vn nhé", [], "gửi a@b.vn nhé"),
        ("số @ đó", [], "số @ đó"),
    ],
)
def test_owners(room: CaptureContext, line: str, owners: list[str], text: str) -> None:
    assert (list(entry(line, room).owners), entry(line, room).text) == (owners, text)


def test_the_deadline_is_marked_or_found_in_the_words_of_a_task(room: CaptureContext) -> None:
    june = Deadline("ngay trong tháng 6 tới", date(2024, 6, 1), date(2024, 6, 30))
    words = "trình UBND thành phố xem xét ngay trong tháng 6 tới"
    assert (entry("!" + words, room).deadline, entry("!" + words, room).text) == (june, words)
    assert entry("+" + words, room).deadline == june
    assert entry(words, room).deadline is None
    marked = entry("!trình >ngay trong tháng 6 tới @hoan", room)
    assert (marked.deadline, marked.text) == (june, "trình")
    assert entry("!" + words + " >quý IV", room).deadline == Deadline("quý IV", date(2024, 10, 1), date(2024, 12, 31))
    assert entry("!trình >khi có vốn", room).deadline == Deadline("khi có vốn")
    assert entry("!trình >30/6 cho UBND", room).text == "trình cho UBND"
    assert entry("!>30/6 trình", room).text == "trình"
    assert entry("!trình >tháng 6 hoặc tháng 7", room).deadline == Deadline("tháng 6 hoặc tháng 7")
    assert entry("!trình >04/29", room).deadline == Deadline("04/29")
    assert entry("!trình >[sau Tết > 3 ngày #1]", room).deadline == Deadline("sau Tết > 3 ngày #1")
    assert entry("!" + words + " >[]", room).deadline is None
    assert entry("kết quả > 30% và a > b", room).deadline is None


def test_items_are_linked_by_number_or_letters_and_unknown_ones_stay_text(room: CaptureContext) -> None:
    assert (entry("đã làm #12 và #14", room).items, entry("đã làm #12.", room).text) == (("i12", "i14"), "đã làm.")
    assert entry("#ngayhoi đã xong", room).items == ("i12",)
    assert entry("#ngày-hội đã xong", room).items == ("i12",)
    assert entry("đã xong #[hội nghị xúc tiến]", room).items == ("i14",)
    for letters in ("#ngay hoi", "#ngày hội Du lịch", "#xúc tiến", "#xúc  tiến đầu"):
        assert (len(entry(letters + " đã xong", room).items), entry(letters + " đã xong", room).text) == (1, "đã xong")
    assert entry("#ngayhoi đã xong", room).text == "đã xong"
    for unclear in ("#99 x", "#15 x", "#dulich x", "#zzz x", "C# x", "a#12 x"):
        assert (entry(unclear, room).items, entry(unclear, room).text) == ((), unclear)


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”")])
def test_verbatim_words_are_left_exactly_as_they_are(room: CaptureContext, opening: str, closing: str) -> None:
    words = "!giữ @hoan #12 >30/6 nguyên  văn"
    draft = entry(f"Hoan: !{opening}{words}{closing} @hoan", room)
    assert (draft.verbatim, draft.text, draft.items, draft.owners) == (True, words, (), (HOAN,))
    partly = entry(f"ông nói {opening}{words}{closing} rồi về", room)
    assert (partly.verbatim, partly.text, partly.owners) == (False, f"ông nói {opening}{words}{closing} rồi về", ())


def test_a_time_of_day_in_front_is_when_it_was_said(room: CaptureContext) -> None:
    assert entry("14:31 Hoan: !trình", room).said_at == time(14, 31)
    assert entry("8h05 trình", room).said_at == time(8, 5)
    assert read("14:31 /in Hoan", room) == AttendanceDraft(HOAN, True, time(14, 31))
    assert read("14h31 /next", room) == NextPointDraft("p2", time(14, 31))
    assert (entry("25:10 trình", room).said_at, entry("25:10 trình", room).text) == (None, "25:10 trình")


def test_a_backslash_makes_the_rest_plain_text(room: CaptureContext) -> None:
    assert (entry("! \\ Hoan: #12", room).text, entry("\\ !Hoan: #12 @x", room).text) == ("! \\ Hoan:", "!Hoan: #12 @x")


@pytest.mark.parametrize(
    ("line", "items", "state", "text"),
    [
        ("/done 12 đã tổ chức", ["i12"], ItemState.DONE, "đã tổ chức"),
        ("/done 12. Đã tổ chức", ["i12"], ItemState.DONE, "Đã tổ chức"),
        ("/done 12 - đã tổ chức", ["i12"], ItemState.DONE, "đã tổ chức"),
        ("/xong 12", ["i12"], ItemState.DONE, ""),
        ("/partly #12 một nửa", ["i12"], ItemState.PARTLY_DONE, "một nửa"),
        ("/motphan 12: một nửa", ["i12"], ItemState.PARTLY_DONE, "một nửa"),
        ("/no 12, 13 và 14 thiếu kinh phí", ["i12", "i13", "i14"], ItemState.NOT_DONE, "thiếu kinh phí"),
        ("/không 12 13 14: thiếu kinh phí", ["i12", "i13", "i14"], ItemState.NOT_DONE, "thiếu kinh phí"),
        ("/khong 12, 13 14: thiếu", ["i12", "i13", "i14"], ItemState.NOT_DONE, "thiếu"),
        ("/later 12 14", ["i12", "i14"], ItemState.POSTPONED, ""),
        ("/chuyển 12", ["i12"], ItemState.POSTPONED, ""),
        ("/dung 12", ["i12"], ItemState.DROPPED, ""),
        ("/drop #ngayhoi", ["i12"], ItemState.DROPPED, ""),
        ("/done 12 14 tập thể được khen", ["i12"], ItemState.DONE, "14 tập thể được khen"),
        ("/done 12, 14 tập thể được khen", ["i12", "i14"], ItemState.DONE, "tập thể được khen"),
    ],
)
def test_states_of_items(room: CaptureContext, line: str, items: list[str], state: ItemState, text: str) -> None:
    assert read(line, room) == StateDraft(tuple(items), state, text)


@pytest.mark.parametrize(
    ("line", "why", "words", "candidates"),
    [
        ("/done 99 x", Misreading.NO_SUCH_ITEM, "99", 0),
        ("/done 15", Misreading.SEVERAL_ITEMS, "15", 2),
        ("/done #dulich", Misreading.SEVERAL_ITEMS, "dulich", 2),
        ("/done", Misreading.ITEM_MISSING, "", 0),
        ("/done xong", Misreading.ITEM_MISSING, "xong", 0),
        ("/in Lan", Misreading.SEVERAL_DELEGATES, "Lan", 2),
        ("/in Tư", Misreading.NO_SUCH_DELEGATE, "Tư", 0),
        ("/out", Misreading.DELEGATE_MISSING, "", 0),
        ("/next 9", Misreading.NO_SUCH_POINT, "9", 0),
        ("/vote nhiều", Misreading.VOTE_FORM, "nhiều", 0),
        ("/sign biên bản", Misreading.SIGN_FORM, "biên bản", 0),
        ("/nhảy", Misreading.UNKNOWN_COMMAND, "/nhảy", 0),
        ("s/không có/x/", Misreading.WORDS_NOT_FOUND, "không có", 0),
    ],
)
def test_a_command_that_cannot_be_carried_out_says_why(
    room: CaptureContext, line: str, why: Misreading, words: str, candidates: int
) -> None:
    draft = read(line, room)
    assert isinstance(draft, MisreadDraft)
    assert (draft.why, draft.words, len(draft.candidates)) == (why, words, candidates)


def test_several_delegates_are_told_apart_by_their_offices(room: CaptureContext) -> None:
    draft = read("/in Lan", room)
    assert isinstance(draft, MisreadDraft)
    assert draft.candidates == ("Nguyễn Thị Lan (Giám đốc Sở Y tế)", "Trần Ngọc Lan (Chuyên viên)")


@pytest.mark.parametrize(
    ("line", "delegate", "arriving"),
    [
        ("/in Hoan", "hoan", True),
        ("/vào Hoan", "hoan", True),
        ("/vao hoan", "hoan", True),
        ("/out Nguyễn Thị Lan", "lan1", False),
        ("/ra lan chuyên viên", "lan2", False),
        ("/in chien dak nong", "chien", True),
    ],
)
def test_coming_and_going(room: CaptureContext, line: str, delegate: str, arriving: bool) -> None:
    assert read(line, room) == AttendanceDraft(Ref(f"delegate/{delegate}"), arriving)


@pytest.mark.parametrize("line", ["/next", "/tiếp", "/tiep", "/tiếp theo", "/next 2", "/next kết quả"])
def test_next_point(room: CaptureContext, line: str) -> None:
    assert read(line, room) == NextPointDraft("p2")


def test_points_are_opened_in_order_or_by_number(room: CaptureContext) -> None:
    assert read("/next 3", room) == NextPointDraft("p3")
    assert read("/next", dataclasses.replace(room, point="")) == NextPointDraft("p2")
    assert read("/next", dataclasses.replace(room, point="p3")) == MisreadDraft(Misreading.NO_FURTHER_POINT)
    assert read("/next", dataclasses.replace(room, points=())) == MisreadDraft(Misreading.NO_AGENDA)
    closed = tuple(dataclasses.replace(point, state=PointState.CLOSED) for point in room.points[:2]) + room.points[2:]
    assert read("/next", dataclasses.replace(room, points=closed)) == NextPointDraft("p3")
    assert read("/end", room) == read("/ketthuc", room) == read("/kết thúc", room) == EndDraft()


def test_votes_and_signings_are_nobodys_words(room: CaptureContext) -> None:
    for line in ("/vote 12-3-1 thông qua", "/bieuquyet 12 - 3 - 1: thông qua", "biểu quyết: 12-3-1 thông qua"):
        draft = entry(line, room)
        assert (draft.kind, draft.vote, draft.text) == (EntryKind.VOTE, Vote(12, 3, 1), "thông qua")
        assert draft.speaker == NOBODY
    for line in (
        "/sign Sở Y tế TP.HCM, Lâm Đồng, Quận 6: biên bản ghi nhớ",
        "/ky Sở Y tế TP.HCM và Lâm Đồng, Quận 6: biên bản ghi nhớ",
    ):
        draft = entry(line, room)
        assert draft.parties == (Ref("party/syt"), Ref("party/ld"), Ref("name/Quận 6"))
        assert (draft.kind, draft.text, draft.speaker) == (EntryKind.SIGNING, "biên bản ghi nhớ", NOBODY)
    whole = entry("/sign Sở Văn hóa và Thể thao, Lâm Đồng: x", room)
    assert whole.parties == (Ref("party/svh"), Ref("party/ld"))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("s/tháng 6/tháng 7/", "Trình Ủy ban nhân dân trong tháng 7, chi phí 1/2"),
        ("s/thang 6/tháng 7", "Trình Ủy ban nhân dân trong tháng 7, chi phí 1/2"),
        ("s|1/2|3/4|", "Trình Ủy ban nhân dân trong tháng 6, chi phí 3/4"),
        ("s#1/2#3/4#", "Trình Ủy ban nhân dân trong tháng 6, chi phí 3/4"),
        (r"s/1\/2/3\/4/", "Trình Ủy ban nhân dân trong tháng 6, chi phí 3/4"),
        ("s/, chi phí 1|2//", "Trình Ủy ban nhân dân trong tháng 6, chi phí 1/2"),
        ("s//./", "Trình Ủy ban nhân dân trong tháng 6, chi phí 1/2."),
    ],
)
def test_mending_the_last_entry(room: CaptureContext, line: str, text: str) -> None:
    draft = read(line, room)
    if "1|2" in line:
        assert draft == MisreadDraft(Misreading.WORDS_NOT_FOUND, ", chi phí 1|2")
    else:
        assert draft == AmendDraft("e1", text)


def test_mending_needs_an_entry_of_ones_own(room: CaptureContext) -> None:
    assert read("s/a/b/", dataclasses.replace(room, last_entry=None)) == MisreadDraft(Misreading.NOTHING_TO_MEND)
    assert entry("s/he said", room).text == "s/he said"


def test_undo_and_nothing(room: CaptureContext) -> None:
    assert read("/undo", room) == read("/hoàn tác", room) == read("#undo", room) == UndoDraft()
    for nothing in ("", "   ", "\x00\x1b\t", "\ud800"):
        assert read(nothing, room) == EmptyDraft()


def test_what_is_typed_in_decomposed_unicode_is_stored_composed(room: CaptureContext) -> None:
    assert entry("Vie\u0302\u0323t\u0007 Nam\nmới", room).text == "Việt Nam mới"


def test_unknown_speaker_and_nobody_stay_as_said(room: CaptureContext) -> None:
    assert (entry("?: a", room).speaker, entry("-: a", room).speaker) == (UNKNOWN, NOBODY)
    elsewhere = dataclasses.replace(room, speaker=HOAN)
    assert write(entry("-: a", elsewhere), elsewhere) == "-: a"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("hoan: chi dao: trình @so cong thuong >30/6", "Võ Văn Hoan: !trình @Sở Công Thương TP.HCM >30/6"),
        ("#12 đã xong", "đã xong #12"),
        ('hoan: "nguyên văn"', 'Võ Văn Hoan: "nguyên văn"'),
        ("/vote 1-2-3 x", "/vote 1-2-3 x"),
        ("/xong 12 13", "/done 12, 13"),
        ("! bullet", "! bullet"),
    ],
)
def test_a_recalled_draft_looks_as_people_type(room: CaptureContext, line: str, written: str) -> None:
    assert write(read(line, room), room) == written
