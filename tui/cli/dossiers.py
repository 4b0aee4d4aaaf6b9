"""The commands that open or make dossiers: library, open, new, demo."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from store.dossier import Dossier
from store.errors import CannotWrite, Trouble
from store.opening import opening

from ..language import _
from .opening import opened, remember, tell_unshared
from .printing import say, say_rows, warn
from .settings import Settings

USAGE = 2


def library(settings: Settings) -> int:
    """All dossiers known on this machine, on the screen."""
    if not _at_a_terminal():
        return USAGE
    from ..app import run_library

    return run_library(settings.state, settings.by)


def open_live(settings: Settings, folder: Path) -> int:
    """One dossier on the live screen."""
    # The screen takes in what colleagues wrote as soon as it stands; waiting for a drive here would delay it.
    dossier = opening(folder, state=settings.state, by=settings.by)
    try:
        if not _at_a_terminal():
            return USAGE
        from ..app import run_live

        if isinstance(dossier, Dossier):  # read for the first time here; a power cut must not make it unknown again
            remember(settings, dossier)
        code = run_live(dossier)
        remember(settings, dossier)
    finally:
        dossier.close()
    tell_unshared(dossier)
    return code


def new(settings: Settings, folder: Path, title: str, date: date, place: str, previous: Path | None) -> int:
    """A new dossier, with what an earlier one leaves open if one is named.

    Where the folder holds the dossier that was carried over from the earlier one before, that is brought up to date.
    """
    given = {"title": title, "day": date, "place": place}
    if previous is None:
        dossier = Dossier.create(folder, state=settings.state, by=settings.by, fields=given)
        return _tell_made(settings, dossier)
    from store import carrying

    from ..widgets.update_wording import disputed_words

    with opened(settings, previous) as earlier:
        if doubt := disputed_words(earlier):
            warn(doubt)
        fields, carried = carrying.opening(earlier)
        try:
            dossier = Dossier.create(
                folder, state=settings.state, by=settings.by, fields={**fields, **given}, carried=carried
            )
        except CannotWrite as error:
            if error.trouble is not Trouble.DOSSIER_EXISTS:
                raise
            with opened(settings, folder) as later:
                if not carrying.goes_on_from(later, earlier):
                    raise
                return _bring_up_to_date(later, earlier)
    return _tell_made(settings, dossier, from_earlier=True)


def _tell_made(settings: Settings, dossier: Dossier, *, from_earlier: bool = False) -> int:
    try:
        remember(settings, dossier)
        say(_("Made the dossier “{title}” in {folder}.").format(title=dossier.meeting.title, folder=dossier.folder))
        if from_earlier:
            say(
                _("Carried over: {items} items, {entries} directives and commitments, {parties} parties.").format(
                    items=len(dossier.items), entries=len(dossier.entries), parties=len(dossier.parties)
                )
            )
            _tell_names(dossier)
    finally:
        dossier.close()
    return 0


def _tell_names(dossier: Dossier) -> None:
    """Which parties were called otherwise on the meeting's day; nothing is changed for that."""
    from ..widgets.place_wording import not_valid_words

    told = [(party.name, not_valid_words(party.name, dossier.meeting.day)) for party in dossier.parties]
    say_rows([("  " + name, words) for name, words in told if words])


def _bring_up_to_date(later: Dossier, earlier: Dossier) -> int:
    from store import carrying

    from ..widgets.update_wording import update_lines, update_summary

    say(
        _("“{title}” was carried over from there before, so it is brought up to date; its details stay.").format(
            title=later.meeting.title
        )
    )
    update = carrying.bring_up_to_date(later, earlier)
    rows = update_lines(later, update)
    say_rows([("  " + what, names) for what, names in rows])
    if not update.added and not update.changed:
        say(update_summary(update))
    return 0


def demo(settings: Settings, to: Path | None) -> int:
    """The two conferences as dossiers: the second one live, or in a folder with the minutes of both."""
    from .. import demo as conferences

    live = to is None and sys.stdin.isatty() and sys.stdout.isatty()
    folder = to or settings.state / "demo"
    if conferences.is_built(folder):
        if to is not None:
            raise CannotWrite(Trouble.DOSSIER_EXISTS, folder / conferences.NAMES[-1])
        built = conferences.reopen(folder, state=settings.state, by=settings.by)
    else:
        built = conferences.build(folder, state=settings.state, by=settings.by)
    try:
        for dossier in built:
            remember(settings, dossier)
            if not live:
                _tell_minutes(dossier)
        if not live:
            say(_("Look at one with “rapporteur open FOLDER”."))
            return 0
        from ..app import run_live

        return run_live(built[-1])
    finally:
        for dossier in built:
            dossier.close()


def _tell_minutes(dossier: Dossier) -> None:
    from ..documents import write_document

    path = write_document(dossier)
    say(dossier.meeting.title)
    say_rows([("  " + _("dossier"), str(dossier.folder)), ("  " + _("minutes"), str(path))])


def _at_a_terminal() -> bool:
    if os.environ.get("TEXTUAL_DRIVER") or (sys.stdin.isatty() and sys.stdout.isatty()):
        return True  # a driver that is named, as for a browser, brings its own way to the keys
    warn(_("The screens need a terminal, and here is none."))
    warn(_("Use “rapporteur note”, “show” and “export”, which work without one."))
    return False
