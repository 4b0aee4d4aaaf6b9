"""The command ``serve``: the live screen of a dossier in a browser on this computer."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path

from ..language import _, language
from .opening import opened
from .printing import say, warn
from .settings import Settings

_TAKEN = 4


def serve(settings: Settings, folder: Path, port: int) -> int:
    """Serve until Ctrl+C; 0 then, 4 where the port is taken. Each browser window is a window of the dossier."""
    with opened(settings, folder, receive=False) as dossier:
        title = dossier.meeting.title or folder.name
    from ..browser.server import DossierServer

    command = [sys.executable, "-m", "tui.cli", "open", str(folder.absolute())]
    command += ["--state", str(settings.state.absolute()), "--by", settings.by, "--lang", language()]
    server = DossierServer(command, port, title, _tell)
    try:
        asyncio.run(_until_told(server.serve_until_stopped()))
    except OSError as error:
        warn(_("Port {port} cannot be used: {why}.").format(port=port, why=error.strerror or error))
        warn(_("Choose another one with --port, or leave it out."))
        return _TAKEN
    return 0


def _tell(address: str) -> None:
    say(_("Open this address in a browser on this computer:"))
    say(f"\n    {address}\n")
    say(_("Whoever knows the address can record. Ctrl+C ends it; everything recorded is saved."))
    sys.stdout.flush()


async def _until_told(serving: Coroutine[object, object, None]) -> None:
    task = asyncio.ensure_future(serving)
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C arrives as KeyboardInterrupt
            loop.add_signal_handler(one, task.cancel)
    with contextlib.suppress(asyncio.CancelledError, KeyboardInterrupt):
        await task
