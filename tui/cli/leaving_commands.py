"""The options of the commands by which a record leaves the machine, and is looked over before."""

from __future__ import annotations

import argparse

from ..language import LANGUAGES, _
from .argument_values import path_of, version_of
from .command_parser import Commands, Parser, command, json_option

ATTRIBUTIONS = ("named", "delegation", "impersonal")


def add_export(commands: Commands[Parser]) -> None:
    """Add the command ``export``."""
    made = command(
        commands,
        "export",
        "exporting:export",
        _(
            "Write the minutes, the notice of conclusions, the annex of items, the extract for one party or the "
            "action list. Here --lang is the language of the document; messages follow RAPPORTEUR_LANG."
        ),
        with_language=False,
    )
    made.add_argument(
        "-o",
        dest="file",
        metavar=_("FILE"),
        type=path_of,
        help=_("the file to write; its suffix is the format: .docx, .md, .html, .xlsx, .ics, .pdf or .json"),
    )
    made.add_argument(
        "--kind",
        default="minutes",
        metavar=_("KIND"),
        help=_("which document: minutes, notice, annex, extract or actions"),
    )
    made.add_argument(
        "--party",
        metavar=_("PARTY"),
        default="",
        help=_("for whom the extract is; without it, and with a folder behind -o, one for each party"),
    )
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
    made.add_argument(
        "--final-version",
        metavar=_("NUMBER"),
        type=version_of,
        help=_("write this final version again, by its number or the beginning of its content hash"),
    )
    made.add_argument(
        "--template",
        metavar=_("TEMPLATE"),
        type=path_of,
        help=_("fill this Word file of your own (.docx or .dotx) instead of using the decree's form"),
    )


def add_template(commands: Commands[Parser]) -> None:
    """Add the command ``template``."""
    made = command(
        commands,
        "template",
        "templating:template",
        _("Write a Word template to start from, in which every marker is explained; its language is that of --lang."),
        folder=False,
    )
    made.add_argument(
        "file",
        metavar=_("FILE"),
        nargs="?",
        type=path_of,
        help=_("the .docx or .dotx file to write; it must not be there yet"),
    )


def add_finalise(commands: Commands[Parser]) -> None:
    """Add the command ``finalise``."""
    made = command(
        commands,
        "finalise",
        "finalising:finalise",
        _("Freeze the record into a numbered final version of the minutes; refused while something is missing."),
    )
    json_option(made)


def add_returned(commands: Commands[Parser]) -> None:
    """Add the command ``returned``."""
    made = command(
        commands,
        "returned",
        "returning:returned",
        _(
            "Compare a Word file that came back with the document that was sent, and take over what was corrected; "
            "without options it only lists the differences."
        ),
    )
    made.add_argument("file", metavar=_("FILE"), type=path_of, help=_("the .docx file that came back"))
    made.add_argument("--accept", metavar="N[,N…]", help=_("take over the differences with these numbers"))
    made.add_argument(
        "--accept-all",
        action="store_true",
        help=_("take over all that needs no second look: nothing taken out, nothing changed in the record since"),
    )
    json_option(made)


def add_check(commands: Commands[Parser]) -> None:
    """Add the command ``check``."""
    made = command(
        commands,
        "check",
        "leaving:check",
        _("Check a dossier: what is missing, figures that disagree, and every file of it."),
    )
    json_option(made)


def add_sync(commands: Commands[Parser]) -> None:
    """Add the command ``sync``."""
    made = command(
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
    json_option(made)
