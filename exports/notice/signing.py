"""Who signs the notice: the chair who belongs to the issuing body, in his office there (Annex I, II.7)."""

from __future__ import annotations

import re

from exports.document import Signature
from exports.minutes.phrases import BLANK
from exports.wording.words import Wording
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate
from store.meeting.text import fold

#: Where the name of a body begins behind the name of an office: "Phó Chủ tịch UBND TPHCM" is signed as "Phó Chủ tịch".
_BODY = re.compile(
    r"(?i),|\s+(?:ubnd|hđnd|ủy ban nhân|uỷ ban nhân|hội đồng nhân|tỉnh|thành phố|tp|huyện|quận|phường|xã|sở|bộ)\b"
)
_COMMON = frozenset({"uy", "ban", "nhan", "dan", "ubnd", "tinh", "thanh", "pho", "so"})


def signature(proceedings: Proceedings, words: Wording) -> Signature:
    """The signature on the right. What the record does not tell is dots: nobody is made to sign for another."""
    signer = _signer(proceedings)
    if signer is None:
        return Signature(BLANK, BLANK)
    office = _BODY.split(signer.office, maxsplit=1)[0].strip() if words.language == "vi" else signer.office.strip()
    if not office:
        return Signature(BLANK, signer.name.strip() or BLANK)
    capacity, below = words.notice.deputy(office)
    return Signature(capacity, signer.name.strip() or BLANK, below)


def _signer(proceedings: Proceedings) -> Delegate | None:
    """The chair of the issuing body; of several bodies' chairs none signs for a body that is not his."""
    chairs = [one for ref in proceedings.meeting.chairs if (one := proceedings.delegate(ref)) is not None]
    own = [one for one in chairs if _is_of(one, proceedings)]
    if own:
        return own[0]
    return chairs[0] if len(chairs) == 1 == len(proceedings.meeting.chairs) else None


def _is_of(delegate: Delegate, proceedings: Proceedings) -> bool:
    body = _telling(proceedings.meeting.issuing_body)
    party = proceedings.party_by_uid.get(delegate.party)
    names = (party.name, *party.aliases) if party is not None else ()
    return bool(body) and any(_telling(name) == body for name in names)


def _telling(name: str) -> frozenset[str]:
    """The words of a body's name that tell it from others, whether its kind is spelt out or not."""
    spelt = fold(name).replace("tp.", "tp ").replace("tphcm", "ho chi minh").replace("hcm", "ho chi minh")
    return frozenset(word for word in spelt.replace(".", " ").split() if word not in _COMMON and word != "tp")
