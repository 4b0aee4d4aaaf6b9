"""``python -m tui.cli``: the same as the command ``rapporteur``."""

from __future__ import annotations

import sys

from . import main

sys.exit(main())
