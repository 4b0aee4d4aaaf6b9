"""Documents as HTML: one file that needs nothing else, reads on any screen and prints in the form's measures.

Every sign of a record is text: the file has no script and fetches nothing, and a policy in its head forbids both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape as _escape

from exports import html_style
from exports.document import (
    Annex,
    Block,
    Closing,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Properties,
    Run,
    Signature,
    Style,
    Table,
    Title,
    annexes_of,
)
from exports.table_height import may_break, stays_together
from store.meeting.text import clean
from store.progress import Progress, untold

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_SENTENCE = 1200
"""A last paragraph of more signs than this need not stand on one page with the signatures."""

_FEW = 14
"""Recipients up to which the foot of a document stays on one page."""

_TOLD = 250
"""Rows after which it is told how far the writing is."""

_NOT_ESCAPED = re.compile(r"[^&<>\"']*")


def write(document: Document, progress: Progress = untold) -> str:
    """The document as a whole HTML file; the same document gives the same text.

    ``progress`` counts the rows of its tables, and may raise Stopped.
    """
    blocks = (*document.body, *document.annexes)
    tables = [block for block in blocks if isinstance(block, Table)]
    page = _Page(tables, progress)
    annexes = annexes_of(document)
    said = document.properties
    draft = bool(document.title.draft_mark)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{text(said.language)}"{" class=draft" if draft else ""}>',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">',
            f"<title>{line(said.title)}</title>",
            f'<meta name="author" content="{line(said.author)}">',
            f'<meta name="dcterms.modified" content="{said.revised.replace(microsecond=0).isoformat()}">',
            *_version(said),
            f"<style>{html_style.sheet([table.columns for table in tables], len(annexes))}"
            f"{html_style.ACROSS if document.landscape else ''}</style>",
            "</head>",
            "<body>",
            *_letterhead(document.letterhead, document.title.draft_mark),
            "<main>",
            *_title(document.title),
            *page.content(document.body, document.closing),
            "</main>",
            *page.annexes(annexes),
            "</body>",
            "</html>",
            "",
        )
    )


def _version(said: Properties) -> Iterator[str]:
    """Which finalised version it is, and the sum of its content."""
    if said.version:
        yield f'<meta name="rapporteur.version" content="{said.version}">'
        yield f'<meta name="rapporteur.digest" content="{line(said.digest)}">'


def text(words: str) -> str:
    """The words as HTML shows them as they stand, in an element or in a quoted attribute; line breaks stay."""
    if not words.isprintable():
        words = "".join(sign for sign in clean(words, lines=True) if not _is_no_character(sign))
    return words if _NOT_ESCAPED.fullmatch(words) else _escape(words)


def line(words: str) -> str:
    """The same on one line."""
    return " ".join(text(words).split())


def _is_no_character(sign: str) -> bool:
    return ord(sign) & 0xFFFE == 0xFFFE or "\ufdd0" <= sign <= "\ufdef"


def _letterhead(head: Letterhead, draft_mark: str) -> Iterator[str]:
    if not head.nation:
        yield f'<p class="draft-mark"><span>{line(draft_mark)}</span></p>' if draft_mark else ""
        return
    yield '<header class="letterhead">'
    yield "<div>"
    if head.superior_body:
        yield f'<p class="superior">{line(head.superior_body)}</p>'
    if head.issuing_body:
        yield f'<p class="issuing ruled"><span>{line(head.issuing_body)}</span></p>'
    if head.number_line:
        yield f'<p class="number">{line(head.number_line)}</p>'
    if draft_mark:
        yield f'<p class="draft-mark"><span>{line(draft_mark)}</span></p>'
    yield "</div>"
    yield "<div>"
    yield f'<p class="nation">{line(head.nation)}</p>'
    yield f'<p class="motto ruled"><span>{line(head.motto)}</span></p>'
    if head.place_and_date:
        yield f'<p class="place">{line(head.place_and_date)}</p>'
    yield "</div>"
    yield "</header>"


def _title(title: Title) -> Iterator[str]:
    if title.reference:
        yield _annex_head(title.kind, title.subject, title.reference, heading="h1")
        return
    yield '<div class="title">'
    if title.subject:
        yield f"<h1>{line(title.kind)}</h1>"
        yield f'<p class="ruled"><span>{line(title.subject)}</span></p>'
    else:
        yield f'<h1 class="ruled"><span>{line(title.kind)}</span></h1>'
    yield "</div>"


class _Page:
    """The blocks of one document, its tables numbered in the order in which they come."""

    def __init__(self, tables: Sequence[Table], progress: Progress) -> None:
        self._progress = progress
        self._done, self._total = 0, sum(len(table.rows) for table in tables)
        self._tables = 0

    def content(self, blocks: Sequence[Block], closing: Closing) -> Iterator[str]:
        """The body and the signatures; the last sentence stays with them on one page where both have room there."""
        together = bool(blocks) and _is_sentence(blocks[-1]) and len(closing.recipients) <= _FEW
        yield from self.blocks(blocks[:-1] if together else blocks)
        yield '<div class="end">' if together else "<div>"
        if together:
            yield from self.blocks(blocks[-1:])
        yield from _closing(closing)
        yield "</div>"

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The blocks; lines of a list become one list."""
        listed: list[Paragraph] = []
        for block in blocks:
            if isinstance(block, Paragraph) and block.style is Style.LIST and block.label in {"-", "+"}:
                listed.append(block)
                continue
            yield from _list(listed)
            listed = []
            yield from self._table(block) if isinstance(block, Table) else (_block(block),)
        yield from _list(listed)

    def annexes(self, annexes: Iterable[Iterable[Block]]) -> Iterator[str]:
        """Each annex as a section of its own."""
        for number, blocks in enumerate(annexes, start=1):
            yield f'<section class="annex" id="annex-{number}">'
            yield from self.blocks(blocks)
            yield "</section>"

    def _table(self, table: Table) -> Iterator[str]:
        self._tables += 1
        small = ' class="small"' if stays_together(table) else ""
        yield f'<table id="table-{self._tables}"{small}>'
        unseen = "" if table.titled else ' class="unseen"'
        yield f"<caption{unseen}>{line(table.caption)}</caption>"
        yield f"<colgroup>{'<col>' * len(table.columns)}</colgroup>"
        heads = "".join(f'<th scope="col">{line(column.heading)}</th>' for column in table.columns)
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            long = ' class="long"' if may_break(row) else ""
            yield f"<tr{long}><td>{'</td><td>'.join(map(text, row))}</td></tr>"
            self._done += 1
            if not self._done % _TOLD:
                self._progress(min(self._done, self._total), self._total)
        yield "</tbody>"
        yield "</table>"


def _is_sentence(block: Block) -> bool:
    """Whether it is a paragraph of a few lines."""
    if not isinstance(block, Paragraph) or block.style is Style.LIST:
        return False
    return sum(len(run.text) for run in block.runs) <= _SENTENCE


def _block(block: Block) -> str:
    match block:
        case Heading():
            label = f"{line(block.label)} " if block.label else ""
            level = min(block.level + 1, 4)
            return f"<h{level}>{label}{line(block.text)}</h{level}>"
        case Paragraph():
            return _paragraph(block)
        case Annex():
            return _annex_head(block.label, block.title, block.reference)
        case Table():
            raise AssertionError("tables are numbered where they come")


def _annex_head(label: str, title: str, reference: str, heading: str = "h2") -> str:
    return (
        '<div class="annex-head">'
        f'<p class="label">{line(label)}</p><{heading}>{line(title)}</{heading}>'
        f'<p class="reference ruled"><span>{line(reference)}</span></p></div>'
    )


def _paragraph(block: Paragraph) -> str:
    label = f"{line(block.label)} " if block.label else ""
    names = [block.style.value] if block.style in {Style.NOTE, Style.RECITAL} else []
    if block.runs and block.runs[-1].text.endswith(":"):
        names.append("leads")
    of_class = f' class="{" ".join(names)}"' if names else ""
    shown = f"<p{of_class}>{label}{_runs(block.runs)}</p>"
    return f"<blockquote>{shown}</blockquote>" if block.style is Style.QUOTE else shown


def _list(lines: Sequence[Paragraph]) -> Iterator[str]:
    """Lines of a list, those with ``+`` in a list of their own under the line before them."""
    if not lines:
        return
    shown = ["<ul>"]
    open_under = False
    for place, one in enumerate(lines):
        under = one.label == "+"
        if under and not open_under and place:
            shown.append("<ul>")
            open_under = True
        elif open_under and not under:
            shown.append("</li></ul></li>")
            open_under = False
        elif place:
            shown.append("</li>")
        shown.append(f"<li{' class=under' if under else ''}>{_runs(one.runs)}")
    shown.append("</li></ul></li></ul>" if open_under else "</li></ul>")
    yield "".join(shown)


def _runs(runs: Iterable[Run]) -> str:
    shown = []
    for run in runs:
        words = text(run.text)
        if run.blank:
            words = f'<span class="blank">{words}</span>'
        if run.italic:
            words = f"<i>{words}</i>"
        if run.bold:
            words = f"<b>{words}</b>"
        shown.append(words)
    return "".join(shown)


def _closing(closing: Closing) -> Iterator[str]:
    if not (closing.left or closing.right or closing.recipients):
        return
    yield f'<footer class="closing{"" if closing.left else " beside"}">'
    if closing.left:
        yield f'<div class="left">{"".join(map(_signature, closing.left))}</div>'
    if closing.right:
        yield f'<div class="right">{"".join(map(_signature, closing.right))}</div>'
    if closing.recipients:
        lines = "".join(f"<p>{line(one)}</p>" for one in closing.recipients)
        yield f'<div class="recipients"><p class="heading">{line(closing.recipients_heading)}</p>{lines}</div>'
    yield "</footer>"


def _signature(signature: Signature) -> str:
    office = f'<p class="office">{line(signature.office)}</p>' if signature.office else ""
    return (
        f'<div class="signature"><p class="capacity">{line(signature.capacity)}</p>{office}'
        f'<p class="name">{line(signature.name)}</p></div>'
    )
