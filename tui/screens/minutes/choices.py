"""What is chosen about a document on the minutes screen, and how the screen says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exports.formats import DEFAULT, suffixes_for
from exports.options import Attribution, DocumentKind, Options
from tui import preferences
from tui.language import N_, _, language
from tui.messages import plain
from tui.templates import FORMATS as TEMPLATE_FORMATS
from tui.widgets.option_bar import Option

if TYPE_CHECKING:
    from store.dossier import Dossier

_ATTRIBUTIONS = {
    Attribution.NAMED: N_("by name"),
    Attribution.DELEGATION: N_("by delegation"),
    Attribution.IMPERSONAL: N_("not at all"),
}
KINDS = {
    DocumentKind.MINUTES: N_("Minutes"),
    DocumentKind.NOTICE: N_("Notice of conclusions"),
    DocumentKind.ANNEX: N_("Annex of items"),
    DocumentKind.EXTRACT: N_("Extract for one party"),
    DocumentKind.ACTIONS: N_("Action list"),
}
"""What the kinds of document are called on the screen."""

_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}  # each in its own words, whatever the screen speaks

_remembered: dict[Path, Choices] = {}


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of the document and the format of the file; ``name`` is empty while the file's own name will do.

    ``template`` is the office's own Word file that is filled instead of using the decree's form.
    """

    options: Options
    suffix: str = DEFAULT
    name: str = ""
    template: Path | None = None

    def other_kind(self) -> Choices:
        """The next kind of document, in a format in which it can be written."""
        every = list(DocumentKind)
        kind = every[(every.index(self.options.kind) + 1) % len(every)]
        suffix = self.suffix if self.suffix in suffixes_for(kind) else DEFAULT
        # A name that was given to one kind of document must not let another replace its file.
        return Choices(replace(self.options, kind=kind), suffix, template=self.template)

    def for_party(self, party: str) -> Choices:
        """The extract for the party with this uid."""
        options = replace(self.options, kind=DocumentKind.EXTRACT, party=party)
        return Choices(options, self.suffix_for_extract(), template=self.template)

    def suffix_for_extract(self) -> str:
        """The format chosen so far where an extract can have it."""
        return self.suffix if self.suffix in suffixes_for(DocumentKind.EXTRACT) else DEFAULT

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
        every = list(suffixes_for(self.options.kind))
        return self._with(suffix=every[(every.index(self.suffix) + 1) % len(every)])

    def with_template(self, template: Path | None) -> Choices:
        """This template, in a format that it gives its look to; None for the decree's form."""
        suffix = self.suffix if template is None or self.suffix in TEMPLATE_FORMATS else DEFAULT
        return replace(self._with(suffix=suffix), template=template)

    @property
    def filled(self) -> Path | None:
        """The template that is filled in this format."""
        return self.template if self.suffix in TEMPLATE_FORMATS else None

    def _with(self, *, options: Options | None = None, suffix: str = "") -> Choices:
        name = str(Path(self.name).with_suffix(suffix)) if self.name and suffix else self.name
        return replace(self, options=options or self.options, suffix=suffix or self.suffix, name=name)


def recall(dossier: Dossier) -> Choices:
    """What was chosen last for this dossier since the program began, but never what was said in closed session."""
    chosen = _remembered.get(dossier.folder)
    if chosen is None:
        kept = preferences.load(preferences.config_folder()).template
        template = Path(kept) if kept else None
        return Choices(Options(language="en" if language() == "en" else "vi"), template=template)
    return chosen


def remember(dossier: Dossier, choices: Choices) -> None:
    """Keep this for as long as the program runs."""
    _remembered[dossier.folder] = replace(choices, options=replace(choices.options, closed_session=False))


def said(choices: Choices, *, draft: bool, party: str = "") -> tuple[Option, ...]:
    """The choices for the bar; ``draft`` says that the document is one, asked for or not.

    ``party`` is the name of the party that an extract is for, empty while none is chosen.
    """
    options = choices.options
    forced = draft and not options.draft
    drafted = _("yes, it has blanks") if forced else _("yes") if options.draft else _("no")
    return (
        Option("K", _("Document"), _(KINDS[options.kind]), "kind"),
        *_for_whom(options, party),
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
        *_template(choices),
    )


def _template(choices: Choices) -> tuple[Option, ...]:
    if choices.suffix not in TEMPLATE_FORMATS:
        return ()
    value = plain(choices.template.name) if choices.template is not None else _("not used")
    return (Option("T", _("Template"), value, "template"),)


def _for_whom(options: Options, party: str) -> tuple[Option, ...]:
    if options.kind is not DocumentKind.EXTRACT:
        return ()
    return (Option("P", _("Party"), party or _("choose one"), "party", "strong" if party else "warn"),)


def where(kind: DocumentKind, path: str) -> str:
    """Where the file is."""
    if kind is DocumentKind.MINUTES:
        return _("The minutes are in {path}").format(path=path)
    return _("{document}: {path}").format(document=_(KINDS[kind]), path=path)
