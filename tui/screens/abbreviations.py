"""The user's own abbreviations: add, change, delete, take in a list from another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from store.errors import CannotRead, CannotWrite
from store.meeting.capture.abbreviations import Abbreviation, Flaw, flaw_of, made, same
from store.meeting.capture.syllables import is_ordinary_vietnamese
from store.meeting.text import fold
from tui import own_abbreviations
from tui.language import N_, _, ngettext
from tui.messages import sentences
from tui.own_abbreviations import OwnList
from tui.widgets.abbreviation_wording import flaw_text, problem_text, trouble_text
from tui.widgets.fields import LineField
from tui.widgets.filter_line import FilterLine
from tui.widgets.headed_rows import HeadedRows, Line
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows
from tui.widgets.wording import Said, not_saved

_COLUMN = 14
"""The cells of the short forms' column."""


class AbbreviationsScreen(Screen[None]):
    """The list, in the order in which it was made; every change is kept at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,insert", "add", N_("Add"), tooltip=N_("A new abbreviation")),
        Binding("enter", "change", N_("Change"), tooltip=N_("Change the abbreviation under the cursor")),
        Binding("delete,d", "delete", N_("Delete"), tooltip=N_("Delete it; Ctrl+Z brings it back")),
        Binding("space", "always", N_("Always"), tooltip=N_("Expand it also where it is an ordinary word, or not")),
        Binding("i", "take_in", N_("Take in a file"), tooltip=N_("From UniKey, EVKey, OpenKey, .txt, .csv or .tsv")),
        Binding(
            "slash,f", "filter", N_("Filter"), show=False, tooltip=N_("Only those with these words, without accents")
        ),
        Binding("z,ctrl+z", "undo", N_("Undo"), show=False, tooltip=N_("Take back my last change of the list")),
        Binding("escape,f11", "leave", N_("Back"), tooltip=N_("Back to the line")),
        Binding("f1", "help", N_("Help"), tooltip=N_("The keys of this screen")),
    ]

    DEFAULT_CSS = """
    AbbreviationsScreen { background: $background; }
    AbbreviationsScreen HeadedRows { height: 1fr; padding: 0 0 0 1; }
    AbbreviationsScreen #detail { height: auto; min-height: 2; max-height: 5; padding: 0 1; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._own = OwnList()
        self._shown: list[Abbreviation] = []
        self._before: list[tuple[Abbreviation, ...]] = []
        self._prompt = Prompt(id="prompt")
        self._rows = HeadedRows(id="abbreviations", on_letter=self._letter, field=self._field)
        self._filter = FilterLine(self._rows, self._show, id="filter-line")

    def compose(self) -> ComposeResult:
        """Head, list, what the cursor stands on, keys."""
        yield Masthead(id="masthead")
        yield self._rows
        yield Static("", id="detail", markup=False)
        yield self._filter
        yield self._prompt
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show the list."""
        self._read()
        self._rows.focus()

    # The list ------------------------------------------------------------------------------------

    def _read(self, at: str = "") -> None:
        """Show what the file holds now; ``at`` is the short form that gets the cursor."""
        self._own = own_abbreviations.load()
        self._show(at)

    def _show(self, at: str = "") -> None:
        words = self._filter.words
        row = self._rows.cursor
        self._shown = [one for one in self._own.listed if words in fold(f"{one.short} {one.long}")]
        if at:
            row = next((place for place, one in enumerate(self._shown) if same(one.short) == same(at)), row)
        self._rows.empty_text = (
            _("Nothing here has these words.") if words else _("No abbreviation yet; n adds one, i takes in a file.")
        )
        last = len(self._shown) - 1
        self._rows.show([Line(_row(one)) for one in self._shown], max(0, min(row, last)) if last >= 0 else -1)
        count = len(self._own.listed)
        title = ngettext("{count} abbreviation", "{count} abbreviations", count).format(count=count)
        self.query_one(Masthead).show(title, [(_("expanded when a space follows"), "faint")])
        self._show_detail()

    def _show_detail(self) -> None:
        """What the cursor stands on, and what is wrong with the file."""
        said: list[Said] = []
        one = self._at_cursor()
        if one is not None:
            said = [(f"{one.short} → ", "accent"), (one.long, "")]
            if is_ordinary_vietnamese(one.short):
                said += [("\n", ""), _ordinary(one)]
        if self._own.trouble:
            said = [(trouble_text(self._own.trouble), "bad")]
        for problem in self._own.problems[:2]:
            said += [("\n" if said else "", ""), (problem_text(problem), "warn")]
        if len(self._own.problems) > 2:
            more = len(self._own.problems) - 2
            words = ngettext("and {count} more line like that", "and {count} more lines like that", more)
            said += [("\n", ""), (words.format(count=more), "warn")]
        self.query_one("#detail", Static).update(content(said))

    def _at_cursor(self) -> Abbreviation | None:
        row = self._rows.cursor
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._show_detail()

    # Changing ------------------------------------------------------------------------------------

    def _keep(self, listed: Sequence[Abbreviation], at: str = "", *, undoing: bool = False) -> str:
        """Put the list on disk and show it; the sentence why that cannot be, empty where it was done."""
        if self._own.trouble:
            return trouble_text(self._own.trouble)
        before = self._own.listed
        try:
            own_abbreviations.save(listed)
        except CannotWrite as error:
            return not_saved(error)
        if not undoing:
            self._before.append(before)
        self._read(at)
        return ""

    def _do(self, listed: Sequence[Abbreviation], at: str = "", *, undoing: bool = False) -> bool:
        why = self._keep(listed, at, undoing=undoing)
        if why:
            self.notify(why, severity="error", timeout=10, markup=False)
        return not why

    def action_add(self) -> None:
        """Ask for the short form, then for what it stands for."""
        self._ask_short(None)

    def action_change(self) -> None:
        """Ask for both forms anew."""
        one = self._at_cursor()
        if one is not None and self._field() is None:
            self._ask_short(one)

    def _ask_short(self, old: Abbreviation | None) -> None:
        def answer(short: str) -> str:
            bare = made(short, "-").short
            flaw = flaw_of(short, "-")
            if flaw is None and self._taken(bare, old):
                flaw = Flaw.TWICE
            if flaw is not None:
                return flaw_text(flaw, bare)
            self._ask_long(short, old)
            return ""

        text = f"{old.short}{'!' if old.always else ''}" if old else ""
        hint = _("One word of letters and digits; capitals do not matter. Enter goes on, Esc leaves it.")
        self._prompt.ask(_("Short form"), answer, text=text, hint=hint)

    def _taken(self, short: str, old: Abbreviation | None) -> bool:
        return any(same(one.short) == same(short) for one in self._own.listed if one is not old)

    def _ask_long(self, short: str, old: Abbreviation | None) -> None:
        def answer(long: str) -> str:
            flaw = flaw_of(short, long)
            if flaw is not None:
                return flaw_text(flaw, short)
            new = made(short, long)
            listed = list(self._own.listed)
            place = next(
                (at for at, one in enumerate(listed) if old is not None and one.short == old.short), len(listed)
            )
            listed[place : place + 1] = [new]
            return self._keep(listed, new.short)

        bare = made(short, "-")
        hint = _("Enter keeps it, Esc leaves the list as it was.")
        if is_ordinary_vietnamese(bare.short) and not bare.always:
            hint = _ordinary(bare)[0]
        self._prompt.ask(f"{bare.short} →", answer, text=old.long if old else "", hint=hint)

    def action_delete(self) -> None:
        """Take the abbreviation under the cursor off the list."""
        one = self._at_cursor()
        if one is not None and self._do([other for other in self._own.listed if other is not one]):
            words = _("“{short}” is deleted; Ctrl+Z brings it back.")
            self.notify(words.format(short=one.short), markup=False)

    def action_always(self) -> None:
        """Expand it also where the short form is an ordinary word, or no longer."""
        one = self._at_cursor()
        if one is not None:
            turned = Abbreviation(one.short, one.long, not one.always)
            self._do([turned if other is one else other for other in self._own.listed], one.short)

    def action_undo(self) -> None:
        """Take back the last change of the list."""
        if not self._before:
            self.notify(_("There is nothing to take back."), markup=False)
        elif self._do(self._before[-1], undoing=True):
            self._before.pop()
            self.notify(_("My last change is taken back."), markup=False)

    # A list from another program -----------------------------------------------------------------

    def action_take_in(self) -> None:
        """Ask for a file and add what it holds."""
        hint = _("One abbreviation in a line: short form, then = or a tab or a comma, then the long form.")
        self._prompt.ask(_("File"), self._take_in, hint=hint)

    def _take_in(self, answer: str) -> str:
        name = answer.strip().strip("\"'")
        if not name:
            return _("Write the name of the file.")
        try:
            found, problems = own_abbreviations.read(Path(name).expanduser())
        except CannotRead as error:
            return " ".join(sentences(error))
        known = {same(one.short): one for one in self._own.listed}
        new = [one for one in found if same(one.short) not in known]
        there = [one for one in found if same(one.short) in known]
        if new:
            why = self._keep([*self._own.listed, *new], new[0].short)
            if why:
                return why
        self._tell_taken_in(len(new), there, [problem_text(problem) for problem in problems], new)
        return ""

    def _tell_taken_in(
        self, taken: int, there: list[Abbreviation], problems: list[str], new: list[Abbreviation]
    ) -> None:
        words = ngettext("{count} abbreviation taken in.", "{count} abbreviations taken in.", taken)
        told = [words.format(count=taken)]
        if there:
            some = ", ".join(one.short for one in there[:5]) + (" …" if len(there) > 5 else "")
            words = _("{count} left out, because the short form is on the list already: {some}.")
            told.append(words.format(count=len(there), some=some))
        if problems:
            words = ngettext("{count} line left out:", "{count} lines left out:", len(problems))
            told += [words.format(count=len(problems)), *problems[:5], *(["…"] if len(problems) > 5 else [])]
        ordinary = [one.short for one in new if is_ordinary_vietnamese(one.short) and not one.always]
        if ordinary:
            words = _(
                "Not expanded, because they are ordinary words: {some}. Space on one of them expands it all the same."
            )
            told.append(words.format(some=", ".join(ordinary[:8]) + (" …" if len(ordinary) > 8 else "")))
        severity = "warning" if there or problems or ordinary else "information"
        self.notify("\n".join(told), severity=severity, timeout=15, markup=False)  # type: ignore[arg-type]

    # Keys ----------------------------------------------------------------------------------------

    def _field(self) -> LineField | None:
        if self._prompt.asking:
            return self._prompt.field
        return self._filter.field if self._filter.typing else None

    def _letter(self, event: events.Key) -> None:
        """The keys of one letter, in the order in which they come."""
        for keys, action in (
            ("n", self.action_add),
            ("d", self.action_delete),
            ("space", self.action_always),
            ("i", self.action_take_in),
            ("slash f", self.action_filter),
            ("z", self.action_undo),
        ):
            if event.key in keys.split():
                action()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_change()

    def action_filter(self) -> None:
        """Only those with the words that are typed."""
        self._filter.open()

    def action_leave(self) -> None:
        """Show everything again, or go back."""
        if not self._filter.clear():
            self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from .help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def _row(one: Abbreviation) -> list[Said]:
    said: list[Said] = [(one.short.ljust(_COLUMN), "strong"), (f" {one.long}", "")]
    if is_ordinary_vietnamese(one.short):
        words = _("always") if one.always else _("not expanded: an ordinary word")
        said.append((f"  · {words}", "faint" if one.always else "warn"))
    return said


def _ordinary(one: Abbreviation) -> Said:
    if one.always:
        return _("“{short}” is also an ordinary word; it is expanded everywhere.").format(short=one.short), "faint"
    words = _(
        "“{short}” is also an ordinary word, so it is not expanded. Put ! behind it, or press Space, to expand it."
    )
    return words.format(short=one.short), "warn"
