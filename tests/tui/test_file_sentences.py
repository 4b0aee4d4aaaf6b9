"""Every file that cannot be read has its own sentence and its own way out, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import CannotRead, Trouble
from tui import language, messages


@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_trouble_is_told_and_what_to_do_about_it(code: str) -> None:
    language.set_language(code)
    told = {trouble: messages.sentences(CannotRead(trouble, "/tmp/danh sách.xlsx")) for trouble in Trouble}
    for happened, to_do in told.values():
        assert "{" not in happened
        assert happened.endswith(".")
        assert to_do.endswith(".")
    assert len({happened for happened, _to_do in told.values()}) == len(Trouble)
    for trouble in (
        Trouble.OLD_OFFICE,
        Trouble.WORD_TEMPLATE,
        Trouble.STRICT_OFFICE,
        Trouble.ENCRYPTED,
        Trouble.HOSTILE,
    ):
        assert "danh sách.xlsx" in told[trouble][0]


@pytest.mark.parametrize(
    ("path", "detail", "told"),
    [
        ("a.xls", ".html", "trang web"),
        ("a.doc", ".rtf", "RTF"),
        ("a.xlsx", ".pdf", "PDF"),
        ("a.docx", ".odt", "OpenDocument"),
        ("a.odt", ".odt", "(.odt)"),
        ("a.xyz", ".xyz", "(.xyz)"),
        ("a.docx", ".pptx", "(.pptx)"),
    ],
)
def test_what_a_file_is_in_truth_is_said(path: str, detail: str, told: str) -> None:
    language.set_language("vi")
    happened, _to_do = messages.sentences(CannotRead(Trouble.WRONG_TYPE, Path(path), detail))
    assert told in happened


def test_a_sheet_named_by_a_number_is_no_line() -> None:
    language.set_language("vi")
    happened, _to_do = messages.sentences(CannotRead(Trouble.NO_SUCH_SHEET, "a.xlsx", "2024"))
    assert "(2024)" in happened
