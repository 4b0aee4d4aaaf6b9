"""Markdown: what stands in a record is shown as it stands, read back by a CommonMark reader with GitHub's tables."""

from __future__ import annotations

import re

import conferences
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exports import markdown
from exports.document import Column, Heading, Paragraph, Run, Style, Table
from exports.minutes import Options, compose
from store.meeting.text import clean

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALL = (
    "# ·- ·1. ·12) ·+ ·> ·| ·`·```·~~~·~~·*·**·_·[a](http://b)·![x](y)·<b>·<!--·&amp;·\\·---·===·\n·    ·\t·"
    "http://a.b·a·đ· ·$x$·{{a}}·|-|·:"
)
NASTY = st.lists(st.sampled_from(ALL.split("·")), max_size=12).map("".join)


def _shown(text: str) -> str:
    """All text that a reader of the Markdown sees, and a complaint if there is anything but text in it."""
    seen = []
    for token in READER.parse(text):
        assert token.type not in {"html_block", "fence", "code_block", "hr", "blockquote_open"}, token
        for child in token.children or []:
            assert child.type in {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "text_special"}, (
                child
            )
            seen.append(child.content or (" " if "break" in child.type else ""))
    return " ".join("".join(seen).split())


@given(NASTY)
def test_a_paragraph_of_any_text_is_that_text(text: str) -> None:
    document = compose(conferences.bare())._replace(body=(Paragraph((Run("x"), Run(text))),), annexes=())
    written = markdown.write(document)
    paragraph = next(part for part in written.split("\n\n") if part.startswith("x"))
    assert _shown(paragraph) == " ".join(("x" + clean(text)).split())


@given(NASTY)
def test_a_paragraph_that_begins_with_any_text_is_a_paragraph(text: str) -> None:
    assume(clean(text).strip())
    around = (Paragraph((Run("trước"),)), Paragraph((Run(text),)), Paragraph((Run("sau"),)))
    document = compose(conferences.bare())._replace(body=around, annexes=())
    between = markdown.write(document).split("trước\n\n", 1)[1].split("\n\nsau", 1)[0]
    assert _shown(between) == " ".join(clean(text).split())


@given(NASTY)
def test_a_cell_of_any_text_is_one_cell(text: str) -> None:
    table = Table("Bảng", (Column("Số", 10), Column("Nội dung", 90)), (("1", text), ("2", "sau")), titled=False)
    document = compose(conferences.bare())._replace(body=(table,), annexes=())
    part = next(part for part in markdown.write(document).split("\n\n") if part.startswith("| Số"))
    tokens = READER.parse(part)
    assert sum(token.type == "td_open" for token in tokens) == 4
    assert " ".join(_cells(part)[1].split()) == " ".join(clean(text).split())


def _cells(part: str) -> list[str]:
    tokens = READER.parse(part)
    return [
        "".join(child.content for child in tokens[number + 1].children or [])
        for number, token in enumerate(tokens)
        if token.type == "td_open"
    ]


def test_headings_lists_and_tables_of_the_minutes_are_markdown() -> None:
    written = markdown.write(compose(conferences.winter_2025()))
    tokens = READER.parse(written)
    headings = [tokens[number + 1].content for number, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings[0] == "BIÊN BẢN"
    assert "II. RÀ SOÁT NỘI DUNG HỢP TÁC" in headings
    assert (
        sum(token.type == "table_open" for token in tokens) == 7
    )  # letterhead, two counts, items, directives, foot, annex
    assert any(token.type == "bullet_list_open" and token.level > 0 for token in tokens)
    assert "[" not in re.sub(r"\\\[", "", written)


def test_same_record_same_text_and_a_draft_says_so() -> None:
    draft = markdown.write(compose(conferences.spring_2024(), Options(draft=True)))
    assert draft == markdown.write(compose(conferences.spring_2024(), Options(draft=True)))
    assert "**DỰ THẢO**" in draft
    assert "DỰ THẢO" not in markdown.write(compose(conferences.winter_2025()))


@pytest.mark.parametrize("style", [Style.LIST, Style.QUOTE])
def test_list_lines_cannot_open_a_block(style: Style) -> None:
    document = compose(conferences.bare())._replace(body=(Paragraph((Run("# a\n- b"),), style, "-"),), annexes=())
    tokens = READER.parse(markdown.write(document))
    assert sum(token.type == "heading_open" for token in tokens) == 1
    assert sum(token.type == "list_item_open" for token in tokens) == (style is Style.LIST)


def test_a_heading_keeps_its_closing_signs() -> None:
    document = compose(conferences.bare())._replace(body=(Heading("Bài ## #", 2, "1."),), annexes=())
    tokens = READER.parse(markdown.write(document))
    contents = [tokens[number + 1] for number, token in enumerate(tokens) if token.type == "heading_open"]
    assert "".join(child.content for child in contents[1].children or []) == "1. Bài ## #"
