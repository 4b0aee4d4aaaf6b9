"""A returned file and what it is compared with: what it carries of what was sent, or the likest document there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from exports.options import Attribution, DocumentKind, Options
from exports.returned.differences import Difference, compare
from exports.sent import Sent
from store.errors import CannotRead, Trouble
from store.progress import Progress, untold

if TYPE_CHECKING:
    from exports.returned.came import Returned
    from store.meeting.proceedings import Proceedings

_ENOUGH = 0.4
"""The share of a document's words, paragraph by paragraph, that must be in a file which carries nothing of ours."""

_SURE = 0.98
"""The share from which on no likelier document is looked for."""

_VERSIONS = 3
"""So many of the newest final versions are looked at."""


class Foreign(StrEnum):
    """Why a file is not compared."""

    ANOTHER_DOSSIER = "another_dossier"
    NOTHING_ALIKE = "nothing_alike"
    NO_WORD_FILE = "no_word_file"


class NotReturned(Exception):
    """The file is none that was sent from this dossier."""

    def __init__(self, why: Foreign, path: Path) -> None:
        super().__init__(f"{why}: {path}")
        self.why = why
        self.path = path


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared with what. ``by_likeness`` says that the file no longer carries what was sent.

    It was then compared with the final version that it is most like or says that it is, or with the record as it is
    now: then a change of the record since looks like one of the file.
    """

    path: Path
    sent: Sent
    differences: tuple[Difference, ...]
    by_likeness: bool = False


def open_returned(path: Path, content: bytes, proceedings: Proceedings, progress: Progress = untold) -> Comparison:
    """Compare a file with what was sent from this dossier.

    Raises NotReturned, CannotRead where it is no sound Word file, and what ``progress`` raises.
    """
    from exports.word.returned import read

    try:
        returned = read(path, content)
    except CannotRead as error:
        if error.trouble is Trouble.WRONG_TYPE:
            raise NotReturned(Foreign.NO_WORD_FILE, path) from error
        raise
    progress(1, 3)
    if returned.dossier and returned.dossier != proceedings.meeting.uid:
        raise NotReturned(Foreign.ANOTHER_DOSSIER, path)
    sent = returned.sent
    if sent is None or not sent.units:
        sent = _likest(returned, proceedings, progress)
        if sent is None:
            raise NotReturned(Foreign.NOTHING_ALIKE, path)
        returned = read(path, content, sent)
        progress(2, 3)
        return Comparison(path, sent, compare(sent, returned), by_likeness=True)
    progress(2, 3)
    return Comparison(path, sent, compare(sent, returned))


def _likest(returned: Returned, proceedings: Proceedings, progress: Progress) -> Sent | None:
    """The document of this record, or of a final version of it, that has the most in common with the file.

    None where none has enough.
    """
    words = {text for one in returned.came for cell in (one.was or one.now or ()) if (text := " ".join(cell.split()))}
    best: Sent | None = None
    most = _ENOUGH
    for record in _records(proceedings, returned.properties.get("RapporteurDigest", "")):
        for options in _candidates(record):
            progress(1, 3)
            sent = _as_sent(record, options)
            share = _share(sent, words)
            if share > most:
                best, most = sent, share
            if share > _SURE:
                return best
    return best


def _records(proceedings: Proceedings, digest: str) -> Iterator[Proceedings]:
    """What the file may have been made from: the version that it names, or the record now and the last versions."""
    from store.meeting import final_versions

    named = [one for one in proceedings.versions if one.digest == digest]
    if not named:
        yield proceedings
    for version in (named or proceedings.versions)[-_VERSIONS:][::-1]:
        try:
            yield final_versions.as_of(proceedings, version)
        except ValueError:  # it cannot be read any more
            continue


def _share(sent: Sent, words: Collection[str]) -> float:
    """How much of what was sent is among these texts."""
    cells = [" ".join(cell.split()) for unit in sent.units for cell in unit.cells if cell.strip()]
    return sum(len(cell) for cell in cells if cell in words) / (sum(map(len, cells)) or 1)


def _candidates(proceedings: Proceedings) -> Iterator[Options]:
    for language in ("vi", "en"):
        for attribution in Attribution:
            yield Options(language=language, attribution=attribution)
        for kind in (DocumentKind.NOTICE, DocumentKind.ANNEX, DocumentKind.ACTIONS):
            yield Options(language=language, kind=kind)
        for party in proceedings.parties:
            yield Options(language=language, kind=DocumentKind.EXTRACT, party=party.uid)


def _as_sent(proceedings: Proceedings, options: Options) -> Sent:
    from exports import composing, word
    from exports.word.anchors import Ties
    from exports.word.returned import read

    document = composing.compose(proceedings, options)
    found = read(Path(), word.write(document, ties=Ties(proceedings, options))).sent
    assert found is not None
    return found
