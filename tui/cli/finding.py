"""The commands that need no dossier named: search and schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.errors import StoreError, Trouble
from store.meeting.fields import kind_of
from store.meeting.proceedings import Proceedings
from store.meeting.records import Record
from store.meeting.text import fold

from .. import messages
from ..language import _, term
from .opening import opened
from .printing import say, say_json, say_rows, warn
from .settings import Settings
from .values import to_json

if TYPE_CHECKING:
    from store.library import Known


def search(settings: Settings, words: list[str]) -> int:
    """Every record of every known dossier in which all the words occur; 3 where a dossier could not be read."""
    from store import library

    wanted = fold(" ".join(words)).split()
    found: list[dict[str, Any]] = []
    unread = 0
    for known in library.known(settings.state):
        try:
            with opened(settings, known.folder, by_name=False) as dossier:
                hits = list(_hits(dossier.proceedings(), wanted))
        except StoreError as error:
            unread = 3
            for sentence in _left_out(known, error):
                warn(sentence)
            continue
        if hits and not settings.as_json:
            say(f"{known.title} · {known.folder}")
            say_rows([("  " + term(kind_of(record)), text) for record, text in hits])
        found += [{"folder": str(known.folder), "kind": kind_of(one).value, "record": to_json(one)} for one, _ in hits]
    if settings.as_json:
        say_json(found)
    elif not found:
        say(_("Nothing was found."))
    return unread


def _left_out(known: Known, error: StoreError) -> tuple[str, str]:
    away = error.trouble is Trouble.NO_FOLDER
    return messages.away(known.title, known.folder) if away else messages.sentences(error)


def _hits(held: Proceedings, wanted: list[str]) -> Iterator[tuple[Record, str]]:
    everything: tuple[Record, ...] = (
        held.meeting,
        *held.parties,
        *held.delegates,
        *held.points,
        *held.items,
        *held.entries,
    )
    for record in everything:
        texts = [getattr(record, name, "") for name in _SEARCHED]
        text = " · ".join(str(part) for part in texts if part)
        folded = fold(text)
        if all(word in folded for word in wanted):
            yield record, text


_SEARCHED = (
    "number",
    "title",
    "name",
    "office",
    "place",
    "field",
    "text",
    "outcome",
    "reason_text",
    "figures",
    "source",
)


def schema(_settings: Settings) -> int:
    """The JSON Schemas, by name."""
    from store import borders

    say_json(borders.schemas())
    return 0
