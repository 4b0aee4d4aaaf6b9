"""The foot of the document: the secretary on the left, the chair or chairs on the right, who gets a copy below."""

from __future__ import annotations

from itertools import zip_longest

from lxml import etree

from exports import form
from exports.document import Closing, Signature
from exports.widths import lines, width
from exports.word.markup import element, paragraph, twips
from exports.word.placing import centred_name, plain_cell, plain_table

_ON_ONE_PAGE = 45
"""So many recipients stand on one page beside the signature; a longer list goes on on the next."""


def write_closing(parent: etree._Element, closing: Closing) -> None:
    """One table for signatures and recipients (Decree 30/2020, Annex III, form 1.9), never torn apart.

    Where nobody signs on the left, as in form 1.4, the recipients stand there, level with the capacity.
    """
    if not closing.left:
        _beside_recipients(parent, closing)
        return
    left, gap, right = form.SIGNATURE_COLUMNS
    side_by_side = _fit_side_by_side(closing.right, right)
    columns = (left, gap, *((right / 2, right / 2) if side_by_side else (right,)))
    table = plain_table(parent, columns)
    blocks = _blocks(closing, side_by_side)
    whole = len(closing.recipients) <= _ON_ONE_PAGE
    for number, block in enumerate(blocks, start=1):
        _block(table, columns, block, more=whole or number < len(blocks))
    _recipients(table, columns, closing)
    paragraph(parent, "End")


def _beside_recipients(parent: etree._Element, closing: Closing) -> None:
    left, gap, right = form.SIGNATURE_COLUMNS
    side_by_side = _fit_side_by_side(closing.right, right)
    columns = (left, gap, *((right / 2, right / 2) if side_by_side else (right,)))
    row = _row(plain_table(parent, columns), whole=len(closing.recipients) <= _ON_ONE_PAGE)
    who_gets_it, between, *signed = (plain_cell(row, wide) for wide in columns)
    _listed(who_gets_it, closing, "RecipientsBeside")
    paragraph(between, "Recipients")
    columns_of = [(one,) for one in closing.right] if side_by_side else [closing.right]
    for cell, wide, signers in zip(signed, columns[2:], columns_of, strict=True):
        for one in signers:
            paragraph(cell, "SignatureCapacity", one.capacity)
            if one.office:
                room = wide - 2 * form.CELL_MARGIN
                centred_name(cell, "SignatureOffice", one.office, form.SIGNATURE_OFFICE, room)
            paragraph(cell, "SignatureNameBelow", one.name)
        if not signers:
            paragraph(cell, "SignatureCapacity")
    paragraph(parent, "End")


def _fit_side_by_side(signatures: tuple[Signature, ...], room: float) -> bool:
    half = room / 2 - 2 * form.CELL_MARGIN
    return len(signatures) == 2 and all(
        width(one.name, form.SIGNATURE_NAME.size, bold=True) < half - 1
        and len(lines(one.office.upper(), form.SIGNATURE_OFFICE.size, half, bold=True)) <= 4
        for one in signatures
    )


def _blocks(closing: Closing, side_by_side: bool) -> list[list[Signature | None]]:
    """Who signs in each block from the left to the right, None for an empty column."""
    if side_by_side:
        on_left, *more = closing.left or (None,)
        return [[on_left, None, *closing.right], *([one, None, None, None] for one in more)]
    pairs = zip_longest(closing.left or (None,), closing.right or (None,))
    return [[on_left, None, on_right] for on_left, on_right in pairs]


def _block(table: etree._Element, columns: tuple[float, ...], signers: list[Signature | None], *, more: bool) -> None:
    capacities = _row(table)
    for wide, one in zip(columns, signers, strict=True):
        cell = plain_cell(capacities, wide)
        paragraph(cell, "SignatureCapacity", one.capacity if one else "")
        if one is not None and one.office:
            room = wide - 2 * form.CELL_MARGIN
            centred_name(cell, "SignatureOffice", one.office, form.SIGNATURE_OFFICE, room)
    empty = _row(table, height=form.SIGNATURE_ROOM)
    for wide in columns:
        paragraph(plain_cell(empty, wide), "SignatureRoom")
    names = _row(table)
    for wide, one in zip(columns, signers, strict=True):
        name = one.name if one else ""
        paragraph(plain_cell(names, wide), "SignatureName", name, keep_with_next=more)


def _row(table: etree._Element, height: float = 0, *, whole: bool = True) -> etree._Element:
    row = element(table, "tr")
    properties = element(row, "trPr")
    if whole:
        element(properties, "cantSplit")
    if height:
        element(properties, "trHeight", val=twips(height), hRule="exact")
    return row


def _recipients(table: etree._Element, columns: tuple[float, ...], closing: Closing) -> None:
    row = _row(table)
    _listed(plain_cell(row, columns[0]), closing, "RecipientsHeading")
    for wide in columns[1:]:
        paragraph(plain_cell(row, wide), "Recipients")


def _listed(cell: etree._Element, closing: Closing, heading: str) -> None:
    paragraph(cell, heading, closing.recipients_heading)
    for line in closing.recipients:
        paragraph(cell, "Recipients", line)
