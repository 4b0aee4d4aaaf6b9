"""Every screen there is, opened on a dossier as a user opens it, for what must hold on all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from screen_fingers import Fingers

from store.dossier import Dossier

Way = Callable[[Fingers], Awaitable[None]]


def _keys(*keys: str) -> Way:
    async def press(fingers: Fingers) -> None:
        await fingers.press(*keys)

    return press


async def _typing(fingers: Fingers) -> None:
    await fingers.type("!trình UBND thành phố @sở công thương >30/6")


async def _selecting(fingers: Fingers) -> None:
    await fingers.type("chọn chữ này")
    await fingers.press("shift+home")


async def _colleagues(fingers: Fingers) -> None:
    fingers.live.action_colleagues()
    await fingers.pilot.pause()


_LIST = (
    "STT,Nội dung,Màu,Thời gian,Trạng thái\n1,Tên mới của việc,đỏ,03/04/2024,hoàn thành\n"
    "9,Việc mới,xanh,quý IV,sắp xong\n"
)


async def _importing(fingers: Fingers) -> None:
    """A list with a question, a changed record, a new one, and a word that cannot be read."""
    assert fingers.app.dossier is not None
    path = fingers.app.dossier.state / "noi dung.csv"
    path.write_text(_LIST, "utf-8")
    await fingers.press("f2", "i", "ctrl+u")
    await fingers.type(str(path))
    await fingers.press("enter")
    await fingers.until(lambda: type(fingers.app.screen).__name__ == "ImportScreen")


WAYS: dict[str, Way] = {
    "live": _keys(),
    "live-typing": _typing,
    "live-selection": _selecting,
    "live-checklist": _keys("f4", "down"),
    "live-timeline": _keys("f5", "up"),
    "live-agenda": _keys("f3", "down"),
    "live-card": _keys("f6"),
    "live-notice": _keys("ctrl+z"),
    "prepare": _keys("f2"),
    "import": _importing,
    "roll-call": _keys("f7"),
    "gaps": _keys("f8"),
    "minutes": _keys("ctrl+e"),
    "minutes-name": _keys("ctrl+e", "n"),
    "minutes-closed": _keys("ctrl+e", "c", "enter"),
    "returned": _keys("ctrl+e", "r"),
    "minutes-template": _keys("ctrl+e", "t"),
    "history": _keys("ctrl+r"),
    "conflicts": _keys("f12"),
    "abbreviations": _keys("f11"),
    "colleagues": _colleagues,
    "library": _keys("ctrl+l"),
    "help": _keys("f1"),
    "palette": _keys("ctrl+p"),
}
"""How to get to each screen from the live screen."""


def recorded(dossier: Dossier) -> None:
    """Something of every look: kinds, a gap, a deadline, states, a closed passage, two versions."""
    from store.meeting.kinds import ItemState, RecordKind

    for line in (
        "Hoan: Tập trung khai thác thế mạnh sẵn có",
        "!trình UBND thành phố xem xét ngay trong tháng 6 tới @sở công thương",
        "~thời gian ký tháng 9/2023 nên còn ngắn @@",
        "?: ai đó nói điều này",
        '"nguyên văn"',
        "/xong 1 đã tổ chức",
        "/khong 2",
    ):
        dossier.record(dossier.read(line))
    dossier.change(RecordKind.ENTRY, dossier.entries[-1].uid, closed_session=True)
    dossier.change(RecordKind.ITEM, dossier.items[2].uid, state=ItemState.UNDER_WAY)
