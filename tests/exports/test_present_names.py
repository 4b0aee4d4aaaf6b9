"""Places bear the names of the meeting's day in every document, with the present one beside those that have another."""

from __future__ import annotations

from datetime import date

import pytest
from minutes_reading import body

from exports.composing import compose
from exports.options import DocumentKind, Language, Options
from store.meeting import refs
from store.meeting.kinds import Attendance, EntryKind, PartyKind, PartyRole
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Delegate, Entry, Item, Meeting, Party

NONG, TRI = refs.to_party("nong"), refs.to_delegate("tri")


def held(day: date, nong: str = "tỉnh Đắk Nông") -> Proceedings:
    due = Deadline("30/9/2025", date(2025, 9, 30), date(2025, 9, 30))
    return Proceedings(
        Meeting(uid="m", title="Hội nghị sơ kết", day=day),
        parties=(
            Party(uid="nong", name=nong, kind=PartyKind.PROVINCE, role=PartyRole.HOST),
            Party(uid="duc", name="huyện Tuy Đức", kind=PartyKind.DISTRICT, parent="nong"),
            Party(uid="gia", name="tỉnh Gia Lai", kind=PartyKind.PROVINCE),
        ),
        delegates=(Delegate(uid="tri", name="Ngô Trí", party="nong", attendance=Attendance.PRESENT),),
        items=(Item(uid="i", number=1, title="Chợ đêm", parties=(refs.to_party("duc"),), planned=due),),
        entries=(
            Entry(uid="e", kind=EntryKind.DIRECTIVE, text="trình đề án", speaker=TRI, owners=(NONG,), deadline=due),
        ),
    )


def said(proceedings: Proceedings, kind: DocumentKind, language: Language = "vi") -> str:
    party = "nong" if kind is DocumentKind.EXTRACT else ""
    return body(compose(proceedings, Options(kind=kind, language=language, party=party)))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_day_before_the_provinces_were_united_every_document_says_what_they_are_now(kind: DocumentKind) -> None:
    text = said(held(date(2025, 6, 30)), kind)
    nong = kind is not DocumentKind.ANNEX
    assert ("nay là tỉnh Lâm Đồng" in text) is nong
    assert ("nay là các xã Tuy Đức, Quảng Tân, Quảng Trực" in text) is (kind is not DocumentKind.NOTICE)
    english = said(held(date(2025, 6, 30)), kind, "en")
    assert ("now tỉnh Lâm Đồng" in english) is nong
    assert "thuộc" not in english


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_from_the_first_day_of_the_new_provinces_on_nothing_stands_beside_their_names(kind: DocumentKind) -> None:
    later = held(date(2025, 7, 1), "tỉnh Lâm Đồng")
    parties = tuple(party for party in later.parties if party.uid != "duc")
    text = said(Proceedings(later.meeting, parties, later.delegates, (), later.items, later.entries), kind)
    assert "nay là" not in text


def test_the_host_is_named_with_both_in_one_bracket() -> None:
    text = said(held(date(2025, 6, 30)), DocumentKind.MINUTES)
    assert "Tỉnh Đắk Nông (đơn vị chủ trì; nay là tỉnh Lâm Đồng)" in text
    assert "Tỉnh Gia Lai." in text


def test_a_meeting_without_a_day_says_nothing_of_names() -> None:
    undated = held(date(2025, 6, 30))
    bare = Proceedings(Meeting(uid="m"), undated.parties, undated.delegates, (), undated.items, undated.entries)
    assert "nay là" not in said(bare, DocumentKind.MINUTES)
