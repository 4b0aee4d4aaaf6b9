"""What the next meeting begins with: open things under their old numbers, and nobody's attendance."""

from __future__ import annotations

from datetime import date, datetime

from store.meeting import refs
from store.meeting.carry_over import carry_over, details
from store.meeting.kinds import Attendance, EntryKind, ItemState, Reason, RecordKind
from store.meeting.numbering import next_number
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Deadline, Delegate, Entry, Item, Meeting, Party, Past

LAN = Delegate(uid="d", name="Lê Lan", party="p", attendance=Attendance.PRESENT)
EARLIER = Proceedings(
    Meeting(uid="m", title="Hội nghị sơ kết", day=date(2024, 4, 4)),
    parties=(Party(uid="p", name="tỉnh Gia Lai", aliases=("Gia Lai",)),),
    delegates=(LAN,),
    points=(AgendaPoint(uid="a", number=1, title="Khai mạc"),),
    items=tuple(
        Item(
            uid=f"i{number}",
            number=number,
            title=state.value,
            state=state,
            parties=(refs.to_party("p"),),
            lead=(refs.to_delegate("d"),),
            outcome="đã họp",
            reason=Reason.NO_BUDGET,
        )
        for number, state in enumerate(ItemState, start=1)
    ),
    entries=(
        Entry(
            uid="e1",
            kind=EntryKind.DIRECTIVE,
            text="Làm ngay",
            at=datetime(2024, 4, 4, 9),
            point="a",
            items=("i1", "i3"),
            speaker=refs.to_delegate("d"),
            owners=(refs.to_party("p"),),
            deadline=Deadline("tháng 6"),
        ),
        Entry(uid="e2", kind=EntryKind.COMMITMENT, text="Sẽ hỗ trợ", fulfilled=True),
        Entry(uid="e3", kind=EntryKind.COMMITMENT, text="Sẽ làm"),
        Entry(uid="e4", kind=EntryKind.NOTE, text="Ghi chú"),
    ),
)


def test_open_items_keep_uid_and_number_and_what_was_told_of_them_is_their_history() -> None:
    items = {edit.uid: edit.fields for edit in carry_over(EARLIER) if edit.kind is RecordKind.ITEM}
    states = {fields["title"]: fields["state"] for fields in items.values()}
    assert states == {
        "planned": ItemState.PLANNED,
        "under_way": ItemState.UNDER_WAY,
        "partly_done": ItemState.PARTLY_DONE,
        "not_done": ItemState.PLANNED,
        "postponed": ItemState.PLANNED,
    }
    for uid, fields in items.items():
        assert f"i{fields['number']}" == uid
        assert (fields["outcome"], fields["reason"]) == ("", None)
        (past,) = fields["history"]
        assert past == Past(
            "Hội nghị sơ kết, 4/4/2024",
            date(2024, 4, 4),
            state=ItemState(fields["title"]),
            outcome="đã họp",
            reason=Reason.NO_BUDGET,
        )
        assert fields["carried_from"] == "Hội nghị sơ kết, 4/4/2024"
        assert fields["lead"] == (refs.to_name("Lê Lan"), refs.to_party("p"))


def test_unfinished_tasks_come_along_without_the_time_and_place_of_the_old_meeting() -> None:
    tasks = {edit.uid: edit.fields for edit in carry_over(EARLIER) if edit.kind is RecordKind.ENTRY}
    assert set(tasks) == {"e1", "e3"}
    task = tasks["e1"]
    assert (task["at"], task["point"], task["items"]) == (None, "", ("i1",))
    assert (task["speaker"], task["owners"]) == (refs.to_name("Lê Lan"), (refs.to_party("p"),))
    assert task["deadline"] == Deadline("tháng 6")
    assert task["history"] == (Past("Hội nghị sơ kết, 4/4/2024", date(2024, 4, 4), Deadline("tháng 6")),)


def test_what_a_delegate_promised_or_was_told_to_do_stays_with_the_party_he_came_for() -> None:
    him, chair = refs.to_delegate("d"), refs.to_delegate("c")
    given = (
        Entry(uid="promised", kind=EntryKind.COMMITMENT, text="Sẽ bố trí vốn", speaker=him),
        Entry(uid="told", kind=EntryKind.DIRECTIVE, text="Trình đề án", speaker=chair, owners=(him,)),
        Entry(uid="both", kind=EntryKind.DIRECTIVE, text="Họp", speaker=chair, owners=(him, refs.to_party("p"))),
        Entry(uid="nobody", kind=EntryKind.DIRECTIVE, text="Rà soát", speaker=him),
        Entry(uid="alone", kind=EntryKind.COMMITMENT, text="Sẽ giúp", speaker=chair),
        Entry(uid="gone", kind=EntryKind.COMMITMENT, text="Sẽ lo", speaker=refs.to_delegate("deleted")),
    )
    told = Proceedings(
        EARLIER.meeting, parties=EARLIER.parties, delegates=(LAN, Delegate(uid="c", name="Võ Hoan")), entries=given
    )
    tasks = {edit.uid: edit.fields for edit in carry_over(told) if edit.kind is RecordKind.ENTRY}
    name, party = refs.to_name("Lê Lan"), refs.to_party("p")
    assert {uid: fields["owners"] for uid, fields in tasks.items()} == {
        "promised": (party,),
        "told": (name, party),
        "both": (name, party),
        "nobody": (),
        "alone": (),
        "gone": (),
    }
    assert tasks["promised"]["speaker"] == name
    assert tasks["gone"]["speaker"] == refs.NOBODY


def test_what_was_left_open_on_purpose_or_read_back_at_one_meeting_is_not_at_the_next() -> None:
    task = Entry(
        uid="e",
        kind=EntryKind.DIRECTIVE,
        text="“Làm ngay”",
        verbatim=True,
        read_back_at=datetime(2024, 4, 4, 10),
        closed_session=True,
        waived=("no_deadline: hỏi sau",),
    )
    (edit,) = carry_over(Proceedings(EARLIER.meeting, entries=(task,)))
    assert (edit.fields["waived"], edit.fields["read_back_at"]) == ((), None)
    assert edit.fields["closed_session"] is True


def test_parties_come_along_but_no_delegate_no_agenda_and_no_details() -> None:
    kinds = [edit.kind for edit in carry_over(EARLIER)]
    assert RecordKind.PARTY in kinds
    assert not {RecordKind.DELEGATE, RecordKind.POINT, RecordKind.MEETING} & set(kinds)


def test_over_many_years_every_meeting_leaves_its_word() -> None:
    told: Proceedings = EARLIER
    for year in (2025, 2026):
        edits = carry_over(told)
        told = Proceedings(
            Meeting(uid=str(year), title="Sơ kết", day=date(year, 1, 3)),
            items=tuple(
                Item(uid=edit.uid, **dict(edit.fields) | {"state": ItemState.UNDER_WAY, "outcome": f"kể năm {year}"})
                for edit in edits
                if edit.kind is RecordKind.ITEM
            ),
            entries=tuple(Entry(uid=edit.uid, **edit.fields) for edit in edits if edit.kind is RecordKind.ENTRY),
        )
    last = [edit for edit in carry_over(told) if edit.kind is not RecordKind.PARTY]
    for edit in last:
        assert [past.day and past.day.year for past in edit.fields["history"]] == [2024, 2025, 2026]
    item = next(edit for edit in last if edit.uid == "i2")
    assert [past.outcome for past in item.fields["history"]] == ["đã họp", "kể năm 2025", "kể năm 2026"]
    assert item.fields["carried_from"] == "Sơ kết, 3/1/2026"


def test_the_next_meeting_begins_with_the_rules_and_bodies_but_not_with_number_times_and_people() -> None:
    meeting = Meeting(
        uid="m",
        title="Hội nghị sơ kết",
        agreement="Thỏa thuận",
        agreement_signed_on=date(2022, 12, 29),
        agreement_fields=("du lịch",),
        period="năm 2023",
        next_period="năm 2024",
        superior_body="A",
        issuing_body="B",
        number="12",
        symbol="BB-UBND",
        place="Đà Lạt",
        day=date(2024, 4, 4),
        chairs=(refs.to_delegate("d"),),
        secretaries=(refs.to_delegate("d"),),
        recipients=("Lưu VT",),
        voting=True,
        quorum="2/3",
        numbers_given=3,
    )
    begun = details(Proceedings(meeting, items=EARLIER.items))
    assert begun == {
        "kind": meeting.kind,
        "agreement": "Thỏa thuận",
        "agreement_signed_on": date(2022, 12, 29),
        "agreement_fields": ("du lịch",),
        "period": "năm 2024",
        "superior_body": "A",
        "issuing_body": "B",
        "symbol": "BB-UBND",
        "recipients": ("Lưu VT",),
        "voting": True,
        "quorum": "2/3",
        "continues": "m",
        "numbers_given": 7,
    }
    assert details(Proceedings(meeting))["numbers_given"] == 3


def test_a_finished_item_s_number_is_not_given_again() -> None:
    open_ones = [item for item in EARLIER.items if item.number < 3]
    assert next_number(open_ones) == 3
    assert next_number(open_ones, details(EARLIER)["numbers_given"]) == 8
    assert next_number([], 0) == 1
