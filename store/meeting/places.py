"""Names of provinces and districts: which were valid on a day, and what a place is called now.

A record keeps the name that was valid on the meeting's day. The present name may be shown beside it; nothing here
rewrites anything. A name that is not known here is nobody's business here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from . import places_data as data
from .kinds import PartyKind
from .text import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A province or district under one name, and the days on which that name was valid, both included.

    ``first`` is None where the name is older than this century's changes, ``last`` where it holds still. ``now`` names
    what stands on its ground since, of a district the communes and wards; ``within`` is the province of a district.
    """

    name: str
    kind: PartyKind
    first: date | None = None
    last: date | None = None
    now: tuple[str, ...] = ()
    within: str = ""

    def valid(self, day: date) -> bool:
        """Whether the name was valid on this day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def on(name: str, day: date) -> Place | None:
    """The place that this name meant on this day; None for an unknown name, and for one that was not valid then."""
    return next((place for place in known(name) if place.valid(day)), None)


def known(name: str) -> tuple[Place, ...]:
    """Every place that ever bore this name, the earliest first.

    The name may stand with or without the words for kind and body (UBND tỉnh …, TP …), with other accents, and in
    the spellings in use; without the word for its kind a province is meant before a district.
    """
    kind, own = _parts(name)
    if not own:
        return ()
    return tuple(place for place in _by_name().get(own, ()) if kind in ("", _kind_word(place)))


def not_valid(name: str, day: date) -> Place | None:
    """The place that was meant, where a known name was not valid on this day; None where all is well."""
    found = known(name)
    if not found or any(place.valid(day) for place in found):
        return None
    before = [place for place in found if place.last is not None and place.last < day]
    return before[-1] if before else found[0]


def present_name(name: str, day: date, today: date | None = None, language: str = "vi") -> str:
    """What the place that bore this name on ``day`` is called ``today``; empty where that is no other name.

    Without ``today`` it is the newest name known here. A place whose name was not valid that day is followed from
    when it was. ``language`` is that of the words around the names of what became of a district.
    """
    place = on(name, day) or not_valid(name, day)
    if place is None or (place.first is not None and place.first > day):
        return ""
    now = _said(_followed(place, today), today, language)
    return "" if now == place.name else now


def name_on(name: str, day: date, language: str = "vi") -> str:
    """The name that was valid on ``day`` for the place that is meant by a name which was not; empty where none is."""
    place = not_valid(name, day)
    if place is None:
        return ""
    if place.last is not None and place.last < day:
        return _said(_followed(place, day), day, language)
    earlier = [one for one in _all() if place.name in one.now and one.valid(day)]
    same = [one for one in earlier if _own(one) == _own(place)]
    return (same or earlier)[0].name if len(same or earlier) == 1 else ""


def _followed(place: Place, today: date | None) -> Place:
    """The place under the name that it, or what it was united with, has today."""
    while place.last is not None and (today is None or place.last < today):
        next_day = place.last + timedelta(days=1)
        successor = next((one for one in _all() if place.now == (one.name,) and one.valid(next_day)), None)
        if successor is None:
            break
        place = successor
    return place


def _said(place: Place, today: date | None, language: str) -> str:
    """The name; of a district that has ended, the communes on its ground, and the province in which these are."""
    ended = place.last is not None and (today is None or place.last < today)
    if not ended or not place.within or not place.now:
        return place.name
    province = next((one for one in _all() if one.name == place.within and one.valid(place.last or data.MERGER)), None)
    where = _followed(province, today).name if province else place.within
    by_kind: dict[str, list[str]] = {}
    for name in place.now:
        word, _space, own = name.partition(" ")
        by_kind.setdefault(word, []).append(own)
    say = _ENGLISH if language == "en" else _VIETNAMESE
    if len(place.now) > _FEW:
        return f"{len(place.now)} {', '.join(say.many[word] for word in by_kind)} {say.within} {where}"
    named = [f"{(say.some if len(own) > 1 else say.one)[word]} {', '.join(own)}" for word, own in by_kind.items()]
    return f"{say.both.join(named)} {say.within} {where}"


_FEW = 4
"""So many communes are named one by one."""


class _CommuneWords(NamedTuple):
    """Words around the names of communes and wards: for one that is named, several that are, many that are not."""

    one: dict[str, str]
    some: dict[str, str]
    many: dict[str, str]
    both: str
    within: str


_VIETNAMESE = _CommuneWords(
    one={"xã": "xã", "phường": "phường"},
    some={"xã": "các xã", "phường": "các phường"},
    many={"xã": "xã", "phường": "phường"},
    both=" và ",
    within="thuộc",
)
_ENGLISH = _CommuneWords(
    one={"xã": "the commune of", "phường": "the ward of"},
    some={"xã": "the communes of", "phường": "the wards of"},
    many={"xã": "communes", "phường": "wards"},
    both=" and ",
    within="in",
)


_BODIES = ("uy ban nhan dan ", "ubnd ", "hoi dong nhan dan ", "hdnd ")
_KINDS = {
    "tinh ": "tinh",
    "thanh pho ": "thanh pho",
    "tp. ": "thanh pho",
    "tp.": "thanh pho",
    "tp ": "thanh pho",
    "huyen ": "huyen",
    "quan ": "quan",
    "q. ": "quan",
    "q.": "quan",
}


def _parts(name: str) -> tuple[str, str]:
    """The word for the kind, empty where there is none, and the place's own name, both as they are compared."""
    said = fold(name)
    for body in _BODIES:
        said = said.removeprefix(body)
    if own := _spelt(said):
        return "", own
    for begin, kind in _KINDS.items():
        if said.startswith(begin):
            bare = said.removeprefix(begin).strip()
            return kind, _spelt(bare) or bare
    return "", said


def _own(place: Place) -> str:
    return _parts(place.name)[1]


def _kind_word(place: Place) -> str:
    return _parts(place.name)[0]


def _spelt(said: str) -> str:
    return _spellings().get(said, "")


@cache
def _spellings() -> dict[str, str]:
    return {fold(other): fold(name) for name, others in data.SPELLINGS.items() for other in others}


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for place in _all():
        found.setdefault(_own(place), []).append(place)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _all() -> tuple[Place, ...]:
    return (*_provinces(), *_hue(), *_districts())


def _provinces() -> Iterator[Place]:
    ended = {old: new for new, others in data.UNITED.items() for old in others}
    for name in (*data.UNITED, *data.UNCHANGED):
        first_as_city = data.BECAME_CITIES.get(name)
        if first_as_city is None:
            yield Place(_official(name), _kind(name))
            continue
        city = f"thành phố {name}"
        yield Place(f"tỉnh {name}", PartyKind.PROVINCE, None, first_as_city - timedelta(days=1), (city,))
        yield Place(city, PartyKind.CITY, first_as_city)
    for old, new in ended.items():
        yield Place(_official(old), _kind(old), None, data.MERGER - timedelta(days=1), (_official(new),))


def _official(name: str) -> str:
    if name == "Hồ Chí Minh":
        return "Thành phố Hồ Chí Minh"
    return f"thành phố {name}" if name in data.CITIES else f"tỉnh {name}"


def _kind(name: str) -> PartyKind:
    return PartyKind.CITY if name in data.CITIES else PartyKind.PROVINCE


def _hue() -> Iterator[Place]:
    before = data.HUE_CITY - timedelta(days=1)
    yield Place("tỉnh Thừa Thiên Huế", PartyKind.PROVINCE, None, before, ("thành phố Huế",))
    yield Place("thành phố Huế", PartyKind.CITY, data.HUE_CITY)
    # Two cities of today bear the name of what was a city below the province until then.
    yield Place("thành phố Huế", PartyKind.DISTRICT, None, before, (), "tỉnh Thừa Thiên Huế")
    yield Place("thành phố Bắc Ninh", PartyKind.DISTRICT, None, data.MERGER - timedelta(days=1), (), "tỉnh Bắc Ninh")


def _districts() -> Iterator[Place]:
    for name, province, first, communes in data.DISTRICTS:
        last = data.MERGER - timedelta(days=1)
        yield Place(name, PartyKind.DISTRICT, first, last, communes, _official(province))
