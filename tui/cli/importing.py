"""The command ``import``: shows what a file would change, asks what it leaves open, and takes it over as one step."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import CannotRead, Trouble
from store.history import IMPORTED
from store.meeting.kinds import RecordKind
from store.progress import untold

from ..language import _, ngettext
from .opening import opened
from .printing import progress, say, say_json, warn
from .recording import INCOMPLETE, USAGE, agreed
from .settings import Settings

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.intake.corrections import Correction
    from store.intake.files import Read
    from store.intake.proposal import Proposal
    from store.intake.questions import Question
    from store.progress import Progress

    from ..proposal_wording import Answer


def import_file(
    settings: Settings,
    folder: Path,
    file: Path,
    table: str | None,
    yes: bool,
    sheet: str | None = None,
    maps: Sequence[str] = (),
    day_orders: Sequence[str] = (),
    fraction: str | None = None,
    same_number: str | None = None,
    overwrite: bool = False,
) -> int:
    """Show what a file would change, ask what it leaves open, and take it over; see ``record_commands``.

    1 where something of the file is left out or stays as its words say, 2 where it cannot be asked.
    """
    from store.intake import files, tables

    from . import proposing

    kind = tables.TABLES[table] if table else None
    with opened(settings, folder) as dossier:
        with progress(_("Reading the file")) as tell:
            found = files.read(file, sheet, tell)
            told = _told_in_words(found, kind, maps, day_orders, fraction, same_number)
            if isinstance(told, int):
                return told
            work = _Import(dossier, found, kind, told)
            work.propose(tell)
        asking = not yes and not settings.as_json and sys.stdin.isatty()
        if not asking:
            work.refuse_what_is_unclear()
        if overwrite:
            work.overwrite()
        if settings.as_json:
            say_json(proposing.as_json(work.proposal))
        else:
            proposing.show(work.proposal, dossier)
        if asking and work.ask():
            proposing.show(work.proposal, dossier)
        if not work.proposal.edits:
            return work.code
        if not yes:
            if not sys.stdin.isatty():
                warn(_("Nothing was changed, because nobody could be asked."))
                warn(_("Add --yes to take over what is shown."))
                return USAGE
            if not agreed(_("Take this over? (y/n) ")):
                say(_("Nothing was changed."))
                return 0
        dossier.apply(work.proposal.edits, origin=IMPORTED)
        if not settings.as_json:
            count = work.proposal.records
            said = ngettext("{count} record was taken over.", "{count} records were taken over.", count)
            say(said.format(count=count))
    return work.code


class _Import:
    """One file on its way in: what is known of it, and what its user has said about it."""

    def __init__(
        self, dossier: Dossier, found: Read, kind: RecordKind | None, corrections: dict[int, Correction]
    ) -> None:
        self._dossier = dossier
        self._found = found
        self._kind = kind
        self._corrections = corrections
        self._overwritten: frozenset[tuple[str, str]] = frozenset()
        self.proposal: Proposal

    @property
    def code(self) -> int:
        """The exit code: whether something of the file is not taken over as it stands."""
        from store.intake.grid import NoteKind

        not_there = (NoteKind.FORMULA_WITHOUT_VALUE, NoteKind.ERROR_VALUE)
        left = any(
            table.trouble or any(note.kind in not_there for note in table.notes)
            for table in self.proposal.tables
            if table.taken
        )
        open_or_kept = self.proposal.questions or self.proposal.kept
        return INCOMPLETE if self.proposal.problems or open_or_kept or left else 0

    def propose(self, tell: Progress = untold) -> None:
        """Work out what it would change under what has been said so far."""
        from store.intake import files

        self.proposal = files.propose_read(
            self._found,
            self._dossier.proceedings(),
            self._corrections,
            kind=self._kind,
            edited=self._dossier.edited_since_import,
            overwritten=self._overwritten,
            progress=tell,
        )

    def refuse_what_is_unclear(self) -> None:
        """Raise CannotRead where nothing of the file is understood and nobody can be asked."""
        troubles = [table.trouble for table in self.proposal.tables]
        if all(troubles):
            raise CannotRead(troubles[0] or Trouble.NO_TABLES, self._found.path)

    def overwrite(self) -> None:
        """Take the file's values also where somebody has changed them by hand."""
        if self.proposal.kept:
            self._overwritten = frozenset(update.key for update in self.proposal.kept)
            self.propose()

    def ask(self) -> bool:
        """Ask all that is open; whether an answer has changed anything."""
        answered = False
        skipped: set[tuple[int, str, str]] = set()
        while (asked := self._next(skipped)) is not None:
            number, question = asked
            answer = _answer(question)
            if answer is None:
                skipped.add((number, question.kind, question.heading))
            else:
                self._take(number, question, answer)
                self.propose()
                answered = True
        self.refuse_what_is_unclear()
        if self.proposal.kept:
            count = len(self.proposal.kept)
            words = ngettext(
                "{count} value was changed by hand. Take the file's value all the same? (y/n) ",
                "{count} values were changed by hand. Take the file's values all the same? (y/n) ",
                count,
            )
            if agreed(words.format(count=count)):
                self.overwrite()
                answered = True
        return answered

    def _next(self, skipped: set[tuple[int, str, str]]) -> tuple[int, Question] | None:
        for table in self.proposal.tables:
            if not table.taken:
                continue
            for question in table.questions:
                if (table.number, question.kind, question.heading) not in skipped:
                    return table.number, question
        return None

    def _take(self, number: int, question: Question, answer: Answer) -> None:
        from store.intake import answering
        from store.intake.corrections import Correction

        before = self._corrections.get(number, Correction())
        self._corrections[number] = answering.answered(before, question, answer)


def _answer(question: Question) -> Answer | None:
    """What somebody answers; None for nothing."""
    from .. import proposal_wording

    possible = proposal_wording.answers(question)
    print(proposal_wording.question(question), file=sys.stderr)
    for number, (_value, words) in enumerate(possible, start=1):
        print(f"  {number}  {words}", file=sys.stderr)
    ask = _("Number, or Enter ({otherwise}): ").format(otherwise=proposal_wording.not_answered(question))
    while True:
        print(ask, end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
        if not typed.strip():
            return None
        if typed.strip().isdecimal() and 1 <= int(typed) <= len(possible):
            return possible[int(typed) - 1][0]


def _told_in_words(
    found: Read,
    kind: RecordKind | None,
    maps: Sequence[str],
    day_orders: Sequence[str],
    fraction: str | None,
    same_number: str | None,
) -> dict[int, Correction] | int:
    """The corrections that the command's words make; the exit code where one of them means nothing here."""
    from store.intake.corrections import Correction, Fraction, SameNumber

    from . import mapping

    try:
        order, columns_orders = mapping.day_orders(found, day_orders)
        whole = Correction(
            day_order=order,
            fraction=Fraction(fraction) if fraction else None,
            same_number=SameNumber(same_number) if same_number else None,
        )
        told = dict.fromkeys(range(len(found.tables)), whole) if whole != Correction() else {}
        for number, orders in columns_orders.items():
            told[number] = replace(told.get(number, whole), day_orders=orders)
        for number, columns in mapping.columns(found, kind, maps).items():
            told[number] = replace(told.get(number, whole), columns=columns)
    except mapping.Unknown as unknown:
        warn(unknown.happened)
        warn(unknown.to_do)
        return USAGE
    return told
