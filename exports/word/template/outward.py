"""What in a template's file runs, or reaches outside it as soon as Word opens it: taken out, or only told.

Taken out is what would run on the machine of everybody who gets the document: macros, the template that a file is
attached to (its macros come along), the source of a mail merge (a query that Word puts by itself). All else that leads
outside, or into a file inside the file, stays as it is; nobody looks at it here.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lxml import etree

from exports.word.template.relations import Relation, list_of, lists_of_relations, read, related, relations, written
from exports.word.template.text import W

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MACROS = frozenset({"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars"})
_SIGNED = frozenset({"origin", "signature"})
"""What vouches for bytes that are no longer the same."""
_FETCHED = frozenset({"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"})
_EMBEDDED = frozenset({"aFChunk", "oleObject", "package", "control"})
"""Files inside the file: inserted whole, embedded, or a control of another program."""


class Outward(NamedTuple):
    """``taken`` and ``outside`` are addresses, ``embedded`` names of parts."""

    macros: bool
    taken: tuple[str, ...]
    outside: tuple[str, ...]
    embedded: tuple[str, ...]


def disarmed(files: dict[str, bytes], types: etree._Element, main: str, path: Path) -> Outward:
    """Takes out of the file, and of its list of types, what runs; tells that and what else there is."""
    gone: set[str] = set()
    macros = False
    taken: list[str] = []
    outside: list[str] = []
    embedded: list[str] = []
    for listed in lists_of_relations(files):
        root = read(files, listed, path)
        for one in list(relations(listed, root)):
            if one.kind in _MACROS or _is_signature(one):
                macros = macros or one.kind in _MACROS
                gone.add(one.target)
                root.remove(one.element)
            elif one.kind in _FETCHED:
                taken.append(one.target)
                root.remove(one.element)
            elif one.outside and one.kind != "hyperlink":  # a link waits until somebody clicks on it
                outside.append(one.target)
            elif one.kind in _EMBEDDED and not listed.startswith("word/charts/"):  # a chart's numbers are no secret
                embedded.append(one.target)
        files[listed] = written(root)
    for kind, name in related(files, main, path):
        if kind == "settings" and name in files:
            taken += _settled(files, name, path, any(taken))
    _forget(files, types, gone)
    return Outward(macros, *(tuple(dict.fromkeys(told)) for told in (taken, outside, embedded)))


def _is_signature(one: Relation) -> bool:
    return one.kind in _SIGNED and "digital-signature" in (one.element.get("Type") or "")


def _settled(files: dict[str, bytes], name: str, path: Path, told: bool) -> list[str]:
    """Takes what is fetched out of the settings; gives the query of a mail merge whose source is not told yet."""
    root = read(files, name, path)
    merges = root.findall(f"{W}mailMerge")
    fetched = [*merges, *root.findall(f"{W}attachedTemplate")]
    for one in fetched:
        root.remove(one)
    if fetched:
        files[name] = written(root)
    queries = [query.get(f"{W}val") or "" for merge in merges for query in merge.findall(f"{W}query")]
    return [] if told else queries or ["mail merge"] * len(merges)


def _forget(files: dict[str, bytes], types: etree._Element, gone: set[str]) -> None:
    for name in gone:
        files.pop(name, None)
        files.pop(list_of(name), None)
    for one in list(types.iter(f"{_TYPES}Override")):
        if (one.get("PartName") or "").lstrip("/") in gone:
            types.remove(one)
