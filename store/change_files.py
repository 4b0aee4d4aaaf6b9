"""The form of a change file as types, for its JSON Schema and for checking one by pydantic.

This states the same as ``store.keeping.changes.check`` and ``store.keeping.change_file.parse``, which read change files
without pydantic while people type; a test holds the two together. Import it only where pydantic may be imported.
"""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, StringConstraints, with_config
from typing_extensions import TypedDict

from .keeping.change_file import MOST_CHANGES
from .keeping.changes import check_plain

_Stamp = Annotated[str, StringConstraints(strict=True, pattern=r"^00[0-9]{13}\.[0-9]{6}\.[a-z0-9]{1,32}$")]
_Record = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z_]{0,31}/[0-9A-Za-z_-]{1,64}$")]
_Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{16}$")]
_Text = Annotated[str, Field(strict=True)]


def _plain(value: Any) -> Any:
    check_plain(value)
    return value


_Plain = Annotated[JsonValue, AfterValidator(_plain)]
_OpenEnded = ConfigDict(extra="allow")


@with_config(_OpenEnded)
class Change(TypedDict):
    """One author's new values for some fields of one record."""

    stamp: Annotated[_Stamp, Field(description="Milliseconds, counter, replica: the order of display.")]
    at: Annotated[int, Field(strict=True, ge=0, lt=10**15, description="The author's clock, ms since 1970, UTC.")]
    by: Annotated[_Text, Field(description="The author's name.")]
    record: Annotated[_Record, Field(description="The record's kind, a slash, its uid.")]
    set: Annotated[dict[str, _Plain], Field(description="New values by field; no floats.")]
    over: Annotated[dict[str, list[_Id]], Field(description="By field, the Changes whose values are replaced.")]
    saw: NotRequired[Annotated[list[_Id], Field(description="In a deletion: the values its author had seen.")]]
    undoes: NotRequired[Annotated[list[_Id], Field(description="The Changes that this one takes back.")]]
    step: NotRequired[Annotated[_Text, Field(description="The stamp of the first Change made together with it.")]]
    origin: NotRequired[
        Annotated[_Text, Field(description="Where values came from that nobody typed: import, carry over, returned.")]
    ]


@with_config(_OpenEnded)
class Head(TypedDict):
    """Whose Changes these are, and their checksum."""

    format: Literal["rapporteur-changes/1"]
    dossier: Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{12}$")]
    replica: Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]{1,32}$")]
    seq: Annotated[int, Field(strict=True)]
    by: _Text
    sum: Annotated[_Text, Field(description='sha256 of the canonical JSON of "changes": sorted keys, UTF-8.')]


@with_config(_OpenEnded)
class HeadTable(TypedDict):
    """The table ``file``: one document, number 1."""

    one: Annotated[Head, Field(alias="1")]


@with_config(_OpenEnded)
class ChangeFile(TypedDict):
    """A change file: an ordinary TinyDB file with the tables ``file`` and ``changes``."""

    file: HeadTable
    changes: Annotated[dict[str, Change], Field(max_length=MOST_CHANGES)]
