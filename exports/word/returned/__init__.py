"""A Word file that came back: opened with care, its parts found, its text read with what was tracked in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.returned.came import Comment, Returned
from exports.sent import Sent
from exports.word import custom_parts
from exports.word.returned.body import came_of
from exports.word.returned.paragraphs import W
from store.errors import CannotRead, Trouble
from store.intake import package

if TYPE_CHECKING:
    from store.intake.package import Package


def read(path: Path, content: bytes, otherwise: Sent | None = None) -> Returned:
    """What stands in the file now, and what it carries of what was sent.

    ``otherwise`` tells the tables of a file that carries nothing of it any more. Raises CannotRead for everything that
    is no sound Word document.
    """
    opened = package.checked(path, content)
    if opened.suffix not in package.DOCUMENTS:
        raise CannotRead(Trouble.WRONG_TYPE, path, opened.suffix)
    main = opened.tree(opened.main)
    body = main.find(f"{W}body") if main is not None else None
    if body is None:
        raise CannotRead(Trouble.DAMAGED, path)
    related = tuple(opened.related(opened.main).values())
    sent = _sent(opened, [name for kind, name in related if kind == "customXml"])
    comments = next((name for kind, name in related if kind == "comments"), "")
    around = [
        root for kind, name in related if kind in ("header", "footer") and (root := opened.tree(name)) is not None
    ]
    return Returned(
        came=came_of(body, around, _comments(opened, comments), sent or otherwise),
        sent=sent,
        properties=_properties(opened),
    )


def _sent(opened: Package, names: list[str]) -> Sent | None:
    for name in names:
        root = opened.tree(name)
        if root is not None and custom_parts.is_sent(root):
            return custom_parts.read(root)
    return None


def _properties(opened: Package) -> dict[str, str]:
    for kind, name in opened.related("").values():
        root = opened.tree(name) if kind == "custom-properties" else None
        if root is not None:
            return dict(custom_parts.properties(root))
    return {}


def _comments(opened: Package, name: str) -> dict[str, Comment]:
    root = opened.tree(name) if name else None
    if root is None:
        return {}
    return {
        one.get(f"{W}id", ""): Comment(
            one.get(f"{W}author", "").strip(),
            one.get(f"{W}date", ""),
            "\n".join(
                words
                for paragraph in one.iter(f"{W}p")
                if (words := "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip())
            ),
        )
        for one in root.iter(f"{W}comment")
    }
