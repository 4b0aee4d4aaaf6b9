"""A plan carried out: single texts first, then whole blocks, then the models, the innermost before those around it."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from exports.options import Options
from exports.word.template.blocks import Blocks
from exports.word.template.copies import Copies
from exports.word.template.emptying import take_away, take_heading_away
from exports.word.template.leading import Leading
from exports.word.template.parts import Package
from exports.word.template.plan import Plan, Unit
from exports.word.template.repeating import Repeating, models
from exports.word.template.rows import records
from exports.word.template.text import Line, Marker, W, gathered, open_up, put, says_only
from exports.word.template.values import Values
from store.meeting.proceedings import Proceedings
from store.progress import Progress


def fill_in(package: Package, plan: Plan, proceedings: Proceedings, options: Options, progress: Progress) -> None:
    """Fills the template as planned; nothing in the plan is at fault."""
    tell = _in_two_parts(progress)
    values = Values(proceedings, options, tell(0))
    if package.core is not None:
        package.describe(values.document.properties)
    if plan.end is not None:
        _end_before(plan.end)
    blocks = Blocks(package, values.words.language)
    for paragraph, name in plan.blocks:
        blocks.put(paragraph, values.blocks(name))
    copies = Copies()
    for unit in plan.units:
        if unit.of is None:
            _once(unit, values, copies)
    for one in plan.drawn:
        one.fill(lambda marker: values.single(marker.meant.name) if marker.meant is not None else "")
    Repeating(models(plan.units), values, copies, Leading(package.styles), tell(1)).repeat_all()


def _once(unit: Unit, values: Values, copies: Copies) -> None:
    """Fills a paragraph that is not repeated. One that then says nothing goes."""
    if any(not records(values, of) for of in unit.heads):
        take_heading_away(unit.element)
        return
    given = {
        line: {
            marker: "" if marker.meant.is_heading else values.single(marker.meant.name)
            for marker in line.markers
            if marker.meant is not None  # a template with unknown markers is not filled
        }
        for line in unit.lines
    }
    if len(unit.lines) == 1 and _put_in_paragraphs(unit, unit.lines[0], given[unit.lines[0]], copies):
        return
    for line, texts in given.items():
        for holder, parts in gathered(line).items():
            open_up(holder)
            put(holder, parts, texts.__getitem__)
    if all(says_only(line, given[line]) for line in unit.lines):
        take_away(unit.element)


def _put_in_paragraphs(unit: Unit, line: Line, texts: dict[Marker, str], copies: Copies) -> bool:
    """Several lines from a marker that stands alone become paragraphs, each in its look; tells whether it was so."""
    whole = "".join(texts.values())
    if len(line.markers) != 1 or line.text.strip() != line.markers[0].words or "\n" not in whole:
        return False
    paragraph = unit.element
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None or next(paragraph.iter(f"{W}drawing"), None) is not None:
        return False
    number = {holder: place for place, holder in enumerate(paragraph.iter(f"{W}t"))}
    slots = [(number[holder], parts) for holder, parts in gathered(line).items()]
    for place, _parts in slots:
        open_up(list(paragraph.iter(f"{W}t"))[place])
    first, *rest = whole.split("\n")
    before = paragraph
    model = copies.model(paragraph)
    _write(paragraph, slots, first)
    for words in rest:
        copy = model.copy()
        _write(copy, slots, words)
        before.addnext(copy)
        before = copy
    return True


def _write(paragraph: etree._Element, slots: list[tuple[int, tuple[str | Marker, ...]]], words: str) -> None:
    holders = list(paragraph.iter(f"{W}t"))
    for place, parts in slots:
        put(holders[place], parts, lambda _marker: words)


def _end_before(end: etree._Element) -> None:
    """Takes out all from this paragraph on; the page stays that of the section in which the text before it stood."""
    body = end.getparent()
    assert body is not None  # only paragraphs of the body end a template
    place = body.index(end)
    gone = list(body[place:])
    last = body[place - 1] if place else None
    before = last.find(f"{W}pPr/{W}sectPr") if last is not None else None
    after = next((found for one in gone for found in one.iter(f"{W}sectPr")), None)
    section = before if before is not None else after
    for one in gone:
        body.remove(one)
    if section is not None:
        body.append(section)  # out of the paragraph that carried it, if one did


def _in_two_parts(progress: Progress) -> Callable[[int], Progress]:
    def part(number: int) -> Progress:
        def tell(done: int, total: int) -> None:
            progress(50 * number + (50 * done // total if total else 0), 100)

        return tell

    return part
