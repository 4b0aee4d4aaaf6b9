"""Every kind of document × language × own form or an office's template × 0, 1, 30 and 1,000 items, as it is given away.

These are the files with all that is in them for coming back. Two validators read them, and what a template gave its
look is printed and measured, up to 30 items; more, and the program's own form, are measured elsewhere.
"""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
import real_parts
from form_checks import check_letterhead, check_paper, check_signatures, page_number
from kind_cases import LANGUAGES, SIZES, sized
from openxml_audit import OpenXmlValidator
from paper import Sheet, print_all
from written_cases import changed

from exports import formats
from exports.options import DocumentKind, Options
from exports.word.template.starting import starting_template

FORMS = ("own", "office")
CASES = {
    f"{kind.value}_{language}_{form}_{size}": (kind, language, form, size)
    for kind, language, form, size in product(DocumentKind, LANGUAGES, FORMS, SIZES)
}
#: The second validator takes six seconds for a thousand items.
AUDITED = [case for case in CASES if not case.endswith("_1000")] + ["minutes_vi_own_1000", "annex_vi_office_1000"]
OWN_ENGLISH = [f"minutes_en_own_{size}" for size in (0, 1, 30)]
PRINTED = [case for case, (_kind, _language, form, size) in CASES.items() if form == "office" and size < 1000]

#: Faults in what makes a document come back, and in what a template gives: the part, what stands there, what instead.
FAULTS = {
    "two bookmarks of one number": ("word/document.xml", 'w:id="2"', 'w:id="1"'),
    "a bookmark without a name": ("word/document.xml", "<w:bookmarkStart ", "<w:bookmarkStart2 "),
    "a part of no type": ("[Content_Types].xml", "/docProps/custom.xml", "/docProps/custom2.xml"),
    "a property without a value": ("docProps/custom.xml", "</vt:lpwstr>", "</vt:lpwstr><vt:lpwstr/>"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("every")
    own = {language: starting_template(language) for language in LANGUAGES}
    for case, (kind, language, form, size) in CASES.items():
        options = Options(
            language=language,
            kind=kind,
            party="hcm" if kind is DocumentKind.EXTRACT else "",
            template=own[language] if form == "office" else b"",
        )
        (made / f"{case}.docx").write_bytes(formats.written(sized(size), ".docx", options))
    return made


def sdk_errors(file: Path) -> list[str]:
    """What the Open XML SDK finds wrong."""
    command = [real_parts.ooxml_validator(), str(file)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=600, check=False).stdout)
    return [str(error) for error in answer["errors"]] + ([] if answer["ok"] or answer["errors"] else ["not ok"])


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, list[str]]:
    """What the SDK says of each case; two at a time, because each is a process of its own."""
    real_parts.ooxml_validator()
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(CASES, pool.map(sdk_errors, [folder / f"{case}.docx" for case in CASES]), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_the_open_xml_sdk_finds_no_error(told: dict[str, list[str]], case: str) -> None:
    assert told[case] == []


@pytest.mark.parametrize("case", AUDITED)
def test_the_second_validator_finds_no_error(folder: Path, case: str) -> None:
    found = OpenXmlValidator().validate(folder / f"{case}.docx")
    assert [str(error) for error in found.errors if "rror" in str(error.severity)] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_are_noticed_by_one_of_them(folder: Path, fault: str, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.docx"
    spoilt.write_bytes(changed((folder / "minutes_vi_own_30.docx").read_bytes(), *FAULTS[fault]))
    assert sdk_errors(spoilt) or not OpenXmlValidator().validate(spoilt).is_valid


@pytest.fixture(scope="module")
def printed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    """The sheets of what a template gave its look, from one run of LibreOffice."""
    chosen = tmp_path_factory.mktemp("every-printed")
    for case in (*PRINTED, *OWN_ENGLISH):
        (chosen / f"{case}.docx").write_bytes((folder / f"{case}.docx").read_bytes())
    return print_all(chosen, Path(tmp_path_factory.mktemp("every-profile")))


@pytest.mark.parametrize("case", PRINTED)
def test_a_template_keeps_its_paper_and_says_what_the_record_says(printed: dict[str, list[Sheet]], case: str) -> None:
    sheets = printed[case]
    upright = [sheet for sheet in sheets if sheet.width < sheet.height]
    assert upright
    check_paper(upright)
    words = "\n".join(sheet.text for sheet in sheets)
    assert "{{" not in words
    size = CASES[case][3]
    if size and CASES[case][0] in {DocumentKind.MINUTES, DocumentKind.ANNEX, DocumentKind.EXTRACT}:
        listed = {line.text for sheet in sheets for line in sheet.lines if line.text.isdecimal()}
        assert {str(number) for number in range(1, size + 1)} <= listed


@pytest.mark.parametrize("case", OWN_ENGLISH)
def test_english_minutes_keep_the_form(printed: dict[str, list[Sheet]], case: str) -> None:
    """The one kind and language measured neither with the Vietnamese minutes nor with the other kinds."""
    sheets = printed[case]
    check_paper(sheets)
    check_letterhead(sheets[0], "SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness")
    check_signatures(sheets, "Nguyễn Thị Ngọc Lan", ["Võ Văn Hoan", "Võ Ngọc Hiệp"], "en")
    assert [page_number(sheet) for sheet in sheets] == ["", *(str(number) for number in range(2, len(sheets) + 1))]
