"""The documents that are measured, printed in one run of LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import Sheet, print_all
from written_cases import CASES, ENDINGS, FAULTS, changed, written, written_ending


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    """The sheets of every case and of every planted fault."""
    folder = tmp_path_factory.mktemp("printed")
    for case in CASES:
        (folder / f"{case}.docx").write_bytes(written(case))
    for name, lines in ENDINGS.items():
        (folder / f"{name}.docx").write_bytes(written_ending(lines))
    for fault, (case, part, old, new) in FAULTS.items():
        (folder / f"{fault}.docx").write_bytes(changed(written(case), part, old, new))
    return print_all(folder, Path(tmp_path_factory.mktemp("profile")))
