"""Who is who in a chat's log: who typed, who chairs, who writes for the others, who is said to be there or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..meeting.text import fold
from . import chatlog_marks as marks
from .chatlog_lines import Line


class People:
    """The names in a log, as they stand there, by their folded forms."""

    def __init__(self) -> None:
        self.typed: dict[str, str] = {}
        self.chairs: dict[str, str] = {}
        self.scribes: dict[str, str] = {}
        self.present: dict[str, str] = {}
        self.regrets: dict[str, str] = {}

    def first_scribe(self, lines: list[Line]) -> None:
        """Who writes before anybody is said to: whoever is named first, else who types most."""
        for line in lines:
            told = marks.PEOPLE.match(line.text)
            if told and told[1].lower().startswith("scribe") and told[2] != "-":
                named = marks.names_in(told[4]) or (line.nick,)
                self.scribes = {fold(name): name for name in named[:1] if name}
                return
        typed = Counter(line.nick for line in lines if line.nick)
        self.scribes = {fold(name): name for name, _count in typed.most_common(1)}

    def types(self, line: Line) -> None:
        """Somebody typed a line."""
        if line.nick and not marks.is_bot(line.nick):
            self.typed.setdefault(fold(line.nick), line.nick)

    def writes(self, line: Line) -> bool:
        """Whether a line was typed by whoever writes for the others; in a plain text each one was."""
        return not line.nick or fold(line.nick) in self.scribes

    def is_chair(self, nick: str) -> bool:
        """Whether somebody is said to chair."""
        return fold(nick) in self.chairs

    def told(self, line: Line, word: str, sign: str, rest: str) -> bool:
        """Take ``present+ A, B``, ``chair: A`` and the like; false where the line says something else."""
        listed = self._list(word.lower().rstrip("s"))
        names = marks.names_in(rest)
        if not sign and (not names or not all(marks.is_a_name(one) for one in names)):
            return False  # "Chair: xin mời các đồng chí" is what the chair says
        if not names and line.nick:
            names = (line.nick,)
        if sign == "-":
            for one in names:
                listed.pop(fold(one), None)
            return True
        if not sign:
            listed.clear()
        listed.update({fold(one): one for one in names})
        return True

    def hashed(self, line: Line, word: str, rest: str) -> None:
        """Take MeetBot's ``#chair``, ``#unchair``, ``#nick`` and ``#here``."""
        names = [name for name in rest.replace(",", " ").split() if name]
        if word == "chair":
            self.chairs.update({fold(name): name for name in names})
        elif word == "unchair":
            for name in names:
                self.chairs.pop(fold(name), None)
        elif word == "nick":
            self.typed.update({fold(name): name for name in names if fold(name) not in self.typed})
        else:
            name = rest.strip() or line.nick
            self.present.setdefault(fold(name), name)

    def named_in(self, words: str) -> Iterable[str]:
        """Those who typed and whose names are among these words, as MeetBot finds whose an action is."""
        told = {fold(word.strip(".,;:()!?@")) for word in words.split()}
        return (name for plain, name in self.typed.items() if plain in told)

    def _list(self, word: str) -> dict[str, str]:
        if word.startswith("scribe"):
            return self.scribes
        return {"chair": self.chairs, "present": self.present, "regret": self.regrets}[word]
