"""The command sync: one round with a dossier's folder, or the end of sharing it; and what is wrong with which file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import CannotRead, StoreError, Trouble
from store.keeping.place import Place

from .. import messages
from ..language import _, ngettext
from .opening import opened
from .printing import progress, say, say_json, warn
from .recording import agreed
from .settings import Settings

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.keeping.examining import Fault
    from store.keeping.healing import Healed

USAGE = 2
UNREADABLE = 3


def sync(settings: Settings, folder: Path, end: bool, yes: bool) -> int:
    """Write what is not shared yet, read what others wrote, look through the whole folder; say what moved."""
    with opened(settings, folder, receive=False) as dossier:
        if end and not dossier.meeting.sharing_ended:
            if not yes and not sys.stdin.isatty():
                warn(_("Nothing was changed, because nobody could be asked."))
                warn(_("Add --yes to end the sharing without being asked."))
                return USAGE
            if not yes and not agreed(_("End the sharing of this dossier for everybody? (y/n) ")):
                say(_("Nothing was changed."))
                return 0
            dossier.end_sharing()
        try:
            written, read, healed = _round(dossier)
        except StoreError as error:
            return _tell_place(dossier, error)
        ended = dossier.sharing_ended
        clocks = {one.by: one.ahead for one in dossier.colleagues() if one.ahead}
    if settings.as_json:
        say_json(_as_json(written, read, healed, clocks, ended))
    else:
        _tell(written, read, healed, clocks, ended)
    return 0


def _round(dossier: Dossier) -> tuple[int, int, Healed]:
    written = read = 0
    try:
        written = dossier.publish()
        read = dossier.receive()
    except StoreError:
        if dossier.place is not Place.EMPTIED:  # which looking through it fills again
            raise
    with progress(_("Looking through the folder")) as tell:
        seen = 0

        def go_on() -> bool:
            nonlocal seen
            seen += 1
            tell(seen, 0)
            return True

        healed = dossier.heal(go_on)
    return written, read, healed


def _tell_place(dossier: Dossier, error: StoreError) -> int:
    """Say what stands where the folder should be, or what else was in the way."""
    path = messages.plain(str(dossier.folder))
    if dossier.place is Place.EMPTIED:
        emptied = _("The folder “{path}” has been emptied; everything that was recorded is kept on this machine.")
        warn(emptied.format(path=path))
        warn(_("Try again in a minute: if it is still empty then, it is filled again."))
        return UNREADABLE
    if dossier.place is Place.REPLACED:
        replaced = _("In the place of the folder “{path}” there is another dossier now, so nothing was written.")
        warn(replaced.format(path=path))
        warn(_("Put this dossier's own folder back in its place, then try again; nothing is lost."))
        return UNREADABLE
    if dossier.place is Place.AWAY:
        for sentence in messages.away(dossier.meeting.title, dossier.folder):
            warn(sentence)
        return messages.exit_code(error)
    raise error


def _as_json(written: int, read: int, healed: Healed, clocks: Mapping[str, float], ended: bool) -> dict[str, Any]:
    return {
        "written": written,
        "read": read,
        "put_back": {"own": healed.own, "others": healed.others},
        "waiting": healed.waiting,
        "not_whole": [{"path": str(path), "trouble": trouble.value} for path, trouble in healed.files],
        "clocks": {name: round(ahead) for name, ahead in clocks.items()},
        "ended": ended,
    }


def _tell(written: int, read: int, healed: Healed, clocks: Mapping[str, float], ended: bool) -> None:
    if ended:
        say(_("The sharing of this dossier has been ended: nothing is written into its folder any more."))
    else:
        say(
            ngettext(
                "{count} change written into the folder.", "{count} changes written into the folder.", written
            ).format(count=written)
        )
    say(
        ngettext("{count} change read from the folder.", "{count} changes read from the folder.", read).format(
            count=read
        )
    )
    if healed.own or healed.others:
        say(
            _("Missing in the folder and put back: {own} of this machine, {others} of others.").format(
                own=healed.own, others=healed.others
            )
        )
    if healed.waiting:
        say(
            ngettext(
                "{count} change of others is missing in the folder; if they do not put it back themselves, "
                "the next round some minutes from now does.",
                "{count} changes of others are missing in the folder; if they do not put them back themselves, "
                "the next round some minutes from now does.",
                healed.waiting,
            ).format(count=healed.waiting)
        )
    for name, ahead in clocks.items():
        warn(clock_differs(name, ahead))
    if healed.files:
        warn(_("These files in the folder are not read:"))
        for path, trouble in healed.files:
            warn(f"  {messages.plain(str(path))} — {_short(trouble)}")
        warn(_("“rapporteur check” says whether what they held stands elsewhere."))


def clock_differs(name: str, ahead: float) -> str:
    """That somebody's clock is off by so many seconds, against this machine's."""
    minutes = round(abs(ahead) / 60)
    text = (
        ngettext(
            "The clock of {name} is {count} minute ahead of this one.",
            "The clock of {name} is {count} minutes ahead of this one.",
            minutes,
        )
        if ahead > 0
        else ngettext(
            "The clock of {name} is {count} minute behind this one.",
            "The clock of {name} is {count} minutes behind this one.",
            minutes,
        )
    )
    return text.format(name=messages.plain(name), count=minutes)


def _short(trouble: Trouble) -> str:
    return {
        Trouble.NEWER_FORMAT: _("of a newer Rapporteur"),
        Trouble.TOO_LARGE: _("too large"),
        Trouble.NOT_READABLE: _("cannot be read now"),
    }.get(trouble, _("damaged or incomplete"))


def may_be_lost(faults: Iterable[Fault]) -> bool:
    """Whether a file is not whole of which nobody here can say that what it held stands elsewhere."""
    from store.keeping.examining import Held

    return any(fault.held is Held.UNKNOWN for fault in faults)


def tell_faults(faults: list[Fault]) -> None:
    """Name every file with something wrong in it; what is safe and what may be lost, apart."""
    from store.keeping.examining import Held

    if not faults:
        say(_("All files are whole."))
        return
    safe = [fault for fault in faults if fault.held is Held.ELSEWHERE]
    lost = [fault for fault in faults if fault.held is Held.UNKNOWN]
    for fault in faults:
        if fault.held is Held.NOT_OURS:
            for sentence in messages.sentences(CannotRead(fault.trouble, fault.path)):
                warn(sentence)
    if safe:
        warn(_("Damaged copies of what stands elsewhere; nothing is lost:"))
        for fault in safe:
            warn(f"  {messages.plain(str(fault.path))}")
            if fault.by is not None:
                warn("    " + _("its content is held by “{path}”").format(path=messages.plain(str(fault.by))))
    if lost:
        warn(_("Damaged, and nobody on this machine has read them whole, so that something may be lost:"))
        for fault in lost:
            warn(f"  {messages.plain(str(fault.path))} — {_short(fault.trouble)}")
        warn(
            _(
                "Leave them where they are and have everybody who records in this dossier open it once: "
                "what his machine still has comes back by itself."
            )
        )
