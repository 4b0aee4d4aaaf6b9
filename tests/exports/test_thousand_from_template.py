"""A thousand items in an office's own form, every kind and both languages, as they come out of the printer."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from form_checks import check_across, check_letterhead, check_paper
from kind_cases import LANGUAGES
from long_paper import check_heads, check_nothing_is_lost, name, print_long, write_all
from paper import Sheet

from exports.options import DocumentKind, Language

CASES = list(product(DocumentKind, LANGUAGES))
NATION = {"vi": (), "en": ("SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness")}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    folder = tmp_path_factory.mktemp("thousand-filled")
    write_all(folder, from_template=True)
    return print_long(folder, Path(tmp_path_factory.mktemp("thousand-filled-profile")))


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_every_sheet_keeps_the_paper_of_the_template(
    printed: dict[str, list[Sheet]], kind: DocumentKind, language: Language
) -> None:
    sheets = printed[name(kind, language)]
    assert len(sheets) > 10
    upright = [sheet for sheet in sheets if sheet.width < sheet.height]
    check_paper(upright)
    if len(upright) < len(sheets):
        check_across([sheet for sheet in sheets if sheet.width > sheet.height])
    check_letterhead(upright[0], *NATION[language])
    assert not any("{{" in sheet.text for sheet in sheets)


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_nothing_is_lost_and_the_first_row_comes_again(
    printed: dict[str, list[Sheet]], kind: DocumentKind, language: Language
) -> None:
    sheets = printed[name(kind, language)]
    check_nothing_is_lost(kind, sheets)
    check_heads(sheets)
