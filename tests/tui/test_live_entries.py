"""What the timeline's keys do to entries; each is one step, which Ctrl+Z takes back."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from screen_fingers import NOW, Fingers, running

from store.dossier import Dossier
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, PointState, RecordKind
from store.meeting.records import Item
from store.meeting.refs import to_delegate, to_name, to_party


def item(dossier: Dossier, number: int) -> Item:
    return next(item for item in dossier.items if item.number == number)


def texts(dossier: Dossier) -> list[str]:
    return [entry.text for entry in dossier.entries]


async def three(fingers: Fingers) -> None:
    for text in ("một", "hai", "ba"):
        await fingers.line(text)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("exclamation_mark", EntryKind.DIRECTIVE),
        ("plus", EntryKind.COMMITMENT),
        ("equals_sign", EntryKind.DECISION),
        ("tilde", EntryKind.LIMITATION),
        ("asterisk", EntryKind.RESULT),
        ("question_mark", EntryKind.PROPOSAL),
    ],
)
async def test_a_mark_changes_the_kind_in_place(dossier: Dossier, key: str, kind: EntryKind) -> None:
    async with running(dossier) as fingers:
        await fingers.line("trình kế hoạch trong tháng 6 tới")
        await fingers.press("f5", key)
        assert dossier.entries[0].kind is kind
        assert (dossier.entries[0].deadline is not None) is (kind in {EntryKind.DIRECTIVE, EntryKind.COMMITMENT})
        assert fingers.app.focused is fingers.live.timeline
        await fingers.press("full_stop")
        assert (dossier.entries[0].kind, dossier.entries[0].deadline) == (EntryKind.NOTE, None)
        await fingers.press("ctrl+z", "ctrl+z")
        assert dossier.entries[0].kind is EntryKind.NOTE
    assert texts(dossier) == ["trình kế hoạch trong tháng 6 tới"]


async def test_an_entry_is_linked_to_more_items(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("kết nối cung cầu #4")
        await fingers.press("f5", "number_sign")
        assert fingers.live.line.value == "#4 "
        await fingers.line("2 #99")
        assert "99" in fingers.screen_text().splitlines()[-3], "what names no item is told and stays"
        await fingers.press("backspace", "backspace", "backspace")
        await fingers.line("")
    assert dossier.entries[0].items == (item(dossier, 4).uid, item(dossier, 2).uid)


async def test_split_at_the_bar_and_join_again(dossier: Dossier) -> None:
    hoan = dossier.delegates[0]
    async with running(dossier) as fingers:
        await fingers.type("chữ đang gõ")
        await fingers.press("ctrl+u")
        await fingers.line("Hoan: ghi nhận kết quả; giao Sở lập kế hoạch #6")
        await fingers.type("đang gõ")
        await fingers.press("f5", "s")
        await fingers.press(*["left"] * len(" giao Sở lập kế hoạch"))
        await fingers.type("|!")
        assert "CHỈ ĐẠO" in "".join(fingers.screen_text().splitlines()[-3:])
        await fingers.press("enter")
        first, second = dossier.entries
        assert (first.text, first.kind) == ("ghi nhận kết quả;", EntryKind.NOTE)
        assert (second.text, second.kind) == ("giao Sở lập kế hoạch", EntryKind.DIRECTIVE)
        assert first.speaker == second.speaker == to_delegate(hoan.uid)
        assert first.items == second.items == (item(dossier, 6).uid,)
        assert first.at == second.at == NOW
        assert fingers.live.line.value == "đang gõ", "what was being typed comes back"
        await fingers.press("f5", "end", "m")
        joined = dossier.entries[0]
        assert (joined.text, joined.kind) == ("ghi nhận kết quả; giao Sở lập kế hoạch", EntryKind.DIRECTIVE)
        assert len(dossier.entries) == 1
        await fingers.press("ctrl+z")
        assert texts(dossier) == ["ghi nhận kết quả;", "giao Sở lập kế hoạch"]


async def test_split_at_the_cursor_and_esc_leaves_it(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một hai")
        await fingers.press("f5", "s", "escape")
        assert (texts(dossier), fingers.live.line.value) == (["một hai"], "")
        await fingers.press("f5", "s", "enter")
        assert fingers.live.line.value == "một hai", "at the end there is no second part"
        await fingers.press("home", "ctrl+right", "enter")
        assert texts(dossier) == ["một", "hai"]


async def test_words_of_two_people_are_not_joined(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("Hoan: một")
        await fingers.line("Hạnh: hai")
        await fingers.press("f5", "m")
        assert texts(dossier) == ["một", "hai"]
        assert "Hai ghi nhận của hai người" in fingers.notices()
        await fingers.press("home", "m")
        assert "Không có ghi nhận nào trước" in fingers.notices()


async def test_an_entry_moves_to_another_point_and_gets_another_time(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("/next")
        await three(fingers)
        await fingers.press("f5", "up", "p")
        await fingers.line("9")
        assert fingers.live.line.value == "9", "there is no point 9"
        await fingers.press("backspace", "3", "enter")
        assert dossier.entries[1].point == dossier.points[2].uid
        assert dossier.points[0].state is PointState.CURRENT, "the meeting itself goes nowhere"
        await fingers.press("f5", "t")
        assert fingers.live.line.value == "14:37"
        await fingers.press("ctrl+u")
        await fingers.line("14h05")
        assert texts(dossier) == ["hai", "một", "ba"]
        assert dossier.entries[0].at == datetime(2024, 4, 4, 14, 5)
        await fingers.press("f5", "t", "ctrl+u")
        await fingers.line("sáng")
        assert "không phải giờ" in fingers.screen_text()


@pytest.mark.parametrize("words", ["thưa hội nghị", "phát biểu", "thu", "ông Hoan"])
async def test_words_typed_while_the_timeline_has_the_focus_are_not_lost(dossier: Dossier, words: str) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một")
        await fingers.type("nửa ")
        await fingers.press("f5")
        await fingers.press(words[0])
        await fingers.type(words[1:])
        assert fingers.live.line.value == f"nửa {words}"
        assert fingers.live.desk.recording
    assert dossier.entries[0].at == NOW


async def test_deleted_entries_are_shown_and_restored(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f5", "d")
        assert "Chưa có ghi nhận nào bị xóa" in fingers.notices()
        await fingers.press("escape")
        await three(fingers)
        await fingers.press("f5", "up", "delete")
        assert texts(dossier) == ["một", "ba"]
        await fingers.press("d")
        timeline = fingers.live.timeline
        assert timeline.count() == 3
        row = timeline.cursor
        shown = timeline.entry(row)
        assert shown is not None
        assert (shown.text, timeline.is_deleted(shown.uid)) == ("hai", True), "the one deleted last is at hand"
        assert "Enter khôi phục" in "".join(fingers.screen_text().splitlines()[-3:])
        await fingers.press("exclamation_mark", "delete", "m")
        assert texts(dossier) == ["một", "ba"], "what is deleted can only be restored"
        assert "xóa" in timeline.render_line(row).text, "told by a word, not by its colour alone"
        await fingers.press("enter")
        assert texts(dossier) == ["một", "hai", "ba"]
        await fingers.press("d")
        assert timeline.count() == 3


async def test_tasks_are_ticked_verbatim_is_read_back_and_a_passage_is_closed(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("!lập kế hoạch @[Sở Công Thương]")
        await fingers.press("f5", "f")
        assert dossier.entries[0].fulfilled
        assert "✓ xong" in fingers.screen_text()
        await fingers.press("f", "r")
        assert not dossier.entries[0].fulfilled
        assert dossier.entries[0].read_back_at is None
        assert "đọc lại" in fingers.notices()
        await fingers.press("escape")
        await fingers.line('="Thông qua toàn văn nghị quyết"')
        await fingers.press("f5", "r")
        assert dossier.entries[1].read_back_at == NOW
        assert "✓ đọc lại 14:37" in fingers.screen_text()
        await fingers.press("c")
        assert dossier.entries[1].closed_session
        assert "⊘ HỌP KÍN" in fingers.screen_text()
        await fingers.press("f", "c")
    assert not dossier.entries[1].closed_session
    assert not dossier.entries[1].fulfilled


async def test_a_closed_session_is_told_in_words_while_it_lasts(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        await fingers.line("/closed")
        lines = fingers.screen_text().splitlines()
        assert "HỌP KÍN" in lines[0]
        assert "HỌP KÍN" in lines[-4]
        await fingers.line("điều kín")
        await fingers.line("/open")
        assert "HỌP KÍN" not in fingers.screen_text().splitlines()[0]
        await fingers.line("điều mở")
        assert [entry.closed_session for entry in dossier.entries] == [True, False]
        assert "⊘ HỌP KÍN" in fingers.screen_text()


async def test_a_speaker_who_is_not_on_the_list_is_marked(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        dossier.add(RecordKind.ENTRY, text="lời lạ", at=NOW, speaker=to_name("Nguyễn Lạ"))
        dossier.add(RecordKind.ENTRY, text="lời quen", at=NOW, speaker=to_party(dossier.parties[2].uid))
        await fingers.until(lambda: "lời quen" in fingers.screen_text())
        shown = fingers.screen_text()
        assert "Nguyễn Lạ (?)" in shown
        assert "Đắk Nông (?)" not in shown


async def test_f9_hands_over_and_what_follows_is_by_the_other(dossier: Dossier) -> None:
    secretary = to_delegate(dossier.delegates[1].uid)
    dossier.change(RecordKind.MEETING, dossier.meeting.uid, secretaries=(secretary,))
    async with running(dossier) as fingers:
        await fingers.line("trước")
        await fingers.type("đang gõ")
        await fingers.press("f9")
        assert "Tôn Thị Ngọc Hạnh" in "".join(fingers.screen_text().splitlines()[-3:])
        await fingers.press("down")
        assert fingers.live.line.value == "Tôn Thị Ngọc Hạnh"
        await fingers.press("enter")
        assert fingers.live.line.value == "đang gõ"
        assert "Tôn Thị Ngọc Hạnh ghi" in fingers.screen_text().splitlines()[0]
        await fingers.press("ctrl+u")
        await fingers.line("sau")
        assert [entry.kind for entry in dossier.entries] == [EntryKind.NOTE, EntryKind.HANDOVER, EntryKind.NOTE]
        last = dossier.entries[-1].uid
        assert dossier.history(RecordKind.ENTRY, last)[0].by == "Tôn Thị Ngọc Hạnh"
        await fingers.press("f5", "up", "enter")
        assert "không sửa được" in fingers.notices()
        assert fingers.live.desk.recording
        await fingers.press("escape", "up", "up")
        assert fingers.live.line.value.endswith("trước"), "the arrows pass over a handover"


async def test_mending_shows_what_it_changes(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một")
        await fingers.press("up")
        assert "thay đổi" not in "".join(fingers.screen_text().splitlines()[-3:])
        await fingers.press("home")
        await fingers.type("!")
        below = "".join(fingers.screen_text().splitlines()[-3:])
        assert "thay đổi: loại" in below
        assert "nội dung" not in below.split("thay đổi")[1].split("·")[0]


async def test_a_mending_that_is_interrupted_is_gone_on_with(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một")
        await fingers.type("đang gõ")
        await fingers.press("up")
        await fingers.type(" thêm")
        await fingers.press("ctrl+g", "5")
        assert dossier.item == item(dossier, 5)
        assert fingers.live.line.value.endswith("một thêm")
        await fingers.press("f4", "enter")
        await fingers.type("kết quả")
        await fingers.press("ctrl+f", "escape")
        assert fingers.live.line.value == "kết quả"
        await fingers.press("enter", "enter")
        assert (item(dossier, 5).outcome, texts(dossier)) == ("kết quả", ["một thêm"])
        assert fingers.live.line.value == "đang gõ"
        await fingers.press("up", "f5", "home", "enter", "escape")
        assert fingers.live.line.value == "đang gõ", "a mending in which nothing was typed is no work to come back to"


@pytest.mark.parametrize("use", ["amend", "outcome"])
async def test_what_was_being_mended_is_there_again_after_a_crash(dossier: Dossier, use: str) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một")
        await fingers.type("đang gõ")
        await fingers.press(*(("up",) if use == "amend" else ("f4", "down", "enter")))
        await fingers.type(" thêm")
        await fingers.until(lambda: dossier.draft_aside.get("text", "").endswith(" thêm"))
        assert dossier.draft_line == "đang gõ"
        kept = dict(dossier.draft_aside)
    dossier.save_draft("đang gõ", kept)
    async with running(dossier) as fingers:
        assert fingers.live.line.value.endswith(" thêm")
        await fingers.press("enter")
        assert fingers.live.line.value == "đang gõ"
        await fingers.until(lambda: not dossier.draft_aside)
    if use == "amend":
        assert texts(dossier) == ["một thêm"]
    else:
        assert item(dossier, 2).outcome == "thêm"


async def test_what_arrives_does_not_take_the_entry_from_under_the_cursor(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await three(fingers)
        await fingers.press("f5")
        dossier.add(RecordKind.ENTRY, text="của đồng nghiệp", at=NOW)
        await fingers.until(lambda: fingers.live.timeline.count() == 4)
        await fingers.press("exclamation_mark")
        assert [entry.kind for entry in dossier.entries[2:]] == [EntryKind.DIRECTIVE, EntryKind.NOTE]
        await fingers.press("escape")
        assert fingers.live.timeline.following, "back in the line, the newest entries are followed again"
        assert fingers.live.timeline.cursor == 3


async def test_a_change_here_and_there_shows_what_showing_all_anew_would_show(dossier: Dossier) -> None:
    """Entries come, change, move and go one by one; the list, its heights and its lines are those of a fresh one."""
    chance = random.Random(7)
    points = [point.uid for point in dossier.points]
    dossier.apply(
        Edit(RecordKind.ENTRY, f"e{n}", {"text": f"điều {n} " + "dài " * (n % 30), "at": NOW + timedelta(seconds=n)})
        for n in range(40)
    )
    async with running(dossier, (80, 24)) as fingers:
        timeline = fingers.live.timeline
        await fingers.until(lambda: timeline.count() == 40)
        for step in range(60):
            uids = [entry.uid for entry in dossier.entries]
            if step % 4 == 0 or not uids:
                at = NOW + timedelta(seconds=chance.randrange(60))
                fields = {"text": f"mới {step} " + "chữ " * chance.randrange(30), "at": at}
                dossier.apply([Edit(RecordKind.ENTRY, f"n{step}", fields)])
            elif step % 4 == 1:
                dossier.delete(RecordKind.ENTRY, chance.choice(uids))
            elif step % 4 == 2:
                some = chance.sample(uids, min(3, len(uids)))
                dossier.apply(
                    Edit(
                        RecordKind.ENTRY, uid, {"point": chance.choice(points), "kind": chance.choice(list(EntryKind))}
                    )
                    for uid in some
                )
            else:
                at = NOW + timedelta(seconds=chance.randrange(60))
                dossier.change(RecordKind.ENTRY, chance.choice(uids), at=at, text="đổi " * chance.randrange(1, 40))
            if step % 3:
                continue  # several changes are shown together
            await fingers.pilot.pause()
            await fingers.until(lambda: not fingers.live._dirty and timeline.count() == len(dossier.entries))
            shown = [timeline.entry(row) for row in range(timeline.count())]
            assert shown == list(dossier.entries), step
            heights, bottoms = list(timeline._heights), list(timeline._bottoms)
            timeline._measure(0, 0)
            assert (timeline._heights, list(timeline._bottoms)) == (heights, bottoms), step


async def test_a_click_on_tabs_rows_and_a_second_click_do_what_the_keys_do(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        await fingers.line("một")
        await fingers.pilot.click("#items-head", offset=(3, 0))
        assert fingers.live.agenda.region.height > 5
        assert "F3 Chương trình" in fingers.screen_text().splitlines()[1], "the tabs stand above what they open"
        await fingers.pilot.click("#agenda", offset=(5, 1), times=2)
        await fingers.until(lambda: dossier.points[1].state is PointState.CURRENT)
        await fingers.pilot.click("#agenda-head", offset=(fingers.screen_text().splitlines()[1].index("F4"), 0))
        await fingers.pilot.click("#items", offset=(6, 1), times=2)
        await fingers.until(lambda: fingers.live.desk.use.kept == "outcome")
        await fingers.line("Đã tổ chức")
        assert item(dossier, 2).outcome == "Đã tổ chức"
        await fingers.pilot.click("#timeline", offset=(10, 0), times=2)
        await fingers.until(lambda: fingers.live.desk.use.kept == "amend")
