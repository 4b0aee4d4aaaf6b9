"""Serves one dossier to browsers on this computer, each visit a window of its own.

Whoever knows the address can write in the record, so it holds a key that is made anew each time; requests that come
by another name than this computer's own, or from another page, are refused. Otherwise any web page that is open
beside it could type into the record (cross-site WebSocket hijacking, DNS rebinding).
"""

from __future__ import annotations

import asyncio
import secrets
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from tui.language import _, language

_HERE = Path(__file__).parent
_PATIENCE = 3.0
"""Seconds in which open windows may end."""
_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


class DossierServer(Server):
    """A server on loopback that runs ``command`` for each browser window that opens its address."""

    def __init__(self, command: Sequence[str], port: int, title: str, ready: Callable[[str], None]) -> None:
        """``port`` 0 lets the system choose one; ``ready`` is called with the address once it can be opened."""
        words = subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
        super().__init__(words, host="127.0.0.1", port=port, title=title)
        self._key = secrets.token_urlsafe(16)
        self._ready = ready

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[_only_from_here])
        app.add_routes(
            [
                web.get(f"/{self._key}", self._page),
                web.get(f"/{self._key}/ws", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.get("/page.js", _script),
                web.static("/static", self.statics_path),
            ]
        )
        return app

    async def _page(self, request: web.Request) -> web.Response:
        page = (_HERE / "page.html").read_text(encoding="utf-8")
        return web.Response(
            text=page.format(
                language=language(),
                title=escape(self.title),
                waiting=escape(_("The dossier is being opened …")),
                ended=escape(_("This window of the dossier is closed. Everything recorded is saved.")),
                again=escape(_("Open it again")),
                socket=f"ws://{request.host}/{self._key}/ws",
                size=16,
            ),
            content_type="text/html",
            headers={"Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"},
        )

    async def serve_until_stopped(self) -> None:
        """Serve until the task is cancelled. Raises OSError where the port is taken."""
        runner = web.AppRunner(await self._make_app(), shutdown_timeout=_PATIENCE)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self.host, self.port)
            await site.start()
            port = runner.addresses[0][1]
            self._ready(f"http://{self.host}:{port}/{self._key}")
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()


_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self' ws:"


@web.middleware
async def _only_from_here(request: web.Request, handler: Callable[[web.Request], object]) -> web.StreamResponse:
    name = request.host.rpartition(":")[0] or request.host
    origin = request.headers.get("Origin")
    if name not in _OWN_NAMES or origin not in (None, f"http://{request.host}"):
        raise web.HTTPForbidden(text=_("This address is only for browsers on the computer that runs the program."))
    return await handler(request)  # type: ignore[no-any-return, misc]


async def _script(_request: web.Request) -> web.Response:
    return web.Response(
        text=(_HERE / "page.js").read_text(encoding="utf-8"), content_type="text/javascript", charset="utf-8"
    )
