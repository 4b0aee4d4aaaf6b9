"""How the age of a colleague's copy is said, in much room and in little."""

from __future__ import annotations

import pytest
from patient_pilot import PatientPilot
from rich.cells import cell_len
from textual.app import App, ComposeResult

from store.presence import Colleague
from tui import language
from tui.widgets.colleague_wording import age_text, clock_text, fact
from tui.widgets.masthead import Masthead


def colleague(by: str, minutes: float, *, open: bool = True, ahead: float = 0.0) -> Colleague:
    return Colleague(by=by, replica=by, age=minutes * 60, on="", open=open, ahead=ahead)


@pytest.mark.parametrize(
    ("seconds", "vietnamese", "english"),
    [
        (0, "0′", "0′"),
        (59.9, "0′", "0′"),
        (60, "1′", "1′"),
        (3599, "59′", "59′"),
        (3600, "1 giờ", "1 h"),
        (47 * 3600, "47 giờ", "47 h"),
        (49 * 3600, "2 ngày", "2 days"),
    ],
)
def test_ages(seconds: float, vietnamese: str, english: str) -> None:
    language.set_language("vi")
    assert age_text(seconds) == vietnamese
    language.set_language("en")
    assert age_text(seconds) == english


def test_everybody_whose_window_is_open_is_named_and_who_is_late_is_marked() -> None:
    said = fact([colleague("Lan", 0.5), colleague("Trần Văn Minh", 12), colleague("Hạnh", 90, open=False)])
    assert said is not None
    assert said.text == "Lan 0′, Trần Văn Minh 12′ !"
    assert said.look == "warn"
    assert said.shorter == ("Lan 0′, Minh 12′ !", "Minh 12′ ! +1")
    calm = fact([colleague("Lan", 2.9)])
    assert calm is not None
    assert (calm.text, calm.look) == ("Lan 2′", "")


def test_nobody_who_has_gone_is_told_of() -> None:
    assert fact([colleague("Lan", 1, open=False)]) is None
    assert fact([]) is None


def test_two_of_one_name_are_told_apart() -> None:
    said = fact([colleague("Trần Lan", 0), colleague("Lê Lan", 0)])
    assert said is not None
    assert said.shorter[0] == "Trần Lan 0′, Lê Lan 0′"


def test_clocks() -> None:
    assert not clock_text(colleague("Lan", 0))
    assert clock_text(colleague("Lan", 0, ahead=420)) == "đồng hồ trước 7′"
    assert clock_text(colleague("Lan", 0, ahead=-420)) == "đồng hồ sau 7′"


class _Head(App[None]):
    def compose(self) -> ComposeResult:
        yield Masthead(id="masthead")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
async def test_the_head_keeps_to_its_line_and_says_less_where_there_is_less_room(width: int) -> None:
    ten = fact([colleague(f"Nguyễn Văn Thứ{number}", number) for number in range(10)])
    assert ten is not None
    app = _Head()
    async with app.run_test(size=(width, 5)):
        pilot = PatientPilot(app)
        head = app.query_one(Masthead)
        head.show("Hội nghị sơ kết hợp tác giữa Thành phố và các tỉnh Tây Nguyên", [("14:37", ""), ten])
        await pilot.pause()
        said = head.render().plain
        if width >= 60:
            assert cell_len(said) <= width - 2
            assert "Thứ9 9′ !" in said, "the oldest is told in any case"
        if width == 60:
            assert "+9" in said
