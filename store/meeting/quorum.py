"""How many have to be there (số đại biểu tối thiểu), read from the words in which the rules say it."""

from __future__ import annotations

import re
from fractions import Fraction

from .text import fold

_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
#: Words that make more than the figure of what would otherwise be at least the figure.
_OVER = re.compile(r"(?:>(?!=)|\b(?:tren|qua|hon|vuot|over|above|more than|exceeding)\b)")
_HALF = re.compile(r"(?:1/2|\b(?:mot nua|nua|ban|(?:one |a )?half|majority|da so)\b)")
_MAJORITY = re.compile(r"\b(?:majority|da so)\b")
_FRACTION = re.compile(r"(\d+)\s*/\s*(\d+)")
_WORDS_VI = re.compile(r"\b(\w+) phan (\w+)\b")
_WORDS_EN = re.compile(r"\b(\w+)[- ](third|quarter|fourth|fifth|sixth|seventh|eighth|tenth)s?\b")
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|phan tram\b|per ?cent\b)")
_ALL = re.compile(r"\b(?:toan the|toan bo|tat ca|all)\b")
_COUNT = re.compile(r"\b(\d+)\b(?!\s*[/%.,])")
#: What may stand around the figure. Anything else is not understood, and then nothing is guessed.
_AROUND = frozenset(
    fold(
        """
        ít nhất tối thiểu từ trở lên số tổng các đại biểu thành viên ủy người có mặt quyền quyết được triệu tập phải dự
        họp hợp lệ chính thức trong cuộc hội nghị tham mới khi đồng
        at least minimum of the delegates delegate members member voters voting vote votes with a to be present must
        in person or than those entitled simple absolute >= ≥
        """
    ).split()
)


def quorum_needed(text: str, voters: int) -> int | None:
    """How many of ``voters`` have to be there by the rules' words; None where the words cannot be read or are empty.

    Understood are fractions and shares (2/3, hai phần ba, 50%, one half), a majority (quá bán, more than half) and a
    number (15). A share is rounded up; trên, quá, hơn, over and more than ask for more than the figure. A number
    larger than ``voters`` is given back as it is: it cannot be reached, and that is what has to be seen. At least
    one has to be there.
    """
    rest = fold(text)
    over = _OVER.search(rest) is not None
    rest = _OVER.sub(" ", rest)
    found = _read(rest)
    if found is None:
        return None
    share, rest, more = found
    if any(word not in _AROUND for word in rest.replace(",", " ").replace(".", " ").split()):
        return None
    over = over or more
    if isinstance(share, Fraction):
        if not 0 < share <= 1 or (over and share == 1):
            return None
        exact = share * voters
        needed = exact.numerator // exact.denominator + 1 if over else -(-exact.numerator // exact.denominator)
    else:
        needed = share + over
    return max(1, needed) if needed < 1_000_000 and share else None


def _read(words: str) -> tuple[Fraction | int, str, bool] | None:
    """The share or number, the words around it, and whether more than it is meant by itself."""

    def without(found: re.Match[str]) -> str:
        return f"{words[: found.start()]} {words[found.end() :]}"

    if (found := _SHARE.search(words)) is not None:
        return Fraction(found[1].replace(",", ".")) / 100, without(found), False
    for form, numbers in ((_WORDS_VI, _NUMBERS), (_WORDS_EN, _PARTS)):
        if (found := form.search(words)) is not None:
            above = _NUMBERS.get(found[1], 1 if found[1] == "a" else 0)
            below = numbers.get(found[2], 0)
            return (Fraction(above, below), without(found), False) if above and below else None
    if (found := _FRACTION.search(words)) is not None:
        return (Fraction(int(found[1]), int(found[2])), without(found), False) if int(found[2]) else None
    if (found := _HALF.search(words)) is not None:
        return Fraction(1, 2), without(found), _MAJORITY.search(found[0]) is not None
    if (found := _ALL.search(words)) is not None:
        return Fraction(1), without(found), False
    if (found := _COUNT.search(words)) is not None:
        return int(found[1]), without(found), False
    return None
