"""Edits a Word file as people do who send one back, written as Word and LibreOffice write it."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
MAIN = "word/document.xml"
AT = "2024-04-08T09:30:00Z"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class RedPen:
    """One file under the pen of one person; without a name nothing is tracked."""

    def __init__(self, docx: bytes, author: str = "", at: str = AT) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.tree = etree.fromstring(self.parts[MAIN])
        self.author = author
        self.at = at
        self._comments: list[str] = []

    def saved(self) -> bytes:
        """The file."""
        parts = dict(self.parts)
        parts[MAIN] = etree.tostring(self.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._comments:
            _add_comments(parts, self._comments)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return buffer.getvalue()

    # Finding ---------------------------------------------------------------------------------

    def paragraphs(self, words: str) -> Iterator[etree._Element]:
        """The paragraphs with these words, those in cells too."""
        return (one for one in self.tree.iter(f"{W}p") if words in text_of(one))

    def paragraph(self, words: str) -> etree._Element:
        """The first paragraph with these words."""
        return next(self.paragraphs(words))

    def row(self, words: str) -> etree._Element:
        """The row of the first cell with these words."""
        return next(next(one.iterancestors(f"{W}tr")) for one in self.paragraphs(words) if _in_row(one))

    # Words -----------------------------------------------------------------------------------

    def replace(self, old: str, new: str, among: etree._Element | None = None) -> None:
        """Some words in one run become others: ``old`` is taken out, ``new`` put in behind it."""
        within = self.tree if among is None else among
        text = next(one for one in within.iter(f"{W}t") if old in (one.text or ""))
        run = text.getparent()
        assert run is not None
        before, after = (text.text or "").split(old, 1)
        if not self.author:
            text.text = before + new + after
            return
        self._alone(text, run)
        pieces = [
            self._run(run, before),
            self._mark("del", self._run(run, old, "delText")),
            self._mark("ins", self._run(run, new)),
            self._run(run, after),
        ]
        for piece in pieces:
            if "".join(str(one) for one in piece.itertext()):
                run.addprevious(piece)
        _remove(run)

    def _alone(self, text: etree._Element, run: etree._Element) -> None:
        """What else stands in the run gets runs of its own, as Word does it where a run is cut."""
        children = [one for one in run if one.tag != f"{W}rPr"]
        place = children.index(text)
        for one in children[:place]:
            run.addprevious(self._holding(run, one))
        for one in reversed(children[place + 1 :]):
            run.addnext(self._holding(run, one))

    def _holding(self, model: etree._Element, one: etree._Element) -> etree._Element:
        made = self._run(model, "")
        made.remove(made[-1])
        made.append(one)
        return made

    def _run(self, model: etree._Element, words: str, tag: str = "t") -> etree._Element:
        made = etree.Element(f"{W}r")
        properties = model.find(f"{W}rPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        text = etree.SubElement(made, W + tag)
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return made

    def _mark(self, tag: str, *content: etree._Element) -> etree._Element:
        made = etree.Element(W + tag, {f"{W}id": "900", f"{W}author": self.author, f"{W}date": self.at})
        made.extend(content)
        return made

    # Paragraphs ------------------------------------------------------------------------------

    def take_out(self, paragraph: etree._Element) -> None:
        """A whole paragraph goes, with its end."""
        if not self.author:
            _remove(paragraph)
            return
        self._end(paragraph, "del")
        for run in list(paragraph.findall(f"{W}r")):
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"
            mark = self._mark("del")
            run.addprevious(mark)
            mark.append(run)

    def put_in(self, words: str, after: etree._Element) -> None:
        """A new paragraph after this one, as Enter at its end makes it: what ends the old one is new."""
        made = etree.Element(f"{W}p")
        properties = after.find(f"{W}pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        run = self._run(etree.Element(f"{W}r"), words)
        made.append(self._mark("ins", run) if self.author else run)
        after.addnext(made)
        if self.author:
            self._end(after, "ins")

    def split(self, paragraph: etree._Element, before: str) -> None:
        """Enter before these words."""
        text = next(one for one in paragraph.iter(f"{W}t") if before in (one.text or ""))
        run = text.getparent()
        assert run is not None
        place = (text.text or "").index(before)
        rest = (text.text or "")[place:]
        text.text = (text.text or "")[:place]
        made = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        made.append(self._run(run, rest))
        made.extend(list(run.itersiblings()))
        paragraph.addnext(made)
        if self.author:
            self._end(paragraph, "ins")

    def join(self, paragraph: etree._Element) -> None:
        """Delete at the end of this paragraph: the next one runs on in it."""
        following = paragraph.getnext()
        assert following is not None
        if self.author:
            self._end(paragraph, "del")
            return
        paragraph.extend([one for one in following if one.tag != f"{W}pPr"])
        _remove(following)

    def _end(self, paragraph: etree._Element, tag: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        mark = properties.find(f"{W}rPr")
        if mark is None:
            mark = etree.SubElement(properties, f"{W}rPr")
        mark.append(self._mark(tag))

    # Rows ------------------------------------------------------------------------------------

    def take_out_row(self, row: etree._Element) -> None:
        """A row goes."""
        if not self.author:
            _remove(row)
            return
        self._mark_row(row, "del")
        for paragraph in row.iter(f"{W}p"):
            for run in list(paragraph.findall(f"{W}r")):
                for text in run.findall(f"{W}t"):
                    text.tag = f"{W}delText"
                mark = self._mark("del")
                run.addprevious(mark)
                mark.append(run)

    def put_in_row(self, cells: list[str], after: etree._Element) -> etree._Element:
        """A new row with these texts."""
        made = copy.deepcopy(after)
        for one in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            _remove(one)
        for cell, words in zip(made.iter(f"{W}tc"), cells, strict=True):
            paragraph = cell.find(f"{W}p")
            assert paragraph is not None
            for one in [one for one in paragraph if one.tag != f"{W}pPr"]:
                paragraph.remove(one)
            if words:
                run = self._run(etree.Element(f"{W}r"), words)
                paragraph.append(self._mark("ins", run) if self.author else run)
        if self.author:
            self._mark_row(made, "ins")
        after.addnext(made)
        return made

    def _mark_row(self, row: etree._Element, tag: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._mark(tag))

    def sort(self, table: etree._Element, key: Callable[[etree._Element], str]) -> None:
        """The rows below the first in another order. Bookmarks stay where they were, as a program may leave them."""
        first, *rows = table.findall(f"{W}tr")
        marks = [[one.get(f"{W}name") for one in row.iter(f"{W}bookmarkStart")] for row in rows]
        for row in rows:
            table.remove(row)
        for names, row in zip(marks, sorted(rows, key=key), strict=True):
            for one, name in zip(row.iter(f"{W}bookmarkStart"), names, strict=True):
                one.set(f"{W}name", str(name))
            table.append(row)
        assert first.getparent() is table

    def take_out_column(self, table: etree._Element, place: int) -> None:
        """A column goes."""
        for row in table.findall(f"{W}tr"):
            row.remove(row.findall(f"{W}tc")[place])
        grid = table.find(f"{W}tblGrid")
        assert grid is not None
        grid.remove(grid[place])

    # Remarks ---------------------------------------------------------------------------------

    def remark(self, words: str, paragraph: etree._Element) -> None:
        """A comment in the margin."""
        number = str(len(self._comments))
        self._comments.append(
            f'<w:comment w:id="{number}" w:author="{self.author}" w:date="{self.at}" w:initials="x">'
            f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        )
        start = etree.Element(f"{W}commentRangeStart", {f"{W}id": number})
        paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, start)
        etree.SubElement(paragraph, f"{W}commentRangeEnd", {f"{W}id": number})
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": number})

    # What programs lose ----------------------------------------------------------------------

    def lose_bookmarks(self) -> None:
        """As where all was copied into a new document."""
        for one in list(self.tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            _remove(one)

    def lose_parts(self, *, properties: bool = True) -> None:
        """As where the file went through a format that has no such parts; some keep its properties."""
        own = ("customXml/", "docProps/custom.xml") if properties else ("customXml/",)
        self.parts = {name: content for name, content in self.parts.items() if not name.startswith(own)}
        for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
            root = etree.fromstring(self.parts[name])
            for one in list(root):
                told = f"{one.get('PartName', '')} {one.get('Target', '')}"
                if any(name in told for name in ("customXml", "docProps/custom")[: len(own)]):
                    root.remove(one)
            self.parts[name] = etree.tostring(root)


def text_of(node: etree._Element) -> str:
    """All the words in it, those that are taken out too."""
    return "".join(one.text or "" for one in node.iter(f"{W}t", f"{W}delText"))


def _in_row(node: etree._Element) -> bool:
    table = next(node.iterancestors(f"{W}tbl"), None)
    return table is not None and table.find(f"{W}tblPr/{W}tblStyle") is not None


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _add_comments(parts: dict[str, bytes], comments: list[str]) -> None:
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{NAMESPACE}">{"".join(comments)}</w:comments>'.encode()
    types, relationships = "[Content_Types].xml", "word/_rels/document.xml.rels"
    parts[types] = parts[types].replace(
        b"</Types>", f'<Override PartName="/word/comments.xml" ContentType="{_COMMENTS}"/></Types>'.encode()
    )
    parts[relationships] = parts[relationships].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdC" Type="{_OFFICE}/comments" Target="comments.xml"/></Relationships>'.encode(),
    )
