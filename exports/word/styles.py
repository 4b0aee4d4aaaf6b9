"""The styles of our documents, written from the form's figures: a look is named once and used by name."""

from __future__ import annotations

from exports import form
from exports.form import Type
from exports.word.markup import NAMESPACE, twips

_BLACK = "000000"


def styles(language: str, *, mark_blanks: bool) -> str:
    """The styles part for a document in this language; ``mark_blanks`` shades what is to be filled by hand."""
    head = (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{form.FONT}" w:hAnsi="{form.FONT}" w:eastAsia="{form.FONT}" w:cs="{form.FONT}"/>'
        f'<w:color w:val="{_BLACK}"/><w:sz w:val="{_half(form.BODY.size)}"/><w:szCs w:val="{_half(form.BODY.size)}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    shading = '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>' if mark_blanks else ""
    return "".join(
        (
            head,
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            "<w:pPr><w:widowControl/></w:pPr></w:style>",
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
            f"<w:tblCellMar>{_cell_margins()}</w:tblCellMar></w:tblPr></w:style>",
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
            _body_styles(),
            _heading_styles(),
            _letterhead_styles(),
            _foot_styles(),
            _table_styles(),
            '<w:style w:type="character" w:customStyle="1" w:styleId="Blank"><w:name w:val="Blank"/><w:qFormat/>'
            f"<w:rPr>{shading}</w:rPr></w:style>",
            "</w:styles>",
        )
    )


def _body_styles() -> str:
    return "".join(
        (
            _style("BodyText", "Body Text", form.BODY, _body_paragraph(), own=False),
            _style("Field", "Form Field", form.BODY, _body_paragraph()),
            _style("Quote", "Quote", Type(form.BODY.size, italic=True), _body_paragraph(), own=False),
            _style("Recital", "Recital", form.RECITAL, _body_paragraph()),
            _style("Note", "Note", form.NOTE, _body_paragraph()),
            _style("ListBullet", "List Bullet", form.BODY, _body_paragraph(numbering=0), own=False),
            _style("ListBullet2", "List Bullet 2", form.BODY, _body_paragraph(numbering=1), own=False),
        )
    )


def _heading_styles() -> str:
    return "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            look,
            f'<w:keepNext/><w:keepLines/>{_space()}<w:ind w:firstLine="{twips(form.FIRST_LINE)}"/>'
            f'<w:jc w:val="both"/><w:outlineLvl w:val="{level - 1}"/>',
            own=False,
            following="BodyText",
        )
        for level, look in ((1, form.HEADING_1), (2, form.HEADING_2), (3, form.HEADING_3))
    )


def _letterhead_styles() -> str:
    centred = '<w:jc w:val="center"/>'
    border = f'<w:top w:val="single" w:sz="{form.RULE_THICKNESS}" w:space="1" w:color="{_BLACK}"/>'
    box = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="3" w:color="{_BLACK}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    thin = '<w:spacing w:before="40" w:after="0" w:line="120" w:lineRule="exact"/>'
    return "".join(
        (
            _style("Nation", "Nation", form.NATION, centred),
            _style("Motto", "Motto", form.MOTTO, centred),
            _style("SuperiorBody", "Superior Body", form.SUPERIOR_BODY, centred),
            _style("IssuingBody", "Issuing Body", form.ISSUING_BODY, centred),
            _style("NumberLine", "Number Line", form.NUMBER_LINE, centred),
            _style("PlaceAndDate", "Place and Date", form.PLACE_AND_DATE, centred),
            _style("Rule", "Rule", Type(4), f"<w:pBdr>{border}</w:pBdr>{thin}{centred}"),
            _style(
                "DraftMark",
                "Draft Mark",
                form.DRAFT_MARK,
                f'<w:pBdr>{box}</w:pBdr><w:spacing w:before="120" w:after="0"/>{centred}',
            ),
            _style("Title", "Title", form.TITLE_KIND, f'<w:keepNext/><w:spacing w:before="360"/>{centred}', own=False),
            _style("Subtitle", "Subtitle", form.TITLE_SUBJECT, centred, own=False),
            _style("Header", "header", form.PAGE_NUMBER, centred, own=False),
        )
    )


def _foot_styles() -> str:
    centred = '<w:jc w:val="center"/>'
    kept = f"<w:keepNext/>{centred}"
    wide = f'<w:spacing w:before="{_twentieths(2 * form.PARAGRAPH_SPACE)}"/>'
    room = f'<w:spacing w:before="{twips(form.SIGNATURE_ROOM)}"/>'
    apart = f'<w:spacing w:before="{_twentieths(form.PARAGRAPH_SPACE)}"/>'
    return "".join(
        (
            _style("SignatureCapacity", "Signature Capacity", form.SIGNATURE_CAPACITY, f"<w:keepNext/>{wide}{centred}"),
            _style("SignatureOffice", "Signature Office", form.SIGNATURE_OFFICE, kept),
            _style("SignatureRoom", "Signature Room", Type(13), kept),
            _style("SignatureName", "Signature Name", form.SIGNATURE_NAME, centred),
            _style("SignatureNameBelow", "Signature Name Below", form.SIGNATURE_NAME, f"{room}{centred}"),
            _style("RecipientsHeading", "Recipients Heading", form.RECIPIENTS_HEADING, f"<w:keepNext/>{apart}"),
            _style("RecipientsBeside", "Recipients Beside", form.RECIPIENTS_HEADING, f"<w:keepNext/>{wide}"),
            _style("Recipients", "Recipients", form.RECIPIENTS, ""),
            _style("End", "End", Type(1), '<w:spacing w:line="20" w:lineRule="exact"/>'),
            _style("AnnexLabel", "Annex Label", form.ANNEX_LABEL, f'<w:keepNext/>{centred}<w:outlineLvl w:val="0"/>'),
            _style("AnnexTitle", "Annex Title", form.ANNEX_TITLE, kept),
            _style("AnnexReference", "Annex Reference", form.ANNEX_REFERENCE, kept),
        )
    )


def _table_styles() -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_BLACK}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cell = '<w:spacing w:before="40" w:after="40"/>'
    head = Type(form.TABLE.size, bold=True)
    return "".join(
        (
            _style("TableText", "Table Text", form.TABLE, cell),
            _style("TableCentred", "Table Centred", form.TABLE, f'{cell}<w:jc w:val="center"/>'),
            _style("TableHeading", "Table Heading", head, f'<w:keepNext/>{cell}<w:jc w:val="center"/>'),
            _style(
                "Caption",
                "caption",
                form.TABLE_CAPTION,
                f'<w:keepNext/><w:spacing w:before="{_twentieths(form.PARAGRAPH_SPACE)}" w:after="80"/>'
                '<w:jc w:val="center"/>',
                own=False,
            ),
            _style("TableGap", "Table Gap", Type(4), '<w:spacing w:line="120" w:lineRule="exact"/>'),
            '<w:style w:type="table" w:customStyle="1" w:styleId="RecordTable"><w:name w:val="Record Table"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{_cell_margins()}</w:tblCellMar></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>',
        )
    )


def _body_paragraph(numbering: int | None = None) -> str:
    list_place = "" if numbering is None else f'<w:numPr><w:ilvl w:val="{numbering}"/><w:numId w:val="1"/></w:numPr>'
    return f'{list_place}{_space()}<w:ind w:firstLine="{twips(form.FIRST_LINE)}"/><w:jc w:val="both"/>'


def _space() -> str:
    line = round(240 * form.LINE_SPACING)
    return f'<w:spacing w:before="{_twentieths(form.PARAGRAPH_SPACE)}" w:line="{line}" w:lineRule="auto"/>'


def _style(identifier: str, name: str, look: Type, paragraph: str, *, own: bool = True, following: str = "") -> str:
    custom = ' w:customStyle="1"' if own else ""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    capitals = "<w:caps/>" if look.capitals else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{after}<w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + f'<w:rPr>{bold}{italic}{capitals}<w:sz w:val="{_half(look.size)}"/>'
        f'<w:szCs w:val="{_half(look.size)}"/></w:rPr></w:style>'
    )


def _cell_margins() -> str:
    side = twips(form.CELL_MARGIN)
    return (
        f'<w:top w:w="0" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
    )


def _half(points: float) -> int:
    return round(points * 2)


def _twentieths(points: float) -> int:
    return round(points * 20)
