"""What becomes of a paragraph, a row or a table for which there is nothing to say."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from exports.word.template.text import W, write

_NONE = {"vi": "Không có", "en": "None"}
"""What a table says of which nothing but its head would be left."""

_KEPT_BESIDE_TEXT = (f"{W}sectPr", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldChar", f"{W}fldSimple")
_MARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}commentRangeStart", f"{W}commentRangeEnd")
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}customXml")


def take_away(paragraph: etree._Element) -> None:
    """Takes out a paragraph that says nothing; one that something else needs stays there, empty.

    That is one with a picture or the end of a section in it, and the one paragraph that every cell and box must have.
    """
    parent = paragraph.getparent()
    if parent is None:
        return
    if next(paragraph.iter(*_KEPT_BESIDE_TEXT), None) is not None or _is_needed(paragraph, parent):
        return
    place = parent.index(paragraph)
    for mark in list(paragraph.iter(*_MARKS)):
        parent.insert(place, mark)
        place += 1
    parent.remove(paragraph)


def _is_needed(paragraph: etree._Element, parent: etree._Element) -> bool:
    if parent.tag == f"{W}body":
        return False
    others = [one for one in parent if one.tag in _BLOCKS and one is not paragraph]
    if not others:
        return True
    return parent.tag == f"{W}tc" and parent[-1] is paragraph and others[-1].tag != f"{W}p"


def nothing_in_table(rows: Sequence[etree._Element], language: str) -> None:
    """Takes out model rows for which there is no record.

    Where rows follow, nothing more is needed; where only the head would be left, one row says that there is none; a
    table that has no other row goes altogether.
    """
    table = next(rows[0].iterancestors(f"{W}tbl"))
    own = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
    left = [row for row in own if row not in rows]
    if not left:
        _take_table_away(table)
        return
    last = left[-1]
    if own.index(last) > own.index(rows[-1]):
        for row in rows:
            _remove(row)
        return
    for row in rows[1:]:
        _remove(row)
    _say_none(rows[0], _NONE[language])


def _take_table_away(table: etree._Element) -> None:
    parent = table.getparent()
    if parent is None:
        return
    parent.remove(table)
    if parent.tag != f"{W}body" and not any(one.tag in _BLOCKS for one in parent):
        etree.SubElement(parent, f"{W}p")


def _say_none(row: etree._Element, words: str) -> None:
    """One cell over the whole row, in the look of the first."""
    cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
    first = cells[0]
    if all(cell.getparent() is row for cell in cells):
        _widen(first, cells)
        for cell in cells[1:]:
            row.remove(cell)
    else:  # cells in content controls stay as they are, without their words
        for cell in cells[1:]:
            _silence(cell)
    paragraphs = first.findall(f"{W}p")
    for one in paragraphs[1:]:
        first.remove(one)
    _silence(first)
    holder = next(first.iter(f"{W}t"), None)
    if holder is None:
        paragraph = paragraphs[0] if paragraphs else etree.SubElement(first, f"{W}p")
        holder = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    write(holder, words)


def _widen(first: etree._Element, cells: Sequence[etree._Element]) -> None:
    span = sum(int(one.get(f"{W}val", "1")) for cell in cells for one in [_of(cell, "gridSpan")] if one is not None)
    span += sum(_of(cell, "gridSpan") is None for cell in cells)
    properties = first.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        first.insert(0, properties)
    widths = [_of(cell, "tcW") for cell in cells]
    own = widths[0]
    if own is not None and all(one is not None and one.get(f"{W}type") == "dxa" for one in widths):
        own.set(f"{W}w", str(sum(int(float(one.get(f"{W}w", "0"))) for one in widths if one is not None)))
    for name in ("gridSpan", "hMerge", "vMerge"):
        for one in properties.findall(f"{W}{name}"):
            properties.remove(one)
    if span > 1:
        spanning = etree.Element(f"{W}gridSpan", {f"{W}val": str(span)})
        before = [one for one in properties if one.tag in (f"{W}cnfStyle", f"{W}tcW")]
        properties.insert(len(before), spanning)


def _of(cell: etree._Element, name: str) -> etree._Element | None:
    return cell.find(f"{W}tcPr/{W}{name}")


def _silence(element: etree._Element) -> None:
    for holder in element.iter(f"{W}t"):
        holder.text = ""


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
