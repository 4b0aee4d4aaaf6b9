"""A missing program is a skip on a desk and a failure in CI."""

from __future__ import annotations

import pytest
import real_parts


def test_a_part_that_is_there_is_given() -> None:
    assert real_parts.need("/usr/bin/soffice", "LibreOffice") == "/usr/bin/soffice"


def test_a_missing_part_skips_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="LibreOffice is not on this machine"):
        real_parts.need(None, "LibreOffice")


def test_a_missing_part_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="LibreOffice is missing"):
        real_parts.need(None, "LibreOffice")
