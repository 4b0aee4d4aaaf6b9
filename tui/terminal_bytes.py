"""What comes from the terminal, made safe before Textual reads it.

Textual ends with a traceback over a byte that is no UTF-8 (a terminal set to another encoding, a key sent with the
eighth bit, noise on a serial line), and takes a pasted text for typed keys from its first ESC on: a Ctrl+Q within it
would quit, a line break would record half of it.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

_BEGIN = "\x1b[200~"
_END = "\x1b[201~"
_DROPPED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


class TerminalDecoder:
    """Decodes what a terminal sends: bytes that are no UTF-8 become “�”, a pasted text loses its control characters."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pasting = False
        self._held = ""
        """In a paste: the end of what came so far, which may be the beginning of the mark that ends it."""
        self._last = ""
        """Outside a paste: the end of what came so far, in which the mark that begins one may have begun."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of these bytes; what is not complete yet comes with the next ones, or with ``final``."""
        text = self._held + self._decoder.decode(data, final)
        self._held = ""
        done: list[str] = []
        while text:
            text = self._pasted(text, done, final) if self._pasting else self._typed(text, done)
        return "".join(done)

    def _typed(self, text: str, done: list[str]) -> str:
        seen = self._last + text
        begin = seen.find(_BEGIN)
        if begin < 0:
            self._last = seen[1 - len(_BEGIN) :]
            done.append(text)
            return ""
        rest = begin + len(_BEGIN) - len(self._last)
        self._last, self._pasting = "", True
        done.append(text[:rest])
        return text[rest:]

    def _pasted(self, text: str, done: list[str], final: bool) -> str:
        end = text.find(_END)
        if end < 0:
            kept = len(text) if final else len(text) - _begun(text)
            self._held = text[kept:]
            done.append(text[:kept].translate(_DROPPED))
            return ""
        self._pasting = False
        done.append(text[:end].translate(_DROPPED) + _END)
        return text[end + len(_END) :]


def _begun(text: str) -> int:
    """How many signs at the end of the text may begin the mark that ends a paste."""
    return next((length for length in range(len(_END) - 1, 0, -1) if text.endswith(_END[:length])), 0)


def make_safe(driver: type[Driver]) -> None:
    """Lets this driver, where it decodes bytes itself, read with a ``TerminalDecoder``."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        decoder: Callable[[str], type[TerminalDecoder]] = lambda _encoding: TerminalDecoder  # noqa: E731
        module.getincrementaldecoder = decoder  # type: ignore[attr-defined]
