"""A page that takes the place of the reader for a while: comparing, composing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """What the Policies tab shows instead of its reader until the user leaves."""

    left = Signal()
    """The user goes back to reading."""
    version_asked = Signal(str, str)
    """Read this text at this section: a version's or town's uid, a section's uid ("" the beginning)."""

    def refresh(self) -> None:
        """Show what the register holds now."""

    def keep(self) -> bool:
        """Record quietly what was composed; tell whether the register holds everything now."""
        return True

    def again(self) -> Callable[[], Page] | None:
        """Return what makes the page anew as it stands when language or look change; None when it need not come back."""
        return None

    def may_leave(self) -> bool:
        """Tell whether the page may go; asks about what is not saved."""
        return True
