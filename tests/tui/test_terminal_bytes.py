"""What a terminal sends reaches the text fields as text, whatever it is and however it is cut up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal_bytes import TerminalDecoder

PASTE = "\x1b[200~%s\x1b[201~"


def decoded(data: bytes, cuts: list[int]) -> str:
    decoder = TerminalDecoder()
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    parts = [decoder.decode(data[start:end]) for start, end in pairwise(places)]
    return "".join([*parts, decoder.decode(b"", final=True)])


@given(st.text(), st.lists(st.integers(0, 200)))
def test_what_is_typed_comes_through_as_it_is(text: str, cuts: list[int]) -> None:
    typed = text.encode(errors="replace").decode().replace("\x1b[200~", "")
    assert decoded(typed.encode(), cuts) == typed


@given(st.binary(), st.lists(st.integers(0, 200)))
def test_bytes_that_are_no_text_never_raise(data: bytes, cuts: list[int]) -> None:
    decoded(data, cuts)


@pytest.mark.parametrize(
    ("pasted", "left"),
    [
        ("một\r\nhai\tba", "một\r\nhai\tba"),
        ("a\x1b[31mđỏ\x1b]0;t\x07\x11", "a[31mđỏ]0;t"),
        ("a\x1b[20", "a[20"),
        ("", ""),
    ],
)
@given(cuts=st.lists(st.integers(0, 200)))
def test_a_pasted_text_loses_its_control_characters_and_nothing_else(pasted: str, left: str, cuts: list[int]) -> None:
    assert decoded(("x" + PASTE % pasted + "\x1b[A").encode(), cuts) == "x" + PASTE % left + "\x1b[A"
