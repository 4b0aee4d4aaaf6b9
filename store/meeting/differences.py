"""Two versions of one text beside each other: which words differ, and both as one text with what is common once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from .fields import codec_of
from .kinds import RecordKind

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_SENTENCES = re.compile(r"(?:[^.;!?…\n]|[.;!?…](?!\s|$))*(?:[.;!?…]+\s*|\n\s*|$)")
_ENDS = ".;!?…"
_MOST = 4_000
"""The words, of each text, that are compared one by one; of longer texts only the beginning and the end they share."""


class Stretch(NamedTuple):
    """What stands at one place in the one text and in the other; the same twice where they agree."""

    left: str
    right: str

    @property
    def same(self) -> bool:
        """Whether both texts agree here."""
        return self.left == self.right


def differences(left: str, right: str) -> tuple[Stretch, ...]:
    """Both texts cut into stretches that agree and stretches that differ, by whole words.

    All lefts joined are the left text exactly, all rights the right one. Two stretches of one sort never stand side
    by side; words that differ with only a space between them are one stretch.
    """
    return tuple(_slid(_joined(_aligned(_WORDS.findall(left), _WORDS.findall(right)))))


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[Stretch]:
    begin = _common(left, right)
    left, right, head = left[begin:], right[begin:], "".join(left[:begin])
    end = _common(left[::-1], right[::-1])
    tail = "".join(left[len(left) - end :])
    left, right = left[: len(left) - end], right[: len(right) - end]
    yield Stretch(head, head)
    if max(len(left), len(right)) > _MOST:
        yield Stretch("".join(left), "".join(right))
    else:
        for how, i, j, m, n in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            yield Stretch("".join(left[i:j]), "".join(left[i:j] if how == "equal" else right[m:n]))
    yield Stretch(tail, tail)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _joined(stretches: Iterator[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for stretch in stretches:
        if not stretch.left and not stretch.right:
            continue
        between = len(found) > 1 and found[-1].same and not found[-1].left.strip()
        if not stretch.same and between:  # only a space agreed since the last difference
            space, before = found.pop(), found.pop()
            found.append(Stretch(before.left + space.left + stretch.left, before.right + space.right + stretch.right))
        elif found and found[-1].same == stretch.same:
            before = found.pop()
            found.append(Stretch(before.left + stretch.left, before.right + stretch.right))
        else:
            found.append(stretch)
    return found


def _slid(stretches: list[Stretch]) -> list[Stretch]:
    """What was added at the end of a sentence differs from the space before it on, not from the last word before it.

    Where ``6.`` became ``6. Quý IV/6.``, it is the same to say that ``6. Quý IV/`` was put before it, but nobody does.
    """
    for place in range(1, len(stretches) - 1):
        before, here, after = stretches[place - 1 : place + 2]
        if here.left and here.right:
            continue
        added, common = _WORDS.findall(here.left or here.right), _WORDS.findall(after.left)
        far = _common(added, common)
        steps = next((n for n in range(far, 0, -1) if [*added, *common][n].isspace()), 0)
        stuck = steps == len(common) and place + 2 < len(stretches)
        if not steps or stuck or added[0].isspace():
            continue
        passed = "".join(added[:steps])
        moved = "".join(added[steps:]) + passed
        stretches[place - 1] = Stretch(before.left + passed, before.left + passed)
        stretches[place] = Stretch(moved, "") if here.left else Stretch("", moved)
        rest = "".join(common[steps:])
        stretches[place + 1] = Stretch(rest, rest)
    return [stretch for stretch in stretches if stretch.left or stretch.right]


def both_texts(first: str, second: str) -> str:
    """One text with all sentences of both in their order, what they have in common once.

    A sentence that goes on where the other's ends stands for both; one with a word put in does not, because that word
    may be a "not".
    """
    ours, theirs = _sentences(first), _sentences(second)
    kept: list[str] = []
    for how, i, j, m, n in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if how == "equal":
            kept += ours[i:j]
        else:
            kept += _of_both(ours[i:j], theirs[m:n])
    return "".join(sentence + _gap(sentence) for sentence in kept[:-1]) + "".join(kept[-1:]).strip()


def merged(base: str, first: str, second: str) -> str:
    """What becomes of a text that two people changed at the same time: the changes of both, word by word.

    Where both changed the same place, what both wrote there stands one after the other. ``base`` is the text that
    both had before them.
    """
    words = _WORDS.findall(base)
    ours, theirs = _WORDS.findall(first), _WORDS.findall(second)
    if max(len(words), len(ours), len(theirs)) > _MOST:
        return both_texts(first, second)
    kept = ""
    at = i = j = 0
    for start, m, n, size in [*_common_to_all(words, ours, theirs), (len(words), len(ours), len(theirs), 0)]:
        was, mine, other = ("".join(part) for part in (words[at:start], ours[i:m], theirs[j:n]))
        kept += mine if other in (was, mine) else other if mine == was else _side_by_side(kept, mine, other)
        kept += "".join(words[start : start + size])
        at, i, j = start + size, m + size, n + size
    return kept


def _common_to_all(words: list[str], ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that all three have: where each begins in the base and in either text, and how long it is."""
    left = SequenceMatcher(None, words, ours, autojunk=False).get_matching_blocks()
    right = SequenceMatcher(None, words, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(left) and j < len(right):
        one, other = left[i], right[j]
        start, stop = max(one.a, other.a), min(one.a + one.size, other.a + other.size)
        if start < stop:
            yield start, one.b + start - one.a, other.b + start - other.a, stop - start
        if one.a + one.size < other.a + other.size:
            i += 1
        else:
            j += 1


def _side_by_side(before: str, mine: str, other: str) -> str:
    both = both_texts(mine, other)
    space = mine[: len(mine) - len(mine.lstrip())] or other[: len(other) - len(other.lstrip())]
    tail = mine[len(mine.rstrip()) :] or other[len(other.rstrip()) :]
    return f"{space if not before.endswith(' ') else ''}{both}{tail}"


def _gap(sentence: str) -> str:
    if sentence.endswith("\n"):
        return ""
    return " " if sentence.endswith(tuple(_ENDS)) else " / "


def _sentences(text: str) -> list[str]:
    """The sentences with single spaces, each with the line break that it ends in."""
    found = []
    for part in _SENTENCES.findall(text):
        sentence = " ".join(part.split())
        if sentence:
            found.append(f"{sentence}\n" if "\n" in part[len(part.rstrip()) :] else sentence)
    return found


def _of_both(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    kept: list[str] = []
    left = list(theirs)
    for sentence in ours:
        fuller = next((one for one in left if _holds(one, sentence)), None)
        if fuller is not None:
            kept += left[: left.index(fuller) + 1]
            del left[: left.index(fuller) + 1]
        else:
            shorter = [one for one in left if _holds(sentence, one)]
            left = [one for one in left if one not in shorter]
            kept.append(sentence)
    return kept + left


def _holds(fuller: str, sentence: str) -> bool:
    """Whether the fuller one begins with all words and signs of the sentence, its end apart."""
    words = _WORDS.findall(sentence.rstrip(f" \n,{_ENDS}"))
    return bool(words) and _WORDS.findall(fuller)[: len(words)] == words


#: Texts of which two can stand one after the other; two names or two numbers cannot.
_JOINABLE = frozenset({"text", "outcome", "reason_text", "title", "figures", "source"})
#: Texts that name another record.
_REFERENCES = frozenset(
    {
        "speaker",
        "presenter",
        "replaced_by",
        "party",
        "parent",
        "point",
        "arrived_point",
        "left_point",
        "carried_from",
    }
)


def is_text(kind: RecordKind, field: str) -> bool:
    """Whether the field holds words that a person can type, not a choice, a number, a day or another record."""
    codec = codec_of(kind).get(field)
    return codec is not None and codec.plain_default == "" and codec.default == "" and field not in _REFERENCES


def both(kind: RecordKind, field: str, first: Any, second: Any, base: Any = None) -> Any | None:
    """One typed value that keeps what both say, None where a record can only hold one of them.

    Lists become one list with everything once, texts one text; ``base`` is what both replaced, where that is known.
    """
    if isinstance(first, tuple) and isinstance(second, tuple):
        return (*first, *(one for one in second if one not in first))
    if field in _JOINABLE and kind is not RecordKind.MEETING and isinstance(first, str) and isinstance(second, str):
        return merged(base, first, second) if isinstance(base, str) and base.strip() else both_texts(first, second)
    return None
