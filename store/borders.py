"""What comes from outside as JSON, checked by type before it is believed, and the schemas that say what is accepted.

The checks are pydantic's, over the very classes of the record. They take a noticeable moment to build, so nothing
here is built, and pydantic not even imported, before it is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import CannotRead, Trouble
from .meeting.kinds import RecordKind
from .meeting.records import type_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from .meeting.proceedings import Proceedings


def fields_from_json(kind: RecordKind, data: Mapping[str, Any], path: Path | str = "") -> dict[str, Any]:
    """The typed fields that a plain JSON object gives for a record of this kind; those it does not give are left out.

    A ``uid`` is allowed and not among the result. A key that such records do not have is refused, so that a
    misspelt one is not silently lost.

    Raises:
        CannotRead: BAD_VALUE; ``detail`` names the field and the value.
    """
    from pydantic import ValidationError

    strange = sorted(set(map(str, data)) - set(type_of[kind].__dataclass_fields__))
    if strange:
        raise CannotRead(Trouble.BAD_VALUE, path, strange[0])
    try:
        record = adapter(kind).validate_python({**data, "uid": "-"})
    except ValidationError as error:
        raise CannotRead(Trouble.BAD_VALUE, path, _first_fault(error)) from error
    return {name: getattr(record, name) for name in data if name != "uid"}


def proceedings_from_json(data: bytes, path: Path | str = "") -> Proceedings:
    """The whole record that a JSON file by the schema ``record`` holds.

    Raises:
        CannotRead: BAD_VALUE; ``detail`` names the place and the value.
    """
    from pydantic import ValidationError

    try:
        return whole().validate_json(data)  # type: ignore[no-any-return]
    except ValidationError as error:
        raise CannotRead(Trouble.BAD_VALUE, path, _first_fault(error)) from error


def _first_fault(error: Any) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['input']!r}"[:200]


@cache
def adapter(kind: RecordKind) -> TypeAdapter[Any]:
    """Pydantic's reader and writer of one kind of record."""
    from pydantic import TypeAdapter

    return TypeAdapter(type_of[kind])


@cache
def whole() -> TypeAdapter[Any]:
    """Pydantic's reader and writer of a whole record."""
    from pydantic import TypeAdapter

    from .meeting.proceedings import Proceedings

    return TypeAdapter(Proceedings)


@cache
def change_file() -> TypeAdapter[Any]:
    """Pydantic's reader of a whole change file, in which keys of a newer program are allowed and kept."""
    from pydantic import TypeAdapter

    from .change_files import ChangeFile

    return TypeAdapter(ChangeFile)


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas (draft 2020-12): ``record`` (the whole), each kind of record, and ``change_file``."""
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        "record": draft | whole().json_schema(),
        **{kind.value: draft | adapter(kind).json_schema() for kind in RecordKind},
        "change_file": draft | change_file().json_schema(),
    }
