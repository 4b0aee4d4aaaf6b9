"""The commands by which a record leaves the machine, and is looked over before: export, check, sync."""

from __future__ import annotations

import dataclasses
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite, Trouble
from store.keeping import drive, durable
from store.meeting import gaps, register
from store.meeting.proceedings import Proceedings

from .. import messages
from ..language import _, ngettext
from .opening import opened
from .printing import say, say_json, say_rows, warn
from .settings import Settings

if TYPE_CHECKING:
    from exports.minutes import Options

INCOMPLETE = 1
USAGE = 2
UNREADABLE = 3


def export(settings: Settings, folder: Path, file: Path | None, kind: str, document_language: str, draft: bool) -> int:
    """Write the minutes in the format that the file's suffix names."""
    if kind != "minutes":
        warn(_("There is no document of the kind “{kind}”.").format(kind=messages.plain(kind)))
        warn(_("What can be written is: {kinds}.").format(kinds="minutes"))
        return USAGE
    if file is not None and file.suffix.lower() not in _FORMATS:
        warn(_("“{name}” does not end in a format that can be written.").format(name=messages.plain(file.name)))
        warn(_("What can be written is: {kinds}.").format(kinds=", ".join(_FORMATS)))
        return USAGE
    with opened(settings, folder) as dossier:
        say(str(write_minutes(dossier, file, document_language, draft=draft)))
    return 0


def write_minutes(dossier: Dossier, file: Path | None = None, language: str = "vi", *, draft: bool = False) -> Path:
    """Write a dossier's minutes, by default as Word into its own folder; returns where. Raises CannotWrite."""
    if file is None and drive.is_away(dossier.folder):
        # A drive that is away must not get a folder of the same name put in its place.
        raise CannotWrite(Trouble.NOT_WRITABLE, dossier.folder, os.strerror(errno.ENOENT))
    proceedings = dossier.proceedings()
    path = file or dossier.folder / "minutes" / _default_name(proceedings, language)
    put(path, _FORMATS[path.suffix.lower()](proceedings, language, draft))
    return path


def _default_name(proceedings: Proceedings, language: str) -> str:
    from exports.file_name import file_name

    kind = "Minutes" if language == "en" else "Biên bản"
    return file_name(f"{kind} {proceedings.meeting.title}", proceedings.meeting.day, ".docx")


def _word(proceedings: Proceedings, language: str, draft: bool) -> bytes:
    from exports import minutes, word

    return word.write(minutes.compose(proceedings, _options(language, draft)))


def _markdown(proceedings: Proceedings, language: str, draft: bool) -> bytes:
    from exports import markdown, minutes

    return markdown.write(minutes.compose(proceedings, _options(language, draft))).encode()


def _record(proceedings: Proceedings, _language: str, _draft: bool) -> bytes:
    from exports import record_json

    return record_json.write(proceedings)


def _options(language: str, draft: bool) -> Options:
    from exports.minutes import Options

    return Options(language="en" if language == "en" else "vi", draft=draft)


_FORMATS: dict[str, Callable[[Proceedings, str, bool], bytes]] = {".docx": _word, ".md": _markdown, ".json": _record}


def put(path: Path, content: bytes) -> None:
    """Write a document in one go: whoever looks sees the old one or the new one, never a part. Raises CannotWrite."""
    temporary = path.with_name(f".rapporteur-{os.urandom(4).hex()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # replacing a device or a folder would destroy it
            raise CannotWrite(Trouble.NOT_WRITABLE, path)
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError):
            raise durable.cannot_write(error, path) from error
        raise CannotWrite(Trouble.NOT_WRITABLE, path) from error


def check(settings: Settings, folder: Path) -> int:
    """What is missing, what disagrees, and which files are not whole; 3 before 1 before 0."""
    with opened(settings, folder) as dossier:
        held = dossier.proceedings()
        missing = gaps.find(held)
        differing = [one for one in register.compare(held) if not one.agrees]
        contested = dossier.contested()
        files = dossier.verify()
    if settings.as_json:
        say_json(
            {
                "gaps": [dataclasses.asdict(gap) for gap in missing],
                "figures": [
                    {
                        "entry": one.entry,
                        "said": one.figure.said,
                        "value": one.figure.value,
                        "total": one.figure.total,
                        "counted": one.counted,
                        "counted_total": one.counted_total,
                    }
                    for one in differing
                ],
                "conflicts": len(contested),
                "files": [{"path": str(path), "trouble": trouble.value} for path, trouble in files],
            }
        )
    else:
        _tell_missing(missing, differing, len(contested))
        _tell_files(files)
    if any(trouble in _DAMAGE for _path, trouble in files):
        return UNREADABLE
    return INCOMPLETE if missing or differing or contested else 0


#: A file of another program or of a newer one is not damage; it is named and left alone.
_DAMAGE = frozenset({Trouble.DAMAGED, Trouble.NOT_READABLE, Trouble.TOO_LARGE, Trouble.NO_FILE})


def _tell_missing(missing: tuple[gaps.Gap, ...], differing: list[register.Comparison], contested: int) -> None:
    if missing:
        count = len(missing)
        say(ngettext("{count} thing is missing:", "{count} things are missing:", count).format(count=count))
        say_rows([("  " + messages.gap(one.kind), one.detail) for one in missing])
    if differing:
        say(_("Figures that differ from the register:"))
        rows = []
        for one in differing:
            counted = f"{one.counted}" if one.counted_total is None else f"{one.counted}/{one.counted_total}"
            rows.append(
                (_("  stated “{said}”").format(said=one.figure.said), _("the register holds {n}").format(n=counted))
            )
        say_rows(rows)
    if contested:
        say(
            ngettext(
                "{count} field has several versions; “rapporteur show FOLDER conflicts” lists them.",
                "{count} fields have several versions; “rapporteur show FOLDER conflicts” lists them.",
                contested,
            ).format(count=contested)
        )
    if not (missing or differing or contested):
        say(_("The record is complete."))


def _tell_files(files: list[tuple[Path, Trouble]]) -> None:
    for path, trouble in files:
        if path.name == "journal.jsonl" and trouble is Trouble.DAMAGED:
            warn(_("Some lines of “{path}” are damaged.").format(path=path))
            warn(_("All others are read; what was shared comes back from the dossier's folder by itself."))
        else:
            for sentence in messages.sentences(CannotRead(trouble, path)):
                warn(sentence)
    if not files:
        say(_("All files are whole."))


def sync(settings: Settings, folder: Path) -> int:
    """One round with the folder: write what is not shared yet, read what others wrote."""
    with opened(settings, folder, receive=False) as dossier:
        sent = dossier.publish()
        received = dossier.receive()
    if settings.as_json:
        say_json({"written": sent, "read": received})
        return 0
    say(
        ngettext("{count} change written into the folder.", "{count} changes written into the folder.", sent).format(
            count=sent
        )
    )
    say(
        ngettext("{count} change read from the folder.", "{count} changes read from the folder.", received).format(
            count=received
        )
    )
    return 0
