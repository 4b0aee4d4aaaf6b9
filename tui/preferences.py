"""What a user likes, kept in his own configuration folder: the theme, whether he has taken the tour.

The folder also holds his list of abbreviations. Nothing in it belongs to a meeting; a missing file means what the
program does by itself, and so does a broken one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from store.errors import CannotRead
from store.keeping import durable

_NAME = "preferences.json"
_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences, each with what holds until the user says otherwise."""

    theme: str = ""
    """The name of a theme; empty for the one the program begins with."""
    toured: bool = False
    """Whether the tour was taken or left."""
    language: str = ""
    """The language of screens and messages; empty for Vietnamese. --lang and RAPPORTEUR_LANG decide before it."""
    shared_state: str = ""
    """The state folder of which it was said that another program shares it."""
    template: str = ""
    """The path of the office's own Word template; empty for the decree's form."""


def config_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of what a user likes: RAPPORTEUR_CONFIG, else where the system keeps such things. It may not exist."""
    chosen = environment.get("RAPPORTEUR_CONFIG", "")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_config_path("rapporteur", appauthor=False)


def load(folder: Path) -> Preferences:
    """The preferences kept in this folder; those that are missing or of another type are as if never said."""
    import orjson

    try:
        kept = orjson.loads(durable.read(folder / _NAME, _LARGEST))
    except (CannotRead, ValueError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    wanted = Preferences()
    known = {one.name: kept[one.name] for one in fields(Preferences) if one.name in kept}
    return replace(
        wanted, **{name: value for name, value in known.items() if type(value) is type(getattr(wanted, name))}
    )


def change(folder: Path, **new: Any) -> Preferences:
    """Keeps these preferences beside those kept already. Raises CannotWrite."""
    import orjson

    changed = replace(load(folder), **new)
    durable.replace(folder / _NAME, orjson.dumps(asdict(changed), option=orjson.OPT_INDENT_2), f"{os.getpid()}")
    return changed
