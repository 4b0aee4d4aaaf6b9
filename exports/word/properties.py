"""What a Word file says about itself: its core properties (ECMA-376 part 2, 11.1)."""

from __future__ import annotations

from exports.document import Properties
from exports.word.markup import text_markup, xml_text

_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)

_LONGEST = 255
"""Signs that Word keeps in one property."""

_FINAL = {"vi": "Bản chính thức", "en": "Final"}
"""What the status of a final version says."""


def core_properties(said: Properties) -> str:
    """The core properties as XML; the record's newest change stands for the time of writing."""
    moment = said.revised.strftime("%Y-%m-%dT%H:%M:%SZ")
    author = _text(said.author)
    return (
        f"<cp:coreProperties {_NAMESPACES}><dc:title>{_text(said.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><dc:language>{said.language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified><cp:revision>1</cp:revision>'
        + (f"<cp:contentStatus>{status(said)}</cp:contentStatus>" if said.version else "")
        + "</cp:coreProperties>"
    )


def status(said: Properties) -> str:
    """What the property for the status says; empty for what is no final version."""
    return _FINAL["en" if said.language.startswith("en") else "vi"] if said.version else ""


def _text(words: str) -> str:
    return text_markup(xml_text(words)[:_LONGEST])
