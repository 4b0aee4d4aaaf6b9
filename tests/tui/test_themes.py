"""Every text of every screen can be read in every theme (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11), measured as it is drawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from every_screen import WAYS, recorded
from rich.segment import Segment
from screen_fingers import Fingers, running
from textual.color import Color
from textual.screen import ModalScreen
from textual.theme import Theme

from store.dossier import Dossier
from tui import preferences, themes
from tui.appearance import Appearance

ORDINARY, HIGH, NOT_TEXT = 4.5, 7.0, 3.0
_DRAWN = frozenset("▏▎▍▌▋▊▉█▁▂▃▄▅▆▇▐▕▔░▒▓─│┌┐└┘├┤┬┴┼╭╮╰╯━┃╌┈ ")
"""Signs that are lines, bars and frames and no text."""


def luminance(colour: Color) -> float:
    """Relative luminance, by the formula of WCAG."""
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour.rgb
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21, by the formula of WCAG."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def drawn(fingers: Fingers) -> list[Segment]:
    """What is on the screen now; of what lies under a box that has the keys, nothing: it waits, half hidden."""
    screen = fingers.app.screen
    strips = screen._compositor.render_strips()
    if not isinstance(screen, ModalScreen):
        return [segment for strip in strips for segment in strip]
    box = screen.children[0].region
    return [segment for strip in strips[box.y : box.bottom] for segment in strip.crop(box.x, box.right)]


def colours(segment: Segment) -> tuple[Color, Color] | None:
    """The colour of the signs and of what they stand on; None where a segment names none."""
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return None
    pair = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return (pair[1], pair[0]) if style.reverse else pair


def faults(fingers: Fingers, wanted: float) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for segment in drawn(fingers):
        pair = colours(segment)
        signs = segment.text.strip()
        if pair is None or not signs:
            continue
        assert not (segment.style and segment.style.dim), "half brightness is a colour that nobody has measured"
        least = NOT_TEXT if set(signs) <= _DRAWN else wanted
        ratio = contrast(*pair)
        if ratio < least:
            found[pair[0].hex, pair[1].hex] = f"{ratio:.2f} < {least}: {segment.text!r}"
    return found


@pytest.mark.parametrize("way", list(WAYS))
async def test_every_text_has_its_contrast_in_every_theme(dossier: Dossier, way: str) -> None:
    recorded(dossier)
    async with running(dossier) as fingers:
        await WAYS[way](fingers)
        for name in themes.THEMES:
            fingers.app.theme = name
            await fingers.pilot.pause()
            await fingers.pilot.pause()
            wanted = HIGH if "contrast" in name else ORDINARY
            assert not faults(fingers, wanted), name


async def test_what_a_newcomer_sees_has_its_contrast_too(state: Path) -> None:
    async with running(None, state=state, by="Lan") as fingers:
        for name in themes.THEMES:
            fingers.app.theme = name
            await fingers.pilot.pause()
            await fingers.pilot.pause()
            assert not faults(fingers, HIGH if "contrast" in name else ORDINARY), name


@pytest.mark.parametrize("theme", list(themes.THEMES.values()), ids=list(themes.THEMES))
def test_every_look_reads_on_every_ground(theme: Theme) -> None:
    """Also those pairs that no screen happens to show in the tests: a warning in a selection, a faint word in a bar."""
    variables = theme.variables
    texts = ("text", "faint", "text-accent", "text-warning", "text-error", "text-success")
    grounds = [theme.background, theme.surface, theme.panel]
    grounds += [variables[name] for name in ("primary-muted", "input-selection-background", "block-cursor-background")]
    for text in texts:
        for ground in grounds:
            ratio = contrast(Color.parse(variables[text]), Color.parse(str(ground)))
            assert ratio >= (HIGH if "contrast" in theme.name else ORDINARY), (text, ground, ratio)


@pytest.mark.parametrize("name", [name for name in themes.THEMES if "contrast" in name])
async def test_in_high_contrast_the_cursor_of_a_list_is_a_line_too(dossier: Dossier, name: str) -> None:
    async with running(dossier) as fingers:
        fingers.app.theme = name
        await fingers.press("f4")
        under = [segment.text for segment in drawn(fingers) if segment.style and segment.style.underline]
        assert "Hội nghị xúc tiến" in "".join(under)


@pytest.mark.parametrize("name", list(themes.THEMES))
async def test_what_is_set_off_by_its_ground_can_be_told_from_the_page(dossier: Dossier, name: str) -> None:
    """The row under the cursor, a selection, bars: their grounds differ from the page and from one another's text."""
    async with running(dossier) as fingers:
        fingers.app.theme = name
        await fingers.pilot.pause()
        variables = fingers.app.theme_variables
        page = Color.parse(variables["background"])
        for ground in ("primary-muted", "input-selection-background", "panel"):
            assert contrast(page, Color.parse(variables[ground])) >= 1.25, ground
        assert contrast(page, Color.parse(variables["scrollbar"])) >= NOT_TEXT
        assert contrast(page, Color.parse(variables["input-cursor-background"])) >= NOT_TEXT


async def test_the_key_goes_through_all_themes_names_them_and_remembers(dossier: Dossier) -> None:
    folder = preferences.config_folder()
    async with running(dossier) as fingers:
        seen = [fingers.app.theme]
        for _ in themes.THEMES:
            await fingers.press("ctrl+t")
            assert f"Giao diện: {themes.label(fingers.app.theme)}" in fingers.notices()
            seen.append(fingers.app.theme)
        assert seen == [*themes.THEMES, themes.DARK.name]
        await fingers.press("ctrl+t")
        await fingers.until(lambda: preferences.load(folder).theme == themes.LIGHT.name)
    async with running(dossier) as fingers:
        assert fingers.app.theme == themes.LIGHT.name


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"theme": 7}', '{"theme": "textual-dark"}', "\0\0", '{"theme": "x"}'])
def test_preferences_that_cannot_be_read_mean_the_first_theme(kept: str) -> None:
    folder = preferences.config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "preferences.json").write_text(kept)
    assert themes.chosen() == themes.DARK.name


def test_a_theme_keeps_what_else_was_preferred() -> None:
    folder = preferences.config_folder()
    preferences.change(folder, toured=True)
    preferences.change(folder, theme=themes.LIGHT.name)
    kept = json.loads((folder / "preferences.json").read_bytes())
    assert (kept["toured"], kept["theme"]) == (True, themes.LIGHT.name)


async def test_a_config_folder_that_cannot_be_written_stops_nothing(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("no folder")
    async with running(dossier) as fingers:
        await fingers.press("ctrl+t")
        assert fingers.app.theme == themes.LIGHT.name
        await fingers.line("còn ghi được")
    assert dossier.entries[-1].text == "còn ghi được"
    assert issubclass(type(fingers.app), Appearance)
