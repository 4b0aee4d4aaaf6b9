"""What the keys of the minutes screen choose: which document, for whom, and how it is written."""

from __future__ import annotations

from store.errors import CannotWrite
from tui import preferences, template_wording
from tui.messages import sentences

from .file import MinutesFile


class Choosing(MinutesFile):
    """One action for each choice; the screen shows what has been chosen."""

    def action_kind(self) -> None:
        """Another kind of document."""
        self.written = None
        self.choose(self.choices.other_kind())

    def action_party(self) -> None:
        """For whom the extract is; whoever chooses a party means an extract."""
        from .party_choice import PartyScreen

        parties = self.dossier.proceedings().parties

        def chosen(party: str | None) -> None:
            if party is not None:
                self.written = None
                self.choose(self.choices.for_party(party))

        self.app.push_screen(PartyScreen(parties, self.choices.options.party), chosen)

    def action_template(self) -> None:
        """A Word template of the office's own, or none."""
        self.ask_template()

    def ask_template(self, *, look_at_once: bool = False) -> None:
        """Ask for a template, and remember it for this machine."""
        from tui.templates import Template

        from .template_choice import TemplateScreen

        def chosen(template: Template | bool | None) -> None:
            if template is None or template is True:
                return
            path = template.path if isinstance(template, Template) else None
            self.written = None
            self.choose(self.choices.with_template(path))
            if isinstance(template, Template) and template.remarks:
                self.notify(template_wording.in_short(template.remarks), timeout=10, markup=False)
            try:
                preferences.change(preferences.config_folder(), template=str(path or ""))
            except CannotWrite as error:
                self.notify(" ".join(sentences(error)), severity="warning", timeout=10, markup=False)

        self.app.push_screen(TemplateScreen(self.choices.template, look_at_once=look_at_once), chosen)

    def action_language(self) -> None:
        """The document in the other language."""
        self.choose(self.choices.other_language())

    def action_attribution(self) -> None:
        """Another manner of saying who spoke."""
        self.choose(self.choices.other_attribution())

    def action_draft(self) -> None:
        """Marked as a draft, or not."""
        self.choose(self.choices.other_draft())

    def action_closed(self) -> None:
        """With closed-session passages, or without."""
        self.choose(self.choices.other_closed())

    def action_format(self) -> None:
        """Another format."""
        self.choose(self.choices.other_format())
