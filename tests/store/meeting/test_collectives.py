"""Words that name several parties at once, as chairs say them and rapporteurs write them down."""

from __future__ import annotations

import pytest

from store.meeting.collectives import meant
from store.meeting.kinds import PartyKind, PartyRole
from store.meeting.records import Party

PARTIES = (
    Party(uid="ag", name="UBND tỉnh An Giang", kind=PartyKind.PROVINCE, aliases=("An Giang",)),
    Party(uid="dt", name="Đồng Tháp", kind=PartyKind.PROVINCE),
    Party(uid="ct", name="UBND thành phố Cần Thơ", kind=PartyKind.CITY),
    Party(uid="td", name="huyện Tam Nông", kind=PartyKind.DISTRICT, parent="dt", role=PartyRole.MENTIONED),
    Party(uid="sct", name="Sở Công Thương", kind=PartyKind.DEPARTMENT, parent="ag", role=PartyRole.MENTIONED),
    Party(uid="sdl", name="Sở Du lịch", kind=PartyKind.DEPARTMENT, parent="ct"),
    Party(uid="bv", name="Bệnh viện Đa khoa Trung ương", kind=PartyKind.HOSPITAL),
)


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("các địa phương", "ag dt ct td"),
        ("Các địa phương trong vùng", "ag dt ct td"),
        ("UBND các tỉnh, thành phố vùng ĐBSCL", "ag dt ct"),
        ("các tỉnh, thành", "ag dt ct"),
        ("lãnh đạo các tỉnh", "ag dt"),
        ("tất cả các bên", "ag dt ct sdl bv"),
        ("các đơn vị liên quan", "ag dt ct sdl bv"),
        ("các cơ quan, đơn vị", "ag dt ct sdl bv"),
        ("các sở, ban, ngành", "sct sdl"),
        ("Các sở ngành tỉnh An Giang", "ag sct"),
        ("các sở, ngành Cần Thơ", "ct sdl"),
        ("các huyện, xã của Đồng Tháp", "dt td"),
        ("các bệnh viện", "bv"),
        ("all the provinces", "ag dt"),
        ("All parties", "ag dt ct sdl bv"),
        ("các thành viên Tổ công tác", ""),
        ("Sở Công Thương", ""),
        ("tỉnh An Giang", ""),
        ("", ""),
    ],
)
def test_a_collective_means_each_of_its_kind(words: str, whom: str) -> None:
    assert meant(words, PARTIES) == set(whom.split())
