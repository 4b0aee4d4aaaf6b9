"""Words that are drawn, as in a watermark (DỰ THẢO across the page): they stand in an attribute, not in a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from exports.word.markup import xml_text
from exports.word.template.text import MARKER, Marker, W, markers_in

_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_WORDS = "string"
_DRAWN = (f"{W}pict", f"{W}object")


@dataclass(frozen=True)
class Lettering:
    """A drawing with markers in its words."""

    drawing: etree._Element
    words: str
    markers: tuple[Marker, ...]

    def fill(self, value: Callable[[Marker], str]) -> None:
        """Puts the values in; a drawing of nothing but markers that give nothing goes."""
        given = {marker.words: xml_text(value(marker)).replace("\n", " ") for marker in self.markers}
        if not any(given.values()) and not MARKER.sub("", self.words).strip():
            self._take_away()
            return
        self.drawing.set(_WORDS, MARKER.sub(lambda found: given[found.group()], self.words))

    def _take_away(self) -> None:
        drawn = next(self.drawing.iterancestors(*_DRAWN), None)
        parent = drawn.getparent() if drawn is not None else None
        if parent is not None and drawn is not None:
            parent.remove(drawn)


def letterings(root: etree._Element) -> Iterator[Lettering]:
    """The drawings of a part that have markers in their words."""
    for drawing in root.iter(_TEXT_PATH):
        words = drawing.get(_WORDS) or ""
        markers = markers_in(words)
        if markers:
            yield Lettering(drawing, words, markers)
