"""What stood in a record when somebody began to mend it: only that is replaced by what he makes of it.

It is kept with the unfinished line, so that what a colleague wrote before a crash and after is not replaced either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import orjson

from store.meeting.kinds import RecordKind

if TYPE_CHECKING:
    from store.dossier import Dossier

Seen = Mapping[str, tuple[str, ...]]
"""By field, the ids of the Changes whose values were seen; see ``Dossier.amend``."""


def seen_now(dossier: Dossier, kind: RecordKind, uid: str) -> Seen:
    """What stands there at this moment."""
    return dossier.standing(kind, uid)


def packed(seen: Seen) -> str:
    """The same as one text."""
    fields: dict[str, list[str]] = {}
    for field, ids in seen.items():
        fields.setdefault(" ".join(ids), []).append(field)
    return orjson.dumps(fields).decode()


def unpacked(text: str) -> Seen | None:
    """What ``packed`` made a text of; None for anything else."""
    try:
        fields = orjson.loads(text)
        return {str(field): tuple(ids.split()) for ids, named in fields.items() for field in named}
    except (ValueError, AttributeError, TypeError):
        return None
