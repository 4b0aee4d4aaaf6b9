"""What an import understood, as text and as JSON."""

from __future__ import annotations

from typing import Any

from store.intake.proposal import Proposal, TableProposal

from .. import proposal_wording
from ..language import _
from .printing import say, say_rows

_MOST_SHOWN = 30


def show(proposal: Proposal) -> None:
    """Print each table: records by what happens to them, columns with their fields, problems by line."""
    for table in proposal.tables:
        say(proposal_wording.counts(table))
        say_rows([(f"  {heading}", field) for heading, field in proposal_wording.columns(table)])
        for line in (*proposal_wording.left_out(table), proposal_wording.new_parties(table)):
            if line:
                say(line)
        for problem in table.problems[:_MOST_SHOWN]:
            say("  " + proposal_wording.sentence(problem))
        if len(table.problems) > _MOST_SHOWN:
            say(_("  … and {count} more").format(count=len(table.problems) - _MOST_SHOWN))


def as_json(proposal: Proposal) -> list[dict[str, Any]]:
    """The same as plain JSON values."""
    return [_table(table) for table in proposal.tables]


def _table(table: TableProposal) -> dict[str, Any]:
    return {
        "kind": table.kind.value,
        "columns": dict(table.columns),
        "left_out": list(table.left_out),
        "new": table.new,
        "changed": table.changed,
        "same": table.same,
        "new_parties": list(table.new_parties),
        "problems": [
            {"line": one.line, "field": one.field, "why": one.why.value, "words": one.words} for one in table.problems
        ],
    }
