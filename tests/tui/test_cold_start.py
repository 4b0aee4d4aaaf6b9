"""What is loaded before the first picture: heavy libraries must wait until somebody needs them.

A list of modules fails alike on every machine; a clock does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "docx",
    "lxml",
    "pydantic",
    "markdown_it",
    "pygments",
    "openpyxl",
    "babel",
    "tinydb",
    "tree_sitter",
    "hashlib",
    "secrets",
    "sqlite3",
)
OWN_LATER = (
    "exports",
    "store.borders",
    "store.history",
    "store.intake",
    "store.meeting.capture.drafts",
    "store.meeting.capture.reader",
    "store.meeting.capture.writer",
    "store.meeting.consequences",
    "store.meeting.differences",
    "store.meeting.gaps",
    "store.meeting.places",
    "store.meeting.proceedings",
    "store.scribe",
    "store.search",
    "store.series",
    "tui.demo",
    "tui.screens.help",
    "tui.screens.conflicts.screen",
    "tui.screens.gaps.screen",
    "tui.screens.history.screen",
    "tui.screens.library.screen",
    "tui.screens.live.line_drafts",
    "tui.screens.prepare.meeting_form",
    "tui.screens.palette",
    "tui.screens.first_run.tour",
    "tui.screens.first_run.welcome",
    "tui.widgets.draft_wording",
    "tui.widgets.text_field",
    "tui.widgets.value_wording",
)

_PROGRAM = """
import json, sys
from pathlib import Path
from store.dossier import Dossier
import tui.cli
import tui.cli.dossiers
import tui.screens.live.screen
from tui.app import RapporteurApp

tui.screens.live.screen.load_grammar = lambda: None  # it comes after the first picture, perhaps before we look

async def main():
    dossier = Dossier.open(Path(sys.argv[1]), state=Path(sys.argv[2]), by="Lan")
    app = RapporteurApp(dossier)
    async with app.run_test(size=(120, 36)) as pilot:
        shown = app.screen._compositor.render_strips()
        print(json.dumps([sorted(sys.modules), "".join(s.text for strip in shown for s in strip)]))
    dossier.close()

import asyncio
asyncio.run(main())
"""


def test_the_first_picture_needs_no_heavy_library(tmp_path: Path) -> None:
    from screen_fingers import DAY, clock, fill

    from store.dossier import Dossier
    from store.meeting import refs
    from store.meeting.kinds import RecordKind

    made = Dossier.create(
        tmp_path / "d", state=tmp_path / "s", by="x", fields={"title": "Hội nghị", "day": DAY}, clock=clock
    )
    fill(made)
    made.change(RecordKind.ITEM, made.items[0].uid, parties=(refs.to_party(made.parties[-1].uid),))
    made.record(made.read("điều đã ghi"))
    made.close()
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path / "d"), str(tmp_path / "s")],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )
    modules, shown = json.loads(done.stdout.splitlines()[-1])
    assert "điều đã ghi" in shown, "the picture is a useful one"
    loaded = [name for name in modules if any(name == heavy or name.startswith(f"{heavy}.") for heavy in HEAVY)]
    assert not loaded
    early = [name for name in modules if any(name == own or name.startswith(f"{own}.") for own in OWN_LATER)]
    assert not early


def test_the_kitty_key_protocol_is_off_before_textual_is_loaded() -> None:
    program = "import tui, textual.constants as c; print(c.DISABLE_KITTY_KEY)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
