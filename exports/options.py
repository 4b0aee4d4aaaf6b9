"""What a user may choose about a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["vi", "en"]


class DocumentKind(StrEnum):
    """Which document is made of the record."""

    MINUTES = "minutes"
    NOTICE = "notice"
    ANNEX = "annex"
    EXTRACT = "extract"
    ACTIONS = "actions"


class Attribution(StrEnum):
    """How minutes say who spoke: by name, by the party he spoke for, or not at all.

    Boards and reports of bodies often name nobody; the record itself always keeps the speaker.
    """

    NAMED = "named"
    DELEGATION = "delegation"
    IMPERSONAL = "impersonal"


@dataclass(frozen=True, slots=True)
class Options:
    """``language`` of the labels and sentences around what was said; ``draft`` asks for the mark DỰ THẢO.

    ``closed_session`` asks for what was said behind closed doors too, which is otherwise left out. ``party`` is the uid
    of the party for which an extract is made. ``template`` is an office's own Word file (.docx or .dotx) as bytes,
    empty for the program's own form.
    """

    language: Language = "vi"
    draft: bool = False
    attribution: Attribution = Attribution.NAMED
    closed_session: bool = False
    kind: DocumentKind = DocumentKind.MINUTES
    party: str = ""
    template: bytes = b""
