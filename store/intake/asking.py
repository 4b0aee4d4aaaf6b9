"""The cells of a table that only its user can read, gathered into questions, one for each column and reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .proposal import Problem
from .questions import MOST_EXAMPLES, Question, QuestionKind
from .values import Why

_WHY = {
    QuestionKind.DAY_ORDER: Why.UNCLEAR_DAY,
    QuestionKind.FRACTION: Why.UNCLEAR_SHARE,
    QuestionKind.SERIAL: Why.UNCLEAR_NUMBER,
}
_OPTIONS = {
    QuestionKind.DAY_ORDER: ("day_first", "month_first"),
    QuestionKind.FRACTION: ("day", "share"),
    QuestionKind.SERIAL: ("days", "words"),
}

_Cells = dict[tuple[QuestionKind, str], list[tuple[int, str]]]
"""By what is unclear and the column: the lines of the cells and their words."""


@dataclass
class Asking:
    """What is open in a table; ``leaning`` tells to which answer the clear cells of a column point."""

    leaning: Callable[[QuestionKind, str], str]
    _open: _Cells = field(default_factory=dict)
    _explained: _Cells = field(default_factory=dict)

    def wait(self, kind: QuestionKind, heading: str, line: int, words: str) -> None:
        """A cell of this column waits for an answer."""
        self._open.setdefault((kind, heading), []).append((line, words))

    def explain(self, line: int) -> None:
        """The cells of this row, the one read last, need not be asked about: the record has the answer already."""
        for key, cells in self._open.items():
            while cells and cells[-1][0] == line:
                self._explained.setdefault(key, []).append(cells.pop())

    def questions(self) -> list[Question]:
        """What has to be asked about the rows read so far."""
        return self._about(self._open)

    def explained(self) -> list[Question]:
        """What was asked about these rows once and need not be again, for an answer that is to be another one."""
        still_asked = {key for key, cells in self._open.items() if cells}
        return self._about({key: cells for key, cells in self._explained.items() if key not in still_asked})

    def problems(self) -> list[Problem]:
        """The cells that wait for an answer, as places that are not taken over as they stand."""
        return [
            Problem(line, "planned", _WHY[kind], words)
            for (kind, _heading), cells in self._open.items()
            for line, words in cells
        ]

    def _about(self, asked: Mapping[tuple[QuestionKind, str], list[tuple[int, str]]]) -> list[Question]:
        found = []
        for (kind, heading), cells in asked.items():
            if not cells:
                continue
            some = list(dict.fromkeys(words for _line, words in cells))[:MOST_EXAMPLES]
            lines = [next(line for line, words in cells if words == one) for one in some]
            leaning = self.leaning(kind, heading)
            found.append(Question(kind, (heading,), tuple(some), tuple(lines), len(cells), _OPTIONS[kind], leaning))
        return found
