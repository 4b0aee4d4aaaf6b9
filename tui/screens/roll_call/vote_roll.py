"""A vote by roll: everybody who can vote now, one key each; what it comes to is recorded as one entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting import voting
from store.meeting.attendance import Seat, by_party
from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.records import AgendaPoint, Party, Vote
from store.meeting.refs import UNKNOWN, Ref, to_delegate
from store.meeting.voting import Side
from tui.language import N_, _, ngettext
from tui.screens.attentive import AttentiveScreen
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.roll import RollLine, RollRows
from tui.widgets.roll_wording import name_text
from tui.widgets.vote_wording import SIDES, quorum_said
from tui.widgets.wording import Said, name_of, not_saved, vote_text

if TYPE_CHECKING:
    from store.dossier import Dossier

KEYS: list[Binding] = [
    Binding(
        "t,f,space", "side('in_favour')", N_("In favour"), tooltip=N_("In favour, and on to the next (also Space)")
    ),
    Binding("c,a", "side('against')", N_("Against"), tooltip=N_("Against, and on to the next")),
    Binding("k,n", "side('abstained')", N_("Abstained"), tooltip=N_("Abstained, and on to the next")),
    Binding("enter", "record", N_("Record it"), tooltip=N_("Record the vote: asks what it was about")),
    Binding("l", "rest", N_("Rest in favour"), tooltip=N_("Everybody not asked yet is in favour")),
    Binding("escape", "leave", N_("Back"), tooltip=N_("Back; asks once if the vote is not recorded")),
    Binding("u,delete", "side('')", N_("Not asked"), tooltip=N_("Not asked yet after all (also Del)")),
    Binding("f1", "help", N_("Help"), show=False),
]
"""The keys: list, key bar and help read this one list."""

_SIGNS = {Side.IN_FAVOUR: "✓", Side.AGAINST: "✗", Side.ABSTAINED: "○"}
_SHORT = {Side.IN_FAVOUR: N_("for"), Side.AGAINST: N_("against it"), Side.ABSTAINED: N_("abstaining")}
_LOOKS = {Side.IN_FAVOUR: "good", Side.AGAINST: "bad", Side.ABSTAINED: "warn"}


class VoteRollScreen(AttentiveScreen[bool]):
    """Who votes how. Nobody's vote is taken for granted. Gives back whether a vote was recorded."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    DEFAULT_CSS = """
    VoteRollScreen { background: $background; }
    VoteRollScreen RollRows { height: 1fr; }
    VoteRollScreen #about { height: auto; max-height: 3; padding: 0 1; background: $surface; }
    """

    def __init__(self, dossier: Dossier, now: Callable[[], datetime]) -> None:
        """``now`` gives the local time without a zone."""
        super().__init__(dossier)
        self._now = now
        self._cast: dict[str, Side] = {}
        self._rows = RollRows(KEYS, self._act, id="voters")
        self._rows.empty_text = _("Nobody with a vote is there yet: call the roll first.")
        self._about = Static("", id="about", markup=False)
        self._prompt = Prompt(id="prompt")
        self._warned = False

    def compose(self) -> ComposeResult:
        """Counts, voters, quorum, question, keys."""
        yield Masthead(id="masthead")
        yield self._rows
        yield self._about
        yield self._prompt
        yield KeyBar(KEYS)

    def on_mount(self) -> None:
        """Show who can vote."""
        self._show()
        self._rows.focus()

    def record_changed(self) -> None:
        """Show the record as it is now."""
        self._show()

    # What is shown -------------------------------------------------------------------------------

    def _seats(self) -> list[Seat]:
        """Who can vote now, in the order of the roll call."""
        held = self.dossier.proceedings()
        order = [one.uid for _party, delegates in by_party(held.parties, held.delegates) for one in delegates]
        return sorted(voting.voting_seats(held), key=lambda seat: order.index(seat.delegate.uid))

    def _show(self, on: str = "") -> None:
        lines = []
        for number, (delegate, who) in enumerate(self._seats(), 1):
            side = self._cast.get(delegate.uid)
            party = self.dossier.get(RecordKind.PARTY, delegate.party)
            himself = who == to_delegate(delegate.uid)
            name = name_text(delegate) if himself else self._stand_in(who)
            note = "" if himself else _("for {name}").format(name=delegate.name)
            lines.append(
                RollLine(
                    delegate.uid,
                    number,
                    _SIGNS[side] if side else "☐",
                    _(SIDES[side]) if side else _("not asked"),
                    _LOOKS[side] if side else "",
                    name,
                    party.name if isinstance(party, Party) else delegate.office,
                    note,
                )
            )
        self._rows.show(lines, on)
        self.query_one(Masthead).show(_("Vote"), self._counts(len(lines)))
        self._show_about()

    def _stand_in(self, who: Ref) -> str:
        return _("somebody") if who == UNKNOWN else name_of(who, self.dossier.get)

    def _counts(self, voters: int) -> list[Said]:
        votes = Counter(self._now_cast().values())
        told: list[Said] = [(f"{votes[side]} {_(words)}", _LOOKS[side]) for side, words in _SHORT.items()]
        return [*told, (_("{count} not asked").format(count=voters - votes.total()), "")]

    def _show_about(self) -> None:
        point = self.dossier.get(RecordKind.POINT, self.dossier.context().point)
        said: list[Said] = []
        if isinstance(point, AgendaPoint):
            said.append((f"{point.number}. {point.title}\n", ""))
        self._about.update(content([*said, *quorum_said(self.dossier.proceedings())]))

    def _now_cast(self) -> dict[str, Side]:
        """The votes of those who can vote now; the vote of somebody who has left meanwhile does not count."""
        return {
            seat.delegate.uid: self._cast[seat.delegate.uid]
            for seat in self._seats()
            if seat.delegate.uid in self._cast
        }

    # Keys ----------------------------------------------------------------------------------------

    def _act(self, action: str) -> None:
        if action == "cycle":
            sides: list[Side | None] = [None, *Side]
            self._put(sides[(sides.index(self._cast.get(self._rows.uid)) + 1) % len(sides)], go_on=False)
            return
        name, _bracket, rest = action.partition("(")
        getattr(self, f"action_{name}")(*([rest.strip("')")] if rest else []))

    def action_side(self, side: str) -> None:
        """The voter under the cursor votes so; empty: he was not asked yet."""
        self._put(Side(side) if side else None, go_on=bool(side))

    def _put(self, side: Side | None, *, go_on: bool) -> None:
        uid = self._rows.uid
        if not uid:
            return
        if side is None:
            self._cast.pop(uid, None)
        else:
            self._cast[uid] = side
        self._warned = False
        self._show(self._after(uid) if go_on else uid)
        self._rows.reveal(self._rows.cursor)

    def _after(self, uid: str) -> str:
        """The next who was not asked yet, from here on and then from the top; else the next row."""
        shown = self._rows.uids()
        place = shown.index(uid) + 1
        waiting = next((one for one in (*shown[place:], *shown[:place]) if one not in self._cast), "")
        return waiting or shown[min(place, len(shown) - 1)]

    def action_rest(self) -> None:
        """Everybody not asked yet is in favour."""
        for uid in self._rows.uids():
            self._cast.setdefault(uid, Side.IN_FAVOUR)
        self._warned = False
        self._show()

    def action_record(self) -> None:
        """Ask what the vote was about, and record it."""
        seats = self._seats()
        cast = self._now_cast()
        if not cast:
            self.notify(_("Nobody has voted yet."), severity="warning", markup=False)
            return
        open_still = len(seats) - len(cast)
        result = vote_text(_vote(seats, cast))
        if open_still:
            result += " · " + ngettext("{count} did not vote", "{count} did not vote", open_still).format(
                count=open_still
            )
        self._prompt.ask(_("The vote was about"), self._record, hint=result)

    @on(RollRows.Chosen)
    def _chosen(self) -> None:
        self.action_record()

    def _record(self, text: str) -> str:
        from store.meeting.capture.drafts import EntryDraft

        item = self.dossier.context().item
        draft = EntryDraft(
            kind=EntryKind.VOTE,
            text=text.strip(),
            items=(item,) if item else (),
            vote=_vote(self._seats(), self._now_cast()),
        )
        try:
            self.dossier.record(draft)
        except CannotWrite as error:
            return not_saved(error)
        self.app.notify(_("The vote is recorded."), markup=False)
        self.dismiss(True)
        return ""

    def action_leave(self) -> None:
        """Back; a vote that was taken and not recorded is asked about once."""
        if self._cast and not self._warned:
            self._warned = True
            self.notify(
                _("Not recorded yet: Enter records the vote, Esc once more leaves it."),
                severity="warning",
                markup=False,
            )
            return
        self.dismiss(False)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def _vote(seats: list[Seat], cast: dict[str, Side]) -> Vote:
    """The votes with their names; a stand-in votes in his own name, one without a known name in that of the seat."""
    named: dict[Side, tuple[Ref, ...]] = {
        side: tuple(
            to_delegate(delegate.uid) if who == UNKNOWN else who
            for delegate, who in seats
            if cast.get(delegate.uid) is side
        )
        for side in Side
    }
    counts = {side: len(who) for side, who in named.items()}
    return Vote(
        counts[Side.IN_FAVOUR],
        counts[Side.AGAINST],
        counts[Side.ABSTAINED],
        named[Side.IN_FAVOUR],
        named[Side.AGAINST],
        named[Side.ABSTAINED],
    )
