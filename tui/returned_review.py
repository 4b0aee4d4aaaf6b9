"""Deciding about a returned document, difference by difference: for the screen and for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exports.returned import accepting
from exports.returned.accepting import Standing
from exports.returned.differences import Difference, Way
from store import returned_decisions
from store.keeping import durable
from store.progress import Progress, untold
from store.returned_decisions import Decision

if TYPE_CHECKING:
    from exports.returned.opening import Comparison
    from store.dossier import Dossier
    from store.meeting.proceedings import Proceedings

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
    """A difference with its number, how the record stands to it, and what was decided."""

    number: int
    difference: Difference
    standing: Standing
    fate: Fate

    @property
    def can_be_accepted(self) -> bool:
        """Whether accepting it is a sure thing that the program can do."""
        return self.fate is not Fate.ACCEPTED and self.standing in (Standing.AS_SENT, Standing.CHANGED_SINCE)


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
        self._decided = returned_decisions.load(dossier.home)

    def rows(self) -> tuple[Row, ...]:
        """Every difference, as the record stands now."""
        proceedings = self._dossier.proceedings()
        return tuple(
            self._row(number, one, proceedings) for number, one in enumerate(self.comparison.differences, start=1)
        )

    def _row(self, number: int, one: Difference, proceedings: Proceedings) -> Row:
        standing = accepting.standing(one, proceedings)
        return Row(number, one, standing, self._fate(one, standing))

    def _fate(self, one: Difference, standing: Standing) -> Fate:
        if standing is Standing.AS_RETURNED:
            return Fate.ACCEPTED
        decision = self._decided.get(one.key)
        if decision is None or (decision is Decision.REWORDED and standing is Standing.AS_SENT):  # it was undone
            return Fate.OPEN
        return Fate(decision.value)

    def current(self, one: Difference) -> str:
        """What the field holds now, in words."""
        return accepting.current(one, self._dossier.proceedings())

    def accept(self, row: Row, words: str | None = None) -> bool:
        """Take it over as one step that can be undone, in other ``words`` where there are any; whether it was."""
        edit = accepting.edit(row.difference, self._dossier.proceedings(), words)
        if edit is None:
            return False
        self._dossier.apply([edit])
        reworded = words is not None and words.strip() != row.difference.proposal.strip()
        self._decide([row], Decision.REWORDED if reworded else None)
        return True

    def accept_all(self, rows: Iterable[Row]) -> int:
        """Take over each of these that is sure, each as a step of its own; how many were."""
        return sum(self.accept(row) for row in rows if row.can_be_accepted)

    def refuse(self, row: Row) -> None:
        """Leave the record as it is; what there is nothing to refuse of is done with."""
        seen = row.standing is Standing.BY_HAND or row.difference.way is Way.REMARK
        self._decide([row], Decision.SEEN if seen else Decision.REFUSED)

    def reopen(self, row: Row) -> None:
        """Nothing is decided about it any more."""
        self._decide([row], None)

    def _decide(self, rows: Iterable[Row], decision: Decision | None) -> None:
        decided = {row.difference.key: decision for row in rows}
        if decision is None and not decided.keys() & self._decided.keys():
            return
        self._decided = returned_decisions.keep(self._dossier.home, decided)


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
