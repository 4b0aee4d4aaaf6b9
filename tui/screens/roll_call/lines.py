"""The roll as the lines of a list: delegates under their parties, with their states, times and stand-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.meeting.attendance import by_party, heads
from store.meeting.records import Delegate, Party
from store.meeting.refs import Ref, to_delegate
from store.meeting.text import fold
from tui.language import _, term
from tui.widgets.roll import RollLine
from tui.widgets.roll_wording import name_text, plain_counts, state_of, times_text

if TYPE_CHECKING:
    from store.dossier import Dossier


def roll_lines(dossier: Dossier, words: str) -> tuple[list[RollLine], int]:
    """Those whose name, office, party or state holds all these words, which are folded; and how many there are in all.

    Everybody keeps his number, whatever is filtered.
    """
    wanted = words.split()
    delegates = dossier.delegates[:]
    instead_of = {one.replaced_by: one.name for one in delegates if one.replaced_by}
    lines: list[RollLine] = []
    number = 0
    for party, members in by_party(dossier.parties[:], delegates):
        heading: tuple[str, str] | None = (_party_name(party), plain_counts(heads(members)))
        for one in members:
            number += 1
            sign, state, look = state_of(one)
            if wanted and not _fits(wanted, one, party, state):
                continue
            note = _note(dossier, one, party, instead_of)
            lines.append(RollLine(one.uid, number, sign, state, look, name_text(one), one.office, note, heading))
            heading = None
    return lines, number


def _note(dossier: Dossier, delegate: Delegate, party: Party | None, instead_of: dict[Ref, str]) -> str:
    told = [times_text(delegate, dossier.get, dossier.meeting.day, short=True)]
    replaced = instead_of.get(to_delegate(delegate.uid))
    if replaced:
        told.append(_("for {name}").format(name=replaced))
    elif dossier.meeting.voting:
        from tui.widgets.vote_wording import vote_note

        told.append(vote_note(delegate, party))
    return " · ".join(filter(None, told))


def _party_name(party: Party | None) -> str:
    return f"{party.name} · {term(party.role)}" if party else _("Other delegates")


def _fits(words: list[str], delegate: Delegate, party: Party | None, state: str) -> bool:
    held = fold(f"{delegate.name} {delegate.office} {party.name if party else ''} {state}")
    return all(word in held for word in words)
