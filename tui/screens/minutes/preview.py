"""Composing a document for the screen: what may take long, in one go, so that a thread can do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.composing import compose as compose_document
from exports.document import Document
from store.meeting import gaps
from store.meeting.gaps import Gap
from store.meeting.proceedings import Proceedings
from store.progress import Progress
from tui.final_wording import standing_text
from tui.widgets.document_layout import Laid, lay_out
from tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from .choices import Choices

_LONGEST_JSON = 5000
"""Lines of a record's JSON that are shown."""


@dataclass(frozen=True)
class Preview:
    """A document for these choices, laid out for this width, and what its screen says about it.

    ``final`` says how the record stands to its newest final version; it is empty before the first.
    """

    choices: Choices
    proceedings: Proceedings
    document: Document
    width: int
    laid: Laid
    gaps: tuple[Gap, ...]
    closed: int
    final: str

    @property
    def draft(self) -> bool:
        """Whether it is marked as a draft."""
        return bool(self.document.title.draft_mark)


def compose(proceedings: Proceedings, choices: Choices, width: int, progress: Progress) -> Preview:
    """The preview. ``progress`` is asked as the work goes on, and may raise Stopped."""
    document = compose_document(proceedings, choices.options, progress)
    return Preview(
        choices,
        proceedings,
        document,
        width,
        _laid(document, proceedings, choices, width),
        gaps.find(proceedings),
        sum(entry.closed_session and not entry.carried_from for entry in proceedings.entries),
        standing_text(proceedings),
    )


def lay_out_again(preview: Preview, width: int) -> Laid:
    """The same document for another width."""
    return _laid(preview.document, preview.proceedings, preview.choices, width)


def _laid(document: Document, proceedings: Proceedings, choices: Choices, width: int) -> Laid:
    if choices.suffix != ".json":
        return lay_out(document, width)
    from exports import record_json

    text = record_json.write(proceedings, closed_session=choices.options.closed_session).decode()
    whole = text.split("\n")
    lines = tuple(((part, ""),) for line in whole[:_LONGEST_JSON] for part in wrap(line, width))
    if len(whole) > _LONGEST_JSON:
        lines = (*lines, (("…", "faint"),))
    return Laid(lines, tuple(range(len(lines))), lines, ())
