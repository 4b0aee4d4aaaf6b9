"""Two people write the same field at once: everybody reads both, nothing is silently replaced, one save settles it."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import glance, local_copy
from store.dossier import Dossier
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Entry, Item

Opener = Callable[..., Dossier]
ITEM, ENTRY = RecordKind.ITEM, RecordKind.ENTRY
BASE = "Hội nghị thống nhất. Giao Sở Du lịch chủ trì."
MINE = "Hội nghị thống nhất. Giao Sở Công Thương chủ trì."
HERS = BASE + " Báo cáo trước 30/11."
BOTH = "Hội nghị thống nhất. Giao Sở Công Thương chủ trì. Báo cáo trước 30/11."


def exchange(*dossiers: Dossier) -> None:
    for dossier in dossiers:
        dossier.publish()
    for dossier in dossiers:
        dossier.receive()


@pytest.fixture
def pair(dossiers: Opener) -> tuple[Dossier, Dossier]:
    return dossiers(), dossiers("minh", "Minh")


@pytest.fixture
def both(pair: tuple[Dossier, Dossier]) -> tuple[Dossier, Dossier, str]:
    """Lan and Minh have mended one entry at once."""
    lan, minh = pair
    uid = lan.add(ENTRY, text=BASE, kind=EntryKind.DIRECTIVE)
    exchange(lan, minh)
    lan.change(ENTRY, uid, text=MINE)
    minh.change(ENTRY, uid, text=HERS)
    exchange(lan, minh)
    return lan, minh, uid


def text(dossier: Dossier, uid: str) -> str:
    entry = dossier.get(ENTRY, uid)
    assert isinstance(entry, Entry)
    return entry.text


def texts(dossier: Dossier) -> set[str]:
    return {str(version.value) for one in dossier.contested() for version in one.versions}


# How it is read -------------------------------------------------------------------------------------


def test_every_reading_shows_the_texts_brought_together(both: tuple[Dossier, Dossier, str]) -> None:
    for dossier in both[:2]:
        uid = both[2]
        assert text(dossier, uid) == dossier.entries[0].text == dossier.proceedings().entries[0].text == BOTH
        assert dossier.tables.table("entries").all()[0]["text"] == BOTH
        known = dossier.last_known(ENTRY, uid)
        assert isinstance(known, Entry)
        assert known.text == BOTH
        extent = local_copy.extent(dossier.home)
        assert [one.text for one in local_copy.read(dossier.home, extent).entries] == [BOTH], "from the journals"
        dossier.checkpoint()
        written = orjson.loads((dossier.home / "record.json").read_bytes())
        assert [one["text"] for one in written["entries"].values()] == [BOTH]
        assert [one.text for one in local_copy.read(dossier.home, extent).entries] == [BOTH], "from record.json"


def test_the_first_picture_of_a_long_record_shows_it_too(
    both: tuple[Dossier, Dossier, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = both[0]
    monkeypatch.setattr(glance, "WORTH_IT", 1)
    lan.close()
    seen = glance.current(lan.home, "Lan")
    assert seen is not None
    assert (seen.newest[0].text, seen.disputed) == (BOTH, 1)


def test_it_reads_the_same_after_a_restart(both: tuple[Dossier, Dossier, str], dossiers: Opener) -> None:
    lan, minh, uid = both
    lan.close()
    again = dossiers()
    assert text(again, uid) == text(minh, uid) == BOTH
    assert again.contested() == minh.contested()


def test_both_versions_and_what_is_shown_are_told(both: tuple[Dossier, Dossier, str]) -> None:
    (one,) = both[0].contested()
    assert {(version.by, version.value) for version in one.versions} == {("Lan", MINE), ("Minh", HERS)}
    assert (one.base, one.merged, one.is_merged, one.spared) == (BASE, BOTH, True, False)


def test_a_short_value_shows_the_newest_stamp_and_offers_the_other(pair: tuple[Dossier, Dossier]) -> None:
    lan, minh = pair
    item = lan.add(ITEM, title="A")
    exchange(lan, minh)
    lan.change(ITEM, item, title="B")
    minh.change(ITEM, item, title="C")
    exchange(lan, minh)
    (one,) = lan.contested()
    assert lan.items[0].title == one.shown.value == one.merged
    assert not one.is_merged
    assert {one.shown.value, one.others[0].value} == {"B", "C"}


def test_the_same_words_from_two_are_one_version(pair: tuple[Dossier, Dossier]) -> None:
    lan, minh = pair
    uid = lan.add(ENTRY, text=BASE)
    exchange(lan, minh)
    for dossier in pair:
        dossier.change(ENTRY, uid, text=MINE)
    exchange(lan, minh)
    assert lan.contested() == []
    assert text(lan, uid) == MINE


# How it is settled ----------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", [MINE, HERS, BOTH, "Cả hai đều bỏ."])
def test_one_save_settles_it_for_everybody(both: tuple[Dossier, Dossier, str], chosen: str) -> None:
    lan, minh, uid = both
    (change,) = minh.settle(ENTRY, uid, "text", chosen)
    assert len(change.over("text")) == 2
    exchange(lan, minh)
    assert text(lan, uid) == text(minh, uid) == chosen
    assert lan.contested() == minh.contested() == []


def test_saving_what_is_shown_unchanged_settles_nothing(both: tuple[Dossier, Dossier, str]) -> None:
    lan, _minh, uid = both
    assert lan.change(ENTRY, uid, text=BOTH) == ()
    assert lan.disputed == 1


def test_an_edit_of_what_is_shown_replaces_both(both: tuple[Dossier, Dossier, str]) -> None:
    lan, minh, uid = both
    seen = lan.standing(ENTRY, uid)
    lan.amend(ENTRY, uid, seen, {"text": BOTH + " Xong."})
    exchange(lan, minh)
    assert text(minh, uid) == BOTH + " Xong."
    assert minh.contested() == []


def test_what_came_while_one_was_typing_is_not_replaced(pair: tuple[Dossier, Dossier]) -> None:
    lan, minh = pair
    uid = lan.add(ENTRY, text=BASE, kind=EntryKind.DIRECTIVE)
    exchange(lan, minh)
    seen = lan.standing(ENTRY, uid)
    minh.change(ENTRY, uid, text=HERS)
    exchange(lan, minh)
    assert text(lan, uid) == HERS
    lan.amend(ENTRY, uid, seen, {"text": MINE})
    assert text(lan, uid) == BOTH
    assert texts(lan) == {MINE, HERS}
    exchange(lan, minh)
    assert text(minh, uid) == BOTH


def test_what_one_left_as_he_saw_it_replaces_nothing(pair: tuple[Dossier, Dossier]) -> None:
    lan, minh = pair
    uid = lan.add(ENTRY, text=BASE, verbatim=False)
    exchange(lan, minh)
    seen = lan.standing(ENTRY, uid)
    minh.change(ENTRY, uid, text=HERS)
    exchange(lan, minh)
    (change,) = lan.amend(ENTRY, uid, seen, {"text": BASE, "verbatim": True})
    assert dict(change.set) == {"verbatim": True}
    assert text(lan, uid) == HERS
    assert lan.contested() == []


def test_what_came_after_one_looked_is_not_settled(both: tuple[Dossier, Dossier, str], dossiers: Opener) -> None:
    lan, minh, uid = both
    (one,) = lan.contested()
    hoa = dossiers("hoa", "Hoa")
    first = {"text": [hoa._ledger.union.records[f"entry/{uid}"].first.id]}
    hoa.amend(ENTRY, uid, first, {"text": "Mở đầu. " + BASE})
    exchange(lan, minh, hoa)
    lan.settle(ENTRY, uid, "text", MINE, seen=one.seen)
    exchange(lan, minh, hoa)
    assert texts(minh) == {MINE, "Mở đầu. " + BASE}
    assert text(minh, uid) == "Mở đầu. " + MINE


def test_what_was_changed_while_one_was_asked_is_not_deleted(pair: tuple[Dossier, Dossier]) -> None:
    lan, minh = pair
    uid = lan.add(ENTRY, text=BASE)
    exchange(lan, minh)
    seen = lan.standing(ENTRY, uid)
    minh.change(ENTRY, uid, text=HERS)
    exchange(lan, minh)
    lan.delete(ENTRY, uid, seen=seen)
    assert text(lan, uid) == HERS
    (one,) = lan.contested()
    minh.change(ENTRY, uid, text=BOTH)
    exchange(lan, minh)
    lan.settle(ENTRY, uid, "deleted", True, seen=one.seen)
    assert text(lan, uid) == BOTH, "changed again while it was looked at"
    (one,) = lan.contested()
    lan.settle(ENTRY, uid, "deleted", True, seen=one.seen)
    assert lan.get(ENTRY, uid) is None


def test_filling_what_was_waived_ends_that_also_from_a_form(pair: tuple[Dossier, Dossier]) -> None:
    lan = pair[0]
    uid = lan.add(ENTRY, text="nghe @@ rồi", waived=("missed_word: ồn",))
    lan.amend(ENTRY, uid, lan.standing(ENTRY, uid), {"text": "nghe báo cáo rồi"})
    entry = lan.get(ENTRY, uid)
    assert isinstance(entry, Entry)
    assert entry.waived == ()


def test_history_tells_what_was_shown_before_it_was_settled(both: tuple[Dossier, Dossier, str]) -> None:
    lan, _minh, uid = both
    lan.settle(ENTRY, uid, "text", MINE)
    line = lan.history(ENTRY, uid)[-1]
    assert (line.old, line.new) == (BOTH, MINE)


# Undo -----------------------------------------------------------------------------------------------


def test_undo_withdraws_mine_and_leaves_the_colleagues(both: tuple[Dossier, Dossier, str]) -> None:
    lan, minh, uid = both
    assert lan.undo()
    exchange(lan, minh)
    assert text(lan, uid) == text(minh, uid) == HERS
    assert lan.contested() == minh.contested() == []
    assert lan.redo()
    exchange(lan, minh)
    assert text(lan, uid) == text(minh, uid) == BOTH
    assert texts(minh) == {MINE, HERS}
    assert lan.undo()
    assert text(lan, uid) == HERS
    assert lan.redo()
    assert text(lan, uid) == BOTH


def test_undo_of_a_short_value_leaves_the_colleagues_whatever_the_clocks_say(
    pair: tuple[Dossier, Dossier], hand_clock: Callable[..., None]
) -> None:
    lan, minh = pair
    item = lan.add(ITEM, title="A")
    exchange(lan, minh)
    hand_clock.go(seconds=5)  # type: ignore[attr-defined]
    minh.change(ITEM, item, title="của Minh")
    hand_clock.go(seconds=5)  # type: ignore[attr-defined]
    lan.change(ITEM, item, title="của Lan", state=ItemState.DONE)
    exchange(lan, minh)
    assert lan.items[0].title == "của Lan"
    lan.undo()
    exchange(lan, minh)
    for dossier in pair:
        assert dossier.get(ITEM, item) == Item(uid=item, title="của Minh")
        assert dossier.contested() == []


def test_undo_among_three_leaves_the_other_two(both: tuple[Dossier, Dossier, str], dossiers: Opener) -> None:
    lan, minh, uid = both
    hoa = dossiers("hoa", "Hoa")
    seen = {"text": [hoa._ledger.union.records[f"entry/{uid}"].first.id]}
    hoa.amend(ENTRY, uid, seen, {"text": "Mở đầu. " + BASE})
    exchange(lan, minh, hoa)
    assert len(lan.contested()[0].versions) == 3
    lan.undo()
    exchange(lan, minh, hoa)
    assert texts(hoa) == {"Mở đầu. " + BASE, HERS}
    assert text(hoa, uid) == "Mở đầu. " + HERS


def test_undoing_a_settlement_brings_all_versions_back(both: tuple[Dossier, Dossier, str]) -> None:
    lan, minh, uid = both
    lan.settle(ENTRY, uid, "text", MINE)
    exchange(lan, minh)
    assert minh.contested() == []
    for _again in range(2):
        assert lan.undo()
        exchange(lan, minh)
        assert texts(minh) == {MINE, HERS}
        assert text(minh, uid) == BOTH
        assert lan.redo()
        exchange(lan, minh)
        assert (text(minh, uid), minh.contested()) == (MINE, [])
    lan.undo()
    assert lan.undo(), "the edit before it"
    assert text(lan, uid) == HERS


def test_what_a_colleague_has_settled_is_not_undone(both: tuple[Dossier, Dossier, str]) -> None:
    lan, minh, uid = both
    minh.settle(ENTRY, uid, "text", BOTH)
    exchange(lan, minh)
    lan.undo()
    assert text(lan, uid) == BOTH


# Deletions ------------------------------------------------------------------------------------------


@pytest.fixture
def spared(pair: tuple[Dossier, Dossier]) -> tuple[Dossier, Dossier, str]:
    """Minh has deleted what Lan mended meanwhile."""
    lan, minh = pair
    uid = lan.add(ENTRY, text=BASE)
    exchange(lan, minh)
    minh.delete(ENTRY, uid)
    lan.change(ENTRY, uid, text=MINE)
    exchange(lan, minh)
    return lan, minh, uid


def test_a_record_deleted_unread_stays_and_is_offered(spared: tuple[Dossier, Dossier, str]) -> None:
    lan, minh, uid = spared
    for dossier in (lan, minh):
        assert text(dossier, uid) == MINE
        (one,) = dossier.contested()
        assert one.spared
        assert (one.kind, one.uid, one.field) == (ENTRY, uid, "deleted")
        assert [(version.by, version.value) for version in one.versions] == [("Lan", False), ("Minh", True)]
        assert dossier.disputed == 1


@pytest.mark.parametrize("for_good", [True, False])
def test_it_is_deleted_for_good_or_kept_for_everybody(spared: tuple[Dossier, Dossier, str], for_good: bool) -> None:
    lan, minh, uid = spared
    lan.settle(ENTRY, uid, "deleted", for_good)
    exchange(lan, minh)
    for dossier in (lan, minh):
        assert (dossier.get(ENTRY, uid) is None) is for_good
        assert dossier.contested() == []
    lan.undo()
    exchange(lan, minh)
    assert text(minh, uid) == MINE
    (one,) = minh.contested()
    assert one.spared, "in question again"
    assert [version.by for version in one.versions] == ["Lan", "Minh"]
    lan.redo()
    exchange(lan, minh)
    assert (minh.get(ENTRY, uid) is None) is for_good


def test_what_is_deleted_for_good_can_still_be_brought_back(spared: tuple[Dossier, Dossier, str]) -> None:
    lan, minh, uid = spared
    lan.settle(ENTRY, uid, "deleted", True)
    exchange(lan, minh)
    minh.restore(ENTRY, uid)
    exchange(lan, minh)
    assert text(lan, uid) == MINE
    assert lan.contested() == []


def test_undoing_my_deletion_beside_a_colleagues_shows_it_again_in_question(pair: tuple[Dossier, Dossier]) -> None:
    lan, minh = pair
    uid = lan.add(ENTRY, text=BASE)
    exchange(lan, minh)
    for dossier in pair:
        dossier.delete(ENTRY, uid)
    exchange(lan, minh)
    assert (lan.get(ENTRY, uid), lan.contested()) == (None, [])
    lan.undo()
    exchange(lan, minh)
    assert text(minh, uid) == BASE
    assert [[version.by for version in one.versions] for one in minh.contested()] == [["Lan", "Minh"]]
    lan.redo()
    exchange(lan, minh)
    assert minh.get(ENTRY, uid) is None


def test_who_undoes_his_deletion_has_the_record_as_it_is_by_now(spared: tuple[Dossier, Dossier, str]) -> None:
    lan, minh, uid = spared
    minh.undo()
    exchange(lan, minh)
    for dossier in (lan, minh):
        assert text(dossier, uid) == MINE
        assert dossier.contested() == []


# Whatever two people do -----------------------------------------------------------------------------

_ACTS = st.lists(
    st.tuples(
        st.sampled_from([0, 1]),
        st.sampled_from(["edit", "edit", "edit", "undo", "redo", "settle", "delete", "restore", "exchange"]),
    ),
    max_size=14,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_ACTS)
def test_two_people_doing_and_undoing_anything_end_with_the_same_and_undo_only_their_own(
    pair: tuple[Dossier, Dossier], acts: list[tuple[int, str]]
) -> None:
    uid = pair[0].add(ENTRY, text="Gốc.")
    exchange(*pair)
    wrote: tuple[set[str], set[str]] = set(), set()
    for number, (place, act) in enumerate(acts):
        who = pair[place]
        if act == "exchange":
            exchange(*pair)
        elif act == "edit" and who.get(ENTRY, uid):
            wrote[place].add(f"câu {number}.")
            who.change(ENTRY, uid, text=f"{text(who, uid)} câu {number}.")
        elif act == "settle" and who.contested():
            one = who.contested()[0]
            who.settle(one.kind, one.uid, one.field, one.shown.value, seen=one.seen)
        elif act == "undo":
            before = {said for said in wrote[1 - place] if who.get(ENTRY, uid) and said in text(who, uid)}
            who.undo()
            assert who.get(ENTRY, uid) is None or before <= {said for said in before if said in text(who, uid)}
        elif act == "redo":
            who.redo()
        elif act == "delete":
            who.delete(ENTRY, uid)
        elif act == "restore":
            who.restore(ENTRY, uid)
    exchange(*pair)
    lan, minh = pair
    assert lan.proceedings() == minh.proceedings()
    assert lan.contested() == minh.contested()
