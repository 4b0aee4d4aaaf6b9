"""The interface language: English sentences in the code, Vietnamese ones in the catalogue beside it.

Vietnamese is what a user sees unless he asks for English. Texts are looked up when they are shown, so that
``set_language`` may be called at any time before a screen is drawn.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

from store.meeting import glossary

from .catalogue import Catalogue

LANGUAGES = ("vi", "en")
LOCALE = Path(__file__).parent / "locale"

_current = "vi"
_catalogues: dict[str, Catalogue] = {}


def set_language(code: str) -> None:
    """Choose the interface language, ``"vi"`` or ``"en"``; anything else raises ValueError."""
    global _current
    if code not in LANGUAGES:
        raise ValueError(code)
    _current = code


def language() -> str:
    """The current interface language, ``"vi"`` or ``"en"``."""
    return _current


def _(message: str) -> str:
    """The message in the current language."""
    return message if _current == "en" else _catalogue().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message for this number of things in the current language."""
    if _current == "en":
        return singular if number == 1 else plural
    return _catalogue().ngettext(singular, plural, number)


def N_(message: str) -> str:
    """Marks a message for the catalogue where it is defined long before it is shown; returns it as it is."""
    return message


def term(value: StrEnum) -> str:
    """What a value of a fixed list is called in the current language."""
    return glossary.term(value, _current)


def field_name(field: str) -> str:
    """What a record's field is called in the current language."""
    return glossary.field_name(field, _current)


def day_text(day: date) -> str:
    """A day as the screens write it: ``4/4/2024`` in Vietnamese, ``4 Apr 2024`` in English."""
    if _current == "en":
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return f"{day.day} {months[day.month - 1]} {day.year}"
    return f"{day.day}/{day.month}/{day.year}"


def _catalogue() -> Catalogue:
    found = _catalogues.get(_current)
    if found is None:
        found = _catalogues[_current] = Catalogue(LOCALE / _current / "LC_MESSAGES" / "rapporteur.mo")
    return found
