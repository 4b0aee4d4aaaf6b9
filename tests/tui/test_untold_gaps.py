"""What earlier meetings left and nobody has spoken of yet: in the list of what is missing, one reason for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from screen_fingers import Fingers, clock, running

from store import carrying
from store.dossier import Dossier
from store.meeting import gaps
from store.meeting.gaps import GapKind
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from tui.screens.gaps.screen import GapsScreen


@pytest.fixture
def carried(tmp_path: Path) -> Iterator[Dossier]:
    """A conference with thirty items and a task of the year before."""
    first = Dossier.create(tmp_path / "2023", state=tmp_path / "s", by="Lan", fields={"title": "Sơ kết"}, clock=clock)
    for number in range(1, 31):
        first.add(RecordKind.ITEM, number=number, title=f"Nội dung {number}", state=ItemState.UNDER_WAY)
    first.add(RecordKind.ENTRY, kind=EntryKind.COMMITMENT, text="Sẽ bố trí vốn", speaker="name/Lan")
    fields, edits = carrying.opening(first)
    own = {"title": "Sơ kết năm sau", "day": date(2024, 4, 4)}
    made = Dossier.create(tmp_path / "2024", state=tmp_path / "s", by="Lan", fields={**fields, **own}, clock=clock)
    made.apply(edits)
    first.close()
    yield made
    made.close()


def untold(dossier: Dossier) -> int:
    return sum(gap.kind is GapKind.NOTHING_TOLD for gap in gaps.find(dossier.proceedings()))


async def open_list(fingers: Fingers) -> None:
    await fingers.press("f8")
    await fingers.until(lambda: isinstance(fingers.app.screen, GapsScreen))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_one_reason_waives_all_that_nobody_spoke_of_and_one_key_takes_it_back(
    carried: Dossier, size: tuple[int, int]
) -> None:
    async with running(carried, size) as fingers:
        await fingers.line("/partly 7 đã mở một gian")
        await fingers.until(lambda: untold(carried) == 30)
        await open_list(fingers)
        await fingers.press("end")
        assert "Chuyển từ kỳ trước, chưa được nêu" in fingers.screen_text()
        await fingers.press("a")
        await fingers.until(lambda: "Vì sao để trống 30 chỗ này" in fingers.screen_text())
        await fingers.line("hội nghị không đủ thời gian")
        await fingers.until(lambda: untold(carried) == 0)
        assert len(gaps.waived(carried.proceedings())) == 30
        assert carried.meeting.waived == (), "the meeting's own gaps are another group"
        await fingers.press("z")
        await fingers.until(lambda: untold(carried) == 30)


async def test_a_filtered_group_is_waived_as_it_is_shown(carried: Dossier) -> None:
    async with running(carried) as fingers:
        await open_list(fingers)
        await fingers.press("slash")
        await fingers.line("noi dung 2")
        await fingers.press("a")
        await fingers.until(lambda: "Vì sao để trống 12 chỗ này" in fingers.screen_text())
        await fingers.line("để năm sau")
        await fingers.until(lambda: untold(carried) == 19)
        waived = {item.number for item in carried.items if item.waived}
        assert waived == {2, 12, *range(20, 30)}


async def test_enter_leads_to_the_task_where_a_key_says_that_it_is_fulfilled(carried: Dossier) -> None:
    async with running(carried) as fingers:
        await open_list(fingers)
        await fingers.press("end", "enter")
        await fingers.until(lambda: fingers.live.timeline.has_focus)
        await fingers.press("f")
        await fingers.until(lambda: carried.entries[0].fulfilled)
        assert untold(carried) == 30
