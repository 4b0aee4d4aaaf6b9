"""From stretches of plain text with the name of a look to what Textual draws; nothing in the text is markup."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

_STYLES = {
    "strong": "bold",
    "accent": "bold $text-accent",
    "faint": "$faint",
    "good": "$text-success",
    "warn": "$text-warning",
    "bad": "bold $text-error",
    "differs": "bold underline",
}


def content(stretches: Iterable[tuple[str, str]]) -> Content:
    """The stretches, one after the other, as one drawable text."""
    return Content("").join(
        Content.styled(text, _STYLES[look]) if look in _STYLES else Content(text) for text, look in stretches
    )
