"""Final versions in the user's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.meeting import final_versions
from store.meeting.text import signed

from .language import _, day_text, ngettext

if TYPE_CHECKING:
    from store.finalising import NotFinal
    from store.meeting.final_versions import FinalVersion
    from store.meeting.proceedings import Proceedings


def version_text(version: FinalVersion) -> str:
    """``version 2 (16:40 05/04/2024, Lan)``."""
    return _("version {number} ({time} {day}, {by})").format(
        number=version.number, time=f"{version.at:%H:%M}", day=day_text(version.at.date()), by=signed(version.by)
    )


def standing_text(proceedings: Proceedings) -> str:
    """How the record stands to its newest final version; empty where there is none."""
    if not proceedings.versions:
        return ""
    newest = proceedings.versions[-1]
    rivals = final_versions.rivals(proceedings.versions)
    if len(rivals) > 1:
        again = _("Finalise again: version {next} will correct both.").format(next=newest.number + 1)
        return f"{two_versions_text(rivals)} {again}"
    if final_versions.standing(proceedings) is not None:
        return _("The record is as in final {version}.").format(version=version_text(newest))
    count = sum(one.at is None for one in final_versions.corrections(proceedings))
    if not count:
        return _("The record was changed since final {version}; what is written now is a draft.").format(
            version=version_text(newest)
        )
    return ngettext(
        "{count} correction since final {version}; what is written now is a draft of the next.",
        "{count} corrections since final {version}; what is written now is a draft of the next.",
        count,
    ).format(count=count, version=version_text(newest))


def two_versions_text(several: Sequence[FinalVersion]) -> str:
    """``Two different final versions bear the number 1: …``, as they come from people who did not see each other."""
    told = "; ".join(version_text(one) for one in several)
    return _("Different final versions bear the number {number}: {versions}.").format(
        number=several[0].number, versions=told
    )


def not_final(refused: NotFinal) -> tuple[str, str]:
    """Why the minutes cannot be final, and what to do."""
    count, disputed = len(refused.gaps), refused.disputed
    if not count:
        happened = ngettext(
            "The minutes cannot be final: {count} field has several versions.",
            "The minutes cannot be final: {count} fields have several versions.",
            disputed,
        ).format(count=disputed)
        return happened, _("Settle each of them first (F12), then finalise again.")
    happened = ngettext(
        "The minutes cannot be final: {count} thing is missing.",
        "The minutes cannot be final: {count} things are missing.",
        count,
    ).format(count=count)
    return happened, _("Fill each of them in, or waive it with a reason (F8), then finalise again.")
