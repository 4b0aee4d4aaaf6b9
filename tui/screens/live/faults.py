"""What is wrong around the record while it is being kept: each said once, in a sentence, beside what is typed.

Everything here asks disks and folders, so it is for a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from store.errors import CannotWrite, StoreError, Trouble
from store.keeping.place import Place
from tui import synced_state
from tui.language import _, day_text, ngettext
from tui.messages import plain
from tui.widgets.wording import clock_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.notifications import SeverityLevel

    from store.dossier import Dossier

_FIRST_YEAR = 2020
"""Before it there was no such program: a clock that shows an earlier year is wrong."""
_WRONG = timedelta(days=1).total_seconds()
"""Seconds by which a clock may go back, for travels and summer time, before anybody is told."""


class Faults:
    """Looks for what the user should know and says it by ``say``, which gets the sentence and how severe it is."""

    def __init__(self, dossier: Dossier, say: Callable[[str, SeverityLevel], None]) -> None:
        self._dossier = dossier
        self._say = say
        self._told: set[object] = set()

    def at_start(self) -> None:
        """What the end of the last window left behind, a clock that cannot be right, a state folder that is shared."""
        if self._dossier.cut_off:
            restored = self._restored()
            self._dossier.present_on("")  # before it is said, so that closing this window, however soon, is noted
            self._say(restored, "information")
        shared = synced_state.warning(self._dossier.state)
        if shared:
            self._say(shared, "warning")
        now = self._dossier.now().astimezone()
        behind = self._dossier.clock_behind()
        told = {"day": day_text(now.date()), "time": clock_text(now)}
        if behind > _WRONG:
            then = day_text((now + timedelta(seconds=min(behind, _beyond(now)))).date())
            words = _("This machine's clock shows {time} on {day}, but something was recorded here on {then}.")
            self._say(f"{words.format(**told, then=then)} {self._set_it_right()}", "warning")
        elif now.year < _FIRST_YEAR:
            words = _("This machine's clock shows {time} on {day}, which cannot be.").format(**told)
            self._say(f"{words} {self._set_it_right()}", "warning")

    def _restored(self) -> str:
        count = len(self._dossier.entries)
        told = ngettext(
            "The program was not closed last time. {count} entry is here, all that was shown as saved.",
            "The program was not closed last time. {count} entries are here, all that was shown as saved.",
            count,
        ).format(count=count)
        if self._dossier.draft_line or self._dossier.draft_aside:
            line = _("What stood unfinished in the line is there again.")
            told = f"{told} {line}"
        return told

    @staticmethod
    def _set_it_right() -> str:
        return _("Please set it right: entries bear its time. Their order is not lost.")

    def look(self, trouble: StoreError | None) -> None:
        """After a round with the folder; ``trouble`` is what was wrong in it."""
        self._tell_files()
        self._tell_place()
        if self._dossier.only_in_folder:
            self._once(
                "only in folder",
                _(
                    "This machine's disk takes nothing more. What you record is saved in the dossier's folder only; "
                    "make room on the disk."
                ),
                "error",
            )
        else:
            self._told.discard("only in folder")
        if isinstance(trouble, CannotWrite) and trouble.path.startswith(str(self._dossier.home)):
            self._once(
                "cannot take in",
                _(
                    "This machine's disk takes nothing more, so what colleagues record cannot be shown. Make room; "
                    "nothing of theirs is lost."
                ),
                "error",
            )

    def _tell_files(self) -> None:
        newer = self._new(Trouble.NEWER_FORMAT)
        if newer:
            self._say(
                ngettext(
                    "{count} file in the folder was written by a newer Rapporteur. It is kept and passed on unread; "
                    "update Rapporteur on this machine to see what it says.",
                    "{count} files in the folder were written by a newer Rapporteur. They are kept and passed on "
                    "unread; update Rapporteur on this machine to see what they say.",
                    len(newer),
                ).format(count=len(newer)),
                "warning",
            )
        large = self._new(Trouble.TOO_LARGE)
        if large:
            self._say(
                ngettext(
                    "“{name}” in the folder holds more than Rapporteur reads, and is left out. All else is read.",
                    "“{name}” and others in the folder, {count} in all, hold more than Rapporteur reads, and are "
                    "left out. All else is read.",
                    len(large),
                ).format(count=len(large), name=plain(large[0].name)),
                "warning",
            )

    def _new(self, trouble: Trouble) -> list[Path]:
        files = self._dossier.unread_files
        found = sorted(path for path, wrong in files.items() if wrong is trouble and path not in self._told)
        self._told.update(found)
        return found

    def _tell_place(self) -> None:
        place, folder = self._dossier.place, plain(str(self._dossier.folder))
        if place is Place.REPLACED:
            words = _(
                "In “{path}” there is another dossier now, so nothing is written there. All you record is saved on "
                "this machine; put the right folder back, and it goes on by itself."
            )
        elif place is Place.EMPTIED and not self._dossier.sharing_ended:
            words = _(
                "“{path}” has been emptied. All is saved on this machine; if the folder is still empty in a minute, it "
                "is filled again."
            )
        else:
            self._told -= {Place.REPLACED, Place.EMPTIED}
            return
        self._once(place, words.format(path=folder), "warning")

    def _once(self, what: object, words: str, severity: SeverityLevel) -> None:
        if what not in self._told:
            self._told.add(what)
            self._say(words, severity)


def _beyond(now: datetime) -> float:
    """The seconds from now to the last moment there is."""
    return (datetime.max.replace(tzinfo=UTC) - now).total_seconds() - _WRONG
