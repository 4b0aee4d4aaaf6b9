"""What helps while a line is typed: choices, own abbreviations, somebody new, several pasted lines.

The live screen makes one of it; everything it needs to know is loaded after the first picture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.language import _, language, ngettext
from tui.widgets.capture_line import CaptureField
from tui.widgets.completion_menu import LineOffer
from tui.widgets.expanding import Expanding
from tui.widgets.wrapping import shorten

from .line_desk import LineDesk

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.meeting.capture.abbreviations import Abbreviations
    from store.meeting.capture.choices import Choice, Completions

MOST_LINES = 200
"""So many pasted lines are recorded one by one, which takes a second at most on a slow disk."""


class _Pasted(NamedTuple):
    """Several lines that stand in the field as one text."""

    value: str
    lines: tuple[str, ...]


class LineHelp:
    """Gives the line what it offers, and carries out what is chosen."""

    def __init__(self, dossier: Dossier, desk: LineDesk, line: CaptureField) -> None:
        self._dossier = dossier
        self._desk = desk
        self._line = line
        self._pasted: _Pasted | None = None
        self._asked: tuple[object, LineOffer | None] | None = None
        line.offering.find = self.offer
        line.expanding = Expanding(line, self._abbreviations)
        line.pasted = self._several

    # What is offered -----------------------------------------------------------------------------

    def offer(self) -> LineOffer | None:
        """What can be put into the line at its cursor now."""
        if not self._desk.use.offers:
            return None
        line, cursor = self._line.value, self._line.cursor_position
        if self._pasted is not None and self._pasted.value != line:
            self._pasted = None
        if self._pasted is not None and self._desk.recording:
            return self._lines_offer(self._pasted)
        if not line or not self._line.selection.is_empty:
            return None
        context = self._dossier.context()
        asked = (line, cursor, context, language())
        if self._asked is None or self._asked[0] != asked:
            from store.meeting.capture.completion import complete

            found = complete(line, cursor, context, language=language())
            self._asked = (asked, self._offered(found) if found is not None else None)
        return self._asked[1]

    def _offered(self, found: Completions) -> LineOffer:
        from store.meeting.capture.choices import What
        from tui.widgets.choice_wording import row

        rows = [row(choice, found.what, self._dossier.get) for choice in found.choices]
        adds = next((place for place, choice in enumerate(found.choices) if choice.ref == "+"), None)
        return LineOffer(
            rows,
            lambda place: self._take(found, found.choices[place]),
            column=found.start,
            about=(found.what, found.start),
            quiet=found.what is What.SPEAKER,
            adds=adds,
        )

    def _take(self, found: Completions, choice: Choice) -> None:
        if choice.ref == "+":
            self._add(choice.shown, lambda: self._line.replace(choice.insert, found.start, found.end))
        else:
            self._line.replace(choice.insert, found.start, found.end)

    # Own abbreviations ---------------------------------------------------------------------------

    def _abbreviations(self) -> Abbreviations | None:
        if not (self._desk.recording or self._desk.use.kept in {"amend", "outcome"}):
            return None
        from tui import own_abbreviations

        return own_abbreviations.current()

    def tell_of_mistakes(self) -> None:
        """Say once what is wrong in the list of abbreviations; all others of it count."""
        from tui import own_abbreviations
        from tui.widgets.abbreviation_wording import problem_text, trouble_text

        own = own_abbreviations.load()
        words = trouble_text(own.trouble) if own.trouble else "\n".join(problem_text(one) for one in own.problems[:3])
        if len(own.problems) > 3:
            words += "\n" + _("and {count} more; F11 shows the list").format(count=len(own.problems) - 3)
        if words:
            self._line.screen.notify(words, severity="warning", timeout=10, markup=False)

    # Somebody new --------------------------------------------------------------------------------

    def add_somebody(self) -> None:
        """Put whom the line names, or who speaks, on the list; an empty form where all are on it."""
        offer = self.offer()
        if offer is not None and offer.adds is not None:
            offer.accept(offer.adds)
            return
        from .new_person import unlisted_name

        self._add(unlisted_name(self._dossier, self._line.value), lambda: None)

    def _add(self, name: str, added: Callable[[], object], *, body: bool | None = None) -> None:
        """Show the form for somebody new; ``added`` is done once he is on the list."""
        from .new_person import OTHER, NewPersonScreen

        form = NewPersonScreen(self._dossier, name, body=body)

        def closed(saved: str | None) -> None:
            if saved == OTHER:
                self._add(form.said_now, added, body=not form.body)
            elif saved:
                added()

        self._line.app.push_screen(form, closed)

    # Several pasted lines ------------------------------------------------------------------------

    def _several(self, before: str, lines: tuple[str, ...], behind: str) -> None:
        """Several lines were pasted and stand in the field as one; nothing is recorded before the user says so."""
        if not self._desk.recording:
            self._tell_joined(len(lines))
        elif len(lines) > MOST_LINES:
            words = _("{count} pasted lines became one: at most {most} can be recorded one by one.")
            self._tell(words.format(count=len(lines), most=MOST_LINES))
        else:
            self._pasted = _Pasted(self._line.value, (before + lines[0], *lines[1:-1], lines[-1] + behind))

    def _tell_joined(self, count: int) -> None:
        words = ngettext("{count} pasted line became one.", "{count} pasted lines became one.", count)
        self._tell(words.format(count=count))

    def _tell(self, words: str) -> None:
        self._line.screen.notify(words, severity="warning", timeout=8, markup=False)

    def _lines_offer(self, pasted: _Pasted) -> LineOffer:
        words = _("record as {count} lines of their own").format(count=len(pasted.lines))
        hint = _("Enter records them as one line")
        return LineOffer(
            [[(words, ""), (f" · {hint}", "faint")]], lambda _row: self._record(pasted), 0, about=("pasted",)
        )

    def _record(self, pasted: _Pasted) -> None:
        """Record one line after the other; from the first that cannot be recorded on, they stay in the field."""
        lines = pasted.lines
        for number, line in enumerate(lines):
            if self._desk.enter(line) != "":
                left = lines[number:]
                self._line.fill(" ".join(left))
                if len(left) > 1:
                    self._pasted = _Pasted(self._line.value, left)
                words = _("{done} of {count} lines are recorded; this one is not: {line}")
                self._tell(words.format(done=number, count=len(lines), line=shorten(line, 60)))
                return
        self._line.fill("")
