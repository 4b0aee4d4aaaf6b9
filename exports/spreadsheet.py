"""Lists as an Excel workbook (.xlsx) to be filtered, sorted and printed: the register of items, and the actions.

Text from a record is never a formula, a link or a markup of Excel's, whatever sign it begins with; days are real days.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from exports.finality import drafted
from exports.list_words import ListWords, list_words
from exports.options import DocumentKind, Options
from exports.packing import packed
from exports.spreadsheet_cells import FORMULA_SIGNS, Looks, cut, day_in, height, put, text
from exports.spreadsheet_sheets import Sheet, SheetColumn, Value, sheets
from exports.wording import wording
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold

if TYPE_CHECKING:
    from openpyxl import Workbook

_PARTS_OF_FONTS = ("b", "i", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
"""ECMA-376 part 1, 18.8.22, as far as any of it is used here."""

_TOLD = 100
"""Rows after which it is told how far the writing is."""

_MODIFIED = re.compile(rb"(<dcterms:(modified|created)[^>]*>)[^<]*")


@dataclass
class _Cuts:
    """The cells whose text was longer than a cell can hold."""

    places: list[str] = field(default_factory=list)


def write(proceedings: Proceedings, options: Options, progress: Progress = untold) -> bytes:
    """The workbook as bytes; the same record gives the same bytes. ``progress`` counts rows, and may raise Stopped."""
    from openpyxl import Workbook

    words = list_words(options.language)
    options = drafted(proceedings, options)
    shown = sheets(proceedings, options)
    book = Workbook(write_only=True)
    tell = _counter(progress, sum(len(sheet.rows) for sheet in shown))
    cuts = _Cuts()
    try:
        for sheet in shown:
            _write_sheet(book, sheet, words, cuts, tell)
    except BaseException:
        _give_up(book)
        raise
    _write_about(book, _about(proceedings, options, shown, words, cuts), words)
    _describe(book, proceedings, options)
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue(), _moment(proceedings))


def _counter(progress: Progress, total: int) -> Iterator[None]:
    done = 0
    while True:
        done += 1
        if not done % _TOLD:
            progress(min(done, total), total)
        yield


def _write_sheet(book: Workbook, sheet: Sheet, words: ListWords, cuts: _Cuts, tell: Iterator[None]) -> None:
    from openpyxl.utils import get_column_letter

    made: Any = book.create_sheet(sheet.name)
    last = get_column_letter(len(sheet.columns))
    bottom = len(sheet.rows) + 1
    for place, column in enumerate(sheet.columns, start=1):
        made.column_dimensions[get_column_letter(place)].width = column.width
    made.freeze_panes = f"{get_column_letter(sheet.kept + 1)}2"
    made.auto_filter.ref = f"A1:{last}{bottom}"
    _choices(made, sheet.columns, bottom)
    _prepare_print(made, sheet.head, words)
    looks = Looks(made, words)
    # A cell is written out as soon as its row is appended, so one of each look serves every row.
    texts = [looks.plain(centred=column.centred) for column in sheet.columns]
    signs = [looks.plain(centred=column.centred, sign=True) for column in sheet.columns]
    days = [looks.plain(centred=True, day=True) for _ in sheet.columns]
    made.row_dimensions[1] = height([column.heading for column in sheet.columns], sheet.columns, bold=True)
    made.append([looks.heading(text(column.heading)) for column in sheet.columns])
    for number, row in enumerate(sheet.rows, start=2):
        made.row_dimensions[number] = height(row, sheet.columns)
        cells = []
        for place, value in enumerate(row):
            if isinstance(value, str):
                words_in_it = text(value)
                shown = cut(words_in_it)
                if shown is not words_in_it:
                    cuts.places.append(f"{sheet.name}!{get_column_letter(place + 1)}{number}")
                cells.append(put(signs[place] if shown.startswith(FORMULA_SIGNS) else texts[place], shown))
            elif isinstance(value, date):
                cells.append(day_in(value, days[place], texts[place]))
            else:
                texts[place].value = value
                cells.append(texts[place])
        made.append(cells)
        next(tell)


def _choices(made: Any, columns: tuple[SheetColumn, ...], bottom: int) -> None:
    """Lists to choose from, for who fills in the file by hand; other words are taken as well."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, column in enumerate(columns, start=1):
        listed = ",".join(column.choice)
        if not listed or '"' in listed or len(listed) > 250 or bottom < 2:
            continue
        choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
        letter = get_column_letter(place)
        choice.add(f"{letter}2:{letter}{bottom}")
        made.data_validations.append(choice)


def _prepare_print(made: Any, head: str, words: ListWords) -> None:
    """A4 across, all columns on one page, the headings on every page; what it is and the number in the margins."""
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = 9  # A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.print_title_rows = "1:1"
    margins = made.page_margins
    margins.left = margins.right = 10 / 25.4
    margins.top = margins.bottom = 15 / 25.4
    margins.header = margins.footer = 7 / 25.4
    made.oddHeader.center.text = _in_margin(head)
    made.oddFooter.center.text = words.page


def _in_margin(head: str) -> str:
    """Text for the head of a printed page: ``&`` is a command there, and 255 signs are all there is room for."""
    plain = " ".join(text(head).split())
    return (plain if len(plain) <= 110 else f"{plain[:109]}…").replace("&", "&&")


def _about(
    proceedings: Proceedings, options: Options, shown: tuple[Sheet, ...], words: ListWords, cuts: _Cuts
) -> list[tuple[str, Value]]:
    """What the file is, for who finds it without the mail it came with."""
    meeting = proceedings.meeting
    party = proceedings.party_by_uid.get(options.party) if options.kind is DocumentKind.EXTRACT else None
    facts: list[tuple[str, Value]] = [
        (words.meeting, meeting.title),
        (words.day, meeting.day),
        (words.place, meeting.place),
        (words.issued_by, meeting.issuing_body),
        (words.extract_for, party.name if party else ""),
        *((sheet.name, words.rows(len(sheet.rows))) for sheet in shown),
        *((words.cut_heading, words.cut(place)) for place in cuts.places),
    ]
    if options.draft:
        facts.insert(0, (words.draft, wording(options.language).letterhead.draft))
    return [(name, value) for name, value in facts if value]


def _write_about(book: Workbook, facts: list[tuple[str, Value]], words: ListWords) -> None:
    made: Any = book.create_sheet(words.about)
    made.column_dimensions["A"].width, made.column_dimensions["B"].width = 26, 90
    _prepare_print(made, words.about, words)
    looks = Looks(made, words)
    columns = (SheetColumn("", 26), SheetColumn("", 90))
    for number, (name, value) in enumerate(facts, start=1):
        made.row_dimensions[number] = height((name, value), columns)
        label = put(looks.plain(bold=True), text(name))
        if isinstance(value, date):
            made.append([label, day_in(value, looks.plain(day=True), looks.plain())])
            continue
        shown = cut(text(str(value)))
        made.append([label, put(looks.plain(sign=shown.startswith(FORMULA_SIGNS)), shown)])


def _describe(book: Workbook, proceedings: Proceedings, options: Options) -> None:
    said: Any = book.properties
    author = text(proceedings.meeting.issuing_body.strip())[:255]
    said.title = text(proceedings.meeting.title.strip())[:255]
    said.creator = said.lastModifiedBy = author
    said.language = wording(options.language).general.tag


def _moment(proceedings: Proceedings) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=proceedings.revised)


def _give_up(book: Workbook) -> None:
    """Close what openpyxl has begun to write, and take its temporary files away."""
    made: Any
    for made in book.worksheets:
        made.close()
        made._writer.cleanup()


def _without_clock(made: bytes, moment: datetime) -> bytes:
    """The package without the time at which it was written: the record's own newest change stands for it."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(made)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["docProps/core.xml"] = _MODIFIED.sub(lambda found: found[1] + stamp, parts["docProps/core.xml"])
    parts["xl/styles.xml"] = _with_fonts_in_order(parts["xl/styles.xml"])
    return packed(parts)


def _with_fonts_in_order(styles: bytes) -> bytes:
    """The styles with the parts of every font in the schema's order, which openpyxl does not keep."""
    from lxml import etree

    tree = etree.fromstring(styles)
    for font in tree.iter("{*}font"):
        font[:] = sorted(font, key=lambda part: _PARTS_OF_FONTS.index(etree.QName(part).localname))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
