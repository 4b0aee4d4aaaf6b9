"""Names that were said become references to a record: all of them, and no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.meeting.adoption import adoption, aliases_for, is_body, sort_of_body
from store.meeting.kinds import PartyKind, RecordKind
from store.meeting.records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Vote
from store.meeting.refs import UNKNOWN, to_delegate, to_name

NEW = to_delegate("new")


def test_every_field_that_may_name_somebody_is_looked_at() -> None:
    name = to_name("ông Trần Mới")
    records = [
        Meeting(uid="m", chairs=(name, to_delegate("a")), secretaries=(name,)),
        Delegate(uid="d", replaced_by=name),
        AgendaPoint(uid="p", presenter=name),
        Item(uid="i", parties=(name,), lead=(name,), supporting=(name,)),
        Entry(uid="e", speaker=name, owners=(to_name("ai đó"), name), parties=(name,), vote=Vote(1, 0, 0, (name,))),
        Entry(uid="other", speaker=to_name("Trần"), owners=(UNKNOWN,)),
        Party(uid="q", name="Trần Mới"),
    ]
    edits = {edit.uid: edit for edit in adoption(["TRAN MOI"], NEW, records)}
    assert set(edits) == {"m", "d", "p", "i", "e"}
    assert edits["m"].kind is RecordKind.MEETING
    assert edits["m"].fields == {"chairs": (NEW, to_delegate("a")), "secretaries": (NEW,)}
    assert edits["i"].fields == {"parties": (NEW,), "lead": (NEW,), "supporting": (NEW,)}
    assert edits["e"].fields == {
        "speaker": NEW,
        "owners": (to_name("ai đó"), NEW),
        "parties": (NEW,),
        "vote": Vote(1, 0, 0, (NEW,)),
    }


def test_a_list_names_nobody_twice() -> None:
    entry = Entry(uid="e", owners=(NEW, to_name("Mới"), to_name("mới")))
    assert adoption(["Mới"], NEW, [entry])[0].fields == {"owners": (NEW,)}


NAMES = st.sampled_from(["Mới", "ông Mới", "Trần Mới", "Ngọc", "", "?", "delegate/x", "!!"])


@given(st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=5))
def test_nothing_but_the_names_said_changes(said: list[str], owners: list[str]) -> None:
    entry = Entry(uid="e", owners=tuple(to_name(name) for name in owners))
    edits = adoption(said, NEW, [entry])
    after = edits[0].fields["owners"] if edits else entry.owners
    assert set(after) - {NEW} <= set(entry.owners)
    assert adoption(said, NEW, [Entry(uid="e", owners=after)]) == (), "once is enough"
    assert not adoption([], NEW, [entry])


def test_what_was_said_becomes_an_alias_only_where_the_name_does_not_say_it() -> None:
    others = [Delegate(uid="a", name="Lê Hùng"), Delegate(uid="b", name="Phạm Hùng")]
    new = Delegate(uid="new", name="Nguyễn Văn Sáng")
    assert aliases_for(["Sáng"], new, others, ()) == ()
    assert aliases_for(["anh Sáu", "anh Sáu", ""], new, others, ()) == ("anh Sáu",)
    assert aliases_for(["Hùng"], Delegate(uid="new", name="Vũ Hùng"), others, ()) == ("Hùng",)


def test_bodies_are_told_from_people() -> None:
    for name, sort in (
        ("Sở Nội vụ", PartyKind.DEPARTMENT),
        ("UBND tỉnh Gia Lai", PartyKind.PROVINCE),
        ("TP Đà Lạt", PartyKind.CITY),
        ("Quận 6", PartyKind.DISTRICT),
        ("Bệnh viện Chợ Rẫy", PartyKind.HOSPITAL),
        ("Công ty Cà phê", PartyKind.COMPANY),
        ("Hội Nông dân", PartyKind.OTHER),
    ):
        assert is_body(name), name
        assert sort_of_body(name) is sort, name
    for name in ("Trần Văn Mới", "Ban", "ông Sở", "", "Hội"):
        assert not is_body(name), name
