"""Deadlines as a calendar: real days, whole words, one identity for a task for ever; read by two other programs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import conferences
import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import calendar, formats
from exports.options import Attribution, Options
from store.meeting import carry_over, final_versions
from store.meeting.kinds import EntryKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item
from store.meeting.refs import to_name
from store.meeting.text import clean
from store.progress import Stopped

DUE = Deadline("trước 30/6", None, date(2025, 6, 30))


def _events(proceedings: Proceedings, **options: Any) -> list[icalendar.Event]:
    made = icalendar.Calendar.from_ical(calendar.write(proceedings, Options(**options)))
    assert all(not part.errors for part in made.walk())
    return list(made.events)


def _one(text: str = "Trình kế hoạch", **fields: Any) -> Proceedings:
    entry = Entry(
        uid="e1", kind=EntryKind.DIRECTIVE, text=text, owners=(to_name("Sở Công Thương"),), deadline=DUE, **fields
    )
    return replace(conferences.winter_2025(), items=(), entries=(entry,))


def test_a_deadline_is_a_whole_day_that_takes_nobodys_time() -> None:
    event = _events(_one())[0]
    assert (event.start, event.end) == (date(2025, 6, 30), date(2025, 7, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert str(event["SUMMARY"]) == "Sở Công Thương: Trình kế hoạch"
    assert event.categories == ["Chỉ đạo"]
    said = str(event["DESCRIPTION"])
    assert "Thời hạn: trước 30/6 (30/6/2025)" in said
    assert "Hội nghị: Hội nghị sơ kết" in said
    assert "Đơn vị thực hiện: Sở Công Thương" in said


def test_of_a_span_the_last_day_counts_and_the_words_name_both() -> None:
    source = _one()
    entry = replace(source.entries[0], deadline=Deadline("quý IV", date(2025, 10, 1), date(2025, 12, 31)))
    event = _events(replace(source, entries=(entry,)))[0]
    assert event.start == date(2025, 12, 31)
    assert "Thời hạn: quý IV (1/10/2025 – 31/12/2025)" in str(event["DESCRIPTION"])


def test_what_has_no_day_is_left_out_and_counted_and_what_is_done_is_called_off() -> None:
    source = _one()
    without = replace(source.entries[0], uid="e2", deadline=Deadline("sớm"))
    nothing = replace(source.entries[0], uid="e3", deadline=None)
    done = replace(source.entries[0], uid="e4", fulfilled=True)
    items = (
        Item(uid="i1", number=1, title="Hội chợ", planned=DUE, state=ItemState.UNDER_WAY, field="du lịch"),
        Item(uid="i2", number=2, title="Đã xong", planned=DUE, state=ItemState.DONE),
    )
    source = replace(source, entries=(*source.entries, without, nothing, done), items=items)
    assert {str(event["UID"]): str(event["STATUS"]) for event in _events(source)} == {
        "entry-e1@rapporteur": "CONFIRMED",
        "item-i1@rapporteur": "CONFIRMED",
        "entry-e4@rapporteur": "CANCELLED",
        "item-i2@rapporteur": "CANCELLED",
    }
    assert calendar.without_day(source, Options()) == 2
    text = calendar.write(source, Options()).decode().replace("\r\n ", "")
    assert "X-WR-CALDESC:2 việc chưa có ngày hết hạn" in text
    assert "2 tasks without a day" in calendar.write(source, Options("en")).decode().replace("\r\n ", "")
    assert [event.categories for event in _events(source)][1] == ["Nội dung hợp tác", "du lịch"]


def test_a_calendar_that_has_a_task_already_learns_that_it_was_done_or_withdrawn() -> None:
    """By the same identity, with a higher number: that is what makes a program replace what it has (RFC 5545)."""
    sent = _one()
    kept = replace(sent.entries[0], uid="e2", text="Việc giữ lại")
    sent = replace(sent, entries=(*sent.entries, kept, replace(kept, uid="e3", text="Việc bỏ đi")))
    sent = replace(sent, versions=(final_versions.freeze(sent, "v1", datetime(2025, 1, 6), "Lan"),))
    in_calendar = {str(event["UID"]): event for event in _events(sent)}
    assert [str(event["STATUS"]) for event in in_calendar.values()] == ["CONFIRMED"] * 3

    done = replace(sent.entries[0], fulfilled=True)
    later = replace(sent, entries=(done, kept), revised=sent.revised + 90_000_000)
    found = {str(event["UID"]): event for event in _events(later)}
    assert set(found) == set(in_calendar)
    assert {uid: str(event["STATUS"]) for uid, event in found.items()} == {
        "entry-e1@rapporteur": "CANCELLED",
        "entry-e2@rapporteur": "CONFIRMED",
        "entry-e3@rapporteur": "CANCELLED",
    }
    for uid, event in found.items():
        assert event.start == in_calendar[uid].start
        assert int(event["SEQUENCE"]) > int(in_calendar[uid]["SEQUENCE"])
    assert str(found["entry-e1@rapporteur"]["SUMMARY"]) == "Đã thực hiện: Sở Công Thương: Trình kế hoạch"
    assert str(found["entry-e3@rapporteur"]["SUMMARY"]) == "Thời hạn này không còn hiệu lực"
    assert "Việc bỏ đi" not in calendar.write(later, Options()).decode()  # it may have become secret since


def test_what_was_done_long_ago_is_not_put_into_a_calendar() -> None:
    source = _one()
    over = Deadline("tháng 12", date(2024, 12, 1), date(2024, 12, 31))
    entry = replace(source.entries[0], deadline=over, fulfilled=True)
    item = Item(uid="i1", number=1, title="Hội chợ", planned=over, state=ItemState.DONE)
    long_ago = replace(source, entries=(entry,), items=(item,))
    assert _events(long_ago) == []
    open_then = replace(long_ago, entries=(replace(entry, fulfilled=False),))
    version = final_versions.freeze(open_then, "v1", datetime(2025, 1, 6), "Lan")
    assert _events(replace(long_ago, versions=(version,))) == []


def test_a_task_carried_over_keeps_its_identity_and_the_newer_file_wins() -> None:
    earlier = _one()
    later = replace(earlier, entries=(), revised=earlier.revised + 90_000_000)
    carried = next(edit for edit in carry_over.carry_over(earlier) if edit.uid == "e1")
    later = replace(later, entries=(Entry(uid="e1", **carried.fields),))
    old, new = _events(earlier)[0], _events(later)[0]
    assert str(old["UID"]) == str(new["UID"])
    assert int(new["SEQUENCE"]) > int(old["SEQUENCE"])
    assert new["DTSTAMP"].dt > old["DTSTAMP"].dt
    assert int(new["SEQUENCE"]) < 2**31
    assert "Chuyển từ: " in str(new["DESCRIPTION"])


def test_closed_session_and_names_are_kept_back() -> None:
    assert _events(_one(closed_session=True)) == []
    assert len(_events(_one(closed_session=True), closed_session=True)) == 1
    spoken = conferences.winter_2025()
    named = " ".join(str(event["DESCRIPTION"]) for event in _events(spoken))
    assert "Hoan" in named
    assert "Hoan" not in calendar.write(spoken, Options(attribution=Attribution.IMPERSONAL)).decode()


HOSTILE = (
    "một, hai; ba: bốn \\n năm \\ sáu",
    "BEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
    'ATTACH;VALUE=URI:"http://evil"',
    "\x1b[31m\x00\ud800 đỏ",
    "Ủy ban nhân dân " * 40,
    "😀" * 200,
)


@settings(max_examples=80)
@given(st.text(max_size=80) | st.sampled_from(HOSTILE))
def test_any_text_is_read_back_and_no_line_is_too_long(text: str) -> None:
    content = calendar.write(_one(f"x{text}"), Options())
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    content.decode()  # folding never leaves a half sign where a reader that unfolds bytes would see it
    events = list(icalendar.Calendar.from_ical(content).events)
    assert len(events) == 1
    kept = clean(f"x{text}", lines=True).strip()
    assert kept in str(events[0]["DESCRIPTION"])
    second = vobject.readOne(content.decode())
    assert [part.name for part in second.getChildren() if part.name == "VEVENT"] == ["VEVENT"]
    assert kept.split("\n")[0] in second.vevent.description.value


def test_the_meeting_may_be_called_anything() -> None:
    source = _one()
    for title in (*HOSTILE, "END:VCALENDAR", "x\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR"):
        content = calendar.write(replace(source, meeting=replace(source.meeting, title=title)), Options())
        assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
        read = icalendar.Calendar.from_ical(content)
        assert len(list(read.events)) == 1
        assert str(read["X-WR-CALNAME"]) == f"Thời hạn – {clean(title.strip())}"


def test_a_second_reader_sees_the_same_events() -> None:
    content = calendar.write(conferences.winter_2025(), Options())
    second = vobject.readOne(content.decode())
    first = icalendar.Calendar.from_ical(content)
    seen = [(one.uid.value, one.dtstart.value, one.dtend.value, one.summary.value) for one in second.vevent_list]
    assert seen == [(str(one["UID"]), one.start, one.end, str(one["SUMMARY"])) for one in first.events]
    assert len(seen) == 2


def test_a_long_title_is_cut_and_stands_whole_below() -> None:
    event = _events(_one("việc rất dài " * 60))[0]
    assert len(str(event["SUMMARY"])) <= 250
    assert str(event["SUMMARY"]).endswith("…")
    assert ("việc rất dài " * 60).strip() in str(event["DESCRIPTION"])


def test_long_work_is_told_and_can_be_stopped() -> None:
    items = tuple(replace(item, planned=DUE, state=ItemState.UNDER_WAY) for item in conferences.with_items(100).items)
    source = replace(conferences.winter_2025(), items=items)
    told: list[tuple[int, int]] = []
    written = calendar.write(source, Options(), lambda done, total: told.append((done, total)))
    assert told == [(number, 102) for number in (20, 40, 60, 80, 100)]
    assert len(list(icalendar.Calendar.from_ical(written).events)) == 102

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        calendar.write(source, Options(), stop)


def test_same_record_same_bytes_and_a_calendar_without_a_day_is_one() -> None:
    first = formats.written(conferences.winter_2025(), ".ics", Options())
    assert first == formats.written(conferences.winter_2025(), ".ics", Options())
    assert re.search(rb"DTSTAMP:20250103T102640Z", first)
    empty = icalendar.Calendar.from_ical(calendar.write(conferences.bare(), Options()))
    assert list(empty.events) == []
