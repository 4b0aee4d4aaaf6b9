"""Totals that somebody states (số liệu nêu tại hội nghị): how many of what, and which items of the register are meant.

Read only where a number stands directly before something that is counted at such meetings; a date, a share in per
cent or a sum of money is no total.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .kinds import ItemKind, ItemLevel, ItemState
from .records import FigureScope, StatedFigure
from .text import clean, unaccented

#: What the register holds; "nội dung" is any item, whatever its kind.
_ITEMS = {
    "noi dung, hoat dong": None,
    "noi dung, cong viec": None,
    "noi dung": None,
    "nhiem vu": None,
    "hoat dong": ItemKind.ACTIVITY,
    "su kien": ItemKind.EVENT,
    "du an": ItemKind.PROJECT,
    "van ban": ItemKind.DOCUMENT,
    "items": None,
    "item": None,
    "activities": ItemKind.ACTIVITY,
    "events": ItemKind.EVENT,
    "projects": ItemKind.PROJECT,
}
_OTHERS = (
    "bien ban ghi nho", "bien ban", "thoa thuan", "tap the", "ca nhan", "bang khen", "linh vuc", "tinh, thanh pho",
    "tinh", "quan, huyen", "quan", "huyen", "xa", "benh vien", "don vi", "doanh nghiep", "dia phuong", "dai bieu",
    "gian hang", "san pham", "hoc bong", "can nha", "hoi nghi", "hoi thao", "hoi cho", "lop", "chuong trinh",
    "ky thuat", "provinces", "hospitals", "companies", "delegates", "districts", "memoranda",
)  # fmt: skip
_UNITS = "|".join(sorted([*_ITEMS, *_OTHERS], key=len, reverse=True)).replace(" ", r"\s+")

_FIGURE = re.compile(
    rf"(?<![\w/.,\-–])(?P<value>[0-9]{{1,6}})(?:\s?/\s?(?P<total>[0-9]{{1,6}}))?\s+(?P<unit>{_UNITS})(?!\w)"
)
#: A number behind these words names a thing, it does not count: quận 6, tháng 6, Nghị quyết số 12.
_NAMES = re.compile(r"(?<!\w)(?:thang|quy|so|nam|ngay|dieu|khoan|muc|dot|lan|thu|quan|phuong)\s+$")

_STATES = (
    (ItemState.DONE, r"(?:da|duoc)\s+(?:duoc\s+)?(?:to\s+chuc\s+)?(?:trien\s+khai\s+)?thuc\s+hien|da\s+(?:duoc\s+)?"
     r"(?:hoan\s+thanh|to\s+chuc|trien\s+khai)|hoan\s+thanh|done|completed|carried\s+out"),
    (ItemState.PARTLY_DONE, r"mot\s+phan|partly\s+done"),
    (ItemState.UNDER_WAY, r"dang\s+(?:duoc\s+)?(?:trien\s+khai|thuc\s+hien)|under\s+way|in\s+progress"),
    (ItemState.NOT_DONE, r"khong\s+(?:duoc\s+)?(?:trien\s+khai|thuc\s+hien)|not\s+done"),
    (ItemState.POSTPONED, r"chuyen\s+(?:sang\s+)?(?:ky|nam)\s+sau|postponed"),
    (ItemState.PLANNED, r"(?:se|chua)\s+(?:duoc\s+)?(?:trien\s+khai|thuc\s+hien)|to\s+come|planned"),
)  # fmt: skip
_STATE = {state: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for state, pattern in _STATES}
_DONE_BEFORE = re.compile(
    r"(?<!\w)(?:da\s+(?:trien\s+khai|thuc\s+hien|hoan\s+thanh|to\s+chuc)|hoan\s+thanh)\s+(?:duoc\s+)?$"
)
_BILATERAL = re.compile(r"(?<!\w)(?:song\s+phuong|bilateral)(?!\w)")
_REGIONAL = re.compile(r"(?<!\w)(?:cap\s+vung|cap\s+quoc\s+gia|regional|national)(?!\w)")
_FIELD = re.compile(
    r"(?<!\w)(?:(?:ve|thuoc|trong)\s+)?linh\s+vuc\s+(?P<field>\S.*?)(?=\s+(?:trong|giua|cua|tai|va|duoc|cho|voi|se|da)(?!\w)|[,.;:()]|$)"
)
_OF_THEM = re.compile(r"(?<!\w)(?:trong\s+do|of\s+which|of\s+these|of\s+them)(?!\w)")


@lru_cache(maxsize=1_024)
def read(text: str) -> tuple[StatedFigure, ...]:
    """Every total that the text states, in order. ``said`` is the number and what it counts, in the text's own words.

    What follows up to the next figure says which state, level and field is meant; behind ``trong đó`` the level and
    field of the figure before go on. ``04/29 nội dung`` is 4 of 29, and the 4 are done unless another state is said.
    """
    words = clean(text)
    plain = unaccented(words)
    if not any(sign.isdecimal() for sign in plain):
        return ()
    found: list[StatedFigure] = []
    matches = [
        match
        for match in _FIGURE.finditer(plain)
        if not _NAMES.search(plain[max(0, match.start() - 20) : match.start()])
    ]
    inherited: FigureScope | None = None
    for place, match in enumerate(matches):
        behind = matches[place + 1].start() if place + 1 < len(matches) else len(plain)
        ahead = matches[place - 1].end() if place else 0
        sentence = re.search(r"[.!?](?:\s|$)", plain[match.end() : behind])
        rest = plain[match.end() : match.end() + sentence.start() if sentence else behind]
        offset = match.end()
        unit = " ".join(match["unit"].split())
        scope = None
        if unit in _ITEMS:
            parted = _OF_THEM.search(rest)
            own = rest[: parted.start()] if parted else rest
            scope = _scope(_ITEMS[unit], own, plain[ahead : match.start()], words, offset, part=bool(match["total"]))
            if inherited is not None:
                scope = FigureScope(
                    scope.kind or inherited.kind,
                    scope.level or inherited.level,
                    scope.state,
                    scope.field or inherited.field,
                )
            elif parted:
                inherited = scope
            if sentence:
                inherited = None
        found.append(
            StatedFigure(
                said=words[match.start() : match.end()],
                value=int(match["value"]),
                total=int(match["total"]) if match["total"] else None,
                unit=" ".join(words[match.start("unit") : match.end("unit")].split()),
                scope=scope,
            )
        )
    return tuple(found)


def _scope(kind: ItemKind | None, rest: str, before: str, words: str, offset: int, *, part: bool) -> FigureScope:
    level = ItemLevel.BILATERAL if _BILATERAL.search(rest) else ItemLevel.REGIONAL if _REGIONAL.search(rest) else None
    named = [(match.start(), state) for state, form in _STATE.items() if (match := form.search(rest))]
    state = min(named)[1] if named else None
    if state is None and (part or _DONE_BEFORE.search(before)):
        state = ItemState.DONE
    field = _FIELD.search(rest)
    said = words[offset + field.start("field") : offset + field.end("field")].strip() if field else ""
    return FigureScope(kind, level, state, said)
