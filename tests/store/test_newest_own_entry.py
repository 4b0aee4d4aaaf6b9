"""The entry that the next line goes on from is this window's newest one, whatever colleagues do meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from store.dossier import Dossier
from store.history import CARRIED
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.refs import NOBODY, to_name

Opener = Callable[..., Dossier]


def newest(dossier: Dossier) -> str:
    """Its text."""
    entry = dossier.context().last_entry
    return entry.text if entry else ""


def meet(*people: Dossier) -> None:
    """Everybody shares and takes in what there is."""
    for person in people:
        person.publish()
    for person in people:
        person.receive()


def test_what_colleagues_record_is_not_gone_on_from(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    assert newest(lan) == ""
    minh.add(RecordKind.ENTRY, text="của Minh")
    meet(minh, lan)
    assert newest(lan) == ""
    lan.add(RecordKind.ENTRY, text="của Lan")
    minh.add(RecordKind.ENTRY, text="sau đó của Minh")
    meet(minh, lan)
    assert (newest(lan), newest(minh)) == ("của Lan", "sau đó của Minh")


def test_it_goes_and_comes_back_with_a_colleagues_deletion(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    lan.add(RecordKind.ENTRY, text="một")
    two = lan.add(RecordKind.ENTRY, text="hai")
    assert newest(lan) == "hai"
    meet(lan, minh)
    minh.delete(RecordKind.ENTRY, two)
    meet(minh, lan)
    assert newest(lan) == "một"
    minh.restore(RecordKind.ENTRY, two)
    meet(minh, lan)
    assert newest(lan) == "hai"


def test_what_is_brought_back_is_no_newer_than_it_was(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    his = minh.add(RecordKind.ENTRY, text="của Minh")
    meet(minh, lan)
    one = lan.add(RecordKind.ENTRY, text="một")
    lan.add(RecordKind.ENTRY, text="hai")
    for uid in (his, one):
        lan.delete(RecordKind.ENTRY, uid)
        assert newest(lan) == "hai"
        lan.restore(RecordKind.ENTRY, uid)
        assert newest(lan) == "hai"


def test_nobody_goes_on_from_what_was_carried_over_from_last_year(dossiers: Opener) -> None:
    lan = dossiers()
    last_year = {"kind": EntryKind.DIRECTIVE, "text": "Lập kế hoạch", "speaker": to_name("Phạm Nam")}
    lan.apply([Edit(RecordKind.ENTRY, "a1", {**last_year, "carried_from": "Sơ kết, 4/4/2024"})], origin=CARRIED)
    assert newest(lan) == ""
    assert lan.speaker == NOBODY, "whoever spoke last year does not speak now"
    lan.add(RecordKind.ENTRY, text="của năm nay")
    lan.apply([Edit(RecordKind.ENTRY, "a2", {**last_year, "carried_from": "Sơ kết, 4/4/2024"})], origin=CARRIED)
    assert newest(lan) == "của năm nay"
    lan.change(RecordKind.ENTRY, "a1", fulfilled=True)
    assert newest(lan) == "của năm nay"
