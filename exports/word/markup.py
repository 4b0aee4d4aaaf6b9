"""WordprocessingML from plain values: lengths, runs, paragraphs. Text goes in as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from exports.document import Run

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f"{{{NAMESPACE}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

TEXT = f"{_W}t"
PARAGRAPH = f"{_W}p"


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, Word's unit of length."""
    return round(millimetres * 1440 / 25.4)


def parse(xml: str) -> etree._Element:
    """An element from markup of our own, in which ``w:`` and ``r:`` are known."""
    head, _, rest = xml.partition(">")
    if head.endswith("/"):
        head, rest = head[:-1], f"/>{rest}"
    else:
        rest = f">{rest}"
    return etree.fromstring(f'{head} xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONSHIPS}"{rest}')


def element(parent: etree._Element, tag: str, **attributes: str | int) -> etree._Element:
    """A new last child ``w:tag`` with attributes ``w:name``."""
    return etree.SubElement(parent, _W + tag, {_W + name: str(value) for name, value in attributes.items()})


def write_text(holder: etree._Element, text: str) -> None:
    """Sets the text of a ``w:t``; what XML cannot hold is left out, a line break becomes one of Word's."""
    if "\n" in text:
        first, *rest = text.split("\n")
        write_text(holder, first)
        run = holder.getparent()
        assert run is not None
        for line in rest:
            element(run, "br")
            write_text(_text_holder(run), line)
        return
    try:
        holder.text = text
    except ValueError:
        holder.text = xml_text(text)


def stands_as_it_is(text: str) -> bool:
    """Whether ``escaped`` would change nothing in it."""
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text


def escaped(text: str) -> str:
    """The text as it stands inside a ``w:t`` written by hand; a line break becomes one of Word's."""
    if stands_as_it_is(text):
        return text
    plain = xml_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def attribute(text: str) -> str:
    """The text as an attribute's value written by hand, in its quotation marks; line breaks stay line breaks."""
    plain = xml_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return '"' + plain.replace("\n", "&#10;") + '"'


def text_markup(text: str) -> str:
    """The text as it stands in an element written by hand; line breaks stay line breaks."""
    return xml_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml_text(text: str) -> str:
    """The text without the signs that XML cannot hold: control signs but the line break, surrogates, non-characters."""
    if text.isprintable():
        return text
    return "".join(sign for sign in text if _is_xml(sign))


def _is_xml(sign: str) -> bool:
    return (sign >= " " or sign == "\n") and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"


def _text_holder(run: etree._Element) -> etree._Element:
    holder = etree.SubElement(run, TEXT)
    holder.set(_SPACE, "preserve")
    return holder


def paragraph(
    parent: etree._Element,
    style: str,
    runs: Iterable[Run] | str = (),
    *,
    sides: float = 0,
    keep_with_next: bool = False,
) -> etree._Element:
    """A new paragraph in a style. ``sides`` narrows it by so many millimetres on the left and on the right."""
    made = element(parent, "p")
    properties = element(made, "pPr")
    element(properties, "pStyle", val=style)
    if keep_with_next:
        element(properties, "keepNext")
    if sides > 0:
        element(properties, "ind", left=twips(sides), right=twips(sides), firstLine=0)
    for piece in (Run(runs),) if isinstance(runs, str) else runs:
        if piece.text:
            run(made, piece)
    return made


def run(parent: etree._Element, piece: Run) -> None:
    """A new run at the end of a paragraph."""
    made = element(parent, "r")
    if piece.bold or piece.italic or piece.blank:
        properties = element(made, "rPr")
        if piece.blank:
            element(properties, "rStyle", val="Blank")
        if piece.bold:
            element(properties, "b")
        if piece.italic:
            element(properties, "i")
    write_text(_text_holder(made), piece.text)


def rule(parent: etree._Element, length: float, room: float, *, style: str = "Rule") -> None:
    """A solid line of ``length`` millimetres in the middle of ``room``: the upper border of an empty paragraph."""
    paragraph(parent, style, sides=max(0.0, (room - length) / 2))
