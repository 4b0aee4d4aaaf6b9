"""What writing minutes loads: a short command must not wait for libraries that its document does not need.

A list of modules fails alike on every machine; a clock does not.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from store.dossier import Dossier

HEAVY = ("docx", "openpyxl", "icalendar", "pydantic", "textual", "rich", "markdown_it", "fractions")

_PROGRAM = """
import sys
from tui.cli import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""


def test_minutes_are_written_without_a_library_that_they_do_not_need(tmp_path: Path) -> None:
    made = Dossier.create(tmp_path / "d", state=tmp_path / "s", by="Lan", fields={"title": "Hội nghị sơ kết"})
    made.record(made.read("!trình UBND xem xét >30/6"))
    made.close()
    file = tmp_path / "bien-ban.docx"
    command = ["export", str(tmp_path / "d"), "--state", str(tmp_path / "s"), "-o", str(file)]
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(file) as package:
        assert "Trình UBND xem xét" in package.read("word/document.xml").decode()
    loaded = set(done.stdout.splitlines()[-1].split())
    assert sorted(loaded & set(HEAVY)) == []
    assert {"lxml", "exports"} <= loaded
