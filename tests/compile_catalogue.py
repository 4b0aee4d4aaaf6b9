"""Compiles the catalogues: ``python tests/compile_catalogue.py`` after editing a .po file.

Each subject has a .po file of its own; together they make the one .mo file that the program reads.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[1] / "tui" / "locale"


_SOME_DAY = datetime(2024, 4, 4, tzinfo=UTC)


def merged(folder: Path) -> Catalog:
    """The messages of all .po files in this folder; ValueError where two of them translate one message differently."""
    language = folder.parent.name
    catalogue = Catalog(locale=language, fuzzy=False)
    for po in sorted(folder.glob("*.po")):
        with po.open("rb") as source:
            part = read_po(source, locale=language, abort_invalid=True)
        for message in part:
            if not message.id:
                continue
            there = catalogue.get(message.id if isinstance(message.id, str) else message.id[0])
            if there is not None and there.string != message.string:
                raise ValueError(f"{po.name}: {message.id} is translated differently elsewhere")
            catalogue.add(message.id, message.string)
    return catalogue


def compiled(folder: Path) -> bytes:
    """The .mo file that the .po files in this folder compile to, the same at any time."""
    catalogue = merged(folder)
    # Babel would write the minute in which it is called.
    catalogue.creation_date = catalogue.revision_date = _SOME_DAY
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


if __name__ == "__main__":
    for folder in LOCALE.glob("*/LC_MESSAGES"):
        (folder / "rapporteur.mo").write_bytes(compiled(folder))
