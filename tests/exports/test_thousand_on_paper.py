"""A thousand items in the program's own form, every kind and both languages, as they come out of the printer."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from form_checks import (
    CLOSING,
    check_across,
    check_foot,
    check_letterhead,
    check_paper,
    check_place_and_date,
    check_signatures,
    page_number,
)
from kind_cases import LANGUAGES
from long_paper import check_heads, check_nothing_is_lost, name, print_long, write_all
from paper import Sheet
from written_cases import changed

from exports.options import DocumentKind, Language

CASES = list(product(DocumentKind, LANGUAGES))
LYING = (DocumentKind.ANNEX, DocumentKind.ACTIONS)
NATION = {"vi": (), "en": ("SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness")}
_FAULTS = {
    "margin": ("word/document.xml", 'w:left="1701"', 'w:left="1134"'),
    "no_head": ("word/document.xml", "<w:tblHeader/>", ""),
}
"""What the fast reading must notice, in the annex, which takes LibreOffice least."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    folder = tmp_path_factory.mktemp("thousand")
    write_all(folder, from_template=False)
    annex = (folder / f"{name(DocumentKind.ANNEX, 'vi')}.docx").read_bytes()
    for fault, change in _FAULTS.items():
        (folder / f"{fault}.docx").write_bytes(changed(annex, *change))
    return print_long(folder, Path(tmp_path_factory.mktemp("thousand-profile")))


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_every_sheet_keeps_its_margins_and_its_number(
    printed: dict[str, list[Sheet]], kind: DocumentKind, language: Language
) -> None:
    sheets = printed[name(kind, language)]
    assert len(sheets) > 10
    (check_across if kind in LYING else check_paper)(sheets)
    assert [page_number(sheet) for sheet in sheets] == ["", *(str(number) for number in range(2, len(sheets) + 1))]


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_nothing_is_lost_and_the_first_row_comes_again(
    printed: dict[str, list[Sheet]], kind: DocumentKind, language: Language
) -> None:
    sheets = printed[name(kind, language)]
    check_nothing_is_lost(kind, sheets)
    check_heads(sheets)


@pytest.mark.parametrize(("kind", "language"), [case for case in CASES if case[0] not in LYING])
def test_the_first_and_the_last_sheet_keep_the_form(
    printed: dict[str, list[Sheet]], kind: DocumentKind, language: Language
) -> None:
    sheets = printed[name(kind, language)]
    check_letterhead(sheets[0], *NATION[language])
    if kind is not DocumentKind.MINUTES:
        check_place_and_date(sheets[0])
        signer = "Võ Ngọc Hiệp" if kind is DocumentKind.NOTICE else "Nguyễn Thị Ngọc Lan"
        check_foot(sheets, signer, CLOSING[language][2])
    else:
        check_signatures(sheets, "Nguyễn Thị Ngọc Lan", ["Võ Văn Hoan", "Võ Ngọc Hiệp"], language)


def test_planted_faults_are_noticed(printed: dict[str, list[Sheet]]) -> None:
    with pytest.raises(AssertionError):
        check_across(printed["margin"])
    with pytest.raises(AssertionError):
        check_heads(printed["no_head"])
