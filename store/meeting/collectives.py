"""Words that name several parties at once: ``các địa phương``, ``UBND các tỉnh``, ``các sở, ngành tỉnh Lâm Đồng``.

Whoever keeps the record writes down who was meant as it was said. What concerns all of them concerns each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .kinds import PartyKind, PartyRole
from .records import Party
from .text import fold

_ALL = frozenset(PartyKind)

#: What a collective is made of, in letters without accents, and the kinds of party that it means; the first one counts.
_KINDS: tuple[tuple[str, frozenset[PartyKind]], ...] = (
    (r"tinh,? (?:va )?thanh(?: pho)?", frozenset({PartyKind.PROVINCE, PartyKind.CITY})),
    (r"dia phuong|localities", frozenset({PartyKind.PROVINCE, PartyKind.CITY, PartyKind.DISTRICT})),
    (r"tinh|provinces", frozenset({PartyKind.PROVINCE})),
    (r"thanh pho|cities", frozenset({PartyKind.CITY})),
    (r"(?:quan|huyen|xa|phuong|thi xa)(?:,? (?:quan|huyen|xa|phuong|thi xa|dac khu))*|districts",
     frozenset({PartyKind.DISTRICT})),
    (r"so(?:,? (?:ban|nganh))*|departments", frozenset({PartyKind.DEPARTMENT})),
    (r"benh vien|hospitals", frozenset({PartyKind.HOSPITAL})),
    (r"doanh nghiep|cong ty|companies", frozenset({PartyKind.COMPANY})),
    (r"ben(?: tham gia)?|don vi|co quan(?:,? don vi)?|parties|bodies|units|participants", _ALL),
)  # fmt: skip

_OF_LOCALITIES = frozenset({PartyKind.PROVINCE, PartyKind.CITY})
_LEAD = r"(?:(?:ubnd|uy ban nhan dan|lanh dao) )?(?:(?:tat ca|toan the|toan bo) (?:cac )?|cac |all (?:the )?|the )"
_PATTERNS = tuple((re.compile(rf"{_LEAD}(?:{words})\b,?(.*)"), kinds) for words, kinds in _KINDS)
_BODY = re.compile(r"^(?:(?:ubnd|uy ban nhan dan) )?(?:tinh |thanh pho )?")


def meant(words: str, parties: Sequence[Party]) -> frozenset[str]:
    """The uids of the parties that a collective name means; none where it is no such name.

    ``các sở, ngành tỉnh Lâm Đồng`` means the units of that party, and the party as the one that they belong to. A
    party that was only mentioned is meant where its kind is named, not as one of ``các bên``.
    """
    said = fold(words)
    found = next(((match[1], kinds) for pattern, kinds in _PATTERNS if (match := pattern.fullmatch(said))), None)
    if found is None:
        return frozenset()
    rest, kinds = found
    of_kind = {
        one.uid: one for one in parties if one.kind in kinds and not (kinds is _ALL and one.role is PartyRole.MENTIONED)
    }
    if kinds & _OF_LOCALITIES and kinds is not _ALL:
        return frozenset(of_kind)  # what follows names a region, or whom they border on
    owners = {one.uid for one in parties if _is_named(one, rest)}
    if not owners:
        return frozenset(of_kind)
    return frozenset(owners | {uid for uid, one in of_kind.items() if one.parent in owners})


def _is_named(party: Party, rest: str) -> bool:
    return any(called and f" {called} " in f"{rest} " for called in map(_bare, _names(party)))


def _names(party: Party) -> Iterable[str]:
    return (party.name, *party.aliases)


def _bare(name: str) -> str:
    return _BODY.sub("", fold(name))
