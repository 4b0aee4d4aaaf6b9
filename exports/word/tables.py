"""Tables by the thousand rows: one model row, written once, and for each row its texts put in.

The rows do not pass through the tree in which the rest of the document is built: a mark stands for them there, and
they take its place in the finished part. A tree of 6,000 cells costs five times what the cells themselves cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from exports.document import Column, Table
from exports.table_height import may_break, stays_together
from exports.word.markup import element, escaped, paragraph, parse, stands_as_it_is, twips, xml_text
from store.progress import Progress

if TYPE_CHECKING:
    from exports.word.anchors import Anchors, Bookmark

_MARK = "rows"

_TOLD = 100
"""Rows after which it is told how far the writing is."""


def write_table(parent: etree._Element, table: Table, tables: list[Table], room: float) -> None:
    """The table with its caption above it if it is titled, a repeated first row, and room below it.

    It is ``room`` millimetres wide and is added to ``tables``; ``put_in`` puts its rows where they belong.
    """
    if table.titled:
        paragraph(parent, "Caption", table.caption)
    else:
        paragraph(parent, "TableGap", keep_with_next=True)
    widths = column_widths(table.columns, room)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = parse(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="RecordTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>'
    )
    parent.append(made)
    element(made[0], "tblCaption", val=xml_text(table.caption))
    made.append(etree.ProcessingInstruction(_MARK, str(len(tables))))
    tables.append(table)
    paragraph(parent, "TableGap")


def put_in(
    part: bytes, tables: list[Table], progress: Progress, anchors: Anchors | None = None, *, room: float
) -> bytes:
    """The finished part with the rows of each table in the place of its mark. No text can look like a mark."""
    done, total = 0, sum(len(table.rows) for table in tables)
    for number, table in enumerate(tables):
        written = bytearray()
        names = anchors.rows(number) if anchors is not None else ()
        for row in _rows(table, column_widths(table.columns, room), names):
            written += row.encode()
            done += 1
            if not done % _TOLD:
                progress(min(done, total), total)
        part = part.replace(f"<?{_MARK} {number}?>".encode(), written, 1)
    return part


def column_widths(columns: tuple[Column, ...], room: float) -> list[int]:
    """Twips for each column by its share; together exactly ``room`` millimetres."""
    whole = twips(room)
    shares = sum(column.share for column in columns)
    widths = [whole * column.share // shares for column in columns]
    widths[widths.index(max(widths))] += whole - sum(widths)
    return widths


def _rows(table: Table, widths: list[int], bookmarks: Sequence[Bookmark] = ()) -> Iterator[str]:
    styles = ["TableCentred" if column.centred else "TableText" for column in table.columns]
    tied = bool(bookmarks)
    heading = _model(widths, ["TableHeading"] * len(widths), "<w:cantSplit/><w:tblHeader/>", tied=tied)
    model = _model(widths, styles, "<w:cantSplit/>", tied=tied)
    kept = _model(widths, styles, "<w:cantSplit/>", "<w:keepNext/>", tied=tied)
    splitting = _model(widths, styles, "", tied=tied)
    marks = iter(bookmarks)
    yield heading % _filling(tuple(escaped(column.heading) for column in table.columns), next(marks, None))
    last = len(table.rows) - 1
    together = stays_together(table)
    for number, cells in enumerate(table.rows):
        row = kept if together and number < last else model
        if may_break(cells):
            row = splitting
        if not stands_as_it_is("".join(cells)):  # asked once for the row: most hold no sign to be escaped
            cells = tuple(map(escaped, cells))
        yield row % _filling(cells, next(marks, None))


def _filling(cells: tuple[str, ...], bookmark: Bookmark | None) -> tuple[str, ...]:
    """What goes into a model row: the texts of its cells, and the row's bookmark around the first of them."""
    return cells if bookmark is None else (bookmark[0], cells[0], bookmark[1], *cells[1:])


def _model(widths: list[int], styles: list[str], properties: str, paragraph_properties: str = "", *, tied: bool) -> str:
    """A row's markup, with ``%s`` where the text of each cell goes, and where the bookmark of a ``tied`` row goes."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f"{paragraph_properties}</w:pPr>{_TIED_CELL if tied and not place else _CELL}</w:p></w:tc>"
        for place, (width, style) in enumerate(zip(widths, styles, strict=True))
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


_CELL = '<w:r><w:t xml:space="preserve">%s</w:t></w:r>'
_TIED_CELL = f"%s{_CELL}%s"
