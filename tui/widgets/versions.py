"""Versions of one value beside each other, with signs where their words differ."""

from __future__ import annotations

from store.meeting.differences import differences

from .wording import Said

OPEN, CLOSE = "‹", "›"
"""They stand around words that only this version has: an underline alone is not seen everywhere."""
LACKS = "‸"
"""Stands where only the other version has words."""


def marked(text: str, other: str) -> list[Said]:
    """The text with the words marked that the other text has otherwise; plain where the two have nothing in common."""
    stretches = differences(text, other)
    if not any(stretch.same and stretch.left.strip() for stretch in stretches):
        return [(text, "")]
    said: list[Said] = []
    for stretch in stretches:
        own = stretch.left
        words = own.strip()
        if stretch.same:
            said.append((own, ""))
        elif words:
            begin = own.index(words)
            said += [(own[:begin], ""), (OPEN, "accent"), (words, "differs"), (CLOSE, "accent")]
            said.append((own[begin + len(words) :], ""))
        elif stretch.right.strip():
            said += [(LACKS, "accent"), (own, "")]
        else:
            said.append((own, ""))
    return [(words, look) for words, look in said if words]
