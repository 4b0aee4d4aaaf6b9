"""HTML in a real browser: printed it has the form's measures, on a phone nothing stands out to the side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import conferences
import form_checks
import pytest
import real_parts
from form_checks import MOTTO, NATION, page_number
from paper import Sheet, sheets
from playwright.sync_api import Browser, Page, sync_playwright
from written_cases import ENDINGS, _ending_lower, _many_events

from exports import html
from exports.composing import compose
from exports.minutes import Options
from store.meeting import final_versions
from store.meeting.proceedings import Proceedings


def _table_lower(lines: int) -> Proceedings:
    """A record whose tables begin so many lines further down."""
    notes = _ending_lower(lines).entries
    return replace(conferences.with_items(20), entries=notes)


def _corrected() -> Proceedings:
    """A record with an annex of events and, since its final version was corrected, one of corrections."""
    held = _many_events()
    first = final_versions.freeze(held, "v1", datetime(2025, 1, 6, 9, 0), "Lan")
    items = tuple(replace(item, title=f"{item.title} (sửa)") for item in held.items)
    return replace(held, items=items, versions=(first,))


def _high_rows() -> Proceedings:
    """A record with a table of few rows that is higher than what is left of the page."""
    held = conferences.with_items(12)
    told = "Đã khảo sát, lập phương án và trình cấp có thẩm quyền. " * 2
    high = tuple(replace(item, outcome=told, parties=(), field="") for item in held.items)
    return replace(held, items=high, entries=())


TABLES = {f"table_{lines}": lines for lines in range(1, 31, 3)}

CASES: dict[str, tuple[Proceedings, Options]] = {
    "winter": (conferences.winter_2025(), Options()),
    "spring": (conferences.spring_2024(), Options(draft=True)),
    "english": (conferences.winter_2025(), Options("en")),
    "bare": (conferences.bare(), Options()),
    "three_hundred": (conferences.with_items(300), Options()),
    "events": (_many_events(), Options()),
    "corrected": (_corrected(), Options()),
    "high_rows": (_high_rows(), Options()),
    **{name: (_table_lower(lines), Options()) for name, lines in TABLES.items()},
    **{name: (_ending_lower(lines), Options()) for name, lines in list(ENDINGS.items())[::3]},
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("html")
    made = {}
    for name, (proceedings, options) in CASES.items():
        made[name] = folder / f"{name}.html"
        made[name].write_text(html.write(compose(proceedings, options)), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=real_parts.browser(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def printed(chromium: Browser, files: dict[str, Path]) -> dict[str, list[Sheet]]:
    """Every case as its reader prints it, by the measures that the file itself gives."""
    page = chromium.new_page()
    found = {}
    for name, file in files.items():
        page.goto(file.as_uri())
        pdf = file.with_suffix(".pdf")
        page.pdf(path=pdf, prefer_css_page_size=True)
        found[name] = list(sheets(pdf))
    page.close()
    return found


@pytest.mark.parametrize("case", CASES)
def test_paper_and_margins(printed: dict[str, list[Sheet]], case: str) -> None:
    form_checks.check_paper(printed[case])


def test_letterhead_stands_on_lines_of_its_own(printed: dict[str, list[Sheet]]) -> None:
    first = printed["winter"][0]
    nation, motto = first.line(NATION), first.line(MOTTO)
    assert nation.text == NATION
    assert abs(nation.centre - motto.centre) < 1
    assert nation.right < 190.5
    rule = first.rule_below(motto)
    assert abs(rule.length - motto.length) < 1.5
    form_checks.check_short_rule(first, [first.line("ỦY BAN NHÂN DÂN"), first.line("LÂM ĐỒNG", bold=True)])
    form_checks.check_type(first.line("BIÊN BẢN"), 14, bold=True)
    assert abs(first.line("BIÊN BẢN").centre - form_checks.MIDDLE) < 1


def test_pages_are_numbered_from_the_second(printed: dict[str, list[Sheet]]) -> None:
    numbers = [page_number(sheet) for sheet in printed["three_hundred"]]
    assert numbers == ["", *map(str, range(2, len(numbers) + 1))]
    assert len(numbers) > 10


def test_headings_of_a_table_come_back_on_every_page_and_no_row_is_torn(printed: dict[str, list[Sheet]]) -> None:
    pages = [sheet for sheet in printed["three_hundred"] if sheet.has("Trạng thái") and _numbers(sheet)]
    assert len(pages) > 8
    for sheet in pages[1:]:
        heading = sheet.line("Nội dung", bold=True)
        assert heading.top < 30
    assert sum(len(_numbers(sheet)) for sheet in pages) == 300
    for sheet in pages:
        ends = [line for line in sheet.lines if line.text.endswith("phương") and line.left < 90]
        assert len(_numbers(sheet)) == len(ends), _numbers(sheet)


def _numbers(sheet: Sheet) -> list[str]:
    """The numbers of the items that begin on this page."""
    return [line.text for line in sheet.lines if line.text.isdecimal() and line.left < 45 and line.top > 19]


def test_a_high_table_of_few_rows_begins_where_there_is_room(printed: dict[str, list[Sheet]]) -> None:
    page = next(sheet for sheet in printed["high_rows"] if sheet.has("Kết quả rà soát từng nội dung"))
    assert page.line("Kết quả rà soát từng nội dung").top > 30


def test_no_heading_stands_alone_at_the_foot(printed: dict[str, list[Sheet]]) -> None:
    for case in ("winter", "english", "three_hundred", *TABLES):
        for sheet in printed[case]:
            last = max((line for line in sheet.lines), key=lambda line: line.bottom)
            assert not (last.bold and last.size == 14 and last.text[0] in "IVX123456789"), last
            assert not (last.bold and last.size in {12, 13}), (case, last)  # a table's headings or title


@pytest.mark.parametrize("case", ["winter", *list(ENDINGS)[::3]])
def test_signatures_stay_together_with_room_to_sign(printed: dict[str, list[Sheet]], case: str) -> None:
    page = next(sheet for sheet in printed[case] if sheet.has("THƯ KÝ"))
    assert any(line.text.startswith("Hội nghị kết thúc") or "kết thúc vào" in line.text for line in page.lines)
    role, name = page.line("THƯ KÝ", bold=True), page.line("Nguyễn Thị Ngọc Lan", bold=True)
    assert name.top - role.bottom > 24
    assert page.has("Nơi nhận:")
    chairs = [line for line in page.lines if line.bold and line.text in {"Võ Văn Hoan", "Võ Ngọc Hiệp"}]
    assert chairs
    assert all(abs(chair.top - name.top) < 0.5 for chair in chairs)


def test_an_annex_begins_a_page_and_counts_its_own(printed: dict[str, list[Sheet]]) -> None:
    for case, heads in (("events", ["Phụ lục"]), ("corrected", ["Phụ lục I", "Phụ lục II"])):
        starts = [number for number, sheet in enumerate(printed[case]) if sheet.has("Phụ lục")]
        assert [printed[case][number].line("Phụ lục").text for number in starts] == heads
        form_checks.check_type(printed[case][starts[0]].line("Phụ lục"), 14, bold=True)
        assert all(printed[case][number].line("Phụ lục").top < 40 for number in starts)
        wanted: list[str] = []
        for start, end in pairwise((0, *starts, len(printed[case]))):
            wanted += ["", *map(str, range(2, end - start + 1))]
        assert [page_number(sheet) for sheet in printed[case]] == wanted
        assert "3" in wanted


# On a screen ------------------------------------------------------------------------------------


def _open(chromium: Browser, file: Path, width: int) -> Page:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]  # nothing else is fetched, and the browser complains about nothing
    return page


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("case", ["winter", "english", "events"])
def test_nothing_stands_out_to_the_side(chromium: Browser, files: dict[str, Path], case: str, width: int) -> None:
    page = _open(chromium, files[case], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_on_a_phone_each_cell_names_its_column(chromium: Browser, files: dict[str, Path]) -> None:
    page = _open(chromium, files["winter"], 390)
    shown = page.evaluate(
        "[...document.querySelectorAll('table')].at(-2).querySelectorAll('tbody tr')[0].children.length && "
        "[...[...document.querySelectorAll('table')].at(-2).querySelectorAll('tbody tr')[0].children]"
        ".map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert [text.strip('"') for text in shown] == ["Số: ", "Đơn vị thực hiện: ", "Nhiệm vụ: ", "Thời hạn: "]
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    assert size >= 16
    page.close()
    page = _open(chromium, files["winter"], 1280)
    assert page.evaluate("getComputedStyle(document.querySelector('td'), '::before').content") == "none"
    page.close()
