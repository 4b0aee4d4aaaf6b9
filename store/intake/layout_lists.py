"""Lists without a table: an agenda, a list of people or of items written as lines of text, one for each record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..meeting.kinds import RecordKind
from ..meeting.text import fold
from . import clock, columns
from .bodies import is_body
from .headings import CLOCK
from .layout_sheet import Sheet, shown
from .layout_text import Line, Numbering, heads_a_part, line_of, numbered, part_named
from .tables import PassedOver, Row, Table

_BULLET = re.compile(r"^\s*(?:[-–—+*•●▪✓]|o(?=\s))\s*(?=\S)")
_HONORIFIC = re.compile(
    r"(?:ong|ba|anh|chi|dong chi|d/c|dc|gs|pgs|ts|ths|mr|mrs|ms|dr)(?:\s*\.\s*|\s*:\s*|\s+)(?=\w)|(?:gs|pgs|ts|ths)\."
)
_END_OF_TEXT = re.compile(r"\s*\./\.$")
"""What official papers end with (Decree 30/2020/NĐ-CP, Annex III); it is no part of their last line."""
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,60}):\s*(.*)", re.DOTALL)
_BEFORE_A_LABEL = re.compile(r";\s+(?=[^\W\d_][^:;]{1,60}:)")
_LIST_LABELS: tuple[tuple[RecordKind, re.Pattern[str]], ...] = (
    (
        RecordKind.DELEGATE,
        re.compile(r"thanh phan|dai bieu|nguoi du|tham du|participants|attendees|khach moi|thanh vien"),
    ),
    (RecordKind.POINT, re.compile(r"chuong trinh|agenda|programme|lich trinh|lich lam viec")),
    (RecordKind.ITEM, re.compile(r"noi dung hop tac|danh muc|cac noi dung|items|nhiem vu")),
)


def is_person(text: str) -> bool:
    """Whether a line begins like a person with a form of address: ``Ông Nguyễn Văn A``, ``Đ/c Lê B``, ``TS. C``."""
    words = text.split()
    match = _HONORIFIC.match(fold(text[:60]))
    return bool(match and len(words) > 1 and any(word[0].isupper() for word in words[1:3]))


def is_list(sheet: Sheet, rows: Sequence[int]) -> bool:
    """Whether several of these rows have a number, a bullet or a time in front: the first of them, or most of them."""
    texts = [" ".join(shown(own[0][1]).split()) for row in rows if (own := sheet.own(row))]
    entries = [_entry(text) is not None or clock.hours_in(text) is not None for text in texts]
    return sum(entries) > 1 and (entries[0] or 2 * sum(entries) > len(entries))


def tables(sheet: Sheet, rows: Sequence[int], left: int, right: int, before: Sequence[str]) -> Iterator[Table]:
    """The lists in rows without headings: lines of one column, or labels with lists beside them."""
    wide = [row for row in rows if sum(left <= column <= right for column, _value in sheet.own(row)) > 1]
    if 2 * len(wide) > len(rows):
        yield from beside_labels(sheet, rows, left, right)
        return
    lines: list[tuple[int, str]] = [(0, line) for line in before if line.strip()]
    for row in rows:
        text = " ".join(shown(value) for column, value in sheet.own(row) if left <= column <= right)
        lines.extend((sheet.lines[row], line) for line in text.split("\n") if line.strip())
    yield from _lists(lines)


def beside_labels(sheet: Sheet, rows: Sequence[int], left: int, right: int) -> Iterator[Table]:
    """The lists that stand in one cell beside (or below) what they are called: minutes written as one table."""
    for row in rows:
        own = [shown(value) for column, value in sheet.own(row) if left <= column <= right]
        label, words = " ".join(own[:-1]) if own else "", own[-1] if own else ""
        lines = [line for line in words.split("\n") if line.strip()]
        if len(own) == 1 and len(lines) > 2:
            label, lines = lines[0], lines[1:]
        if len(lines) < 2 or not label or len(label) > 200 or line_of(label) is Line.FOOT:
            continue
        kind = next((kind for kind, pattern in _LIST_LABELS if pattern.search(fold(label[:100]))), None)
        found = list(_lists([(sheet.lines[row], line) for line in lines]))
        for table in found:
            title = " ".join(label.split()).strip(" :")[:200]
            yield Table(table.headings, table.rows, kind, place="", title=title, meaning=table.meaning)


@dataclass
class _Found:
    """One list on its way: what its lines say, field by field."""

    title: str
    rows: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    passed: list[PassedOver] = field(default_factory=list)


def _lists(lines: Sequence[tuple[int, str]]) -> Iterator[Table]:
    kind_of_line = _records_of(lines)
    if kind_of_line is None:
        return
    found = _Found("")
    part = ""
    last = 0
    signed = False
    for line, written in lines:
        text = _END_OF_TEXT.sub("", " ".join(written.split()))
        if signed and _list_heading(text) is None:  # nơi nhận and the signatures: what follows belongs to the letter
            found.passed.append(PassedOver(line, text[:300]))
            continue
        signed = False
        entry = _entry(text) if kind_of_line != "clock" else None
        timed = clock.hours_in(text) if kind_of_line == "clock" else None
        if entry and entry[0] == kind_of_line:
            _kind, sign, words = entry
            number = int(sign) if sign.isdecimal() and len(sign) < 5 else 0
            if number == 1 and last > 0 and not part and found.rows:  # counted from 1 again: another list
                yield from _table(found)
                found = _Found("")
            last = number or last
            found.rows.append((line, _said(words, number, part)))
        elif timed:
            found.rows.append((line, _said(text, 0, part)))
        elif _list_heading(text) is not None:
            if found.rows:
                yield from _table(found)
                found, part, last = _Found(""), "", 0
            found.title = text
        elif line_of(text) in {Line.LETTERHEAD, Line.FOOT, Line.TOTAL}:
            signed = bool(found.rows) and line_of(text) is Line.FOOT
            found.passed.append(PassedOver(line, text[:300]))
        elif (heads_a_part(text) and len(text) < 120) and not (found.rows and _LABEL.match(text)):
            # Capitals above the first record are the title, or the letterhead of a body.
            opening = not found.rows and text.isupper() and numbered(text).numbering is Numbering.NONE
            part, last = "" if opening else part_named(text), 0
            if not found.rows and not found.title:
                found.title = text
        elif found.rows and line and _add_line(found.rows[-1][1], text):
            pass
        else:
            found.title = text if not found.rows and len(text) < 200 else found.title
            found.passed.append(PassedOver(line, text[:300]))
    yield from _table(found)


def _list_heading(text: str) -> RecordKind | None:
    """The kind of record that a short line without a number says it heads a list of."""
    if len(text) > 120 or _BULLET.match(text) or numbered(text).numbering is Numbering.ARABIC:
        return None
    return next((kind for kind, pattern in _LIST_LABELS if pattern.match(fold(numbered(text).words))), None)


def _entry(text: str) -> tuple[str, str, str] | None:
    """How a line is marked as one of a list (``number`` or ``bullet``), its number, and its words."""
    if match := _BULLET.match(text):
        return "bullet", "", text[match.end() :].strip()
    found = numbered(text)
    if found.numbering is Numbering.ARABIC and found.words and "." not in found.sign and not clock.hours(text):
        return "number", found.sign, found.words
    return None


def _records_of(lines: Sequence[tuple[int, str]]) -> str | None:
    """Which lines are records: the numbered ones, else those with a time, else those with a bullet; two at least."""
    entries = [entry[0] for _line, text in lines if (entry := _entry(" ".join(text.split())))]
    timed = sum(clock.hours_in(" ".join(text.split())) is not None for _line, text in lines)
    if timed > max(1, entries.count("number")):
        return "clock" if timed > len(entries) // 2 and not entries.count("number") else "number"
    for kind in ("number", "bullet"):
        if entries.count(kind) > 1:
            return kind
    return "clock" if timed > 1 else None


def _said(words: str, number: int, part: str) -> dict[str, object]:
    said: dict[str, object] = {"number": number} if number else {}
    if part:
        said["part"] = part
    if timed := clock.hours_in(words):
        hours, words = timed
        said[CLOCK] = f"{hours.start:%H:%M}" + (f" - {hours.end:%H:%M}" if hours.end else "")
    elif match := re.search(r"[(\[]\s*((?:khoảng\s+)?[0-9]{1,3}\s*(?:phút|'|p|minutes?|mins?))\s*[)\]]\s*\.?$", words):
        said[CLOCK], words = match[1], words[: match.start()].strip()
    said["name"] = re.sub(r"\./\.?$", "", words.strip()).strip()  # ./. ends an official document
    return said


def _add_line(said: dict[str, object], text: str) -> bool:
    """Take in a line below a record: what it says under a label, or the rest of a sentence; whether it is either."""
    bare = _BULLET.sub("", text)
    labelled = [_LABEL.fullmatch(part.strip()) for part in _BEFORE_A_LABEL.split(bare)]
    told = {match[1].strip(): match[2].strip() for match in labelled if match and _is_of_a_field(match[1])}
    if told and len(told) == len(labelled) and not told.keys() & said.keys():
        said.update(told)
        return True
    if not text[0].islower() or len(str(said["name"])) > 2_000:
        return False
    said["name"] = f"{said['name']} {text}"
    return True


def _is_of_a_field(label: str) -> bool:
    names = (columns.exactly(kind, label) for kind in (RecordKind.POINT, RecordKind.ITEM))
    return any(name and name not in {"title", "number"} for name in names)


def _table(found: _Found) -> Iterator[Table]:
    if len(found.rows) < 2:
        return
    keys = dict.fromkeys(key for _line, said in found.rows for key in said)
    headings: dict[str, str] = {}
    meaning: dict[str, tuple[str, ...]] = {}
    fields = {
        "number": ("number",),
        "name": ("title", "name"),
        CLOCK: (CLOCK,),
        "part": ("field", "party"),
    }
    for key in ("number", CLOCK, "name", "part", *keys):
        if key in keys and key not in headings:
            first = str(next(said[key] for _line, said in found.rows if key in said))
            heading = key if key not in fields else (first if len(first) <= 40 else first[:39].rstrip()) + " …"
            while heading in headings.values():
                heading += " "
            headings[key] = heading
            if key in fields:
                meaning[heading] = fields[key]
    rows = tuple(Row(line, {headings[key]: value for key, value in said.items()}) for line, said in found.rows)
    names = [str(said["name"]) for _line, said in found.rows]
    kind = _list_heading(found.title) if found.title else None
    if 2 * sum(is_person(name) for name in names) > len(names):
        kind = RecordKind.DELEGATE
    elif 2 * sum(CLOCK in said for _line, said in found.rows) > len(names):
        kind = RecordKind.POINT
    elif kind is None and all(is_body(name) for name in names):
        kind = RecordKind.PARTY
    yield Table(
        tuple(headings.values()), rows, kind, title=found.title[:200], meaning=meaning, passed_over=tuple(found.passed)
    )
