"""Reading a file that somebody else wrote: its size, its bytes, the encoding of its letters."""

from __future__ import annotations

import stat
import unicodedata
from pathlib import Path

from ..errors import CannotRead, Trouble

LARGEST = 50_000_000
"""Bytes of the largest file that is read."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_VIETNAMESE = frozenset("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def load(path: Path) -> bytes:
    """The bytes of an ordinary file; raises CannotRead where there is none, it may not be read or is too large."""
    try:
        # A pipe or device could keep the program waiting for ever, so it is not even opened.
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotRead(Trouble.NOT_READABLE, path)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise CannotRead(Trouble.NO_FILE, path) from None
    except (OSError, ValueError) as error:
        raise CannotRead(Trouble.NOT_READABLE, path, getattr(error, "strerror", None) or "") from error
    if len(content) > LARGEST:
        raise CannotRead(Trouble.TOO_LARGE, path, f"> {LARGEST // 1_000_000} MB")
    return content


def text_of(content: bytes, path: Path) -> str:
    """The text in UTF-8, UTF-16 or Windows-1258, in NFC; raises CannotRead where it is in none of them.

    Windows-1258 gives some letter for almost every byte. It is believed only where all letters are Vietnamese ones,
    so that text for the old fonts (TCVN3, VNI) is refused and not turned into nonsense.
    """
    try:
        return unicodedata.normalize("NFC", _decoded(content))
    except UnicodeError:
        from .old_fonts import is_most

        old = is_most([content.decode("latin-1")])
        raise CannotRead(Trouble.OLD_FONTS if old else Trouble.UNKNOWN_ENCODING, path) from None


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    start = content[:2000]
    zeros = [start[0::2].count(0), start[1::2].count(0)]
    # UTF-16 without its mark: the ASCII signs of a table leave zeros in every second byte.
    if max(zeros) * 4 > len(start) // 2 and min(zeros) * 10 < max(zeros):
        return content.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1258")
        if not all(_is_vietnamese(sign) for sign in set(unicodedata.normalize("NFC", text))):
            raise
        return text


def _is_vietnamese(sign: str) -> bool:
    if sign in "\t\r\n":
        return True
    category = unicodedata.category(sign)
    if category.startswith("L"):
        letters = "".join(part for part in unicodedata.normalize("NFD", sign.lower()) if part not in _TONES)
        return unicodedata.normalize("NFC", letters) in _VIETNAMESE
    return category[0] in "NPZ" or sign in "+<>=|~^`$€₫°©"
