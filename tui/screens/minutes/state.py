"""What stands at the foot of the minutes screen: what was written, what is missing, what is left out."""

from __future__ import annotations

from pathlib import Path

from exports.options import DocumentKind
from store.meeting import gaps
from tui import messages
from tui.language import _, ngettext
from tui.widgets.wording import Said

from .choices import Choices, where
from .preview import Preview

_NAMED = 3
"""So many blanks are named."""


def state(choices: Choices, preview: Preview | None, written: Path | None, *, writing: bool) -> list[Said]:
    """How things stand, one line for each thing."""
    lines: list[list[Said]] = []
    if written is not None:
        lines.append([("✓ ", "good"), (where(choices.options.kind, messages.plain(str(written))), "")])
    elif writing:
        lines.append([(_("Writing the document …"), "faint")])
    if preview is not None:
        lines.append(_missing(preview))
        if preview.final:
            lines.append([(preview.final, "")])
        lines += [[said] for said in _closed(preview.closed, printed=choices.options.closed_session)]
    if choices.filled is not None:
        words = _("The file will look like the template “{name}”; shown here is what the program says by itself.")
        lines.append([(words.format(name=messages.plain(choices.filled.name)), "faint")])
    if choices.suffix == ".json":
        words = _("JSON is the record itself, with every name; language, speakers and draft do not touch it.")
        lines.append([(words, "faint")])
    return [piece for number, line in enumerate(lines) for piece in ([("\n", "")] if number else []) + line]


def facts(choices: Choices, preview: Preview | None) -> list[Said]:
    """What has to be seen at the top: that it is a draft, and that it holds what was said in closed session."""
    said: list[Said] = []
    if preview is not None and preview.draft:
        said.append((_("DRAFT"), "warn"))
    if choices.options.closed_session:
        said.append((_("WITH CLOSED SESSION"), "bad"))
    return said


def _missing(preview: Preview) -> list[Said]:
    """What is missing, and which of it makes the minutes a draft."""
    missing = preview.gaps
    if not missing:
        return [("✓ ", "good"), (_("Nothing is missing; the record is complete."), "")]
    blanks = list(dict.fromkeys(messages.gap(gap.kind) for gap in missing if gap.kind in gaps.BLANK_IN_MINUTES))
    count = len(missing)
    words = ngettext("{count} thing is missing", "{count} things are missing", count).format(count=count)
    if preview.choices.options.kind is not DocumentKind.MINUTES:
        own = preview.draft and not preview.choices.options.draft
        left = [(_("a draft, because dots are left in it"), "warn")] if own else []
        return [("! ", "warn"), (f"{words}{'; ' if left else '.'}", ""), *left]
    if not blanks:
        return [("! ", "warn"), (f"{words}.", "")]
    named = ", ".join(blanks[:_NAMED]) + (" …" if len(blanks) > _NAMED else "")
    return [("! ", "warn"), (f"{words}; ", ""), (_("a draft for its blanks: {blanks}").format(blanks=named), "warn")]


def _closed(count: int, *, printed: bool) -> list[Said]:
    """What becomes of what was said in closed session."""
    if not printed:
        words = ngettext(
            "{count} closed-session passage is left out.", "{count} closed-session passages are left out.", count
        )
        return [(words.format(count=count), "faint")] if count else []
    if not count:
        return [(_("Nothing was recorded in closed session."), "faint")]
    words = ngettext(
        "{count} closed-session passage is printed: keep this file apart.",
        "{count} closed-session passages are printed: keep this file apart.",
        count,
    )
    return [(f"! {words.format(count=count)}", "bad")]
