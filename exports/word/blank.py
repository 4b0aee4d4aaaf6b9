"""The empty document from which every document starts: our own parts, made from the form, and nothing else."""

from __future__ import annotations

from exports import form
from exports.document import Properties
from exports.word.markup import NAMESPACE, RELATIONSHIPS, twips
from exports.word.properties import core_properties
from exports.word.styles import styles
from exports.word.theme import THEME_TYPE, font_table, theme

MAIN = "word/document.xml"
"""The part with the document's own words."""

_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_MAIN}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_MAIN}.fontTable+xml"/>'
    f'<Override PartName="/word/theme/theme1.xml" ContentType="{THEME_TYPE}"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_MAIN}.header+xml"/>'
    f'<Override PartName="/word/header2.xml" ContentType="{_MAIN}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)

_ROOT_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

PAGE_HEADER = "rId4"
"""The relationship of the header that carries the page number."""

FIRST_HEADER = "rId5"
"""The relationship of the empty header of a first page."""

_DOCUMENT_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONSHIPS}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATIONSHIPS}/settings" Target="settings.xml"/>'
    f'<Relationship Id="{PAGE_HEADER}" Type="{RELATIONSHIPS}/header" Target="header1.xml"/>'
    f'<Relationship Id="{FIRST_HEADER}" Type="{RELATIONSHIPS}/header" Target="header2.xml"/>'
    f'<Relationship Id="rId6" Type="{RELATIONSHIPS}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rId7" Type="{RELATIONSHIPS}/theme" Target="theme/theme1.xml"/>'
    "</Relationships>"
)

_PAGE_NUMBER = (
    f'<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)

_NO_PAGE_NUMBER = f'<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'


def blank(said: Properties, *, mark_blanks: bool) -> dict[str, bytes]:
    """The parts of a document by name, without a word in it: styles, lists, settings, headers. MAIN is to be filled.

    ``mark_blanks`` shades what is to be filled by hand.
    """
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_RELATIONSHIPS,
        "docProps/core.xml": core_properties(said),
        MAIN: f'<w:document xmlns:w="{NAMESPACE}"><w:body/></w:document>',
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": styles(said.language, mark_blanks=mark_blanks),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(said.language),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": _PAGE_NUMBER,
        "word/header2.xml": _NO_PAGE_NUMBER,
    }
    return {name: (_HEADER + xml).encode() for name, xml in parts.items()}


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{twips(form.FIRST_LINE)}"/></w:pPr></w:lvl>'
        for level, (style, sign) in enumerate((("ListBullet", "-"), ("ListBullet2", "+")))
    )
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _settings(language: str) -> str:
    comma = "," if language.startswith("vi") else "."
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{twips(form.FIRST_LINE)}"/>'
        # A line that ends where somebody broke it is not stretched over the page.
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{language}"/>'
        f'<w:decimalSymbol w:val="{comma}"/><w:listSeparator w:val=";"/></w:settings>'
    )
