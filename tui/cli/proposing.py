"""What an import understood, as text and as JSON."""

from __future__ import annotations

from typing import Any

from store.intake.proposal import Problem, Proposal, TableProposal
from store.intake.values import Why
from store.meeting.kinds import RecordKind

from ..language import N_, _, field_name
from .printing import say, say_rows

_MOST_SHOWN = 30

_TABLES = {
    RecordKind.PARTY: N_("Parties"),
    RecordKind.DELEGATE: N_("Delegates"),
    RecordKind.POINT: N_("Agenda points"),
    RecordKind.ITEM: N_("Items"),
}
_WHY = {
    Why.NO_NAME: N_("the row has no name or title and is left out"),
    Why.TWICE: N_("“{words}” stands in the file twice; the second row is left out"),
    Why.UNKNOWN_WORD: N_("“{words}” is not a word known for this column and is left out"),
    Why.NOT_A_NUMBER: N_("“{words}” is not a number and is left out"),
    Why.NOT_A_DAY: N_("“{words}” is not a day of the form day/month/year and is left out"),
    Why.NOT_A_TIME: N_("“{words}” is not a time of day and is left out"),
    Why.UNKNOWN_PARTY: N_("no party, or more than one, is called “{words}”; it is left out"),
    Why.TOO_LONG: N_("the text beginning with “{words}” is too long and is left out"),
    Why.WRONG_TYPE: N_("“{words}” is not a value of this column and is left out"),
}


def show(proposal: Proposal) -> None:
    """Print each table: records by what happens to them, columns with their fields, problems by line."""
    for table in proposal.tables:
        say(
            _("{table}: {new} new, {changed} changed, {same} unchanged").format(
                table=_(_TABLES[table.kind]), new=table.new, changed=table.changed, same=table.same
            )
        )
        say_rows([("  " + heading, "→ " + field_name(field)) for heading, field in table.columns])
        for heading in table.left_out:
            say(_("  {heading}  is left out: no field is called so").format(heading=heading))
        if table.new_parties:
            say(_("  New parties: {names}").format(names="; ".join(table.new_parties)))
        for problem in table.problems[:_MOST_SHOWN]:
            say("  " + sentence(problem))
        if len(table.problems) > _MOST_SHOWN:
            say(_("  … and {count} more").format(count=len(table.problems) - _MOST_SHOWN))


def sentence(problem: Problem) -> str:
    """What is not taken over as it stands, with its line and column."""
    why = _(_WHY[problem.why]).format(words=problem.words)
    if not problem.field:
        return _("line {line}: {why}").format(line=problem.line, why=why)
    return _("line {line}, {field}: {why}").format(line=problem.line, field=field_name(problem.field), why=why)


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
