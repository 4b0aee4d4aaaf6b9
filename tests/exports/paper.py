"""Printed pages measured in millimetres: what stands where, in which type, and which rules are drawn."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import real_parts

MM = 25.4 / 72


@dataclass(frozen=True)
class Line:
    """One printed line of text in one place: edges in millimetres from the left and the top of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Rule:
    """One drawn horizontal line."""

    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Sheet:
    """One printed page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    fonts: frozenset[str]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def line(self, start: str, *, bold: bool = False) -> Line:
        """The first line, or the first bold one, that begins with these words."""
        for line in self.lines:
            if line.text.startswith(start) and (line.bold or not bold):
                return line
        raise AssertionError(f"no line begins with {start!r} in:\n{self.text}")

    def has(self, start: str) -> bool:
        return any(line.text.startswith(start) for line in self.lines)

    def rule_below(self, line: Line, within: float = 4.0) -> Rule:
        """The rule right under a line, about in its middle."""
        for rule in self.rules:
            if -0.5 < rule.top - line.bottom < within and abs(rule.centre - line.centre) < 3:
                return rule
        raise AssertionError(f"no rule under {line.text!r}")


def print_all(folder: Path, profile: Path) -> dict[str, list[Sheet]]:
    """Every .docx of a folder printed by one run of LibreOffice: the sheets by the file's stem."""
    return {pdf.stem: list(sheets(pdf)) for pdf in printed_files(folder, profile)}


def printed_files(folder: Path, profile: Path) -> list[Path]:
    """Every .docx of a folder as a PDF, from one run of LibreOffice."""
    files = sorted(folder.glob("*.docx"))
    command = [
        real_parts.office(),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return [file.with_suffix(".pdf") for file in files]


def sheets(pdf: Path, places: Collection[int] | None = None) -> Iterator[Sheet]:
    """The pages of a PDF, or those at these places, counted from 0."""
    with pdfplumber.open(pdf) as opened:
        for page in opened.pages:
            if places is not None and page.page_number - 1 not in places:
                continue
            strokes = [*page.lines, *page.rects]
            yield Sheet(
                float(page.width) * MM,
                float(page.height) * MM,
                tuple(_lines(page.chars)),
                tuple(
                    Rule(stroke["x0"] * MM, stroke["x1"] * MM, stroke["top"] * MM)
                    for stroke in strokes
                    if stroke["x1"] - stroke["x0"] > 10 and abs(stroke["bottom"] - stroke["top"]) < 2
                ),
                frozenset(char["fontname"].split("+")[-1] for char in page.chars),
            )
            page.close()


def _lines(chars: Iterable[dict[str, object]]) -> Iterator[Line]:
    """Characters on one base line without a gap of more than 4 mm; a table's cells are lines of their own."""
    kept: list[dict[str, object]] = []
    ordered = sorted(chars, key=lambda char: (round(float(str(char["bottom"]))), float(str(char["x0"]))))
    for char in ordered:
        if kept:
            gap = float(str(char["x0"])) - float(str(kept[-1]["x1"]))
            if abs(float(str(char["bottom"])) - float(str(kept[-1]["bottom"]))) > 2 or gap > 4 / MM or gap < -4 / MM:
                yield from _line(kept)
                kept = []
        kept.append(char)
    yield from _line(kept)


def _line(chars: list[dict[str, object]]) -> Iterator[Line]:
    shown = [char for char in chars if str(char["text"]).strip()]
    if not shown:
        return
    first = shown[0]
    font = str(first["fontname"])
    yield Line(
        "".join(str(char["text"]) for char in chars).strip(),
        float(str(shown[0]["x0"])) * MM,
        float(str(shown[-1]["x1"])) * MM,
        float(str(first["top"])) * MM,
        float(str(first["bottom"])) * MM,
        round(float(str(first["size"])), 1),
        "Bold" in font,
        "Italic" in font,
    )
