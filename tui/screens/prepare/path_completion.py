"""A path that is being typed: what fits, completed as a shell does it, and the file that is meant in the end."""

from __future__ import annotations

import contextlib
import os
import shlex
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from store.meeting.text import fold


class Paths:
    """Folders, and files with certain endings. A folder is listed once, so that typing never waits for it again."""

    def __init__(self, suffixes: Collection[str]) -> None:
        self._suffixes = tuple(suffixes)
        self._listed: tuple[str, list[str]] = ("", [])

    def fitting(self, text: str) -> list[str]:
        """The names that fit the last part of the path, folders with / behind; those spelt so before the others."""
        folder, last = os.path.split(text)
        names = [name for name in self._names(folder) if last.startswith(".") or not name.startswith(".")]
        exact = [name for name in names if unicodedata.normalize("NFC", name).startswith(last)]
        return exact or [name for name in names if fold(name).startswith(fold(last))]

    def completed(self, text: str) -> str:
        """The path as far as it is clear; the same path where nothing fits."""
        fitting = self.fitting(text)
        folder, last = os.path.split(text)
        common = os.path.commonprefix(fitting)  # noqa: RUF071 - of one name's letters, not of folders
        if not fitting or len(common) < len(last):
            return text
        return os.path.join(folder, common)  # noqa: PTH118 - "~" and a missing folder have to stay as they were typed

    def _names(self, folder: str) -> list[str]:
        if self._listed[0] != folder or not self._listed[1]:
            self._listed = (folder, self._list(folder))
        return self._listed[1]

    def _list(self, folder: str) -> list[str]:
        try:
            with os.scandir(meant(folder or ".")) as entries:
                found = [(entry.name, entry.is_dir()) for entry in entries]
        except (OSError, ValueError):
            return []
        return sorted(
            f"{name}/" if is_folder else name
            for name, is_folder in found
            if is_folder or name.lower().endswith(self._suffixes)
        )


def meant(text: str) -> Path:
    """The path that was typed, pasted, or dropped into the terminal from a file manager.

    ~ is the home folder, quotes around it fall away, a ``file://`` address is the path it names, a backslash before a
    space or sign belongs to the shell, and accents may be spelt either way: what is typed here is composed Unicode,
    the names on a disk may be decomposed. A path that is there as it stands is not looked at any further.
    """
    readings = list(dict.fromkeys(_readings(text)))
    for path in readings:
        with contextlib.suppress(OSError, RuntimeError, ValueError):
            for found in (path, _by_either_spelling(path)):
                if found.exists():
                    return found
    return readings[-1]


def _readings(text: str) -> Iterator[Path]:
    """The paths that a text can mean, the most literal first."""
    bare = text.strip()
    for words in (bare, bare.strip("'\""), _address(bare.strip("'\"")), _unquoted(bare)):
        if words:
            try:
                yield Path(words).expanduser()
            except (RuntimeError, ValueError):
                yield Path(words)
    if not bare:
        yield Path(text)


def _address(words: str) -> str:
    """The path in a file:// address, as browsers and file managers drop it; empty for anything else."""
    if not words.lower().startswith("file:"):
        return ""
    parts = urlsplit(words)
    path = unicodedata.normalize("NFC", url2pathname(parts.path))
    return path if parts.netloc in ("", "localhost") or not path else f"//{parts.netloc}{path}"


def _unquoted(words: str) -> str:
    """The one word that a shell would read, for what a terminal has quoted for it; empty where it is not one."""
    if os.name == "nt" or not set(words) & set("\\'\""):
        return ""
    try:
        parts = shlex.split(words)
    except ValueError:
        return ""
    return parts[0] if len(parts) == 1 else ""


def _by_either_spelling(path: Path) -> Path:
    found = Path(path.anchor)
    for part in path.relative_to(found).parts if path.anchor else path.parts:
        here = found / part
        if not here.exists() and found.is_dir():
            twins = (one for one in found.iterdir() if unicodedata.normalize("NFC", one.name) == part)
            here = next(twins, here)
        found = here
    return found
