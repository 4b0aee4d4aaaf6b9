"""Records entries until it is killed, and prints the number of each only when ``record`` has returned."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from store.dossier import Dossier
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind


def main() -> None:
    """``folder state first``: goes on counting from ``first``."""
    folder, state, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    dossier = Dossier.open(folder, state=state, by="Lan")
    while True:
        dossier.record(EntryDraft(kind=EntryKind.NOTE, text=f"{number} {'ghi nhận ' * (number % 7)}"))
        os.write(1, b"%d\n" % number)
        number += 1
        if number % 16 == 0:
            dossier.publish()


if __name__ == "__main__":
    main()
