"""What concerns a party: a unit counts for whom it belongs to, and nobody else is drawn in."""

from __future__ import annotations

from store.meeting.concerning import Concern, family
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate, Entry, Item, Meeting, Party
from store.meeting.refs import UNKNOWN, to_delegate, to_name, to_party

CITY = Party(uid="hcm", name="UBND Thành phố Hồ Chí Minh", aliases=("TPHCM",))
HEALTH = Party(uid="syt", name="Sở Y tế", parent="hcm")
HOSPITAL = Party(uid="bv", name="Bệnh viện Chợ Rẫy", parent="syt")
PROVINCE = Party(uid="daknong", name="UBND tỉnh Đắk Nông", aliases=("Đắk Nông",))
DOCTOR = Delegate(uid="lan", name="Lan", party="bv")
PARTIES = (CITY, HEALTH, HOSPITAL, PROVINCE)


def record(*entries: Entry, items: tuple[Item, ...] = ()) -> Proceedings:
    return Proceedings(Meeting(uid="m"), PARTIES, (DOCTOR,), (), items, entries)


def test_units_of_units_belong_to_the_family_and_a_circle_ends() -> None:
    assert family(PARTIES, "hcm") == {"hcm", "syt", "bv"}
    assert family(PARTIES, "syt") == {"syt", "bv"}
    circle = (Party(uid="a", parent="b"), Party(uid="b", parent="a"), Party(uid="c", parent="c"))
    assert family(circle, "a") == {"a", "b"}
    assert family(circle, "c") == {"c"}
    assert family(PARTIES, "") == {""}, "no party is not the parent of those that belong to nobody"


def test_an_item_of_a_unit_concerns_those_above_and_not_those_below() -> None:
    led = Item(uid="i", number=1, lead=(to_party("syt"),))
    held = record(items=(led,))
    assert [bool(Concern(held, uid).items) for uid in ("hcm", "syt", "bv", "daknong")] == [True, True, False, False]


def test_a_person_counts_for_the_party_he_belongs_to() -> None:
    entry = Entry(uid="e", kind=EntryKind.STATEMENT, text="x", speaker=to_delegate("lan"))
    held = record(entry)
    assert [Concern(held, uid).has_entry(entry) for uid in ("hcm", "syt", "bv", "daknong")] == [True, True, True, False]


def test_a_party_named_only_in_words_is_meant_where_the_words_are_its_name() -> None:
    for words, ours in (("Đắk Nông", True), ("dak nong", True), ("UBND tỉnh Đắk Nông", True), ("Đắk Lắk", False)):
        entry = Entry(uid="e", kind=EntryKind.DIRECTIVE, text="x", owners=(to_name(words),))
        assert Concern(record(entry), "daknong").has_entry(entry) is ours, words


def test_somebody_unknown_concerns_nobody() -> None:
    entry = Entry(uid="e", kind=EntryKind.STATEMENT, text="x", speaker=UNKNOWN)
    nameless = Proceedings(Meeting(uid="m"), (Party(uid="p"),), (), (), (), (entry,))
    assert not Concern(nameless, "p").has_entry(entry)
    assert not Concern(nameless, "").has_entry(entry)


def test_an_entry_about_an_item_concerns_the_items_parties() -> None:
    item = Item(uid="i", number=1, supporting=(to_party("daknong"),))
    entry = Entry(uid="e", kind=EntryKind.RESULT, text="x", items=("i", "gone"))
    assert Concern(record(entry, items=(item,)), "daknong").has_entry(entry)
    assert not Concern(record(entry), "daknong").has_entry(entry)
