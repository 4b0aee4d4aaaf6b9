"""Deadlines (thời hạn) in Vietnamese and English, counted from the meeting's day.

The rules, where words leave room:

* The two days bound where the due day can lie: the words' own day, month or year, whole, even where it began before
  the meeting (``trong tháng 4`` said on 4 April is 1 to 30 April). ``within`` and ``trong vòng`` run from the meeting.
* Without a year, the next one from the meeting's day on is meant; today counts, with ``tới`` or ``next`` it does not.
* ``trước 30/6`` and ``by 30 June`` are due on 30 June at the latest, that day included, as offices use it;
  ``trước tháng 6`` is due on the day before June begins; ``hết tháng 6`` on its last day.
* A number pair is day and month, never the other way round; a day that no calendar has is no day.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from ..records import Deadline
from ..text import clean, unaccented
from . import english, vietnamese
from .calendar import Span, counted
from .forms import Form, spaced


@cache
def _forms() -> tuple[Form, ...]:
    return vietnamese.forms() + english.forms()


_STRONG = (
    "han chot|thoi han|han|cham nhat|muon nhat|tre nhat|khong qua|truoc|den|toi|het|trong vong|trong|vao|ngay"
    "|by|before|until|till|no later than|not later than|on or before|on|in|within|during|due|deadline"
)
_WEAK = "la|khoang|du kien|cuoi cung|at the latest|latest|the|around|about|over|of|at|sometime"
_BEFORE = re.compile(spaced(rf"(?:(?<![\w/.\-])(?:{_STRONG}|{_WEAK})[\s:]+)+"))
_IS_STRONG = re.compile(spaced(rf"(?<!\w)(?:{_STRONG})(?!\w)"))
_RANGE = re.compile(r"(?:tu|from)\s+(?P<first>\S.*?)\s+(?:den|toi|to|until)\s+(?P<last>\S.*)")
_BEHIND = re.compile(spaced(r"(?: (?:at the latest|la cham nhat|la muon nhat|la han chot))?[\s.,;:!?…)]*$"))

#: What is counted, not dated: 04/29 nội dung, 10/10 hoạt động; and words before a share of a whole.
_COUNTED = re.compile(
    spaced(
        r" (?:noi dung|hoat dong|chuong trinh|su kien|nhiem vu|chi tieu|du an|tinh|thanh pho|quan|huyen|xa|phuong|so\b"
        r"|don vi|dia phuong|tap the|ca nhan|benh vien|ho\b|phieu|dai bieu|muc|van ban|y kien|cong trinh|truong|ban\b"
        r"|items?|activities|provinces|districts|events|votes|delegates|units|projects|tasks|of\b|ty\b|trieu|ngan|nghin)"
    )
)
_SHARE = re.compile(spaced(r"(?<!\w)(?:co|dat|duoc|moi|gom|ty le|trong do|trong so|chiem) $"))
#: A date that only names a paper is nobody's deadline: ký ngày 29/12, Kế hoạch số 15/KH-UBND ngày 5/3.
_OF_A_PAPER = re.compile(spaced(r"(?<!\w)(?:ky|ky ket|ban hanh|phe duyet|signed|dated|issued|so [0-9]\S*) $"))
_LIMITS = re.compile(r"(?<!\w)(?:truoc|den|toi|het|han|nhat|qua|by|before|until|till)(?!\w)")
_BARE_PAIR = re.compile(r"[0-9]{1,2}\s?([/.\-])\s?[0-9]{1,2}")
_BARE_YEAR = re.compile(r"20[0-9]{2}(?:\s?[\-–]\s?20[0-9]{2})?")
_HINT = re.compile(
    r"[0-9]|thang|tuan|quy|nam\b|thu\b|ngay|hom|mai\b|chu\s+nhat|day|week|month|quarter|year|tomorrow|tonight"
    r"|january|february|march|april|may\b|june|july|august|september|october|november|december"
)

_SIX = re.compile(r"(?<!\w)[sS][áÁ][uU](?!\w)")


@lru_cache(maxsize=4_096)
def read(words: str, day: date) -> Deadline | None:
    """The words as a whole as a deadline counted from the meeting's ``day``; None where they name no day.

    ``Deadline.said`` keeps the words exactly as given.
    """
    span = _span(_plain(clean(words)), day)
    return Deadline(words, *span) if span else None


@lru_cache(maxsize=512)
def find(text: str, day: date) -> Deadline | None:
    """The deadline that stands in a sentence, as the words that say it; None where nothing surely is one.

    Of several, the most precise counts, and of equally precise ones the first. Days gone by, ratios and the dates of
    papers are no deadlines.
    """
    said = clean(text)
    plain = _plain(said)
    if not _HINT.search(plain):
        return None
    found: list[tuple[int, int, int]] = []
    for form in _forms():
        for match in form.pattern.finditer(plain):
            start = _deadline_start(plain, match, form)
            if start is not None:
                found.append((start, match.end(), form.precision))
    best: tuple[int, int, Deadline] | None = None
    for start, end, precision in found:
        if any((first <= start and end <= last and last - first > end - start) for first, last, _ in found):
            continue
        deadline = read(said[start:end], day)
        if deadline is None or deadline.latest is None or deadline.latest < day:
            continue
        if best is None or (precision, start) < best[:2]:
            best = (precision, start, deadline)
    return best[2] if best else None


def _plain(text: str) -> str:
    """The text without accents and capitals, sign for sign; the number sáu becomes ``s6u``."""
    return unaccented(_SIX.sub("s6u", text))


def _span(plain: str, day: date) -> Span | None:
    words = plain.strip().lstrip("(").strip()
    end = _BEHIND.search(words)
    words = words[: end.start()] if end else words
    whole = _fitting(words, day, "")
    if whole:
        return whole
    ranged = _RANGE.fullmatch(words)
    if ranged:
        first, last = _span(ranged["first"], day), _span(ranged["last"], day)
        if first and last and first[0] <= last[1]:
            return first[0], last[1]
        return None
    before = _BEFORE.match(words)
    while before:
        span = _fitting(words[before.end() :], day, before[0].replace(":", " "))
        if span:
            return span
        # The last of these words may belong to the form itself: ngày in "trước ngày 5", the in "by the end of June".
        shorter = _BEFORE.match(words[: before.end()].rstrip().rsplit(None, 1)[0] + " ") if before.end() else None
        before = shorter if shorter and shorter.end() < before.end() else None
    return None


def _fitting(words: str, day: date, before: str) -> Span | None:
    for form in _forms():
        match = form.pattern.fullmatch(words)
        span = form.build(match, day, before) if match else None
        if match and span:
            return _bounded(span, match, before)
    return None


def _bounded(span: Span, match: re.Match[str], before: str) -> Span | None:
    """What the words before make of a span: all of it, its last day, or the day before it begins."""
    words = before.split()
    if span[0] == span[1] or ("part" in match.groupdict() and match["part"]):
        return span
    if "het" in words:
        return span[1], span[1]
    if ("truoc" in words or "before" in words) and "least" not in match.groupdict():
        return counted(span[0], -1, -1)
    return span


def _deadline_start(plain: str, match: re.Match[str], form: Form) -> int | None:
    """Where the words of a deadline begin, those before it (``trước``, ``by``) included; None where it is none."""
    start = match.start()
    words = match[0]
    before = _before(plain[max(0, start - 60) : start])
    lead = plain[max(0, start - len(before) - 40) : start - len(before)]
    if _OF_A_PAPER.search(lead) and not _LIMITS.search(before):
        return None
    pair = _BARE_PAIR.search(words)
    if pair and form is _forms()[0]:
        if _COUNTED.match(plain, match.end()) or _SHARE.search(lead):
            return None
        if pair[1] != "/" and not match["year"] and not words.startswith("ngay"):
            return None
    strong = bool(_IS_STRONG.search(before))
    if _BARE_YEAR.fullmatch(words):
        strong = bool(re.search(r"(?<!\w)(?:in|by|before|until|den|het|truoc|trong)\s+$", before))
    if not strong and not (form.alone and form.alone.match(words)):
        return None
    first = _IS_STRONG.search(before)
    return start - len(before) + (first.start() if first else 0)


def _before(lead: str) -> str:
    """The run of words like ``ngay trong`` at the end of what stands before a form."""
    taken = ""
    while True:
        rest = lead[: len(lead) - len(taken)]
        word = _LAST.search(rest)
        if word is None:
            return taken
        taken = lead[word.start() :]


_LAST = re.compile(spaced(rf"(?<![\w/.\-])(?:{_STRONG}|{_WEAK})[\s:]+$"))
