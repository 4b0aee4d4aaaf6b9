"""Makes the pictures of the README: ``python tests/pictures.py`` drives the real app on the demo and lets it draw."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

PICTURES = Path(__file__).parents[1] / "pictures"
NOW = datetime(2024, 4, 4, 9, 42)
_LINE = "Hoan: !cụ thể hóa bằng kế hoạch cho từng tỉnh, trình UBND thành phố ngay trong tháng 6 tới #9 @tinh l"


class Picture(NamedTuple):
    """One picture: its file, the language, the terminal's size, the keys before a line is typed, and the line."""

    name: str
    language: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    typed: str = ""


ALL = (
    Picture("live", "vi", (120, 34), ("f4", "9", "escape"), _LINE),
    Picture("live-80", "vi", (80, 24), typed="Chiến: +phối hợp tổ chức Ngày hội Du lịch >quý II #du lich"),
    Picture("high-contrast", "vi", (80, 24), ("ctrl+t", "ctrl+t", "f4", "down", "space")),
    Picture("minutes", "vi", (120, 40), ("ctrl+e",)),
    Picture("roll-call", "vi", (80, 24), ("f7",)),
    Picture("missing", "vi", (80, 24), ("f8",)),
)


async def draw(picture: Picture, folder: Path, state: Path) -> str:
    """The SVG of one picture."""
    from store.dossier import Dossier
    from tui.app import RapporteurApp

    dossier = Dossier.open(folder, state=state, by="Lan")
    app = RapporteurApp(dossier, now=lambda: NOW)
    try:
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(2.0)
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause()
            for letter in picture.typed:
                await pilot.press("space" if letter == " " else letter)
            await pilot.pause(5.0)  # gaps are counted after a rest
            app.clear_notifications()
            await pilot.pause(0.3)
            return app.export_screenshot(title="rapporteur")
    finally:
        dossier.close()


def main() -> None:
    """Every picture, each on a dossier as the demo builds it."""
    from tui import demo, language, preferences

    PICTURES.mkdir(exist_ok=True)
    for picture in ALL:
        with tempfile.TemporaryDirectory() as name:
            room = Path(name)
            os.environ["RAPPORTEUR_CONFIG"] = str(room / "config")
            preferences.change(room / "config", toured=True)
            language.set_language(picture.language)
            for one in demo.build(room / "demo", state=room / "state", by="Lan"):
                one.close()
            svg = asyncio.run(draw(picture, room / "demo" / demo.NAMES[0], room / "state"))
            (PICTURES / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
