"""The tour over the demo: offered once, it goes on when something was done, and takes no key that was meant to type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_fingers import Fingers, running

import tui.app
from store.dossier import Dossier
from store.meeting.kinds import EntryKind, ItemState
from tui import demo, language, preferences
from tui.screens.first_run.tour import STEPS, TourBox
from tui.screens.live.screen import LiveScreen


def test_the_tour_is_offered_in_the_demo_that_opens_live() -> None:
    assert demo.NAMES[-1] == tui.app.DEMO


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("demo")
    for dossier in demo.build(room / "demo", state=room / "state", by="Lan"):
        dossier.close()
    return room


@pytest.fixture
def second(built: Path, tmp_path: Path) -> Iterator[Dossier]:
    dossier = Dossier.open(built / "demo" / demo.NAMES[-1], state=tmp_path / "state", by="Lan")
    yield dossier
    dossier.close()


def box(fingers: Fingers) -> TourBox | None:
    return next(iter(fingers.app.screen.query(TourBox)), None)


def shown(fingers: Fingers) -> str:
    there = box(fingers)
    return str(there.render()) if there else ""


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_step_is_done_by_doing_it(
    second: Dossier, tmp_path: Path, code: str, size: tuple[int, int]
) -> None:
    language.set_language(code)
    before = len(second.entries)
    async with running(second, size) as fingers:
        await fingers.until(lambda: box(fingers))
        await fingers.press("enter")
        assert f"1/{len(STEPS)}" in shown(fingers)
        for number, step in enumerate(STEPS[:4], 1):
            assert f"{number}/{len(STEPS)}" in shown(fingers)
            _type, _colon, line = language._(step.to_do).partition(": ")
            await fingers.line(line)
            await fingers.until(lambda next=number + 1: f"{next}/{len(STEPS)}" in shown(fingers))
        await fingers.press("up", "end")
        await fingers.line(" nhé")
        await fingers.until(lambda: f"6/{len(STEPS)}" in shown(fingers))
        for number, key in ((7, "f8"), (8, "ctrl+e")):
            await fingers.press(key)
            await fingers.until(lambda: not isinstance(fingers.app.screen, LiveScreen))
            await fingers.pilot.pause(0.3)
            await fingers.press("escape")
            await fingers.until(lambda next=number: f"{next}/{len(STEPS)}" in shown(fingers))
        await fingers.press("enter")
        await fingers.until(lambda: box(fingers) is None)
    new = second.entries[before:]
    assert [entry.kind for entry in new if entry.kind is not EntryKind.RESULT] == [
        EntryKind.NOTE,
        EntryKind.NOTE,
        EntryKind.DIRECTIVE,
    ]
    assert second.items[0].state is ItemState.DONE
    assert preferences.load(tmp_path / "config").toured


async def test_escape_in_the_empty_line_ends_it_for_good(second: Dossier, tmp_path: Path) -> None:
    async with running(second) as fingers:
        await fingers.until(lambda: box(fingers))
        await fingers.press("escape")
        await fingers.until(lambda: box(fingers) is None)
        await fingers.line("ghi tiếp")
        assert second.entries[-1].text == "ghi tiếp"
    assert preferences.load(tmp_path / "config").toured
    async with running(second) as fingers:
        await fingers.pilot.pause(0.8)
        assert box(fingers) is None
        await fingers.press("f10")
        assert "1/8" in shown(fingers)


async def test_keys_are_the_lines_while_something_is_typed(second: Dossier) -> None:
    async with running(second) as fingers:
        await fingers.until(lambda: box(fingers))
        await fingers.press("enter", "right")
        assert "2/8" in shown(fingers)
        await fingers.type("abc")
        await fingers.press("left", "left", "right")
        await fingers.type("X")
        assert fingers.live.line.value == "abXc"
        assert "2/8" in shown(fingers)
        await fingers.press("enter")
        assert second.entries[-1].text == "abXc"
        assert "2/8" in shown(fingers), "nobody speaks yet"


async def test_the_mouse_does_what_the_keys_in_the_box_say(second: Dossier) -> None:
    async with running(second, (80, 24)) as fingers:
        await fingers.until(lambda: box(fingers))
        there = box(fingers)
        assert there is not None
        await fingers.until(lambda: there.outer_size.height)  # it is there before it has its place
        await fingers.pilot.click(there, offset=(3, there.outer_size.height - 2))
        await fingers.pilot.pause()
        assert "1/8" in shown(fingers)
        await fingers.pilot.click(there, offset=(10, 1))
        await fingers.pilot.pause()
        assert "1/8" in shown(fingers)
        await fingers.pilot.click(there, offset=(34, there.outer_size.height - 2))
        await fingers.until(lambda: box(fingers) is None)


async def test_nobody_who_works_on_is_asked_any_longer(second: Dossier, tmp_path: Path) -> None:
    async with running(second) as fingers:
        await fingers.until(lambda: box(fingers))
        for text in ("một", "hai", "ba"):
            await fingers.line(text)
        await fingers.until(lambda: box(fingers) is None)
        assert [entry.text for entry in second.entries[-3:]] == ["một", "hai", "ba"]
    assert not preferences.load(tmp_path / "config").toured


async def test_in_another_dossier_it_says_where_to_take_it(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f10")
        assert box(fingers) is None
        assert "bản mẫu" in fingers.notices()


async def test_from_the_library_it_begins_in_the_demo_that_is_open(second: Dossier, built: Path) -> None:
    async with running(second) as fingers:
        await fingers.press("ctrl+l", "f10", "end", "ctrl+u")
        await fingers.line(str(built / "demo"))
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
        await fingers.until(lambda: "1/8" in shown(fingers))
        assert fingers.app.dossier is second
        assert not second._closed


async def test_a_tour_that_comes_due_while_the_program_closes_is_no_fault(second: Dossier) -> None:
    async with running(second) as fingers:
        app = fingers.app
    assert not app.screen_stack
    app._offer_unless_taken()
    app.begin_tour()
