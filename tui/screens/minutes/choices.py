"""What is chosen about the minutes on their screen, and how the screen says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exports.formats import DEFAULT, FORMATS
from exports.minutes.options import Attribution, Options
from tui.language import N_, _, language
from tui.widgets.option_bar import Option

if TYPE_CHECKING:
    from store.dossier import Dossier

_ATTRIBUTIONS = {
    Attribution.NAMED: N_("by name"),
    Attribution.DELEGATION: N_("by delegation"),
    Attribution.IMPERSONAL: N_("not at all"),
}
_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}  # each in its own words, whatever the screen speaks

_remembered: dict[Path, Choices] = {}


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of the document and the format of the file; ``name`` is empty while the file's own name will do."""

    options: Options
    suffix: str = DEFAULT
    name: str = ""

    def other_language(self) -> Choices:
        """The other language."""
        return self._with(options=replace(self.options, language="vi" if self.options.language == "en" else "en"))

    def other_attribution(self) -> Choices:
        """The next manner of saying who spoke."""
        every = list(Attribution)
        following = every[(every.index(self.options.attribution) + 1) % len(every)]
        return self._with(options=replace(self.options, attribution=following))

    def other_draft(self) -> Choices:
        """Marked as a draft, or no longer."""
        return self._with(options=replace(self.options, draft=not self.options.draft))

    def other_closed(self) -> Choices:
        """With what was said in closed session, or without it."""
        return self._with(options=replace(self.options, closed_session=not self.options.closed_session))

    def other_format(self) -> Choices:
        """The next format."""
        every = list(FORMATS)
        return self._with(suffix=every[(every.index(self.suffix) + 1) % len(every)])

    def _with(self, *, options: Options | None = None, suffix: str = "") -> Choices:
        name = str(Path(self.name).with_suffix(suffix)) if self.name and suffix else self.name
        return replace(self, options=options or self.options, suffix=suffix or self.suffix, name=name)


def recall(dossier: Dossier) -> Choices:
    """What was chosen last for this dossier since the program began, but never what was said in closed session."""
    chosen = _remembered.get(dossier.folder)
    if chosen is None:
        return Choices(Options(language="en" if language() == "en" else "vi"))
    return chosen


def remember(dossier: Dossier, choices: Choices) -> None:
    """Keep this for as long as the program runs."""
    _remembered[dossier.folder] = replace(choices, options=replace(choices.options, closed_session=False))


def said(choices: Choices, *, draft: bool) -> tuple[Option, ...]:
    """The choices for the bar; ``draft`` says that the document is one, asked for or not."""
    options = choices.options
    forced = draft and not options.draft
    drafted = _("yes, it has blanks") if forced else _("yes") if options.draft else _("no")
    return (
        Option("L", _("Language"), _LANGUAGES[options.language], "language"),
        Option("A", _("Speakers"), _(_ATTRIBUTIONS[options.attribution]), "attribution"),
        Option("D", _("Draft"), drafted, "draft"),
        Option(
            "C",
            _("Closed session"),
            _("PRINTED") if options.closed_session else _("left out"),
            "closed",
            "bad" if options.closed_session else "strong",
        ),
        Option("F", _("Format"), choices.suffix, "format"),
    )
