"""Votes taken in a chat: hands after a proposal (+1, -1, 0), and MeetBot's ``#startvote`` … ``#endvote``."""

from __future__ import annotations

from ..meeting.text import fold
from . import chatlog_marks
from .chatlog import Poll
from .chatlog_lines import Line


class Voting:
    """The vote that is being taken, if any; whoever votes twice has voted as he did last."""

    def __init__(self) -> None:
        self._line: Line | None = None
        self._words = ""
        self._votes: dict[str, tuple[str, str]] = {}

    @property
    def is_open(self) -> bool:
        """Whether there is anything to vote on."""
        return self._line is not None

    def open(self, line: Line, words: str) -> None:
        """From now on votes are about these words; those about others that nobody counted are forgotten."""
        self._line, self._words = line, words.strip()
        self._votes = {}

    def vote(self, name: str, words: str) -> None:
        """Somebody votes so."""
        self._votes[fold(name)] = (name, words.strip())

    def close(self) -> tuple[Line, str, Poll | None] | None:
        """The line that began it, what it was about and who voted how; None where nobody voted.

        Votes for choices of the vote's own are no votes for and against: they stand in the words, and there is no
        poll.
        """
        line, words, votes = self._line, self._words, list(self._votes.values())
        self._line, self._words, self._votes = None, "", {}
        if line is None or not votes:
            return None
        sides: dict[str, list[str]] = {}
        for name, how in votes:
            sides.setdefault(chatlog_marks.side(how), []).append(name)
        if "" in sides:
            chosen: dict[str, list[str]] = {}
            for name, how in votes:
                chosen.setdefault(how or "?", []).append(name)
            counted = "; ".join(f"{how}: {len(names)} ({', '.join(names)})" for how, names in chosen.items())
            return line, f"{words} {counted}".strip(), None
        by = (tuple(sides.get(side, ())) for side in ("for", "against", "abstained"))
        return line, words, Poll(*by)
