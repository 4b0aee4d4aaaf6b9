"""How many words behind ``@`` are the name of somebody who is on no list."""

from __future__ import annotations

import re

from ..likeness import words_of
from .syllables import is_ordinary_vietnamese

_MOST = 4
_MOST_OF_A_BODY = 6

#: What the name of a body begins with; with two words more it is complete: sở xây dựng, bộ quốc phòng.
_BODIES = frozenset(
    """
    so bo ban cuc vu hoi vien truong phong chi tinh huyen quan xa phuong ubnd hdnd doan to tap cong trung lien tong van
    ngan benh nha department ministry office
    """.split()  # noqa: SIM905 - a list of words is easier to read than a list of strings
)


def words_of_name(run: str) -> int:
    """The length of the name at the front of ``run``, the words up to the next mark or punctuation.

    Nobody can know where a name ends that is on no list; this is what fits the names people write:

    * a person's name or a name in capitals is all words with a capital (``Nguyễn Văn Tùng|trình``, ``EVN|báo cáo``);
    * a body's name goes on to its last word with a capital and, since only the first syllable of a word has one, one
      syllable further (``Sở Văn hóa và Thể thao|trình``), of six words at most;
    * without capitals, it is a body's first word and two more (``sở xây dựng|trình``), else four words at most.

    Square brackets hold any name exactly.
    """
    words = list(re.finditer(r"\S+", run))
    if not words:
        return 0
    body = (words_of(words[0][0]) or ("",))[0] in _BODIES
    if not words[0][0][0].isupper():
        count = _in_small_letters(words) if body else _MOST
    elif body:
        count = _of_a_body(words[:_MOST_OF_A_BODY])
    else:
        count = next((place for place, word in enumerate(words) if not _is_capital(word[0])), len(words))
    return words[min(count, len(words)) - 1].end()


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdecimal()


def _in_small_letters(words: list[re.Match[str]]) -> int:
    return _MOST_OF_A_BODY if len(words) > 3 and words[3][0] in {"và", "va"} else 3


def _of_a_body(words: list[re.Match[str]]) -> int:
    capitals = [place for place, word in enumerate(words) if place and _is_capital(word[0])]
    if not capitals:
        return 3
    last = capitals[-1]
    whole = (len(words[last][0]) > 1 and words[last][0].isupper()) or not is_ordinary_vietnamese(words[last][0])
    follows_a_capital = last > 1 and _is_capital(words[last - 1][0])
    return last + 1 if whole or follows_a_capital else last + 2
