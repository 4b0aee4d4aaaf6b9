"""The text fields by themselves: one spelling, one line, nothing lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patient_pilot import PatientPilot
from textual import events
from textual.app import App, ComposeResult
from textual.keys import _character_to_key

from store.meeting.text import clean
from tui.widgets.fields import LineField
from tui.widgets.text_field import TextField
from tui.widgets.wrapping import is_narrow, line_count, shorten, wrap


class Fields(App[None]):
    """One field of each kind."""

    joined = 0

    def compose(self) -> ComposeResult:
        yield LineField(id="line")
        yield TextField(id="text")

    def on_line_field_joined(self, event: LineField.Joined) -> None:
        self.joined = event.lines


def burst(*keys: str) -> Iterator[events.Key]:
    for key in keys:
        yield events.Key("backspace", "\x7f") if key == "⌫" else events.Key(_character_to_key(key), key)


@pytest.mark.parametrize("field", ["line", "text"])
async def test_backspaces_and_letters_of_one_burst_keep_their_order(field: str) -> None:
    app = Fields()
    async with app.run_test():
        pilot = PatientPilot(app)
        widget = app.query_one(f"#{field}")
        widget.focus()
        await pilot.pause()
        for key in burst(*"vie⌫êt⌫⌫ệt", " ", *"ho⌫⌫hooi⌫⌫⌫ội"):
            app.post_message(key)
        await pilot.pause()
        await pilot.pause()
        assert (widget.value if isinstance(widget, LineField) else widget.text) == "việt hội"


@pytest.mark.parametrize("field", ["line", "text"])
async def test_decomposed_keys_and_pastes_become_composed(field: str) -> None:
    app = Fields()
    async with app.run_test():
        pilot = PatientPilot(app)
        widget = app.query_one(f"#{field}")
        widget.focus()
        await pilot.pause()
        for key in burst(*unicodedata.normalize("NFD", "Đắk Nông")):
            app.post_message(key)
        await pilot.pause()
        app.post_message(events.Paste(unicodedata.normalize("NFD", " tiếng Việt \x1b[31mđỏ\x07")))
        await pilot.pause()
        await pilot.pause()
        text = widget.value if isinstance(widget, LineField) else widget.text
        assert text == "Đắk Nông tiếng Việt [31mđỏ"
        await pilot.press("backspace")
        text = widget.value if isinstance(widget, LineField) else widget.text
        assert text.endswith("[31mđ"), "one letter is one step"


async def test_a_paste_of_several_lines_becomes_one_line_and_is_told() -> None:
    app = Fields()
    async with app.run_test():
        pilot = PatientPilot(app)
        field = app.query_one(LineField)
        field.focus()
        await pilot.pause()
        app.post_message(events.Paste("  thứ nhất\r\n\r\n thứ hai\nthứ ba\n"))
        await pilot.pause()
        await pilot.pause()
        assert field.value == "thứ nhất thứ hai thứ ba"
        assert app.joined == 3


async def test_an_accent_in_the_middle_leaves_the_cursor_where_it_was_typed() -> None:
    app = Fields()
    async with app.run_test():
        pilot = PatientPilot(app)
        field = app.query_one(LineField)
        field.focus()
        await pilot.pause()
        for key in burst(*"ban nghi"):
            app.post_message(key)
        await pilot.press("left", "left", "left", "left", "left", "left")
        app.post_message(next(burst("\u0309")))
        await pilot.pause()
        app.post_message(next(burst("!")))
        await pilot.pause()
        await pilot.pause()
        assert field.value == "bả!n nghi"


@given(
    st.text(alphabet=st.sampled_from("aăâđệ ôơưỹ\u0309日本 –“”\t\n!😀"), max_size=120),
    st.integers(min_value=2, max_value=40),
)
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    from rich.cells import cell_len

    text = clean(text, lines=True)
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert line_count(text, width) == len(lines)
    flat = text.replace("\n", " ")
    short = shorten(flat, width)
    assert cell_len(short) <= width
    assert short == flat or short.endswith("…")


def test_vietnamese_letters_take_one_cell_each() -> None:
    from rich.cells import cell_len

    letters = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA)) + "–—“”‘’…•→"
    assert is_narrow(letters)
    assert cell_len(letters) == len(letters)
    assert not is_narrow("日")
    assert not is_narrow("e\u0301")
