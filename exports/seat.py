"""The place name in the line of place and date: where the issuing body has its seat, read from the body's own name."""

from __future__ import annotations

import re

#: Units named after a person, a number or an event keep their kind in the name (Decree 30/2020, Annex I, II.4a).
_NAMED_AFTER = re.compile(r"(?i)hồ chí minh|điện biên phủ|lê hồng phong|trần phú|cách mạng tháng|30 tháng 4|\d")
_UNIT = re.compile(r"(?i)\b(tỉnh|thành phố|thị xã|huyện|quận|phường|xã|thị trấn|đặc khu)\s+")
_SHORT_CITY = re.compile(r"(?i)\b(?:tp\.?\s*hcm|tphcm|tp\.?\s*hồ chí minh|hcmc|ho chi minh city)\b")
_CITY = "Thành phố Hồ Chí Minh"


def seat(issuing_body: str) -> str:
    """``Lâm Đồng`` for ``Ủy ban nhân dân tỉnh Lâm Đồng``; empty where the body's name names no unit.

    The name of the unit whose body it is, without its kind, unless it is named after a person, a number or an event:
    then in full (``Thành phố Hồ Chí Minh``, ``Quận 1``). Nothing is guessed.
    """
    body = " ".join(issuing_body.split())
    if _SHORT_CITY.search(body):
        return _CITY
    for found in _UNIT.finditer(body):
        kind, name = found[1], re.split(r"\s*[,;(–-]\s", body[found.end() :])[0].strip()
        if name[:1].isupper() or name[:1].isdigit():  # "xã hội" and the like name no unit
            return f"{kind[:1].upper()}{kind[1:].lower()} {name}" if _NAMED_AFTER.search(name) else name
    return ""
