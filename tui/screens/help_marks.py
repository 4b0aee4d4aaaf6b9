"""The marks of the capture line on one page: what is typed beside what it means, in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from store.meeting.capture.marks import MARKS
from store.meeting.kinds import ItemState
from tui.language import N_, _, term
from tui.widgets.wording import SIGNS, Said
from tui.widgets.wrapping import wrap

LINES: tuple[tuple[str, str], ...] = (
    (N_("Lan: …"), N_("Lan speaks from now")),
    (N_("?: …   -: …"), N_("unknown; nobody")),
    (N_("14:31 …"), N_("said at 14:31")),
    (N_("#12   #tour"), N_("about item 12")),
    (N_("#12-14 …"), N_("about items 12 to 14")),
    (N_("#12: …   #-:"), N_("all after this; stop")),
    (N_("@trade dept"), N_("who does it; or @[…]")),
    (N_(">30/6   >[end of Q3]"), N_("by when")),
    (N_("@@"), N_("something I missed")),
    (N_('"…"'), N_("word for word")),
    (N_("s/old/new/"), N_("mend my last entry")),
)
"""What can be typed anywhere in a line, and what it means."""

COMMANDS: tuple[tuple[str, str], ...] = (
    (N_("/in Lan   /out Lan"), N_("arrives, leaves")),
    (N_("/next   /next 3"), N_("next point; point 3")),
    (N_("/end"), N_("end of the meeting")),
    (N_("/vote 12-3-1"), N_("for, against, abstained")),
    (N_("… against: Lan"), N_("who voted how")),
    (N_("/sign A, B: …"), N_("a signing")),
    (N_("/park …"), N_("left for later")),
    (N_("/closed   /open"), N_("closed session; open")),
    (N_("/handover Minh"), N_("Minh records from now")),
    (N_("/allot 12 Minh"), N_("Minh records item 12")),
    (N_("/undo"), N_("take back a change")),
)
"""The commands apart from those that set an item's state."""

STATES: tuple[tuple[str, ItemState], ...] = (
    (N_("/done 12 …"), ItemState.DONE),
    (N_("/partly 12 …"), ItemState.PARTLY_DONE),
    (N_("/no 12 …"), ItemState.NOT_DONE),
    (N_("/later 12 …"), ItemState.POSTPONED),
    (N_("/drop 12 …"), ItemState.DROPPED),
    (N_("/doing 12 …"), ItemState.UNDER_WAY),
    (N_("/todo 12"), ItemState.PLANNED),
)
"""The commands that set an item's state; what follows is its outcome or reason."""

_TWO_COLUMNS = 72
"""The cells from which on two columns stand side by side."""

_LONGEST_TYPED = 18
"""The cells to which the meanings of a narrow column are moved at most."""

Line = list[Said]


def page(width: int) -> list[Line]:
    """The page in lines of at most ``width`` cells."""
    marks = [(f"{mark}…", term(kind)) for mark, kind in MARKS.items()]
    states = [(_(typed), f"{SIGNS[state]} {term(state)}") for typed, state in STATES]
    lines = [(_(typed), _(meaning)) for typed, meaning in LINES]
    commands = [(_(typed), _(meaning)) for typed, meaning in COMMANDS]
    first = _("What you type is a note by whoever speaks now. Marks make it more:")
    last = _("Words do too: “decision: …”. Tab completes names. Own abbreviations expand at the space.")
    left, right = [*marks, *lines], [*states, *commands]
    said: list[Line] = [[(line, "")] for line in wrap(first, width)]
    if width < _TWO_COLUMNS:
        said += _column([*left, *right], width)
    else:
        half = (width - 2) // 2
        said += _beside(_column(left, half), _column(right, width - 2 - half), half + 2)
    return [*said, *([(line, "")] for line in wrap(last, width))]


def _column(rows: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """What is typed beside its meaning; what is too long to stand beside stands above it."""
    typed_width = min(max(cell_len(typed) for typed, _meaning in rows), max(width // 2 - 2, _LONGEST_TYPED))
    lines: list[Line] = []
    for typed, meaning in rows:
        free = width - cell_len(typed) - cell_len(meaning)
        if free < 1:
            lines.append([(typed, "strong")])
            lines += [[("  ", ""), (line, "")] for line in wrap(meaning, width - 2)]
        else:
            spare = min(free, max(2, typed_width + 2 - cell_len(typed)))
            lines.append([(typed, "strong"), (" " * spare, ""), (meaning, "")])
    return lines


def _beside(left: Sequence[Line], right: Sequence[Line], start: int) -> list[Line]:
    lines: list[Line] = []
    for number in range(max(len(left), len(right))):
        first = list(left[number]) if number < len(left) else []
        taken = sum(cell_len(text) for text, _look in first)
        second = right[number] if number < len(right) else []
        lines.append([*first, (" " * max(0, start - taken), ""), *second] if second else first)
    return lines
