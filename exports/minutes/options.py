"""What a user may choose about minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Options:
    """``language`` of the labels and sentences around what was said; ``draft`` asks for the mark DỰ THẢO."""

    language: Language = "vi"
    draft: bool = False
