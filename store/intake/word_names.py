"""The names of elements and attributes in Word's XML (ECMA-376 part 1, chapter 17), as lxml writes them."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = f"{W}val"
PARAGRAPH, RUN, TABLE, ROW, CELL = f"{W}p", f"{W}r", f"{W}tbl", f"{W}tr", f"{W}tc"
TEXT_BOX = f"{W}txbxContent"

CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo", f"{W}cellIns", f"{W}cellDel")
"""Elements that mark a tracked change of text, of a row or of a cell."""

GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}cellDel"})
"""Those of them whose content is no more part of the text."""

#: Around rows, cells, paragraphs and runs stand elements that say something about them and are no text themselves.
WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")
) | {f"{MC}Choice", f"{MC}Fallback"}
CONTROL = f"{W}sdt"
ALTERNATIVES = f"{MC}AlternateContent"
