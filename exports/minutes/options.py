"""What a user may choose about minutes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["vi", "en"]


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

    ``closed_session`` asks for what was said behind closed doors too, which is otherwise left out.
    """

    language: Language = "vi"
    draft: bool = False
    attribution: Attribution = Attribution.NAMED
    closed_session: bool = False
