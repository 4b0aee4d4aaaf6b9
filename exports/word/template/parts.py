"""A template's file: opened as other people's files are, its parts that hold text, and the filled document packed."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from exports.word.markup import xml_text
from exports.word.template.text import W
from exports.word.template.trouble import Part
from store.errors import CannotRead, Trouble

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
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

#: What runs, and what vouches for bytes that are no longer the same.
_MACROS = frozenset({"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars"})
_SIGNED = frozenset({"origin", "signature"})

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LONGEST_PROPERTY = 255
_EARLIEST = (1980, 1, 1, 0, 0, 0)

NAMELESS = Path("template.docx")
"""Stands for a template of which only the bytes are known, where something is wrong with them."""


@dataclass
class Package:
    """A template, open. ``files`` are its parts by name; ``stories`` those with text, the document itself first."""

    files: dict[str, bytes]
    main: str
    stories: dict[str, tuple[Part, etree._Element]]
    styles: etree._Element | None
    core: tuple[str, etree._Element] | None = None
    macros: bool = False
    outside: tuple[str, ...] = ()
    _order: list[str] = field(default_factory=list)

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        found = self.stories[self.main][1].find(f"{W}body")
        assert found is not None  # looked for when it was opened
        return found

    def entitle(self, title: str) -> None:
        """Gives the file this title, where the template says anything about itself."""
        if self.core is None:
            return
        name, root = self.core
        found = root.find(_TITLE)
        if found is None:
            found = etree.SubElement(root, _TITLE)
        found.text = xml_text(title)[:_LONGEST_PROPERTY]
        self.files[name] = _written(root)

    def packed(self) -> bytes:
        """The file as it is now, its parts in their old order and without a clock."""
        for name, (_part, root) in self.stories.items():
            self.files[name] = _written(root)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name in self._order:
                if name in self.files:
                    one = zipfile.ZipInfo(name, _EARLIEST)
                    one.compress_type = zipfile.ZIP_DEFLATED
                    one.create_system = 3
                    one.external_attr = 0o600 << 16
                    package.writestr(one, self.files[name])
        return buffer.getvalue()


def as_template(document: bytes) -> bytes:
    """A document of ours as a Word template (.dotx): the same parts, under a template's type."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.infolist():
            content = source.read(one)
            if one.filename == _CONTENT_TYPES:
                content = content.replace(_MAIN.encode(), _TEMPLATE.encode())
            target.writestr(one, content)
    return buffer.getvalue()


def opened(template: bytes, path: Path = NAMELESS) -> Package:
    """The template, whatever its suffix: .docx, .dotx, .docm or .dotm. Raises CannotRead.

    Macros and signatures are left out, and nothing outside the file is looked at.
    """
    from store.intake import package as intake

    with intake.checked(path, template, templates=True) as archive:
        suffix = archive.suffix
        files = {one.filename: archive.read(one) for one in archive.infolist() if _is_part(one)}
    order = sorted(files, key=lambda name: name != _CONTENT_TYPES)
    types = _read(files, _CONTENT_TYPES, path)
    main = _main(files, types, path, suffix)
    outside = _outside(files, path)
    macros = _left_out(files, types, path)
    root = _read(files, main, path)
    if root.find(f"{W}body") is None:
        raise CannotRead(Trouble.DAMAGED, path)
    stories = {main: (Part.BODY, root)}
    for kind, target in _related(files, main, path):
        if kind in _STORIES and target in files:
            stories[target] = (_STORIES[kind], _read(files, target, path))
    styles = next((target for kind, target in _related(files, main, path) if kind == "styles"), "")
    files[_CONTENT_TYPES] = _written(types)
    styled = _read(files, styles, path) if styles in files else None
    about = next((target for kind, target in _related(files, "", path) if kind == "core-properties"), "")
    core = (about, _read(files, about, path)) if about in files else None
    return Package(files, main, stories, styled, core, macros, outside, order)


def _is_part(one: zipfile.ZipInfo) -> bool:
    """Whether it is a part of the document, and not a name that leads out of a folder into which it is unpacked."""
    name = one.filename.replace("\\", "/")
    return not (one.is_dir() or name.startswith("/") or ".." in name.split("/"))


def _main(files: dict[str, bytes], types: etree._Element, path: Path, suffix: str) -> str:
    """The name of the document's main part, whose type becomes that of a document."""
    found = next((target for kind, target in _related(files, "", path) if kind == "officeDocument"), "")
    for one in types.iter(f"{_TYPES}Override"):
        if (one.get("PartName") or "").lstrip("/") == found:
            if one.get("ContentType") not in _MAIN_TYPES:
                raise CannotRead(Trouble.WRONG_TYPE, path, suffix)
            one.set("ContentType", _MAIN)
            break
    if found not in files:
        raise CannotRead(Trouble.WRONG_TYPE, path, suffix)
    return found


def _left_out(files: dict[str, bytes], types: etree._Element, path: Path) -> bool:
    """Takes macros and signatures out of the file, and tells whether there were macros."""
    gone: set[str] = set()
    macros = False
    for name in [name for name in files if name.endswith(".rels")]:
        root = _read(files, name, path)
        source = _source(name)
        for one in list(root.iter(_RELATIONSHIP)):
            kind = (one.get("Type") or "").rpartition("/")[2]
            if kind in _MACROS or (kind in _SIGNED and "digital-signature" in (one.get("Type") or "")):
                macros = macros or kind in _MACROS
                gone.add(_target(source, one.get("Target") or ""))
                root.remove(one)
        files[name] = _written(root)
    for name in gone:
        files.pop(name, None)
        files.pop(_rels(name), None)
    for one in list(types.iter(f"{_TYPES}Override")):
        if (one.get("PartName") or "").lstrip("/") in gone:
            types.remove(one)
    return macros


def _outside(files: dict[str, bytes], path: Path) -> tuple[str, ...]:
    """What the file refers to outside itself and Word fetches by itself; a link to be clicked on is none of that."""
    found = []
    for name in files:
        if not name.endswith(".rels"):
            continue
        for one in _read(files, name, path).iter(_RELATIONSHIP):
            if one.get("TargetMode") == "External" and not (one.get("Type") or "").endswith("/hyperlink"):
                found.append(one.get("Target") or "")
    return tuple(dict.fromkeys(found))


def _related(files: dict[str, bytes], source: str, path: Path) -> list[tuple[str, str]]:
    """What a part leads to inside the file: the last word of the relationship's type, and the part's name."""
    if _rels(source) not in files:
        return []
    return [
        ((one.get("Type") or "").rpartition("/")[2], _target(source, one.get("Target") or ""))
        for one in _read(files, _rels(source), path).iter(_RELATIONSHIP)
        if one.get("TargetMode") != "External"
    ]


def _rels(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _source(rels: str) -> str:
    folder, base = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _target(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def _read(files: dict[str, bytes], name: str, path: Path) -> etree._Element:
    from store.intake import package as intake

    if name not in files:
        raise CannotRead(Trouble.DAMAGED, path, name)
    return intake.parsed(path, files[name])


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
