"""The command ``note``, and asking whoever sits at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from store.dossier import Dossier
from store.meeting.capture.drafts import EmptyDraft, MisreadDraft

from ..language import _
from ..widgets.draft_wording import misreading_text, preview
from .opening import opened
from .printing import say, warn
from .settings import Settings

INCOMPLETE = 1
USAGE = 2


def note(settings: Settings, folder: Path, line: str | None) -> int:
    """Record one line, or every line of standard input; 1 where a line could not be carried out."""
    lines = _lines_of_stdin() if line is None else iter([_decoded(0, os.fsencode(line))])
    misread = 0
    tell = _Listening()
    with opened(settings, folder) as dossier:
        for number, words, whole in lines:
            if not whole:
                warn(_at(number, _("Bytes that are no UTF-8 are kept as “�”; mend them.")))
                misread += 1
            misread += not _record(dossier, number, words, tell)
    return INCOMPLETE if misread else 0


def _record(dossier: Dossier, number: int, words: str, tell: Callable[[str], None]) -> bool:
    draft = dossier.read(words)
    if isinstance(draft, EmptyDraft):
        return True
    if isinstance(draft, MisreadDraft):
        warn(_at(number, misreading_text(draft)))
        return False
    told = "".join(said for said, _look in preview(draft, dossier.get, closed=dossier.closed_session))
    dossier.record(draft)
    tell(told)
    return True


def _at(number: int, sentence: str) -> str:
    return _("Line {number}: {sentence}").format(number=number, sentence=sentence) if number else sentence


class _Listening:
    """Tells what became of each line as long as anybody listens; recording goes on when nobody does any more."""

    def __init__(self) -> None:
        self._heard = True

    def __call__(self, told: str) -> None:
        if self._heard:
            try:
                say(told)
                sys.stdout.flush()
            except BrokenPipeError:
                self._heard = False


def _lines_of_stdin() -> Iterator[tuple[int, str, bool]]:
    """Line number, line, and whether all its bytes were UTF-8."""
    source = getattr(sys.stdin, "buffer", None)
    if source is None:
        for number, line in enumerate(sys.stdin, start=1):
            yield number, line.rstrip("\r\n"), True
        return
    for number, raw in enumerate(source, start=1):
        yield _decoded(number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)


def _decoded(number: int, content: bytes) -> tuple[int, str, bool]:
    try:
        return number, content.decode().rstrip("\r\n"), True
    except UnicodeDecodeError:
        return number, content.decode(errors="replace").rstrip("\r\n"), False


def agreed(question: str) -> bool:
    """Whether who sits at the terminal says yes to this question."""
    print(question, end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip().lower()
    return answer in {"y", "yes", "c", "co", "có"}
