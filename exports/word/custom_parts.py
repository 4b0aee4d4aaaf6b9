"""What a Word file said when it was sent, as a custom XML part of it (ECMA-376 part 1, 15.2.5), written and read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from exports.sent import PARAGRAPH, Part, Sent, SentTable, Unit
from exports.word.markup import attribute, text_markup

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "urn:rapporteur:sent:1"
"""The namespace of what was sent. Another number at its end means another shape."""

PROPERTIES = ("RapporteurDossier", "RapporteurVersion", "RapporteurDigest")
"""The custom properties of the file that say where it came from (15.2.12.2); Word shows them too."""


# What was sent, written by hand: a thousand rows have to cost next to nothing ---------------------


def written(sent: Sent) -> str:
    """What was sent, as XML."""
    facts = {
        "dossier": sent.dossier,
        "kind": sent.kind,
        "language": sent.language,
        "attribution": sent.attribution,
        "party": sent.party,
        "version": str(sent.version),
        "digest": sent.digest,
        "revised": str(sent.revised),
    }
    head = " ".join(f"{name}={attribute(value)}" for name, value in facts.items())
    told = [f'<sent xmlns="{NAMESPACE}" {head}>']
    for table in sent.tables:
        columns = "".join(
            f'<column field="{"".join(table.fields[place : place + 1])}">{text_markup(heading)}</column>'
            for place, heading in enumerate(table.headings)
        )
        told.append(f"<table>{columns}</table>")
    told += map(_unit, sent.units)
    told.append("</sent>")
    return "".join(told)


def _unit(unit: Unit) -> str:
    name, record, cells, parts, table = unit
    plain = "".join(cells)  # asked once for the row: most hold no sign to be escaped
    as_it_is = not ("&" in plain or "<" in plain or ">" in plain or "\r" in plain)
    words = "</t><t>".join(cells if as_it_is else map(text_markup, cells))
    marks, values = [], ""
    for cell, field, start, stop, value in parts:
        if value == cells[cell] and stop - start == len(value):
            marks.append(f"{cell}:{field}")
            continue
        marks.append(f"{cell}:{field}:{start}:{stop}")
        if value != cells[cell][start:stop]:
            values += f'<v n="{len(marks) - 1}">{text_markup(value)}</v>'
    about = f' r="{record}" f="{" ".join(marks)}"' if record else ""
    where = "" if table == PARAGRAPH else f' t="{table}"'
    return f'<u n="{name}"{about}{where}><t>{words}</t>{values}</u>'


# And read again ----------------------------------------------------------------------------------


def is_sent(root: etree._Element) -> bool:
    """Whether this custom XML part holds what was sent."""
    return root.tag == f"{{{NAMESPACE}}}sent"


def read(root: etree._Element) -> Sent:
    """What was sent. What does not belong there is left out: it came back from strangers."""
    tag = f"{{{NAMESPACE}}}".__add__
    tables = tuple(
        SentTable(
            tuple(one.text or "" for one in table.iter(tag("column"))),
            tuple(one.get("field", "") for one in table.iter(tag("column"))),
        )
        for table in root.iter(tag("table"))
    )
    units = tuple(unit for one in root.iter(tag("u")) if (unit := _read_unit(one, tag("t"), tag("v"), len(tables))))
    return Sent(
        dossier=root.get("dossier", ""),
        kind=root.get("kind", ""),
        language=root.get("language", ""),
        attribution=root.get("attribution", ""),
        party=root.get("party", ""),
        version=_number(root.get("version"), 0),
        digest=root.get("digest", ""),
        revised=_number(root.get("revised"), 0),
        units=units,
        tables=tables,
    )


def _read_unit(one: etree._Element, text: str, value: str, tables: int) -> Unit | None:
    cells = tuple(cell.text or "" for cell in one.iter(text))
    table = _number(one.get("t"), PARAGRAPH)
    if not cells or not PARAGRAPH <= table < tables:
        return None
    values = {_number(own.get("n"), -1): own.text or "" for own in one.iter(value)}
    parts = []
    for number, mark in enumerate(one.get("f", "").split()):
        part = _read_part(mark, cells, values.get(number))
        if part is not None:
            parts.append(part)
    return Unit(one.get("n", ""), one.get("r", ""), cells, tuple(parts), table)


def _read_part(mark: str, cells: tuple[str, ...], value: str | None) -> Part | None:
    place, field, *span = mark.split(":")
    cell = _number(place, -1)
    if not 0 <= cell < len(cells):
        return None
    words = cells[cell]
    start, stop = (_number(span[0], 0), _number(span[1], 0)) if len(span) == 2 else (0, len(words))
    if not 0 <= start <= stop <= len(words):
        return None
    return Part(cell, field, start, stop, words[start:stop] if value is None else value)


def _number(words: str | None, otherwise: int) -> int:
    return int(words) if words and words.isascii() and words.isdecimal() and len(words) < 16 else otherwise


def properties(root: etree._Element) -> Mapping[str, str]:
    """Our custom properties of a file, those that there are."""
    return {str(one.get("name")): "".join(map(str, one.itertext())) for one in root if one.get("name") in PROPERTIES}
