"""A line that is being typed, and the choices that read as what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..names import roster
from ..refs import Ref
from .choices import MOST, Choice, Completions, What
from .drafts import CaptureContext, Draft, EntryDraft, ItemDraft, StateDraft
from .known_names import naming, shown
from .marks import wrap
from .reader import read
from .targets import Target, targets

TRIED = MOST + 4
"""So many are looked at: some read as somebody else, because of what stands behind the cursor."""

Offers = Iterable[tuple[Choice, Iterable[str]]]
"""Choices, each with the ways to write it; a way is looked at only where the ones before it do not read as meant."""


class Typing:
    """A line that is being typed, up to the cursor, and what it is read against."""

    def __init__(self, line: str, front: int, cursor: int, context: CaptureContext) -> None:
        self.line = line
        self.front = front
        self.cursor = cursor
        self.context = context
        self.typed = line[front:cursor]
        self.people = roster(context.delegates, context.parties)

    def offer(self, start: int, what: What, offers: Offers, says: Callable[[Draft, str], bool]) -> Completions:
        """The choices that read as what they are, each with the first of its texts that does."""
        spaced = what is not What.DELEGATE and self.line[self.cursor : self.cursor + 1] == " "
        end = self.cursor + spaced  # the text brings a space of its own
        kept: list[Choice] = []
        for choice, texts in offers:
            for text in texts:
                made = self.line[:start] + text + self.line[end:]
                if made == self.line and choice.ref != "+":
                    break
                if says(read(made, self.context), choice.ref):
                    kept.append(Choice(text, choice.shown, choice.note, choice.ref))
                    break
            if len(kept) == MOST:
                break
        return Completions(start, end, what, tuple(kept))


def people_offers(refs: Iterable[Ref], context: CaptureContext, before: str, behind: str) -> Offers:
    """Delegates and parties, written between ``before`` and ``behind``."""
    for ref in refs:
        name, note = shown(ref, context)
        yield Choice("", name, note, ref), (before + text + behind for text in naming(ref, context))


def item_offers(typing: Typing, start: int, words: str, sign: str) -> Completions:
    """Items whose numbers or titles begin like the words, written behind ``sign``."""
    fields = {item.uid: item.field for item in typing.context.items}
    found = targets(typing.context.items).beginning(words.replace("_", " "), MOST)
    return typing.offer(
        start,
        What.ITEM,
        (
            (Choice("", f"{one.number} {one.title}".strip(), fields[one.uid], f"item/{one.uid}"), ways(one, sign))
            for one in found
        ),
        _is_about,
    )


def ways(one: Target, sign: str) -> list[str]:
    """An item or agenda point by its number, or by itself where the number is none of its own."""
    return [f"{sign}{one.number} ", f"{sign or '#'}{wrap(one.uid)} ", f"{wrap(one.uid)} "]


def _is_about(draft: Draft, ref: str) -> bool:
    match draft:
        case EntryDraft(items=items) | StateDraft(items=items):
            return ref in {f"item/{uid}" for uid in items}
        case ItemDraft(item=uid):
            return ref == f"item/{uid}"
    return False
