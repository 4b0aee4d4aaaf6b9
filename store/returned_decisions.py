"""What was decided about differences in returned documents and leaves no trace in the record: those that were refused.

What was accepted stands in the record itself. The rest is kept beside the local journal, for this machine, so that
whoever opens the file again, or the same correction from somebody else, sees what was decided.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from .errors import CannotRead
from .keeping import durable

_NAME = "returned.json"
_LARGEST = 16_000_000


class Decision(StrEnum):
    """What was decided: not to take it over, to take it over in other words, or that it is done with otherwise."""

    REFUSED = "refused"
    REWORDED = "reworded"
    SEEN = "seen"


def load(home: Path) -> dict[str, Decision]:
    """The decisions by the differences' keys; those that cannot be read are as if they had not been made."""
    import orjson

    try:
        kept = orjson.loads(durable.read(home / _NAME, _LARGEST))
    except (CannotRead, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    known = {one.value: one for one in Decision}
    return {key: known[value] for key, value in kept.items() if type(value) is str and value in known}


def keep(home: Path, decided: Mapping[str, Decision | None]) -> dict[str, Decision]:
    """Keep these beside those kept already, None for what is open again; all that there are. Raises CannotWrite."""
    import orjson

    every = load(home)
    for key, decision in decided.items():
        if decision is None:
            every.pop(key, None)
        else:
            every[key] = decision
    durable.replace(home / _NAME, orjson.dumps(every, option=orjson.OPT_INDENT_2), f"{os.getpid()}")
    return every
