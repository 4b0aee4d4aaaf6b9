"""The looks that a template has to offer: its styles by name, and the look of the marker that is being replaced."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from exports import form
from exports.word.markup import NAMESPACE
from exports.word.template.text import W

#: The order of a run's and a paragraph's properties in the schema (ECMA-376 part 1, 17.3.2.28 and 17.3.1.26), as far
#: as something of ours may come between those of the template.
_BEFORE_BOLD = ("rStyle", "rFonts")
_BOLD = ("b", "bCs", "i", "iCs", "caps")
_NUMBERED = f"{W}pPr/{W}numPr"
_BEFORE_KEEP = ("pStyle",)
_KEEP = ("keepNext", "keepLines", "pageBreakBefore")
_AFTER_JUSTIFY = ("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr")


class Look:
    """A paragraph's properties, and a run's, which each run may add weight and slope to."""

    def __init__(self, paragraph: etree._Element | None, run: etree._Element | None, **kinds: bool) -> None:
        self.paragraph = paragraph
        self._run = run
        self._kinds = kinds

    def run(self, *, bold: bool = False, italic: bool = False) -> etree._Element | None:
        """The properties for one run; None where it has none."""
        return _run(
            self._run,
            bold=bold or self._kinds.get("bold", False),
            italic=italic or self._kinds.get("italic", False),
            capitals=self._kinds.get("capitals", False),
        )


class Looks:
    """What a template offers at one of its markers."""

    def __init__(self, marker: etree._Element, styles: etree._Element | None) -> None:
        self._paragraph = _without_section(marker.find(f"{W}pPr"))
        run = next((one for one in marker.iter(f"{W}r") if "".join(one.itertext(f"{W}t")).strip()), None)
        self._run = run.find(f"{W}rPr") if run is not None else None
        self._styles = _by_name(styles)

    def styled(self, name: str) -> Look | None:
        """The paragraph style of this name, None where the template has none."""
        style = self._styles.get(("paragraph", name))
        if style is None:
            return None
        # Our headings have their numbers in their words, and minutes refer to those: the style's own are turned off.
        off = "" if style.find(_NUMBERED) is None else '<w:numPr><w:numId w:val="0"/></w:numPr>'
        return Look(_parsed(f'<w:pPr><w:pStyle w:val="{_attribute(style)}"/>{off}</w:pPr>'), None)

    def listed(self, name: str) -> Look | None:
        """The style of this name, if it numbers or dots its paragraphs itself."""
        style = self._styles.get(("paragraph", name))
        if style is None or style.find(_NUMBERED) is None:
            return None
        return Look(_parsed(f'<w:pPr><w:pStyle w:val="{_attribute(style)}"/></w:pPr>'), None)

    def own(
        self,
        *,
        bold: bool = False,
        italic: bool = False,
        capitals: bool = False,
        centred: bool = False,
        keep_with_next: bool = False,
        new_page: bool = False,
    ) -> Look:
        """The marker's own look, with as much added as was asked for."""
        paragraph = deepcopy(self._paragraph) if self._paragraph is not None else etree.Element(f"{W}pPr")
        if keep_with_next or new_page:
            _put_keep(paragraph, "pageBreakBefore" if new_page else "keepNext")
        if centred:
            for name in ("numPr", "ind", "jc"):
                for one in paragraph.findall(f"{W}{name}"):
                    paragraph.remove(one)
            after = [one for one in paragraph if etree.QName(one).localname in _AFTER_JUSTIFY]
            justify = etree.Element(f"{W}jc", {f"{W}val": "center"})
            paragraph.insert(paragraph.index(after[0]) if after else len(paragraph), justify)
        return Look(paragraph if len(paragraph) else None, self._run, bold=bold, italic=italic, capitals=capitals)

    def cell(self, name: str, *, centred: bool = False, bold: bool = False) -> tuple[str, str]:
        """The markup of a table's cell: paragraph properties and run properties."""
        style = self._styles.get(("paragraph", name))
        if style is not None:
            return f'<w:pPr><w:pStyle w:val="{_attribute(style)}"/></w:pPr>', ""
        justify = "center" if centred else "left"
        paragraph = (
            '<w:pPr><w:spacing w:before="40" w:after="40"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>'
            f'<w:jc w:val="{justify}"/></w:pPr>'
        )
        run = _run(self._run, bold=bold)
        run = etree.Element(f"{W}rPr") if run is None else run
        for one in [*run.findall(f"{W}sz"), *run.findall(f"{W}szCs")]:
            run.remove(one)
        fixed = run.find(f"{W}rFonts")
        fonts = (
            etree.tostring(fixed, encoding="unicode").replace(f' xmlns:w="{NAMESPACE}"', "")
            if fixed is not None
            else ""
        )
        size = round(form.TABLE.size * 2)
        weight = "<w:b/><w:bCs/>" if bold else ""
        return paragraph, f'<w:rPr>{fonts}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'

    def table_style(self) -> str:
        """The identifier of a table style with borders; empty where the template has none that we know."""
        for name in ("record table", "table grid"):
            style = self._styles.get(("table", name))
            if style is not None:
                return _attribute(style)
        return ""

    @staticmethod
    def borders() -> str:
        """Thin lines around every cell."""
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        return f"<w:tblBorders>{sides}</w:tblBorders>"


def _by_name(styles: etree._Element | None) -> dict[tuple[str, str], etree._Element]:
    found: dict[tuple[str, str], etree._Element] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        if name is not None:
            key = (style.get(f"{W}type") or "paragraph", (name.get(f"{W}val") or "").lower())
            found.setdefault(key, style)
    return found


def _attribute(style: etree._Element) -> str:
    text = style.get(f"{W}styleId") or ""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _run(
    base: etree._Element | None, *, bold: bool = False, italic: bool = False, capitals: bool = False
) -> etree._Element | None:
    asked = [*(("b", "bCs") if bold else ()), *(("i", "iCs") if italic else ()), *(("caps",) if capitals else ())]
    if base is None and not asked:
        return None
    made = etree.Element(f"{W}rPr")
    kept = [deepcopy(one) for one in base] if base is not None else []
    names = [etree.QName(one).localname for one in kept]
    made.extend(one for one, name in zip(kept, names, strict=True) if name in _BEFORE_BOLD)
    for name in _BOLD:
        if name in asked:
            etree.SubElement(made, f"{W}{name}")
        else:
            made.extend(one for one, own in zip(kept, names, strict=True) if own == name)
    made.extend(one for one, name in zip(kept, names, strict=True) if name not in (*_BEFORE_BOLD, *_BOLD))
    return made


def _put_keep(paragraph: etree._Element, name: str) -> None:
    if paragraph.find(f"{W}{name}") is not None:
        return
    before = (*_BEFORE_KEEP, *_KEEP[: _KEEP.index(name)])
    place = sum(etree.QName(one).localname in before for one in paragraph)
    paragraph.insert(place, etree.Element(f"{W}{name}"))


def _without_section(properties: etree._Element | None) -> etree._Element | None:
    if properties is None:
        return None
    kept = deepcopy(properties)
    for name in ("sectPr", "pPrChange"):
        for one in kept.findall(f"{W}{name}"):
            kept.remove(one)
    return kept


def _parsed(xml: str) -> etree._Element:
    head, _, rest = xml.partition(">")
    return etree.fromstring(f'{head} xmlns:w="{NAMESPACE}">{rest}')
