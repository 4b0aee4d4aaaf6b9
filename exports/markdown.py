"""Documents as Markdown. Every sign stays a sign: nothing in a record becomes a heading, a link, HTML or a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from exports.document import (
    Annex,
    Block,
    Closing,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Style,
    Table,
    Title,
)
from store.meeting.text import clean

#: Signs that begin or end something inside a line of Markdown (CommonMark and GitHub's tables, strikes and formulas).
_INLINE = re.compile(r"([\\`*_\[\]<>|~&$#{}])")

#: What at the start of a line makes it a list, a rule, a heading's underline or a quotation.
_AT_START = re.compile(r"^(?:([-+=>])|(\d{1,9})([.)]))")

#: Addresses that GitHub turns into links without any mark.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def write(document: Document) -> str:
    """The document as a Markdown text that ends in a line break; the same document gives the same text."""
    parts = [
        *_letterhead(document.letterhead, document.title.draft_mark),
        *_title(document.title),
        *_blocks(document.body),
        *_closing(document.closing),
        *_blocks(document.annexes),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _title(title: Title) -> Iterator[str]:
    yield f"# {_line(title.kind)}"
    if title.subject:
        yield f"**{_line(title.subject.upper() if title.reference else title.subject)}**"
    if title.reference:
        yield f"*{_line(title.reference)}*"


def escape(text: str) -> str:
    """The text so that Markdown shows it as it stands, wherever in a line it comes."""
    kept = _INLINE.sub(r"\\\1", clean(text, lines=True))
    return _ADDRESS.sub(lambda found: "\\".join(part for part in found.groups() if part), kept)


def _line(text: str) -> str:
    """The text as one line that can stand at the start of one."""
    return _guarded(" ".join(escape(text).split()))


def _guarded(line: str) -> str:
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def _letterhead(head: Letterhead, draft_mark: str) -> Iterator[str]:
    left = [head.superior_body.upper(), f"**{_cell(head.issuing_body.upper())}**", _cell(head.number_line)]
    left[0] = _cell(left[0])
    right = [f"**{_cell(head.nation.upper())}**", f"**{_cell(head.motto)}**", _cell(head.place_and_date)]
    if not left[0]:
        left = [*left[1:], ""]
    rows = [(one, other) for one, other in zip(left, right, strict=True) if one or other]
    if head.nation:
        yield "\n".join((f"| {rows[0][0]} | {rows[0][1]} |", "|:-:|:-:|", *(f"| {a} | {b} |" for a, b in rows[1:])))
    if draft_mark:
        yield f"**{_line(draft_mark)}**"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    pending: list[str] = []
    for block in blocks:
        is_list = isinstance(block, Paragraph) and block.style is Style.LIST
        if pending and not is_list:
            yield "\n".join(pending)
            pending = []
        if isinstance(block, Paragraph) and is_list:
            indent = "  " if block.label == "+" else ""
            pending.append(f"{indent}- {_guarded(_runs(block.runs, breaks=' '))}")
        else:
            yield _block(block)
    if pending:
        yield "\n".join(pending)


def _block(block: Block) -> str:
    match block:
        case Heading():
            label = f"{escape(block.label)} " if block.label else ""
            text = block.text.upper() if block.level == 1 else block.text
            return f"{'#' * (block.level + 1)} {label}{' '.join(escape(text).split())}"
        case Paragraph():
            label = f"{escape(block.label)} " if block.label else ""
            text = _guarded(label + _runs(block.runs, breaks="\n"))
            return f"> {text}" if block.style is Style.QUOTE else text
        case Table():
            return _table(block)
        case Annex():
            return f"---\n\n## {_line(block.label)}\n\n**{_line(block.title.upper())}**\n\n*{_line(block.reference)}*"


def _runs(runs: Sequence[Run], *, breaks: str) -> str:
    """The runs as one piece; a line break in the text stays one (a backslash before it) or becomes a space."""
    shown = []
    for run in runs:
        text = escape(run.text)
        mark = "*" * (2 * run.bold + run.italic)
        bare = text.strip()
        if mark and bare:
            before, _, after = text.partition(bare)
            text = f"{before}{mark}{bare}{mark}{after}"
        shown.append(text)
    lines = [" ".join(line.split()) for line in "".join(shown).split("\n")]
    if breaks == " ":
        return " ".join(lines)
    return "\\\n".join(line if not number else _guarded(line) for number, line in enumerate(lines) if line)


def _table(table: Table) -> str:
    head = "| " + " | ".join(_cell(column.heading) for column in table.columns) + " |"
    rule = "|" + "|".join(":-:" if column.centred else "---" for column in table.columns) + "|"
    rows = ["| " + " | ".join(_cell(text) for text in row) + " |" for row in table.rows]
    body = "\n".join((head, rule, *rows))
    return f"**{_line(table.caption)}**\n\n{body}" if table.titled else body


def _cell(text: str) -> str:
    return " ".join(escape(text).split())


def _closing(closing: Closing) -> Iterator[str]:
    signers = [*closing.left, *closing.right]
    if signers:
        yield "\n".join(
            (
                _row(f"**{_cell(one.capacity)}**" for one in signers),
                "|" + ":-:|" * len(signers),
                *([_row(_office(one) for one in signers)] if any(one.office for one in signers) else []),
                _row(f"**{_cell(one.name)}**" for one in signers),
            )
        )
    if closing.recipients:
        # Two spaces and a backslash would both break lines; the backslash can be seen.
        lines = (f"***{_line(closing.recipients_heading)}***", *(_line(line) for line in closing.recipients))
        yield "\\\n".join(lines)


def _office(signature: Signature) -> str:
    return _cell(signature.office.upper())


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
