"""Names of bodies as they stand in one cell: what looks like one, and where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..meeting import places
from ..meeting.kinds import PartyKind
from ..meeting.text import fold

_KINDS = (
    "so|ubnd|uy ban nhan dan|uy ban|hdnd|hoi dong nhan dan|hoi dong|hoi|lien doan|lien minh"
    "|lien hiep hoi|lien hiep|hiep hoi|"
    "cong ty|tong cong ty|tap doan|benh vien|truong|ban|bo|cuc|chi cuc|tong cuc|vu|tinh|thanh pho"
    "|tp|quan|huyen|thi xa|thi tran|"
    "phuong|xa|trung tam|vien|van phong|doan|bao|dai|ngan hang|mat tran|ubmttq|cong an|bo chi huy"
    "|quan khu|thanh uy|tinh uy|"
    "huyen uy|quan uy|kho bac|bao hiem|hoc vien|lien chi hoi|cau lac bo|quy|toa an|vien kiem sat|thanh tra|phong|to|"
    "department|ministry|province|city|district|committee|office of|people's committee|hospital|university|company"
)
_BEGINS = re.compile(rf"(?:{_KINDS})(?![\w])\.?")
#: Words that end the name of a body in English: Lam Dong Province, Department of Health.
_ENDS = re.compile(
    r"(?:province|city|district|department|committee|company|hospital|university|joint stock|ltd\.?|jsc)$"
)
_ALL_OF_A_KIND = re.compile(
    r"cac\s+(?:so|ban|nganh|don vi|quan|huyen|tinh|dia phuong|doanh nghiep|benh vien|thanh pho"
    r"|co quan|hoi|truong|vien"
    r"|to chuc|cong ty|phong|xa|phuong|bo)(?![\w])|(?:doanh nghiep|don vi|co quan)\s+\w"
)
#: What begins like a body and is none: hội nghị, ban hành, đoàn kết, báo cáo …
_NO_BODY = re.compile(
    r"(?:hoi (?:nghi|thao|dam|cho|hoa|thi|nhap)|ban (?:hanh|giao)|so (?:ket|luong|lieu|hoa)"
    r"|doan (?:ket|vien)|bao (?:cao|chi|dam|ton)"
    r"|bo (?:tri|sung|truong)|to (?:chuc|trinh)|quan (?:ly|he|tam|triet)|phong (?:chong|trao)|dai (?:bieu|dien)"
    r"|truong (?:hop|doan|ban|phong)|vien (?:tro|phi)|xa (?:hoi|hoa)|huyen thoai|cuc (?:bo)"
    r"|tinh (?:hinh|trang|toan)|quy (?:[1-4]|i|ii|iii|iv|trinh|hoach|dinh)"
    r"|hoc (?:tap|bong)|phuong (?:an|phap|huong|tien|thuc)|vu (?:viec|mua)|uy (?:quyen))(?![\w])"
)
_SEPARATOR = re.compile(r"\s*(?:,|\s(?:và|va|and|cùng|với|&)(?=\s))\s*", re.IGNORECASE)
_SURE = re.compile(r"[;\n\r\v]+|\s\+\s|\s\|\s|•|●|▪|◦|\s·\s")
_BULLET = re.compile(r"^(?:[-–—*+•●▪✓√]|\(?[0-9]{1,2}[.)]|\(?[a-zđ][)])\s+|^[-–—]\s*(?=\S)")
_OFFICE_OF = re.compile(r"van phong(?:\s|$)")
_SEATED = re.compile(r"(?:doan|hdnd|ubnd|hoi dong|uy ban|dbqh)(?![\w])")
_PROVINCES = frozenset({PartyKind.PROVINCE, PartyKind.CITY})
_PLACES = (
    ("xa", "phuong", "thi tran"),
    ("huyen", "quan", "thi xa", "ubnd huyen", "ubnd quan", "ubnd xa"),
    ("thanh pho", "tp", "cong ty", "benh vien", "truong", "trung tam", "hoi", "ban"),
    ("tinh",),
)


def is_body(words: str) -> bool:
    """Whether the words look like the name of one body, or of all bodies of a kind (``các quận, huyện``)."""
    folded = fold(words)
    return bool(folded) and _is_body(folded)


def _is_body(folded: str) -> bool:
    if _NO_BODY.match(folded):
        return False
    found = _BEGINS.match(folded)
    if found:
        return len(folded) > found.end() + 1
    return bool(_ALL_OF_A_KIND.match(folded) or (len(folded.split()) > 1 and _ENDS.search(folded)))


def is_province(words: str) -> bool:
    """Whether the words name a province or a city, by its kind (``tỉnh Lâm Đồng``, ``TP.HCM``) or by its name alone."""
    if re.match(r"(?:tinh|thanh pho|tp)(?:\s|\.|hcm)|.*\s(?:province|city)$", fold(words)):
        return True
    return not is_body(words) and any(place.kind in _PROVINCES for place in places.known(words))


def units(words: str, is_known: Callable[[str], bool]) -> list[str]:
    """The bodies and people named in one cell, in order; nothing that was written is lost.

    Lines, bullets and semicolons always part them. A comma or an *and* does only where both sides are complete names:
    known ones, ones that begin like a body, or names in capitals throughout; so *Sở Lao động, Thương binh và Xã hội*,
    *các quận, huyện* and *huyện Đam Rông, tỉnh Lâm Đồng* stay whole.
    """
    found: list[str] = []
    for part in _SURE.split(words):
        name = _BULLET.sub("", part.strip()).strip(" ,.") if not is_known(part.strip()) else part.strip()
        if name:
            found.extend(_of_a_list(name, is_known))
    return found


def _of_a_list(words: str, is_known: Callable[[str], bool]) -> list[str]:
    if is_known(words) or not _SEPARATOR.search(words):
        return [words]
    head, colon, rest = words.partition(":")
    if colon and len(head.split()) <= 3 and _is_kind(fold(head)):  # các Sở: Du lịch, Công Thương
        named = [f"{_singular(head)} {name}" for name in _fragments(rest, lambda _name: True, is_known)]
        if len(named) > 1 and all(is_known(name) for name in named):
            return named
        return [words]
    kind = words.split()[0]
    if len(kind) > 1 and _is_kind(fold(kind)) and not is_known(words):
        pieces = [piece for piece in _SEPARATOR.split(words) if piece]
        ellipses = [pieces[0], *(piece if _is_body(fold(piece)) else f"{kind} {piece}" for piece in pieces[1:])]
        if len(pieces) > 1 and all(is_known(name) for name in ellipses):  # Sở Du lịch, Công Thương
            return ellipses
    if not _is_body(fold(words)):
        pieces = [piece.strip() for piece in _SEPARATOR.split(words) if piece.strip()]
        if all(is_known(piece) or _is_body(fold(piece)) or is_name(piece) for piece in pieces):
            return pieces
    return _fragments(words, _stands_alone, is_known)


def _fragments(words: str, stands: Callable[[str], bool], is_known: Callable[[str], bool]) -> list[str]:
    """The words parted at each separator behind which a name begins that stands alone."""
    parts: list[str] = []
    start = 0
    for separator in _SEPARATOR.finditer(words):
        if separator.start() < start:
            continue
        left, right = words[start : separator.start()].strip(), words[separator.end() :].strip()
        following = _SEPARATOR.split(right, maxsplit=1)[0] if right else ""
        if not left or not right:
            continue
        begins = is_known(following) or is_known(right) or stands(right)
        whole_left = is_known(left) or _is_body(fold(left)) or stands is not _stands_alone
        if begins and whole_left and not _belong_together(left, right, separator[0], is_known):
            parts.append(left)
            start = separator.end()
    parts.append(words[start:].strip())
    return [part.strip(" ,") for part in parts if part.strip(" ,")]


def _stands_alone(words: str) -> bool:
    folded = fold(words)
    if not _is_body(folded):
        return False
    found = _BEGINS.match(folded)
    # "các quận, huyện": a kind with no name behind it, or one followed by the next separator, names nobody.
    return found is None or (
        bool(re.match(r"[\s.]*[^\s,;]", folded[found.end() :]))
        and not re.match(r"\s*(?:,|(?:va|and|lien quan|co lien quan)(?:\s|$))", folded[found.end() :])
    )


def _belong_together(left: str, right: str, separator: str, is_known: Callable[[str], bool]) -> bool:
    one, other = fold(left), fold(right)
    if _OFFICE_OF.match(one) and _SEATED.match(other):  # Văn phòng Đoàn ĐBQH và HĐND tỉnh
        return True
    return "," in separator and not is_known(left) and _rank(one) < _rank(other)


def _rank(folded: str) -> int:
    """How large a place is: a smaller one with a larger one behind a comma is an address."""
    for size, kinds in enumerate(_PLACES):
        if any(re.match(rf"{kind}(?![\w])", folded) for kind in kinds):
            return size
    return len(_PLACES)


def _is_kind(folded: str) -> bool:
    return bool(_BEGINS.fullmatch(folded.removeprefix("cac ").strip()))


def _singular(head: str) -> str:
    words = head.split()
    return " ".join(words[1:] if fold(words[0]) == "cac" else words)


def is_name(words: str) -> bool:
    """Whether every word has a capital and there are few: ``Lâm Đồng``, ``Kon Tum``, ``TP.HCM``, ``Nguyễn Văn A``."""
    parts = words.split()
    return 1 <= len(parts) <= 5 and all(part[0].isupper() for part in parts)
