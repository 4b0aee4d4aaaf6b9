"""The documents beside the minutes that are validated, printed and measured: every kind, language and size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

import conferences
from conferences import CHIEN, HIEP, HOAN

from exports import composing, word
from exports.document import Document
from exports.options import DocumentKind, Language, Options
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry
from store.meeting.refs import to_name, to_party

SIZES = (0, 1, 30, 1000)
OTHERS: tuple[DocumentKind, ...] = tuple(kind for kind in DocumentKind if kind is not DocumentKind.MINUTES)
LANGUAGES: tuple[Language, ...] = ("vi", "en")
RECIPIENTS = tuple(f"Sở, ngành, địa phương thứ {number}" for number in range(1, 31))


@cache
def sized(how_many: int) -> Proceedings:
    """The winter conference with so many items, and as many directives, each with its unit and its day."""
    source = conferences.with_items(how_many)
    owners = (to_party("syt"), to_party("lamdong"), to_party("daklak"), to_name("Sở Du lịch"))
    tasks = tuple(
        Entry(
            uid=f"t{number}",
            kind=EntryKind.DIRECTIVE,
            speaker=HIEP,
            text=f"Rà soát nội dung hợp tác thứ {number}, báo cáo kết quả",
            owners=(owners[number % 4],),
            deadline=Deadline("", date(2025, 1, 1), date(2025, 1 + number % 12, 28)),
            items=(f"n{number}",),
        )
        for number in range(1, how_many + 1)
    )
    planned = tuple(
        replace(item, planned=Deadline("quý II/2025", date(2025, 4, 1), date(2025, 6, 30)), lead=(to_party("syt"),))
        for item in source.items
    )
    return replace(source, items=planned, entries=tasks)


def _with_recipients() -> Proceedings:
    source = sized(1)
    return replace(source, meeting=replace(source.meeting, recipients=RECIPIENTS))


def _two_who_certify() -> Proceedings:
    source = sized(1)
    return replace(source, meeting=replace(source.meeting, secretaries=(CHIEN, HOAN)))


def _name(kind: DocumentKind, language: str, how_many: int) -> str:
    return f"{kind.value}_{language}_{how_many}"


def _case(kind: DocumentKind, language: Language, held: Callable[[], Proceedings]) -> Callable[[], Document]:
    return lambda: composing.compose(held(), Options(language, kind=kind, party="hcm"))


CASES: dict[str, Callable[[], Document]] = {
    **{
        _name(kind, language, size): _case(kind, language, lambda size=size: sized(size))  # type: ignore[misc]
        for kind, language, size in product(OTHERS, LANGUAGES, SIZES)
    },
    "notice_winter": _case(DocumentKind.NOTICE, "vi", conferences.winter_2025),
    "notice_spring": _case(DocumentKind.NOTICE, "vi", conferences.spring_2024),
    "notice_bare": _case(DocumentKind.NOTICE, "vi", conferences.bare),
    "notice_recipients": _case(DocumentKind.NOTICE, "vi", _with_recipients),
    "extract_winter": _case(DocumentKind.EXTRACT, "vi", conferences.winter_2025),
    "extract_bare": _case(DocumentKind.EXTRACT, "vi", conferences.bare),
    "extract_two": _case(DocumentKind.EXTRACT, "vi", _two_who_certify),
    "annex_spring": _case(DocumentKind.ANNEX, "vi", conferences.spring_2024),
    "annex_bare": _case(DocumentKind.ANNEX, "vi", conferences.bare),
    "actions_winter": _case(DocumentKind.ACTIONS, "vi", conferences.winter_2025),
    "actions_bare": _case(DocumentKind.ACTIONS, "vi", conferences.bare),
}


@cache
def written(case: str) -> bytes:
    """The Word file of a case."""
    return word.write(CASES[case]())


#: Faults that the checks must notice: the case that is spoilt, the part, what is written there instead of what.
FAULTS = {
    "fault_place_below": ("notice_winter", "word/styles.xml", 'w:styleId="PlaceAndDate"', 'w:styleId="Elsewhere"'),
    "fault_upright": (
        "annex_spring",
        "word/document.xml",
        'w:w="16838" w:h="11906" w:orient="landscape"',
        'w:w="11906" w:h="16838"',
    ),
    "fault_signature_left": (
        "notice_vi_1",
        "word/document.xml",
        '<w:pStyle w:val="SignatureNameBelow"/>',
        '<w:pStyle w:val="Recipients"/>',
    ),
    "fault_no_rule": ("notice_vi_1", "word/document.xml", '<w:pStyle w:val="Rule"/>', '<w:pStyle w:val="End"/>'),
}
