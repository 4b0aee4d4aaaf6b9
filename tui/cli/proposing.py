"""What an import understood, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.intake.proposal import Proposal, TableProposal, Update
from store.intake.questions import QuestionKind
from store.keeping.changes import DELETED
from store.meeting.fields import encode

from .. import proposal_wording
from ..language import _, ngettext
from ..widgets.value_wording import label, value_text
from .printing import say, say_rows

if TYPE_CHECKING:
    from store.dossier import Dossier

_MOST_SHOWN = 30
_ANSWERED_BY = {
    QuestionKind.TABLE_KIND: "--as",
    QuestionKind.COLUMN: "--map",
    QuestionKind.DAY_ORDER: "--day-order",
    QuestionKind.FRACTION: "--fraction",
    QuestionKind.SAME_NUMBER: "--same-number",
}
"""The options that answer where nobody can be asked."""


def show(proposal: Proposal, dossier: Dossier) -> None:
    """Print each table: records by what happens to them, columns with their fields, old and new values, problems."""
    for table in proposal.tables:
        place = proposal_wording.place(table)
        say(f"{proposal_wording.state(table)}   ({place})" if place else proposal_wording.state(table))
        if not table.taken:
            continue
        for note in proposal_wording.notes(table):
            say(f"  · {note}")
        say_rows([(f"  {heading}", field) for heading, field in proposal_wording.columns(table)])
        for line in (*proposal_wording.left_out(table), proposal_wording.new_parties(table)):
            if line:
                say(line)
        _show_some([f"  ~ {_update(proposal, dossier, one)}" for one in table.updates])
        if table.kept:
            say("  " + _("Changed by hand since; kept, unless --overwrite is given:"))
            _show_some([f"  = {_update(proposal, dossier, one)}" for one in table.kept])
        for question in table.questions:
            option = f"  [{_ANSWERED_BY[question.kind]}]" if question.kind in _ANSWERED_BY else ""
            say(f"  ? {proposal_wording.question(question)}{option}")
        _show_some([f"  ! {proposal_wording.sentence(one)}" for one in table.unreadable])
        if passed := proposal_wording.passed_over(table):
            say(f"  {passed}")
    if unknown := proposal_wording.unknown(proposal):
        say(unknown)
    if proposal.questions:
        count = len(proposal.questions)
        words = ngettext(
            "{count} question is open; what waits for the answer stays in the words of the file, or is left out.",
            "{count} questions are open; what waits for answers stays in the words of the file, or is left out.",
            count,
        )
        say(words.format(count=count))


def _show_some(lines: list[str]) -> None:
    for line in lines[:_MOST_SHOWN]:
        say(line)
    if len(lines) > _MOST_SHOWN:
        say(_("  … and {count} more").format(count=len(lines) - _MOST_SHOWN))


def _update(proposal: Proposal, dossier: Dossier, update: Update) -> str:
    told = proposal_wording.update(proposal, update, lambda *what: value_text(dossier, *what))
    return f"{label(dossier, update.kind, update.uid)}: {told}"


def as_json(proposal: Proposal) -> list[dict[str, Any]]:
    """The same as plain JSON values."""
    return [_table(table) for table in proposal.tables]


def _table(table: TableProposal) -> dict[str, Any]:
    return {
        "kind": table.kind.value if table.kind else None,
        "place": table.place,
        "title": table.title,
        "taken": table.taken,
        "trouble": table.trouble.value if table.trouble else None,
        "rows": table.rows,
        "columns": dict(table.columns),
        "left_out": list(table.left_out),
        "new": table.new,
        "changed": table.changed,
        "same": table.same,
        "new_parties": list(table.new_parties),
        "updates": [_values(one) for one in table.updates],
        "kept": [_values(one) for one in table.kept],
        "questions": [
            {
                "kind": one.kind.value,
                "heading": one.heading,
                "examples": list(one.examples),
                "lines": list(one.lines),
                "count": one.count,
                "options": list(one.options),
            }
            for one in table.questions
        ],
        "problems": [
            {"line": one.line, "field": one.field, "why": one.why.value, "words": one.words} for one in table.problems
        ],
        "notes": [{"kind": one.kind.value, "count": one.count, "places": list(one.places)} for one in table.notes],
        "passed_over": [{"line": one.line, "words": one.words} for one in table.passed_over],
    }


def _values(update: Update) -> dict[str, Any]:
    return {
        "kind": update.kind.value,
        "uid": update.uid,
        "field": update.field,
        "old": _plain(update, update.old),
        "new": _plain(update, update.new),
    }


def _plain(update: Update, value: Any) -> Any:
    return value if update.field == DELETED else encode(update.kind, update.field, value)
