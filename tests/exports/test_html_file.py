"""HTML: one file that needs nothing else; everything of a record is text in it, and its parts say what they are."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import conferences
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import formats, html, html_style
from exports.composing import compose as compose_kind
from exports.document import Annex, Column, Document, Heading, Paragraph, Run, Style, Table
from exports.minutes import Attribution, Options, compose
from exports.options import DocumentKind
from store.meeting.text import clean
from store.progress import Stopped

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=http://evil onerror=alert(1)>",
    "\" onload='x' style=\"",
    "]]> <!-- --> <?xml?> &amp; &lt; &#65;",
    "[red]đỏ[/red] {{ 7*7 }}",
    "\x1b[31mESC\x07 \x00\ud800 \ufffe",
    "trái\u202eiảhp sang \u2066trái",
    "dòng một\ndòng hai",
    "@import url(http://evil); } * { display: none",
)
VOID = {"meta", "col", "br", "link", "img"}


class Reader(HTMLParser):
    """What a browser would find: elements with their attributes and all text, tags closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.style = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        elif self.open and self.open[-1] != "title":
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(f"{part}" for part in self.texts).split())

    def tags(self, *names: str) -> list[str]:
        return [tag for tag, _ in self.elements if tag in names]


def _winter(**options: object) -> str:
    return html.write(compose(conferences.winter_2025(), Options(**options)))  # type: ignore[arg-type]


def _with(*blocks: object) -> Document:
    return compose(conferences.bare())._replace(body=blocks, annexes=())  # type: ignore[arg-type]


def test_nothing_outside_the_file_is_needed_and_nothing_in_it_runs() -> None:
    for source in (_winter(), _winter(language="en"), html.write(_hostile())):
        read = Reader(source)
        assert not {"script", "link", "img", "iframe", "object", "base", "form", "a", "svg"} & set(read.tags(*ALL_TAGS))
        for tag, attributes in read.elements:
            assert not any(name.startswith("on") or name in {"src", "href", "style"} for name in attributes), tag
        style = re.sub(r'"[^"]*"', "", read.style)  # what stands in a string of CSS is text
        assert not any(word in style for word in ("url(", "@import", "http", "expression"))
        policy = next(one["content"] for tag, one in read.elements if tag == "meta" and "http-equiv" in one)
        assert policy is not None
        assert policy.startswith("default-src 'none'")


ALL_TAGS = ("script", "link", "img", "iframe", "object", "base", "form", "a", "svg")


def _hostile() -> Document:
    nasty = " ".join(HOSTILE)
    source = conferences.winter_2025()
    meeting = replace(source.meeting, title=nasty, issuing_body=nasty, place=nasty, number=HOSTILE[2])
    items = tuple(replace(item, title=text, outcome=nasty) for item, text in zip(source.items, HOSTILE, strict=False))
    entries = tuple(replace(entry, text=text) for entry, text in zip(source.entries, HOSTILE * 3, strict=False))
    document = compose(replace(source, meeting=meeting, items=items, entries=entries))
    columns = tuple(Column(text, 10) for text in HOSTILE)
    return document._replace(body=(*document.body, Table(nasty, columns, (HOSTILE,))))


def test_text_is_text() -> None:
    read = Reader(html.write(_hostile()))
    for text in HOSTILE:
        shown = " ".join(clean(text).replace("\ufffe", "").split()).strip(" .")
        assert shown in read.text, text
    assert not set("\u202e\u2066\x1b\x07\x00\ufffe") & set(read.text)


@given(st.text(max_size=60))
def test_any_text_is_one_paragraph_and_one_cell(text: str) -> None:
    table = Table("Bảng", (Column("Số", 10), Column(text, 90)), (("1", text),))
    read = Reader(html.write(_with(Paragraph((Run("x"), Run(text), Run("y"))), table)))
    kept = "".join(sign for sign in clean(text, lines=True) if not html._is_no_character(sign))
    assert f"x{kept}y" in read.texts
    assert read.tags("td") == ["td", "td"]


@given(st.text(max_size=30))
def test_no_heading_of_a_column_ends_the_style_sheet(heading: str) -> None:
    quoted = html_style.quoted(clean(heading))
    inner = quoted[1:-1]
    assert not set('"<>{};\n') & set(inner)
    back = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inner)
    assert back == clean(heading)


def test_parts_say_what_they_are() -> None:
    source = _winter()
    read = Reader(source)
    assert ("html", {"lang": "vi-VN"}) in read.elements
    assert "<title>Biên bản Hội nghị sơ kết" in source
    author = next(one for tag, one in read.elements if tag == "meta" and one.get("name") == "author")
    assert author["content"] == "Ủy ban nhân dân tỉnh Lâm Đồng"
    headings = read.tags("h1", "h2", "h3", "h4")
    assert headings.count("h1") == 1
    assert headings[0] == "h1"
    assert headings.count("h2") >= 9
    assert "h3" in headings
    tables = read.tags("table")
    assert len(tables) == len(read.tags("caption")) == len(read.tags("thead")) == len(read.tags("tbody")) == 5
    assert all(one == {"scope": "col"} for tag, one in read.elements if tag == "th")
    assert {"header", "main", "footer", "section", "ul"} <= set(read.tags("header", "main", "footer", "section", "ul"))


def test_the_same_words_as_the_markdown() -> None:
    text = Reader(_winter(attribution=Attribution.DELEGATION)).text
    assert "đại diện" in text
    assert "BÍ MẬT" not in text
    assert "BÍ MẬT" in Reader(_winter(closed_session=True)).text
    assert "Kết nối tiêu thụ nông sản đợt 19" in text
    assert "Rà soát danh mục dự án (chỉ đạo của" in text


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_document_is_whole_and_has_one_title(kind: DocumentKind, language: Any) -> None:
    party = "lamdong" if kind is DocumentKind.EXTRACT else ""
    options = Options(language=language, kind=kind, party=party)
    source = formats.written(conferences.winter_2025(), ".html", options).decode()
    read = Reader(source)
    assert read.tags("h1") == ["h1"]
    assert len(read.tags("table")) == len(read.tags("caption"))
    across = compose_kind(conferences.winter_2025(), options).landscape
    assert ("A4 landscape" in read.style) is across


def test_a_finalised_version_says_which_it_is() -> None:
    document = compose(conferences.winter_2025())
    final = document._replace(properties=document.properties._replace(version=3, digest="ab12"))
    said = {one.get("name"): one.get("content") for tag, one in Reader(html.write(final)).elements if tag == "meta"}
    assert (said["rapporteur.version"], said["rapporteur.digest"]) == ("3", "ab12")
    assert "rapporteur.version" not in html.write(document)


def test_a_draft_says_so_and_shades_its_blanks() -> None:
    draft = Reader(html.write(compose(conferences.spring_2024(), Options(draft=True))))
    assert "DỰ THẢO" in draft.text
    assert ("html", {"lang": "vi-VN", "class": "draft"}) in draft.elements
    assert sum(one.get("class") == "blank" for _, one in draft.elements) >= 5
    assert "DỰ THẢO" not in Reader(_winter()).text


def test_lists_of_delegates_lie_under_their_parties() -> None:
    lines = [("-", "đoàn một:"), ("+", "ông A;"), ("+", "bà B."), ("-", "đoàn hai.")]
    blocks = [Paragraph((Run(text),), Style.LIST, label) for label, text in lines]
    source = html.write(_with(*blocks))
    assert (
        "<ul><li>đoàn một:<ul><li class=under>ông A;</li><li class=under>bà B.</li></ul></li><li>đoàn hai.</li></ul>"
        in source
    )
    for cut in range(1, 4):  # lists that begin or end at any line are whole
        Reader(html.write(_with(*blocks[cut:])))
        Reader(html.write(_with(*blocks[:cut])))


@pytest.mark.parametrize("case", [conferences.bare(), conferences.with_items(0), conferences.with_items(1)])
def test_a_document_of_any_length_is_whole(case: object) -> None:
    Reader(html.write(compose(case)))  # type: ignore[arg-type]


def test_looks_and_levels() -> None:
    runs = (Run("đậm", bold=True), Run("nghiêng", italic=True), Run("…", blank=True))
    annex = (Annex("Phụ lục", "Danh mục", "(Kèm theo …)"), Paragraph((Run("hết./."),)))
    document = _with(Heading("Mục", 3, "a)"), Paragraph(runs, Style.QUOTE))._replace(annexes=annex)
    source = html.write(document)
    assert "<b>đậm</b><i>nghiêng</i>" in source
    assert "<h4>a) Mục</h4>" in source
    assert "<blockquote><p>" in source
    assert source.index('<footer class="closing">') < source.index('<section class="annex"')


def test_same_record_same_bytes_by_the_way_every_caller_goes() -> None:
    first = formats.written(conferences.winter_2025(), ".html", Options())
    assert first == formats.written(conferences.winter_2025(), ".html", Options())
    assert first.decode().startswith("<!DOCTYPE html>")


def test_a_long_document_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    html.write(compose(conferences.with_items(1000)), lambda done, total: told.append((done, total)))
    assert len(told) >= 3
    assert all(0 < done <= total for done, total in told)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        html.write(compose(conferences.with_items(1000)), stop)
