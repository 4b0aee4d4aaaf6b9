"""A dossier that goes on from another is brought up to date: nothing twice, nothing lost that was written since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.carrying import bring_up_to_date, goes_on_from, opening, to_update
from store.dossier import Dossier
from store.meeting import refs
from store.meeting.kinds import EntryKind, ItemState, PartyRole, RecordKind
from store.meeting.records import Deadline, Entry, Item, Past


class Pair:
    """Two years of one conference, and what the first one held when the second was opened."""

    def __init__(self, room: Path, clock: Callable[[], object]) -> None:
        self._room, self._clock = room, clock
        self.first = self._new("2024", "Sơ kết", date(2024, 4, 4), {})
        self.party = self.first.add(RecordKind.PARTY, name="tỉnh Gia Lai", role=PartyRole.MEMBER)
        self.delegate = self.first.add(RecordKind.DELEGATE, name="Lê Lan", party=self.party)
        self.one = self.first.add(
            RecordKind.ITEM,
            number=1,
            title="Hội chợ",
            state=ItemState.UNDER_WAY,
            outcome="đang chọn nơi",
            parties=(refs.to_party(self.party),),
            lead=(refs.to_delegate(self.delegate),),
        )
        self.two = self.first.add(RecordKind.ITEM, number=2, title="Tập huấn", state=ItemState.DONE, outcome="xong")
        self.three = self.first.add(RecordKind.ITEM, number=3, title="Xóa nhầm")
        self.first.delete(RecordKind.ITEM, self.three)
        self.task = self.first.add(
            RecordKind.ENTRY, kind=EntryKind.DIRECTIVE, text="Trình kế hoạch", deadline=Deadline("tháng 6"), items=()
        )
        fields, edits = opening(self.first)
        self.second = self._new("2025", "Sơ kết", date(2025, 1, 3), fields)
        self.second.apply(edits)

    def _new(self, name: str, title: str, day: date, fields: dict[str, object]) -> Dossier:
        return Dossier.create(
            self._room / name,
            state=self._room / "state",
            by="Lan",
            fields={**fields, "title": title, "day": day},
            clock=self._clock,  # type: ignore[arg-type]
        )

    def item(self, uid: str) -> Item:
        found = self.second.get(RecordKind.ITEM, uid)
        assert isinstance(found, Item)
        return found

    def update(self) -> dict[str, list[str]]:
        found = bring_up_to_date(self.second, self.first)
        again = to_update(self.second, self.first)
        assert (again.edits, again.added, again.changed) == ((), (), ())
        return {
            "added": [uid for _kind, uid in found.added],
            "changed": [uid for _kind, uid in found.changed],
            "kept": [f"{uid} {field}" for _kind, uid, field in found.kept],
            "left": [uid for _kind, uid in found.left_out],
        }


@pytest.fixture
def pair(tmp_path: Path, hand_clock: Callable[[], object]) -> Iterator[Pair]:
    made = Pair(tmp_path, hand_clock)
    yield made
    made.first.close()
    made.second.close()


def test_numbers_of_finished_and_of_deleted_items_are_never_given_again(pair: Pair) -> None:
    assert pair.second.meeting.numbers_given == 3
    assert [item.number for item in pair.second.items] == [1]
    assert pair.second.meeting.continues == pair.first.id
    assert goes_on_from(pair.second, pair.first)
    assert not goes_on_from(pair.first, pair.second)
    assert not goes_on_from(pair.first, pair.first)


def test_a_dossier_opened_before_its_ancestor_was_noted_is_known_by_its_records(pair: Pair) -> None:
    pair.second.change(RecordKind.MEETING, pair.second.id, continues="")
    assert goes_on_from(pair.second, pair.first)
    pair.update()
    assert pair.second.meeting.continues == pair.first.id


def test_nothing_has_changed_and_nothing_is_done(pair: Pair) -> None:
    before = len(pair.second.union.changes)
    assert pair.update() == {"added": [], "changed": [], "kept": [], "left": []}
    assert len(pair.second.union.changes) == before


def test_what_came_to_the_earlier_record_since_comes_in_once(pair: Pair) -> None:
    four = pair.first.add(RecordKind.ITEM, number=4, title="Ngày hội", planned=Deadline("năm 2025"))
    task = pair.first.add(RecordKind.ENTRY, kind=EntryKind.COMMITMENT, text="Sẽ hỗ trợ", items=(four,))
    note = pair.first.add(RecordKind.ENTRY, text="chỉ là ghi chú")
    party = pair.first.add(RecordKind.PARTY, name="tỉnh Kon Tum")
    done = pair.first.add(RecordKind.ITEM, number=5, title="Xong ngay", state=ItemState.DONE)
    assert set(pair.update()["added"]) == {four, task, party}
    assert [item.number for item in pair.second.items] == [1, 4]
    assert pair.second.get(RecordKind.ITEM, done) is None
    assert pair.second.get(RecordKind.ENTRY, note) is None
    assert pair.second.meeting.numbers_given == 5
    taken = pair.second.get(RecordKind.ENTRY, task)
    assert isinstance(taken, Entry)
    assert taken.items == (four,)
    assert pair.update() == {"added": [], "changed": [], "kept": [], "left": []}


def test_an_item_finished_after_all_is_finished_here_where_nobody_has_written_about_it(pair: Pair) -> None:
    pair.first.change(RecordKind.ITEM, pair.one, state=ItemState.DONE, outcome="đã mở ngày 20/12")
    assert pair.update()["changed"] == [pair.one]
    item = pair.item(pair.one)
    assert (item.state, item.outcome) == (ItemState.DONE, "đã mở ngày 20/12")
    assert [(past.state, past.outcome) for past in item.history] == [(ItemState.DONE, "đã mở ngày 20/12")]


def test_what_was_written_since_stays_and_only_the_history_follows(pair: Pair) -> None:
    pair.second.change(RecordKind.ITEM, pair.one, state=ItemState.PARTLY_DONE, outcome="mới mở một gian")
    pair.second.change(RecordKind.ITEM, pair.one, title="Hội chợ vùng")
    pair.first.change(RecordKind.ITEM, pair.one, state=ItemState.DONE, outcome="đã mở", title="Hội chợ Tây Nguyên")
    found = pair.update()
    assert sorted(found["kept"]) == sorted(f"{pair.one} {field}" for field in ("state", "outcome", "title"))
    item = pair.item(pair.one)
    assert (item.state, item.outcome, item.title) == (ItemState.PARTLY_DONE, "mới mở một gian", "Hội chợ vùng")
    assert item.history[-1] == Past("Sơ kết, 4/4/2024", date(2024, 4, 4), state=ItemState.DONE, outcome="đã mở")


def test_what_only_this_record_has_changed_is_not_worth_a_word(pair: Pair) -> None:
    pair.second.change(RecordKind.ITEM, pair.one, title="Hội chợ vùng")
    assert pair.update() == {"added": [], "changed": [], "kept": [], "left": []}
    pair.first.change(RecordKind.ITEM, pair.one, title="Hội chợ Tây Nguyên")
    assert pair.update()["kept"] == [f"{pair.one} title"]


def test_an_outcome_never_comes_in_beside_a_state_that_somebody_wrote_here(pair: Pair) -> None:
    pair.second.change(RecordKind.ITEM, pair.one, state=ItemState.DROPPED)
    pair.first.change(RecordKind.ITEM, pair.one, state=ItemState.DONE, outcome="đã mở")
    pair.update()
    assert (pair.item(pair.one).state, pair.item(pair.one).outcome) == (ItemState.DROPPED, "")


def test_a_state_never_comes_in_under_words_that_somebody_wrote_here(pair: Pair) -> None:
    pair.second.change(RecordKind.ITEM, pair.one, outcome="còn chờ giấy phép")
    pair.first.change(RecordKind.ITEM, pair.one, state=ItemState.DONE, outcome="đã mở")
    assert sorted(pair.update()["kept"]) == sorted([f"{pair.one} outcome", f"{pair.one} state"])
    assert (pair.item(pair.one).state, pair.item(pair.one).outcome) == (ItemState.UNDER_WAY, "còn chờ giấy phép")


def test_what_was_written_and_undone_counts_as_not_written(pair: Pair) -> None:
    pair.second.change(RecordKind.ITEM, pair.one, title="Hội chợ vùng")
    pair.second.undo()
    pair.first.change(RecordKind.ITEM, pair.one, title="Hội chợ Tây Nguyên")
    assert pair.update()["changed"] == [pair.one]
    assert pair.item(pair.one).title == "Hội chợ Tây Nguyên"


def test_a_correction_is_taken_over_again_and_again(pair: Pair) -> None:
    for title in ("Hội chợ A", "Hội chợ B", "Hội chợ C"):
        pair.first.change(RecordKind.ITEM, pair.one, title=title)
        assert pair.update()["changed"] == [pair.one]
        assert pair.item(pair.one).title == title
    pair.first.change(RecordKind.PARTY, pair.party, name="tỉnh Gia-lai")
    pair.first.change(RecordKind.PARTY, pair.party, name="tỉnh Gia Lai", aliases=("Gia Lai",))
    pair.second.change(RecordKind.PARTY, pair.party, role=PartyRole.HOST)
    assert pair.update()["changed"] == [pair.party]
    (party,) = pair.second.parties
    assert (party.role, party.aliases) == (PartyRole.HOST, ("Gia Lai",))


def test_a_task_fulfilled_after_all_is_fulfilled_here(pair: Pair) -> None:
    pair.first.change(RecordKind.ENTRY, pair.task, fulfilled=True)
    assert pair.update()["changed"] == [pair.task]
    task = pair.second.get(RecordKind.ENTRY, pair.task)
    assert isinstance(task, Entry)
    assert task.fulfilled


def test_what_was_deleted_here_does_not_come_back(pair: Pair) -> None:
    pair.second.delete(RecordKind.ITEM, pair.one)
    pair.first.change(RecordKind.ITEM, pair.one, title="Hội chợ khác")
    assert pair.update()["left"] == [pair.one]
    assert len(pair.second.items) == 0


def test_the_update_is_one_step_that_undo_takes_back_and_another_update_takes_over_again(pair: Pair) -> None:
    four = pair.first.add(RecordKind.ITEM, number=4, title="Ngày hội")
    pair.first.change(RecordKind.ITEM, pair.one, title="Hội chợ lớn")
    pair.update()
    pair.second.undo()
    assert [item.title for item in pair.second.items] == ["Hội chợ"]
    assert pair.update() == {"added": [four], "changed": [pair.one], "kept": [], "left": []}
    assert [(item.number, item.title) for item in pair.second.items] == [(1, "Hội chợ lớn"), (4, "Ngày hội")]
    pair.second.delete(RecordKind.ITEM, four)
    assert pair.update()["left"] == [four]


def test_an_item_that_comes_late_under_a_number_given_here_gets_the_next_and_keeps_it(pair: Pair) -> None:
    own = pair.second.add(RecordKind.ITEM, number=4, title="Nội dung mới của năm 2025")
    late = pair.first.add(RecordKind.ITEM, number=4, title="Ghi sót")
    later = pair.first.add(RecordKind.ITEM, number=5, title="Ghi sót nữa")
    found = bring_up_to_date(pair.second, pair.first)
    assert found.renumbered == ((late, 4, 6),)
    assert {item.uid: item.number for item in pair.second.items} == {pair.one: 1, own: 4, later: 5, late: 6}
    pair.first.change(RecordKind.ITEM, late, title="Ghi sót: kho lạnh")
    assert pair.update()["changed"] == [late]
    assert pair.item(late).number == 6
    assert pair.second.meeting.numbers_given == 5


def test_a_number_mended_there_is_mended_here_unless_another_has_it(pair: Pair) -> None:
    pair.first.change(RecordKind.ITEM, pair.one, number=7)
    assert pair.update()["changed"] == [pair.one]
    assert pair.item(pair.one).number == 7
    pair.second.add(RecordKind.ITEM, number=8, title="Mới")
    pair.first.change(RecordKind.ITEM, pair.one, number=8)
    assert pair.update()["kept"] == [f"{pair.one} number"]
    assert pair.item(pair.one).number == 7


def test_numbers_that_were_exchanged_there_are_exchanged_here(pair: Pair) -> None:
    four = pair.first.add(RecordKind.ITEM, number=4, title="Ngày hội")
    pair.update()
    pair.first.change(RecordKind.ITEM, pair.one, number=4)
    pair.first.change(RecordKind.ITEM, four, number=1)
    assert sorted(pair.update()["changed"]) == sorted([pair.one, four])
    assert [(item.number, item.uid) for item in pair.second.items] == [(1, four), (4, pair.one)]


def test_nothing_of_the_roll_and_of_who_came_is_carried_over(pair: Pair) -> None:
    assert len(pair.second.delegates) == 0
    assert pair.item(pair.one).lead == (refs.to_name("Lê Lan"), refs.to_party(pair.party))


_TEXT = st.sampled_from(["", "một", "hai", "ba"])
_CHANGE = st.tuples(
    st.sampled_from(["title", "outcome", "state", "source"]), st.tuples(_TEXT, st.sampled_from(list(ItemState)))
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), _CHANGE), max_size=8))
def test_whatever_is_written_on_either_side_nothing_of_this_side_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, tuple[str, tuple[str, ItemState]]]]
) -> None:
    pair = Pair(tmp_path_factory.mktemp("đôi"), lambda: datetime(2025, 1, 3, tzinfo=UTC))
    written: dict[str, object] = {}
    try:
        for here, (field, (text, state)) in steps:
            value: object = state if field == "state" else text
            dossier = pair.second if here else pair.first
            if here and getattr(pair.item(pair.one), field) != value:
                written[field] = value
            dossier.change(RecordKind.ITEM, pair.one, **{field: value})
            pair.update()
            item = pair.item(pair.one)
            for name, kept in written.items():
                assert getattr(item, name) == kept
            there = pair.first.get(RecordKind.ITEM, pair.one)
            assert isinstance(there, Item)
            assert (item.history[-1].state, item.history[-1].outcome) == (there.state, there.outcome)
            assert [one.number for one in pair.second.items] == [1]
    finally:
        pair.first.close()
        pair.second.close()
