"""Two people record through a real Samba share, whose server goes away for seconds and comes back."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("mounts a Samba share", allow_module_level=True)

from live_window import enter, is_away, read_anew, saved, unshared, window
from samba_share import samba_share

from store.dossier import Dossier


def test_a_server_that_goes_away_for_seconds_costs_nobody_a_word_or_a_moment(tmp_path: Path) -> None:
    with samba_share(tmp_path / "samba") as share:
        folders = {name: share.mount(name) / "Hội nghị" for name in ("lan", "minh")}
        fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
        Dossier.create(folders["lan"], state=tmp_path / "lan", by="Lan", fields=fields).close()
        apps = {name: window(folder, tmp_path / name, name.title()) for name, folder in folders.items()}
        said: list[str] = []

        def both_record(when: str) -> None:
            for number in range(3):
                for name, app in apps.items():
                    said.append(f"{name} {when} {number}")
                    enter(app, said[-1])

        both_record("trước")
        share.go_away()
        both_record("trong")
        for app in apps.values():
            app.until(lambda seen: is_away(seen) and unshared(seen))
        share.come()
        both_record("sau")
        for app in apps.values():
            app.until(lambda seen: saved(seen) == len(said) and not is_away(seen))
        for app in apps.values():
            app.quit()
        records = [
            read_anew(folder, tmp_path / name, name.title())
            for name, folder in (*folders.items(), ("thu", share.kept / "Hội nghị"))
        ]
        assert sorted(records[0]) == sorted(said)
        assert records[1:] == records[:1] * 2


def test_a_server_that_falls_silent_keeps_nobody_from_typing(tmp_path: Path) -> None:
    with samba_share(tmp_path / "samba") as share:
        folder = share.mount("lan") / "Hội nghị"
        fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
        Dossier.create(folder, state=tmp_path / "lan", by="Lan", fields=fields).close()
        app = window(folder, tmp_path / "lan")
        enter(app, "trước")
        share.freeze()
        said = [f"khi máy chủ im lặng {number}" for number in range(5)]
        try:
            for text in said:
                enter(app, text)
            app.until(lambda seen: unshared(seen) >= len(said))
        finally:
            share.thaw()
        app.until(lambda seen: not unshared(seen) and not is_away(seen))
        app.quit()
        assert read_anew(share.kept / "Hội nghị", tmp_path / "thu") == ["trước", *said]
