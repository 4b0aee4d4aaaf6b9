"""A contested field in words: which it is, each of its versions with what differs marked, and both as one.

What can be chosen is each version and, where what is shown is none of them but made of all, that as the last choice.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from store.meeting.differences import both, is_text
from store.meeting.fields import LONG_TEXTS, codec_of, decode
from tui.language import _, field_name
from tui.widgets.value_wording import local_words, value_text, what_text
from tui.widgets.versions import marked
from tui.widgets.wording import Said

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.history import Contested


_WHOLE = 2_000
"""The letters that are shown of a record which is to be kept or deleted."""


def field_said(dossier: Dossier, one: Contested) -> list[Said]:
    """Which field of which record, and whose versions there are."""
    what: list[Said] = [(what_text(dossier, one.kind, one.uid), ""), (" · ", "faint")]
    if one.spared:
        words = _("deleted by {deleter}, but changed by {name} meanwhile")
        return [*what, (words.format(deleter=_deleters(one), name=one.shown.by or "—"), "strong")]
    people = " ↔ ".join(dict.fromkeys(version.by for version in one.versions))
    return [
        *what,
        (field_name(one.field), "strong"),
        (f"  {people}", "faint"),
    ]


def _deleters(one: Contested) -> str:
    return ", ".join(dict.fromkeys(version.by or "—" for version in one.others))


def choices(one: Contested) -> int:
    """How many things can be chosen."""
    return len(one.versions) + one.is_merged


def first_choice(one: Contested) -> int:
    """What is offered first, counted from 0: what loses nothing and changes nothing that is seen."""
    if one.is_merged:
        return len(one.versions)
    return next((place for place, version in enumerate(one.versions) if version.value == one.merged), 0)


def _spared_said(dossier: Dossier, one: Contested, chosen: int) -> list[list[Said]]:
    """A record that was deleted too early: keep it, or delete it for good."""
    told = []
    for place, version in enumerate(one.versions):
        here = place == chosen
        words = _("Delete it for everybody") if version.value else _("Keep it for everybody")
        said: list[Said] = [(f"{'▶' if here else ' '} {place + 1}  {words}", "accent" if here else "strong")]
        said.append((f" · {version.by or '—'} · {local_words(version.at)}", "faint"))
        if not version.value:
            said += [("\n", ""), (what_text(dossier, one.kind, one.uid, _WHOLE), "")]
        told.append(said)
    return told


def versions_said(dossier: Dossier, one: Contested, chosen: int) -> list[list[Said]]:
    """Every version, the shown one first: its number, author and time, and its words.

    The words are compared with those of the shown version; those of the shown one with the ``chosen`` one's.
    """
    if one.spared:
        return _spared_said(dossier, one, chosen)
    texts = [value_text(dossier, one.kind, one.field, version.value) for version in one.versions]
    other = chosen if 0 < chosen < len(texts) else 1
    told = []
    for place, version in enumerate(one.versions):
        here = place == chosen
        head = f"{'▶' if here else ' '} {place + 1}  {version.by or '—'}"
        said: list[Said] = [(head, "accent" if here else "strong"), (f" · {local_words(version.at)}", "faint")]
        if version.value == one.merged:
            said.append((" · " + _("shown now"), "faint"))
        against = texts[other if place == 0 else 0]
        words = marked(texts[place], against) if _by_words(one) else [(texts[place], "")]
        told.append([*said, ("\n", ""), *words])
    return told


def both_said(dossier: Dossier, one: Contested, chosen: int) -> list[Said]:
    """What keeping both would make of them, where both can be kept, and what the signs mean."""
    told: list[Said] = []
    value = both_of(one)
    if one.is_merged:
        here = chosen == len(one.versions)
        head = f"{'▶' if here else ' '} {len(one.versions) + 1}  " + _("As shown now: all versions together")
        words = value_text(dossier, one.kind, one.field, one.merged)
        told = [(head, "accent" if here else "strong"), ("\n", ""), (words, ""), ("\n\n", "")]
    elif value is not None and value != _shown(one):
        words = value_text(dossier, one.kind, one.field, codec_of(one.kind)[one.field].encode(value))
        told = [("  b  " + _("Both"), "strong"), ("\n", ""), (words, ""), ("\n\n", "")]
    if _by_words(one):
        told.append((_("‹…› stands only in this version, ‸ where the other has more words"), "faint"))
    return told


def both_of(one: Contested) -> Any | None:
    """The typed value that keeps what all versions say; None where only one of them can stand there."""
    if one.field not in codec_of(one.kind):
        return None
    if one.field in LONG_TEXTS and isinstance(one.merged, str):
        return _shown(one)
    typed = [decode(one.kind, one.field, version.value) for version in one.versions]
    base = None if one.base is None else decode(one.kind, one.field, one.base)
    return reduce(lambda first, second: both(one.kind, one.field, first, second, base), typed)


def _shown(one: Contested) -> Any:
    """The typed value that is shown now."""
    return decode(one.kind, one.field, one.merged)


def is_readable(one: Contested, place: int) -> bool:
    """Whether this program knows what this version says; of a newer one it may be a word that it does not know."""
    if one.spared:
        return True
    codec = codec_of(one.kind).get(one.field)
    plain = version_value(one, place)
    if codec is None:
        return False
    return decode(one.kind, one.field, plain) != codec.default or plain in (None, codec.plain_default)


def version_value(one: Contested, place: int) -> Any:
    """The plain value of the choice at this place."""
    return one.versions[place].value if place < len(one.versions) else one.merged


def _by_words(one: Contested) -> bool:
    return not one.spared and (is_text(one.kind, one.field) or isinstance(one.shown.value, list))
