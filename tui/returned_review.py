"""Deciding about a returned document, difference by difference: for the screen and for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exports.returned import accepting
from exports.returned.accepting import Standing
from exports.returned.differences import Difference, Way
from store.history import from_returned
from store.keeping import durable
from store.meeting.kinds import RecordKind
from store.progress import Progress, untold
from store.returned_decisions import Decision

if TYPE_CHECKING:
    from exports.returned.opening import Comparison
    from store.dossier import Dossier

_LARGEST = 200_000_000
"""Bytes of the largest file that is read."""


class Fate(StrEnum):
    """What became of a difference."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REWORDED = "reworded"
    REFUSED = "refused"
    SEEN = "seen"


class Row(NamedTuple):
    """A difference with its number, how the record stands to it, and what was decided.

    ``both`` is the text with what came back and what the record has become since, None where they do not go together.
    ``seen`` is what stood in the record when the row was made; what came later is never replaced.
    """

    number: int
    difference: Difference
    standing: Standing
    fate: Fate
    both: str | None = None
    seen: Mapping[str, tuple[str, ...]] | None = None

    @property
    def can_be_accepted(self) -> bool:
        """Whether the program can take it over at all, be it over something newer."""
        return self.fate is not Fate.ACCEPTED and self.standing in (Standing.AS_SENT, Standing.CHANGED_SINCE)

    @property
    def is_sure(self) -> bool:
        """Whether taking it over replaces nothing that was changed in the record since."""
        return self.can_be_accepted and (self.standing is Standing.AS_SENT or self.both is not None)


def compared(dossier: Dossier, path: Path, progress: Progress = untold) -> Comparison:
    """Read a file and compare it with what was sent from this dossier.

    Raises CannotRead, ``exports.returned.opening.NotReturned`` and what ``progress`` raises.
    """
    from exports.returned.opening import open_returned

    return open_returned(path, durable.read(path, _LARGEST), dossier.proceedings(), progress)


class Review:
    """One returned document and the dossier it is decided for. Deciding may raise CannotWrite; nothing is lost then."""

    def __init__(self, dossier: Dossier, comparison: Comparison) -> None:
        self.comparison = comparison
        self._dossier = dossier

    def rows(self) -> tuple[Row, ...]:
        """Every difference, as the record stands now."""
        decided = self._dossier.decisions()
        seen = [self._seen(one) for one in self.comparison.differences]  # before the record: what comes between is new
        proceedings = self._dossier.proceedings()
        rows = []
        for number, one in enumerate(self.comparison.differences, start=1):
            standing = accepting.standing(one, proceedings)
            both = accepting.both(one, proceedings) if standing is Standing.CHANGED_SINCE else None
            rows.append(Row(number, one, standing, _fate(standing, decided.get(one.key)), both, seen[number - 1]))
        return tuple(rows)

    def _seen(self, one: Difference) -> Mapping[str, tuple[str, ...]] | None:
        kind, _slash, uid = one.record.partition("/")
        return self._dossier.standing(RecordKind(kind), uid) if uid and kind in set(RecordKind) else None

    def current(self, one: Difference) -> str:
        """What the field holds now, in words."""
        return accepting.current(one, self._dossier.proceedings())

    def accept(self, row: Row, words: str | None = None) -> bool:
        """Take it over as one step that can be undone, in other ``words`` where there are any; whether it was.

        Where a text was changed in the record since and ``words`` are not given, both changes go in.
        """
        said = row.both if words is None else words
        edit = accepting.edit(row.difference, self._dossier.proceedings(), said)
        if edit is None:
            return False
        reworded = said is not None and said.strip() != row.difference.proposal.strip()
        decision = Decision.REWORDED if reworded else Decision.ACCEPTED
        origin = from_returned(row.difference.authors)
        self._dossier.decide(row.difference.key, decision, edit, row.seen, origin)
        return True

    def accept_all(self, rows: Iterable[Row]) -> int:
        """Take over each of these that is sure, each as a step of its own; how many were."""
        return sum(self.accept(row) for row in rows if row.is_sure)

    def refuse(self, row: Row) -> None:
        """Leave the record as it is; what there is nothing to refuse of is done with."""
        seen = row.standing is Standing.BY_HAND or row.difference.way is Way.REMARK
        self._dossier.decide(row.difference.key, Decision.SEEN if seen else Decision.REFUSED)

    def reopen(self, row: Row) -> None:
        """Nothing is decided about it any more."""
        self._dossier.decide(row.difference.key, None)


def _fate(standing: Standing, decision: Decision | None) -> Fate:
    if standing is Standing.AS_RETURNED:
        return Fate.ACCEPTED
    given_back = decision is Decision.ACCEPTED and standing is Standing.AS_SENT
    return Fate.OPEN if decision is None or given_back else Fate(decision.value)


def sure_ones(rows: Iterable[Row], author: str | None = None) -> list[Row]:
    """The open differences that can be taken over without a second look, of one author or of all.

    What the record has changed since, what was taken out, and what several people had a hand in are not.
    """
    return [
        row
        for row in rows
        if row.fate is Fate.OPEN
        and row.standing is Standing.AS_SENT
        and row.difference.way is not Way.DELETED
        and (author is None or (row.difference.authors == (author,) and not row.difference.silent))
    ]
