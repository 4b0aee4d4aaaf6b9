"""What every command may be told: where the local state is, who is at work, whether to answer in JSON."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from store.meeting.text import clean

from ..language import LANGUAGES


class Settings(NamedTuple):
    """The settings of one call: the state folder (not necessarily there yet), the recorder's name, JSON or text."""

    state: Path
    by: str
    as_json: bool = False


def state_folder(named: str | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the local state is kept: as named, else RAPPORTEUR_STATE, else the user's own state folder."""
    chosen = named or environment.get("RAPPORTEUR_STATE", "")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_state_path("rapporteur", appauthor=False)


def recorder(named: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Who is at work: as named, else RAPPORTEUR_BY, else the name of the operating system's user."""
    for chosen in (named, environment.get("RAPPORTEUR_BY")):
        if chosen and clean(chosen).strip():
            return clean(chosen).strip()
    import getpass

    try:
        return clean(getpass.getuser()).strip() or "?"
    except (OSError, KeyError, ImportError):
        return "?"


def interface_language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language of help and messages, found before the arguments are parsed because their errors need it.

    ``--lang`` decides, except behind ``export``, where it is the document's language; else RAPPORTEUR_LANG does;
    else what the user chose on the first screen; else it is Vietnamese.
    """
    asked = [environment.get("RAPPORTEUR_LANG", "")]
    words = list(arguments)
    place = _command(words)
    if words[place : place + 1] == ["export"]:
        words = words[:place]
    for place, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(words):
            asked.append(words[place + 1])
        elif word.startswith("--lang="):
            asked.append(word.removeprefix("--lang="))
    said = next((one for one in reversed(asked) if one in LANGUAGES), "")
    return said or _preferred(environment)


def _preferred(environment: Mapping[str, str]) -> str:
    from ..preferences import config_folder, load

    chosen = load(config_folder(environment)).language
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def _command(words: list[str]) -> int:
    """The place of the command among the words; beyond the last where there is none."""
    takes_value = {"--lang", "--state", "--by"}
    place = 0
    while place < len(words):
        if words[place] in takes_value:
            place += 2
        elif words[place].startswith("-"):
            place += 1
        else:
            break
    return place
