"""What both conferences share: who took part, the ten events, and a way to write entries down."""

from __future__ import annotations

from store.meeting.kinds import (
    EntryKind,
    PartyKind,
    PartyRole,
)
from store.meeting.records import (
    Entry,
    Party,
)
from store.meeting.refs import Ref, to_delegate, to_party

HOAN = to_delegate("hoan")
CHIEN = to_delegate("chien")
HIEP = to_delegate("hiep")

PARTIES = (
    Party(
        uid="hcm",
        name="UBND Thành phố Hồ Chí Minh",
        kind=PartyKind.CITY,
        role=PartyRole.HOST,
        aliases=("TPHCM", "TP.HCM"),
    ),
    Party(
        uid="lamdong", name="UBND tỉnh Lâm Đồng", kind=PartyKind.PROVINCE, role=PartyRole.CO_HOST, aliases=("Lâm Đồng",)
    ),
    Party(uid="gialai", name="UBND tỉnh Gia Lai", kind=PartyKind.PROVINCE),
    Party(uid="kontum", name="UBND tỉnh Kon Tum", kind=PartyKind.PROVINCE),
    Party(uid="daklak", name="UBND tỉnh Đắk Lắk", kind=PartyKind.PROVINCE),
    Party(uid="daknong", name="UBND tỉnh Đắk Nông", kind=PartyKind.PROVINCE, aliases=("Đắk Nông",)),
    Party(
        uid="syt",
        name="Sở Y tế Thành phố Hồ Chí Minh",
        kind=PartyKind.DEPARTMENT,
        role=PartyRole.MENTIONED,
        parent="hcm",
    ),
)

EVENTS = (
    ("Hội nghị xúc tiến đầu tư", "thương mại"),
    ("Lễ hội Tinh hoa làng nghề và đặc sản vùng miền năm 2024", "thương mại"),
    ("Chương trình Hội nghị tập huấn, đào tạo liên kết vùng giữa TP.HCM và các tỉnh, thành", "du lịch"),
    (
        "Tuần lễ triển lãm sản phẩm OCOP và sản phẩm đặc trưng của các tỉnh, thành phố thuộc vùng Tây Nguyên",
        "nông nghiệp",
    ),
    ("Hội chợ Triển lãm giống và nông nghiệp công nghệ cao TP.HCM năm 2024", "nông nghiệp"),
    (
        "Tuần lễ sản phẩm OCOP, sản phẩm đặc trưng vùng - miền và công nghệ sản xuất - "
        "bảo quản - chế biến nông sản năm 2024",
        "nông nghiệp",
    ),
    ("Hội nghị kết nối cung cầu giữa TP.HCM với các tỉnh, thành", "thương mại"),
    ("Hội chợ du lịch quốc tế TP.HCM (ITE)", "du lịch"),
    ("Ngày hội Du lịch TP.HCM", "du lịch"),
    (
        "Kết nối các sự kiện về Đổi mới sáng tạo và khởi nghiệp giữa TP.HCM và các tỉnh vùng Tây Nguyên "
        "(phối hợp trong Tuần lễ Đổi mới sáng tạo và khởi nghiệp TP.HCM năm 2024)",
        "khoa học công nghệ",
    ),
)


def refs(*uids: str) -> tuple[Ref, ...]:
    return tuple(to_party(uid) for uid in uids)


class Entries:
    """Entries in the order in which they are added."""

    def __init__(self) -> None:
        self._made: list[Entry] = []

    def add(self, point: str, speaker: Ref, kind: EntryKind, text: str, **more: object) -> None:
        uid = f"n{len(self._made)}"
        self._made.append(Entry(uid=uid, point=point, speaker=speaker, kind=kind, text=text, **more))  # type: ignore[arg-type]

    def all(self) -> tuple[Entry, ...]:
        return tuple(self._made)
