"""The options of the commands that make a dossier or open it."""

from __future__ import annotations

from ..language import _
from .argument_values import day_of, path_of, port_of, words_of
from .command_parser import Commands, Parser, command


def add_open(commands: Commands[Parser]) -> None:
    """Add the command ``open``."""
    command(commands, "open", "dossiers:open_live", _("Open a dossier on the live screen."))


def add_demo(commands: Commands[Parser]) -> None:
    """Add the command ``demo``."""
    made = command(
        commands,
        "demo",
        "dossiers:demo",
        _(
            "Build two real conferences as dossiers and open the second one live; "
            "with --to, or without a terminal, write the minutes of both and say where."
        ),
        folder=False,
    )
    made.add_argument("--to", metavar=_("FOLDER"), type=path_of, help=_("build them in this folder"))


def add_new(commands: Commands[Parser]) -> None:
    """Add the command ``new``."""
    made = command(commands, "new", "dossiers:new", _("Make a new dossier in a folder."))
    made.add_argument("--title", metavar=_("TITLE"), required=True, type=words_of, help=_("the meeting's title"))
    made.add_argument(
        "--date", metavar="YYYY-MM-DD", required=True, type=day_of, help=_("the meeting's day, for example 2024-04-04")
    )
    made.add_argument("--place", metavar=_("PLACE"), default="", help=_("where it takes place"))
    made.add_argument(
        "--from",
        dest="previous",
        metavar=_("OTHER_FOLDER"),
        type=path_of,
        help=_(
            "carry over the parties, open items and unfinished directives and commitments of this dossier; "
            "given again, bring the new dossier up to date"
        ),
    )


def add_serve(commands: Commands[Parser]) -> None:
    """Add the command ``serve``."""
    made = command(
        commands,
        "serve",
        "serving:serve",
        _("Show the live screen of a dossier in a browser on this computer, until Ctrl+C."),
    )
    made.add_argument(
        "--port", type=port_of, default=0, metavar=_("PORT"), help=_("the port of its address; a free one unless said")
    )
