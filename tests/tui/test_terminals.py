"""Terminals of few colours or none, and of little room: what the screens say must still be seen."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from every_screen import WAYS, recorded
from rich.style import Style
from screen_fingers import running
from textual.color import Color

from store.dossier import Dossier
from tui import few_colours
from tui.few_colours import FEW, MANY, FewColours, number
from tui.themes import THEMES
from tui.widgets.fields import LineField
from tui.widgets.too_small import TooSmall

sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

SMALL = [(30, 8), (20, 5), (10, 3), (1, 1)]


@pytest.mark.parametrize(
    ("environment", "no_color", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False, MANY),
        ({"TERM": "xterm-256color"}, False, MANY),
        ({"TERM": "screen-256color"}, False, MANY),
        ({"TERM": "tmux-256color"}, False, MANY),
        ({"TERM": "xterm-16color"}, False, FEW),
        ({"TERM": "linux"}, False, FEW),
        ({"TERM": "xterm"}, False, FEW),
        ({"TERM": "vt100"}, False, FEW),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, False, MANY),
        ({}, False, MANY),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, True, 0),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not name its terminals this way")
def test_how_many_colours_a_terminal_shows(environment: dict[str, str], no_color: bool, colours: int) -> None:
    assert number(environment, no_color=no_color) == colours


# What is seen without colours ------------------------------------------------------------------------


async def looks(dossier: Dossier, theme: str, *keys: str, colours: int = 0) -> list[tuple[str, Style]]:
    """What is on the screen, with the looks that the terminal gets."""
    async with running(dossier) as fingers:
        fingers.app.limit_colours(colours)
        fingers.app.theme = THEMES[theme].name
        await fingers.pilot.pause()
        await fingers.press(*keys)
        fingers.app.refresh_css()
        await fingers.pilot.pause()
        strips = fingers.app.screen._compositor.render_strips()
        return [(segment.text, segment.style or Style()) for strip in strips for segment in strip]


def reversed_text(seen: list[tuple[str, Style]]) -> str:
    return "".join(text for text, style in seen if style.reverse)


@pytest.mark.parametrize("theme", list(THEMES))
async def test_without_colours_the_cursor_bars_and_focus_are_seen(dossier: Dossier, theme: str) -> None:
    recorded(dossier)
    seen = await looks(dossier, theme, "f4", "down")
    assert all(style.color is None and style.bgcolor is None for _text, style in seen)
    assert "Lễ hội Tinh hoa" in reversed_text(seen), "the row under the cursor"
    assert "Trợ giúp" in reversed_text(seen), "the bar of keys"
    assert "Tuần lễ trái cây" not in reversed_text(seen)


@pytest.mark.parametrize("theme", list(THEMES))
async def test_without_colours_a_list_without_focus_shows_where_it_stands(dossier: Dossier, theme: str) -> None:
    seen = await looks(dossier, theme, "f4", "down", "escape")
    under = "".join(text for text, style in seen if style.underline)
    assert "Lễ hội Tinh hoa" in under
    assert "Tuần lễ trái cây" not in under


@pytest.mark.parametrize("theme", list(THEMES))
async def test_without_colours_cursor_and_selection_of_a_field_are_seen(dossier: Dossier, theme: str) -> None:
    seen = await looks(dossier, theme, *"abcdef", "left", "left", "left", "shift+left", "shift+left")
    assert "c" in [text for text, style in seen if style.reverse], "selected"
    assert "b" in [text for text, style in seen if style.underline and not style.reverse], "the cursor beside it"
    assert "def" in "".join(text for text, style in seen if not style.reverse)
    in_form = await looks(dossier, theme, "ctrl+e", "n")
    own = [style for text, style in in_form if style.underline and not style.reverse and len(text) == 1]
    assert own, "the cursor stands out from a field that is set off as a whole"


@pytest.mark.parametrize("theme", list(THEMES))
async def test_sixteen_colours_are_those_of_the_terminal_itself(dossier: Dossier, theme: str) -> None:
    recorded(dossier)
    seen = await looks(dossier, theme, "f4", colours=FEW)
    for text, style in seen:
        assert style.bgcolor is None, text
        assert style.color is None or style.color.name in {"red", "yellow", "green", "cyan"}, text
        assert not (style.reverse and style.color), "one colour less than can be read on any ground"


async def test_states_and_warnings_differ_in_signs_and_words(dossier: Dossier) -> None:
    recorded(dossier)
    async with running(dossier) as fingers:
        text = fingers.screen_text()
    for sign in ("☑", "✗", "◐", "☐"):
        assert sign in text
    for word in ("CHỈ ĐẠO", "HẠN CHẾ", "chưa rõ người nói", "@@"):
        assert word in text


# Little room -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", list(WAYS))
async def test_a_terminal_too_small_gets_a_sentence_on_every_screen_and_nothing_is_lost(
    dossier: Dossier, way: str
) -> None:
    recorded(dossier)
    async with running(dossier) as fingers:
        await WAYS[way](fingers)
        screen, focused = fingers.app.screen, fingers.app.focused
        typed = getattr(focused, "value", None)
        for width, height in SMALL:
            await fingers.pilot.resize_terminal(width, height)
            await fingers.pilot.pause()
            assert fingers.app.screen is screen
            if (width, height) == (30, 8) and way != "live-notice":
                words = " ".join(fingers.screen_text().split())
                assert "rộng" in words or "quá nhỏ" in words, words
            if fingers.app.screen.query(TooSmall):
                words = " ".join(fingers.screen_text().split())
                whole = "Xin mở rộng cửa sổ; điều đang gõ vẫn còn nguyên.", "Cửa sổ quá nhỏ"
                assert words in whole or width * height < 20, f"nothing else is seen: {words}"
        if isinstance(focused, LineField):
            assert fingers.app.focused is focused, "typing goes on"
        await fingers.pilot.resize_terminal(80, 24)
        await fingers.pilot.pause()
        await fingers.pilot.pause()
        assert not fingers.app.screen.query(TooSmall)
        assert fingers.app.focused is focused
        assert getattr(focused, "value", None) == typed
        assert "rộng cửa sổ" not in fingers.screen_text()


@pytest.mark.parametrize("size", [(30, 8), (10, 3)])
@pytest.mark.parametrize("key", ["f1", "f2", "f7", "f8", "ctrl+e", "ctrl+r", "f12", "f11", "ctrl+l", "ctrl+p"])
async def test_screens_open_in_a_terminal_too_small_for_them(dossier: Dossier, size: tuple[int, int], key: str) -> None:
    async with running(dossier, size) as fingers:
        await fingers.press(key)
        assert fingers.app.screen.query(TooSmall) or fingers.app.screen.query("#too-small")
        await fingers.pilot.resize_terminal(80, 24)
        await fingers.pilot.pause()
        assert not fingers.app.screen.query(TooSmall)
        await fingers.press("escape")
        await fingers.line("vẫn ghi được")
    assert dossier.entries[-1].text == "vẫn ghi được"


# A real terminal -------------------------------------------------------------------------------------

_SGR = re.compile(rb"\x1b\[([\d;:]*)m")


def codes(sent: bytes) -> list[list[int]]:
    """The numbers of every change of look that was sent."""
    return [[int(part) for part in re.split(rb"[;:]", found[1]) if part] for found in _SGR.finditer(sent)]


def palette(sent: bytes) -> set[str]:
    """The manners in which colours were named: 16, 256, true."""
    manners = set()
    for numbers in codes(sent):
        place = 0
        while place < len(numbers):
            one = numbers[place]
            if one in {38, 48}:
                manners.add("256" if numbers[place + 1 : place + 2] == [5] else "true")
                place += 3 if numbers[place + 1 : place + 2] == [5] else 5
                continue
            if 30 <= one <= 37 or 40 <= one <= 47 or 90 <= one <= 97 or 100 <= one <= 107:
                manners.add("16")
            place += 1
    return manners


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal of POSIX systems")
@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, {"true"}),
        ({"TERM": "screen-256color"}, {"256"}),
        ({"TERM": "xterm-16color"}, {"16"}),
        ({"TERM": "linux"}, {"16"}),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, set()),
        ({"TERM": "linux", "NO_COLOR": "1"}, set()),
    ],
)
def test_what_is_sent_is_what_the_terminal_understands(
    dossier: Dossier, state: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], wanted: set[str]
) -> None:
    from typing_terminal import Terminal

    recorded(dossier)
    dossier.checkpoint()
    dossier.close()
    monkeypatch.setitem(os.environ, "PYTHONPATH", str(Path(__file__).parents[2]))
    terminal = Coloured("open", str(dossier.folder), state=state, variables=variables)
    assert isinstance(terminal, Terminal)
    terminal.until(lambda shown: "DIỄN BIẾN" in shown.text.upper())
    terminal.send("\x1bOS")  # F4
    terminal.until(lambda shown: "Space trạng thái" in shown.text)  # what the list's keys do
    terminal.quit()
    assert palette(terminal.sent) == wanted
    if "NO_COLOR" in variables or wanted == {"16"}:
        assert any(7 in numbers for numbers in codes(terminal.sent)), "bars and cursor in reverse"


if sys.platform != "win32":
    import pexpect
    import pyte
    from typing_terminal import ROOT, Terminal

    class Coloured(Terminal):
        """A terminal that says of itself what the test wants, and keeps every byte that was sent to it."""

        def __init__(self, *arguments: str, state: Path, variables: dict[str, str]) -> None:
            self.screen = pyte.Screen(100, 30)
            self._stream = pyte.ByteStream(self.screen)
            self.sent = b""
            environment = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLORTERM"}}
            environment |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "RAPPORTEUR_STATE": str(state)}
            environment |= {"RAPPORTEUR_BY": "Lan", **variables}
            self.child = pexpect.spawn(
                sys.executable, ["-m", "tui.cli", *arguments], env=environment, dimensions=(30, 100), timeout=5
            )
            self.child.delaybeforesend = None

        def read(self, seconds: float) -> bool:
            try:
                piece = self.child.read_nonblocking(1 << 16, timeout=seconds)
            except pexpect.TIMEOUT:
                return True
            except pexpect.EOF:
                return False
            self.sent += piece
            self._stream.feed(piece)
            return True


def test_the_filter_forgets_the_colours_of_the_theme_before() -> None:
    variables = {"background": "#000000", "text-error": "#ff0000", "text-warning": "#111111", "text-success": "#222222"}
    variables["text-accent"] = "#333333"
    held = [variables]
    one = FewColours(lambda: held[0], coloured=True)
    from rich.segment import Segment

    red = Segment("x", Style.parse("#ff0000 on #000000"))
    assert one.apply([red], Color(0, 0, 0))[0].style == Style.parse("not reverse red")
    held[0] = {**variables, "text-error": "#00ff00"}
    assert one.apply([red], Color(0, 0, 0))[0].style == Style.parse("not reverse")
    assert few_colours.FEW == 16
