"""Documents of a thousand items on paper: written in few words, printed in one run, read fast, measured in millimetres.

What takes LibreOffice and pdfplumber minutes is the words of a thousand items, not their number. So each has a few,
and of a hundred sheets only the first and the last are read with the rules on them, the others by poppler, 2 ms each.
"""

from __future__ import annotations

import itertools
import re
import subprocess
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

from kind_cases import sized
from lxml import etree
from paper import MM, Line, Sheet, printed_files, sheets
from real_parts import poppler

from exports import formats
from exports.options import DocumentKind, Language, Options
from exports.word.template.starting import starting_template
from store.meeting.proceedings import Proceedings
from store.meeting.refs import to_party

MANY = 1000
_NUMBER = re.compile(r"(\d+)\b")
_MANY_ROWS = 8
"""A sheet with more lines than this that begin with a number is one of a table that goes on."""
_UNIT = MM / 3
"""Millimetres of one of poppler's units at zoom 4: a third of a point."""


@cache
def many() -> Proceedings:
    """A thousand items and as many directives of one party, each said in a word that cannot be broken."""
    source = sized(MANY)
    party = (to_party("hcm"),)
    items = tuple(
        replace(item, title=f"Việc_{item.number}", outcome="", figures="", parties=party, lead=())
        for item in source.items
    )
    entries = tuple(
        replace(entry, text=f"Giao_{number}", owners=party) for number, entry in enumerate(source.entries, start=1)
    )
    return replace(source, items=items, entries=entries)


def name(kind: DocumentKind, language: Language) -> str:
    """What a document of a thousand items is called."""
    return f"{kind.value}_{language}_{MANY}"


def write_all(folder: Path, *, from_template: bool) -> None:
    """Every kind in both languages, in the program's own form or in that of the starting template."""
    for language in ("vi", "en"):
        template = starting_template(language) if from_template else b""
        for kind in DocumentKind:
            party = "hcm" if kind is DocumentKind.EXTRACT else ""
            options = Options(language, kind=kind, party=party, template=template)
            (folder / f"{name(kind, language)}.docx").write_bytes(formats.written(many(), ".docx", options))


def print_long(folder: Path, profile: Path) -> dict[str, list[Sheet]]:
    """Every .docx of a folder printed: the first two and the last two sheets with their rules, the others without."""
    return {pdf.stem: long_sheets(pdf) for pdf in printed_files(folder, profile)}


def long_sheets(pdf: Path) -> list[Sheet]:
    """The sheets of a long document."""
    command = [poppler("pdftohtml"), "-xml", "-zoom", "4", "-i", "-q", "-stdout", str(pdf)]
    told = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    fonts: dict[str, tuple[float, str]] = {}
    found = [_sheet(page, fonts) for page in etree.fromstring(told).iter("page")]
    whole = {place % len(found) for place in (0, 1, -2, -1)}
    for place, sheet in zip(sorted(whole), sheets(pdf, whole), strict=True):
        found[place] = sheet
    return found


def _sheet(page: etree._Element, fonts: dict[str, tuple[float, str]]) -> Sheet:
    for one in page.iter("fontspec"):
        fonts[one.get("id", "")] = (float(one.get("size", "0")) / 3, one.get("family", "").split("+")[-1])
    pieces = [one for one in page.iter("text") if "".join(one.itertext()).strip()]
    return Sheet(
        float(page.get("width", "0")) * _UNIT,
        float(page.get("height", "0")) * _UNIT,
        tuple(_line(one, fonts[one.get("font", "")][0]) for one in pieces),
        (),
        frozenset(fonts[one.get("font", "")][1] for one in pieces),
    )


def _line(piece: etree._Element, size: float) -> Line:
    left, top, wide = (float(piece.get(side, "0")) * _UNIT for side in ("left", "top", "width"))
    bold, italic = (piece.find(f".//{tag}") is not None for tag in ("b", "i"))
    return Line("".join(piece.itertext()).strip(), left, left + wide, top, top + size * MM, round(size), bold, italic)


def check_nothing_is_lost(kind: DocumentKind, printed: list[Sheet]) -> None:
    """Every item and every directive stands on the sheets of the kinds that list them, its number in one piece."""
    words = " ".join(" ".join(sheet.text for sheet in printed).split())
    every = set(range(1, MANY + 1))
    items = kind not in (DocumentKind.NOTICE, DocumentKind.ACTIONS)
    directives = kind is not DocumentKind.ANNEX
    for listed, word in ((items, "Việc"), (directives, "Giao")):
        if listed:
            assert every <= {int(number) for number in re.findall(rf"{word}_(\d+)", words)}
    begin = Counter(int(found[1]) for sheet in printed for line in sheet.lines if (found := _NUMBER.match(line.text)))
    assert [number for number in every if begin[number] < items + directives] == []


def check_heads(printed: list[Sheet]) -> None:
    """Where rows go on from the sheet before, the first row stands above them again."""
    for before, sheet in itertools.pairwise(printed):
        rows = _rows(sheet)
        if len(_rows(before)) > _MANY_ROWS < len(rows):
            heads = [line for line in sheet.lines if line.bold and line.size == 12 and line.top < rows[0].top]
            assert len(heads) > 1, sheet.text


def _rows(sheet: Sheet) -> list[Line]:
    begin = [line for line in sheet.lines if line.size == 12 and not line.bold and _NUMBER.match(line.text)]
    return sorted(begin, key=lambda line: line.top)
