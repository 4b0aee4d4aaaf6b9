"""What is said about an office's own template: what cannot be filled and where it stands, and what is worth knowing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from store.errors import CannotRead, Trouble

from .language import N_, _, ngettext
from .messages import plain, sentences

if TYPE_CHECKING:
    from exports.word.template import Fault, Place, Remark

_FAULTS: Mapping[str, str] = {
    "unknown": N_("{marker} is on no list of markers"),
    "mixed": N_("{marker} is of another list than the rest of its row or paragraph; give each list a row of its own"),
    "no_list": N_("{marker} counts rows, but its row or paragraph has no marker of a list"),
    "in_drawing": N_("{marker} cannot stand in a watermark or another drawing; only a marker that gives one text can"),
    "not_alone": N_("{marker} stands for whole paragraphs and tables; it needs a paragraph of the text to itself"),
}

_SAVE = N_("Save it in Word as .docx or .dotx, then try again.")
_TO_DO: Mapping[Trouble, str] = {
    Trouble.WRONG_TYPE: _SAVE,
    Trouble.OLD_OFFICE: _SAVE,
    Trouble.STRICT_OFFICE: N_("Save it in Word once more, as an ordinary .docx or .dotx, then try again."),
    Trouble.TOO_LARGE: N_("Take large pictures out of it, then try again."),
}
"""What to do where a template is wanted, and not lists to be taken over."""

_PARTS: Mapping[str, str] = {
    "header": N_("header"),
    "footer": N_("footer"),
    "first_header": N_("header of the first page"),
    "first_footer": N_("footer of the first page"),
    "even_header": N_("header of the even pages"),
    "even_footer": N_("footer of the even pages"),
    "footnote": N_("footnote"),
    "endnote": N_("endnote"),
    "comment": N_("comment"),
    "chart": N_("chart"),
    "diagram": N_("SmartArt diagram"),
    "field": N_("code of a field"),
    "formula": N_("formula"),
    "description": N_("description of a picture"),
}


_NOTICED = 3
"""So many sentences fit above the line of keys of a small screen."""


def happened(path: str) -> str:
    """That a template cannot be filled."""
    return _("The template “{path}” cannot be filled; nothing was written.").format(path=plain(path))


def to_do() -> str:
    """What to do about it."""
    return _("Correct it in Word, then try again; “rapporteur template” writes a template that explains every marker.")


def unreadable(error: CannotRead) -> tuple[str, str]:
    """What happened to a file that is to be a template and cannot be read, and what to do."""
    told, general = sentences(error)
    return told, _(_TO_DO[error.trouble]) if error.trouble in _TO_DO else general


def fault(one: Fault) -> str:
    """One marker that cannot be filled: what is wrong with it, what may have been meant, and where it stands."""
    words = _(_FAULTS[one.kind.value]).format(marker=plain(one.marker))
    if one.meant:
        words = _("{fault} (perhaps {meant} is meant)").format(fault=words, meant=f"{{{{{one.meant}}}}}")
    return f"{_capital(place(one.place, beyond=one.marker))}: {words}."


def remark(one: Remark) -> str:
    """One thing worth knowing about a template, in a sentence."""
    match one.kind.value:
        case "braces":
            where = place(one.place) if one.place is not None else ""
            return _("{place}: braces that make no marker stay in the text.").format(place=_capital(where))
        case "no_markers":
            return _("The template has no marker; it comes out as it is.")
        case "macros":
            return _("The template's macros are left out.")
        case "runs":
            words = _("“{target}” would be run or fetched when the document is opened; it is left out.")
            return words.format(target=plain(one.detail))
        case "embedded":
            words = _("The template holds another file, “{target}”; this is left as it is, no marker in it is filled.")
            return words.format(target=plain(one.detail))
        case "unseen":
            where = place(one.place) if one.place is not None else ""
            words = _("{place}: {marker} stays as it is; no marker is filled there.")
            return words.format(place=_capital(where), marker=plain(one.detail))
        case _:
            words = _("The template refers to “{target}” outside itself; this is left as it is and was not opened.")
            return words.format(target=plain(one.detail))


def in_short(found: Sequence[Remark]) -> str:
    """The first things worth knowing and how many more there are: as much as a notice over a screen can hold."""
    told = [remark(one) for one in found[:_NOTICED]]
    if more := len(found) - len(told):
        words = ngettext(
            "… and {count} more; “rapporteur export” tells all",
            "… and {count} more; “rapporteur export” tells all",
            more,
        )
        told.append(words.format(count=more))
    return "\n".join(told)


def place(where: Place, *, beyond: str = "") -> str:
    """Where something stands: ``table 2, row 3: “Số …”``; the words are left out where ``beyond`` says as much."""
    words = f": “{plain(where.words)}”" if where.words and where.words != beyond else ""
    return f"{', '.join(_steps(where))}{words}"


def _steps(where: Place) -> Iterator[str]:
    if where.part.value in _PARTS:
        yield _(_PARTS[where.part.value])
    if where.table:
        yield _("table {number}").format(number=where.table)
        yield _("row {number}").format(number=where.row)
    elif where.paragraph and where.part.value not in _PARTS:
        yield _("paragraph {number}").format(number=where.paragraph)
    if where.text_box:
        yield _("text box")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
