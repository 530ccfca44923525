"""Taking past acknowledgements over from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.list_import.choosing import choose_list, read_then_show

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.past_lists.texts import AdoptedText
    from medias_desktop.core.lists.reading import ListTable


class PastActs:
    """What the tab does with lists of who signed before; it announces what was recorded."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def import_file(self) -> None:
        """Ask for a file and show what an import of it would record."""
        path = choose_list(self._parent, self._desk.dialogs, _("Import past acknowledgements"))
        if path is not None:
            self.import_list(path)

    def import_list(self, path: Path) -> None:
        """Read a list, then show what an import of it would record."""

        def read() -> tuple[ListTable, tuple[AdoptedText, ...]]:
            from medias_desktop.acknowledgements.past_lists.reading import read_past

            texts = self._service.past.texts_or_refuse()
            return read_past(path), texts

        read_then_show(self._parent, self._desk, read, lambda found: self._show(*found))

    def _show(self, listed: ListTable, texts: tuple[AdoptedText, ...]) -> None:
        from medias_desktop.acknowledgements.views.past.dialog import PastDialog

        PastDialog(self._parent, self._service, self._desk, listed, texts).open()
