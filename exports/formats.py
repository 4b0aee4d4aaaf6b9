"""The formats in which minutes can be written, by the suffix of the file, and the name a file gets by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exports.file_name import file_name
from exports.minutes.options import Options
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold

DEFAULT = ".docx"
"""The suffix of a file for which none was asked."""

_LABELS = {
    "vi": ("Biên bản", "theo đoàn", "không nêu tên", "có phiên kín"),
    "en": ("Minutes", "by delegation", "no names", "with closed session"),
}


def written(proceedings: Proceedings, suffix: str, options: Options, progress: Progress = untold) -> bytes:
    """The minutes as the bytes of a file; ``suffix`` is one of FORMATS, ``progress`` may raise Stopped."""
    return FORMATS[suffix](proceedings, options, progress)


def default_name(proceedings: Proceedings, options: Options, suffix: str = DEFAULT) -> str:
    """The day, what it is, the meeting's title; how it differs from plain minutes in brackets.

    Two documents that say different things must not replace one another.
    """
    label, delegation, impersonal, closed = _LABELS[options.language]
    notes = [{"delegation": delegation, "impersonal": impersonal}.get(options.attribution.value, "")]
    notes = [note for note in (*notes, closed if options.closed_session else "") if note]
    noted = " ".join((label, *(f"({note})" for note in notes)))
    return file_name(f"{noted} {proceedings.meeting.title}", proceedings.meeting.day, suffix)


def _word(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports import minutes, word

    tell = _in_two_parts(progress)
    return word.write(minutes.compose(proceedings, options, tell(0)), tell(1))


def _markdown(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports import markdown, minutes

    return markdown.write(minutes.compose(proceedings, options, progress)).encode()


def _record(proceedings: Proceedings, options: Options, _progress: Progress) -> bytes:
    from exports import record_json

    return record_json.write(proceedings, closed_session=options.closed_session)


def _in_two_parts(progress: Progress) -> Callable[[int], Progress]:
    """Two pieces of work one after the other, told as one of a hundred parts."""

    def part(number: int) -> Progress:
        def tell(done: int, total: int) -> None:
            progress(50 * number + (50 * done // total if total else 0), 100)

        return tell

    return part


FORMATS: Mapping[str, Callable[[Proceedings, Options, Progress], bytes]] = {
    ".docx": _word,
    ".md": _markdown,
    ".json": _record,
}
"""What writes each format. JSON is the record itself: language, attribution and draft say nothing to it."""
