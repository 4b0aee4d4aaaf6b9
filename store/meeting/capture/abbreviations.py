"""A rapporteur's own abbreviations: which word becomes which when a space is typed behind it, and the list as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..text import clean, fold
from .marks import TIME, unwrap
from .quotes import in_quotes
from .syllables import is_ordinary_vietnamese

#: Letters and digits, and between them the signs that abbreviations are written with: đ/c, tp.hcm, r&d, t-ư.
WORD = re.compile(r"[^\W_](?:[^\W_]|[./&\-](?=[^\W_]))*")
_LAST_WORD = re.compile(r"(?<![\w@#>/\\.&\-])" + WORD.pattern + r"\Z")
_MENDING = re.compile(r"s[/|#]")
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?…:]\s|[!+=~*?])[\s(]*\Z")
_LABEL = re.compile(r"[^\W_][^:!?*=~\\<>@#\[\]\"“”]*\Z")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """``short`` becomes ``long``; with ``always`` also where the short form is an ordinary Vietnamese syllable."""

    short: str
    long: str
    always: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """``line[start:end]`` is to be replaced by ``text``."""

    start: int
    end: int
    text: str


class Abbreviations:
    """A list of abbreviations, prepared for being asked on every space."""

    def __init__(self, listed: Iterable[Abbreviation] = ()) -> None:
        """Where two have the same short form, the first one counts."""
        self.listed = tuple(listed)
        self._by_short: dict[str, Abbreviation] = {}
        for one in self.listed:
            self._by_short.setdefault(same(one.short), one)

    def expand(self, line: str, cursor: int, typed: str = " ") -> Expansion | None:
        """What the word before the cursor stands for, when ``typed`` (a space or punctuation) is about to follow it.

        None for a word that is no short form, that stands inside quotation marks, in a command, behind ``@``, ``#``
        or ``>``, in square brackets that name somebody or something, in ``s/old/new/``, or before the colon that
        makes it a speaker; and for an ordinary Vietnamese syllable whose abbreviation does not say ``always``.
        """
        before = line[: max(cursor, 0)]
        found = _LAST_WORD.search(before[-200:])
        if found is None or line[len(before) : len(before) + 1].isalnum():
            return None
        word = found[0]
        known = self._by_short.get(same(word))
        if known is None or (not known.always and is_ordinary_vietnamese(word)):
            return None
        start = len(before) - len(word)
        if in_quotes(line, start) or _is_no_text(line, start, typed):
            return None
        return Expansion(start, len(before), _written(word, known.long, before[:start]))


def same(short: str) -> str:
    """The form in which two short forms are compared: accents count, capitals do not."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", short).casefold())


def _is_no_text(line: str, start: int, typed: str) -> bool:
    stamped = TIME.match(line)
    front = stamped.end() if stamped and stamped.end() <= start else 0
    if _MENDING.match(line, front):
        return True
    if typed == ":" and _LABEL.match(line[front : start + 1]):
        return True
    for opening in re.finditer(r"(?:(?<=[@#>])|\A)\[", line[:start]):
        inside = unwrap(line, opening.start())
        if inside is None or start < inside[1]:
            return True
    return False


def _written(word: str, long: str, before: str) -> str:
    """The long form; with a capital in front where the short one was typed so as the first word of a sentence."""
    if not word[0].isupper() or not long[:1].islower():
        return long
    shouted = len(word) > 1 and word.upper() == word
    return long if shouted and not _ENDS_SENTENCE.search(before) else long[:1].upper() + long[1:]


class Flaw(StrEnum):
    """What is wrong with a line of a list."""

    NO_LONG_FORM = "no_long_form"
    NO_SHORT_FORM = "no_short_form"
    NOT_ONE_WORD = "not_one_word"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of a list (counted from 1) that gave no abbreviation: why, and its words."""

    line: int
    why: Flaw
    words: str


_PARTS = re.compile(r"[ \t]*([=:;,])|\t")
_QUOTED = re.compile(r'("(?:[^"]|"")*")\s*[\t:;,=]')
_CELL = re.compile(r'"((?:[^"]|"")*)"')
_HEADINGS = frozenset(
    {
        "short",
        "shortcut",
        "abbreviation",
        "abbr",
        "macro",
        "phrase",
        "viet tat",
        "tu viet tat",
        "chu viet tat",
        "ten tat",
    }
)


def parse(text: str) -> tuple[list[Abbreviation], list[Problem]]:
    """The abbreviations in a text, one in a line, and the lines that give none; empty lines and comments are neither.

    A line is ``ubnd = Ủy ban nhân dân``, with ``!`` behind the short form for always. In place of ``=`` there may be
    a tab, a comma, a semicolon or a colon, and quotation marks around both, as spreadsheets export lists and as
    Vietnamese keyboards (UniKey, OpenKey) keep theirs. Lines that begin with ``#`` or ``;`` are comments.
    """
    found: list[Abbreviation] = []
    problems: list[Problem] = []
    known: set[str] = set()
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith(("#", ";")):
            continue
        one = _parsed(line)
        if isinstance(one, Flaw):
            if not (number == 1 and fold(_cells(line)[0]) in _HEADINGS):
                problems.append(Problem(number, one, clean(line)))
        elif number == 1 and fold(one.short) in _HEADINGS:
            continue
        elif same(one.short) in known:
            problems.append(Problem(number, Flaw.TWICE, one.short))
        else:
            known.add(same(one.short))
            found.append(one)
    return found, problems


def format(listed: Iterable[Abbreviation]) -> str:
    """The list as text that ``parse`` reads back, in its order."""
    return "".join(f"{one.short}{'!' if one.always else ''} = {one.long}\n" for one in listed)


def flaw_of(short: str, long: str) -> Flaw | None:
    """Why this cannot be an abbreviation, None where it can: for a form that is being filled in."""
    bare = clean(short).strip().removesuffix("!").rstrip()
    if not bare:
        return Flaw.NO_SHORT_FORM
    if not WORD.fullmatch(bare):
        return Flaw.NOT_ONE_WORD
    return None if " ".join(clean(long).split()) else Flaw.NO_LONG_FORM


def made(short: str, long: str) -> Abbreviation:
    """The abbreviation that these two texts make, if they have no flaw; ``!`` behind the short form means always."""
    bare = clean(short).strip()
    return Abbreviation(bare.removesuffix("!").rstrip(), " ".join(clean(long).split()), bare.endswith("!"))


def _parsed(line: str) -> Abbreviation | Flaw:
    cells = _cells(line)
    if len(cells) < 2:
        return Flaw.NO_LONG_FORM if WORD.fullmatch(clean(line)) else Flaw.NOT_ONE_WORD
    short, long = cells
    return flaw_of(short, long) or made(short, long)


def _cells(line: str) -> list[str]:
    """The short and the long form, or the line alone where nothing parts them."""
    quoted = _QUOTED.match(line)
    if quoted:
        rest = line[quoted.end() :].strip()
        return [_unquoted(quoted[1]), _unquoted(rest)]
    parts = _PARTS.search(line)
    if parts is None:
        return [line]
    short, long = line[: parts.start()].strip(), line[parts.end() :].strip()
    return [short, long if parts[1] and parts[1] in "=:" else _unquoted(long)]


def _unquoted(cell: str) -> str:
    """A spreadsheet's cell without the quotation marks around it; cells behind it are left out."""
    whole = _CELL.match(cell)
    return whole[1].replace('""', '"').strip() if whole else cell


STARTING_LIST: tuple[Abbreviation, ...] = tuple(
    Abbreviation(short, long)
    for short, long in (
        ("ubnd", "Ủy ban nhân dân"),
        ("hđnd", "Hội đồng nhân dân"),
        ("mttq", "Mặt trận Tổ quốc"),
        ("đbqh", "đại biểu Quốc hội"),
        ("bch", "Ban Chấp hành"),
        ("bcđ", "Ban Chỉ đạo"),
        ("bql", "Ban Quản lý"),
        ("vpubnd", "Văn phòng Ủy ban nhân dân"),
        ("tphcm", "Thành phố Hồ Chí Minh"),
        ("đbscl", "Đồng bằng sông Cửu Long"),
        ("pct", "Phó Chủ tịch"),
        ("pgđ", "Phó Giám đốc"),
        ("ktxh", "kinh tế - xã hội"),
        ("qpan", "quốc phòng, an ninh"),
        ("gpmb", "giải phóng mặt bằng"),
        ("xttm", "xúc tiến thương mại"),
        ("xtđt", "xúc tiến đầu tư"),
        ("qlnn", "quản lý nhà nước"),
        ("tthc", "thủ tục hành chính"),
        ("cntt", "công nghệ thông tin"),
        ("khcn", "khoa học và công nghệ"),
        ("gdđt", "giáo dục và đào tạo"),
        ("vhtt", "văn hóa và thể thao"),
        ("gtvt", "giao thông vận tải"),
        ("tnmt", "tài nguyên và môi trường"),
        ("nnptnt", "nông nghiệp và phát triển nông thôn"),
        ("ntm", "nông thôn mới"),
        ("atgt", "an toàn giao thông"),
        ("attp", "an toàn thực phẩm"),
        ("bhyt", "bảo hiểm y tế"),
        ("bhxh", "bảo hiểm xã hội"),
        ("đtc", "đầu tư công"),
    )
)
"""Short forms that every office uses, that are no syllables, and that mean one thing: to begin with."""
