"""What becomes of a paragraph, a row or a table for which there is nothing to say."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml import etree

from exports.word.template.text import TEXT_BOX, Line, W, write

_NONE = {"vi": "Không có", "en": "None"}
"""What a table says of which nothing but its head would be left, and a list of which only its heading would."""

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


def nothing_in_table(rows: Sequence[etree._Element], models: Collection[etree._Element], language: str) -> None:
    """Takes out model rows for which there is no record.

    Where only the head, or a row over the whole width that leads to them, would be left above nothing, one row says
    that there is none; ``models`` are the model rows, which say for themselves. A table without any other row goes.
    """
    table = next(rows[0].iterancestors(f"{W}tbl"))
    own = _own_rows(table)
    if len(own) == len(rows):
        _take_table_away(table)
        return
    above, below = own[: own.index(rows[0])], own[own.index(rows[-1]) + 1 :]
    beside_another = any(row in models for row in (*above[-1:], *below[:1]))
    says = not beside_another and (not below or (above and _leads(above[-1], rows[0])))
    for row in rows[1:] if says else rows:
        _remove(row)
    if says:
        _say_none_in_row(rows[0], _NONE[language])


def _own_rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]


def _own_cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def _leads(above: etree._Element, row: etree._Element) -> bool:
    return len(_own_cells(above)) == 1 < len(_own_cells(row))


def take_heading_away(paragraph: etree._Element) -> None:
    """Takes out the paragraph above an empty list; in a table, its row."""
    row = next(paragraph.iterancestors(f"{W}tr", TEXT_BOX), None)
    if row is None or row.tag == TEXT_BOX:
        for holder in paragraph.iter(f"{W}t"):
            holder.text = ""
        take_away(paragraph)
        return
    table = next(row.iterancestors(f"{W}tbl"))
    if len(_own_rows(table)) == 1:
        _take_table_away(table)
    else:
        _remove(row)


def silence(lines: Sequence[Line]) -> None:
    """Empties a paragraph's text."""
    for line in lines:
        for piece in line.pieces:
            if piece.holder.tag == f"{W}t":
                piece.holder.text = ""


def say_none(line: Line, language: str) -> None:
    """Says in an emptied paragraph that there is nothing, where its first marker stood and in the look of that."""
    first = line.markers[0].start
    holders = [piece.holder for piece in line.pieces if piece.holder.tag == f"{W}t" and piece.start <= first]
    write(holders[-1], f"{_NONE[language]}.")


def _take_table_away(table: etree._Element) -> None:
    parent = table.getparent()
    if parent is None:
        return
    parent.remove(table)
    if parent.tag != f"{W}body" and not any(one.tag in _BLOCKS for one in parent):
        etree.SubElement(parent, f"{W}p")


def _say_none_in_row(row: etree._Element, words: str) -> None:
    """One cell over the whole row, in the look of the first."""
    cells = _own_cells(row)
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
