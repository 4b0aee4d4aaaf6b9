"""``rapporteur show … conflicts``: every version, what is read of them now, and what was deleted unread."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from store.dossier import Dossier
from store.meeting.kinds import RecordKind

ENTRY = RecordKind.ENTRY


def test_the_versions_what_is_read_of_them_and_a_deletion_that_was_too_early(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    lan = Dossier.open(folder, state=tmp_path / "state", by="Lan")
    mended, deleted = (lan.add(ENTRY, text=text) for text in ("Trình kế hoạch. Báo cáo sau.", "Họp lại."))
    lan.publish()
    minh = Dossier.open(folder, state=tmp_path / "minh", by="Minh")
    lan.change(ENTRY, mended, text="Trình kế hoạch. Báo cáo sau. Xong.")
    minh.change(ENTRY, mended, text="Trình kế hoạch mới. Báo cáo sau.")
    lan.change(ENTRY, deleted, text="Họp lại vào thứ hai.")
    minh.delete(ENTRY, deleted)
    for one in (lan, minh):
        one.close()
    run("sync", folder)
    code, out, _err = run("show", folder, "conflicts")
    assert code == 1
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "= Trình kế hoạch mới. Báo cáo sau. Xong." in lines
    assert "≠ Lan Trình kế hoạch. Báo cáo sau. Xong." in lines
    assert "≠ Minh Trình kế hoạch mới. Báo cáo sau." in lines
    assert any("Minh đã xóa, nhưng Lan đã sửa" in line for line in lines)
    told = json.loads(run("show", folder, "conflicts", "--json")[1])
    assert {one["field"]: one["merged"] for one in told} == {
        "text": "Trình kế hoạch mới. Báo cáo sau. Xong.",
        "deleted": False,
    }
