"""Differences of a returned document in words: for the screen and for the command line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from exports.returned.accepting import Standing
from exports.returned.differences import Difference, Way
from exports.returned.opening import Comparison, Foreign, NotReturned
from store.meeting.kinds import RecordKind

from .language import N_, _, day_text, field_name, ngettext, term
from .messages import plain
from .returned_review import Fate
from .widgets.value_wording import what_text
from .widgets.wording import upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.dossier import Dossier
    from store.meeting.final_versions import FinalVersion

SIGNS = {Fate.OPEN: "·", Fate.ACCEPTED: "✓", Fate.REWORDED: "✎", Fate.REFUSED: "✗", Fate.SEEN: "○"}
"""The sign of what was decided, so that it is not told by colour alone."""

_FATES = {
    Fate.OPEN: N_("not decided"),
    Fate.ACCEPTED: N_("taken over"),
    Fate.REWORDED: N_("taken over in other words"),
    Fate.REFUSED: N_("refused"),
    Fate.SEEN: N_("done with"),
}
_WAYS = {
    Way.CHANGED: N_("changed"),
    Way.ADDED: N_("put in"),
    Way.DELETED: N_("taken out"),
    Way.MOVED: N_("moved to another place"),
    Way.COLUMN_REMOVED: N_("column taken out"),
    Way.REMARK: N_("remark"),
}
_FOREIGN = {
    Foreign.NO_WORD_FILE: (
        N_("“{name}” is no Word file."),
        N_("Choose the .docx file that came back; what came back as something else is saved as .docx first."),
    ),
    Foreign.ANOTHER_DOSSIER: (
        N_("“{name}” was made from another dossier."),
        N_("Open that dossier and compare the file there."),
    ),
    Foreign.NOTHING_ALIKE: (
        N_("“{name}” is no document of this dossier: nothing in it was sent from here."),
        N_("Choose the Word file that came back, or the dossier it belongs to."),
    ),
}


def foreign(error: NotReturned) -> tuple[str, str]:
    """Why a file is not compared, and what to do."""
    happened, to_do = _FOREIGN[error.why]
    return _(happened).format(name=plain(error.path.name)), _(to_do)


def fate(one: Fate) -> str:
    """What was decided."""
    return _(_FATES[one])


def way(one: Way) -> str:
    """What was done to what was sent."""
    return _(_WAYS[one])


def what(dossier: Dossier, one: Difference, width: int = 40) -> str:
    """Which record it is about; where in the document, for words that belong to none."""
    kind, _slash, uid = one.record.partition("/")
    if kind in set(RecordKind) and uid:
        return what_text(dossier, RecordKind(kind), uid, width)
    if kind in set(RecordKind):
        return _("new {kind}").format(kind=term(RecordKind(kind)))
    if one.way is Way.COLUMN_REMOVED:
        return _("a table")
    return _("words of the document itself")


def where(one: Difference) -> str:
    """Which field, or which column where it is not sure."""
    if one.way is not Way.CHANGED:
        return way(one.way)
    return field_name(one.field) if one.field else one.heading or field_name("text")


def people(one: Difference) -> str:
    """Who had a hand in it, and when: ``Lê Thị Hà 5/4/2024``; what nobody signed is said to be nobody's."""
    told = []
    newest: dict[str, str] = {}
    for hand in one.hands:
        newest[hand.author] = max(newest.get(hand.author, ""), hand.at)
    for author, at in newest.items():
        day = _day(at)
        name = author or _("somebody unnamed")
        told.append(f"{name} {day}".rstrip())
    if one.silent:
        told.append(_("unknown (changed without tracking)"))
    if not told:
        told = [f"{remark.author} {_day(remark.at)}".strip() for remark in one.comments]
    return ", ".join(dict.fromkeys(told))


def _day(at: str) -> str:
    try:
        return day_text(datetime.fromisoformat(at).date())
    except ValueError:
        return ""


def standing(one: Standing) -> str:
    """How the record stands to it where that has to be known; empty where it is as it was sent."""
    if one is Standing.CHANGED_SINCE:
        return _("The record has been changed since the document was sent.")
    if one is Standing.GONE:
        return _("The record it belongs to is no longer there.")
    return ""


def by_hand(one: Difference) -> str:
    """Why the program does not take it over by itself."""
    if one.way is Way.REMARK:
        return _("A remark: it changes nothing by itself.")
    if one.way is Way.MOVED:
        return _("Only its place in the document was changed; the record has an order of its own.")
    if one.way is Way.COLUMN_REMOVED:
        return _("What stood in this column was not compared.")
    if not one.record:
        return _("These words are no record's own: they are made anew each time the document is written.")
    if one.way is Way.DELETED:
        return _("It was taken out of the document; whether it goes from the record is for you to decide.")
    return _("It is not sure which field these words belong to: correct the record by hand.")


def consequence(one: Difference) -> str:
    """What accepting does where it is more than to put the new words in."""
    if one.way is Way.DELETED:
        if one.record.startswith(f"{RecordKind.ITEM}/"):
            return _("Taking it over sets the item’s state to dropped; nothing is deleted.")
        return _("Taking it over takes the entry out of the record; it can be restored.")
    if one.way is Way.ADDED:
        return _("Taking it over adds it to the record.")
    return ""


def summary(fates: list[Fate]) -> str:
    """How many differences there are, and how many are not decided."""
    count, waiting = len(fates), fates.count(Fate.OPEN)
    if not count:
        return _("Nothing differs from what was sent.")
    told = ngettext("{count} difference", "{count} differences", count).format(count=count)
    if not waiting:
        return _("{differences}, all decided").format(differences=told)
    return _("{differences}, {count} not decided").format(differences=told, count=waiting)


def notes(comparison: Comparison, versions: Sequence[FinalVersion]) -> list[str]:
    """What has to be known about the comparison as a whole. ``versions`` are the final ones of the dossier."""
    told = []
    sent, digest = comparison.sent.version, comparison.sent.digest
    newest = max((one.number for one in versions), default=0)
    if comparison.by_likeness and sent:
        told.append(
            _(
                "The file has lost what ties it to the record, so it was compared with version {sent}, by likeness: "
                "look twice."
            ).format(sent=sent)
        )
    elif comparison.by_likeness:
        told.append(
            _(
                "The file has lost what ties it to the record, so it was compared with the record as it is now, "
                "by likeness: look twice."
            )
        )
    if sent and not any((one.number, one.digest) == (sent, digest) for one in versions):
        told.append(
            _(
                "The file says that it is version {sent} with the content hash {digest}…, "
                "which this dossier does not know."
            ).format(sent=sent, digest=plain(digest[:8]))
        )
    elif sent and sent < newest:
        told.append(
            _("The file came back from version {sent}; the newest is version {newest}.").format(
                sent=sent, newest=newest
            )
        )
    elif newest and not sent and not comparison.by_likeness:
        told.append(_("The file came back from a draft; the newest is version {newest}.").format(newest=newest))
    return told


def heading(dossier: Dossier, one: Difference) -> str:
    """Record and field in one line."""
    return f"{what(dossier, one)} · {upper_first(where(one))}"
