"""The commands and their options: names, help and errors in the interface language. No handler is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from ..language import LANGUAGES, _

IMPORT_TABLES = ("items", "delegates", "agenda", "parties")
ATTRIBUTIONS = ("named", "delegation", "impersonal")
SHOWN = ("items", "entries", "actions", "gaps", "conflicts", "history")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are two sentences, what happened and what to do, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where to read how they are meant, and leave with code 2."""
        happened = message[:1].upper() + message[1:].rstrip(".") + "."
        to_do = _("“{command} --help” shows how it is meant.").format(command=self.prog)
        self.exit(2, f"{happened}\n{to_do}\n")


class _Version(argparse.Action):
    """Prints the version and leaves; it is looked up only then, because looking costs a part of the start."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from . import version

        print(version())
        parser.exit(0)


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
        parents=[_everywhere()],
        allow_abbrev=False,
    )
    top.set_defaults(handler="dossiers:library")
    commands = top.add_subparsers(title=_("commands"), metavar=_("COMMAND"), parser_class=Parser, prog=top.prog)
    named = [name for name in words[:1] if name in _COMMANDS]
    for name in named or _COMMANDS:
        _COMMANDS[name](commands)
    return top


_Commands = argparse._SubParsersAction  # the only name argparse gives this type


def _everywhere(*, with_language: bool = True) -> Parser:
    common = Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group(_("for every command"))
    group.add_argument(
        "--state", metavar=_("DIR"), help=_("folder of the local state (or RAPPORTEUR_STATE in the environment)")
    )
    group.add_argument(
        "--by", metavar=_("NAME"), help=_("who is at work (or RAPPORTEUR_BY); else the name of the system's user")
    )
    group.add_argument("--version", action=_Version, nargs=0, help=_("show the version and leave"))
    if with_language:
        group.add_argument(
            "--lang", choices=LANGUAGES, help=_("language of screens and messages (or RAPPORTEUR_LANG); vi unless said")
        )
    return common


def _command(
    commands: _Commands[Parser],
    name: str,
    handler: str,
    summary: str,
    *,
    folder: bool = True,
    with_language: bool = True,
) -> Parser:
    made = commands.add_parser(
        name,
        help=summary,
        description=summary,
        parents=[_everywhere(with_language=with_language)],
        allow_abbrev=False,
    )
    made.set_defaults(handler=handler)
    if folder:
        made.add_argument("folder", metavar=_("FOLDER"), type=_path, help=_("the dossier's folder"))
    return made


def _open(commands: _Commands[Parser]) -> None:
    _command(commands, "open", "dossiers:open_live", _("Open a dossier on the live screen."))


def _demo(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "demo",
        "dossiers:demo",
        _(
            "Build two real conferences as dossiers and open the second one live; "
            "with --to, or without a terminal, write the minutes of both and say where."
        ),
        folder=False,
    )
    made.add_argument("--to", metavar=_("FOLDER"), type=_path, help=_("build them in this folder"))


def _new(commands: _Commands[Parser]) -> None:
    made = _command(commands, "new", "dossiers:new", _("Make a new dossier in a folder."))
    made.add_argument("--title", metavar=_("TITLE"), required=True, type=_words, help=_("the meeting's title"))
    made.add_argument(
        "--date", metavar="YYYY-MM-DD", required=True, type=_day, help=_("the meeting's day, for example 2024-04-04")
    )
    made.add_argument("--place", metavar=_("PLACE"), default="", help=_("where it takes place"))
    made.add_argument(
        "--from",
        dest="previous",
        metavar=_("OTHER_FOLDER"),
        type=_path,
        help=_("carry over the parties, open items and unfinished directives and commitments of this dossier"),
    )


def _import(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "import",
        "recording:import_file",
        _(
            "Read items, delegates, agenda or parties from a .csv or .json file: "
            "shows what it understood and asks before anything is changed."
        ),
    )
    made.add_argument("file", metavar=_("FILE"), type=_path, help=_("the file to read"))
    made.add_argument(
        "--as", dest="table", choices=IMPORT_TABLES, help=_("what the file lists; else its headings say it")
    )
    made.add_argument("--yes", action="store_true", help=_("take it over without asking"))
    _json(made)


def _note(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "note",
        "recording:note",
        _(
            "Record one capture line, or lines from standard input, with the marks of the live screen; "
            "write “--” before a line that starts with a dash."
        ),
    )
    made.add_argument("line", metavar=_("LINE"), nargs="?", help=_("the line; without it, lines from standard input"))


def _show(commands: _Commands[Parser]) -> None:
    made = _command(commands, "show", "showing:show", _("Show what a dossier holds."))
    made.add_argument(
        "what",
        choices=SHOWN,
        nargs="?",
        metavar="{" + ",".join(SHOWN) + "}",
        help=_("which part; without it, an overview"),
    )
    made.add_argument("--party", metavar=_("PARTY"), default="", help=_("only what concerns this party"))
    made.add_argument(
        "--field", metavar=_("FIELD"), default="", help=_("only items of this field, and what is linked to them")
    )
    made.add_argument("--overdue", action="store_true", help=_("only what should have been done by today"))
    _json(made)


def _export(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "export",
        "leaving:export",
        _(
            "Write the minutes as .docx, .md or .json. Here --lang is the language of the document; "
            "messages follow RAPPORTEUR_LANG."
        ),
        with_language=False,
    )
    made.add_argument(
        "-o", dest="file", metavar=_("FILE"), type=_path, help=_("the file to write; its suffix is the format")
    )
    made.add_argument("--kind", default="minutes", metavar=_("KIND"), help=_("which document: minutes"))
    made.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("language of the document; vi unless said")
    )
    made.add_argument(
        "--attribution",
        choices=ATTRIBUTIONS,
        default=ATTRIBUTIONS[0],
        help=_("how it says who spoke: by name, by delegation, or not at all"),
    )
    made.add_argument(
        "--closed-session",
        action="store_true",
        help=_("print closed-session passages too; else they are left out"),
    )
    made.add_argument("--draft", action="store_true", help=_("mark the document as a draft"))


def _sync(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "sync",
        "sharing:sync",
        _("Write what is not yet shared into the folder once, read what others wrote, and say what moved."),
    )
    made.add_argument(
        "--end",
        action="store_true",
        help=_("end the sharing of the dossier for everybody; each keeps what he has"),
    )
    made.add_argument("--yes", action="store_true", help=_("end the sharing without asking"))
    _json(made)


def _check(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "check",
        "leaving:check",
        _("Check a dossier: what is missing, figures that disagree, and every file of it."),
    )
    _json(made)


def _search(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "search",
        "finding:search",
        _("Search all known dossiers, with or without accents."),
        folder=False,
    )
    made.add_argument("words", metavar=_("WORDS"), nargs="+", help=_("the words to look for; all of them must occur"))
    _json(made)


def _serve(commands: _Commands[Parser]) -> None:
    made = _command(
        commands,
        "serve",
        "serving:serve",
        _("Show the live screen of a dossier in a browser on this computer, until Ctrl+C."),
    )
    made.add_argument(
        "--port", type=_port, default=0, metavar=_("PORT"), help=_("the port of its address; a free one unless said")
    )


def _schema(commands: _Commands[Parser]) -> None:
    _command(
        commands,
        "schema",
        "finding:schema",
        _("Print the JSON Schemas of the records and of the change files."),
        folder=False,
    )


def _json(made: Parser) -> None:
    made.add_argument("--json", action="store_true", help=_("answer in JSON, by the schema"))


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(_("it must not be empty"))
    return text


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(_("it must be a path"))
    return Path(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) < 65_536:
        raise argparse.ArgumentTypeError(_("a port is a number from 0 to 65535"))
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{value}” is no day; write it as year-month-day, for example 2024-04-04").format(value=text)
        ) from None


_COMMANDS: Mapping[str, Callable[[_Commands[Parser]], None]] = {
    "open": _open,
    "demo": _demo,
    "new": _new,
    "import": _import,
    "note": _note,
    "show": _show,
    "export": _export,
    "sync": _sync,
    "check": _check,
    "search": _search,
    "schema": _schema,
    "serve": _serve,
}
"""What makes each command's options, in the order of the help."""

Handler = Callable[..., int]
