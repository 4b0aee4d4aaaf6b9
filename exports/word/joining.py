"""Our own parts among those of a Word package: put in, known to the package's own lists, and taken out again.

The part with what was sent is a custom XML part (ECMA-376 part 1, 15.2.5) with properties of its own (15.2.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from exports.sent import Sent
from exports.word import custom_parts
from exports.word.markup import RELATIONSHIPS, text_markup

if TYPE_CHECKING:
    from lxml import etree

_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ITEM_ID = "{6C1F2C2E-5A0B-4D59-9C55-7B1D2A8E3F10}"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"

_PART, _STORE_PART, _PART_RELATIONSHIPS = (
    "customXml/item1.xml",
    "customXml/itemProps1.xml",
    "customXml/_rels/item1.xml.rels",
)
_SIMPLE_PROPERTIES = "docProps/custom.xml"


def parts(sent: Sent) -> dict[str, bytes]:
    """The new parts of a package, by name; ``joined`` makes the package's own lists know them."""
    store = (
        f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{custom_parts.NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relationship = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONSHIPS}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    )
    made = {
        _PART: custom_parts.written(sent),
        _STORE_PART: store,
        _PART_RELATIONSHIPS: relationship,
        _SIMPLE_PROPERTIES: _properties(sent),
    }
    return {name: (_HEADER + xml).encode() for name, xml in made.items()}


def joined(name: str, xml: bytes, main: str = "word/document.xml") -> bytes:
    """A part of the package that lists others, with our parts in its list; every other part as it is."""
    folder, _slash, file = main.rpartition("/")
    if name == "[Content_Types].xml":
        more = (
            f'<Override PartName="/{_STORE_PART}" ContentType="{_OFFICE}.customXmlProperties+xml"/>'
            f'<Override PartName="/{_SIMPLE_PROPERTIES}" ContentType="{_OFFICE}.custom-properties+xml"/></Types>'
        )
        return xml.replace(b"</Types>", more.encode())
    if name == "_rels/.rels":
        more = _relationship("custom-properties", _SIMPLE_PROPERTIES)
    elif name == f"{folder}/_rels/{file}.rels":
        more = _relationship("customXml", "../" * len(folder.split("/")) + _PART)
    else:
        return xml
    return xml.replace(b"</Relationships>", f"{more}</Relationships>".encode())


def main_part(held: Mapping[str, bytes]) -> str:
    """The name of the part with the document itself."""
    for one in _tree(held, "_rels/.rels"):
        if one.get("Type", "").endswith("/officeDocument"):
            return one.get("Target", "").lstrip("/")
    return "word/document.xml"


def around(held: Mapping[str, bytes], main: str) -> list[str]:
    """The names of the parts with the document's headers and footers."""
    folder, _slash, file = main.rpartition("/")
    listed = f"{folder}/_rels/{file}.rels".lstrip("/")
    found = set()
    for one in _tree(held, listed) if listed in held else ():
        if one.get("Type", "").endswith(("/header", "/footer")) and one.get("TargetMode", "") != "External":
            target = one.get("Target", "")
            found.add(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/"))
    return sorted(found & held.keys())


def without(held: Mapping[str, bytes], main: str) -> tuple[dict[str, bytes], frozenset[str]]:
    """The package without what an earlier document of ours said, and the names of that document's bookmarks.

    Offices make a template of last year's minutes.
    """
    from lxml import etree

    old = [
        name
        for name, content in held.items()
        if name.startswith("customXml/") and custom_parts.NAMESPACE.encode() in content
    ]
    names: set[str] = set()
    for name in old:
        root = _tree(held, name)
        if custom_parts.is_sent(root):
            names.update(unit.name for unit in custom_parts.read(root).units)
    gone = {name for part in old for name in (part, f"customXml/_rels/{part.rpartition('/')[2]}.rels")}
    kept = {name: content for name, content in held.items() if name not in gone}
    folder, _slash, file = main.rpartition("/")
    for listed, told in (
        (f"{folder}/_rels/{file}.rels".lstrip("/"), "Target"),
        ("[Content_Types].xml", "PartName"),
    ):
        if gone and listed in kept:
            tree = _tree(kept, listed)
            for one in list(tree):
                if one.get(told, "").removeprefix("../").lstrip("/") in gone:
                    tree.remove(one)
            kept[listed] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return kept, frozenset(names)


def added(held: Mapping[str, bytes], main: str, sent: Sent) -> dict[str, bytes]:
    """The parts of somebody else's package with ours among them; properties of their own it keeps."""
    from lxml import etree

    own = parts(sent)
    number = next(n for n in range(1, len(held) + 2) if f"customXml/item{n}.xml" not in held)
    names = {
        _PART: f"customXml/item{number}.xml",
        _STORE_PART: f"customXml/itemProps{number}.xml",
        _PART_RELATIONSHIPS: f"customXml/_rels/item{number}.xml.rels",
    }
    made = dict(held)
    for name, place in names.items():
        made[place] = own[name].replace(b'Target="itemProps1.xml"', f'Target="itemProps{number}.xml"'.encode())
    root = {name: _tree(made, name) for name in ("[Content_Types].xml", "_rels/.rels")}
    folder, _slash, file = main.rpartition("/")
    listed = f"{folder}/_rels/{file}.rels".lstrip("/")
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
    root[listed] = _tree({listed: empty, **made}, listed)
    types = root["[Content_Types].xml"]
    _override(types, names[_STORE_PART], f"{_OFFICE}.customXmlProperties+xml")
    if not any(one.get("Extension", "").lower() == "xml" for one in types):
        _override(types, names[_PART], "application/xml")
    depth = len(folder.split("/")) if folder else 0
    _relate(root[listed], "customXml", "../" * depth + names[_PART])
    there = next((one for one in root["_rels/.rels"] if one.get("Type", "").endswith("/custom-properties")), None)
    if there is None:
        made[_SIMPLE_PROPERTIES] = own[_SIMPLE_PROPERTIES]
        _override(types, _SIMPLE_PROPERTIES, f"{_OFFICE}.custom-properties+xml")
        _relate(root["_rels/.rels"], "custom-properties", _SIMPLE_PROPERTIES)
    else:
        place = there.get("Target", "").lstrip("/")
        theirs = _tree(made, place)
        for one in [one for one in theirs if one.get("name") in custom_parts.PROPERTIES]:
            theirs.remove(one)
        last = max((int(pid) for one in theirs if (pid := one.get("pid", "")).isdecimal()), default=1)
        for number, one in enumerate(list(_tree(own, _SIMPLE_PROPERTIES)), start=last + 1):
            one.set("pid", str(number))
            theirs.append(one)
        root[place] = theirs
    for name, tree in root.items():
        made[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _tree(held: Mapping[str, bytes], name: str) -> etree._Element:
    """A part of somebody else's file as XML; raises CannotRead where it is no plain XML."""
    from store.intake.package import parsed

    return parsed(Path(name), held[name])


def _override(types: etree._Element, name: str, kind: str) -> None:
    from lxml import etree

    attributes = {"PartName": f"/{name}", "ContentType": kind}
    etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", attributes)


def _relate(listed: etree._Element, kind: str, target: str) -> None:
    from lxml import etree

    taken = {one.get("Id") for one in listed}
    name = next(one for n in range(len(taken) + 1) if (one := f"rIdRapporteur{n or ''}") not in taken)
    attributes = {"Id": name, "Type": f"{RELATIONSHIPS}/{kind}", "Target": target}
    etree.SubElement(listed, f"{{{_PACKAGE}/relationships}}Relationship", attributes)


def _relationship(kind: str, target: str) -> str:
    return f'<Relationship Id="rIdRapporteur" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'


def _properties(sent: Sent) -> str:
    values = (sent.dossier, str(sent.version), sent.digest)
    told = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}">'
        f"<vt:{kind}>{text_markup(value)}</vt:{kind}></property>"
        for number, (name, value, kind) in enumerate(
            zip(custom_parts.PROPERTIES, values, ("lpwstr", "i4", "lpwstr"), strict=True), start=2
        )
    )
    return f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{told}</Properties>'
