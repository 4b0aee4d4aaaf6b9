"""A composed document as lines of text of a given width: what a reader will see on paper, in a terminal's means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from exports.document import (
    Annex,
    Block,
    Closing,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Style,
    Table,
    Title,
)
from store.meeting.text import clean

from .wording import Said
from .wrapping import wrap

Line = tuple[Said, ...]
"""One line in stretches of one look each."""

WIDEST = 100
"""The cells of a page; longer lines are hard to read."""
_INDENT = 4
_NARROWEST_TABLE = 24
"""The cells below which a table is read row by row, one line for each cell."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a document, where each of its blocks begins, and which of those lines are headings."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    blocks: tuple[object, ...]
    headings: tuple[int, ...]


def lay_out(document: Document, width: int) -> Laid:
    """The document in lines of at most ``width`` cells, and of at most a page's width."""
    width = max(8, min(width, WIDEST))
    lines: list[Line] = []
    starts: list[int] = []
    blocks: list[object] = []
    headings: list[int] = []
    for block, drawn in _parts(document, width):
        if isinstance(block, Heading | Annex):
            headings.append(len(lines))
        starts.append(len(lines))
        blocks.append(block)
        lines.extend(drawn)
    return Laid(tuple(lines), tuple(starts), tuple(blocks), tuple(headings))


def _parts(document: Document, width: int) -> Iterator[tuple[object, list[Line]]]:
    if document.letterhead.nation:
        yield document.letterhead, [*_letterhead(document.letterhead, width), ()]
    yield document.title, [*_title(document.title, width), ()]
    for block in document.body:
        yield block, list(_block(block, width))
    yield document.closing, [(), *_closing(document.closing, width), ()]
    for block in document.annexes:
        yield block, list(_block(block, width))


# Parts ---------------------------------------------------------------------------------------------


def _letterhead(head: Letterhead, width: int) -> Iterator[Line]:
    left = [(head.superior_body.upper(), ""), (head.issuing_body.upper(), "strong"), (head.number_line, "")]
    right = [(head.nation.upper(), "strong"), (head.motto, "strong"), (head.place_and_date, "")]
    room = width * 2 // 5
    yield from _side_by_side(
        [line for said in left if said[0] for line in _centred(*said, room)],
        [line for said in right if said[0] for line in _centred(*said, width - room)],
        room,
    )


def _title(title: Title, width: int) -> Iterator[Line]:
    if title.draft_mark:
        yield from _centred(title.draft_mark, "warn", width)
    yield from _centred(title.kind, "strong", width)
    yield from _centred(title.subject.upper() if title.reference else title.subject, "strong", width)
    yield from _centred(title.reference, "faint", width)


def _block(block: Block, width: int) -> Iterator[Line]:
    match block:
        case Heading():
            text = block.text.upper() if block.level == 1 else block.text
            yield ()
            for line in _wrapped(" ".join(filter(None, (block.label, text))), width):
                yield ((line, "accent" if block.level == 1 else "strong"),)
        case Paragraph():
            yield from _paragraph(block, width)
        case Table():
            yield ()
            if block.titled:
                for line in _wrapped(block.caption, width):
                    yield ((line, "strong"),)
            yield from _table(block, width)
            yield ()
        case Annex():
            yield ()
            yield (("─" * width, "faint"),)
            yield from _centred(block.label, "strong", width)
            yield from _centred(block.title.upper(), "strong", width)
            yield from _centred(block.reference, "faint", width)


def _paragraph(block: Paragraph, width: int) -> Iterator[Line]:
    first, rest = {Style.LIST: (2, 4), Style.QUOTE: (_INDENT, _INDENT)}.get(block.style, (_INDENT, 0))
    if block.style is Style.LIST and block.label == "+":
        first, rest = 4, 6
    if width < 30:
        first, rest = 0, min(rest, 1)
    runs = [Run(f"{block.label} "), *block.runs] if block.label else list(block.runs)
    text = "".join(clean(run.text, lines=True) for run in runs)
    looks = "".join(_sign(run) * len(clean(run.text, lines=True)) for run in runs)
    at = 0
    # The first line stands further in: room for it is kept by signs that no text holds, and taken off again.
    for number, line in enumerate(wrap("\0" * (first - rest) + text if first > rest else text, width - rest)):
        indent = rest
        if number == 0 and first > rest:
            line, indent = line.lstrip("\0"), first
        elif number == 0:
            indent = first
        at = text.find(line, at) if line else at
        yield ((" " * indent, ""), *_looked(line, looks[at : at + len(line)]))
        at += len(line)


def _sign(run: Run) -> str:
    return "b" if run.blank else "s" if run.bold else "-"


def _looked(line: str, looks: str) -> Iterator[Said]:
    """The line cut where its look changes."""
    begin = 0
    for place in range(1, len(line) + 1):
        if place == len(line) or looks[place] != looks[begin]:
            yield line[begin:place], {"b": "warn", "s": "strong"}.get(looks[begin : begin + 1], "")
            begin = place


def _closing(closing: Closing, width: int) -> Iterator[Line]:
    half = width // 2
    left = [line for one in closing.left for line in _signature(one, half)]
    right = [line for one in closing.right for line in _signature(one, width - half)]
    recipients: list[Line] = []
    if closing.recipients:
        recipients = [(), *(((line, "strong"),) for line in _wrapped(closing.recipients_heading, half))]
        recipients += [((line, ""),) for text in closing.recipients for line in _wrapped(text, half)]
    yield from _side_by_side([*left, *recipients], right, half)


def _signature(signature: Signature, width: int) -> Iterator[Line]:
    yield from _centred(signature.capacity, "strong", width)
    if signature.office:
        yield from _centred(signature.office.upper(), "strong", width)
    yield ()
    yield ()
    yield from _centred(signature.name, "strong", width)
    yield ()


# Tables --------------------------------------------------------------------------------------------


def _table(table: Table, width: int) -> Iterator[Line]:
    widths = _widths(table, width)
    if not widths:
        yield from _row_by_row(table, width)
        return
    centred = [column.centred for column in table.columns]
    yield _rule("┌┬┐", widths)
    yield from _row([column.heading for column in table.columns], widths, [True] * len(widths), "strong")
    yield _rule("├┼┤", widths)
    for number, row in enumerate(table.rows):
        if number:
            yield _rule("├┼┤", widths)
        yield from _row(row, widths, centred, "")
    yield _rule("└┴┘", widths)


def _widths(table: Table, width: int) -> list[int]:
    """The cells of each column by its share; nothing where the columns would be too narrow to be read."""
    count = len(table.columns)
    free = width - 3 * count - 1
    if free < max(_NARROWEST_TABLE, 4 * count):
        return []
    shares = sum(column.share for column in table.columns)
    widths = [max(3, free * column.share // shares) for column in table.columns]
    while sum(widths) > free:
        widths[widths.index(max(widths))] -= 1
    widths[widths.index(max(widths))] += free - sum(widths)
    return widths


def _rule(signs: str, widths: Sequence[int]) -> Line:
    left, cross, right = tuple(signs)
    return ((left + cross.join("─" * (width + 2) for width in widths) + right, "faint"),)


def _row(cells: Sequence[str], widths: Sequence[int], centred: Sequence[bool], look: str) -> Iterator[Line]:
    columns = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, columns))):
        line: list[Said] = [("│ ", "faint")]
        for place, column in enumerate(columns):
            text = column[number] if number < len(column) else ""
            spare = widths[place] - cell_len(text)
            before = spare // 2 if centred[place] else 0
            line.append((f"{' ' * before}{text}{' ' * (spare - before)}", look))
            line.append((" │ " if place < len(columns) - 1 else " │", "faint"))
        yield tuple(line)


def _row_by_row(table: Table, width: int) -> Iterator[Line]:
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            for line in _wrapped(f"{column.heading}: {cell}", width) if cell else ():
                yield ((line, ""),)
        yield (("─" * min(width, 20), "faint"),)


# Lines ---------------------------------------------------------------------------------------------


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(" ".join(clean(text, lines=True).split()), width)


def _centred(text: str, look: str, width: int) -> Iterator[Line]:
    for line in _wrapped(text, width) if text else ():
        yield ((" " * ((width - cell_len(line)) // 2), ""), (line, look))


def _side_by_side(left: Iterable[Line], right: Iterable[Line], room: int) -> Iterator[Line]:
    """Two columns; the left one has ``room`` cells."""
    one, other = list(left), list(right)
    for number in range(max(len(one), len(other))):
        first = one[number] if number < len(one) else ()
        second = other[number] if number < len(other) else ()
        taken = sum(cell_len(text) for text, _look in first)
        yield (*first, (" " * max(0, room - taken), ""), *second) if second else first
