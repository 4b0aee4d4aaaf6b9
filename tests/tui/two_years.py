"""Two years of a conference, the second carried over from the first, and the library that lists them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from screen_fingers import Fingers, clock

from store import carrying, library
from store.dossier import Dossier
from store.meeting import refs
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Deadline
from tui.screens.library.screen import LibraryScreen

JANUARY = Deadline("trong tháng 1", date(2024, 1, 1), date(2024, 1, 31))


class Years:
    """The conference of 2023 and that of 2024, which goes on from it; today is 4 April 2024."""

    def __init__(self, room: Path) -> None:
        self.state = room / "state"
        self.first = self._new(room / "2023", {"title": "Hội nghị sơ kết hợp tác năm 2022", "day": date(2023, 3, 1)})
        province = self.first.add(RecordKind.PARTY, name="tỉnh Đắk Nông")
        self.fair = self.first.add(
            RecordKind.ITEM,
            number=1,
            title="Hội chợ vùng",
            state=ItemState.UNDER_WAY,
            outcome="mới chọn nơi",
            planned=JANUARY,
            parties=(refs.to_party(province),),
        )
        self.first.add(RecordKind.ITEM, number=2, title="Tập huấn", state=ItemState.DONE, outcome="xong")
        self.task = self.first.add(
            RecordKind.ENTRY,
            kind=EntryKind.DIRECTIVE,
            text="Trình kế hoạch",
            items=(self.fair,),
            owners=(refs.to_party(province),),
            deadline=JANUARY,
        )
        fields, edits = carrying.opening(self.first)
        own = {"title": "Hội nghị sơ kết hợp tác năm 2023", "day": date(2024, 4, 4)}
        self.second = self._new(room / "2024", {**fields, **own})
        self.second.apply(edits)
        self.second.add(RecordKind.ITEM, number=3, title="Ngày hội mới")

    def _new(self, folder: Path, fields: dict[str, object]) -> Dossier:
        made = Dossier.create(folder, state=self.state, by="Lan", fields=fields, clock=clock)
        library.remember(self.state, made)
        return made


async def in_library(fingers: Fingers) -> LibraryScreen:
    await fingers.until(lambda: isinstance(fingers.app.screen, LibraryScreen))
    screen = fingers.app.screen
    assert isinstance(screen, LibraryScreen)
    await fingers.until(lambda: len(screen.summaries) == 2 and screen._taking_in is None)
    return screen


def on(screen: LibraryScreen, dossier: Dossier) -> Callable[[], None]:
    """Puts the cursor on this dossier."""
    place = next(place for place, row in enumerate(screen._rows) if row.known and row.known.id == dossier.id)
    return lambda: screen.list.move_to(place)
