"""Pictures of the screens, few and still: they guard the arrangement, the other tests guard the behaviour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from screen_fingers import NOW
from textual.pilot import Pilot

from store.dossier import Dossier
from store.meeting.kinds import ItemState, RecordKind
from store.sharing_rounds import SharingRounds
from tui import language
from tui.app import RapporteurApp
from tui.themes import DARK_CONTRAST, LIGHT_CONTRAST

LINES = (
    "/next",
    "Hoan: Tuyên bố lý do, giới thiệu đại biểu; chào mừng các đồng chí đại diện năm tỉnh Tây Nguyên.",
    "/next",
    "Hạnh: *Năm 2023 có 12 sự kiện tại Thành phố và 6 sự kiện tại các tỉnh.",
    "Các sở, ngành phối hợp [red]thường xuyên[/red].",
    "Hoan: !cụ thể hóa bằng kế hoạch cho từng tỉnh, trình UBND thành phố ngay trong tháng 6 tới #6 @[Sở Công Thương]",
    "?: ~thời gian ký tháng 9/2023 nên các nội dung chủ yếu triển khai vào quý IV; @@ đơn vị chưa báo cáo",
)

Compare = Callable[..., bool]


@pytest.fixture
def meeting(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """A meeting in full swing; nothing is carried to the folder meanwhile, so that its count stands still."""
    for line in LINES:
        dossier.record(dossier.read(line))
    states = (ItemState.DONE, ItemState.UNDER_WAY, ItemState.NOT_DONE, ItemState.PARTLY_DONE, ItemState.POSTPONED)
    for one, state in zip(dossier.items, states, strict=False):
        dossier.change(RecordKind.ITEM, one.uid, state=state)
    dossier.change(RecordKind.ITEM, dossier.items[0].uid, outcome="Ký 12 bản ghi nhớ")
    dossier.publish()
    monkeypatch.setattr(SharingRounds, "due", lambda _self: False)
    return dossier


def app_of(dossier: Dossier) -> RapporteurApp:
    return RapporteurApp(dossier, now=lambda: NOW)


async def typing(pilot: Pilot[int]) -> None:
    await pilot.pause(0.2)
    await pilot.press("equals_sign", *"giao")
    await pilot.pause(1.2)  # the count of gaps appears after a second of rest


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_live_screen(snap_compare: Compare, meeting: Dossier, code: str, size: tuple[int, int]) -> None:
    language.set_language(code)
    assert snap_compare(app_of(meeting), terminal_size=size, run_before=typing)


def test_live_screen_light_with_the_card(snap_compare: Compare, meeting: Dossier) -> None:
    async def light(pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+t", "f4", "down", "f6", "escape")
        await pilot.pause(1.2)

    assert snap_compare(app_of(meeting), terminal_size=(80, 24), run_before=light)


def test_checklist_with_its_keys(snap_compare: Compare, meeting: Dossier) -> None:
    async def choose(pilot: Pilot[int]) -> None:
        await pilot.press("f4", "3")
        await pilot.pause(1.2)

    assert snap_compare(app_of(meeting), terminal_size=(80, 24), run_before=choose)


def test_form(snap_compare: Compare, meeting: Dossier) -> None:
    async def wrong(pilot: Pilot[int]) -> None:
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("tab", "tab", "tab", "tab")
        await pilot.press(*"30/2", "ctrl+s")
        await pilot.pause()

    assert snap_compare(app_of(meeting), terminal_size=(80, 36), run_before=wrong)


def test_help(snap_compare: Compare, meeting: Dossier) -> None:
    assert snap_compare(app_of(meeting), terminal_size=(80, 24), press=["f1"])


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize(
    ("key", "code"),
    [("f7", "vi"), ("f8", "vi"), ("ctrl+e", "en"), ("ctrl+r", "en")],
    ids=["roll", "gaps", "minutes", "history"],
)
def test_screens(snap_compare: Compare, meeting: Dossier, key: str, code: str, size: tuple[int, int]) -> None:
    language.set_language(code)

    async def there(pilot: Pilot[int]) -> None:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.8)

    assert snap_compare(app_of(meeting), terminal_size=size, run_before=there)


@pytest.mark.parametrize("theme", [DARK_CONTRAST.name, LIGHT_CONTRAST.name])
def test_high_contrast(snap_compare: Compare, meeting: Dossier, theme: str) -> None:
    async def contrast(pilot: Pilot[int]) -> None:
        pilot.app.theme = theme
        await typing(pilot)

    assert snap_compare(app_of(meeting), terminal_size=(80, 24), run_before=contrast)


def test_prepare(snap_compare: Compare, meeting: Dossier) -> None:
    async def items(pilot: Pilot[int]) -> None:
        await pilot.press("f2", "5")
        await pilot.pause(0.5)

    assert snap_compare(app_of(meeting), terminal_size=(80, 24), run_before=items)


def test_first_choice(snap_compare: Compare, tmp_path: Path) -> None:
    assert snap_compare(RapporteurApp(state=tmp_path / "nothing", by="Lan"), terminal_size=(80, 24))
