"""Finalising on the minutes screen: asks once, says what it came to, or what is in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.errors import CannotWrite
from store.finalising import NotFinal
from store.keeping.place import Place
from tui.final_wording import not_final, version_text
from tui.language import _
from tui.widgets.prompt import Prompt, is_yes
from tui.widgets.wording import not_saved

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.dossier import Dossier


def finalise(screen: Screen[None], dossier: Dossier, prompt: Prompt, done: Callable[[], None]) -> None:
    """Ask whether the record as it stands is to be frozen into the next final version, do it, and call ``done``."""

    def answer(said: str) -> str:
        if not is_yes(said):
            return _("Answer y (yes), or Esc to leave the record as it is.")
        try:
            version = dossier.finalise()
        except NotFinal as refused:
            return " ".join(not_final(refused))
        except CannotWrite as error:
            return not_saved(error)
        words = _("This is the final {version}.").format(version=version_text(version))
        screen.notify(words, markup=False)
        done()
        return ""

    hint = _("It gets a number and a content hash; whatever is changed later makes a new version with corrections.")
    if dossier.place is not Place.HERE:
        hint = _("The folder is not there now: what colleagues have recorded since will not be in it.")
    prompt.ask(_("Finalise the minutes? (y)"), answer, hint=hint)
