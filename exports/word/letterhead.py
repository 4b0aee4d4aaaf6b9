"""The top of page 1: bodies and number on the left, Quốc hiệu and Tiêu ngữ on the right, the title below."""

from __future__ import annotations

from lxml import etree

from exports import form
from exports.document import Letterhead, Title
from exports.word.markup import paragraph, rule
from exports.word.placing import centred_name, two_cells
from exports.word.widths import width


def write_letterhead(parent: etree._Element, letterhead: Letterhead, draft_mark: str) -> None:
    """The table of Annex III, form 1.9: two columns, wide enough that the Quốc hiệu stays on one line."""
    left_width, right_width = form.LETTERHEAD_COLUMNS
    left, right = two_cells(parent, (left_width, right_width))
    room = left_width - 2 * form.CELL_MARGIN
    if letterhead.superior_body:
        centred_name(left, "SuperiorBody", letterhead.superior_body, form.SUPERIOR_BODY, room)
    longest = centred_name(left, "IssuingBody", letterhead.issuing_body, form.ISSUING_BODY, room)
    rule(left, longest * form.SHORT_RULE, room)
    paragraph(left, "NumberLine", letterhead.number_line)
    if draft_mark:
        wide = width(draft_mark.upper(), form.DRAFT_MARK.size, bold=True) + 6
        paragraph(left, "DraftMark", draft_mark, sides=(room - wide) / 2)

    room = right_width - 2 * form.CELL_MARGIN
    paragraph(right, "Nation", letterhead.nation)
    paragraph(right, "Motto", letterhead.motto)
    rule(right, width(letterhead.motto, form.MOTTO.size, bold=True), room)
    if letterhead.place_and_date:
        paragraph(right, "PlaceAndDate", letterhead.place_and_date)


def write_title(parent: etree._Element, title: Title) -> None:
    """The kind of document, what it is about in lines of about equal length, and the short rule."""
    paragraph(parent, "Title", title.kind)
    room = form.PAGE.text_width
    longest = centred_name(parent, "Subtitle", title.subject, form.TITLE_SUBJECT, room)
    rule(parent, longest * form.SHORT_RULE, room)
