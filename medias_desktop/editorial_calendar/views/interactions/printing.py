"""The documents about interactions, shown, printed, written into files; nothing is recorded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.list_writing import write_list
from medias_desktop.core.widgets.parts import button, label
from medias_desktop.core.widgets.pdf_view import PdfDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFilter
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class InteractionPrinting:
    """What the view of interactions prints and exports."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def register(self, wanted: InteractionFilter) -> None:
        """Show the interactions of a list; from there it is printed, or written into a file."""
        exports = self._service.interactions.exports

        def show(pdf: bytes) -> None:
            shown = _ListDialog(self._parent, pdf, _("Register of interactions"), self._desk)
            shown.setObjectName("interaction_register_dialog")
            shown.export.clicked.connect(
                lambda: self._export(
                    shown,
                    _("Register of interactions"),
                    lambda path, progress: exports.write_register(wanted, path, progress),
                )
            )
            _open(shown)

        self._desk.jobs.run(
            self._parent,
            _("Making the list…"),
            lambda progress: exports.register_pdf(wanted, progress),
            show,
        )

    def times(self) -> None:
        """Show how long the answers of this year took; another year is chosen there."""
        year = self._service.today.year
        exports = self._service.interactions.exports

        def show(pdf: bytes) -> None:
            shown = TimesDialog(self._parent, pdf, self._service, self._desk)
            shown.export.clicked.connect(
                lambda: self._export(
                    shown,
                    _("Answer times"),
                    lambda path, progress: exports.write_times(shown.chosen(), path, progress),
                )
            )
            _open(shown)

        self._desk.jobs.run(
            self._parent,
            _("Making the report…"),
            lambda progress: exports.times_pdf(year, progress),
            show,
        )

    def _export(self, asking: QWidget, title: str, write: Callable[[Path, Progress], None]) -> None:
        write_list(self._desk, asking, title, self._service.today, write)


class _ListDialog(PdfDialog):
    """A document with a button that writes it into a file."""

    def __init__(self, parent: QWidget, pdf: bytes, title: str, desk: Desk) -> None:
        super().__init__(parent, pdf, file_stem(title), desk)
        self._jobs = desk.jobs
        self.export = button(_("&Export for a spreadsheet…"), "mdi6.table-arrow-right")
        self.export.setObjectName("export_list")
        self.bar.insertWidget(2, self.export)


class TimesDialog(_ListDialog):
    """How long answers took in a year that is chosen."""

    def __init__(self, parent: QWidget, pdf: bytes, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(parent, pdf, _("Answer times"), desk)
        self.setObjectName("answer_times_dialog")
        self._exports = service.interactions.exports
        self.year = QComboBox()
        self.year.setObjectName("times_year")
        self.year.setAccessibleName(_("Year"))
        for year in self._exports.years():
            self.year.addItem(str(year), year)
        named = label(_("&Year"), wrap=False)
        named.setBuddy(self.year)
        self.year.currentIndexChanged.connect(lambda _index: self._again())
        self.bar.insertWidget(1, named)
        self.bar.insertWidget(2, self.year)

    def chosen(self) -> int:
        """Return the year."""
        return int(self.year.currentData())

    def _again(self) -> None:
        year = self.chosen()
        self.year.setEnabled(False)

        def show(pdf: bytes) -> None:
            self.show_pdf(pdf)
            self.year.setEnabled(True)

        self._jobs.run(
            self,
            _("Making the report…"),
            lambda progress: self._exports.times_pdf(year, progress),
            show,
            lambda: self.year.setEnabled(True),
        )


def _open(shown: PdfDialog) -> None:
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.open()
