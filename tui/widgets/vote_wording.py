"""What the screens say about votes: who has one, whether enough are there, and what a recorded vote does not fit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from store.meeting import voting
from store.meeting.capture.drafts import EntryDraft
from store.meeting.consequences import moment
from store.meeting.kinds import DelegateRole, PartyRole
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate, Entry, Party
from store.meeting.refs import UNKNOWN
from store.meeting.voting import Side, VoteTrouble, VoteTroubleKind
from tui.language import N_, _, ngettext

from .wording import Said

if TYPE_CHECKING:
    from store.dossier import Dossier

SIDES: dict[Side, str] = {
    Side.IN_FAVOUR: N_("in favour"),
    Side.AGAINST: N_("against"),
    Side.ABSTAINED: N_("abstained"),
}
"""How each side of a vote is called."""


def vote_note(delegate: Delegate, party: Party | None) -> str:
    """What the roll says beside a delegate without a vote."""
    if delegate.role is DelegateRole.GUEST or (party is not None and party.role is PartyRole.INVITED):
        return _("guest, no vote")
    return "" if delegate.has_vote else _("no vote")


def quorum_said(proceedings: Proceedings, at: datetime | None = None, point: str = "") -> list[Said]:
    """How many of those with a vote are there, and whether that is enough."""
    quorum = voting.quorum_at(proceedings, at, point)
    said: list[Said] = [
        (
            _("{there}/{entitled} with a vote are there").format(there=quorum.there, entitled=quorum.entitled),
            "strong",
        )
    ]
    if quorum.needed is not None:
        said.append((_(" · at least {needed}: ").format(needed=quorum.needed), ""))
        said.append((_("✓ enough"), "good") if quorum.enough else (_("! too few"), "bad"))
    return said


def too_few(proceedings: Proceedings) -> str:
    """That too few voters are there now for the quorum; empty where enough are, or no rule is known."""
    quorum = voting.quorum_at(proceedings)
    if quorum.enough is not False:
        return ""
    return _("Too few with a vote are there now: {there}, and {needed} are needed.").format(
        there=quorum.there, needed=quorum.needed
    )


def trouble_text(trouble: VoteTrouble, proceedings: Proceedings) -> str:
    """What is wrong with a vote, in a few words."""
    name = _("somebody") if trouble.who == UNKNOWN else proceedings.name(trouble.who)
    counted, allowed = trouble.counted, trouble.allowed
    match trouble.kind:
        case VoteTroubleKind.TOO_MANY_VOTES:
            return ngettext(
                "{counted} vote, but {allowed} with a vote there",
                "{counted} votes, but {allowed} with a vote there",
                counted,
            ).format(counted=counted, allowed=allowed)
        case VoteTroubleKind.NO_QUORUM:
            return _("no quorum: {counted} there, {allowed} needed").format(counted=counted, allowed=allowed)
        case VoteTroubleKind.NOT_THERE:
            return _("{name} is not there").format(name=name)
        case VoteTroubleKind.NOT_LISTED:
            return _("{name} is not on the list of delegates").format(name=name)
        case VoteTroubleKind.NO_VOTE:
            return _("{name} has no vote").format(name=name)
        case VoteTroubleKind.TWICE:
            return _("{name} is named twice").format(name=name)
        case VoteTroubleKind.TOO_MANY_NAMES:
            side = _(SIDES[trouble.side]) if trouble.side else ""
            return _("{counted} named {side}, but {allowed} counted").format(
                counted=counted, allowed=allowed, side=side
            )


def entry_warning(entry: Entry, dossier: Dossier) -> str:
    """What the vote in an entry does not fit, beginning with ``!``; empty where all is well or none are taken."""
    if entry.vote is None or not dossier.meeting.voting:
        return ""
    held = dossier.proceedings()
    told = [trouble_text(trouble, held) for trouble in voting.check(entry, held)]
    return f"! {'; '.join(told)}" if told else ""


def voting_warnings(draft: EntryDraft, dossier: Dossier) -> list[Said]:
    """What a vote that is being typed does not fit, to be shown before it; nothing where all is well."""
    held = dossier.proceedings()
    said: list[Said] = []
    for trouble in voting.check(_tried(draft, dossier), held):
        said += [(f"! {trouble_text(trouble, held)}", "warn"), ("  ·  ", "faint")]
    return said


def voters_said(draft: EntryDraft, dossier: Dossier) -> list[Said]:
    """Who was there to vote when a vote that is being typed was taken."""
    tried = _tried(draft, dossier)
    return quorum_said(dossier.proceedings(), tried.at, tried.point)


def _tried(draft: EntryDraft, dossier: Dossier) -> Entry:
    """The entry that the draft would become."""
    context = dossier.context()
    at = moment(draft.said_at, dossier.now().astimezone().replace(tzinfo=None), dossier.meeting, context)
    return Entry(uid="", at=at, point=context.point, kind=draft.kind, text=draft.text, vote=draft.vote)
