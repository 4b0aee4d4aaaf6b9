"""Which Word template of its own an office wants filled: its path, completed while typed, and what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.errors import CannotRead
from tui import template_wording, templates
from tui.language import N_, _
from tui.messages import plain
from tui.screens.choosing_by_name import ChoosingByName
from tui.screens.prepare.path_completion import Paths, meant
from tui.templates import Template
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows
from tui.widgets.wording import Said
from tui.widgets.wrapping import wrap

_SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")


class TemplateScreen(ChoosingByName[Template | bool | None]):
    """Field and list. Hands back the template, False for the program's own form, None where nothing was chosen.

    Below the field stand the files that fit, or, after Enter, all that keeps the template from being filled.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("Choose"), tooltip=N_("Fill this template from now on; without a path, none")),
        Binding(
            "tab", "complete", N_("Complete"), priority=True, tooltip=N_("Complete the path as far as it is clear")
        ),
        Binding("up", "move(-1)", N_("Up"), show=False),
        Binding("down", "move(1)", N_("Down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("escape", "back", N_("Back"), tooltip=N_("Back to the document")),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("All keys of this screen")),
    ]

    DEFAULT_CSS = """
    TemplateScreen { background: $background; }
    TemplateScreen LineField { margin: 0 1; background: $surface; }
    TemplateScreen TextRows { height: 1fr; padding: 0 0 0 1; margin-top: 1; }
    TemplateScreen #hint { height: auto; padding: 0 1; background: $surface; }
    """

    def __init__(self, path: Path | None, *, look_at_once: bool = False) -> None:
        """``path`` is that of the template chosen so far; ``look_at_once`` shows what is wrong with it."""
        super().__init__()
        self._path = path
        self._look_at_once = look_at_once
        self._paths = Paths(_SUFFIXES)
        self._names: list[str] = []
        self._looking = ""
        self._told: list[list[Said]] = []
        self.field = LineField(id="path")
        self.list: TextRows = TextRows(id="files", on_letter=self.type_on)
        self._hint = Static("", id="hint", markup=False)

    def compose(self) -> ComposeResult:
        """Head, field, files or troubles, hint, keys."""
        yield Masthead(id="masthead")
        yield self.field
        yield self.list
        yield self._hint
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Ask for the path."""
        self.query_one(Masthead).show(_("Your own Word template"), [])
        self.field.placeholder = _("path of a .docx or .dotx file; empty for the decree's form")
        self._say(_("“rapporteur template” writes a template to start from, in which every marker is explained."))
        if self._path is not None:
            self.field.value = str(self._path)
            self.field.cursor_position = len(self.field.value)
        self.field.focus()
        if self._look_at_once and self._path is not None:
            self._look(self._path)
        else:
            self._list()

    @on(LineField.Changed, "#path")
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        if event.value != self._looking:
            self._looking = ""
            self._list()

    def _list(self) -> None:
        """The files and folders that fit what is typed."""
        typed = self.field.value
        self._told = []
        self._names = [] if typed.startswith(("'", '"')) else self._paths.fitting(typed)
        self.list.empty_text = _("No Word file is called so here.") if typed else ""
        self.list.show([[(f"  {plain(name)}", "accent" if name.endswith("/") else "")] for name in self._names])
        self.list.move_to(0)

    def _say(self, words: str, look: str = "faint") -> None:
        self._hint.update(content([(words, look)]))

    # Keys ----------------------------------------------------------------------------------------

    def action_complete(self) -> None:
        """Complete the path as far as it is clear; what the cursor stands on, where it was moved."""
        if self._names and self.list.cursor > 0:
            self._write(self._under_cursor())
        else:
            self._write(self._paths.completed(self.field.value))

    def _under_cursor(self) -> str:
        folder = os.path.split(self.field.value)[0]
        # "~" and what a disk spells in its own way have to stay as they were typed
        return os.path.join(folder, self._names[min(max(0, self.list.cursor), len(self._names) - 1)])  # noqa: PTH118

    def _write(self, path: str) -> None:
        self.field.value = path
        self.field.cursor_position = len(path)

    @on(LineField.Submitted, "#path")
    def _entered(self, event: LineField.Submitted) -> None:
        event.stop()
        self.action_take()

    @on(Rows.Chosen)
    def _row_chosen(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Take the file that is written, or that the cursor stands on; go into a folder."""
        typed = self.field.value.strip()
        if not typed and not (self._names and self.list.cursor > 0):
            self.dismiss(False)
            return
        path = meant(typed)
        if not path.is_file() and self._names:
            self._write(self._under_cursor())
            path = meant(self.field.value)
            if self.field.value.endswith("/"):
                return
        self._look(path)

    def _look(self, path: Path) -> None:
        """Look the template through, away from the keys."""
        self._looking = self.field.value
        self._say(_("Looking through the template …"))

        def work() -> None:
            try:
                found: Template | Exception = templates.read(path.absolute())
            except Exception as error:  # a template comes from anywhere; what is wrong with it is said
                found = error
            self.app.call_from_thread(self._looked, path, found)

        self.run_worker(work, thread=True, group="template", exclusive=True, exit_on_error=False)

    def _looked(self, path: Path, found: Template | Exception) -> None:
        if not self.is_attached or self.field.value != self._looking:
            return
        if isinstance(found, Template):
            self.dismiss(found)
            return
        from exports.word.template import TemplateTrouble

        if isinstance(found, TemplateTrouble):
            self._tell(
                [template_wording.happened(path.name), *map(template_wording.fault, found.faults)],
                template_wording.to_do(),
            )
        elif isinstance(found, CannotRead):
            happened, to_do = template_wording.unreadable(found)
            self._tell([happened], to_do)
        else:
            self._tell([_("“{path}” cannot be used as a template.").format(path=plain(path.name))], "")

    def _tell(self, lines: list[str], to_do: str) -> None:
        """What is wrong, each thing in as many rows as it needs; the first row is the sum of it."""
        self._names = []
        wide = max(20, self.list.size.width - 4)
        self._told = [
            [("  " if number else "✗ ", "bad"), ("  " if part else "", ""), (words, "bad" if not number else "")]
            for number, line in enumerate(lines)
            for part, words in enumerate(wrap(line, wide))
        ]
        self.list.show(self._told)
        self.list.move_to(0)
        self._say(to_do, "warn")

    def action_back(self) -> None:
        """Back, with nothing chosen."""
        self.dismiss(None)
