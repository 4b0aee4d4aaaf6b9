"""Compiles the catalogues: ``python tests/compile_catalogue.py`` after editing a .po file."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[1] / "tui" / "locale"


_SOME_DAY = datetime(2024, 4, 4, tzinfo=UTC)


def compiled(po: Path) -> bytes:
    """The .mo file that this .po file compiles to, the same at any time."""
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
    # Babel would write the minute in which it is called.
    catalogue.creation_date = catalogue.revision_date = _SOME_DAY
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


if __name__ == "__main__":
    for po in LOCALE.glob("*/LC_MESSAGES/*.po"):
        po.with_suffix(".mo").write_bytes(compiled(po))
