"""Writes the minutes while the screen goes on taking keys, and opens what was written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store.errors import CannotRead, CannotWrite, StoreError
from store.progress import Progress, untold
from tui import documents, template_wording, templates
from tui.language import _
from tui.messages import plain, sentences

if TYPE_CHECKING:
    from textual.app import App

    from exports.options import Options
    from store.dossier import Dossier

_HELD = {os.strerror(code) for code in (errno.EACCES, errno.EPERM, errno.EBUSY)}
_written: dict[Path, bytes] = {}
"""The files written since the program began, and the sums of what was written: nobody has changed those by hand."""


class Exists(Exception):
    """A file of this name is there and was not written just now; somebody may have worked on it."""


class Wish(NamedTuple):
    """What is to be written: where, how, and whether a file that is there already may be replaced.

    ``template`` is read anew each time: whoever mends it in Word writes again right after.
    """

    path: Path
    options: Options
    replacing: bool = False
    template: Path | None = None


def path_of(dossier: Dossier, name: str) -> Path:
    """Where a file of this name goes: into the dossier's folder, or where the name itself says."""
    asked = Path(name).expanduser()
    return asked if asked.is_absolute() else documents.place(dossier, name)


def with_suffix(name: str, suffix: str) -> str:
    """The name with the suffix of its format, where it does not end in it yet."""
    return name if name.lower().endswith(suffix) else f"{name}{suffix}"


def beside(path: Path) -> str:
    """A name that is free: the same with a number behind it."""
    number = 2
    while path.with_name(f"{path.stem} ({number}){path.suffix}").exists():
        number += 1
    return f"{path.stem} ({number}){path.suffix}"


def write(dossier: Dossier, wish: Wish) -> Callable[[Progress], Path]:
    """The work: give it a progress to tell, get back where it was written. Raises CannotWrite, Exists and Stopped."""

    def work(progress: Progress) -> Path:
        documents.refuse_away(dossier, wish.path)
        options = wish.options
        if wish.template is not None:
            options = replace(options, template=templates.read(wish.template).content)
        content = documents.content(dossier.proceedings(), wish.path, options, progress)
        there = _sum_of(wish.path)
        made = sha256(content).digest()
        if there == made:
            return wish.path
        own = wish.template is not None and templates.is_same(wish.path, wish.template)
        if own or (there is not None and not wish.replacing and there != _written.get(wish.path)):
            raise Exists
        documents.put(wish.path, content)
        _written[wish.path] = made
        return wish.path

    return work


def _sum_of(path: Path) -> bytes | None:
    """The sum of the file there; None where there is none; no sum at all where it cannot be read."""
    try:
        return sha256(path.read_bytes()).digest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError):
        return b""


def is_held(error: Exception, path: Path) -> bool:
    """Whether the file is there and may not be replaced: on Windows, because Word has it open."""
    return isinstance(error, CannotWrite) and error.detail in _HELD and path.exists()


def is_about_template(error: Exception | None) -> bool:
    """Whether the office's own template cannot be filled."""
    if error is None:
        return False
    from exports.word.template import TemplateTrouble

    return isinstance(error, TemplateTrouble)


def trouble(error: Exception) -> str:
    """What became of the writing, and what to do, in two sentences."""
    if is_about_template(error):
        return _("The template cannot be filled; nothing was written. Ctrl+E, then T, tells what is wrong with it.")
    if isinstance(error, CannotRead):  # all that is read for writing is the template
        return " ".join(template_wording.unreadable(error))
    if isinstance(error, StoreError):
        return " ".join(sentences(error))
    return _("The minutes could not be written because of a fault in the program. Everything recorded is safe.")


def open_written(path: Path) -> str:
    """Open the file with the system's own program; gives back what is to be said about it."""
    from tui.system_open import Opening, open_file

    if not path.is_file():
        return _("“{path}” is no longer there. Enter writes it again.").format(path=plain(str(path)))
    begun = open_file(path)
    if begun is Opening.BEGUN:
        return _("Opening {path}").format(path=plain(str(path)))
    if begun is Opening.NO_DISPLAY:
        return _("There is no screen here on which a program could show it. The file is {path}").format(
            path=plain(str(path))
        )
    return _("This computer names no program that opens such files. The file is {path}").format(path=plain(str(path)))


def write_now(app: App[Any], dossier: Dossier) -> None:
    """Write the minutes as they were chosen last, away from the keys, and say where or why not."""
    from exports import formats
    from exports.options import DocumentKind

    from .choices import recall, where

    choices = recall(dossier)
    if choices.options.kind is DocumentKind.EXTRACT and not choices.options.party:
        app.notify(_("An extract is for one party, and none is chosen yet: Ctrl+E, then P."), markup=False)
        return

    def work() -> None:
        name = choices.name or formats.default_name(dossier.proceedings(), choices.options, choices.suffix)
        try:
            path = path_of(dossier, with_suffix(name, choices.suffix))
            wish = Wish(path, choices.options, template=choices.filled)
            try:
                written = write(dossier, wish)(untold)
            except Exists:
                written = write(dossier, wish._replace(path=path.with_name(beside(path))))(untold)
        except Exception as error:
            # The minutes can be written again at any time; the meeting must not end because of them.
            app.call_from_thread(app.notify, trouble(error), severity="error", timeout=15, markup=False)
            return
        words = where(choices.options.kind, plain(str(written)))
        app.call_from_thread(app.notify, words, timeout=15, markup=False)

    app.run_worker(work, thread=True, group="writing", exit_on_error=False)
