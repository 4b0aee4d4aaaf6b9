"""The body of a foreign Word file as paragraphs and rows, wherever in content controls and tables they stand.

Paragraphs whose ends were put in or taken out by a tracked change run together in one of the two views of the text
(ECMA-376 part 1, 17.13.5.4 and .15), so they are taken apart by what each view shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from exports.returned.came import Came, Comment, Hand
from exports.sent import PARAGRAPH, Sent, plain
from exports.word.returned.paragraphs import Sought, Stretch, W, boxes, hand_of, paragraphs_of, stretches

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIKE = 0.4
"""The likeness from which on a text is taken for another one changed."""


def came_of(
    body: _Element, around: Sequence[_Element], comments: Mapping[str, Comment], sent: Sent | None
) -> tuple[Came, ...]:
    """Everything that stands in the body, in its order, then what is drawn in boxes, and what stands ``around`` it.

    That are its headers and footers. ``sent`` says which of its tables are ours.
    """
    tables = {unit.name: unit.table for unit in sent.units} if sent else {}
    headings = {tuple(map(plain, table.headings)): place for place, table in enumerate(sent.tables)} if sent else {}
    reader = _Body(Sought(tables.keys(), comments), tables, headings)
    return (
        *reader.read(body),
        *_aside(reader, [*boxes(body), *around, *(box for one in around for box in boxes(one))]),
    )


def _aside(reader: _Body, parts: Iterable[_Element]) -> Iterator[Came]:
    """Each text once: programs write a header for every sort of page. What has no letter in it is a page's number."""
    told = set()
    for part in parts:
        for came in reader.read(part):
            if came.text not in told and any(map(str.isalpha, came.text)):
                told.add(came.text)
                yield came._replace(aside=True)


class _Body:
    def __init__(self, sought: Sought, tables: Mapping[str, int], headings: Mapping[tuple[str, ...], int]) -> None:
        self._sought = sought
        self._tables = tables
        self._headings = headings

    def read(self, parent: _Element) -> Iterator[Came]:
        waiting: list[Stretch] = []
        for node in _blocks(parent):
            if node.tag == f"{W}p":
                waiting += stretches(node, self._sought)
                continue
            table = self._table_of(node)
            if waiting:
                yield from _paragraphs(waiting)
                waiting = []
            if table == PARAGRAPH:
                for cell in node.iter(f"{W}tc"):
                    if next(cell.iterancestors(f"{W}tbl")) is node:
                        yield from self.read(cell)
            else:
                yield from (self._row(row, table) for row in _rows(node))
        yield from _paragraphs(waiting)

    def _table_of(self, node: _Element) -> int:
        """Which table of ours it is; PARAGRAPH for one that only places its paragraphs, and for a stranger's."""
        for one in node.iter(f"{W}bookmarkStart"):
            found = self._tables.get(one.get(f"{W}name", ""))
            if found is not None:
                return found
        first = next(_rows(node), None)
        if first is None:
            return PARAGRAPH
        shown = self._row(first, 0)
        return self._headings.get(tuple(map(plain, shown.was or shown.now or ())), PARAGRAPH)

    def _row(self, row: _Element, table: int) -> Came:
        was: list[str] = []
        now: list[str] = []
        hands: list[tuple[Hand, ...]] = []
        names: list[str] = []
        comments: list[Comment] = []
        changed = _mark(row, "trPr")
        for cell in _cells(row):
            parts = [one for node in paragraphs_of(cell) for one in stretches(node, self._sought)]
            before, after = _joined(parts)
            gone = cell.find(f"{W}tcPr/{W}cellDel") is not None
            new = cell.find(f"{W}tcPr/{W}cellIns") is not None
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = span.get(f"{W}val", "1") if span is not None else "1"
            empty = [""] * (min(int(wide), 63) - 1 if wide.isdecimal() else 0)
            was += [] if new else [before, *empty]
            now += [] if gone else [after, *empty]
            own = [hand for one in parts for hand in one.hands]
            hands += [tuple(dict.fromkeys((*changed.values(), *own))), *(() for _ in empty)]
            names += [name for one in parts for name in one.names]
            comments += [comment for one in parts for comment in one.comments if comment not in comments]
        return Came(
            tuple(names),
            None if "ins" in changed else tuple(was),
            None if "del" in changed else tuple(now),
            tuple(hands),
            tuple(comments),
            table,
        )


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables, also those in content controls and other wrappings."""
    for node in parent:
        if node.tag in (f"{W}p", f"{W}tbl"):
            yield node
        elif isinstance(node.tag, str) and node.tag not in (f"{W}sdtPr", f"{W}tcPr", f"{W}sectPr"):
            yield from _blocks(node)


def _rows(table: _Element) -> Iterator[_Element]:
    return (row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table)


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row)


def _mark(node: _Element, properties: str) -> dict[str, Hand]:
    """Whether a tracked change put the row in or takes it out, and whose it is."""
    held = node.find(f"{W}{properties}")
    found = {}
    for one in held if held is not None else ():
        if one.tag in (f"{W}ins", f"{W}del"):
            found[str(one.tag).rpartition("}")[2]] = hand_of(one)
    return found


def _joined(parts: Sequence[Stretch]) -> tuple[str, str]:
    """The text of a cell before and after tracked changes; its paragraphs on lines of their own."""
    before = "".join(one.was + ("" if one.put_in else "\n") for one in parts)
    after = "".join(one.now + ("" if one.taken_out else "\n") for one in parts)
    return before.strip("\n"), after.strip("\n")


def _paragraphs(parts: Iterable[Stretch]) -> Iterator[Came]:
    """Paragraphs in a row, those that a tracked change ran together or took apart with what each view shows."""
    group: list[Stretch] = []
    for one in parts:
        group.append(one)
        if one.put_in is None and one.taken_out is None:
            yield from _group(group)
            group = []
    if group:
        yield from _group(group)


def _group(group: Sequence[Stretch]) -> Iterator[Came]:
    if len(group) == 1:
        (one,) = group
        found = _came(one.names, one.was, one.now, one.hands, one.comments)
        yield from [found] if found else []
        return
    hands = [hand for one in group for hand in one.hands]
    was = [*_view(group, "was")]
    now = [piece.text for piece in _view(group, "now")]
    comments = [comment for one in group for comment in one.comments]
    told = False
    for piece, after in _paired(was, now):
        found = _came(piece.names, piece.text, after, hands, piece.comments)
        if found is not None:
            told = told or bool(piece.comments)
            yield found
    if comments and not told:  # they stood in a paragraph that was put in
        yield Came((), None, ("",), (), tuple(comments))


class _Piece(NamedTuple):
    """A paragraph of one view: the names and comments that stand in it, its text, and what stands there after all."""

    names: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    text: str = ""
    after: str = ""


def _view(group: Sequence[Stretch], view: str) -> Iterator[_Piece]:
    """The paragraphs of one view."""
    piece = _Piece()
    for place, one in enumerate(group):
        piece = _Piece(
            (*piece.names, *one.names),
            (*piece.comments, *one.comments),
            piece.text + getattr(one, view),
            piece.after + one.now,
        )
        runs_on = one.put_in if view == "was" else one.taken_out
        if runs_on is None or place == len(group) - 1:
            if piece.text.strip():
                yield piece
                piece = _Piece()
            else:
                piece = piece._replace(text="", after="")


def _paired(was: Sequence[_Piece], now: Sequence[str]) -> Iterator[tuple[_Piece, str]]:
    """What each paragraph became; empty texts for one that was put in or taken out."""
    nothing = _Piece()
    before = [plain(piece.text) for piece in was]
    after = [plain(text) for text in now]
    for how, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            yield from zip(was[i:j], now[m:n], strict=True)
        elif j - i == 1 and n - m > 1:  # one paragraph became several
            yield was[i], "\n".join(now[m:n])
        elif j - i > 1 and n - m == 1 and plain("".join(piece.after for piece in was[i:j])) == after[m]:
            yield from ((piece, piece.after) for piece in was[i:j])  # several became one
        else:
            left = list(now[m:n])
            for piece in was[i:j]:
                like = [SequenceMatcher(None, plain(piece.text), plain(one)).quick_ratio() for one in left]
                best = max(range(len(left)), key=like.__getitem__, default=-1)
                if best >= 0 and like[best] >= _LIKE:
                    for one in left[:best]:
                        yield nothing, one
                    yield piece, left[best]
                    del left[: best + 1]
                else:
                    yield piece, ""
            for one in left:
                yield nothing, one


def _came(names: Iterable[str], was: str, now: str, hands: Iterable[Hand], comments: Iterable[Comment]) -> Came | None:
    names, comments = tuple(names), tuple(comments)
    if not was.strip() and not now.strip() and not comments:
        return None
    changed = tuple(dict.fromkeys(hands)) if plain(was) != plain(now) else ()
    return Came(
        names,
        (was,) if was.strip() or (names and not changed) else None,
        (now,) if now.strip() or (names and not changed) else None,
        (changed,),
        comments,
    )
