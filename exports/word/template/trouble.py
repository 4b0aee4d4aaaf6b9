"""What is wrong with an office's own template, and what is only worth knowing, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The part of a Word file in which something stands."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FIRST_HEADER = "first_header"
    FIRST_FOOTER = "first_footer"
    EVEN_HEADER = "even_header"
    EVEN_FOOTER = "even_footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    # Where no marker is filled:
    COMMENT = "comment"
    CHART = "chart"
    DIAGRAM = "diagram"
    FIELD = "field"
    FORMULA = "formula"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, counted from 1 as a reader counts: tables and rows, else paragraphs that say something.

    ``table`` and ``row`` are 0 outside tables, ``paragraph`` is 0 inside them. ``text_box`` tells that it stands in a
    text box, which is counted where it is anchored. ``words`` is how the paragraph begins.
    """

    part: Part = Part.BODY
    table: int = 0
    row: int = 0
    paragraph: int = 0
    text_box: bool = False
    words: str = ""


class FaultKind(StrEnum):
    """Why a template cannot be filled."""

    UNKNOWN = "unknown"
    """A marker of a name that is not on the list."""
    MIXED = "mixed"
    """One row or paragraph has markers of two lists, so that nobody can say for which of them it is repeated."""
    NO_LIST = "no_list"
    """A marker that counts rows or paragraphs, in one that is not repeated."""
    NOT_ALONE = "not_alone"
    """A marker for whole paragraphs and tables that does not stand alone in a paragraph of the text."""
    IN_DRAWING = "in_drawing"
    """A marker of a list, or for whole paragraphs, in drawn words (a watermark), where only one text can stand."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One marker that cannot be filled: as it is written, where, and the marker that may have been meant."""

    kind: FaultKind
    marker: str
    place: Place
    meant: str = ""


class RemarkKind(StrEnum):
    """What is worth knowing about a template that can be filled."""

    BRACES = "braces"
    """Braces that make no marker; they stay in the text as they are."""
    NO_MARKERS = "no_markers"
    """The template has no marker at all."""
    MACROS = "macros"
    """Its macros are left out."""
    OUTSIDE = "outside"
    """It refers to something outside the file, which is left as it is and not looked at."""
    EMBEDDED = "embedded"
    """It holds another file, which is left as it is and not looked at."""
    RUNS = "runs"
    """Something that would run or be fetched when the document is opened is left out."""
    UNSEEN = "unseen"
    """A marker where none is filled (a comment, a chart, the code of a field …); it stays as it is."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing worth knowing; ``detail`` is a fact (the words with the braces, the marker, the address outside)."""

    kind: RemarkKind
    detail: str = ""
    place: Place | None = None


class TemplateTrouble(Exception):
    """A template that cannot be filled; nothing was written. ``faults`` are all that were found, in order."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{one.kind}: {one.marker}" for one in faults))
        self.faults = faults
