"""Extracts: all of them together hold each thing exactly where it belongs, and nothing of closed sessions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import conferences
import pytest
from conferences import CHIEN, HOAN
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes_reading import body, meeting_with, said

from exports import extract
from exports.document import Document, Heading, Paragraph, Table
from exports.options import Attribution, DocumentKind, Options
from store.meeting.kinds import EntryKind, ItemState, PartyKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Delegate, Entry, Item, Meeting, Party, Vote
from store.meeting.refs import NOBODY, UNKNOWN, Ref, split, to_delegate, to_name, to_party


def composed(held: Proceedings, party: str, language: str = "vi", **more: object) -> Document:
    return extract.compose(held, Options(language, kind=DocumentKind.EXTRACT, party=party, **more))  # type: ignore[arg-type]


def sources(document: Document) -> list[str]:
    """Which record each paragraph and row prints, one for each time it is printed."""
    found: list[str] = []
    for block in document.body:
        if isinstance(block, Paragraph) and block.source:
            found.append(block.source)
        elif isinstance(block, Table):
            found.extend(block.sources)
    return found


# Each thing exactly where it belongs -----------------------------------------------------------------

UIDS = ("hcm", "syt", "benhvien", "lamdong", "dalat", "daknong")
PARENTS = {"syt": "hcm", "benhvien": "syt", "dalat": "lamdong"}
KINDS = dict(zip(UIDS, ("city", "department", "hospital", "province", "district", "province"), strict=True))
PARTIES = tuple(
    Party(uid=uid, name=f"Đơn vị {uid}", kind=PartyKind(KINDS[uid]), parent=PARENTS.get(uid, "")) for uid in UIDS
)
#: Whoever is named together with others is meant as much as if he stood alone.
TOGETHER = {
    "các địa phương": {"hcm", "lamdong", "dalat", "daknong"},
    "UBND các tỉnh vùng Tây Nguyên": {"lamdong", "daknong"},
    "Các sở, ngành": {"syt"},
    "tất cả các bên": set(UIDS),
    "các bạn": set(),
}
DELEGATES = tuple(Delegate(uid=f"d-{uid}", name=f"Người của {uid}", party=uid) for uid in (*UIDS[:4], ""))

CONCLUSIONS = {EntryKind.DECISION, EntryKind.VOTE}

who = st.sampled_from(
    [*map(to_party, UIDS), *(to_delegate(one.uid) for one in DELEGATES), to_name("Ai đó"), NOBODY, UNKNOWN]
    + [to_name(name) for name in TOGETHER]
)
several = st.lists(who.filter(lambda ref: ref != NOBODY), max_size=2).map(tuple)
items = st.lists(st.builds(Item, uid=st.just(""), parties=several, lead=several, supporting=several), max_size=6)
kinds = st.sampled_from([kind for kind in EntryKind if kind is not EntryKind.HANDOVER])
entries = st.lists(
    st.builds(
        Entry,
        uid=st.just(""),
        kind=kinds,
        text=st.sampled_from(["Một việc", "Việc khác"]),
        speaker=who,
        owners=several,
        parties=several,
        items=st.lists(st.sampled_from([f"i{number}" for number in range(6)]), max_size=2).map(tuple),
        closed_session=st.booleans(),
    ),
    max_size=12,
)


def record(made: Iterable[Item], told: Iterable[Entry]) -> Proceedings:
    return Proceedings(
        Meeting(uid="m", title="Hội nghị"),
        PARTIES,
        DELEGATES,
        (),
        tuple(replace(one, uid=f"i{n}", number=n + 1, title=f"Nội dung {n}") for n, one in enumerate(made)),
        tuple(replace(one, uid=f"e{n}") for n, one in enumerate(told)),
    )


def above(uid: str) -> set[str]:
    """The party and all it belongs to: written anew here, so that two have to be wrong in the same way."""
    found = {uid}
    while uid := PARENTS.get(uid, ""):
        found.add(uid)
    return found


def concerned(refs: Iterable[Ref]) -> set[str]:
    found: set[str] = set()
    for ref in refs:
        head, rest = split(ref)
        for uid in TOGETHER.get(rest, ()):
            found |= above(uid)
        home = {one.uid: one.party for one in DELEGATES}.get(rest, "") if head == "delegate" else rest
        if head in {"party", "delegate"} and home:
            found |= above(home)
    return found


@given(items, entries, st.booleans())
@settings(max_examples=150, deadline=None)
def test_all_extracts_together_hold_each_thing_exactly_where_it_belongs(
    made: list[Item], told: list[Entry], closed: bool
) -> None:
    held = record(made, told)
    of_item = {one.uid: concerned((*one.parties, *one.lead, *one.supporting)) for one in held.items}
    wanted = {f"item/{uid}": whom for uid, whom in of_item.items()}
    for one in held.entries:
        whom = concerned((one.speaker, *one.owners, *one.parties)).union(
            *(of_item.get(uid, set()) for uid in one.items)
        )
        if one.kind in CONCLUSIONS and not (one.owners or one.parties or one.items):
            whom = set(UIDS)
        wanted[f"entry/{one.uid}"] = whom if closed or not one.closed_session else set()
    for uid in UIDS:
        found = sources(composed(held, uid, closed_session=closed))
        assert len(found) == len(set(found)), "nothing stands in two places"
        assert set(found) == {source for source, whom in wanted.items() if uid in whom}


@pytest.mark.parametrize("conference", [conferences.spring_2024(), conferences.winter_2025()])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_real_conferences_every_item_with_parties_is_in_somebodys_extract(
    conference: Proceedings, language: str
) -> None:
    found = {source for party in conference.parties for source in sources(composed(conference, party.uid, language))}
    for item in conference.items:
        assert (f"item/{item.uid}" in found) is bool(item.parties or item.lead or item.supporting)
    assert not any("BÍ MẬT" in body(composed(conference, party.uid, language)) for party in conference.parties)


# What it says ----------------------------------------------------------------------------------------


def headings(document: Document) -> list[str]:
    return [block.text for block in document.body if isinstance(block, Heading)]


def test_the_head_names_the_minutes_and_the_party() -> None:
    document = composed(conferences.winter_2025(), "daknong")
    assert document.letterhead.number_line == "Số: ……/TrS-UBND"
    assert document.title.kind == "TRÍCH BIÊN BẢN"
    assert document.title.subject.startswith("Nội dung liên quan đến UBND tỉnh Đắk Nông tại Hội nghị sơ kết")
    lead = "Trích Biên bản số 05/BB-UBND ngày 03 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Lâm Đồng những nội dung"
    assert body(document).startswith(lead)
    assert body(document).endswith("Trích đúng theo biên bản hội nghị; những nội dung khác xem tại biên bản./.")
    assert document.closing.recipients[0] == "- UBND tỉnh Đắk Nông;"
    (signer,) = document.closing.right
    assert (signer.capacity, signer.name) == ("THƯ KÝ", "Nguyễn Thị Ngọc Lan")


def test_what_is_given_to_all_stands_in_the_extract_of_each() -> None:
    held = meeting_with(
        said(EntryKind.DIRECTIVE, "rà soát", speaker=HOAN, owners=(to_name("các địa phương"),)),
        said(EntryKind.DIRECTIVE, "lập kế hoạch", speaker=HOAN, owners=(to_name("Các sở, ngành TP.HCM"),)),
        said(EntryKind.DIRECTIVE, "giao ban", speaker=HOAN, owners=(to_name("UBND các tỉnh vùng Tây Nguyên"),)),
    )
    told = {uid: sources(composed(held, uid)) for uid in ("hcm", "syt", "lamdong", "kontum")}
    assert told == {
        "hcm": ["entry/e0", "entry/e1", "entry/e2"],
        "syt": ["entry/e1"],
        "lamdong": ["entry/e0", "entry/e2"],
        "kontum": ["entry/e0", "entry/e2"],
    }
    assert headings(composed(held, "hcm")) == [
        "Nhiệm vụ giao cho UBND Thành phố Hồ Chí Minh",
        "Nhiệm vụ do UBND Thành phố Hồ Chí Minh giao",
    ]


def test_what_the_meeting_concluded_for_nobody_in_particular_concerns_all_who_took_part() -> None:
    held = meeting_with(
        said(EntryKind.DECISION, "Thống nhất kế hoạch năm 2025", speaker=HOAN),
        said(EntryKind.DECISION, "Giao tỉnh Lâm Đồng chủ trì", speaker=HOAN, owners=(to_party("lamdong"),)),
        said(EntryKind.VOTE, "Thông qua", vote=Vote(5, 0, 0)),
    )
    assert sources(composed(held, "kontum")) == ["entry/e0", "entry/e2"]
    assert sources(composed(held, "lamdong")) == ["entry/e0", "entry/e1", "entry/e2"]
    assert sources(composed(held, "syt")) == [], "it was only mentioned"
    assert headings(composed(held, "kontum")) == ["Kết luận, biểu quyết"]


def test_what_the_party_has_to_do_comes_first_and_each_kind_has_its_section() -> None:
    us, others = to_party("daknong"), to_party("lamdong")
    held = meeting_with(
        said(EntryKind.STATEMENT, "lời của ta", speaker=CHIEN),
        said(EntryKind.PROPOSAL, "ta đề nghị", speaker=CHIEN, owners=(others,)),
        said(EntryKind.PROPOSAL, "họ đề nghị ta", speaker=HOAN, owners=(us,)),
        said(EntryKind.DIRECTIVE, "việc ta giao", speaker=CHIEN, owners=(others,)),
        said(EntryKind.COMMITMENT, "ta hứa", speaker=CHIEN),
        said(EntryKind.DIRECTIVE, "việc ta làm", speaker=HOAN, owners=(us,)),
        said(EntryKind.SIGNING, "ta ký", parties=(us, others)),
        said(EntryKind.DIRECTIVE, "việc người khác", speaker=HOAN, owners=(others,)),
    )
    document = composed(held, "daknong")
    name = "UBND tỉnh Đắk Nông"
    assert headings(document) == [
        f"Nhiệm vụ giao cho {name}",
        f"Cam kết của {name}",
        f"Đề nghị, kiến nghị gửi đến {name}",
        f"Đề nghị, kiến nghị của {name}",
        "Ký kết, khen thưởng",
        f"Nhiệm vụ do {name} giao",
        f"Ý kiến, kết quả, số liệu do {name} nêu",
    ]
    assert "việc người khác" not in body(document)


def test_who_orders_asks_or_promises_for_his_own_unit_is_told_among_what_is_to_be_done() -> None:
    own = (to_party("syt"),)
    held = meeting_with(
        said(EntryKind.DIRECTIVE, "giao cho sở mình", speaker=HOAN, owners=own),
        said(EntryKind.PROPOSAL, "đề nghị sở mình", speaker=HOAN, owners=own),
    )
    name = "UBND Thành phố Hồ Chí Minh"
    assert headings(composed(held, "hcm")) == [f"Nhiệm vụ giao cho {name}", f"Đề nghị, kiến nghị của {name}"]


def test_by_when_is_said_once_with_the_days_it_means() -> None:
    due = Deadline("quý I", date(2025, 1, 1), date(2025, 3, 31))
    task = said(EntryKind.DIRECTIVE, "Lập kế hoạch", speaker=HOAN, owners=(to_party("daknong"),), deadline=due)
    assert "(thực hiện: UBND tỉnh Đắk Nông; thời hạn: quý I, từ 1/1/2025 đến 31/3/2025)." in body(
        composed(meeting_with(task), "daknong")
    )
    known = replace(task, text="Lập kế hoạch trong quý I")
    assert "thời hạn: từ 1/1/2025 đến 31/3/2025)" in body(composed(meeting_with(known), "daknong"))


def test_the_table_names_the_partys_part_and_its_units() -> None:
    item = Item(
        uid="i",
        number=5,
        title="Bệnh viện vệ tinh",
        parties=(to_party("hcm"), to_party("daknong")),
        lead=(to_party("syt"),),
        state=ItemState.NOT_DONE,
        reason_text="Chưa có kinh phí.",
    )
    held = replace(meeting_with(), items=(item,))
    row = next(one for one in composed(held, "hcm").body if isinstance(one, Table)).rows[0]
    assert row == (
        "5",
        "Bệnh viện vệ tinh",
        "Chủ trì (Sở Y tế Thành phố Hồ Chí Minh); bên tham gia",
        "Không thực hiện",
        "Chưa có kinh phí",
    )
    assert "Tính cả các đơn vị trực thuộc: Sở Y tế Thành phố Hồ Chí Minh." in body(composed(held, "hcm"))
    assert "Có 1 nội dung hợp tác liên quan, trong đó: không thực hiện 1/1." in body(composed(held, "syt"))


def test_tasks_that_an_earlier_meeting_left_come_along_in_a_section_of_their_own() -> None:
    task = said(EntryKind.DIRECTIVE, "Việc năm trước", owners=(to_party("daknong"),), carried_from="m0")
    told = said(EntryKind.STATEMENT, "Lời năm trước", speaker=CHIEN, carried_from="m0")
    document = composed(meeting_with(task, told), "daknong")
    assert headings(document) == ["Nhiệm vụ, cam kết chuyển từ kỳ trước"]
    assert "Lời năm trước" not in body(document)
    closed = replace(task, closed_session=True)
    assert "Việc năm trước" not in body(composed(meeting_with(closed), "daknong"))


def test_a_party_that_nothing_concerns_is_told_so() -> None:
    document = composed(meeting_with(said(EntryKind.STATEMENT, "lời", speaker=HOAN)), "gialai")
    assert "Biên bản không ghi nội dung nào liên quan đến UBND tỉnh Gia Lai." in body(document)
    assert headings(document) == []


@pytest.mark.parametrize("party", ["", "gone"])
def test_without_a_party_it_is_a_draft_for_nobody(party: str) -> None:
    document = composed(conferences.winter_2025(), party)
    assert sources(document) == []
    assert document.title.draft_mark == "DỰ THẢO"
    assert "……" in document.title.subject


def test_it_is_final_where_nothing_is_missing_even_before_the_minutes_have_a_number() -> None:
    winter = conferences.winter_2025()
    assert composed(winter, "daknong").title.draft_mark == ""
    unnumbered = replace(winter, meeting=replace(winter.meeting, number=""))
    assert composed(unnumbered, "daknong").title.draft_mark == ""
    assert composed(winter, "daknong", draft=True).title.draft_mark == "DỰ THẢO"
    unsigned = replace(winter, meeting=replace(winter.meeting, secretaries=()))
    assert composed(unsigned, "daknong").title.draft_mark == "DỰ THẢO"


def test_attribution_holds_in_extracts_too() -> None:
    held = meeting_with(said(EntryKind.STATEMENT, "lời của ta", speaker=CHIEN))
    assert "1. Ông Lê Văn Chiến: lời của ta." in body(composed(held, "daknong"))
    by_party = body(composed(held, "daknong", attribution=Attribution.DELEGATION))
    assert "1. Đại diện UBND tỉnh Đắk Nông: lời của ta." in by_party
    impersonal = body(composed(held, "daknong", attribution=Attribution.IMPERSONAL))
    assert "1. Lời của ta." in impersonal
    assert "Chiến" not in by_party + impersonal


def test_english_labels() -> None:
    document = composed(conferences.winter_2025(), "hcm", "en")
    assert document.title.kind == "EXTRACT FROM THE MINUTES"
    assert headings(document)[0] == "Items of cooperation concerned"
    assert not any("Nhiệm vụ" in text or "Ý kiến" in text for text in headings(document))
