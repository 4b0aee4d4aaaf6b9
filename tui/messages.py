"""What a user reads when a file or folder is in the way: one sentence for what happened, one for what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import CannotWrite, StoreError, Trouble
from store.meeting.text import clean

from .language import N_, _

if TYPE_CHECKING:
    from store.meeting.gaps import GapKind

_LONGEST = 200

_SENTENCES: dict[Trouble, tuple[str, str]] = {
    Trouble.NO_FOLDER: (
        N_("There is no folder “{path}”."),
        N_("Check the spelling, or make a new dossier with “rapporteur new”."),
    ),
    Trouble.NOT_A_DOSSIER: (
        N_("The folder “{path}” is not a dossier of Rapporteur."),
        N_("Name the folder that holds the subfolder “changes”, or make a new dossier with “rapporteur new”."),
    ),
    Trouble.DOSSIER_EXISTS: (
        N_("The folder “{path}” already holds a dossier."),
        N_("Open it with “rapporteur open”, or name another folder for the new one."),
    ),
    Trouble.HALF_SYNCED: (
        N_("The folder “{path}” is a dossier whose files have not all arrived yet."),
        N_("Wait until the program that shares the folder has finished, then try again; nothing is lost."),
    ),
    Trouble.NO_FILE: (
        N_("There is no file “{path}”."),
        N_("Check the spelling and the folder, then try again."),
    ),
    Trouble.NOT_READABLE: (
        N_("“{path}” cannot be read."),
        N_("Check that it is a file of yours and that no other program holds it, then try again."),
    ),
    Trouble.NOT_OURS: (
        N_("“{path}” was not written by Rapporteur or belongs to another dossier."),
        N_("Leave it out; everything else is read as before."),
    ),
    Trouble.DAMAGED: (
        N_("“{path}” is damaged or incomplete."),
        N_("Fetch a sound copy of it from the place it came from, then try again."),
    ),
    Trouble.TOO_LARGE: (
        N_("“{path}” is larger than Rapporteur reads."),
        N_("Divide it into smaller files, then try again."),
    ),
    Trouble.NEWER_FORMAT: (
        N_("“{path}” was written by a newer Rapporteur."),
        N_("Update Rapporteur on this machine, then try again; the file is kept as it is."),
    ),
    Trouble.WRONG_TYPE: (
        N_("“{path}” is not a kind of file that can be read here."),
        N_("Save it as .xlsx, .docx, .csv or .json, then try again."),
    ),
    Trouble.NO_HEADINGS: (
        N_("“{path}” has no headings that say what its columns are."),
        N_("Write the names of the columns into the first row, for example: number, title, field, parties."),
    ),
    Trouble.NO_NAMES: (
        N_("No column of “{path}” holds the names or titles of its rows."),
        N_("Write “name” above it for parties and delegates, “title” for agenda and items, then try again."),
    ),
    Trouble.UNCLEAR_TABLE: (
        N_("The headings of “{path}” do not tell what it lists."),
        N_("Say it with --as items, --as delegates, --as agenda or --as parties."),
    ),
    Trouble.BAD_VALUE: (
        N_("“{path}” has a value that does not belong there."),
        N_("Correct the value, then try again."),
    ),
    Trouble.ONLY_TASKS: (
        N_("“{path}” lists directives and commitments, which are recorded in the meeting and not read from a file."),
        N_("If they are to be items of the register, say so with --as items."),
    ),
    Trouble.OLD_FONTS: (
        N_("The text in “{path}” is written for an old Vietnamese font (TCVN3 or VNI), not in Unicode."),
        N_("Change it to Unicode (UniKey: Ctrl+Shift+F6), save it, then try again."),
    ),
    Trouble.UNKNOWN_ENCODING: (
        N_("The letters in “{path}” are in an encoding that is not known here."),
        N_("Save it again as “CSV UTF-8”, then try again."),
    ),
    Trouble.OLD_OFFICE: (
        N_("“{path}” is in the old format of Word or Excel."),
        N_("Open it in Word, Excel or LibreOffice, save it as .docx or .xlsx, then try again."),
    ),
    Trouble.WORD_TEMPLATE: (
        N_("“{path}” is a template, not a document with lists in it."),
        N_("Make a document from it in Word or Excel, save it as .docx or .xlsx, then try again."),
    ),
    Trouble.STRICT_OFFICE: (
        N_("“{path}” is in the variant “Strict Open XML”, which is not read here."),
        N_("Save it in Word or Excel once more, as an ordinary .docx or .xlsx, then try again."),
    ),
    Trouble.ENCRYPTED: (
        N_("“{path}” is locked with a password."),
        N_("Open it with its password, save a copy without one, then try again."),
    ),
    Trouble.HOSTILE: (
        N_("“{path}” is made in a way that could harm this machine, and was not read."),
        N_("Ask whoever sent it for another copy; what you need can also be copied into a new, empty file."),
    ),
    Trouble.NO_SUCH_SHEET: (
        N_("“{path}” has no such sheet or table."),
        N_("Name one of those in brackets, or leave the sheet out to read all of them."),
    ),
    Trouble.NO_TABLES: (
        N_("“{path}” holds no table and no list that could be read."),
        N_("Check that it is the right file; a list that is only a picture has to be typed out first."),
    ),
    Trouble.NO_OFFICE: (
        N_("A .pdf is made by LibreOffice, and that was not found on this computer."),
        N_("Install LibreOffice (it costs nothing), or write .docx or .html and print that as PDF."),
    ),
    Trouble.OFFICE_FAILED: (
        N_("LibreOffice (“{path}”) did not make a .pdf of the document."),
        N_("Try once more; if it fails again, write .docx, open it and save it as PDF there."),
    ),
    Trouble.NOT_WRITABLE: (
        N_("“{path}” cannot be written; what was there before is untouched."),
        N_("Check that the place exists and is yours to write in, then try again."),
    ),
    Trouble.DISK_FULL: (
        N_("“{path}” cannot be written because the disk is full; what was there before is untouched."),
        N_("Make room on the disk, then try again."),
    ),
}

_SYSTEM: dict[str, str] = {
    os.strerror(code): words
    for code, words in (
        (errno.ENOSPC, N_("the disk is full")),
        (errno.ENOENT, N_("there is no such place")),
        (errno.ENOTDIR, N_("a part of the path is no folder")),
        (errno.EISDIR, N_("it is a folder")),
        (errno.EEXIST, N_("something of that name is there already")),
        (errno.EACCES, N_("no right to do so")),
        (errno.EPERM, N_("no right to do so")),
        (errno.EROFS, N_("the place is read-only")),
        (errno.ENAMETOOLONG, N_("the name is too long")),
        (errno.EBUSY, N_("another program holds it")),
        (errno.EIO, N_("the drive reports an error")),
        (errno.ENOTCONN, N_("the drive is away")),
        (errno.ENODEV, N_("the drive is away")),
        (errno.EHOSTDOWN, N_("the drive is away")),
        (errno.EHOSTUNREACH, N_("the drive is away")),
        (errno.ENETUNREACH, N_("the drive is away")),
        (errno.ETIMEDOUT, N_("the drive is away")),
        (errno.ESTALE, N_("the drive is away")),
    )
}
"""What the operating system says in English about a file, as the user is told it."""

_PLACES = {
    "away": N_("the drive is away"),
    "emptied": N_("it has been emptied"),
    "replaced": N_("another dossier is there now"),
}
"""What stands in the place of a dossier's folder, as ``store.keeping.place`` names it."""

_CONTENTS = {
    ".html": N_("it holds a web page, whatever its name says"),
    ".mht": N_("it holds a web page, whatever its name says"),
    ".rtf": N_("it holds Rich Text (RTF), whatever its name says"),
    ".pdf": N_("it holds a PDF, whatever its name says"),
    ".xml": N_("it holds bare XML, whatever its name says"),
    ".odt": N_("it holds an OpenDocument text, whatever its name says"),
    ".ods": N_("it holds an OpenDocument spreadsheet, whatever its name says"),
    ".txt": N_("it holds plain text, whatever its name says"),
    ".zip": N_("it holds a zip archive, whatever its name says"),
}
"""What a file is in truth, as ``store.intake.signatures`` tells it, for a file whose name says something else."""

_GAPS: dict[str, str] = {
    "no_place": N_("no place"),
    "no_issuing_body": N_("no issuing body"),
    "no_chair": N_("no chair"),
    "no_secretary": N_("no secretary"),
    "no_start": N_("no time of opening"),
    "no_end": N_("no time of closing"),
    "attendance_open": N_("roll not called"),
    "no_quorum": N_("too few voters there"),
    "missed_word": N_("something missed (@@)"),
    "unknown_speaker": N_("unknown speaker"),
    "no_owner": N_("nobody named to do it"),
    "no_deadline": N_("no deadline"),
    "no_outcome": N_("no outcome or reason"),
    "vote_differs": N_("vote does not fit the roll"),
    "nothing_told": N_("carried over, not a word of it yet"),
}


def gap(kind: GapKind) -> str:
    """What is missing, in a few words."""
    return _(_GAPS[kind])


def waiver(kept: str) -> str:
    """A waiver as the record keeps it, ``no_place: reason``, in words; one of an unknown kind as it stands."""
    kind, colon, reason = kept.partition(":")
    known = _GAPS.get(kind.strip())
    return f"{_(known)}{colon}{reason}" if known else kept


def sentences(error: StoreError) -> tuple[str, str]:
    """What happened and what to do, in the interface language; the error's fact stands in brackets."""
    happened, to_do = _SENTENCES[error.trouble]
    told = _(happened).format(path=plain(error.path))
    detail = _detail(error)
    if detail:
        told = f"{told.removesuffix('.')} ({plain(detail)})."
    return told, _(to_do)


def _detail(error: StoreError) -> str:
    """The error's fact: the system's own words in the user's language, a number as the line it is."""
    if error.detail in _SYSTEM:
        return "" if error.trouble is Trouble.DISK_FULL else _(_SYSTEM[error.detail])
    if error.detail in _PLACES:
        return _(_PLACES[error.detail])
    if error.trouble is Trouble.WRONG_TYPE and not error.path.lower().endswith(error.detail):
        return _(_CONTENTS.get(error.detail, error.detail))
    if error.detail.isdecimal() and error.trouble is not Trouble.NO_SUCH_SHEET:
        return _("line {line}").format(line=error.detail)
    return error.detail


def away(title: str, folder: Path) -> tuple[str, str]:
    """That a dossier known here is not where it was when it was opened last, and what to do."""
    return (
        _("The folder “{path}” of “{title}” is not there now.").format(path=plain(str(folder)), title=plain(title)),
        _("Connect the drive it lies on, then try again; if it was moved, open it once where it is now."),
    )


def exit_code(error: StoreError) -> int:
    """4 where something could not be written, 3 where it could not be read or is not ours."""
    return 4 if isinstance(error, CannotWrite) else 3


def plain(text: str) -> str:
    """Text from outside on one line, without control characters, of a length that fits a sentence."""
    shown = clean(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]}…{shown[-_LONGEST // 2 :]}"
