"""Undo takes back one's own newest step, again and again, also after a restart, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.dossier import Dossier
from store.meeting.edits import Edit
from store.meeting.kinds import ItemState, RecordKind
from store.meeting.records import Item

Opener = Callable[..., Dossier]
ITEM, ENTRY = RecordKind.ITEM, RecordKind.ENTRY


def exchange(*dossiers: Dossier) -> None:
    """Everybody gets everything."""
    for dossier in dossiers:
        dossier.publish()
    for dossier in dossiers:
        dossier.receive()


def test_steps_are_taken_back_one_by_one_and_carried_out_again(dossiers: Opener) -> None:
    dossier = dossiers()
    item = dossier.add(ITEM, title="A")
    dossier.change(ITEM, item, title="B", state=ItemState.DONE)
    dossier.change(ITEM, item, title="C")
    states = [Item(uid=item, title="A"), Item(uid=item, title="B", state=ItemState.DONE)]
    now = dossier.get(ITEM, item)
    assert dossier.undo()
    assert dossier.get(ITEM, item) == states[1]
    assert dossier.undo()
    assert dossier.get(ITEM, item) == states[0]
    assert dossier.undo()
    assert dossier.get(ITEM, item) is None
    assert dossier.undo() == (), "the meeting itself stays"
    assert dossier.meeting.title == "Hội nghị sơ kết"
    for state in (*states, now):
        assert dossier.redo()
        assert dossier.get(ITEM, item) == state
    assert dossier.redo() == ()


def test_several_records_changed_together_are_one_step(dossiers: Opener) -> None:
    dossier = dossiers()
    dossier.apply([Edit(ITEM, "a", {"title": "A"}), Edit(ITEM, "b", {"title": "B"})])
    dossier.apply([Edit(ITEM, "a", {"title": "A2"}), Edit(ITEM, "b", {"title": "B2"}), Edit(ENTRY, "e", {"text": "x"})])
    changes = dossier.undo()
    assert len(changes) == 3
    assert [item.title for item in dossier.items] == ["A", "B"]
    assert len(dossier.entries) == 0
    dossier.undo()
    assert len(dossier.items) == 0
    dossier.redo()
    dossier.redo()
    assert [item.title for item in dossier.items] == ["A2", "B2"]


def test_many_steps_within_one_millisecond_stay_apart(dossiers: Opener) -> None:
    """The clock of these tests stands still; steps must not be told apart by it."""
    dossier = dossiers()
    for number in range(5):
        dossier.add(ITEM, number=number)
    dossier.undo()
    assert [item.number for item in dossier.items] == [0, 1, 2, 3]


def test_undo_goes_on_after_a_restart(dossiers: Opener) -> None:
    dossier = dossiers()
    item = dossier.add(ITEM, title="A")
    dossier.change(ITEM, item, title="B")
    dossier.change(ITEM, item, title="C")
    dossier.undo()
    dossier.close()
    dossier = dossiers()
    dossier.undo()
    assert dossier.items[0].title == "A"
    dossier.close()
    dossier = dossiers()
    dossier.redo()
    assert dossier.items[0].title == "B"


def test_something_new_ends_what_can_be_carried_out_again(dossiers: Opener) -> None:
    dossier = dossiers()
    item = dossier.add(ITEM, title="A")
    dossier.change(ITEM, item, title="B")
    dossier.undo()
    dossier.add(ITEM, title="new")
    assert dossier.redo() == ()
    dossier.undo()
    assert [one.title for one in dossier.items] == ["A"]
    dossier.undo()
    assert len(dossier.items) == 0


def test_a_deletion_is_undone(dossiers: Opener) -> None:
    dossier = dossiers()
    item = dossier.add(ITEM, title="A")
    dossier.delete(ITEM, item)
    dossier.undo()
    assert dossier.items[0].title == "A"
    dossier.redo()
    assert len(dossier.items) == 0
    dossier.restore(ITEM, item)
    dossier.undo()
    assert len(dossier.items) == 0


def test_what_somebody_else_has_changed_since_is_left_alone(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(ITEM, title="A")
    lan.change(ITEM, item, title="B", outcome="đạt")
    exchange(lan, minh)
    minh.change(ITEM, item, title="C")
    exchange(minh, lan)
    (change,) = lan.undo()
    assert set(change.set) == {"outcome"}
    assert lan.get(ITEM, item) == Item(uid=item, title="C")
    assert lan.undo() == (), "what others have worked on is not deleted"
    assert lan.get(ITEM, item) == Item(uid=item, title="C")
    exchange(lan, minh)
    assert minh.get(ITEM, item) == Item(uid=item, title="C")


def test_only_ones_own_steps_are_undone(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    lan.add(ITEM, title="của Lan")
    minh.add(ITEM, title="của Minh")
    exchange(lan, minh, lan)
    minh.undo()
    assert [item.title for item in minh.items] == ["của Lan"]
    assert minh.undo() == ()


_STEPS = st.lists(
    st.tuples(st.sampled_from(["title", "outcome", "delete", "add"]), st.sampled_from("ab"), st.sampled_from("xyz")),
    max_size=6,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_STEPS)
def test_undoing_all_goes_back_through_every_state_and_redoing_all_forward(
    dossiers: Opener, steps: list[tuple[str, str, str]]
) -> None:
    dossier = dossiers()
    uids = {name: dossier.add(ITEM, title=name) for name in "ab"}

    def seen() -> list[Any]:
        return sorted((item.uid, item.title, item.outcome) for item in dossier.items)

    states = [seen()]
    for what, name, value in steps:
        if what == "delete":
            made = dossier.delete(ITEM, uids[name])
        elif what == "add":
            dossier.add(ITEM, title=value)
            made = dossier.history()[-1:]  # type: ignore[assignment]
        elif dossier.get(ITEM, uids[name]) is None:
            continue  # what is deleted is out of sight and cannot be edited
        else:
            made = dossier.change(ITEM, uids[name], **{what: value})
        if made:
            states.append(seen())
    for state in reversed(states[:-1]):
        assert dossier.undo()
        assert seen() == state
    for state in states[1:]:
        assert dossier.redo()
        assert seen() == state
    for state in reversed(states[:-1]):
        assert dossier.undo()
        assert seen() == state
    for uid in uids.values():
        dossier.delete(ITEM, uid)
