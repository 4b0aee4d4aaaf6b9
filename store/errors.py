"""What can go wrong with files and folders, as facts; the sentences a user reads are made where they are shown."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    """What happened, each with one sentence for it and one for what to do, in the user's language."""

    NO_FOLDER = "no_folder"
    NOT_A_DOSSIER = "not_a_dossier"
    DOSSIER_EXISTS = "dossier_exists"
    HALF_SYNCED = "half_synced"
    NO_FILE = "no_file"
    NOT_READABLE = "not_readable"
    NOT_OURS = "not_ours"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    NEWER_FORMAT = "newer_format"
    WRONG_TYPE = "wrong_type"
    NO_HEADINGS = "no_headings"
    NO_NAMES = "no_names"
    UNCLEAR_TABLE = "unclear_table"
    ONLY_TASKS = "only_tasks"
    BAD_VALUE = "bad_value"
    UNKNOWN_ENCODING = "unknown_encoding"
    OLD_FONTS = "old_fonts"
    OLD_OFFICE = "old_office"
    WORD_TEMPLATE = "word_template"
    STRICT_OFFICE = "strict_office"
    ENCRYPTED = "encrypted"
    HOSTILE = "hostile"
    NO_SUCH_SHEET = "no_such_sheet"
    NO_TABLES = "no_tables"
    NO_OFFICE = "no_office"
    OFFICE_FAILED = "office_failed"
    NOT_WRITABLE = "not_writable"
    DISK_FULL = "disk_full"


class StoreError(Exception):
    """Something about a file or folder. ``detail`` is a fact (a line number, a value), never a sentence."""

    def __init__(self, trouble: Trouble, path: Path | str = "", detail: str = "") -> None:
        super().__init__(f"{trouble}: {path} {detail}".strip())
        self.trouble = trouble
        self.path = str(path)
        self.detail = detail


class CannotRead(StoreError):
    """A file or folder could not be read, or is not ours."""


class CannotWrite(StoreError):
    """A file or folder could not be written; what was there before is untouched."""
