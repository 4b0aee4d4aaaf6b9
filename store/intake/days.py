"""When something is planned, as cells say it: days in two orders, days without a year, spreadsheets' numbers, words.

Each cell is read by its own evidence: 20/04/2024 can only be in April and 4/24/2024 too. What its own figures leave
open is a question, never a guess; the answer holds for the open ones of the column alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from ..meeting import deadlines
from ..meeting.records import Deadline
from ..meeting.text import clean, fold, short_date
from .corrections import Correction, DayOrder, Fraction
from .questions import QuestionKind

_FIRST_DAY = date(1899, 12, 30)
"""The day from which spreadsheets count, so that 1 March 1900 is day 61 (the 1900 date system of Office Open XML)."""

_SERIALS = range(20_000, 80_000)
_YEARS = range(1990, 2101)

_TIME = r"(?:[,\s]+(?:lúc\s+)?[0-9]{1,2}[:hg][0-9]{0,2}(?::[0-9]{2})?)?"
_DAY = re.compile(rf"(?P<a>[0-9]{{1,4}})(?P<sep>[/.-])(?P<b>[0-9]{{1,2}})(?P=sep)(?P<c>[0-9]{{1,4}}){_TIME}")
_PAIR = re.compile(r"(?P<a>[0-9]{1,3})\s?(?P<sep>[/.-])\s?(?P<b>[0-9]{1,3})")
_SPAN = re.compile(
    r"(?P<first>[0-9]{1,2})\s?[-–]\s?(?P<last>[0-9]{1,2})(?P<rest>[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2}))"
)
_BETWEEN = re.compile(r"\s+(?:-|–|—|đến|den|to|until)\s+|\s*[–—→]\s*|(?<=[0-9]{4})\s*-\s*(?=[0-9])", re.IGNORECASE)
_WITHIN = re.compile(r"(?<![0-9/.\-])([0-9]{1,2})/([0-9]{1,2})(/(?:[0-9]{4}|[0-9]{2}))?(?![0-9/])")
_SEVERAL = re.compile(
    r"(?:(?:trong|vao|du kien)\s+)?"
    r"(?P<unit>thang|quy)\s*(?P<first>[0-9]{1,2}|i{1,3}|iv)\s*(?:-|–|,|&|\+|va|den)\s*(?:thang\s*|quy\s*)?"
    r"(?P<last>[0-9]{1,2}|i{1,3}|iv)(?P<rest>(?:\s*/\s*|\s+nam\s+|\s+)[0-9]{4}|)"
)
_VIETNAMESE = re.compile(
    r"(?<!\w)(?:ngay|truoc|den|tu|het|han|cham nhat|trong|vao|thang|thu|cuoi|dau|muon nhat|du kien|khoang)(?!\w)"
)
_BEFORE_A_DAY = re.compile(r"^(?:(?:từ|hạn|thứ|trong khoảng)(?:\s+ngày)?|ngày)\s+(?=[0-9])", re.IGNORECASE)
_SAID_BESIDE = re.compile(
    r"^(?:hoàn thành|thực hiện|tổ chức|triển khai)\s+(?=[^\W\d])|\s*\((?:[^()0-9]*|[^()]*\bsố\s[^()]*)\)$",
    re.IGNORECASE,
)
"""What stands before or behind a time and says nothing about it: *hoàn thành* trước 30/6, tháng 6/2024 *(dự kiến)*."""
_SHORT_MONTH = re.compile(r"(?<!\w)T\.?\s?(?=(?:0?[1-9]|1[0-2])/[0-9]{4}(?![0-9]))")
_ENGLISH_DAY = re.compile(r"([0-9]{1,2})-([A-Za-z]{3})-(?:20)?([0-9]{2})")
_WEEKDAY = re.compile(
    r"^(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|t[2-7]|(?:mon|tues?|wed(?:nes)?"
    r"|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?)\.?\s*[,.:(-]?\s*)",
    re.IGNORECASE,
)


_YEAR = re.compile(r"(?<![0-9])[0-9]{4}$")


class Unclear(Exception):
    """A cell that only its user can read: which question it raises, and its words."""

    def __init__(self, kind: QuestionKind, words: str) -> None:
        super().__init__(kind, words)
        self.kind = kind
        self.words = words


class NoDay(Exception):
    """Figures that have the form of a day and are none, such as 31/4/2024."""


@dataclass
class Evidence:
    """What the clear cells of a column say about how its unclear ones may be meant."""

    day_first: int = 0
    month_first: int = 0
    days: int = 0
    shares: int = 0

    def leaning(self, kind: QuestionKind) -> str:
        """The answer to which all of it points, as it is stored in a correction; empty for none."""
        if kind is QuestionKind.DAY_ORDER and bool(self.day_first) != bool(self.month_first):
            return DayOrder.DAY_FIRST if self.day_first else DayOrder.MONTH_FIRST
        if kind is QuestionKind.FRACTION and bool(self.days or self.day_first or self.month_first) != bool(self.shares):
            return Fraction.SHARE if self.shares else Fraction.DAY
        return ""


@dataclass
class Days:
    """Reads the cells of one column; ``day`` is the meeting's, from which times without a year are counted."""

    day: date | None
    correction: Correction
    heading: str = ""
    evidence: Evidence = field(default_factory=Evidence)

    def read(self, value: object) -> Deadline:
        """What a cell says; raises Unclear and NoDay."""
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            self.evidence.days += 1
            return Deadline(short_date(value), value, value)
        if isinstance(value, time):
            return Deadline(f"{value:%H:%M}")
        if isinstance(value, int | float) and not isinstance(value, bool):
            words = str(int(value)) if float(value).is_integer() else str(value)
            return self._number(float(value), words)
        words = " ".join(clean(str(value)).split())
        if re.fullmatch(r"[0-9]{4,5}(?:\.[0-9]+)?", words):
            return self._number(float(words), words)
        span = self._span(words)
        return Deadline(words, *span) if span else Deadline(words)

    def _number(self, value: float, words: str) -> Deadline:
        if int(value) in _YEARS and value.is_integer():
            return Deadline(words, date(int(value), 1, 1), date(int(value), 12, 31))
        if int(value) not in _SERIALS or self.correction.serial_days is False:
            return Deadline(words)
        if self.correction.serial_days is None:
            raise Unclear(QuestionKind.SERIAL, words)
        day = _FIRST_DAY + timedelta(days=int(value))
        return Deadline(words, day, day)

    def _span(self, words: str) -> tuple[date, date] | None:
        bare = _WEEKDAY.sub("", _SAID_BESIDE.sub("", words) or words)
        bare, of_vietnamese = _BEFORE_A_DAY.subn("", bare)
        bare = bare.strip("() ")
        vietnamese = bool(of_vietnamese) or bool(re.match(r"(?:thứ|chủ nhật|cn\b|t[2-7]\b)", words, re.IGNORECASE))
        if match := _DAY.fullmatch(bare):
            one = self._figures(match, words, vietnamese)
            return one, one
        if match := _PAIR.fullmatch(bare):
            return self._pair(match, words, vietnamese)
        if match := _SPAN.fullmatch(bare):
            ends = [
                _DAY.fullmatch(f"{part}{match['rest']}".replace(".", "/")) for part in (match["first"], match["last"])
            ]
            if all(ends):
                # A span of days before one month is written day first by itself.
                first, last = (self._figures(end, words, vietnamese=True) for end in ends if end)
                return (first, last) if first <= last else None
        parts = _BETWEEN.split(bare)
        if len(parts) == 2 and (ranged := self._range(parts[0], parts[1], words)):
            return ranged
        if len(parts) == 2 and all(map(_YEAR.search, parts)):  # tháng 4/2024 - 6/2024
            start, end = (self._of_words(f"năm {part}" if part.isdecimal() else part) for part in parts)
            if start and end and start[0] <= end[1]:
                return start[0], end[1]
        return self._of_words(words)

    def _range(self, first: str, last: str, words: str) -> tuple[date, date] | None:
        vietnamese = bool(_VIETNAMESE.search(fold(words)))
        one, other = _DAY.fullmatch(first.strip()), _DAY.fullmatch(_BEFORE_A_DAY.sub("", last.strip()))
        if other is None:
            return None
        if one is None:
            short = _PAIR.fullmatch(first.strip())
            if short is None or short["sep"] == "-":
                return None
            one = _DAY.fullmatch(f"{short['a']}/{short['b']}/{other['c']}")
            if one is None:
                return None
        if (
            int(one["a"]) <= 31 and int(other["a"]) <= 31
        ):  # where one end can only be read in one order, so is the other
            vietnamese = vietnamese or int(one["a"]) > 12 or int(other["a"]) > 12
            if not vietnamese and max(int(one["b"]), int(other["b"])) > 12:
                one, other = (_DAY.fullmatch(f"{end['b']}/{end['a']}/{end['c']}") or end for end in (one, other))
                vietnamese = True
        start, end = self._figures(one, words, vietnamese), self._figures(other, words, vietnamese)
        return (start, end) if start <= end else None

    def _figures(self, match: re.Match[str], words: str, vietnamese: bool) -> date:
        a, b, c = (int(match[name]) for name in "abc")
        if len(match["a"]) == 4:
            return _real(a, b, c)
        if len(match["a"]) == 3 or len(match["c"]) not in {2, 4}:
            raise NoDay
        year = c + 2000 if len(match["c"]) == 2 else c
        if not 1900 <= year <= 2200:
            raise NoDay
        if a > 12 or vietnamese or a == b:
            self.evidence.day_first += a > 12
            return _real(year, b, a)
        if b > 12:
            day = _real(year, a, b)
            self.evidence.month_first += 1
            return day
        if not a or not b:
            raise NoDay
        return _real(year, a, b) if self._order(words) is DayOrder.MONTH_FIRST else _real(year, b, a)

    def _order(self, words: str) -> DayOrder:
        order = self.correction.order_in(self.heading)
        if order is None:
            raise Unclear(QuestionKind.DAY_ORDER, words)
        return order

    def _pair(self, match: re.Match[str], words: str, vietnamese: bool) -> tuple[date, date] | None:
        """Two figures: a day without a year, or a share of a whole (04/29 nội dung), or the result of a vote (3-1)."""
        a, b = int(match["a"]), int(match["b"])
        day_first, month_first = _is_day(a, b), _is_day(b, a)
        if not day_first and not month_first:
            self.evidence.shares += 1
            return None
        share = a <= b or match["sep"] != "/"
        if share and not vietnamese:
            if self.correction.fraction is Fraction.SHARE:
                return None
            if self.correction.fraction is None:
                raise Unclear(QuestionKind.FRACTION, words)
        if day_first and month_first and a != b and not vietnamese:
            day_first = self._order(words) is DayOrder.DAY_FIRST
        elif not share:
            self.evidence.days += 1
        if self.day is None:
            return None
        found = deadlines.read(f"{a}/{b}" if day_first else f"{b}/{a}", self.day)
        return (found.earliest, found.latest) if found and found.earliest and found.latest else None

    def _of_words(self, words: str) -> tuple[date, date] | None:
        words = _SHORT_MONTH.sub("tháng ", _SAID_BESIDE.sub("", words) or words)
        if match := _ENGLISH_DAY.fullmatch(words):  # 30-Jun-24
            words = f"{match[1]} {match[2]} 20{match[3]}"
        if match := _SEVERAL.fullmatch(fold(words)):  # tháng 5-6/2024, quý II và III/2024
            ends = [self._of_words(f"{match['unit']} {match[name]}{match['rest']}") for name in ("first", "last")]
            if ends[0] and ends[1] and ends[0][0] <= ends[1][1]:
                return ends[0][0], ends[1][1]
            return None
        read = words
        unclear = [pair for pair in _WITHIN.finditer(words) if _either(int(pair[1]), int(pair[2])) and pair[3]]
        if unclear and not _VIETNAMESE.search(fold(words)) and self._order(words) is DayOrder.MONTH_FIRST:
            read = _WITHIN.sub(lambda pair: f"{pair[2]}/{pair[1]}{pair[3] or ''}", words)
        if self.day is not None:
            found = deadlines.read(read, self.day)
        else:
            # Without the meeting's day only what means the same from every day is known: a year is named.
            found = deadlines.read(read, date(2001, 2, 3))
            if found != deadlines.read(read, date(2036, 9, 17)):
                found = None
        return (found.earliest, found.latest) if found and found.earliest and found.latest else None


def _either(a: int, b: int) -> bool:
    return a != b and _is_day(a, b) and _is_day(b, a)


def _is_day(day: int, month: int) -> bool:
    try:
        date(2024, month, day)
    except ValueError:
        return False
    return True


def _real(year: int, month: int, day: int) -> date:
    try:
        if 1900 <= year <= 2200:
            return date(year, month, day)
    except ValueError:
        pass
    raise NoDay
