"""Which letters make an ordinary Vietnamese syllable: onset, rime and tone as the orthography allows them."""

from __future__ import annotations

import unicodedata
from functools import cache

from ..text import fold

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ONSETS = ("", *sorted(_set("b c d đ g h k l m n p r s t v x ch gh kh ng ngh nh ph th tr")))
_RIMES = _set(
    """
    a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu  iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong  oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt  oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut  uân uâng uât uây  uê uêch uênh uên  uôc uôi uôm uôn uông uôt  uơ
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu  ươc ươi ươm ươn ương ươp ươt ươu  y
    """
)
_WITHOUT_ONSET = _set("yêm yên yêng yêt yêu")
_BEHIND_QU = _set(
    """
    a ac ach ai an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc ân âng âp ât ây
    e en eo et  ê êch ên ênh êt  i in it  ôc ơ ơi  y ych ynh yt yên yêt
    """
)
_FRONT = ("e", "ê", "i", "y")


def is_ordinary_vietnamese(word: str) -> bool:
    """Whether a word, as it is typed, is a syllable that Vietnamese text may contain; capitals do not matter.

    The accents typed count: ``bân`` is a syllable, ``bănn`` is none. A syllable typed wholly without accents counts
    too (``duong``, ``hoc``), although written properly a final c, ch, p or t needs the sắc or nặng tone: people in a
    hurry leave accents out, and their words are to be left alone.
    """
    lowered = unicodedata.normalize("NFC", word.lower())
    if not 0 < len(lowered) < 8:
        return False
    return lowered in _unaccented() if lowered.isascii() else _is_written_properly(lowered)


def _is_written_properly(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word)
    tones = [sign for sign in apart if sign in _TONES]
    bare = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _TONES))
    if len(tones) > 1 or not any(bare == onset + rime for onset, rime in _splits(bare)):
        return False
    return not bare.endswith(_STOPS) or not tones or tones[0] in _SHARP_OR_HEAVY


def _splits(bare: str) -> list[tuple[str, str]]:
    """The ways to cut a toneless word into an onset and a rime that may stand together."""
    found = []
    if bare.startswith("qu") and bare[2:] in _BEHIND_QU:
        found.append(("qu", bare[2:]))
    if bare.startswith("gi") and bare[2:] in _RIMES and bare[2] not in "iy":
        found.append(("gi", bare[2:]))
    if bare.startswith("gi") and bare[1:] in {"i", "in", "iêc", "iêng", "iêt"}:
        found.append(("g", bare[1:]))
    if bare in _WITHOUT_ONSET:
        found.append(("", bare))
    found += [
        (onset, bare[len(onset) :])
        for onset in _ONSETS
        if bare.startswith(onset) and bare[len(onset) :] in _RIMES and _go_together(onset, bare[len(onset) :])
    ]
    return found


def _go_together(onset: str, rime: str) -> bool:
    if onset in {"k", "gh", "ngh"}:
        return rime.startswith(_FRONT)
    if onset in {"c", "g", "ng"}:
        return not rime.startswith(_FRONT)
    return True


@cache
def _unaccented() -> frozenset[str]:
    proper = [onset + rime for onset in _ONSETS for rime in _RIMES if _go_together(onset, rime)]
    proper += ["qu" + rime for rime in _BEHIND_QU]
    proper += ["gi" + rime for rime in _RIMES if rime[0] not in "iy"]
    return frozenset(fold(word) for word in [*proper, *_WITHOUT_ONSET, "gi", "gin", "giec", "gieng", "giet"])
