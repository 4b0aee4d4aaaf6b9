"""What a dossier takes over once more from the one it was carried over from, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.keeping.place import Place
from store.meeting.carry_over import OWN_FIELDS, Update
from store.meeting.kinds import RecordKind
from tui.language import _, field_name, ngettext
from tui.messages import away

from .value_wording import label

if TYPE_CHECKING:
    from store.dossier import Dossier

_SHOWN = 8
"""Records named one by one; of more, how many others there are."""


def update_lines(dossier: Dossier, update: Update, *, most: int = _SHOWN) -> list[tuple[str, str]]:
    """Each sort of what was taken over with the records it is about; empty where nothing was to be taken over."""
    changed = [one for one in update.changed if one not in update.added]
    kept: dict[tuple[RecordKind, str], list[str]] = {}
    for kind, uid, field in update.kept:
        if field not in OWN_FIELDS:
            kept.setdefault((kind, uid), []).append(field_name(field))
    renumbered = [f"{label(dossier, RecordKind.ITEM, uid)} ({there})" for uid, there, _here in update.renumbered]
    rows = [
        (_("new from the earlier meeting"), _named(dossier, update.added, most)),
        (_("its number (there) is another item's here"), _listed(renumbered, most)),
        (_("changed as there"), _named(dossier, changed, most)),
        (
            _("kept as written here"),
            _listed([f"{label(dossier, *one)} ({', '.join(fields)})" for one, fields in kept.items()], most),
        ),
        (_("deleted here, left so"), _named(dossier, update.left_out, most)),
    ]
    return [(what, names) for what, names in rows if names]


def update_summary(update: Update) -> str:
    """How much would be taken over, in a sentence, and what stays deleted."""
    added, changed = len(update.added), len(update.changed)
    if not added and not changed:
        gone = len(update.left_out)
        stays = ngettext(
            "{count} record deleted here stays so; in History (Ctrl+R) it can be brought back.",
            "{count} records deleted here stay so; in History (Ctrl+R) they can be brought back.",
            gone,
        )
        nothing = _("Nothing has changed in the earlier dossier since.")
        return f"{nothing} {stays.format(count=gone)}" if gone else nothing
    parts = []
    if added:
        parts.append(ngettext("{count} new", "{count} new", added).format(count=added))
    if changed:
        parts.append(ngettext("{count} changed", "{count} changed", changed).format(count=changed))
    kept = len({(kind, uid) for kind, uid, _field in update.kept})
    if kept:
        words = ngettext("{count} keeps what was written here", "{count} keep what was written here", kept)
        parts.append(words.format(count=kept))
    return ", ".join(parts)


def disputed_words(earlier: Dossier) -> str:
    """That an earlier dossier has fields with several versions, of which one is taken over; empty where it has none."""
    count = earlier.disputed
    if not count:
        return ""
    words = ngettext(
        "{count} field of the earlier dossier has several versions; the one shown there is taken over.",
        "{count} fields of the earlier dossier have several versions; those shown there are taken over.",
        count,
    )
    return words.format(count=count)


def doubts(earlier: Dossier) -> str:
    """Why an earlier dossier may not say all that it should: it is away or disputed; empty where all is well."""
    gone = [] if earlier.place is Place.HERE else [away(earlier.meeting.title, earlier.folder)[0]]
    return " ".join(filter(None, (*gone, disputed_words(earlier))))


def _named(dossier: Dossier, records: Iterable[tuple[RecordKind, str]], most: int) -> str:
    return _listed([label(dossier, kind, uid) for kind, uid in records], most)


def _listed(names: list[str], most: int) -> str:
    shown = "; ".join(names[:most])
    return f"{shown}; … +{len(names) - most}" if len(names) > most else shown
