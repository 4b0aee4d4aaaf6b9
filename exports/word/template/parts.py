"""A template's file: opened as other people's files are, its parts that hold text, and the filled document packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from exports.document import Properties
from exports.packing import packed
from exports.word.markup import xml_text
from exports.word.properties import status
from exports.word.template import fields, unseen
from exports.word.template.outward import Outward, disarmed
from exports.word.template.relations import list_of, lists_of_relations, read, related, relations, written
from exports.word.template.text import W
from exports.word.template.trouble import Part
from store.errors import CannotRead, Trouble

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

_MAIN_TYPES = frozenset(
    {
        _MAIN,
        _TEMPLATE,
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }
)

#: The last word of a relationship's type, and the part of the document to which it leads.
_STORIES = {"header": Part.HEADER, "footer": Part.FOOTER, "footnotes": Part.FOOTNOTE, "endnotes": Part.ENDNOTE}

#: The pages on which a header or a footer stands, where that is not every one.
_PAGES = {
    (Part.HEADER, "first"): Part.FIRST_HEADER,
    (Part.HEADER, "even"): Part.EVEN_HEADER,
    (Part.FOOTER, "first"): Part.FIRST_FOOTER,
    (Part.FOOTER, "even"): Part.EVEN_FOOTER,
}
_NUMBER = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_STATUS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus"
_LONGEST_PROPERTY = 255

NAMELESS = Path("template.docx")
"""Stands for a template of which only the bytes are known, where something is wrong with them."""


@dataclass
class Package:
    """A template, open. ``files`` are its parts by name; ``stories`` those with text, the document itself first.

    ``unfilled`` are the markers in other parts, where none is filled.
    """

    files: dict[str, bytes]
    main: str
    stories: dict[str, tuple[Part, etree._Element]]
    styles: etree._Element | None
    core: tuple[str, etree._Element] | None
    outward: Outward
    unfilled: tuple[tuple[Part, str], ...]
    _order: list[str]

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        found = self.stories[self.main][1].find(f"{W}body")
        assert found is not None  # looked for when it was opened
        return found

    def describe(self, said: Properties) -> None:
        """Gives the file its title and status, where the template says anything about itself.

        A status of its own goes: offices make a template of last year's final minutes.
        """
        if self.core is None:
            return
        name, root = self.core
        for tag, words in ((_TITLE, said.title), (_STATUS, status(said))):
            found = root.find(tag)
            if found is not None:
                root.remove(found)
            if words:
                etree.SubElement(root, tag).text = xml_text(words)[:_LONGEST_PROPERTY]
        self.files[name] = written(root)

    def packed(self) -> bytes:
        """The file as it is now, its parts in their old order and without a clock."""
        for name, (_part, root) in self.stories.items():
            self.files[name] = written(root)
        return packed({name: self.files[name] for name in self._order if name in self.files})


def as_template(document: bytes) -> bytes:
    """A document of ours as a Word template (.dotx): the same parts, under a template's type."""
    with zipfile.ZipFile(io.BytesIO(document)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return packed(parts | {_CONTENT_TYPES: parts[_CONTENT_TYPES].replace(_MAIN.encode(), _TEMPLATE.encode())})


def opened(template: bytes, path: Path = NAMELESS) -> Package:
    """The template, whatever its suffix: .docx, .dotx, .docm or .dotm. Raises CannotRead.

    Macros, signatures and what else would run are left out, and nothing outside the file is looked at.
    """
    from store.intake import package as intake

    with intake.checked(path, template, templates=True) as archive:
        suffix = archive.suffix
        files = {one.filename: archive.read(one) for one in archive.infolist() if _is_part(one)}
    order = sorted(files, key=lambda name: name != _CONTENT_TYPES)
    types = read(files, _CONTENT_TYPES, path)
    main = _main(files, types, path, suffix)
    outward = disarmed(files, types, main, path)
    root = read(files, main, path)
    if root.find(f"{W}body") is None:
        raise CannotRead(Trouble.DAMAGED, path)
    stories = {main: (Part.BODY, root), **dict(_other_stories(files, main, root, path))}
    styles = next((target for kind, target in related(files, main, path) if kind == "styles"), "")
    files[_CONTENT_TYPES] = written(types)
    styled = read(files, styles, path) if styles in files else None
    about = next((target for kind, target in related(files, "", path) if kind == "core-properties"), "")
    core = (about, read(files, about, path)) if about in files else None
    trees = [tree for _part, tree in stories.values()]
    started = tuple(code for tree in trees for code in fields.disarm(tree))
    brought = tuple(code for tree in trees for code in fields.fetching(tree))
    outward = outward._replace(taken=outward.taken + started, outside=outward.outside + brought)
    return Package(files, main, stories, styled, core, outward, _unfilled(files, path), order)


def _other_stories(
    files: dict[str, bytes], main: str, root: etree._Element, path: Path
) -> Iterator[tuple[str, tuple[Part, etree._Element]]]:
    pages = {one.get(_NUMBER): one.get(f"{W}type") for one in root.iter(f"{W}headerReference", f"{W}footerReference")}
    listed = list_of(main)
    for one in relations(listed, read(files, listed, path)) if listed in files else ():
        if one.kind in _STORIES and not one.outside and one.target in files:
            part = _STORIES[one.kind]
            yield one.target, (_PAGES.get((part, pages.get(one.number) or ""), part), read(files, one.target, path))


def _is_part(one: zipfile.ZipInfo) -> bool:
    """Whether it is a part of the document, and not a name that leads out of a folder into which it is unpacked."""
    name = one.filename.replace("\\", "/")
    return not (one.is_dir() or name.startswith("/") or ".." in name.split("/"))


def _main(files: dict[str, bytes], types: etree._Element, path: Path, suffix: str) -> str:
    """The name of the document's main part, whose type becomes that of a document."""
    found = next((target for kind, target in related(files, "", path) if kind == "officeDocument"), "")
    for one in types.iter(f"{_TYPES}Override"):
        if (one.get("PartName") or "").lstrip("/") == found:
            if one.get("ContentType") not in _MAIN_TYPES:
                raise CannotRead(Trouble.WRONG_TYPE, path, suffix)
            one.set("ContentType", _MAIN)
            break
    if found not in files:
        raise CannotRead(Trouble.WRONG_TYPE, path, suffix)
    return found


def _unfilled(files: dict[str, bytes], path: Path) -> tuple[tuple[Part, str], ...]:
    led = {
        one.target: unseen.KINDS[one.kind]
        for listed in lists_of_relations(files)
        for one in relations(listed, read(files, listed, path))
        if one.kind in unseen.KINDS and not one.outside
    }
    return tuple(
        (part, marker)
        for name, part in led.items()
        if name in files
        for marker in unseen.in_part(read(files, name, path))
    )
