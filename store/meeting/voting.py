"""Votes (biểu quyết) where a meeting takes them: who has one, whether enough are there, whether a vote can be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .attendance import Seat, came_late, each_once, seats
from .kinds import Attendance, DelegateRole, PartyRole
from .proceedings import Proceedings
from .records import Delegate, Entry, Vote
from .refs import NOBODY, UNKNOWN, Ref, split, to_delegate

__all__ = [
    "Quorum",
    "Side",
    "VoteTrouble",
    "VoteTroubleKind",
    "check",
    "count_of_side",
    "entitled",
    "may_vote",
    "names_of_side",
    "quorum_at",
    "quorum_of_opening",
    "voters",
    "voting_seats",
]

# Who votes -------------------------------------------------------------------------------------------


def may_vote(delegate: Delegate, proceedings: Proceedings) -> bool:
    """Whether a delegate has a vote: guests and delegates of invited parties have none, whatever is noted."""
    party = proceedings.party_by_uid.get(delegate.party)
    guest = delegate.role is DelegateRole.GUEST or (party is not None and party.role is PartyRole.INVITED)
    return delegate.has_vote and not guest


def entitled(proceedings: Proceedings) -> tuple[Delegate, ...]:
    """All delegates with a vote, there or not.

    Who is on the list only because he stands in for a delegate with a vote has that vote and none of his own.
    """
    with_vote = [one for one in proceedings.delegates if may_vote(one, proceedings)]
    standing_in = {
        split(one.replaced_by)[1]
        for one in with_vote
        if one.attendance is Attendance.REPLACED and split(one.replaced_by)[0] == "delegate"
    }
    return tuple(one for one in with_vote if one.uid not in standing_in)


def voting_seats(proceedings: Proceedings, at: datetime | None = None, point: str = "") -> tuple[Seat, ...]:
    """The places of delegates with a vote that somebody sat in at a moment (as in ``there_at``), one for each person.

    Nobody votes twice: who sits in two places has one of them.
    """
    with_vote = {one.uid for one in entitled(proceedings)}
    kept: dict[object, Seat] = {}
    for seat in seats(proceedings, at, point):
        if seat.delegate.uid in with_vote:
            kept.setdefault(seat.delegate.uid if seat.who == UNKNOWN else seat.who, seat)
    return tuple(kept.values())


def voters(proceedings: Proceedings, at: datetime | None = None, point: str = "") -> tuple[Ref, ...]:
    """Who can vote at a moment (as in ``there_at``), each once; UNKNOWN for a stand-in whose name was not caught."""
    return each_once(seat.who for seat in voting_seats(proceedings, at, point))


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough are there: how many voters of how many, and how many have to be; None where no rule is known.

    ``at`` is when enough had come, where that was after the opening.
    """

    there: int
    entitled: int
    needed: int | None = None
    at: datetime | None = None

    @property
    def enough(self) -> bool | None:
        """Whether the quorum is reached; None where there is no rule that can be read."""
        return None if self.needed is None else self.there >= self.needed


def _needed(proceedings: Proceedings, total: int) -> int | None:
    said = proceedings.meeting.quorum
    if not said:
        return None
    from .quorum import quorum_needed  # most meetings have no such rule, and need not wait for what reads it

    return quorum_needed(said, total)


def quorum_at(proceedings: Proceedings, at: datetime | None = None, point: str = "") -> Quorum:
    """The quorum at a moment, as in ``there_at``."""
    total = len(entitled(proceedings))
    return Quorum(len(voters(proceedings, at, point)), total, _needed(proceedings, total))


def quorum_of_opening(proceedings: Proceedings) -> Quorum:
    """The quorum with those who were there from the start.

    Where they were too few, the moment at which enough had come, if there was one: then ``at`` says when.
    """
    total = len(entitled(proceedings))
    needed = _needed(proceedings, total)
    sitting = voting_seats(proceedings, *_opening(proceedings))
    first = Quorum(len(sitting), total, needed)
    if first.enough is not False:
        return first
    late = sorted({one.arrived_at for one in proceedings.delegates if one.arrived_at and came_late(one, proceedings)})
    for moment in late:
        later = Quorum(len(voters(proceedings, moment)), total, needed, moment)
        if later.enough:
            return later
    return first


def _opening(proceedings: Proceedings) -> tuple[datetime | None, str]:
    """The end of the roll call: whoever had come by then was there from the start."""
    started = proceedings.meeting.started_at
    first = next(iter(proceedings.points), None)
    if started is not None:
        return started + timedelta(minutes=14, seconds=59), first.uid if first else ""
    return None, first.uid if first else ""


# Whether a vote can be right -------------------------------------------------------------------------


class VoteTroubleKind(StrEnum):
    """What is wrong with a recorded vote."""

    TOO_MANY_VOTES = "too_many_votes"
    NO_QUORUM = "no_quorum"
    NOT_THERE = "not_there"
    NOT_LISTED = "not_listed"
    NO_VOTE = "no_vote"
    TWICE = "twice"
    TOO_MANY_NAMES = "too_many_names"


class Side(StrEnum):
    """How somebody votes; the fields of a Vote are called so."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class VoteTrouble:
    """One thing wrong with a vote.

    ``who`` is the person named, where one is meant, ``side`` the side with too many names. ``counted`` is what was
    recorded (votes, or names) or who was there (NO_QUORUM), ``allowed`` what it may be, or has to be.
    """

    kind: VoteTroubleKind
    who: Ref = NOBODY
    side: Side | None = None
    counted: int = 0
    allowed: int = 0


def names_of_side(vote: Vote, side: Side) -> tuple[Ref, ...]:
    """Who voted so, as far as that was recorded."""
    return {
        Side.IN_FAVOUR: vote.in_favour_by,
        Side.AGAINST: vote.against_by,
        Side.ABSTAINED: vote.abstained_by,
    }[side]


def count_of_side(vote: Vote, side: Side) -> int:
    """How many voted so."""
    return {Side.IN_FAVOUR: vote.in_favour, Side.AGAINST: vote.against, Side.ABSTAINED: vote.abstained}[side]


def check(entry: Entry, proceedings: Proceedings) -> tuple[VoteTrouble, ...]:
    """What is wrong with the vote in this entry, against who was there when it was taken.

    Nothing where the meeting takes no votes or the entry holds none. Before the roll is called nobody can be said to
    be missing, so then only the names and numbers of the vote itself are compared.
    """
    if not proceedings.meeting.voting or entry.vote is None or entry.carried_from:
        return ()
    roll_called = any(one.attendance is not Attendance.EXPECTED for one in proceedings.delegates)
    found = [*_too_many_names(entry.vote), *_twice(entry.vote)]
    if roll_called:
        found = [*_against_the_room(entry, entry.vote, proceedings), *found]
    return tuple(found)


def _against_the_room(entry: Entry, vote: Vote, proceedings: Proceedings) -> Iterator[VoteTrouble]:
    sitting = voting_seats(proceedings, entry.at, entry.point)
    cast = vote.in_favour + vote.against + vote.abstained
    if cast > len(sitting):
        yield VoteTrouble(VoteTroubleKind.TOO_MANY_VOTES, counted=cast, allowed=len(sitting))
    quorum = quorum_at(proceedings, entry.at, entry.point)
    if quorum.enough is False:
        yield VoteTrouble(VoteTroubleKind.NO_QUORUM, counted=quorum.there, allowed=quorum.needed or 0)
    may = {seat.who for seat in sitting} | {to_delegate(seat.delegate.uid) for seat in sitting if seat.who == UNKNOWN}
    in_room = {seat.who for seat in seats(proceedings, entry.at, entry.point)}
    for who in dict.fromkeys(who for side in Side for who in names_of_side(vote, side)):
        if who in may:
            continue
        if who in in_room:
            yield VoteTrouble(VoteTroubleKind.NO_VOTE, who)
        elif proceedings.delegate(who) is None:
            yield VoteTrouble(VoteTroubleKind.NOT_LISTED, who)
        else:
            yield VoteTrouble(VoteTroubleKind.NOT_THERE, who)


def _too_many_names(vote: Vote) -> Iterator[VoteTrouble]:
    for side in Side:
        named, counted = len(names_of_side(vote, side)), count_of_side(vote, side)
        if named > counted:
            yield VoteTrouble(VoteTroubleKind.TOO_MANY_NAMES, side=side, counted=named, allowed=counted)


def _twice(vote: Vote) -> Iterator[VoteTrouble]:
    for who, times in Counter(who for side in Side for who in names_of_side(vote, side)).items():
        if times > 1 and who != UNKNOWN:
            yield VoteTrouble(VoteTroubleKind.TWICE, who, counted=times, allowed=1)
