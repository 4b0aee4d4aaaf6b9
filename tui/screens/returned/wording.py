"""A difference on the screen: its row in the list, and its page with the words marked that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.returned.accepting import Standing
from exports.returned.differences import Difference, Way
from store.meeting.differences import differences
from tui import returned_wording as words
from tui.language import _
from tui.returned_review import Fate, Row
from tui.widgets.versions import CLOSE, LACKS, OPEN, marked
from tui.widgets.wording import Said, upper_first

if TYPE_CHECKING:
    from store.dossier import Dossier
    from tui.returned_review import Review

_LOOKS = {Fate.OPEN: "accent", Fate.ACCEPTED: "good", Fate.REWORDED: "good", Fate.REFUSED: "faint", Fate.SEEN: "faint"}


def row_said(dossier: Dossier, row: Row) -> list[Said]:
    """What was decided, which record and field, what came, who."""
    one = row.difference
    decided = row.fate is not Fate.OPEN
    said: list[Said] = [(f"{words.SIGNS[row.fate]} ", _LOOKS[row.fate])]
    if row.fate is Fate.OPEN and row.standing in (Standing.CHANGED_SINCE, Standing.GONE):
        said.append(("! ", "warn"))
    elif row.fate is Fate.OPEN and row.standing is Standing.BY_HAND:
        said.append(("? ", "faint"))
    else:
        said.append(("  ", ""))
    look = "faint" if decided else ""
    said.append((words.what(dossier, one, 34), look))
    said.append((" · ", "faint"))
    said.append((words.where(one), look or "strong"))
    brief = _brief(one)
    if brief:
        said.append((f"  {brief}", look))
    people = words.people(one)
    if people:
        said.append((f"  {people}", "faint"))
    return said


def _brief(one: Difference) -> str:
    """The words that differ, as short as they can be said."""
    if one.way is Way.REMARK:
        return f"“{one.comments[0].text}”" if one.comments else ""
    if one.way is Way.ADDED:
        return f"+ “{one.returned}”"
    if one.way is not Way.CHANGED:
        return ""
    changed = [(left.strip(), right.strip()) for left, right in differences(one.sent, one.returned) if left != right]
    told = []
    for left, right in changed[:2]:
        if left and right:
            told.append(f"“{left}” → “{right}”")
        elif left or right:
            told.append(f"+ “{right}”" if right else f"− “{left}”")
    return ", ".join(told) + (" …" if len(changed) > 2 else "")


def page_said(dossier: Dossier, review: Review, row: Row) -> list[Said]:
    """The difference in full."""
    one = row.difference
    said: list[Said] = [
        (f"{row.number}  {words.what(dossier, one, 60)}", "strong"),
        (f" · {upper_first(words.where(one))}", "accent"),
        (f" · {words.SIGNS[row.fate]} {words.fate(row.fate)}\n", "faint"),
    ]
    people = words.people(one)
    if people:
        said += [(_("By"), "faint"), (f"  {people}\n", "")]
    for remark in one.comments:
        said += [(_("Remark"), "faint"), (f"  {remark.author}: {remark.text}\n", "")]
    if row.fate is Fate.OPEN:
        said += _standing(review, row)
    said += _texts(one)
    if row.fate is Fate.OPEN:
        if row.both is not None:
            said += [("→ ", "accent"), (_("Taking it over keeps both changes:") + "\n  ", "")]
            said += [*marked(row.both, row.difference.returned), ("\n", "")]
        if row.standing is Standing.BY_HAND:
            said += [("? ", "accent"), (words.by_hand(one) + "\n", "")]
        elif consequence := words.consequence(one):
            said += [("→ ", "accent"), (consequence + "\n", "")]
    return said


def _texts(one: Difference) -> list[Said]:
    if one.way in (Way.MOVED, Way.REMARK, Way.DELETED):
        return [(_("Sent"), "faint"), ("\n  ", ""), (one.sent or "—", ""), ("\n", "")]
    if one.way is Way.ADDED:
        return [(_("Returned"), "faint"), ("\n  ", ""), (one.returned, ""), ("\n", "")]
    if one.way is Way.COLUMN_REMOVED:
        return [(f"  {one.sent}\n\n", "")]
    sent, returned = marked(one.sent, one.returned), marked(one.returned, one.sent)
    said = [(_("Sent"), "faint"), ("\n  ", ""), *(sent or [("—", "")]), ("\n", "")]
    said += [(_("Returned"), "faint"), ("\n  ", ""), *(returned or [("—", "")]), ("\n", "")]
    if not one.field and one.context and one.context != one.sent and one.heading:
        said += [(_("Row"), "faint"), ("\n  ", ""), (one.context, "faint"), ("\n", "")]
    if any(text in (OPEN, LACKS, CLOSE) for text, _look in said):
        said.append((_("‹…› stands only in this version, ‸ where the other has more words") + "\n", "faint"))
    return said


def _standing(review: Review, row: Row) -> list[Said]:
    told = words.standing(row.standing)
    if not told:
        return []
    said: list[Said] = [("! ", "warn"), (told + "\n", "warn")]
    if row.standing is Standing.CHANGED_SINCE:
        now = review.current(row.difference)
        said += [
            (_("Now"), "faint"),
            ("\n  ", ""),
            *(marked(now, row.difference.returned) or [("—", "")]),
            ("\n", ""),
        ]
    return said
