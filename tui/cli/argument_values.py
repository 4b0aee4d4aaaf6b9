"""What an argument's words mean, and what is said where they mean nothing."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from ..language import _


def words_of(text: str) -> str:
    """Text that says something. Raises ArgumentTypeError."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("it must not be empty"))
    return text


def path_of(text: str) -> Path:
    """A path that a file system could have. Raises ArgumentTypeError."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(_("it must be a path"))
    return Path(text)


def port_of(text: str) -> int:
    """The number of a port, 0 for a free one. Raises ArgumentTypeError."""
    if not text.isdecimal() or not 0 <= int(text) < 65_536:
        raise argparse.ArgumentTypeError(_("a port is a number from 0 to 65535"))
    return int(text)


def version_of(text: str) -> str:
    """The number of a final version, at most six digits; or eight signs and more with which its content hash begins."""
    wanted = text.strip().lower()
    if re.fullmatch("0*[1-9][0-9]{0,5}", wanted, re.ASCII):
        return wanted.lstrip("0")
    if not re.fullmatch("[0-9a-f]{8,64}", wanted):
        raise argparse.ArgumentTypeError(_("a version is a number from 1 on, or the beginning of its content hash"))
    return wanted


def day_of(text: str) -> date:
    """A day, written as year-month-day. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{value}” is no day; write it as year-month-day, for example 2024-04-04").format(value=text)
        ) from None
