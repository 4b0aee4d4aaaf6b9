"""Documents as PDF: what LibreOffice makes of the Word file, where it is installed.

LibreOffice is started with a profile of its own, so that one the user has open is neither used nor disturbed, and that
nobody's settings change the document. The PDF says nothing of when or where it was made: same document, same bytes.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import md5
from pathlib import Path

from store.errors import CannotWrite, Trouble
from store.progress import Progress, untold

PATIENCE = 180.0
"""Seconds after which LibreOffice is taken to hang; a thousand items take it ten."""

_LOOK = 0.1
"""Seconds between two looks at whether it has ended."""

_EXPECTED = 6.0
"""Seconds that it takes as a rule, by which it is told how far it may be."""

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""

_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)

_SETTINGS = (
    # A PDF that a screen reader can read, with headings to jump to, whose window shows the document's title.
    ("Office.Common/Filter/PDF/Export", "UseTaggedPDF", "true"),
    ("Office.Common/Filter/PDF/Export", "ExportBookmarks", "true"),
    ("Office.Common/Filter/PDF/Export", "DisplayPDFDocumentTitle", "true"),
    # Nothing is asked, looked up or run.
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
)

_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)([^)]*)\)")
_SUM = re.compile(rb"/DocChecksum\s*/[0-9A-F]{32}")
_ID = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]")
_XMP_DATE = re.compile(rb"(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)([^<]*)")
_XMP_ID = re.compile(rb"(<xmpMM:(?:DocumentID|InstanceID)>)([^<]*)")


def from_word(content: bytes, revised: int = 0, progress: Progress = untold) -> bytes:
    """The Word file as PDF, dated as ``revised``: milliseconds since 1970, the record's newest change.

    ``progress`` may raise Stopped, which ends LibreOffice at once.
    Raises CannotWrite with NO_OFFICE where there is no LibreOffice, OFFICE_FAILED where it made nothing of the file.
    """
    program = office()
    if program is None:
        raise CannotWrite(Trouble.NO_OFFICE)
    with tempfile.TemporaryDirectory(prefix="rapporteur-pdf-", ignore_cleanup_errors=True) as room:
        folder = Path(room)
        source = folder / "document.docx"
        source.write_bytes(content)
        _make_profile(folder / "profile")
        _run([program, *_arguments(folder)], folder, progress)
        try:
            made = source.with_suffix(".pdf").read_bytes()
        except OSError as error:
            raise CannotWrite(Trouble.OFFICE_FAILED, program) from error
    if not made.startswith(b"%PDF-"):
        raise CannotWrite(Trouble.OFFICE_FAILED, program)
    return without_clock(made, revised)


def office() -> str | None:
    """Where LibreOffice is: what RAPPORTEUR_SOFFICE names, on the search path, or where it usually is; else None."""
    named = os.environ.get("RAPPORTEUR_SOFFICE")
    if named is not None:
        return shutil.which(named)
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((str(place) for place in _usual_places() if place.is_file()), None)


def _usual_places() -> Iterator[Path]:
    """Where LibreOffice puts itself without being put on the search path."""
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := os.environ.get(variable):
                # soffice.com waits until the work is done; soffice.exe returns at once.
                yield Path(folder) / "LibreOffice" / "program" / "soffice.com"
                yield Path(folder) / "Programs" / "LibreOffice" / "program" / "soffice.com"
    elif sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield root / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield Path("/usr/lib64/libreoffice/program/soffice")
        try:
            yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        except OSError:
            return


def _make_profile(folder: Path) -> None:
    (folder / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (folder / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _arguments(folder: Path) -> list[str]:
    """What LibreOffice is told, run in that folder: in a whole path it would take a ``%20`` for a space."""
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *(
            "--headless",
            "--invisible",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
            "--nolockcheck",
        ),
        *("--convert-to", "pdf:writer_pdf_Export", "--outdir", ".", "document.docx"),
    ]


def _run(command: list[str], folder: Path, progress: Progress) -> None:
    """Run it to its end, telling how far it may be. It ends with everything it started when somebody stops it."""
    # Another zone would change the length of a date in the file; paths may have any letter, whatever the locale is.
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    began = time.monotonic()
    try:
        process = subprocess.Popen(  # noqa: S603 - found by us, and no text of a record among its arguments
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise CannotWrite(Trouble.OFFICE_FAILED, command[0]) from error
    try:
        while process.poll() is None:
            gone = time.monotonic() - began
            if gone > PATIENCE:
                raise CannotWrite(Trouble.OFFICE_FAILED, command[0])
            progress(int(100 * gone / (gone + _EXPECTED)), 100)
            try:
                process.wait(_LOOK)
            except subprocess.TimeoutExpired:
                continue
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with the process that it started for the work, and wait until it is gone."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    else:
        import signal

        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def without_clock(made: bytes, revised: int = 0) -> bytes:
    """The PDF without the moment of its making; its identity comes from what it holds. No byte changes its place."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=revised)
    day, day_in_xml = moment.strftime("%Y%m%d%H%M%S").encode(), moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    plain = _DATE.sub(lambda found: found[1] + _fitted(day, found[2]) + b")", made)
    plain = _XMP_DATE.sub(lambda found: found[1] + _fitted(day_in_xml, found[2]), plain)
    plain = _XMP_ID.sub(lambda found: found[1] + b"0" * len(found[2]), plain)
    for pattern in (_ID, _SUM):
        plain = pattern.sub(lambda found: _digits(found[0], b"0" * 32), plain)
    held = md5(plain, usedforsecurity=False).hexdigest().upper().encode()
    for pattern in (_ID, _SUM):
        plain = pattern.sub(lambda found: _digits(found[0], held), plain)
    return plain


def _fitted(wanted: bytes, there: bytes) -> bytes:
    """A date in the room that another one took."""
    return wanted[: len(there)] + there[len(wanted) :]


def _digits(found: bytes, digits: bytes) -> bytes:
    return re.sub(rb"[0-9A-Fa-f]{32}", digits, found)
