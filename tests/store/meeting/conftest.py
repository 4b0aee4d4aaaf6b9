"""A small conference between Ho Chi Minh City and the Central Highlands, as the capture line sees it."""

from __future__ import annotations

from datetime import date

import pytest

from store.meeting.capture.drafts import CaptureContext
from store.meeting.kinds import PointState
from store.meeting.records import AgendaPoint, Delegate, Entry, Item, Party
from store.meeting.refs import to_delegate

PARTIES = (
    Party(uid="hcm", name="Thành phố Hồ Chí Minh", aliases=("TPHCM", "TP.HCM")),
    Party(uid="ld", name="Tỉnh Lâm Đồng"),
    Party(uid="dn", name="Tỉnh Đắk Nông"),
    Party(uid="sct", name="Sở Công Thương TP.HCM", parent="hcm"),
    Party(uid="syt", name="Sở Y tế TP.HCM", parent="hcm"),
    Party(uid="svh", name="Sở Văn hóa và Thể thao", parent="hcm"),
)
DELEGATES = (
    Delegate(uid="hoan", honorific="Ông", name="Võ Văn Hoan", office="Phó Chủ tịch UBND TP.HCM", party="hcm"),
    Delegate(uid="chien", honorific="Ông", name="Lê Văn Chiến", office="Phó Chủ tịch UBND tỉnh Đắk Nông", party="dn"),
    Delegate(uid="lan1", honorific="Bà", name="Nguyễn Thị Lan", office="Giám đốc Sở Y tế", party="syt"),
    Delegate(uid="lan2", honorific="Bà", name="Trần Ngọc Lan", office="Chuyên viên", party="sct", aliases=("Lan CT",)),
    Delegate(uid="hiep", honorific="Ông", name="Võ Ngọc Hiệp", office="Phó Chủ tịch UBND tỉnh Lâm Đồng", party="ld"),
)
ITEMS = (
    Item(uid="i12", number=12, title="Ngày hội Du lịch TP.HCM"),
    Item(uid="i13", number=13, title="Hội chợ du lịch quốc tế (ITE)"),
    Item(uid="i14", number=14, title="Hội nghị xúc tiến đầu tư"),
    Item(uid="i15a", number=15, title="Chuyển giao kỹ thuật y tế"),
    Item(uid="i15b", number=15, title="Tập huấn liên kết vùng"),
)
POINTS = (
    AgendaPoint(uid="p1", number=1, title="Khai mạc", state=PointState.CURRENT),
    AgendaPoint(uid="p2", number=2, title="Kết quả năm 2023"),
    AgendaPoint(uid="p3", number=3, title="Thảo luận"),
)


@pytest.fixture(scope="session")
def room() -> CaptureContext:
    """4 April 2024, Lê Văn Chiến speaking on the first agenda point."""
    return CaptureContext(
        day=date(2024, 4, 4),
        delegates=DELEGATES,
        parties=PARTIES,
        points=POINTS,
        items=ITEMS,
        speaker=to_delegate("chien"),
        point="p1",
        last_entry=Entry(uid="e1", text="Trình Ủy ban nhân dân trong tháng 6, chi phí 1/2"),
    )
