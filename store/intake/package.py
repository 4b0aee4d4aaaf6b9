"""Office files opened so that nothing in them can do harm: all in memory, measured before it is believed.

A package is a zip archive of XML parts (ECMA-376 part 2). What is read is read by name out of the archive; nothing is
written to a disk, no name in it is used as a path, no relationship to anything outside is followed, no macro, entity
or embedded file is looked at.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

from ..errors import CannotRead, Trouble
from .signatures import ENCRYPTED, suffix_of
from .sources import LARGEST

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 10_000
"""Parts in a package; the largest honest ones hold some thousands, one for each picture."""

MOST_BYTES = 256_000_000
"""Bytes of all the parts that are read, as they are unpacked: about four million filled cells."""

_FAR_TOO_MANY = 4_000_000_000
"""Bytes which a package says it unpacks to, beyond which it was made to do harm, whatever its parts are."""

_STEEPEST = 400
"""How many times its packed size a large part may have; empty formatted cells reach about 150, zip bombs 1,000."""

_LARGE = 5_000_000

MOST_TAGS = 12_000_000
"""Tags of the longest part that is read bit by bit: about three million filled cells."""

MOST_TAGS_OF_A_TREE = 4_000_000
"""Tags of the longest part that is held as a tree, which takes some hundred bytes for each: a table of 100,000 cells in
Word has about two million."""

TEMPLATES = frozenset({".dotx", ".dotm", ".xltx", ".xltm"})
DOCUMENTS = frozenset({".docx", ".docm"})
WORKBOOKS = frozenset({".xlsx", ".xlsm"})

_OLD = frozenset({".doc", ".xls"})
_STRICT = b"http://purl.oclc.org/ooxml/"
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


class Package(zipfile.ZipFile):
    """An archive that has been checked. Every way of reading a part, the library's own included, is measured.

    ``suffix`` is what its main part says it is, ``main`` the name of that part.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self._content = content
        self._path = path
        self._taken = 0
        super().__init__(io.BytesIO(content))
        self._parts = {_part_name(info.filename): info for info in self.infolist() if not info.is_dir()}
        self.suffix = suffix_of(content)
        self.main = ""

    def has(self, name: str) -> bool:
        """Whether there is a part of this name; names of parts differ by more than capitals."""
        return _part_name(name) in self._parts

    def part(self, name: str) -> bytes:
        """The bytes of a part, empty where there is none; raises CannotRead where they are not what is said of them."""
        info = self._parts.get(_part_name(name))
        return b"" if info is None else self._unpacked(info)

    def open(self, name: str | zipfile.ZipInfo, *_: Any, **__: Any) -> IO[bytes]:
        """What ``zipfile`` and everything that uses it reads a part with."""
        info = name if isinstance(name, zipfile.ZipInfo) else self._parts.get(_part_name(name))
        if info is None:
            raise KeyError(name)
        return io.BytesIO(self._unpacked(info))

    def tree(self, name: str) -> _Element | None:
        """A part as XML, None where there is no such part; raises CannotRead where it is no plain XML."""
        data = self.part(name)
        return parsed(self._path, data) if data else None

    def xml(self, name: str) -> bytes:
        """The bytes of a part that is XML without declarations of its own; raises CannotRead for any other."""
        data = self.part(name)
        plain_xml(self._path, data)
        _count_tags(self._path, data, MOST_TAGS)
        return data

    def related(self, source: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package: the type's last word and the part's name, by the reference's id.

        References to anything outside are left out, and so is what leads out of the package.
        """
        folder, name = posixpath.split(source)
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for one in tree if tree is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode", "Internal").lower() == "external" or not target:
                continue
            whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", "").rsplit("/", 1)[-1], whole)
        return found

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 0x1:
            raise CannotRead(Trouble.ENCRYPTED, self._path)
        data = self._packed(info)
        if info.compress_type == zipfile.ZIP_DEFLATED:
            data = self._inflated(data, info)
        elif info.compress_type != zipfile.ZIP_STORED:
            raise CannotRead(Trouble.DAMAGED, self._path, info.filename)
        if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
            raise CannotRead(Trouble.DAMAGED, self._path, info.filename)
        self._taken += len(data)
        if self._taken > MOST_BYTES:
            raise CannotRead(Trouble.TOO_LARGE, self._path, f"> {MOST_BYTES // 1_000_000} MB")
        return data

    def _packed(self, info: zipfile.ZipInfo) -> bytes:
        header = self._content[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise CannotRead(Trouble.DAMAGED, self._path, info.filename)
        _mark, name, extra = _LOCAL_HEADER.unpack(header)
        start = info.header_offset + _LOCAL_HEADER.size + name + extra
        return self._content[start : start + info.compress_size]

    def _inflated(self, data: bytes, info: zipfile.ZipInfo) -> bytes:
        if info.file_size > MOST_BYTES - self._taken:
            raise CannotRead(Trouble.TOO_LARGE, self._path, f"> {MOST_BYTES // 1_000_000} MB")
        unpacking = zlib.decompressobj(-15)
        try:
            found = unpacking.decompress(data, info.file_size + 1)
        except zlib.error:
            raise CannotRead(Trouble.DAMAGED, self._path, info.filename) from None
        if len(found) > info.file_size:  # the archive told a smaller size than its part unpacks to
            raise CannotRead(Trouble.HOSTILE, self._path, info.filename)
        return found


def checked(path: Path, content: bytes, *, templates: bool = False) -> Package:
    """The Word or Excel file that these bytes are, ready to be read; raises CannotRead for everything else.

    ``templates`` lets .dotx and .xltx pass. The file's name plays no part, except in what is raised.
    """
    if len(content) > LARGEST:
        raise CannotRead(Trouble.TOO_LARGE, path, f"> {LARGEST // 1_000_000} MB")
    suffix = suffix_of(content)
    if suffix not in DOCUMENTS | WORKBOOKS | TEMPLATES | {".zip"}:
        refuse(path, suffix)
    try:
        package = Package(path, content)
    except CannotRead:
        raise
    except Exception as error:  # zipfile raises struct.error, ValueError, NotImplementedError … beside BadZipFile
        raise CannotRead(Trouble.DAMAGED, path) from error
    _measure(path, package, content)
    if suffix == ".zip":
        refuse(path, suffix)
    package.xml("[Content_Types].xml")
    if suffix in TEMPLATES and not templates:
        raise CannotRead(Trouble.WORD_TEMPLATE, path, suffix)
    if _STRICT in package.part("_rels/.rels"):
        raise CannotRead(Trouble.STRICT_OFFICE, path)
    package.main = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "")
    if not package.has(package.main):
        raise CannotRead(Trouble.DAMAGED, path)
    main = package.tree(package.main)
    if main is not None and _STRICT.decode() in str(main.tag):
        raise CannotRead(Trouble.STRICT_OFFICE, path)
    return package


def refuse(path: Path, suffix: str) -> NoReturn:
    """Raise what a file of this kind, as ``suffix_of`` tells it, is refused with."""
    if suffix == ENCRYPTED:
        raise CannotRead(Trouble.ENCRYPTED, path)
    if suffix in _OLD:
        raise CannotRead(Trouble.OLD_OFFICE, path, suffix)
    raise CannotRead(Trouble.WRONG_TYPE, path, suffix)


def _measure(path: Path, package: Package, content: bytes) -> None:
    infos = package.infolist()
    if len(infos) > MOST_PARTS:
        raise CannotRead(Trouble.HOSTILE, path, f"> {MOST_PARTS}")
    if len({_part_name(info.filename) for info in infos}) < len(infos):
        raise CannotRead(Trouble.DAMAGED, path)
    if any(info.flag_bits & 0x1 for info in infos):
        raise CannotRead(Trouble.ENCRYPTED, path)
    packed = sum(info.compress_size for info in infos)
    unpacked = sum(info.file_size for info in infos)
    steep = any(info.file_size > _LARGE and info.file_size > _STEEPEST * max(info.compress_size, 1) for info in infos)
    if packed > len(content) or unpacked > _FAR_TOO_MANY or steep:  # parts that overlap, or hardly take any room
        raise CannotRead(Trouble.HOSTILE, path, f"{len(content) / 1e6:.1f} → {unpacked / 1e6:.0f} MB")


def plain_xml(path: Path, data: bytes) -> None:
    """Raise CannotRead unless this is XML in UTF-8 or UTF-16 that declares nothing of its own.

    A document type, and with it every entity, is foreign to these formats (ECMA-376 part 1, 7.3 and part 2, 8.2.5.3).
    """
    encoding = "utf-8"
    if data.startswith((b"\xff\xfe", b"<\0")):
        encoding = "utf-16-le"
    elif data.startswith((b"\xfe\xff", b"\0<")):
        encoding = "utf-16-be"
    if "<!DOCTYPE".encode(encoding) in data or "<!ENTITY".encode(encoding) in data:
        raise CannotRead(Trouble.HOSTILE, path, "DOCTYPE")
    if encoding == "utf-8":
        head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
        said = _ENCODING.match(head)
        if not head.startswith(b"<") or (said and said[1].lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}):
            raise CannotRead(Trouble.DAMAGED, path)


def _count_tags(path: Path, data: bytes, most: int) -> None:
    if data.count(b"<") > most:
        raise CannotRead(Trouble.TOO_LARGE, path, f"> {most}")


def parsed(path: Path, data: bytes) -> _Element:
    """The root of an XML part; raises CannotRead where it is damaged, nested without end or declares anything."""
    from lxml import etree

    plain_xml(path, data)
    _count_tags(path, data, MOST_TAGS_OF_A_TREE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise not_parsed(path, error) from None
    if root.getroottree().docinfo.doctype:
        raise CannotRead(Trouble.HOSTILE, path, "DOCTYPE")
    return root


def not_parsed(path: Path, error: Exception) -> CannotRead:
    """What XML that cannot be read is refused with: made to exhaust its reader, or merely damaged."""
    # libxml2 says so where its limits (256 levels, 10 million signs in one text) are passed.
    words = str(error).lower()
    made_to = any(part in words for part in ("huge", "excessive", "too deep", "entity", "amplification"))
    return CannotRead(Trouble.HOSTILE if made_to else Trouble.DAMAGED, path)


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
