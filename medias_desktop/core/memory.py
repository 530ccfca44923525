"""Keeping memory small and its collector out of the way."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator
from typing import Any

_FREED_AT_ONCE = 500


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking tens of thousands of fresh rows again and again: a fifth of the time.

    The rows hold no cycles, so nothing is lost by waiting; the collector is left as it was found, but takes the rows for
    old ones: it would stop every thread to walk all of them as soon as it works again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # what is young joins the oldest, in no time and unseen
            gc.unfreeze()
            gc.enable()


def forget_source_lines() -> None:
    """Let go of the source texts that Python keeps for tracebacks.

    PySide looks into the source of each module imported after it for its own name, which leaves all of our source in
    memory: 4 MB at the start. A traceback reads again what it needs.
    """
    import linecache

    linecache.clearcache()


def let_go(objects: list[Any]) -> None:
    """Free objects that nobody else holds, a few at a time; the list is empty then.

    Python stops every thread while it frees a list with all that is in it: of a million rows that is felt in the window.
    """
    while objects:
        del objects[-_FREED_AT_ONCE:]
