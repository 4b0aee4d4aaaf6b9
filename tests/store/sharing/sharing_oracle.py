"""What must be true of a record and of a folder, worked out a second time and without the program's own code.

The checks that hunt for faults must not believe the code in which they look for them: change files are read, values
are found and words are counted here from the plain JSON alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

Body = Mapping[str, Any]


def spelled(value: Any) -> bytes:
    """The one spelling of a JSON value."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def name_of(body: Body) -> str:
    """The id of the Change with this plain form."""
    return hashlib.sha256(spelled(body)).hexdigest()[:16]


def change_file(dossier: str, replica: str, seq: int, bodies: Iterable[Body], **more: Any) -> tuple[str, bytes]:
    """The name and the bytes of a change file as another program would write it."""
    table = {str(number): dict(body) for number, body in enumerate(bodies, 1)}
    total = hashlib.sha256(spelled(table)).hexdigest()
    head = {
        "format": "rapporteur-changes/1",
        "dossier": dossier,
        "replica": replica,
        "seq": seq,
        "by": "Tâm",
        "sum": total,
    }
    return f"{replica}-{seq:06d}-{total[:8]}.json", orjson.dumps({"file": {"1": {**head, **more}}, "changes": table})


def files_under(folder: Path) -> Iterator[Path]:
    """Every ordinary file below a folder, in order; none where there is no folder."""
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


class Shelf:
    """Reads the change files of a folder; a content that was read once is not read again."""

    def __init__(self, dossier: str) -> None:
        self._dossier = dossier
        self._known: dict[bytes, Mapping[str, Body]] = {}

    def holds(self, folder: Path) -> dict[str, Body]:
        """All Changes that whole files of this dossier hold in the folder, wherever and whatever they are called."""
        found: dict[str, Body] = {}
        for path in files_under(folder):
            if path.name.casefold().endswith(".json"):
                found.update(self._read(path.read_bytes()))
        return found

    def has_strangers(self, folder: Path) -> bool:
        """Whether a file there says that it is of another dossier."""
        said = re.compile(rb'"dossier":\s*"(?!%b")' % self._dossier.encode())
        return any(said.search(path.read_bytes()) for path in files_under(folder))

    def _read(self, data: bytes) -> Mapping[str, Body]:
        if data not in self._known:
            self._known[data] = self._parsed(data)
        return self._known[data]

    def _parsed(self, data: bytes) -> Mapping[str, Body]:
        try:
            content = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
            head, table = content["file"]["1"], content["changes"]
            if head["format"] != "rapporteur-changes/1" or head["dossier"] != self._dossier:
                return {}
            if not (
                re.fullmatch("[a-z0-9]{1,32}", head["replica"]) and type(head["seq"]) is int and type(head["by"]) is str
            ):
                return {}
            if hashlib.sha256(spelled(table)).hexdigest() != head["sum"]:
                return {}
            return {name_of(body): body for body in table.values()}
        except (ValueError, KeyError, TypeError, AttributeError):
            return {}


class Truth:
    """What a set of Changes comes to, in the plainest way there is."""

    def __init__(self, bodies: Mapping[str, Body]) -> None:
        """``bodies`` are the plain forms by id."""
        self._bodies = bodies
        self.records: dict[str, list[str]] = {}
        for id, body in bodies.items():
            self.records.setdefault(body["record"], []).append(id)

    def heads(self, record: str) -> dict[str, list[str]]:
        """By field, the ids of the Changes that no other replaces."""
        ids = self.records[record]
        heads: dict[str, list[str]] = {}
        for field in {field for id in ids for field in self._bodies[id]["set"]}:
            setters = [id for id in ids if field in self._bodies[id]["set"]]
            gone = {old for id in setters for old in self._bodies[id]["over"].get(field, ())}
            heads[field] = [id for id in setters if id not in gone]
        return heads

    def is_hidden(self, record: str) -> bool:
        """Whether a deletion has seen all that stands in the record, and nobody brought it back."""
        heads = self.heads(record)
        deletions = heads.pop("deleted", [])
        if not deletions or not all(self._bodies[id]["set"]["deleted"] is True for id in deletions):
            return False
        current = {id for ids in heads.values() for id in ids}
        return any(current <= set(self._bodies[id].get("saw", ())) for id in deletions)

    def words_due(self, record: str, field: str) -> set[str]:
        """The words of a text's current values which no other value's author had before him and took out."""
        heads = self.heads(record).get(field, [])
        words = {head: _words(self._bodies[head]["set"][field]) for head in heads}
        removed = {
            head: {word for id in self._before(head, field) for word in _words(self._bodies[id]["set"][field])}
            - words[head]
            for head in heads
        }
        return {
            word
            for head in heads
            for word in words[head]
            if not any(word in removed[other] for other in heads if other != head)
        }

    def _before(self, head: str, field: str) -> set[str]:
        found: set[str] = set()
        left = [head]
        while left:
            for id in self._bodies[left.pop()]["over"].get(field, ()):
                if id in self._bodies and id not in found and field in self._bodies[id]["set"]:
                    found.add(id)
                    left.append(id)
        return found


def _words(text: Any) -> set[str]:
    return set(text.replace(".", " ").split()) if isinstance(text, str) else set()


def missing_words(due: Iterable[str], shown: Any) -> set[str]:
    """Which of these words a shown text does not have."""
    return set(due) - _words(shown)
