"""Vietnamese typed for an old font (TCVN3, VNI), in which Latin letters look like Vietnamese ones and are others.

Such a text looks right in its own font and nowhere else: *Néi dung* and *Noäi dung* are *Nội dung* there. It is not
turned into Unicode here, it is told; most keyboards' programs can convert it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .grid import Grid, Note, NoteKind
from .sheet_rows import column_name

_OWN = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
#: Signs above ASCII that no Vietnamese word has, and that words in these fonts are full of.
_FOREIGN = frozenset(map(chr, range(0xC0, 0x100))) - _OWN | frozenset("¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾")
_SIGN = re.compile(f"[{''.join(sorted(_FOREIGN))}]")
#: Vietnamese letters that Latin-1 does not have: a text with many of them is in Unicode.
_UNICODE = frozenset("ăđĩũơưĂĐĨŨƠƯ") | frozenset(map(chr, range(0x1EA0, 0x1EFA)))

_FEWEST = 4
"""Different words of such letters that make a file one of them: foreign names and signs give some as well."""


def is_most(texts: Iterable[str]) -> bool:
    """Whether a quarter of the words are typed for an old font, and fewer in Unicode."""
    texts = list(texts)
    old = [word for text in texts if _SIGN.search(text) for word in _words(text) if _is_old(word)]
    if len(set(old)) < _FEWEST:
        return False
    words = [word for text in texts for word in _words(text)]
    return len(old) > sum(map(_is_new, words)) and 4 * len(old) >= len(words)


def is_old(text: str) -> bool:
    """Whether a cell's text is: two words at least and a third of all, and none in Unicode."""
    if not _SIGN.search(text):
        return False
    words = _words(text)
    old = sum(map(_is_old, words))
    return old > 1 and 3 * old >= len(words) and not any(map(_is_new, words))


def notes(grid: Grid) -> tuple[Note, ...]:
    """The cells of a grid whose text is, as a user finds them."""
    places = [
        f"{column_name(column)}{line}"
        for line, row in zip(grid.lines, grid.rows, strict=True)
        for column, value in enumerate(row)
        if isinstance(value, str) and is_old(value)
    ]
    return (Note(NoteKind.OLD_FONTS, len(places), tuple(places[:5])),) if places else ()


def texts_of(grids: Iterable[Grid]) -> Iterable[str]:
    """Every text in the cells of some grids."""
    return (value for grid in grids for row in grid.rows for value in row if isinstance(value, str))


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,;:/|()\"-]+", text) if word]


def _is_old(word: str) -> bool:
    return any(sign in _FOREIGN for sign in word) and all(
        sign in _FOREIGN or sign in _OWN or (sign.isascii() and sign.isalpha()) for sign in word.strip(".?!")
    )


def _is_new(word: str) -> bool:
    return any(sign in _UNICODE for sign in word)
