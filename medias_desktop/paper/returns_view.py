"""The window of returned sheets and its parts, for the slices that print some: the one view that paper lends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medias_desktop.paper.views.returns.asking import SideForm
from medias_desktop.paper.views.returns.dialog import ReturnsDialog
from medias_desktop.paper.views.returns.queue import Entry, Outcome, Segment
from medias_desktop.paper.views.returns.side import Deed, SheetKindView, SheetSide

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.paper.service.returned import ReturnedPages

__all__ = [
    "Deed",
    "Entry",
    "Outcome",
    "ReturnsDialog",
    "Segment",
    "SheetKindView",
    "SheetSide",
    "SideForm",
    "open_returns",
]


def open_returns(parent: QWidget, returned: ReturnedPages, own: SheetKindView, desk: Desk) -> ReturnsDialog:
    """Open the window where scans are received and confirmed: sheets of one's own kind, and of every other that is known."""
    known: tuple[SheetKindView, ...] = tuple(desk.sheet_kinds()) if desk.sheet_kinds is not None else ()
    others = [one for one in known if one.changes != own.changes]
    dialog = ReturnsDialog(parent, returned, (own, *others), desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
