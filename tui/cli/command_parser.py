"""What all commands have in common: how their errors sound, the options that every one takes, how one is added."""

from __future__ import annotations

import argparse
from typing import NoReturn

from ..language import LANGUAGES, _, ngettext
from .argument_values import path_of

# What the standard library's parser says itself, it says in the interface language.
vars(argparse).update({"_": _, "ngettext": ngettext})


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


Commands = argparse._SubParsersAction  # the only name argparse gives this type


def everywhere(*, with_language: bool = True) -> Parser:
    """The options of every command; ``with_language`` is False where ``--lang`` means something else."""
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


def command(
    commands: Commands[Parser],
    name: str,
    handler: str,
    summary: str,
    *,
    folder: bool = True,
    with_language: bool = True,
) -> Parser:
    """Add a command, whose ``handler`` is ``module:function`` of this package; ``folder`` says that it takes one."""
    made = commands.add_parser(
        name,
        help=summary,
        description=summary,
        parents=[everywhere(with_language=with_language)],
        allow_abbrev=False,
    )
    made.set_defaults(handler=handler)
    if folder:
        made.add_argument("folder", metavar=_("FOLDER"), type=path_of, help=_("the dossier's folder"))
    return made


def json_option(made: Parser) -> None:
    """Let the command answer in JSON."""
    made.add_argument("--json", action="store_true", help=_("answer in JSON, by the schema"))
