"""A compiled catalogue of messages, of which only those are read that are asked for.

The standard library's gettext takes in every message before the first is shown. With more than a thousand of them
that is time in which the first picture could stand already.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import cache
from pathlib import Path

_MAGIC = 0x950412DE
"""The first four bytes of a .mo file, the lowest first."""


class Catalogue:
    """The messages of a .mo file as gettext's manual describes it, in a language without forms of the plural.

    In the file they stand in order, as every program that writes one has them.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError where there is no such file."""
        self._bytes = path.read_bytes()
        magic, _version, self._count, self._originals, self._translations = struct.unpack_from("<5I", self._bytes)
        if magic != _MAGIC:
            raise ValueError(path)
        self.gettext = cache(self._gettext)

    def _gettext(self, message: str) -> str:
        """The message in the catalogue's language; itself where that is not known."""
        if not message:  # the standard library's parser asks for the description of what has none
            return message
        places = range(self._count)
        wanted = message.encode()
        place = bisect_left(places, wanted, key=self._original)
        if place == self._count or self._original(place) != wanted:
            return message
        return self._at(self._translations, place).decode()

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The message for this number of things; in English where it is not known."""
        found = self.gettext(singular)
        return found if found != singular else singular if number == 1 else plural

    def _original(self, place: int) -> bytes:
        """The message itself; that for several things follows behind a zero byte, and tells nothing new."""
        return self._at(self._originals, place).partition(b"\0")[0]

    def _at(self, table: int, place: int) -> bytes:
        length, start = struct.unpack_from("<2I", self._bytes, table + 8 * place)
        return self._bytes[start : start + length]
