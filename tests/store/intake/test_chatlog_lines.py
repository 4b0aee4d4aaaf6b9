"""The lines of chats' logs, as each of the usual programs keeps them."""

from __future__ import annotations

from datetime import date, time

import pytest

from store.intake import chatlog, chatlog_lines

DAY = date(2024, 4, 4)


@pytest.mark.parametrize(
    ("line", "at", "day"),
    [
        ("<lan> Topic: Thảo luận", None, None),
        ("14:31:22 <lan> Topic: Thảo luận", time(14, 31, 22), None),  # RRSAgent
        ("[14:31] <@lan> Topic: Thảo luận", time(14, 31), None),  # mIRC, qwebirc
        ("14:31 <+lan> Topic: Thảo luận", time(14, 31), None),  # irssi
        ("14:31 < lan> Topic: Thảo luận", time(14, 31), None),
        ("2024-04-05T14:31:02Z  <lan> Topic: Thảo luận", time(14, 31, 2), date(2024, 4, 5)),
        ("2024-04-05T14:31:02+07:00 <lan> Topic: Thảo luận", time(14, 31, 2), date(2024, 4, 5)),
        ("2024-04-05 14:31:02\tlan\tTopic: Thảo luận", time(14, 31, 2), date(2024, 4, 5)),  # WeeChat
        ("2024-04-05 14:31:02\t@lan\tTopic: Thảo luận", time(14, 31, 2), date(2024, 4, 5)),
        ("Apr 05 14:31:02 <lan>\tTopic: Thảo luận", time(14, 31, 2), None),  # HexChat
        ("Apr05 14:31 lan | Topic: Thảo luận", time(14, 31), None),  # irssi with columns
        ("14:31 @    lan | Topic: Thảo luận", time(14, 31), None),
        ("05-04-2024 14:31:02 < lan!~l@host: Topic: Thảo luận", time(14, 31, 2), date(2024, 4, 5)),  # bip
        ("05-04-2024 14:31:02 > lan: Topic: Thảo luận", time(14, 31, 2), date(2024, 4, 5)),
        ("[2024-04-05 14:31:02] <lan> Topic: Thảo luận", time(14, 31, 2), date(2024, 4, 5)),  # IRCCloud
        ("[2:31:02 pm] <lan> Topic: Thảo luận", time(14, 31, 2), None),  # Quassel
        ("[12:05 AM] <lan> Topic: Thảo luận", time(0, 5), None),
        ("\x030414:31\x03 <\x02lan\x02> \x0304,01Topic:\x0f Thảo \x1dluận\x1d", time(14, 31), None),
        ("\x1b[32m14:31\x1b[0m <lan> \x02Topic:\x02 Thảo luận", time(14, 31), None),
    ],
)
def test_each_programs_lines(line: str, at: time | None, day: date | None) -> None:
    found = chatlog_lines.lines(f"{line}\n{line}")
    assert found.chat
    assert [(one.nick, one.text) for one in found.typed] == [("lan", "Topic: Thảo luận")] * 2
    assert {(one.at, one.day) for one in found.typed} == {(at, day)}


@pytest.mark.parametrize(
    "line",
    [
        "14:30 -!- lan [~l@host] has joined #hop",
        "14:30:00 <lan> lan has left #hop",
        "--- Log opened Thu Apr 04 14:30:12 2024",
        "--- Day changed Fri Apr 05 2024",
        "**** ENDING LOGGING AT Thu Apr  4 15:00:00 2024",
        "2024-04-04 14:30:00\t-->\tlan (~l@host) has joined #hop",
        "2024-04-04 14:30:00\t<--\tlan has quit (Quit: x)",
        "2024-04-04 14:30:00\t--\tMode #hop [+o lan] by x",
        "[14:30] == lan [~l@host] has joined #hop",
        "[2024-04-04 14:30:00] → lan joined (~l@host)",
        "[2024-04-04 14:30:00] ⇐ lan quit (~l@host)",
        "[14:30:00] *** Mode +o lan",
        "Apr 04 14:30:00 *\tlan has quit (Ping timeout)",
        "Apr 04 14:30:00 *\tlan is now known as lan_away",
        "[00:00] - {Day changed to 24 April 2024}",
        "Session Start: Thu Apr 04 14:30:00 2024",
    ],
)
def test_who_came_and_went_is_left_out(line: str) -> None:
    found = chatlog_lines.lines(f"{line}\n14:31 <lan> a\n14:32 <minh> b")
    assert (found.notices, found.unknown, len(found.typed)) == ((1,), (), 2)


@pytest.mark.parametrize("line", ["14:30 * lan vẫy tay", "* lan vẫy tay", "[2024-04-04 14:30:00] — lan vẫy tay"])
def test_what_was_done_and_not_said_is_an_aside(line: str) -> None:
    assert chatlog_lines.lines(f"{line}\n14:31 <lan> a\n14:32 <minh> b").asides == (1,)


def test_days_are_the_logs_own_or_the_meetings_and_run_on_after_midnight() -> None:
    opened = "--- Log opened Wed Apr 03 23:50:00 2024\n23:58 <lan> a\n--- Day changed Thu Apr 04 2024\n00:05 <lan> b"
    assert [said.day for said in chatlog.read(opened, date(2020, 1, 1)).entries] == [date(2024, 4, 3), DAY]
    bare = chatlog.read("23:58 <lan> a\n00:05 <lan> b\n00:06 <lan> c", DAY)
    assert [said.day for said in bare.entries] == [DAY, date(2024, 4, 5), date(2024, 4, 5)]
    assert [said.day for said in chatlog.read("23:58 <lan> a\n00:05 <lan> b", None).entries] == [None, None]


def test_long_lines_that_a_program_has_broken_are_one() -> None:
    log = chatlog.read("14:31 <lan> một câu\n      rất dài\n14:32 <minh> b", DAY)
    assert [said.text for said in log.entries] == ["một câu rất dài", "b"]
