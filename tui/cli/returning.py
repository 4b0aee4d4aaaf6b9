"""The command by which a document comes back: what differs from what was sent, and taking it over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.returned.opening import NotReturned

from .. import returned_wording as wording
from ..language import _, ngettext
from ..returned_review import Fate, Review, Row, compared, sure_ones
from .opening import opened
from .printing import progress, say, say_json, say_rows, warn
from .settings import Settings

if TYPE_CHECKING:
    from store.dossier import Dossier

DIFFERS = 1
USAGE = 2
NOT_OURS = 3


def returned(settings: Settings, folder: Path, file: Path, accept: str | None, accept_all: bool) -> int:
    """Compare a returned file with what was sent; 0 where nothing is left to decide, 1 where something is."""
    wanted = _numbers(accept)
    if wanted is None:
        warn(_("“{words}” names no differences.").format(words=accept))
        warn(_("Write their numbers with commas between them, for example: --accept 1,3,4"))
        return USAGE
    with opened(settings, folder) as dossier:
        try:
            with progress(_("Comparing")) as tell:
                comparison = compared(dossier, file, tell)
        except NotReturned as error:
            for sentence in wording.foreign(error):
                warn(sentence)
            return NOT_OURS
        review = Review(dossier, comparison)
        rows = review.rows()
        strange = [number for number in wanted if not 1 <= number <= len(rows)]
        if strange:
            warn(_("There is no difference {number}.").format(number=strange[0]))
            warn(_("Without --accept the command lists them with their numbers."))
            return USAGE
        chosen = sure_ones(rows) if accept_all else []
        chosen += [rows[number - 1] for number in wanted if rows[number - 1] not in chosen]
        left = [row for row in chosen if not row.can_be_accepted and row.fate is not Fate.ACCEPTED]
        newer = [(row.number, review.current(row.difference)) for row in chosen if row.can_be_accepted != row.is_sure]
        taken = sum(review.accept(row) for row in chosen if row.can_be_accepted)
        rows = review.rows()
        notes = wording.notes(comparison, dossier.proceedings().versions)
        if settings.as_json:
            say_json(
                {
                    "file": str(file),
                    "kind": comparison.sent.kind,
                    "language": comparison.sent.language,
                    "version": comparison.sent.version,
                    "by_likeness": comparison.by_likeness,
                    "accepted": taken,
                    "differences": [as_json(review, row) for row in rows],
                }
            )
        else:
            for note in notes:
                warn(note)
            _list(dossier, review, rows)
            if taken:
                words = ngettext("{count} difference was taken over.", "{count} differences were taken over.", taken)
                say(words.format(count=taken))
        for row in left:
            warn(_("Difference {number} is for a person to take over, on the screen.").format(number=row.number))
        for number, words in newer:
            told = _("Difference {number} took the place of what was changed in the record since: “{words}”.")
            warn(told.format(number=number, words=words))
    return DIFFERS if any(row.fate is Fate.OPEN for row in rows) else 0


def _numbers(words: str | None) -> list[int] | None:
    if words is None:
        return []
    parts = [part.strip() for part in words.replace(";", ",").split(",") if part.strip()]
    if not parts or not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
        return None
    return list(dict.fromkeys(map(int, parts)))


def _list(dossier: Dossier, review: Review, rows: tuple[Row, ...]) -> None:
    say(wording.summary([row.fate for row in rows]))
    for row in rows:
        one = row.difference
        say(f"{row.number}. {wording.SIGNS[row.fate]} {wording.heading(dossier, one)} ({wording.fate(row.fate)})")
        told = []
        if one.sent:
            told.append((_("sent"), one.sent))
        if one.returned and one.returned != one.sent:
            told.append((_("returned"), one.returned))
        if (standing := wording.standing(row.standing)) and row.fate is Fate.OPEN:
            told.append((_("in the record now"), review.current(one) or "—"))
            told.append(("!", standing))
            if row.both is not None:
                told.append((_("both changes"), row.both))
        if who := wording.people(one):
            told.append((_("changed by"), who))
        told += [(_("remark"), f"{remark.author}: {remark.text}") for remark in one.comments]
        say_rows([(f"   {label}", words) for label, words in told])


def as_json(review: Review, row: Row) -> dict[str, Any]:
    """A difference as plain JSON."""
    one = row.difference
    return {
        "number": row.number,
        "key": one.key,
        "way": one.way.value,
        "record": one.record,
        "field": one.field,
        "column": one.heading,
        "sent": one.sent,
        "returned": one.returned,
        "current": review.current(one) if one.field else None,
        "standing": row.standing.value,
        "fate": row.fate.value,
        "authors": [{"author": hand.author, "at": hand.at} for hand in one.hands],
        "untracked": one.silent,
        "comments": [{"author": remark.author, "at": remark.at, "text": remark.text} for remark in one.comments],
        "fields": dict(one.fields),
    }
