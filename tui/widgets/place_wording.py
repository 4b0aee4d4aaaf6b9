"""What is said quietly beside the name of a province or district: its present name, or the one of the meeting's day."""

from __future__ import annotations

from datetime import date, timedelta

from tui.language import _, day_text, language


def present_words(name: str, day: date | None, today: date) -> str:
    """The present name of a place whose name was valid on the meeting's day; empty where it is still the same."""
    from store.meeting import places

    present = places.present_name(name, day, today, language()) if day else ""
    return _("now {name}").format(name=present) if present else ""


def not_valid_words(name: str, day: date | None) -> str:
    """That a place had another name on the meeting's day; empty where all is well or nothing is known of it."""
    from store.meeting import places

    place = places.not_valid(name, day) if day else None
    if place is None or day is None:
        return ""
    if place.last is not None and place.last < day:
        words = _("a name until {day}").format(day=day_text(place.last))
    else:
        words = _("a name from {day} on").format(day=day_text(place.first or day + timedelta(days=1)))
    then = places.name_on(name, day, language())
    return words + " · " + _("on the day of the meeting {name}").format(name=then) if then else words


def beside(name: str, day: date | None, today: date) -> str:
    """What is to be said beside a name, if anything."""
    return not_valid_words(name, day) or present_words(name, day, today)
