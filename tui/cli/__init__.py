"""The command ``rapporteur``: reads the arguments and hands them to one function for each command.

Exit codes: 0 done; 1 something is incomplete or differs; 2 wrong usage; 3 a file could not be read or is not ours;
4 could not be written; 70 a fault of the program itself (as sysexits.h has it); 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

from store.errors import StoreError

from .. import language
from ..language import _
from .arguments import Handler, parser
from .settings import Settings, interface_language, recorder, state_folder

INTERRUPTED = 130
FAULT = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one call of the command and return its exit code; nothing that is read can make it raise."""
    gc.disable()  # a command is short, and a screen turns it on again after its first picture
    _load_unbroken()
    _speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    language.set_language(interface_language(words))
    settings: Settings | None = None
    try:
        values = vars(parser(words).parse_args(words))
        settings = Settings(
            state=state_folder(values.pop("state", None)),
            by=recorder(values.pop("by", None)),
            as_json=values.pop("json", False),
        )
        handler = _handler(values.pop("handler"))
        chosen = values.pop("lang", None)
        if handler.__name__ == "export":
            values["document_language"] = chosen or "vi"
        code = handler(settings, **values)
        sys.stdout.flush()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except StoreError as error:
        return _say_trouble(error)
    except KeyboardInterrupt:
        return _say_interrupted()
    except BrokenPipeError:
        _close_stdout()
        return 0
    except Exception as fault:
        if isinstance(fault.__cause__, KeyboardInterrupt):  # so Python 3.11 tells of Ctrl+C while a class is being made
            return _say_interrupted()
        return _say_fault(fault, settings)
    finally:
        if argv is None:
            gc.freeze()  # the process ends here: a last look through all it holds would cost a tenth of its time
        gc.enable()
    return code


def _handler(name: str) -> Handler:
    module, _colon, function = name.partition(":")
    found: Handler = getattr(import_module(f".{module}", __name__), function)
    return found


def version() -> str:
    """The program's name and version."""
    from importlib import metadata

    try:
        return f"rapporteur {metadata.version('rapporteur-tui')}"
    except metadata.PackageNotFoundError:
        return "rapporteur"


def _load_unbroken() -> None:
    """Load orjson, which crashes the whole process where Ctrl+C comes while it is being loaded; Ctrl+C counts after."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # somebody ignores or handles it already
        return
    if threading.current_thread() is not threading.main_thread():
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: asked.append(number))
    try:
        import_module("orjson")
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def _speak_utf8() -> None:
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _say(happened: str, to_do: str) -> None:
    try:
        print(happened, file=sys.stderr)
        print(to_do, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _say_interrupted() -> int:
    _say(_("Interrupted."), _("What had been recorded is kept; give the command again to go on."))
    return INTERRUPTED


def _say_trouble(error: StoreError) -> int:
    from .. import messages

    _say(*messages.sentences(error))
    return messages.exit_code(error)


def _say_fault(fault: Exception, settings: Settings | None) -> int:
    log = _log(fault, settings)
    _say(
        _("Something in the program itself went wrong; what had been recorded is safe."),
        _("Please send the file “{path}” to those who look after the program.").format(path=log)
        if log
        else _("Please give the command again, and tell those who look after the program if it happens again."),
    )
    return FAULT


def _log(fault: Exception, settings: Settings | None) -> Path | None:
    import traceback
    from datetime import UTC, datetime

    try:
        folder = settings.state if settings else state_folder(None)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "faults.log"
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {version()} {sys.platform} {sys.version}\n")
            file.writelines(traceback.format_exception(fault))
    except OSError:
        return None
    return path


def _close_stdout() -> None:
    _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    """Let a stream nobody reads any more end in nothing, so that the interpreter's own flush at exit stays calm."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
