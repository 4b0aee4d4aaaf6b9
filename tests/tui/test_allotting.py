"""Items and agenda points are handed out to recorders, by keys and by a line, and each sees what is his."""

from __future__ import annotations

import pytest
from screen_fingers import Fingers, running

from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from tui import language


def recorders(dossier: Dossier) -> list[str]:
    return [item.recorder for item in dossier.items]


async def test_a_in_the_checklist_asks_for_the_name_even_in_one_burst(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f4")
        await fingers.line("aminh")
        await fingers.until(lambda: recorders(dossier)[0])
        assert recorders(dossier)[0] == "minh"
        assert not fingers.live.line.value
        await fingers.until(lambda: fingers.app.focused is fingers.live.checklist)
        await fingers.press("down", "a", "enter")
        await fingers.until(lambda: recorders(dossier)[1])
        assert recorders(dossier)[:3] == ["minh", "minh", ""], "the name given last is offered"
        await fingers.press("a")
        await fingers.line("-")
        await fingers.until(lambda: not recorders(dossier)[1])


async def test_esc_leaves_it_and_the_unfinished_line_comes_back(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("chưa xong")
        await fingers.press("f4", "a")
        await fingers.type("Minh")
        await fingers.press("escape")
        assert fingers.live.line.value == "chưa xong"
        assert recorders(dossier) == [""] * 6


async def test_a_in_the_agenda_allots_a_point(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f3", "down", "a")
        assert "Ai ghi mục 2" in fingers.screen_text()
        await fingers.press("down")
        await fingers.press("enter")
        await fingers.until(lambda: dossier.points[1].recorder == "Lan")
        assert any("2 Kết quả" in line and "Lan" in line for line in fingers.screen_text().splitlines())
        await fingers.until(lambda: fingers.app.focused is fingers.live.agenda)
        await fingers.press("m")
        await fingers.until(lambda: fingers.live.agenda.count() == 1)
        await fingers.press("m")
        await fingers.until(lambda: fingers.live.agenda.count() == 3)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("code", ["vi", "en"])
async def test_mine_shows_only_mine(dossier: Dossier, size: tuple[int, int], code: str) -> None:
    language.set_language(code)
    async with running(dossier, size) as fingers:
        await fingers.press("f4", "m")
        assert fingers.live.checklist.count() == 6
        assert "/allot 12-20 Lan" in fingers.notices() or "/phân 12-20 Lan" in fingers.notices()
        await fingers.press("escape")
        fingers.app.clear_notifications()  # on a narrow screen they lie over the heads of the lists
        await fingers.line("/allot 2, 4 lan")
        await fingers.line("/phân 5 Minh")
        await fingers.press("f4", "m")
        await fingers.until(lambda: fingers.live.checklist.count() == 2)
        said = "/@tôi 2/6" if code == "vi" else "/@me 2/6"
        await fingers.until(lambda: said in fingers.screen_text())
        await fingers.press("m")
        await fingers.until(lambda: fingers.live.checklist.count() == 6)
        for words, count in (("@tôi", 2), ("@me", 2), ("@minh", 1), ("@-", 3), ("@lan kết nối", 1)):
            await _filter(fingers, words)
            assert fingers.live.checklist.count() == count, words


async def _filter(fingers: Fingers, words: str) -> None:
    fingers.live.checklist.filter(words)
    await fingers.pilot.pause()


async def test_what_one_looks_at_stays_when_it_becomes_somebody_elses(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("/allot 2, 4 Lan")
        await fingers.press("f4", "m", "end")
        dossier.change(RecordKind.ITEM, dossier.items[3].uid, recorder="Minh")
        await fingers.pilot.pause()
        await fingers.pilot.pause()
        looked_at = fingers.live.checklist.item(fingers.live.checklist.cursor)
        assert looked_at is not None
        assert looked_at.number == 4
        assert looked_at.recorder == "Minh"


async def test_a_hand_over_leaves_the_allotment_and_tells_how_to_move_it(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("/allot 2-4 Lan")
        await fingers.line("/handover Minh")
        assert "/phân Lan: Minh" in fingers.notices()
        assert recorders(dossier) == ["", "Lan", "Lan", "Lan", "", ""]
        await fingers.line("/phân Lan: Minh")
        assert recorders(dossier) == ["", "Minh", "Minh", "Minh", "", ""]
        await fingers.press("ctrl+z")
        assert recorders(dossier)[1] == "Lan", "one step"


async def test_the_card_names_the_recorder_and_so_does_the_form(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("/allot 1 Trần Văn Minh")
        await fingers.until(lambda: "Người ghi" in fingers.screen_text())
        assert "Trần Văn Minh" in fingers.screen_text()


async def test_the_palette_allots_what_the_agenda_stands_on(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        fingers.live.agenda.move_to(2)
        fingers.live.agenda.action_allot()
        await fingers.line("Minh")
        await fingers.until(lambda: dossier.points[2].recorder == "Minh")
        assert recorders(dossier) == [""] * 6


async def test_a_typed_name_becomes_the_name_of_the_recorder_it_means(dossier: Dossier) -> None:
    dossier.hand_over("Trần Văn Minh")
    dossier.hand_over("Lan")
    async with running(dossier) as fingers:
        await fingers.type("/phân 2 minh")
        assert "2: phân cho Trần Văn Minh ghi" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: recorders(dossier)[1])
        assert recorders(dossier)[1] == "Trần Văn Minh"
