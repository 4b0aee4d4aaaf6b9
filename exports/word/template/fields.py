"""Word's fields: their codes are never carried out here, and never filled; some are taken out, some only told."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from exports.word.template.text import W

_CHAR, _CODE, _SIMPLE = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"
_RUNNING = frozenset({"DDE", "DDEAUTO"})
"""Fields that start another program."""
_FETCHING = frozenset({"DATABASE", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD"})
"""Fields that bring in another file once they are updated."""


@dataclass
class Field:
    """``marks`` are the elements that make the field, without what it shows."""

    marks: list[etree._Element]
    code: str = ""
    shows: bool = field(default=False, repr=False)

    @property
    def name(self) -> str:
        """What kind of field it is, as Word calls it."""
        return (self.code.split() or [""])[0].upper()


def fields(root: etree._Element) -> list[Field]:
    """The fields of a part. One inside another is told before it."""
    found: list[Field] = []
    begun: list[Field] = []
    for one in root.iter(_CHAR, _CODE, _SIMPLE):
        if one.tag == _SIMPLE:
            found.append(Field([one], one.get(f"{W}instr") or ""))
            continue
        kind = one.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(Field([]))
        if not begun:
            continue
        current = begun[-1]
        current.marks.append(one)
        if one.tag == _CODE and not current.shows:
            current.code += one.text or ""
        current.shows = current.shows or kind == "separate"
        if kind == "end":
            found.append(begun.pop())
    return [*found, *reversed(begun)]


def disarm(root: etree._Element) -> list[str]:
    """Makes plain text of the fields that start another program, and gives their codes."""
    running = [one for one in fields(root) if one.name in _RUNNING]
    for one in running:
        for mark in one.marks:
            parent = mark.getparent()
            if parent is not None:
                place = parent.index(mark)
                parent[place : place + 1] = list(mark)
    return [_plain(one) for one in running]


def fetching(root: etree._Element) -> list[str]:
    """The codes of the fields that bring in other files."""
    return [_plain(one) for one in fields(root) if one.name in _FETCHING]


def _plain(one: Field) -> str:
    return " ".join(one.code.split())
