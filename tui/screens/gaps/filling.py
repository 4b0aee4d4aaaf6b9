"""Where in the line that mends an entry a gap is filled in: what is put there, and what the next letters replace."""

from __future__ import annotations

from store.meeting.gaps import MISSED, GapKind


def begun(kind: GapKind, line: str) -> tuple[str, int, int]:
    """The line with the mark that is wanted already there, and the stretch that typing replaces; none is empty.

    ``line`` is the line that would record the entry as it is.
    """
    if kind is GapKind.NO_OWNER:
        return _with_mark(line, "@")
    if kind is GapKind.NO_DEADLINE:
        return _with_mark(line, ">")
    if kind is GapKind.MISSED_WORD and MISSED in line:
        at = line.index(MISSED)
        return line, at, at + len(MISSED)
    if kind is GapKind.UNKNOWN_SPEAKER:
        return line, 0, max(0, line.find(":"))
    return line, len(line), len(line)


def _with_mark(line: str, mark: str) -> tuple[str, int, int]:
    line = f"{line.rstrip()} {mark}"
    return line, len(line), len(line)
