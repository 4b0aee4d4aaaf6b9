"""The two parts that Word itself puts into every file and asks others for: a theme, and a table of the typefaces.

Both say what the form says and no more: black on white, one typeface (Decree 30/2020, Annex I, I.2). The shapes are
those of ECMA-376 part 1, 17.8.3 (fonts) and 20.1.6 (theme), the fewest that the schemas allow.
"""

from __future__ import annotations

from exports import form
from exports.word.markup import NAMESPACE

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
"""The content type of a theme."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_COLOURS = {
    name: "FFFFFF" if name in {"lt1", "lt2"} else "000000"
    for name in ("dk1", "lt1", "dk2", "lt2", *_ACCENTS, "hlink", "folHlink")
}
"""Black, on paper."""


def theme() -> str:
    """The theme as XML."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    faces = f'<a:latin typeface="{form.FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="Decree"><a:themeElements>'
        f'<a:clrScheme name="Decree">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Decree"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>'
        '</a:fontScheme><a:fmtScheme name="Decree">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def font_table() -> str:
    """The table of typefaces as XML: what may stand in for the one that is used."""
    return (
        f'<w:fonts xmlns:w="{NAMESPACE}"><w:font w:name="{form.FONT}"><w:altName w:val="Liberation Serif"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
