"""The documents that are validated, printed and measured, and the faults that are planted in some of them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import conferences
from conferences import HIEP, HOAN

from exports import minutes, word
from store.meeting.kinds import EntryKind, ItemKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate
from store.meeting.refs import to_delegate
from tui import demo

LONG = "Nguyễn Phước Quý Hoàng Tôn Nữ Thị Phương Thảo Nguyên"


def _long_names() -> Proceedings:
    source = conferences.winter_2025()
    meeting = replace(
        source.meeting,
        superior_body="Ủy ban nhân dân Thành phố Hồ Chí Minh",
        issuing_body="Ban Quản lý các dự án đầu tư xây dựng công trình giao thông và nông nghiệp nông thôn",
        title="Hội nghị " + "sơ kết thỏa thuận hợp tác phát triển kinh tế - xã hội " * 5,
        chairs=(to_delegate("long"), HOAN),
        symbol="BB-BQLDAĐTXDCTGTNNNT",
    )
    long = Delegate(uid="long", honorific="Bà", name=LONG, office="Phó Trưởng Ban Quản lý các dự án đầu tư xây dựng")
    return replace(source, meeting=meeting, delegates=(*source.delegates, long))


def _many_events() -> Proceedings:
    source = conferences.with_items(60)
    events = tuple(replace(item, kind=ItemKind.EVENT, state=ItemState.PLANNED) for item in source.items)
    return replace(source, items=events)


def _broken_line() -> Proceedings:
    source = conferences.bare()
    return replace(source, meeting=replace(source.meeting, place="Hội trường B\ntầng 2, Trung tâm Hành chính tỉnh"))


def _one_chair(source: Proceedings) -> Proceedings:
    return replace(source, meeting=replace(source.meeting, chairs=(HIEP,)))


def _ending_lower(lines: int) -> Proceedings:
    """A short meeting whose last line stands so many lines further down the page."""
    source = _one_chair(conferences.with_items(0))
    note = replace(source.entries[0], kind=EntryKind.NOTE, figures=(), text="Một dòng")
    entries = tuple(replace(note, uid=str(number)) for number in range(lines))
    return replace(source, entries=entries)


@cache
def _demo() -> tuple[Proceedings, ...]:
    """The records of the two conferences that the program brings along."""
    with tempfile.TemporaryDirectory() as room:
        dossiers = demo.build(Path(room) / "hồ sơ", state=Path(room) / "state", by="Lan")
        records = tuple(dossier.proceedings() for dossier in dossiers)
        for dossier in dossiers:
            dossier.close()
    return records


CASES: dict[str, Callable[[], tuple[Proceedings, minutes.Options]]] = {
    "bare": lambda: (conferences.bare(), minutes.Options(draft=True)),
    "spring": lambda: (conferences.spring_2024(), minutes.Options(draft=True)),
    "winter": lambda: (conferences.winter_2025(), minutes.Options()),
    "english": lambda: (conferences.winter_2025(), minutes.Options("en", draft=True)),
    "none": lambda: (_one_chair(conferences.with_items(0)), minutes.Options()),
    "one": lambda: (_one_chair(conferences.with_items(1)), minutes.Options()),
    "thirty": lambda: (conferences.with_items(30), minutes.Options()),
    "long_names": lambda: (_long_names(), minutes.Options()),
    "events": lambda: (_many_events(), minutes.Options()),
    "broken_line": lambda: (_broken_line(), minutes.Options()),
    "demo_2024": lambda: (_demo()[0], minutes.Options()),
    "demo_2025": lambda: (_demo()[1], minutes.Options()),
}

#: Meetings that end at every height of a page: somewhere among them the signatures would be torn apart.
ENDINGS = {f"ending_{lines}": lines for lines in range(1, 34, 2)}


def written(case: str) -> bytes:
    """The Word file of a case."""
    proceedings, options = CASES[case]()
    return word.write(minutes.compose(proceedings, options))


def written_ending(lines: int) -> bytes:
    """The Word file of a meeting that ends so many lines down."""
    return word.write(minutes.compose(_ending_lower(lines)))


def changed(file: bytes, part: str, old: str, new: str) -> bytes:
    """The file with one part of it changed: a fault planted on purpose."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert old in text.decode(), f"{old!r} is not in {part}"
                text = text.decode().replace(old, new).encode()
            target.writestr(name, text)
    return buffer.getvalue()


#: Faults that the checks must notice: the case that is spoilt, the part, what is written there instead of what.
FAULTS = {
    "wide_nation": (
        "none",
        "word/document.xml",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    ),
    "no_rule": ("none", "word/document.xml", '<w:pStyle w:val="Rule"/>', '<w:pStyle w:val="End"/>'),
    "first_page_numbered": ("winter", "word/document.xml", "<w:titlePg/>", ""),
    "no_repeated_head": ("thirty", "word/document.xml", "<w:tblHeader/>", ""),
    "left_margin": ("none", "word/document.xml", 'w:left="1701"', 'w:left="1134"'),
    "small_body": ("none", "word/styles.xml", '<w:sz w:val="28"/>', '<w:sz w:val="24"/>'),
}
