"""The fixed list of markers: every one gives something, is told apart from all others, and is documented."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import conferences
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from template_files import p, package, rows, texts

from exports.options import Options
from exports.word import template
from exports.word.template import names
from exports.word.template.lists import HEADING, LISTS, POSITION
from exports.word.template.sample import sample
from exports.word.template.starting import starting_template

DOCS = Path(__file__).parents[2] / "docs"
ALL = list(names.spellings())


def test_no_two_markers_share_a_name() -> None:
    assert len({names.known(one) for one in ALL}) > 250
    for one in (*names.SINGLE, *names.BLOCKS):
        for spelling in one.spellings:
            assert names.known(spelling) == names.Known(one.name), spelling
    for records in LISTS:
        for field in (*records.fields, HEADING):
            for head in records.spellings:
                for spelling in field.spellings:
                    assert names.known(f"{head}.{spelling}") == names.Known(field.name, records), (head, spelling)


#: What the made-up meeting of the examples has nothing to say about.
SILENT = {"draft_mark", "extract_party"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_marker_gives_something(language: str) -> None:
    options = Options("en" if language == "en" else "vi")
    body = "".join(p(f"{one.name}={{{{{one.name}}}}}") for one in names.SINGLE)
    found = dict(text.split("=", 1) for text in texts(template.fill(package(body), sample(), options)))
    assert {name for name, text in found.items() if not text} == SILENT
    for records in LISTS:
        fields = [POSITION.name, *(f"{records.name}.{field.name}" for field in records.fields)]
        body = p("|".join(f"{{{{{name}}}}}" for name in fields))
        filled = texts(template.fill(package(body), sample(), options))
        said = [any(column) for column in zip(*(line.split("|") for line in filled), strict=True)]
        silent = [name.rpartition(".")[2] for name, something in zip(fields, said, strict=True) if not something]
        allowed = {"reason", "parties", "fulfilled", "letter"}
        assert set(silent) <= allowed, (records.name, silent)


def test_every_marker_holds_for_a_record_in_which_nothing_is_known() -> None:
    body = "".join(p(f"x{{{{{one.name}}}}}") for one in names.SINGLE)
    body += "".join(p(f"x{{{{{one.name}.{field.name}}}}}") for one in LISTS for field in one.fields)
    found = texts(template.fill(package(body), conferences.bare(), Options()))
    assert len(found) == len(names.SINGLE)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_marker_is_documented(language: str) -> None:
    text = (DOCS / f"templates.{language}.md").read_text(encoding="utf-8")
    for one in (*names.SINGLE, *names.BLOCKS, names.END):
        assert f"| `{{{{{one.name}}}}}` | `{{{{{one.shown}}}}}` | {one.gives(language)} |" in text
    for records in LISTS:
        assert f"| `{records.name}` | `{records.shown}` | {records.gives(language)} |" in text
    assert f"`{{{{vote.{HEADING.name}}}}}`" in text
    assert f"`{{{{biểu_quyết.{HEADING.shown}}}}}`" in text
    told = {records.fields: records for records in reversed(LISTS)}
    for records in told.values():
        for field in records.fields:
            names_of = (f"{records.name}.{field.name}", f"{records.shown}.{field.shown}")
            assert f"| `{{{{{names_of[0]}}}}}` | `{{{{{names_of[1]}}}}}` |" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_starting_template_explains_every_marker_and_none_of_it_is_printed(language: str) -> None:
    code = "en" if language == "en" else "vi"
    made = starting_template("en" if language == "en" else "vi")
    told = " ".join(texts(made))
    for one in (*names.SINGLE, *names.BLOCKS, names.END):
        assert f"{{{{{one.name}}}}}" in told
        assert f"{{{{{one.shown}}}}}" in told
    assert f"{{{{item.{HEADING.name}}}}}" in told
    assert HEADING.gives(code) in told
    for records in LISTS:
        assert records.name in told
        assert records.shown in told
    assert template.examine(made) == ()
    filled = " ".join(texts(template.fill(made, sample(), Options(code))))  # type: ignore[arg-type]
    assert "{{" not in filled
    assert not any(one.gives(code) in filled for one in names.BLOCKS)
    assert rows(made)


def test_the_starting_template_is_the_same_each_time() -> None:
    assert starting_template("vi") == starting_template("vi")
    assert starting_template("vi") != starting_template("en")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_between_braces_is_a_marker_of_the_list_or_a_fault(words: str) -> None:
    found = names.known(words)
    assert found is None or words.strip()
    names.likely(words)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["{", "}", "{{", "}}", "title", "item", ".", " ", "số", "<", "&"]), max_size=12))
def test_any_pile_of_braces_is_read(pieces: list[str]) -> None:
    text = "".join(pieces).replace("&", "&amp;").replace("<", "&lt;")
    with suppress(template.TemplateTrouble):
        template.examine(package(p(text)))
