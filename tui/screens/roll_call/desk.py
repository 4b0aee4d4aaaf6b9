"""What the keys of the roll call do to a delegate: a state, a stand-in, a time, a new name; and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.errors import CannotWrite
from store.meeting import attendance, refs
from store.meeting.edits import Edit
from store.meeting.kinds import Attendance, DelegateRole, PartyRole, RecordKind
from store.meeting.names import roster
from store.meeting.records import Delegate, Party
from store.meeting.refs import NOBODY, Ref
from tui.language import _, ngettext
from tui.widgets.prompt import Prompt
from tui.widgets.roll_wording import several_names
from tui.widgets.wording import address_of, clock_text, name_of, not_saved

if TYPE_CHECKING:
    from store.dossier import Dossier

_HONORIFICS = ("đồng chí", "ông", "bà", "anh", "chị", "cô", "mr.", "mr", "ms.", "ms", "mrs.", "mrs")


class RollDesk:
    """Carries out what the keys say. It knows the dossier and the question at the foot, not the list.

    ``tell`` shows a sentence, as a warning where its second argument is true; ``changed`` says that something was
    recorded about the delegate with this uid, and whether the roll goes on to the next one.
    """

    def __init__(
        self,
        dossier: Dossier,
        prompt: Prompt,
        *,
        tell: Callable[[str, bool], None],
        changed: Callable[[str, bool], None],
    ) -> None:
        self._dossier = dossier
        self._prompt = prompt
        self._tell = tell
        self._changed = changed

    # States --------------------------------------------------------------------------------------

    def call(self, delegate: Delegate, state: Attendance, *, go_on: bool = True) -> None:
        """The roll gives the delegate this state."""
        fields = attendance.called(delegate, state)
        if self._do(lambda: self._dossier.change(RecordKind.DELEGATE, delegate.uid, **fields) if fields else None):
            self._changed(delegate.uid, go_on)

    def cycle(self, delegate: Delegate) -> None:
        """The next state for a mouse that clicks on the sign."""
        order = (Attendance.EXPECTED, Attendance.PRESENT, Attendance.EXCUSED, Attendance.ABSENT)
        place = order.index(delegate.attendance) if delegate.attendance in order else -1
        self.call(delegate, order[(place + 1) % len(order)], go_on=False)

    def delegation(self, party: Party | None, waiting: Sequence[Delegate]) -> None:
        """Everybody of a party who is not called yet is present; whoever says so has to say how many they are."""
        count = len(waiting)
        if not count:
            self._tell(_("Everybody of this delegation has been called."), False)
            return

        def answer(text: str) -> str:
            if text.strip() != str(count):
                return ngettext(
                    "{count} delegate is not called yet. Type {count}, or Esc to leave it.",
                    "{count} delegates are not called yet. Type {count}, or Esc to leave it.",
                    count,
                ).format(count=count)
            edits = [Edit(RecordKind.DELEGATE, one.uid, attendance.called(one, Attendance.PRESENT)) for one in waiting]
            return self._answered(lambda: self._dossier.apply(edits), waiting[-1].uid, go_on=True)

        name = party.name if party else _("other delegates")
        question = ngettext(
            "{count} not yet called of {party} is present?", "{count} not yet called of {party} are all present?", count
        ).format(count=count, party=name)
        self._prompt.ask(question, answer, hint=_("Type how many they are, then Enter"))

    # Somebody else came --------------------------------------------------------------------------

    def replaced(self, delegate: Delegate) -> None:
        """Ask who came in his place: somebody on the list, or a new name."""
        others = [one for one in self._dossier.delegates if one.uid != delegate.uid]
        known = roster(others, self._dossier.parties[:])

        def fitting(text: str) -> list[Delegate]:
            found = [refs.split(ref) for ref in known.best(text.strip())]
            people = [self._dossier.get(RecordKind.DELEGATE, uid) for head, uid in found if head == "delegate"]
            return [one for one in people if isinstance(one, Delegate)]

        def said(text: str) -> str:
            if not text.strip():
                return ""
            found = fitting(text)
            if not found:
                return _("Enter: {name}, who is on no list yet").format(name=text.strip())
            if len(found) > 1:
                return _("Several people fit: {several}. Write more of the name.").format(
                    several=several_names(found[:3])
                )
            return _("Enter: {name}").format(name=address_of(refs.to_delegate(found[0].uid), self._dossier.get))

        def answer(text: str) -> str:
            name, found = text.strip(), fitting(text)
            if len(found) > 1:
                return said(text)
            if found:
                return self._replace(delegate, refs.to_delegate(found[0].uid))
            refused = self._replace(delegate, refs.to_name(name) if name else NOBODY)
            if name and not refused:
                self._offer(delegate, name)
            return refused

        before = name_of(delegate.replaced_by, self._dossier.get) if delegate.replaced_by else ""
        self._prompt.ask(
            _("Instead of {name} comes").format(name=delegate.name),
            answer,
            text=before,
            hint=_("Part of a name from the list, or a new name; leave it empty if the name is not known"),
            typed=said,
        )

    def _replace(self, delegate: Delegate, by: Ref) -> str:
        edits = [Edit(RecordKind.DELEGATE, delegate.uid, attendance.called(delegate, Attendance.REPLACED, by))]
        stand_in = self._dossier.get(RecordKind.DELEGATE, refs.split(by)[1])
        if isinstance(stand_in, Delegate) and stand_in.attendance is not Attendance.PRESENT:
            edits.append(Edit(RecordKind.DELEGATE, stand_in.uid, attendance.called(stand_in, Attendance.PRESENT)))
        return self._answered(lambda: self._dossier.apply(edits), delegate.uid, go_on=True)

    def _offer(self, delegate: Delegate, name: str) -> None:
        """The name is kept; offer to put its bearer on the list of the same party."""
        party = self._dossier.get(RecordKind.PARTY, delegate.party)

        def answer(text: str) -> str:
            office = text.strip()
            if not office:
                return ""
            uid = _new_uid()
            honorific, bare = _parted(name)
            fields = {
                "honorific": honorific,
                "name": bare,
                "office": "" if office == "-" else office,
                "party": delegate.party,
                "attendance": Attendance.PRESENT,
                "has_vote": False,  # he has the vote of him whom he replaces, and none of his own
            }
            edits = [
                Edit(RecordKind.DELEGATE, uid, fields),
                Edit(RecordKind.DELEGATE, delegate.uid, {"replaced_by": refs.to_delegate(uid)}),
            ]
            return self._answered(lambda: self._dossier.apply(edits), "")

        self._prompt.ask(
            _("Add {name} to the list, office").format(name=name),
            answer,
            hint=_("Office, then Enter: a delegate of {party} · - : without an office · Esc: only the name").format(
                party=party.name if isinstance(party, Party) else _("no party")
            ),
        )

    # Coming and going ----------------------------------------------------------------------------

    def arrives(self, delegate: Delegate) -> None:
        """He comes in now; where that is recorded already, ask for the right time."""
        here = delegate.attendance is Attendance.PRESENT and not attendance.has_left(delegate)
        if not (here and (delegate.arrived_at or delegate.arrived_point)):
            delegate = self._stamp(delegate, arriving=True)
            if delegate.arrived_at or delegate.away or delegate.attendance is not Attendance.PRESENT:
                return
        self._ask_time(
            delegate, "arrived", _("{name} came at"), _("hours and minutes, as in 8:35; empty: from the start")
        )

    def leaves(self, delegate: Delegate) -> None:
        """He leaves now; where that is recorded already, ask for the right time."""
        if not attendance.has_left(delegate):
            delegate = self._stamp(delegate, arriving=False)
            if delegate.left_at or delegate.attendance is Attendance.EXPECTED:
                return
        self._ask_time(delegate, "left", _("{name} left at"), _("hours and minutes, as in 10:20; empty: still there"))

    def _stamp(self, delegate: Delegate, *, arriving: bool) -> Delegate:
        from store.meeting.capture.drafts import AttendanceDraft

        draft = AttendanceDraft(refs.to_delegate(delegate.uid), arriving)
        if self._do(lambda: self._dossier.record(draft)):
            self._changed(delegate.uid, False)
        known = self._dossier.get(RecordKind.DELEGATE, delegate.uid)
        return known if isinstance(known, Delegate) else delegate

    def _ask_time(self, delegate: Delegate, which: str, question: str, hint: str) -> None:
        from tui.screens.prepare.form_people import Unreadable
        from tui.screens.prepare.form_values import read_time

        at, point = getattr(delegate, f"{which}_at"), getattr(delegate, f"{which}_point")
        day = at.date() if at else self._dossier.meeting.day

        def answer(text: str) -> str:
            fields: dict[str, Any] = {f"{which}_at": None, f"{which}_point": ""}
            if text.strip():
                if day is None:
                    return _("Fill in the meeting's day first (F2).")
                try:
                    moment = datetime.combine(day, read_time(text))
                except Unreadable as sentence:
                    return str(sentence)
                fields = {
                    f"{which}_at": moment,
                    f"{which}_point": attendance.point_at(self._dossier.points, moment) or point,
                }
            came = fields.get("arrived_at", delegate.arrived_at)
            left = fields.get("left_at", delegate.left_at)
            if came and left and left < came:
                return _("Nobody leaves before he comes; correct one of the two times.")
            return self._answered(
                lambda: self._dossier.change(RecordKind.DELEGATE, delegate.uid, **fields), delegate.uid
            )

        self._prompt.ask(question.format(name=delegate.name), answer, text=clock_text(at), hint=hint)

    # The list ------------------------------------------------------------------------------------

    def new(self, party: Party | None) -> None:
        """Ask for somebody who is there and on no list."""

        def answer(text: str) -> str:
            name, _comma, office = text.partition(",")
            honorific, bare = _parted(name.strip())
            if not bare:
                return _("Write the name, a comma and the office.")
            uid = _new_uid()
            fields = {
                "honorific": honorific,
                "name": bare,
                "office": office.strip(),
                "party": party.uid if party else "",
                "attendance": Attendance.PRESENT,
            }
            return self._answered(lambda: self._dossier.apply([Edit(RecordKind.DELEGATE, uid, fields)]), uid)

        question = _("New delegate of {party}").format(party=party.name) if party else _("New delegate")
        self._prompt.ask(question, answer, hint=_("Name, office; Enter adds the delegate, as present"))

    def vote_right(self, delegate: Delegate) -> None:
        """Give the delegate a vote, or take it away."""
        party = self._dossier.get(RecordKind.PARTY, delegate.party)
        if delegate.role is DelegateRole.GUEST or (isinstance(party, Party) and party.role is PartyRole.INVITED):
            self._tell(_("Guests have no vote; F2 changes who is a guest."), True)
            return
        has = not delegate.has_vote
        if self._do(lambda: self._dossier.change(RecordKind.DELEGATE, delegate.uid, has_vote=has)):
            self._changed(delegate.uid, False)

    def _do(self, change: Callable[[], object]) -> bool:
        """Carry out what a key asks for; where it cannot be saved, tell."""
        refused = _refused(change)
        if refused:
            self._tell(refused, True)
        return not refused

    def _answered(self, change: Callable[[], object], uid: str, *, go_on: bool = False) -> str:
        """Carry out an answer; where it cannot be saved, the sentence, and the answer stays where it was typed."""
        refused = _refused(change)
        if not refused:
            self._changed(uid, go_on)
        return refused


def _refused(change: Callable[[], object]) -> str:
    try:
        change()
    except CannotWrite as error:
        return not_saved(error)
    return ""


def _parted(name: str) -> tuple[str, str]:
    """The honorific and the name behind it."""
    for word in _HONORIFICS:
        if name.lower().startswith(f"{word} "):
            return name[: len(word)], name[len(word) :].strip()
    return "", name


def _new_uid() -> str:
    from store.scribe import new_uid

    return new_uid()
