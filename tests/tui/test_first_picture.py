"""The first picture of a long record comes from a glance at it, and is the same as after reading all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_fingers import DAY, clock, fill, running

from store import glance
from store.dossier import Dossier
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, PointState, RecordKind
from store.opening import Opening, opening
from tui.screens.live import screen as live


def long_one(folder: Path, state: Path, draft: str = "") -> None:
    made = Dossier.create(folder, state=state, by="Lan", fields={"title": "Hội nghị", "day": DAY}, clock=clock)
    fill(made)
    made.apply(
        Edit(RecordKind.ENTRY, f"e{n}", {"text": f"Ghi nhận {n}", "kind": EntryKind.STATEMENT})
        for n in range(glance.WORTH_IT)
    )
    made.save_draft(draft)
    made.close()


async def test_it_needs_no_journal_and_nothing_moves_when_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_SEEN", 2.0)  # time enough to look at the first picture on any machine
    long_one(tmp_path / "dài", tmp_path / "state")
    found = opening(tmp_path / "dài", state=tmp_path / "state", by="Lan", clock=clock)
    assert isinstance(found, Opening)
    read: list[bool] = []
    whole = found._read

    def noting() -> Dossier:
        read.append(True)
        return whole()

    found._read = noting
    async with running(found) as fingers:  # type: ignore[arg-type]
        first = fingers.screen_text()
        assert not read, "the journal was read for the first picture"
        assert f"Ghi nhận {glance.WORTH_IT - 1}" in first
        assert "Ngày hội Du lịch TP.HCM" in first
        assert f"đã lưu {glance.WORTH_IT:,}".replace(",", "") in first
        await fingers.until(lambda: fingers.live._backlog.whole)
        await fingers.until(lambda: "Còn thiếu (" in fingers.screen_text())

        def without_keys(picture: str) -> list[str]:
            return picture.split("\n")[:-4]  # below stand what the line says and the count of gaps, which come later

        assert without_keys(fingers.screen_text()) == without_keys(first)
    found.close()


async def test_a_line_entered_before_the_journal_is_read_is_recorded(tmp_path: Path) -> None:
    long_one(tmp_path / "dài", tmp_path / "state", "đang gõ dở")
    found = opening(tmp_path / "dài", state=tmp_path / "state", by="Lan", clock=clock)
    async with running(found) as fingers:
        await fingers.line(" ngay lập tức")
        assert found.entries[-1].text == "đang gõ dở ngay lập tức"
    found.close()


async def test_a_long_agenda_opens_at_the_point_that_is_running(tmp_path: Path) -> None:
    made = Dossier.create(
        tmp_path / "d", state=tmp_path / "s", by="Lan", fields={"title": "Họp", "day": DAY}, clock=clock
    )
    for number in range(1, 41):
        state = PointState.CURRENT if number == 33 else PointState.PLANNED
        made.add(RecordKind.POINT, number=number, title=f"Tham luận {number}", state=state)
    async with running(made) as fingers:
        assert fingers.app.focused is fingers.live.line
        assert "Tham luận 33" in fingers.screen_text()
        assert fingers.live.agenda.cursor == 32
    made.close()
