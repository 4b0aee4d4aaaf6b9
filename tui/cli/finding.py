"""The commands that need no dossier named: search and schema."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from store import library, local_copy
from store.errors import CannotRead, StoreError, Trouble
from store.meeting.fields import kind_of
from store.meeting.kinds import RecordKind
from store.meeting.records import Record
from store.progress import Progress
from store.search.engine import in_order
from store.search.folders import Folders
from store.search.library_search import LibrarySearch
from store.search.rows import Hit
from store.summary import Summary, days_late

from .. import messages
from ..language import _, term
from ..widgets.past_wording import late_text
from .opening import opened
from .printing import say, say_json, say_rows, warn
from .settings import Settings
from .showing import today
from .values import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Known

_AT_ONCE = 0.3
"""Seconds in which an answer needs no word about how far it is."""


def search(settings: Settings, words: list[str]) -> int:
    """Every record of every known dossier in which all the words occur; 3 where a dossier could not be read.

    What lies in a dossier's folder by now is taken in first; one that is away answers as it was last seen here.
    """
    known = {one.id: one for one in library.known(settings.state)}
    found = LibrarySearch(settings.state)
    try:
        with _progress() as progress:
            unread = _look_into_folders(settings, list(known.values()), progress)
        with _progress() as progress:
            for error in found.refresh(progress):
                unread = 3
                _warn(messages.sentences(error))
        hits = [hit for hit in found.find(" ".join(words)) if hit.dossier in known]
        summaries = found.summaries()
    finally:
        found.close()
    if settings.as_json:
        say_json(list(_as_json(settings.state, known, hits)))
        return unread
    for id, those in in_order(hits).items():
        say(f"{known[id].title} · {known[id].folder}")
        say_rows([("  " + term(hit.kind), _told(hit, summaries)) for hit in those])
    if not hits:
        say(_("Nothing was found."))
    return unread


def _look_into_folders(settings: Settings, known: list[Known], progress: Progress) -> int:
    """Takes in what others have put into the folders; 3 where one of them could not be read."""
    folders = Folders(settings.state)
    code = 0
    try:
        for done, one in enumerate(known):
            progress(done, len(known))
            try:
                if folders.changed(one.id, one.folder):
                    with opened(settings, one.folder, by_name=False) as dossier:
                        unread = dossier.unread
                    if not unread:
                        folders.looked_into(one.id, one.folder)
            except StoreError as error:
                code = 3
                away = error.trouble is Trouble.NO_FOLDER
                _warn(messages.away(one.title, one.folder) if away else messages.sentences(error))
    finally:
        folders.note()
    return code


def _warn(sentences: tuple[str, str]) -> None:
    for sentence in sentences:
        warn(sentence)


def _told(hit: Hit, summaries: Mapping[str, Summary]) -> str:
    number = str(hit.number) if hit.number else ""
    late = late_text(days_late(hit.uid, hit.dossier, summaries, today()))
    return " · ".join(part for part in (number, hit.text, late) if part)


def _as_json(state: Path, known: dict[str, Known], hits: list[Hit]) -> Iterator[dict[str, Any]]:
    records: dict[str, dict[tuple[RecordKind, str], Record]] = {}
    for hit in hits:
        if hit.dossier not in records:
            records[hit.dossier] = _records(state / "dossiers" / hit.dossier)
        record = records[hit.dossier].get((hit.kind, hit.uid))
        if record is not None:
            folder = str(known[hit.dossier].folder)
            yield {"folder": folder, "kind": hit.kind.value, "record": to_json(record)}


def _records(home: Path) -> dict[tuple[RecordKind, str], Record]:
    try:
        copy = local_copy.read(home, local_copy.extent(home))
    except CannotRead:
        return {}
    return {(kind_of(record), record.uid): record for _number, record in copy.records}


@contextmanager
def _progress() -> Iterator[Progress]:
    """Tells on standard error how far it is, where that is a terminal and it takes long."""
    began = told = time.monotonic()
    shown = False

    def tell(done: int, total: int) -> None:
        nonlocal told, shown
        now = time.monotonic()
        if now - began > _AT_ONCE and now - told > _AT_ONCE and sys.stderr.isatty():
            told, shown = now, True
            words = _("Reading the dossiers: {done} of {total}; Ctrl+C stops.").format(done=done, total=total)
            print(f"\r{words}\033[K", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def schema(_settings: Settings) -> int:
    """The JSON Schemas, by name."""
    from store import borders

    say_json(borders.schemas())
    return 0
