"""Choices and own abbreviations as a Vietnamese input method types: real bursts, in a real terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from typing_terminal import Terminal

from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from store.meeting.refs import to_party

CTRL_N, CTRL_Q, CTRL_S, ESC, DOWN = "\x0e", "\x11", "\x13", "\x1b", "\x1b[B"

#: "công" and "hội" typed with Telex, key by key.
CONG = ("c", "o", "\x7fô", "n", "g")
HOI = ("h", "o", "\x7fô", "i", "\x7f\x7fội")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Dossier.create(
        tmp_path / "d", state=tmp_path / "s", by="Lan", fields={"title": "Hội nghị", "day": date(2024, 4, 4)}
    )
    for number, title in enumerate(("Ngày hội Du lịch", "Lễ hội hoa", "Hội chợ công nghiệp"), 1):
        made.add(RecordKind.ITEM, number=number, title=title)
    made.add(RecordKind.PARTY, name="Sở Công Thương")
    made.add(RecordKind.PARTY, name="Sở Du lịch")
    made.close()
    return tmp_path / "d"


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal("open", str(folder), state=tmp_path / "s")
    opened.until(lambda seen: "F1 Trợ giúp" in seen.text and "▸" in seen.text)
    yield opened
    if opened.child.isalive():
        opened.kill()


def record(folder: Path, tmp_path: Path) -> Dossier:
    return Dossier.open(folder, state=tmp_path / "s", by="Lan")


def test_an_owner_typed_with_tones_is_taken_with_tab_in_the_same_burst(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    terminal.send("!lập đề án @sở " + "".join(CONG) + "\tngay\r")
    terminal.until(lambda seen: "đã lưu 1" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        entry = kept.entries[0]
        assert entry.owners == (to_party(kept.parties[0].uid),)
        assert entry.text == "lập đề án ngay"
    finally:
        kept.close()


def test_the_list_opens_is_steered_by_arrows_and_closed_by_escape(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    terminal.send("đông khách #")
    for burst in HOI:
        terminal.send(burst)
    terminal.until(lambda seen: "☐ 2 Lễ hội hoa" in seen.text and "Tab" in seen.text)
    terminal.send(DOWN)
    terminal.until(lambda seen: any("▸" in line and "Enter" in line for line in seen.lines))
    chosen = next(line for line in terminal.lines if "▸" in line and "Enter" in line).split("☐")[1].split()[0]
    terminal.send("\r")
    terminal.until(lambda seen: f"▸ đông khách #{chosen}" in seen.text)
    terminal.send("#")
    terminal.until(lambda seen: any("▸" in line and "Tab" in line for line in seen.lines))
    terminal.send(ESC)
    terminal.until(lambda seen: not any("▸" in line and "Tab" in line for line in seen.lines))
    terminal.send("\x7f\r")
    terminal.until(lambda seen: "đã lưu 1" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        assert [kept.get(RecordKind.ITEM, uid).number for uid in kept.entries[0].items] == [int(chosen)]  # type: ignore[union-attr]
    finally:
        kept.close()


def test_a_number_and_enter_in_one_burst_are_not_disturbed(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send("".join(f"câu {number} #{number}\r" for number in (1, 2, 3, 1, 2, 3)) + CTRL_Q)
    while terminal.read(0.05):
        pass
    kept = record(folder, tmp_path)
    try:
        assert [entry.text for entry in kept.entries] == [f"câu {number}" for number in (1, 2, 3, 1, 2, 3)]
        assert all(entry.items for entry in kept.entries)
    finally:
        kept.close()


@pytest.mark.parametrize("rub", ["\x7f", "\x08"])
def test_abbreviations_amid_the_bursts_of_an_input_method(
    terminal: Terminal, folder: Path, tmp_path: Path, rub: str
) -> None:
    hoi = "".join(HOI).replace("\x7f", rub)
    terminal.send(f"{hoi} ubnd {hoi}, pct {rub} {hoi}. ktxh\r")
    terminal.until(lambda seen: "đã lưu 1" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        assert kept.entries[0].text == "hội Ủy ban nhân dân hội, pct hội. ktxh"
    finally:
        kept.close()


def test_what_was_taken_is_there_again_after_kill_9(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send("họp với @sở du\tvà ubnd ")
    terminal.until(lambda seen: "@Sở Du lịch và Ủy ban nhân dân" in seen.text)
    kept = tmp_path / "s" / "dossiers"
    terminal.until(lambda _seen: any(b"nh\xc3\xa2n d\xc3\xa2n" in file.read_bytes() for file in kept.rglob("*.jsonl")))
    terminal.kill()
    again = Terminal("open", str(folder), state=tmp_path / "s")
    try:
        again.until(lambda seen: "▸ họp với @Sở Du lịch và Ủy ban nhân dân" in seen.text)
    finally:
        again.kill()


def test_a_new_name_is_added_from_the_line_in_bursts(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send(f"Trần Văn Mới: một\rTrần Văn Mới: hai{CTRL_N}")
    terminal.until(lambda seen: "Tên mới trong danh sách" in seen.text)
    terminal.send(f"Giám đốc{CTRL_S}")
    terminal.until(lambda seen: "Tên mới trong danh sách" not in seen.text)
    terminal.send(" ba\r")
    terminal.until(lambda seen: "đã lưu 2" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        assert [(one.name, one.office) for one in kept.delegates] == [("Trần Văn Mới", "Giám đốc")]
        assert {entry.speaker for entry in kept.entries} == {f"delegate/{kept.delegates[0].uid}"}
        assert [entry.text for entry in kept.entries] == ["một", "hai ba"]
    finally:
        kept.close()


def test_pasted_lines_are_recorded_one_by_one_with_tab(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send("\x1b[200~một\ncâu hai\nba\x1b[201~\t")
    terminal.until(lambda seen: "đã lưu 3" in seen.text)
    terminal.send("\x1b[200~bốn\nnăm\x1b[201~\r")
    terminal.until(lambda seen: "đã lưu 4" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        assert [entry.text for entry in kept.entries] == ["một", "câu hai", "ba", "bốn năm"]
    finally:
        kept.close()
