"""The options of the commands that put something into a record, show it or find it."""

from __future__ import annotations

from ..language import _
from .argument_values import path_of
from .command_parser import Commands, Parser, command, json_option

IMPORT_TABLES = ("items", "delegates", "agenda", "parties")
FRACTIONS = ("day", "share")
SAME_NUMBERS = ("retitled", "other")
SHOWN = ("items", "entries", "actions", "gaps", "conflicts", "history")


def add_import(commands: Commands[Parser]) -> None:
    """Add the command ``import``."""
    made = command(
        commands,
        "import",
        "importing:import_file",
        _(
            "Read items, delegates, agenda or parties from a .xlsx, .docx, .csv or .json file, or a chat log: "
            "shows what it understood and asks before anything is changed."
        ),
    )
    made.add_argument("file", metavar=_("FILE"), type=path_of, help=_("the file to read"))
    made.add_argument(
        "--as", dest="table", choices=IMPORT_TABLES, help=_("what the file lists; else its headings say it")
    )
    made.add_argument(
        "--sheet", metavar=_("SHEET"), help=_("read only this sheet, or this table of a document, by name or number")
    )
    made.add_argument(
        "--map",
        dest="maps",
        metavar=_("HEADING=FIELD"),
        action="append",
        default=[],
        help=_("which field a column holds; nothing behind = leaves it out; may be given several times"),
    )
    made.add_argument(
        "--day-order",
        dest="day_orders",
        metavar=_("[HEADING=]day-first|month-first"),
        action="append",
        default=[],
        help=_("how days such as 03/04/2024 are written, in the file or in one column; may be given several times"),
    )
    made.add_argument(
        "--fraction", choices=FRACTIONS, help=_("whether 10/12 is a day or a share where both are possible")
    )
    made.add_argument(
        "--same-number",
        choices=SAME_NUMBERS,
        help=_("what a row is whose number has quite another title in the record: the same one retitled, or another"),
    )
    made.add_argument(
        "--overwrite", action="store_true", help=_("take the file's values also where they were changed by hand since")
    )
    made.add_argument(
        "--yes",
        action="store_true",
        help=_("take it over without asking; what is open stays in the file's words, or is left out"),
    )
    json_option(made)


def add_note(commands: Commands[Parser]) -> None:
    """Add the command ``note``."""
    made = command(
        commands,
        "note",
        "recording:note",
        _(
            "Record one capture line, or lines from standard input, with the marks of the live screen; "
            "write “--” before a line that starts with a dash."
        ),
    )
    made.add_argument("line", metavar=_("LINE"), nargs="?", help=_("the line; without it, lines from standard input"))


def add_show(commands: Commands[Parser]) -> None:
    """Add the command ``show``."""
    made = command(commands, "show", "showing:show", _("Show what a dossier holds."))
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
    json_option(made)


def add_search(commands: Commands[Parser]) -> None:
    """Add the command ``search``."""
    made = command(
        commands,
        "search",
        "finding:search",
        _("Search all known dossiers, with or without accents."),
        folder=False,
    )
    made.add_argument("words", metavar=_("WORDS"), nargs="+", help=_("the words to look for; all of them must occur"))
    json_option(made)


def add_schema(commands: Commands[Parser]) -> None:
    """Add the command ``schema``."""
    command(
        commands,
        "schema",
        "finding:schema",
        _("Print the JSON Schemas of the records and of the change files."),
        folder=False,
    )
