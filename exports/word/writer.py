"""A document's blocks as the body of a Word document, section by section."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from exports import form
from exports.document import NO_CLOSING, Annex, Block, Document, Heading, Paragraph, Run, Style, Table, annexes_of
from exports.form import Page
from exports.word.anchors import SOURCE
from exports.word.blank import FIRST_HEADER, PAGE_HEADER
from exports.word.letterhead import write_letterhead, write_title
from exports.word.markup import PARAGRAPH, paragraph, parse, rule, twips
from exports.word.placing import centred_name
from exports.word.signatures import write_closing
from exports.word.tables import write_table

_STYLES = {
    Style.BODY: "BodyText",
    Style.FIELD: "Field",
    Style.QUOTE: "Quote",
    Style.NOTE: "Note",
    Style.RECITAL: "Recital",
}
_LISTS = {"-": "ListBullet", "+": "ListBullet2"}


def write_body(body: etree._Element, document: Document) -> list[Table]:
    """Letterhead, title, content, signatures; then each annex in a section of its own, its pages numbered from 1.

    Returns the tables, whose rows are still to be put in.
    """
    tables: list[Table] = []
    page = page_of(document)
    room = page.text_width
    title = document.title
    write_letterhead(body, document.letterhead, title.draft_mark, room)
    if title.reference:
        _annex(body, Annex(title.kind, title.subject, title.reference), room)
    else:
        write_title(body, title, room)
    *content, last = document.body or (None,)
    _blocks(body, [block for block in content if block is not None], tables, room)
    signed = document.closing != NO_CLOSING
    if last is not None:
        _block(body, last, tables, room, keep_with_next=signed)  # the closing sentence stays with the signatures
    if signed:
        write_closing(body, document.closing)

    restart = False
    for annex in annexes_of(document):
        _last_paragraph(body).append(_section(page, restart=restart))
        restart = True
        _blocks(body, annex, tables, room)
    body.append(_section(page, restart=restart))
    return tables


def page_of(document: Document) -> Page:
    """The sheet on which the document is printed, upright or across."""
    return form.PAGE_ACROSS if document.landscape else form.PAGE


def _last_paragraph(body: etree._Element) -> etree._Element:
    """The properties of a paragraph at the end, which carries a section's own properties."""
    last = body[-1]
    if last.tag != PARAGRAPH:
        last = paragraph(body, "End")
    return last[0]


def _blocks(body: etree._Element, blocks: Iterable[Block], tables: list[Table], room: float) -> None:
    for block in blocks:
        _block(body, block, tables, room)


def _block(
    body: etree._Element, block: Block, tables: list[Table], room: float, *, keep_with_next: bool = False
) -> None:
    match block:
        case Heading():
            text = f"{block.label} {block.text}" if block.label else block.text
            made = paragraph(body, f"Heading{block.level}", text)
            _from(made, block.source)
        case Paragraph() if block.style is Style.LIST and block.label in _LISTS:
            made = paragraph(body, _LISTS[block.label], block.runs, keep_with_next=keep_with_next or _leads(block))
            _from(made, block.source)
        case Paragraph():
            label = (Run(f"{block.label} "),) if block.label else ()
            style = _STYLES.get(block.style, "BodyText")
            made = paragraph(body, style, (*label, *block.runs), keep_with_next=keep_with_next or _leads(block))
            _from(made, block.source)
        case Table():
            write_table(body, block, tables, room)
        case Annex():
            _annex(body, block, room)


def _from(made: etree._Element, source: str) -> None:
    """Note of which record a paragraph is, until it gets its bookmark."""
    if source:
        made.set(SOURCE, source)


def _leads(block: Paragraph) -> bool:
    """Whether the paragraph only leads to what follows, so that the two must stand on one page."""
    return bool(block.runs) and block.runs[-1].text.endswith(":")


def _annex(body: etree._Element, annex: Annex, room: float) -> None:
    paragraph(body, "AnnexLabel", annex.label)
    longest = centred_name(body, "AnnexTitle", annex.title, form.ANNEX_TITLE, room)
    paragraph(body, "AnnexReference", annex.reference)
    rule(body, longest * form.SHORT_RULE, room)
    paragraph(body, "TableGap")


def _section(page: Page, *, restart: bool) -> etree._Element:
    across = ' w:orient="landscape"' if page.width > page.height else ""
    start = '<w:pgNumType w:start="1"/>' if restart else ""
    return parse(
        f'<w:sectPr><w:headerReference w:type="default" r:id="{PAGE_HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{across}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.header)}" w:gutter="0"/>'
        f"{start}<w:titlePg/></w:sectPr>"
    )
