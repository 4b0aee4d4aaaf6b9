"""Which dossiers are one series: the conferences that review the same agreement, year after year.

Two dossiers belong together when one was carried over from the other; when they name the same agreement; or when
their titles are the same and they do not name different agreements. Titles and agreements are the same that differ
only in accents, years, dates, numbers, connecting words and whether it is an interim or a final review. Belonging
together goes on from one to the next. A title of fewer than three words besides (“Hội nghị 2024”) says too little.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .meeting.text import fold
from .summary import Progress, Summary, progress

_FEWEST_WORDS = 3
_COUNTED = {"nam", "thang", "ngay", "quy", "lan", "thu", "khoa", "ky", "tuan", "year", "week", "quarter", "q", "no"}
"""Words that belong to the number behind them."""
_ROMAN = re.compile(r"[ivx]{1,5}")
_WORD = re.compile(r"[^\W_]+")
_LEFT_OUT = re.compile(r"\b(?:so ket|tong ket|interim review|final review|uy ban nhan dan|ubnd|people s committees?)\b")
_LINKING = {"va", "voi", "cung", "cac", "and", "with", "of", "the"}


@dataclass(frozen=True)
class Series:
    """Dossiers that belong together, by their ids, the earliest first; ``title`` is what they have in common."""

    title: str
    members: tuple[str, ...]
    progress: Progress


def series(dossiers: Mapping[str, Summary]) -> list[Series]:
    """The series of these dossiers, by id; the one with the newest meeting first. A dossier by itself is one too."""
    groups = _Groups(dossiers)
    named: dict[Hashable, str] = {}
    for id, one in dossiers.items():
        if one.continues in dossiers:
            groups.join(one.continues, id)
        for mark in _marks(one):
            groups.join(named.setdefault(mark, id), id)
    for alike in _same_title(dossiers):
        agreements = {_agreement(dossiers[id]) for id in alike} - {""}
        joined = alike if len(agreements) < 2 else [id for id in alike if not dossiers[id].agreement]
        for id in joined:
            groups.join(joined[0], id)
    found = [_made([(id, dossiers[id]) for id in group]) for group in groups.all()]
    return sorted(found, key=lambda one: _newest(one, dossiers), reverse=True)


def stem(title: str) -> str:
    """What stays of a title or an agreement's name without dates, years and numbers, the kind of review, and the words
    in which two years' documents differ (và, với, các, Ủy ban nhân dân); empty if that is too little.
    """
    kept: list[str] = []
    for word in _WORD.findall(_LEFT_OUT.sub(" ", fold(title))):
        counted = bool(kept) and kept[-1] in _COUNTED
        if any(sign.isdigit() for sign in word) or (counted and _ROMAN.fullmatch(word)):
            while kept and kept[-1] in _COUNTED:
                kept.pop()
            continue
        if word not in _LINKING:
            kept.append(word)
    return " ".join(kept) if len(kept) >= _FEWEST_WORDS else ""


def _agreement(one: Summary) -> str:
    return stem(one.agreement) or fold(one.agreement)


def _same_title(dossiers: Mapping[str, Summary]) -> Iterable[list[str]]:
    found: dict[str, list[str]] = {}
    for id, one in dossiers.items():
        if stem(one.title):
            found.setdefault(stem(one.title), []).append(id)
    return found.values()


def _marks(one: Summary) -> Iterable[Hashable]:
    if one.agreement:
        yield "agreement", _agreement(one)
    if one.title:
        yield "name", one.name
    for name in one.carried_from:
        yield "name", name


def _made(group: list[tuple[str, Summary]]) -> Series:
    group.sort(key=lambda member: (member[1].day or date.max, member[0]))
    newest = group[-1][1]
    title = next((one.agreement for _id, one in reversed(group) if one.agreement), "") if len(group) > 1 else ""
    return Series(title or newest.title, tuple(id for id, _one in group), progress(one for _id, one in group))


def _newest(one: Series, dossiers: Mapping[str, Summary]) -> tuple[date, str]:
    return max((dossiers[id].day or date.min for id in one.members), default=date.min), one.title


class _Groups:
    """Who belongs to whom (union-find)."""

    def __init__(self, members: Iterable[str]) -> None:
        self._first = {member: member for member in members}

    def first(self, member: str) -> str:
        while self._first[member] != member:
            self._first[member] = member = self._first[self._first[member]]
        return member

    def join(self, one: str, other: str) -> None:
        self._first[self.first(other)] = self.first(one)

    def all(self) -> list[list[str]]:
        found: dict[str, list[str]] = {}
        for member in self._first:
            found.setdefault(self.first(member), []).append(member)
        return list(found.values())
