"""What leads to a model paragraph, a heading or words with a colon at the end: it must not stand above nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from exports.word.template.text import W

_OFF = frozenset({"0", "false", "off"})
_WRAPPERS = frozenset({f"{W}sdtContent", f"{W}sdt", f"{W}customXml"})
_SENTENCE = (".", ";", ",", "!", "?", "…")
"""What a heading in bold does not end in, but a sentence that is stressed does."""
_SAYING = (f"{W}p", f"{W}tbl")


class Leading:
    """Tells what leads to something, by the looks of a template's paragraphs and ``styles``."""

    def __init__(self, styles: etree._Element | None) -> None:
        every = styles.iter(f"{W}style") if styles is not None else iter(())
        self._styles = {style.get(f"{W}styleId"): style for style in every}

    def is_above_nothing(self, first: etree._Element, last: etree._Element, models: Collection[etree._Element]) -> bool:
        """Whether something leads to a model, from its first to its last paragraph, and to nothing else.

        ``models`` are all models of the template: what leads to one of them may lead to the next as well.
        """
        above = next(_saying(first, before=True), None)
        if above is None or above in models or not self._leads(above):
            return False
        below = next(_saying(last, before=False), None)
        return below is None or not any(one in models for one in below.iter(*_SAYING, f"{W}tr"))

    def _leads(self, above: etree._Element) -> bool:
        words = _text(above).strip()
        if above.tag != f"{W}p" or not words:
            return False
        return words.endswith((":", "：")) or words.isupper() or self._is_heading(above, words)

    def _is_heading(self, paragraph: etree._Element, words: str) -> bool:
        looks = paragraph.find(f"{W}pPr")
        name = looks.find(f"{W}pStyle") if looks is not None else None
        styles = list(self._chain(name.get(f"{W}val") if name is not None else None))
        levels = [*([looks] if looks is not None else []), *styles]
        if any(next(one.iter(f"{W}outlineLvl"), None) is not None for one in levels):
            return True
        if words.endswith(_SENTENCE):
            return False
        bold_by_style = any(_bold(style.find(f"{W}rPr")) for style in styles)
        runs = [run for run in paragraph.iter(f"{W}r") if _text(run).strip()]
        told = [_bold(run.find(f"{W}rPr")) for run in runs]
        return all(one if one is not None else bold_by_style for one in told)

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        """A style and those that it is based on."""
        seen: set[str | None] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            based = style.find(f"{W}basedOn")
            name = based.get(f"{W}val") if based is not None else None


def _saying(element: etree._Element, *, before: bool) -> Iterator[etree._Element]:
    """Tables, and paragraphs with words or pictures, on one side of an element, the nearest first."""
    for one in element.itersiblings(preceding=before):
        for inner in _unwrapped(one, before=before):
            if inner.tag == f"{W}tbl" or _text(inner).strip() or next(inner.iter(f"{W}drawing"), None) is not None:
                yield inner
    parent = element.getparent()
    if parent is not None and parent.tag in _WRAPPERS:
        yield from _saying(parent, before=before)


def _unwrapped(one: etree._Element, *, before: bool) -> Iterator[etree._Element]:
    if one.tag in _SAYING:
        yield one
    elif one.tag in _WRAPPERS:
        for inner in one.iterchildren(reversed=before):
            yield from _unwrapped(inner, before=before)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


def _bold(looks: etree._Element | None) -> bool | None:
    """Whether these looks are bold; None where they do not say."""
    one = looks.find(f"{W}b") if looks is not None else None
    return None if one is None else one.get(f"{W}val") not in _OFF
