"""What a file would change, in words: for the command that reads it in and for the screen."""

from __future__ import annotations

from store.intake.proposal import Problem, TableProposal
from store.intake.values import Why
from store.meeting.kinds import RecordKind

from .language import N_, _, field_name

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


def counts(table: TableProposal) -> str:
    """What a table lists, and how many of its records are new, changed and the same."""
    return _("{table}: {new} new, {changed} changed, {same} unchanged").format(
        table=_(_TABLES[table.kind]), new=table.new, changed=table.changed, same=table.same
    )


def columns(table: TableProposal) -> list[tuple[str, str]]:
    """Each heading that is read, and the field it is."""
    return [(heading, "→ " + field_name(field)) for heading, field in table.columns]


def left_out(table: TableProposal) -> list[str]:
    """A sentence for each heading that is no field."""
    return [_("  {heading}  is left out: no field is called so").format(heading=heading) for heading in table.left_out]


def new_parties(table: TableProposal) -> str:
    """Which parties come into being because delegates name them; empty for none."""
    return _("  New parties: {names}").format(names="; ".join(table.new_parties)) if table.new_parties else ""


def sentence(problem: Problem) -> str:
    """What is not taken over as it stands, with its line and column."""
    why = _(_WHY[problem.why]).format(words=problem.words)
    if not problem.field:
        return _("line {line}: {why}").format(line=problem.line, why=why)
    return _("line {line}, {field}: {why}").format(line=problem.line, field=field_name(problem.field), why=why)
