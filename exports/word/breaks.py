"""Where a centred name breaks into lines: between words, not inside ``Thành phố`` or ``Hồ Chí Minh``."""

from __future__ import annotations

from itertools import pairwise

from exports.widths import width

#: Two syllables that are one word; a title broken inside them reads badly.
_PAIRS = frozenset(
    pair.strip()
    for pair in """
    thành phố|ủy ban|uỷ ban|nhân dân|hội đồng|kinh tế|xã hội|phát triển|hợp tác|hội nghị|cuộc họp|thỏa thuận|thoả thuận
    kế hoạch|triển khai|thực hiện|sơ kết|tổng kết|khoa học|công nghệ|chuyển đổi|du lịch|thương mại|nông nghiệp|giáo dục
    chủ tịch|phó chủ|phó trưởng|phó giám|giám đốc|chánh văn|bí thư|trưởng ban|trưởng phòng|chuyên viên|quản lý|xây dựng
    chương trình|nội dung|công tác|biên bản|văn phòng|quốc gia|đầu tư|tài chính|môi trường|giai đoạn|y tế|đào tạo
    """.replace("\n", "|").split("|")
    if pair.strip()
)

#: Words that stay with what follows them.
_LEADING = frozenset(
    [
        "tỉnh",
        "huyện",
        "quận",
        "phường",
        "xã",
        "sở",
        "năm",
        "quý",
        "tháng",
        "ngày",
        "số",
        "vùng",
        "các",
        "và",
        "với",
        "của",
        "về",
        "tại",
        "giữa",
    ]
)

_INSIDE_A_WORD = 3000.0
_AFTER_A_LEADING_WORD = 900.0
_INSIDE_A_NAME = 1200.0


def broken(text: str, size: float, room: float, *, bold: bool = False, capitals: bool = False) -> list[str]:
    """The text in as few lines of at most ``room`` millimetres as it needs, broken where it hurts least.

    A single word wider than the room keeps its own line. Size is in points.
    """
    words = text.split()
    wide = [width(word.upper() if capitals else word, size, bold=bold) for word in words]
    blank = width(" ", size, bold=bold)
    if not words:
        return []
    fewest = _fewest(wide, blank, room)
    target = min(room, sum(wide) / fewest + blank * len(words) / fewest)
    # best[n][k]: the least cost of setting the first k words in n lines, and where its last line begins
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(fewest):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _start) in best[-1].items():
            long = -blank
            for end in range(start + 1, len(words) + 1):
                long += blank + wide[end - 1]
                if long > room and end > start + 1:
                    break
                total = cost + (long - target) ** 2 + (_pain(words, end) if end < len(words) else 0.0)
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, start)
        best.append(reached)
    cuts = [len(words)]
    for line in range(fewest, 0, -1):
        cuts.append(best[line][cuts[-1]][1])
    cuts.reverse()
    return [" ".join(words[start:end]) for start, end in pairwise(cuts)]


def _fewest(wide: list[float], blank: float, room: float) -> int:
    count, used = 1, -blank
    for one in wide:
        if used + blank + one > room and used > 0:
            count, used = count + 1, -blank
        used += blank + one
    return count


def _pain(words: list[str], place: int) -> float:
    """How bad a break before this word is."""
    before, after = words[place - 1], words[place]
    if f"{before} {after}".lower().strip(",;.") in _PAIRS or "-" in (before, after):
        return _INSIDE_A_WORD
    if before.lower() in _LEADING or after[:1].isdigit():
        return _AFTER_A_LEADING_WORD
    if before[:1].isupper() and after[:1].isupper() and not before.isupper():
        return _INSIDE_A_NAME
    return 0.0
