"""Ties for a document that an office's own template has given its form: who wrote which of its words is found again.

A filled template does not say which record a paragraph or row prints. It is known by the record's chief words, where
they stand there and are no other record's; what is not sure belongs to none.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from exports.document import Properties
from exports.packing import packed
from exports.sent import plain
from exports.word import joining
from exports.word.anchors import Anchors, Ties
from exports.word.markup import NAMESPACE
from exports.word.returned.paragraphs import boxes, paragraphs_of
from store.intake.package import parsed
from store.meeting.glossary import value_of
from store.meeting.kinds import ItemState

if TYPE_CHECKING:
    from store.meeting.proceedings import Proceedings

_W = f"{{{NAMESPACE}}}"
_SHORTEST = 8
"""Signs below which words in the middle of others are no sure sign of a record."""
_MOST = 3_000_000
"""Pairs of a paragraph and a record that are looked at; beyond, only whole cells are."""


def tied(file: bytes, ties: Ties) -> bytes:
    """The file with bookmarks and with what it says, ready to come back; the same bytes for the same file."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    main = joining.main_part(held)
    held, names = joining.without(held, main)
    stories = {name: parsed(Path(name), held[name]) for name in (main, *joining.around(held, main))}
    root, *around = stories.values()
    for story in stories.values():
        _forget(story, names)
    body = root.find(f"{_W}body")
    if body is None:
        return file
    anchors = Anchors(ties, _properties(ties))
    tying = _Tying(ties.proceedings, anchors, tuple(stories.values()))
    tying.tie(body)
    tying.tie_aside((*boxes(body), *around, *(box for story in around for box in boxes(story))))
    for name, story in stories.items():
        held[name] = etree.tostring(story, xml_declaration=True, encoding="UTF-8", standalone=True)
    held = joining.added(held, main, anchors.sent())
    return packed(held)


def _properties(ties: Ties) -> Properties:
    from store.meeting import final_versions

    proceedings = ties.proceedings
    version = final_versions.standing(proceedings) if proceedings.versions and not ties.options.draft else None
    return Properties(
        title="",
        author="",
        language="",
        revised=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=proceedings.revised),
        dossier=proceedings.meeting.uid,
        version=version.number if version else 0,
        digest=version.digest if version else "",
    )


def _forget(root: etree._Element, names: Collection[str]) -> None:
    """Takes out the bookmarks of an earlier document that was made a template of."""
    ids = set()
    for one in list(root.iter(f"{_W}bookmarkStart")):
        if one.get(f"{_W}name") in names:
            ids.add(one.get(f"{_W}id"))
            _remove(one)
    for one in list(root.iter(f"{_W}bookmarkEnd")):
        if one.get(f"{_W}id") in ids:
            _remove(one)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


class _Tying:
    def __init__(self, proceedings: Proceedings, anchors: Anchors, stories: Sequence[etree._Element]) -> None:
        self._anchors = anchors
        self._proceedings = proceedings
        marks = (one for root in stories for one in root.iter(f"{_W}bookmarkStart"))
        numbers = [int(one.get(f"{_W}id", "0")) for one in marks]
        self._first = max(numbers, default=-1) + 1  # a template may have bookmarks of its own
        chief = [
            *((one.title, f"item/{one.uid}") for one in proceedings.items),
            *((one.text, f"entry/{one.uid}") for one in proceedings.entries),
            *((one.name, f"delegate/{one.uid}") for one in proceedings.delegates),
            *((one.name, f"party/{one.uid}") for one in proceedings.parties),
            *((one.title, f"point/{one.uid}") for one in proceedings.points),
            *((words, f"meeting/{proceedings.meeting.uid}") for words in _of_meeting(proceedings)),
        ]
        named: dict[str, set[str]] = {}
        for words, record in chief:
            if bare := plain(words).strip('"“” .'):
                named.setdefault(bare, set()).add(record)
        self._known = {words: next(iter(records)) for words, records in named.items() if len(records) == 1}
        self._long = [words for words in sorted(self._known, key=len, reverse=True) if len(words) >= _SHORTEST]
        paragraphs = sum(1 for root in stories for _ in root.iter(f"{_W}p"))
        self._inside = paragraphs * len(self._long) <= _MOST

    def tie(self, parent: etree._Element) -> None:
        """Every paragraph and row in it, in the order of the text."""
        for node in _blocks(parent):
            if node.tag == f"{_W}p":
                text = _text(node)
                if text.strip():
                    self._mark(node, *self._anchors.bookmark(self._record(text), (text,)))
            elif not self._tie_table(node):
                for cell in _own(node, "tc", "tbl"):
                    self.tie(cell)

    def tie_aside(self, parts: Iterable[etree._Element]) -> None:
        """What is drawn in boxes and stands in headers and footers: each text once, and no page's number."""
        told = set()
        for node in (node for part in parts for node in paragraphs_of(part)):
            text = plain(_text(node))
            if text not in told and any(map(str.isalpha, text)):
                told.add(text)
                self._mark(node, *self._anchors.bookmark(self._record(text), (text,)))

    def _tie_table(self, table: etree._Element) -> bool:
        """Whether it is a table of records, row by row; one that only places its paragraphs is none."""
        rows = [[*_own(row, "tc", "tr")] for row in _own(table, "tr", "tbl")]
        cells = [tuple(_cell(cell) for cell in row) for row in rows]
        records = [self._row_record(row) for row in cells]
        even = len({len(row) for row in cells}) == 1
        even = even and next(table.iter(f"{_W}gridSpan"), None) is None
        if not even or len(cells) < 2 or records[0] or sum(map(bool, records)) < (len(cells) - 1) / 2:
            return False
        place = self._anchors.table(cells[0], self._fields(cells, records))
        for row, texts, record in zip(rows, cells, records, strict=True):
            holder = next((one for cell in row for one in paragraphs_of(cell) if _text(one).strip()), None)
            if holder is not None:
                self._mark(holder, *self._anchors.bookmark(record, texts, place))
        return True

    def _fields(self, cells: Sequence[tuple[str, ...]], records: Sequence[str]) -> tuple[str, ...]:
        """The field that each column is about: the one that stands there in most of its rows."""
        told: list[Counter[str]] = [Counter() for _ in cells[0]]
        items = {f"item/{one.uid}": one for one in self._proceedings.items}
        for row, record in zip(cells, records, strict=True):
            for part in self._anchors.parts(record, row, ()):
                told[part.cell][part.field] += 1
            item = items.get(record)
            for place, text in enumerate(row) if item else ():
                told[place]["number"] += text.strip() == str(item.number) if item else 0
                told[place]["state"] += value_of(ItemState, text) is item.state if item else 0
        known = sum(map(bool, records))
        chosen = [max(column, key=column.__getitem__, default="") for column in told]
        sure = {"number", "state"}  # a cell holds these alone, so they must stand in all rows
        return tuple(
            name if name and column[name] and (name not in sure or column[name] == known) else ""
            for name, column in zip(chosen, told, strict=True)
        )

    def _row_record(self, cells: Sequence[str]) -> str:
        """An item or entry whose chief words fill a cell, or stand in one."""
        whole = [record for text in cells if (record := self._known.get(plain(text).strip('"“” .')))]
        inside = [record for text in cells if (record := self._record(text))]
        found = [one for one in (*whole, *inside) if one.startswith(("item/", "entry/"))]
        return found[0] if len(set(found)) == 1 or (whole and found) else ""

    def _record(self, text: str) -> str:
        """The record whose chief words stand in the text; the longest words say it, the meeting's own come last."""
        bare = plain(text)
        whole = self._known.get(bare.strip('"“” .'))
        if whole or not self._inside:
            return whole or ""
        found = [self._known[words] for words in self._long if words in bare]
        for kind in ("entry/", "item/", "delegate/", "point/", "party/", "meeting/"):
            of_kind = dict.fromkeys(one for one in found if one.startswith(kind))
            if of_kind:
                return next(iter(of_kind)) if len(of_kind) == 1 or kind == "entry/" else ""
        return ""

    def _mark(self, paragraph: etree._Element, number: int, name: str) -> None:
        place = str(self._first + number)
        start = etree.Element(f"{_W}bookmarkStart", {f"{_W}id": place, f"{_W}name": name})
        paragraph.insert(1 if paragraph.find(f"{_W}pPr") is not None else 0, start)
        etree.SubElement(paragraph, f"{_W}bookmarkEnd", {f"{_W}id": place})


def _of_meeting(proceedings: Proceedings) -> tuple[str, ...]:
    meeting = proceedings.meeting
    return (meeting.title, meeting.place, meeting.issuing_body, meeting.superior_body)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for node in parent:
        if node.tag in (f"{_W}p", f"{_W}tbl"):
            yield node
        elif isinstance(node.tag, str) and node.tag not in (f"{_W}sdtPr", f"{_W}tcPr", f"{_W}sectPr"):
            yield from _blocks(node)


def _own(parent: etree._Element, tag: str, of: str) -> Iterator[etree._Element]:
    return (one for one in parent.iter(_W + tag) if next(one.iterancestors(_W + of)) is parent)


def _cell(cell: etree._Element) -> str:
    return "\n".join(_text(one) for one in paragraphs_of(cell)).strip("\n")


def _text(node: etree._Element) -> str:
    """What the paragraph says, as it is read when the file comes back."""
    from exports.word.returned.paragraphs import Sought, stretches

    return "".join(one.now for one in stretches(node, Sought((), {})))
