"""The screens in a browser: a real Chromium types into a real server, and the words stand in the record."""

from __future__ import annotations

import base64
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, sync_playwright

from store.dossier import Dossier

sys.path.insert(0, str(Path(__file__).parents[1]))
from real_parts import browser


class Served:
    """A dossier that a server process shows under its address."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder = folder
        self.state = state
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui.cli", "serve", str(folder), "--state", str(state), "--by", "Lan"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        self.address = next(
            found[0] for line in self.process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/\S+", line))
        )

    def stop(self) -> int:
        """Ctrl+C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(120)

    def texts(self) -> list[str]:
        """What the dossier's entries say, read by another program."""
        dossier = Dossier.open(self.folder, state=self.state, by="Minh")
        try:
            return [entry.text for entry in dossier.entries]
        finally:
            dossier.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    Dossier.create(
        tmp_path / "họp", state=tmp_path / "state", by="Lan", fields={"title": "Họp <b>giao ban</b> & {{ 7 * 7 }}"}
    ).close()
    one = Served(tmp_path / "họp", tmp_path / "state")
    yield one
    if one.process.poll() is None:
        one.process.kill()
        one.process.wait()


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        context = chromium.new_context(viewport={"width": 1200, "height": 700})
        context.set_default_timeout(120_000)
        yield context.new_page()
        chromium.close()


def opened(page: Page, served: Served) -> None:
    """The live screen is there: what the server sends has been drawn, and takes keys."""
    page.goto(served.address)
    page.wait_for_selector("body.-first-byte", state="attached")
    page.wait_for_selector(".xterm-helper-textarea:focus")


def received(page: Page) -> list[bytes]:
    """What the server sends to this page from now on; it fills as it comes."""
    frames: list[bytes] = []
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived", lambda data: frames.append(data if isinstance(data, bytes) else data.encode())
        ),
    )
    return frames


def in_journal(served: Served, wanted: str) -> bool:
    """Whether the words are on the disk."""
    journals = served.state.glob("dossiers/*/replicas/*/journal.jsonl")
    return any(wanted.encode() in journal.read_bytes() for journal in journals)


def until(seen: Callable[[], bool], wait: Callable[[], object]) -> None:
    """Wait as a user would for the sign on the screen."""
    end = time.monotonic() + 120
    while not seen():
        assert time.monotonic() < end, "it did not come to that"
        wait()


def test_an_entry_with_vietnamese_letters_typed_in_the_browser_is_in_the_record(served: Served, page: Page) -> None:
    frames = received(page)
    opened(page, served)
    page.keyboard.type("Đề nghị Sở Du lịch phối hợp tỉnh Đắk Nông")
    page.keyboard.press("Enter")
    until(lambda: in_journal(served, "Đề nghị Sở Du lịch phối hợp tỉnh Đắk Nông"), lambda: page.wait_for_timeout(50))
    until(lambda: "đã lưu 1".encode() in b"".join(frames), lambda: page.wait_for_timeout(50))

    # As an input method rewrites a syllable: Backspaces and letters in one go.
    for letters, back in (("tiengs", 0), ("", 5), ("iếng", 0), (" Vieetj", 0), ("", 4), ("ệt", 0)):
        for _ in range(back):
            page.keyboard.press("Backspace")
        page.keyboard.type(letters)
    page.keyboard.press("Enter")
    until(lambda: in_journal(served, "tiếng Việt"), lambda: page.wait_for_timeout(50))
    assert served.stop() == 0
    assert served.texts() == ["Đề nghị Sở Du lịch phối hợp tỉnh Đắk Nông", "tiếng Việt"]


def test_what_is_pasted_in_the_browser_arrives(served: Served, page: Page) -> None:
    frames = received(page)
    opened(page, served)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('Chuyển sang quý IV')")
    page.keyboard.press("Control+V")
    until(lambda: "Chuyển sang quý IV".encode() in b"".join(frames), lambda: page.wait_for_timeout(50))
    page.keyboard.press("Enter")
    until(lambda: in_journal(served, "Chuyển sang quý IV"), lambda: page.wait_for_timeout(50))


def test_a_closed_browser_leaves_the_unfinished_line_for_the_next_one(served: Served, page: Page) -> None:
    frames = received(page)
    opened(page, served)
    page.keyboard.type("đang gõ dở")
    until(lambda: "dở".encode() in b"".join(frames), lambda: page.wait_for_timeout(10))
    page.close()
    until(lambda: in_journal(served, "đang gõ dở"), lambda: time.sleep(0.05))


def test_the_title_is_text_in_the_page_and_no_markup(served: Served, page: Page) -> None:
    opened(page, served)
    assert page.title() == "Họp <b>giao ban</b> & {{ 7 * 7 }}"


def asked(served: Served, path: str, **headers: str) -> int:
    """The status of a request as another program would send it."""
    parts = urlsplit(served.address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_nobody_else_gets_in(served: Served) -> None:
    path = urlsplit(served.address).path
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
    }
    assert asked(served, path) == 200
    assert asked(served, "/") == 404, "without the key"
    assert asked(served, "/ws", **upgrade) == 404, "without the key"
    assert asked(served, f"{path}/ws", **upgrade, Origin="http://evil.example") == 403, "another page"
    assert asked(served, path, Host="evil.example") == 403, "another name for this computer"
    assert asked(served, "/static/../server.py") in {403, 404}


def test_a_taken_port_is_told(served: Served) -> None:
    port = str(urlsplit(served.address).port)
    told = subprocess.run(
        [sys.executable, "-m", "tui.cli", "serve", str(served.folder), "--state", str(served.state), "--port", port],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert told.returncode == 4
    assert f"Không dùng được cổng {port}" in told.stderr
    assert "Traceback" not in told.stderr
