"""What an import understood, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.intake.proposal import Proposal, TableProposal, Update
from store.meeting.fields import encode

from .. import proposal_wording
from ..language import _, field_name, ngettext
from ..widgets.value_wording import label, value_text
from .printing import say, say_rows

if TYPE_CHECKING:
    from store.dossier import Dossier

_MOST_SHOWN = 30


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
        if renamed := proposal_wording.renamed(table):
            say(f"  ! {renamed}")
        if table.kept:
            say("  " + _("Changed by hand since; kept, unless --overwrite is given:"))
            _show_some([f"  = {_update(proposal, dossier, one)}" for one in table.kept])
        for question in table.questions:
            say("  ? " + proposal_wording.question(question))
        _show_some([f"  ! {proposal_wording.sentence(one)}" for one in table.problems])
        if passed := proposal_wording.passed_over(table):
            say(f"  {passed}")
    if unknown := proposal_wording.unknown(proposal):
        say(unknown)
    if proposal.questions:
        count = len(proposal.questions)
        words = ngettext(
            "{count} question is open; what it is about stays in the words of the file.",
            "{count} questions are open; what they are about stays in the words of the file.",
            count,
        )
        say(words.format(count=count))


def _show_some(lines: list[str]) -> None:
    for line in lines[:_MOST_SHOWN]:
        say(line)
    if len(lines) > _MOST_SHOWN:
        say(_("  … and {count} more").format(count=len(lines) - _MOST_SHOWN))


def _update(proposal: Proposal, dossier: Dossier, update: Update) -> str:
    old, new = (
        proposal_wording.value(lambda *what: value_text(dossier, *what), proposal, update, value)
        for value in (update.old, update.new)
    )
    return f"{label(dossier, update.kind, update.uid)}: {field_name(update.field)}: {old} → {new}"


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
        "renamed": len(table.renamed),
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
        "old": encode(update.kind, update.field, update.old),
        "new": encode(update.kind, update.field, update.new),
    }
