"""The command line: its commands, with help and errors in the interface language. No handler is imported here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..language import _
from . import dossier_commands, leaving_commands, record_commands
from .command_parser import Commands, Parser, everywhere


def parser(words: Sequence[str] = ()) -> Parser:
    """The command line for these words; every command sets ``handler`` to ``module:function`` of this package.

    Where the first word names a command, no other command can be meant, and only that one's options are made: all
    of them together take longer than opening a dossier. Otherwise, as for ``--help``, the whole command line is.
    """
    top = Parser(
        prog="rapporteur",
        description=_("Live minutes for review conferences. Without a command the library of dossiers opens."),
        epilog=_(
            "Exit codes: 0 done, 1 something is incomplete or differs, 2 wrong usage, "
            "3 a file could not be read or is not ours, 4 a file could not be written, "
            "70 a fault of the program itself, 130 interrupted."
        ),
        parents=[everywhere()],
        allow_abbrev=False,
    )
    top.set_defaults(handler="dossiers:library")
    commands = top.add_subparsers(title=_("commands"), metavar=_("COMMAND"), parser_class=Parser, prog=top.prog)
    named = [name for name in words[:1] if name in _COMMANDS]
    for name in named or _COMMANDS:
        _COMMANDS[name](commands)
    return top


_COMMANDS: Mapping[str, Callable[[Commands[Parser]], None]] = {
    "open": dossier_commands.add_open,
    "demo": dossier_commands.add_demo,
    "new": dossier_commands.add_new,
    "import": record_commands.add_import,
    "note": record_commands.add_note,
    "show": record_commands.add_show,
    "export": leaving_commands.add_export,
    "template": leaving_commands.add_template,
    "finalise": leaving_commands.add_finalise,
    "returned": leaving_commands.add_returned,
    "sync": leaving_commands.add_sync,
    "check": leaving_commands.add_check,
    "search": record_commands.add_search,
    "schema": record_commands.add_schema,
    "serve": dossier_commands.add_serve,
}
"""What makes each command's options, in the order of the help."""

Handler = Callable[..., int]
"""What carries a command out: it gets the settings and the options, and returns the exit code."""
