"""Searching 200 dossiers of 1,000 entries: questions as they are typed, the index built, one dossier taken in anew."""

from __future__ import annotations

import random
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from store import library
from store.dossier import Dossier
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.search.engine import Engine, Scan
from store.search.index import Index
from store.search.words import Wanted

from .figures import middle, percentile, row

_LIMIT = 200
_KINDS = tuple(EntryKind)[:8]
_STATES = tuple(ItemState)
_TEXT = (
    "tập trung khai thác thế mạnh sẵn có của từng địa phương kết nối cung cầu và xúc tiến đầu tư thương mại du lịch "
    "giáo dục nông nghiệp khoa học công nghệ chuyển đổi số đào tạo nguồn nhân lực an sinh xã hội văn hóa thể thao "
    "trường giao thông hạ tầng doanh nghiệp sản phẩm hàng hóa triển lãm hội chợ hội nghị hội thảo tọa đàm lễ hội "
    "thỏa thuận hợp tác phát triển kinh tế thành phố Hồ Chí Minh tỉnh Lâm Đồng Đắk Nông Đắk Lắk Gia Lai Kon Tum Tây "
    "Nguyên Sở Công Thương Sở Du lịch Sở Y tế Ủy ban nhân dân Phó Chủ tịch báo cáo kết quả kế hoạch năm quý tháng ký "
    "kết đề nghị chỉ đạo"
)
_QUESTIONS = (
    "kết nối cung cầu",
    "hop tac phat trien",
    "so cong thuong bao cao",
    "lam dong",
    "xuc tien dau tu thuong mai",
    "ghi nhan 77 12",
    "khong co o dau ca",
    "ky ket thoa thuan",
)


def measure(room: Path, count: int = 200, entries: int = 1_000, items: int = 100) -> list[str]:
    """p50, p95 and p99 of every beginning of eight questions, snippets included; the plain scan beside it."""
    state = room / "state"
    _build(room, state, count, entries, items)
    ids = [one.id for one in library.known(state)]
    began = time.perf_counter()
    index = Index(state)
    index.refresh(ids)
    built = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    index.refresh(ids)
    looked = (time.perf_counter() - began) * 1000
    with_one_more = Dossier.open(room / "0", state=state, by="Lan")
    with_one_more.add(RecordKind.ENTRY, text="thêm một ghi nhận")
    with_one_more.close()
    began = time.perf_counter()
    index.refresh(ids)
    one = (time.perf_counter() - began) * 1000
    scan = Scan(state)
    scan.refresh(ids)
    beginnings = [question[:end] for question in _QUESTIONS for end in range(1, len(question) + 1)]
    asked = _times(index, beginnings * 3)
    read = _times(scan, beginnings[:: max(1, len(beginnings) // 12)])
    size = sum(path.stat().st_size for path in (state / "search").iterdir()) / (1 << 20)
    index.close()
    floor = percentile(read, 95)
    return [
        f"Search over {count} dossiers of {entries:,} entries and {items} items (p95, ratio to the plain scan)",
        row("plain scan of what is in memory", floor, floor, f"p50 {middle(read):.2f}, p99 {percentile(read, 99):.2f}"),
        row(
            "index, with the places of the words",
            percentile(asked, 95),
            floor,
            f"p50 {middle(asked):.2f}, p99 {percentile(asked, 99):.2f}, most {max(asked):.2f}",
        ),
        row("building the index", built, None, f"{size:.0f} MiB"),
        row("looking whether anything has changed", looked),
        row("taking in one dossier that has grown by an entry", one),
    ]


def _times(engine: Engine, questions: list[str]) -> list[float]:
    times = []
    for question in questions:
        began = time.perf_counter()
        engine.find(Wanted.of(question), _LIMIT)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _build(room: Path, state: Path, count: int, entries: int, items: int) -> None:
    chance = random.Random(7)
    syllables = _TEXT.split()

    def words(number: int) -> str:
        return " ".join(chance.choices(syllables, k=number))

    for which in range(count):
        day = date(2015, 1, 1) + timedelta(days=17 * which)
        fields = {"title": f"Hội nghị sơ kết {words(6)} năm {day.year}", "day": day}
        dossier = Dossier.create(room / str(which), state=state, by="Lan", fields=fields)
        edits = [
            Edit(RecordKind.ITEM, f"i{number}", {"number": number, "title": words(9), "state": _STATES[number % 7]})
            for number in range(1, items + 1)
        ]
        start = datetime(day.year, day.month, day.day, 8)
        for number in range(entries):
            fields = {
                "at": start + timedelta(seconds=20 * number),
                "kind": _KINDS[number % 8],
                "text": f"{words(22)} {which} {number}",
            }
            edits.append(Edit(RecordKind.ENTRY, f"e{number}", fields))
        dossier.apply(edits)
        library.remember(state, dossier)
        dossier.close()
