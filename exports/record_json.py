"""The record itself as plain JSON, by the schema ``record`` that ``rapporteur schema`` prints."""

from __future__ import annotations

from typing import Any

import orjson

from store.meeting.fields import to_values
from store.meeting.proceedings import Proceedings
from store.meeting.records import Record


def write(proceedings: Proceedings, *, closed_session: bool = False) -> bytes:
    """The whole record, UTF-8 with a line break at the end; the same record gives the same bytes.

    What was said in a closed session is left out, as in every document, unless ``closed_session`` asks for it.
    """
    entries = [entry for entry in proceedings.entries if closed_session or not entry.closed_session]
    whole = {
        "meeting": _plain(proceedings.meeting),
        "parties": [_plain(party) for party in proceedings.parties],
        "delegates": [_plain(delegate) for delegate in proceedings.delegates],
        "points": [_plain(point) for point in proceedings.points],
        "items": [_plain(item) for item in proceedings.items],
        "entries": [_plain(entry) for entry in entries],
        "revised": proceedings.revised,
    }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _plain(record: Record) -> dict[str, Any]:
    return {"uid": record.uid, **to_values(record)}
