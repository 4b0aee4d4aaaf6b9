"""Bookmarks that tie each paragraph and row of a Word file to the record whose words it prints.

Bookmarks outlive what Word and LibreOffice do to a file; marks of other sorts do not. What each of them held when the
file was written is gathered here as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from exports.document import Properties, Table
from exports.sent import PARAGRAPH, Part, Sent, SentTable, Unit
from exports.word.markup import NAMESPACE, xml_text
from store.meeting.gaps import MISSED

if TYPE_CHECKING:
    from lxml import etree

    from exports.options import Options
    from store.meeting.proceedings import Proceedings
    from store.meeting.records import Record

SOURCE = "source"
"""The attribute that names a paragraph's record until the paragraph gets its bookmark."""

_W = f"{{{NAMESPACE}}}"
_BLANK = "……"
_AROUND = ' ."“”'
"""What documents leave out at the edges of a text."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

#: The texts of each kind of record that documents print, those first that are looked for first.
_TEXTS = {
    "item": ("title", "outcome", "figures", "reason_text", "field", "source"),
    "entry": ("text",),
    "delegate": ("name", "office"),
    "party": ("name",),
    "point": ("title",),
    "meeting": ("title", "place", "issuing_body", "superior_body"),
}
_CHOSEN = frozenset({"number", "state", "deadline", "planned", "kind", "level", "reason"})
"""Fields that are no text; where a column is about one of them, its whole cell is that field."""

_OF_MEETING = {
    "SuperiorBody": "superior_body",
    "IssuingBody": "issuing_body",
    "Subtitle": "title",
    "PlaceAndDate": "place",
    "NumberLine": "number",
}
"""The styles of paragraphs that print the meeting's own details wherever they stand, and what each is about."""

_NUMBER_LINE = re.compile(r"[^:]*:\s*(.*?)/(.*)")
_DOTS = re.compile("…{2,}")


Bookmark = tuple[str, str]
"""The markup that begins and the markup that ends a bookmark."""


class Ties(NamedTuple):
    """The record of which a document is made, and what was chosen about it."""

    proceedings: Proceedings
    options: Options


class Anchors:
    """The bookmarks of one file, numbered and named as they are asked for."""

    def __init__(self, ties: Ties, properties: Properties) -> None:
        self._ties = ties
        self._properties = properties
        self._units: list[Unit] = []
        self._tables: list[SentTable] = []
        self._rows: dict[int, list[Bookmark]] = {}
        self._used: dict[str, int] = {}
        self._about_meeting = f"meeting/{ties.proceedings.meeting.uid}"
        held = ties.proceedings
        every: tuple[tuple[str, Sequence[Record]], ...] = (
            ("meeting", (held.meeting,)),
            ("party", held.parties),
            ("delegate", held.delegates),
            ("point", held.points),
            ("item", held.items),
            ("entry", held.entries),
        )
        self._records = {f"{kind}/{one.uid}": (kind, one) for kind, records in every for one in records}

    def tie(self, body: etree._Element, tables: Sequence[Table]) -> None:
        """Bookmarks for every paragraph with a text; ``rows`` then gives those of the tables, which are but marks yet.

        Each paragraph loses its SOURCE.
        """
        from lxml import etree

        for node in body.iter(f"{_W}p", etree.ProcessingInstruction):
            if isinstance(node, etree._ProcessingInstruction):
                number = int(str(node.text))
                self._rows[number] = self._tie_rows(tables[number])
                continue
            source = node.attrib.pop(SOURCE, "")
            text = _text(node)
            if text.strip():
                style = node[0][0].get(f"{_W}val", "")
                meant = source or (f"{self._about_meeting}#{_OF_MEETING[style]}" if style in _OF_MEETING else "")
                self._tie_paragraph(node, text, *meant.partition("#")[::2])

    def _tie_paragraph(self, node: etree._Element, text: str, record: str, field: str) -> None:
        """``field`` is what the paragraph is about: where the record does not hold it, its dots are to be filled."""
        from lxml import etree

        if record == self._about_meeting:
            text = text.replace("\n", " ")  # a long name is broken into lines where it looks best
        name = self._name(record)
        number = str(len(self._units))
        parts = self.parts(record, (text,), ())
        if field == "number":
            parts = self._number_line(text)
        elif field and not any(part.field == field for part in parts) and (dots := _DOTS.search(text)):
            parts = (*parts, Part(0, field, *dots.span(), ""))
        self._units.append(Unit(name, record, (text,), parts))
        start = etree.Element(f"{_W}bookmarkStart", {f"{_W}id": number, f"{_W}name": name})
        node.insert(1, start)  # behind the paragraph's properties
        etree.SubElement(node, f"{_W}bookmarkEnd", {f"{_W}id": number})

    def _number_line(self, text: str) -> tuple[Part, ...]:
        """The document's number and symbol, which are given after signing and come back filled in."""
        line = _NUMBER_LINE.fullmatch(text)
        meeting = self._ties.proceedings.meeting
        values = {"number": (1, meeting.number), "symbol": (2, meeting.symbol)}
        if line is None:
            return ()
        return tuple(Part(0, name, *line.span(place), value) for name, (place, value) in values.items())

    def _tie_rows(self, table: Table) -> list[Bookmark]:
        headings = tuple(xml_text(column.heading) for column in table.columns)
        place = self.table(headings, table.fields)
        sources = table.sources or ("",) * len(table.rows)
        bookmarks = [self.bookmark("", headings, place)]
        for record, cells in zip(sources, table.rows, strict=False):
            shown = cells if "".join(cells).isprintable() else tuple(map(xml_text, cells))
            bookmarks.append(self.bookmark(record, shown, place))
        return [_markup(number, name) for number, name in bookmarks]

    def table(self, headings: tuple[str, ...], fields: tuple[str, ...]) -> int:
        """The number of a new table with these headings, each column about one of these fields, empty for none."""
        self._tables.append(SentTable(headings, fields))
        return len(self._tables) - 1

    def bookmark(self, record: str, cells: tuple[str, ...], table: int = PARAGRAPH) -> tuple[int, str]:
        """The number and the name of the bookmark for a paragraph or row of this record with these texts."""
        fields = self._tables[table].fields if table != PARAGRAPH else ()
        self._units.append(Unit(self._name(record), record, cells, self.parts(record, cells, fields), table))
        return len(self._units) - 1, self._units[-1].name

    def rows(self, number: int) -> Sequence[Bookmark]:
        """The bookmark of each row of a table, of its heading first."""
        return self._rows[number]

    def sent(self) -> Sent:
        """All that was tied, as the file will carry it."""
        options, said = self._ties.options, self._properties
        return Sent(
            dossier=said.dossier or self._ties.proceedings.meeting.uid,
            kind=options.kind.value,
            language=options.language,
            attribution=options.attribution.value,
            party=options.party,
            version=said.version,
            digest=said.digest,
            revised=(said.revised - _EPOCH) // timedelta(milliseconds=1),
            units=tuple(self._units),
            tables=tuple(self._tables),
        )

    def _name(self, record: str) -> str:
        """At most 40 letters, digits and underlines, as Word has it; no two that differ by capitals only."""
        uid = record.partition("/")[2]
        stem = f"r_{uid}" if uid and len(uid) <= 30 and uid.isascii() and uid.isalnum() and uid == uid.lower() else "d"
        many = self._used[stem] = self._used.get(stem, 0) + 1
        return stem if many == 1 and stem != "d" else f"{stem}_{many}"

    def parts(self, record: str, cells: Sequence[str], fields: Sequence[str]) -> tuple[Part, ...]:
        """Where the record's own words stand in these cells; only what stands there once is sure."""
        kind, held = self._records.get(record, ("", None))
        if held is None:
            return ()
        found: list[Part] = []
        texts = _TEXTS.get(kind, ())
        wanted = {name: value for name in texts if (value := getattr(held, name)).strip()}
        for place, cell in enumerate(cells):
            field = fields[place] if place < len(fields) else ""
            if field in _CHOSEN:
                if hasattr(held, field):
                    found.append(Part(place, field, 0, len(cell), _said(held, field, cell)))
                continue
            if field and wanted.get(field) == cell:
                del wanted[field]
                found.append(Part(place, field, 0, len(cell), cell))
                continue
            known = len(found)
            if cell:
                self._search(place, cell, field, wanted, found)
            if len(found) == known and field in texts and not wanted.get(field) and _is_unsaid(held, field):
                found.append(Part(place, field, 0, len(cell), ""))  # what may be filled in there is that field
        return tuple(found)

    def _search(self, place: int, cell: str, field: str, wanted: dict[str, str], found: list[Part]) -> None:
        taken: list[tuple[int, int]] = []
        for name in sorted(wanted, key=lambda one: one != field):
            span = _span(cell, wanted[name])
            if span is not None and not any(span[0] < stop and start < span[1] for start, stop in taken):
                taken.append(span)
                found.append(Part(place, name, *span, wanted.pop(name)))


def untie(body: etree._Element) -> None:
    """Takes the SOURCE from every paragraph of a file that is not to be tied."""
    for node in body.iter(f"{_W}p"):
        node.attrib.pop(SOURCE, None)


def _markup(number: int, name: str) -> Bookmark:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'


def _said(record: Record, field: str, cell: str) -> str:
    """What a field that is no text held, in the words in which somebody said it where there are any."""
    value = getattr(record, field)
    return "" if value is None else getattr(value, "said", "") or cell


def _is_unsaid(record: Record, field: str) -> bool:
    """Whether the record holds nothing that a cell about this field could print."""
    return not getattr(record, field) and not (field == "reason_text" and getattr(record, "reason", None))


def _span(cell: str, value: str) -> tuple[int, int] | None:
    """Where a field's value stands in the text, as it is or as documents print it; None where that is not sure."""
    core = value.strip(_AROUND)
    if MISSED not in value and value.isprintable() and core[1:] not in cell:
        return None  # however it is printed, this much of it is
    bare = xml_text(value.strip())
    ways: tuple[str, ...] = (bare, bare.rstrip(". "), bare.strip('"“”'))
    if bare[:1].islower():  # a sentence begins with a capital
        ways += tuple(f"{shown[:1].upper()}{shown[1:]}" for shown in ways[:2])
    for shown in dict.fromkeys(ways):
        printed = shown.replace(MISSED, _BLANK)
        if printed and cell.count(printed) == 1:
            start = cell.index(printed)
            return start, start + len(printed)
    return None


def _text(node: etree._Element) -> str:
    pieces = []
    for one in node.iter(f"{_W}t", f"{_W}br"):
        pieces.append((one.text or "") if one.tag == f"{_W}t" else "\n")
    return "".join(pieces)
