"""Which program shares the place where a folder lies, as far as that can be seen from the folders around it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What these programs put at the top of what they share."""

_DATABASES = ".sync_*.db", "._sync_*.db"
"""What Nextcloud and ownCloud put there, under a name of which only a part is known."""

_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "icloud drive": "iCloud",
    "com~apple~clouddocs": "iCloud",
}
"""What these programs call the folder they share, alone or with an account's name behind it."""

_VARIABLES = "OneDrive", "OneDriveCommercial", "OneDriveConsumer"


def sharing_program(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The name of the program that shares this folder or one above it; empty where none is seen.

    The folder need not be there. An ordinary network drive is not seen.
    """
    place = _real(folder)
    for variable in _VARIABLES:
        shared = environment.get(variable, "")
        if shared and place.is_relative_to(_real(Path(shared))):
            return "OneDrive"
    return next((name for one in (place, *place.parents) if (name := _shares(one))), "")


def _shares(folder: Path) -> str:
    called = folder.name.casefold()
    for name, program in _NAMES.items():
        if called == name or called.startswith((f"{name} -", f"{name}-", f"{name} (")):
            return program
    try:
        for mark, program in _MARKS.items():
            # Dropbox keeps a folder of this name for itself in every home.
            if (folder / mark).exists() and not (mark == ".dropbox" and (folder / mark).is_dir()):
                return program
        return "Nextcloud" if any(any(folder.glob(pattern)) for pattern in _DATABASES) else ""
    except OSError:
        return ""


def _real(folder: Path) -> Path:
    try:
        return folder.expanduser().resolve()
    except (OSError, RuntimeError):
        return folder.absolute()
