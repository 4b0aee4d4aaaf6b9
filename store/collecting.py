"""The collector of rubbish, held back while a record is read."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def no_collecting() -> Iterator[None]:
    """No rubbish is looked for meanwhile.

    Reading a journal makes ten thousands of objects that all stay; looking through them for rubbish costs a third.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
