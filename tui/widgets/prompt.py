"""A question at the foot of a list screen: one line to answer it in, and what was wrong with the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.language import N_

from .fields import LineField
from .looks import content

Answer = Callable[[str], str]
"""Takes the answer; gives back the sentence why it cannot be taken, empty where it was."""


def is_yes(said: str) -> bool:
    """Whether the answer to a question is yes, in either language."""
    return said.strip().casefold() in {"c", "có", "co", "y", "yes"}


class Prompt(Vertical):
    """Hidden until something is asked. Enter answers, Esc leaves everything as it was; the focus goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", N_("Back"), show=False)]

    DEFAULT_CSS = """
    Prompt {
        display: none; height: auto; background: $surface; padding: 0 1;
        & > Horizontal { height: 1; }
        & #question { width: auto; padding: 0 1 0 0; text-style: bold; color: $text-accent; }
        & LineField { width: 1fr; background: $surface; }
        & #note { height: auto; min-height: 1; }
    }
    Prompt.-asking { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.field = LineField(id="answer")
        self._question = Static("", id="question", markup=False)
        self._note = Static("", id="note", markup=False)
        self._hint = ""
        self._answer: Answer | None = None
        self._typed: Answer | None = None
        self._back_to: Widget | None = None

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return self._answer is not None

    def compose(self) -> ComposeResult:
        """Question and field side by side, the note below."""
        yield Horizontal(self._question, self.field)
        yield self._note

    def ask(
        self, question: str, answer: Answer, *, text: str = "", hint: str = "", typed: Answer | None = None
    ) -> None:
        """Ask; ``text`` stands in the field already, ``hint`` says below what to write.

        ``typed`` is told every text while it is typed and gives back what stands below then, empty for the hint.
        """
        if not self.asking:
            self._back_to = self.screen.focused
        self._answer, self._hint, self._typed = answer, hint, typed
        self._question.update(content([(f"{question} ▸", "")]))
        self._note.update(content([(hint, "faint")]))
        self.field.value = text
        self.field.cursor_position = len(text)
        self.add_class("-asking")
        self.field.focus()

    def type(self, event: events.Key) -> None:
        """A letter that was typed elsewhere while a question is open goes into the field."""
        if event.character:
            self.field.replace(event.character, *self.field.selection)

    @on(LineField.Changed)
    def _changed(self, event: LineField.Changed) -> None:
        event.stop()
        said = self._typed(event.value) if self._typed is not None and self.asking else ""
        self._note.update(content([(said or self._hint, "" if said else "faint")]))

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        if self._answer is None:
            return
        answer = self._answer
        refused = answer(event.value)
        if refused:
            self._note.update(content([(refused, "bad")]))
        elif self._answer is answer:  # the answer may have asked the next question
            self.action_leave()

    def action_leave(self) -> None:
        """Ask no longer."""
        self._answer = None
        self.remove_class("-asking")
        if self._back_to is not None and self._back_to.is_attached:
            self._back_to.focus()
