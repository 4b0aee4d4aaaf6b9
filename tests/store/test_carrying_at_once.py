"""Opening the next conference's dossier: by two people at the same moment, and where the disk takes only half of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

import pytest

from store.carrying import bring_up_to_date, goes_on_from, opening
from store.dossier import Dossier
from store.errors import CannotWrite, Trouble
from store.keeping.drive import candidates, owner_of
from store.meeting.edits import Edit
from store.meeting.kinds import RecordKind


@pytest.fixture
def earlier(tmp_path: Path, hand_clock: Callable[[], object]) -> Iterator[Dossier]:
    made = Dossier.create(
        tmp_path / "2024",
        state=tmp_path / "state",
        by="Lan",
        fields={"title": "Sơ kết", "day": date(2024, 4, 4)},
        clock=hand_clock,  # type: ignore[arg-type]
    )
    for number in range(1, 40):
        made.add(RecordKind.ITEM, number=number, title=f"Nội dung {number}")
    yield made
    made.close()


@pytest.mark.parametrize("machines", [1, 2])
def test_of_people_who_carry_over_into_one_folder_at_once_one_makes_the_dossier(
    earlier: Dossier, tmp_path: Path, machines: int
) -> None:
    fields, carried = opening(earlier)
    folder = tmp_path / "2025"
    start = threading.Barrier(4)
    made: list[Dossier] = []
    refused: list[CannotWrite] = []

    def carry_over(number: int) -> None:
        state = tmp_path / ("state" if machines == 1 else f"state {number}")
        start.wait()
        try:
            made.append(Dossier.create(folder, state=state, by=f"Người {number}", fields=fields, carried=carried))
        except CannotWrite as error:
            refused.append(error)

    threads = [threading.Thread(target=carry_over, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (one,) = made
    assert {error.trouble for error in refused} <= {Trouble.DOSSIER_EXISTS, Trouble.HALF_SYNCED}
    assert {owner_of(path) for path in candidates(folder)} == {one.id}
    other = Dossier.open(folder, state=tmp_path / "colleague", by="Minh")
    assert [item.number for item in other.items] == list(range(1, 40)), "nothing twice, and all there from the first"
    assert goes_on_from(other, earlier)
    assert not bring_up_to_date(other, earlier).edits
    other.close()
    one.close()


def test_two_who_bring_it_up_to_date_at_once_take_nothing_over_twice(earlier: Dossier, tmp_path: Path) -> None:
    fields, carried = opening(earlier)
    one = Dossier.create(tmp_path / "2025", state=tmp_path / "lan", by="Lan", fields=fields, carried=carried)
    other = Dossier.open(tmp_path / "2025", state=tmp_path / "minh", by="Minh")
    for dossier in (one, other):
        dossier.add(RecordKind.ITEM, number=40, title=f"Mới của {dossier.by}")
    earlier.add(RecordKind.ITEM, number=40, title="Ghi sót")
    earlier.change(RecordKind.ITEM, earlier.items[0].uid, title="Nội dung một")
    for dossier in (one, other):
        assert len(bring_up_to_date(dossier, earlier).added) == 1
    for dossier in (one, other, one):
        dossier.publish()
        dossier.receive()
    assert one.disputed == other.disputed == 0
    assert [item.title for item in one.items if item.title in {"Ghi sót", "Nội dung một"}] == [
        "Nội dung một",
        "Ghi sót",
    ]
    assert [item.title for item in one.items] == [item.title for item in other.items]
    one.close()
    other.close()


def test_a_dossier_that_cannot_take_over_everything_is_not_made(earlier: Dossier, tmp_path: Path) -> None:
    fields, carried = opening(earlier)
    of_a_newer_program = Edit(RecordKind.ITEM, "i", {"not yet known": 1})
    tries: list[tuple[tuple[Edit, ...], AbstractContextManager[object]]] = [
        ((*carried, of_a_newer_program), pytest.raises(KeyError)),
        (carried, nullcontext()),
    ]
    for taken, refusal in tries:
        with refusal:
            made = Dossier.create(tmp_path / "2025", state=tmp_path / "state", by="Lan", fields=fields, carried=taken)
            assert len(made.items) == 39
            made.close()
        assert (tmp_path / "2025").exists() is (taken is carried)
