"""What is wrong with a list of abbreviations, in a sentence that names the line."""

from __future__ import annotations

from store.errors import StoreError
from store.meeting.capture.abbreviations import Flaw, Problem
from tui.language import N_, _
from tui.messages import sentences

from .wrapping import shorten

_WHY = {
    Flaw.NO_LONG_FORM: N_("there is no long form behind “{words}”"),
    Flaw.NO_SHORT_FORM: N_("there is no short form before “{words}”"),
    Flaw.NOT_ONE_WORD: N_("“{words}” does not begin with one short word"),
    Flaw.TWICE: N_("“{words}” stands there twice; the first one counts"),
}

_FORM = {
    Flaw.NO_LONG_FORM: N_("Write the long form too."),
    Flaw.NO_SHORT_FORM: N_("Write the short form too."),
    Flaw.NOT_ONE_WORD: N_("The short form is one word of letters and digits, without spaces."),
    Flaw.TWICE: N_("“{words}” is on the list already; change it there."),
}


def problem_text(problem: Problem) -> str:
    """A line that gives no abbreviation, and why."""
    words = _(_WHY[problem.why]).format(words=shorten(problem.words, 40))
    return _("Abbreviations, line {number}: {why}.").format(number=problem.line, why=words)


def flaw_text(flaw: Flaw, words: str) -> str:
    """Why what was typed into the form is no abbreviation, and what to do."""
    return _(_FORM[flaw]).format(words=words)


def trouble_text(error: StoreError) -> str:
    """That the list could not be read."""
    return _("Your abbreviations cannot be used now.") + " " + " ".join(sentences(error))
