"""Documents made of cases, shown in windows that close with the lock and keep nothing then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button
from medias_desktop.core.widgets.pdf_view import PdfDialog

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_filters import CaseFilter
    from medias_desktop.sanctions.rules.cases import CaseBrief
    from medias_desktop.sanctions.views.case_printing.acts import CasePrinting


class SealedPdf(PdfDialog):
    """A document that tells of cases."""

    acts: object = None

    def __init__(self, parent: QWidget, pdf: bytes, title: str, desk: Desk) -> None:
        super().__init__(parent, pdf, title, desk)
        self.setObjectName("sealed_pdf")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sealed = desk.sealed
        if self.sealed is not None:
            self.sealed.changed.connect(self._on_lock)

    def _on_lock(self) -> None:
        if self.sealed is not None and not self.sealed.is_open:
            self.forget()

    def forget(self) -> None:
        """Close at once and let the document go."""
        self._pdf = b""
        self.setWindowTitle("")
        self.reject()


class CaseListDialog(SealedPdf):
    """A list of cases to be printed; a button writes it into a file for a spreadsheet."""

    def __init__(
        self,
        parent: QWidget,
        pdf: bytes,
        printing: CasePrinting,
        desk: Desk,
        briefs: Sequence[CaseBrief],
        wanted: CaseFilter,
    ) -> None:
        super().__init__(parent, pdf, file_stem(_("Disciplinary cases")), desk)
        self.export_button = button(_("&Export for a spreadsheet…"), "mdi6.table-arrow-right")
        self.export_button.setObjectName("export_cases")
        self.export_button.clicked.connect(lambda: printing.export(briefs, wanted, self))
        self.bar.insertWidget(2, self.export_button)


class CouncilDialog(SealedPdf):
    """Figures without names; a list chooses the year."""

    def __init__(
        self,
        parent: QWidget,
        pdf: bytes,
        printing: CasePrinting,
        desk: Desk,
        briefs: Sequence[CaseBrief],
        year: int,
    ) -> None:
        from medias_desktop.sanctions.documents.statistics import figures_title

        super().__init__(parent, pdf, file_stem(figures_title(current_language())), desk)
        self._printing, self._desk_of, self._briefs = printing, desk, tuple(briefs)
        self._shown: int | None = year
        self.year = QComboBox()
        self.year.setObjectName("council_year")
        self.year.addItem(_("All years"), None)
        for one in sorted({year, *(brief.known_on.year for brief in briefs)}, reverse=True):
            self.year.addItem(str(one), one)
        self.year.setCurrentIndex(self.year.findData(year))
        named = QLabel(_("&Year"))
        named.setBuddy(self.year)
        self.year.setAccessibleName(_("Year"))
        self.year.currentIndexChanged.connect(self._draw_again)
        self.bar.insertWidget(1, named)
        self.bar.insertWidget(2, self.year)

    def forget(self) -> None:
        """Close at once and let the cases go with the document."""
        self._briefs = ()
        super().forget()

    def _draw_again(self) -> None:
        wanted, before = self.year.currentData(), self._shown
        self.year.setEnabled(False)

        def show(pdf: bytes) -> None:
            self._shown = wanted
            self.show_pdf(pdf)
            self.year.setEnabled(True)

        def stopped() -> None:
            self.year.blockSignals(True)
            self.year.setCurrentIndex(self.year.findData(before))
            self.year.blockSignals(False)
            self.year.setEnabled(True)

        briefs = self._briefs
        self._desk_of.jobs.run(
            self,
            _("Making the report…"),
            lambda progress: self._printing.figures(briefs, wanted, progress),
            show,
            stopped,
        )
