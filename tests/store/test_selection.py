"""What concerns a party or a field, and what is overdue, is found whole and nothing else with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.dossier import Dossier
from store.meeting import refs, register
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Deadline
from store.selection import Selection, UnknownParty

PAST, LATER = Deadline("tháng 1", None, date(2025, 1, 31)), Deadline("năm 2030", None, date(2030, 12, 31))


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    made = Dossier.create(tmp_path / "hồ sơ", state=tmp_path / "state", by="Lan", fields={"title": "Hội nghị"})
    kon_tum = made.add(RecordKind.PARTY, name="tỉnh Kon Tum", aliases=("Kon Tum",))
    gia_lai = made.add(RecordKind.PARTY, name="tỉnh Gia Lai")
    nga = made.add(RecordKind.DELEGATE, name="Nga", party=kon_tum)
    other = (refs.to_party(gia_lai),)
    fair = made.add(RecordKind.ITEM, number=1, title="Hội chợ", field="Du lịch", lead=(refs.to_party(kon_tum),))
    made.change(RecordKind.ITEM, fair, planned=PAST)
    made.add(RecordKind.ITEM, number=2, title="Tập huấn", field="y tế", parties=other, planned=LATER)
    made.add(RecordKind.ITEM, number=3, title="Đã mở", field="y tế", planned=PAST, state=ItemState.DONE)
    made.add(RecordKind.ITEM, number=4, title="Không hạn", planned=Deadline("sớm"))
    task = {"kind": EntryKind.DIRECTIVE, "deadline": PAST}
    made.add(RecordKind.ENTRY, text="Nga nói", speaker=refs.to_delegate(nga))
    made.add(RecordKind.ENTRY, text="về hội chợ", items=(fair,))
    made.add(RecordKind.ENTRY, text="việc Gia Lai", owners=other, **task)
    made.add(RecordKind.ENTRY, text="việc đã xong", owners=other, fulfilled=True, **task)
    made.add(RecordKind.ENTRY, text="việc không hạn", kind=EntryKind.COMMITMENT)
    return made


def chosen(dossier: Dossier, party: str = "", field: str = "", overdue: bool = False) -> Selection:
    return Selection.of(dossier, party, field, date(2025, 6, 1) if overdue else None)


def test_a_party_has_what_it_leads_says_and_is_linked_to(dossier: Dossier) -> None:
    found = chosen(dossier, party="kon tum")
    assert [item.number for item in found.items()] == [1]
    assert [entry.text for entry in found.entries()] == ["Nga nói", "về hội chợ"]
    assert [entry.text for entry in chosen(dossier, party="gia lai").actions()] == ["việc Gia Lai", "việc đã xong"]


def test_what_a_unit_agreed_or_has_to_do_is_its_partys_and_united_provinces_are_one(dossier: Dossier) -> None:
    nong = dossier.add(RecordKind.PARTY, name="tỉnh Lâm Đồng", aliases=("Đắk Nông",))
    dong = dossier.add(RecordKind.PARTY, name="Tỉnh Lâm Đồng")
    rong = dossier.add(RecordKind.PARTY, name="huyện Đam Rông", parent=dong)
    for number, party in enumerate((nong, dong, rong), start=11):
        dossier.add(RecordKind.ITEM, number=number, title="Chợ", parties=(refs.to_party(party),))
    dossier.add(RecordKind.ENTRY, text="mở chợ", kind=EntryKind.DIRECTIVE, owners=(refs.to_party(rong),))
    dossier.add(RecordKind.ENTRY, text="góp vốn", kind=EntryKind.COMMITMENT, owners=(refs.to_name("Tỉnh Lâm Đồng"),))
    found = chosen(dossier, party="lam dong")
    assert [item.number for item in found.items()] == [11, 12, 13]
    assert [entry.text for entry in found.actions()] == ["mở chợ", "góp vốn"]
    counted = register.by_party(dossier.proceedings())
    assert {name: one.total for name, one in counted.items() if "Lâm Đồng" in name} == {"tỉnh Lâm Đồng": 3}
    assert [item.number for item in chosen(dossier, party="đam rông").items()] == [13]


def test_a_field_is_found_without_accents(dossier: Dossier) -> None:
    assert [item.number for item in chosen(dossier, field="y te").items()] == [2, 3]
    assert [entry.text for entry in chosen(dossier, field="DU LICH").entries()] == ["về hội chợ"]


def test_only_what_is_open_and_past_its_day_is_overdue(dossier: Dossier) -> None:
    found = chosen(dossier, overdue=True)
    assert [item.number for item in found.items()] == [1]
    assert [entry.text for entry in found.actions()] == ["việc Gia Lai"]


def test_without_a_choice_everything_is_meant_and_an_unknown_party_is_told(dossier: Dossier) -> None:
    assert len(chosen(dossier).items()) == 4
    assert len(chosen(dossier).entries()) == 5
    assert [entry.text for entry in chosen(dossier).actions()][-1] == "việc không hạn"
    with pytest.raises(UnknownParty):
        chosen(dossier, party="Cà Mau")
