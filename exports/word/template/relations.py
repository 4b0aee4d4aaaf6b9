"""The parts of a Word package and what leads from one to another (ECMA-376 part 2, 9.3)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from store.errors import CannotRead, Trouble

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SUFFIX = ".rels"


class Relation(NamedTuple):
    """One way from a part to another, or out of the file: ``kind`` is the last word of its type."""

    element: etree._Element
    kind: str
    target: str
    outside: bool

    @property
    def number(self) -> str:
        """What the part itself names it by."""
        return self.element.get("Id") or ""


def lists_of_relations(files: Mapping[str, bytes]) -> list[str]:
    """The names of the parts that only hold relations."""
    return [name for name in files if name.endswith(_SUFFIX)]


def relations(listed: str, root: etree._Element) -> Iterator[Relation]:
    """The relations in a part of that name. A target inside the file is the name of a part."""
    folder, base = posixpath.split(listed)
    source = posixpath.join(posixpath.dirname(folder), base.removesuffix(_SUFFIX))
    for one in root.iter(_RELATIONSHIP):
        outside = one.get("TargetMode") == "External"
        target = one.get("Target") or ""
        kind = (one.get("Type") or "").rpartition("/")[2]
        yield Relation(one, kind, target if outside else _inside(source, target), outside)


def related(files: Mapping[str, bytes], source: str, path: Path) -> list[tuple[str, str]]:
    """Where a part leads inside the file: the kind of the relation, and the part's name."""
    listed = list_of(source)
    if listed not in files:
        return []
    return [(one.kind, one.target) for one in relations(listed, read(files, listed, path)) if not one.outside]


def list_of(name: str) -> str:
    """The name of the part that holds the relations of this one."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}{_SUFFIX}")


def read(files: Mapping[str, bytes], name: str, path: Path) -> etree._Element:
    """A part as XML. Raises CannotRead, with ``path`` as the file's."""
    from store.intake import package as intake

    if name not in files:
        raise CannotRead(Trouble.DAMAGED, path, name)
    return intake.parsed(path, files[name])


def written(root: etree._Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _inside(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
