"""Taking past acknowledgements over from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.past_lists.texts import AdoptedText
    from medias_desktop.core.lists.reading import ListTable


class PastActs:
    """What the tab does with lists of who signed before; it announces what was recorded."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def import_file(self) -> None:
        """Ask for a file and show what an import of it would record."""
        # Qt's own syntax: the words, then the patterns in brackets
        filters = ";;".join(
            (_("Lists") + " (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods)", _("All files") + " (*)")
        )
        path = self._desk.dialogs.open_file(self._parent, _("Import past acknowledgements"), filters)
        if path is not None:
            self.import_list(path)

    def import_list(self, path: Path) -> None:
        """Read a list, then show what an import of it would record."""

        def read(_progress: Progress) -> tuple[ListTable, tuple[AdoptedText, ...]]:
            from medias_desktop.acknowledgements.past_lists.reading import read_past

            texts = self._service.past.texts_or_refuse()
            return read_past(path), texts

        self._desk.jobs.run(self._parent, _("Reading the list"), read, lambda found: self._show(*found))

    def _show(self, listed: ListTable, texts: tuple[AdoptedText, ...]) -> None:
        from medias_desktop.acknowledgements.views.past.dialog import PastDialog

        window = PastDialog(self._parent, self._service, self._desk, listed, texts)
        window.finished.connect(lambda _result: self._let_go(window))
        window.open()

    def _let_go(self, window: QWidget) -> None:
        """Free a closed window, unless work started from it is still to come back."""
        if self._desk.jobs.idle():
            window.deleteLater()
