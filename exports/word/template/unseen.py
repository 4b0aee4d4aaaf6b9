"""Markers where none is filled: they come out as they are, and that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from exports.word.template.fields import fields
from exports.word.template.text import MARKER, W
from exports.word.template.trouble import Part

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ABOUT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

KINDS = {"comments": Part.COMMENT, "chart": Part.CHART, "diagramData": Part.DIAGRAM}
"""Parts with words of their own that are not filled, by the relation that leads to them."""


def in_part(root: etree._Element) -> list[str]:
    """The markers in the words of such a part."""
    texts = ["".join(one.itertext(f"{W}t", f"{_DRAWN}t")) for one in root.iter(f"{W}p", f"{_DRAWN}p")]
    texts += [one.text or "" for one in root.iter(f"{_CHART}v")]
    return _markers(texts)


def in_story(root: etree._Element, counts: Callable[[etree._Element], bool]) -> Iterator[tuple[Part, str]]:
    """The markers of a part that is filled which stand where nothing is; ``counts`` tells whether an element does."""
    codes = [one.code for one in fields(root) if counts(one.marks[0])]
    yield from ((Part.FIELD, marker) for marker in _markers(codes))
    formulas = ["".join(one.itertext(f"{_MATH}t")) for one in root.iter(f"{_MATH}oMath") if counts(one)]
    yield from ((Part.FORMULA, marker) for marker in _markers(formulas))
    about = [one.get(name) or "" for one in root.iter(_ABOUT) if counts(one) for name in ("title", "descr")]
    yield from ((Part.DESCRIPTION, marker) for marker in _markers(about))


def _markers(texts: list[str]) -> list[str]:
    return [found.group() for text in texts for found in MARKER.finditer(text)]
