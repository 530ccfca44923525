"""The step of the recovery sheet: print or save it, then prove that it is on paper by typing its last group."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import Card, button, label, muted, subheading
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.safekeeping.documents import PrintedSheet
from medias_desktop.safekeeping.rules import same_group
from medias_desktop.safekeeping.views.steps import StepPage

_PREVIEW = 0.42
"""Pixels to a point."""


class SheetPage(StepPage):
    """``finished`` is called with True when the sheet was proven, with False when it was put off."""

    def __init__(self, desk: Desk, finished: Callable[[bool], object]) -> None:
        super().__init__(_("Recovery key"))
        self._desk, self._finished = desk, finished
        self._pdf, self._code = b"", ""
        self.print_button = button(_("&Print the sheet…"), "mdi6.printer-outline")
        self.print_button.setObjectName("sheet_print")
        self.print_button.clicked.connect(self._print)
        self.save_button = button(_("Save as &PDF…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("sheet_save")
        self.save_button.clicked.connect(self._save)
        self.proof = TextField(
            _("Last &group of the code, as printed"),
            "sheet_proof",
            hint=_("Four letters or digits, below right. This shows that the sheet is really in your hands."),
        )
        self.proof.line.setMaximumWidth(round(14 * self.proof.fontMetrics().averageCharWidth()))
        self.later = button(_("&Later"))
        self.later.setObjectName("sheet_later")
        self.later.clicked.connect(self._put_off)
        self._picture = QLabel()
        self._picture.setAccessibleName(_("Preview of the recovery sheet"))
        self._arrange()

    def _arrange(self) -> None:
        self.body.addWidget(
            label(
                _(
                    "If every passphrase is forgotten, only this sheet opens the register. "
                    "Print it now, and put it in the town’s vault in a sealed envelope."
                )
            )
        )
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 20)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(subheading(_("On paper")))
        column.addWidget(self.print_button)
        column.addWidget(self.save_button)
        column.addWidget(
            muted(
                _("A PDF left on this computer would be a key under the door mat: print it, then delete it.")
            )
        )
        column.addSpacing(8)
        column.addWidget(subheading(_("To be sure")))
        column.addWidget(self.proof)
        column.addWidget(self._later_row())
        column.addStretch(1)
        row.addLayout(column, 1)
        card.body.addLayout(row)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _later_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(muted(_("No printer at hand? It then stays on the list of things to do.")), 1)
        row.addWidget(self.later)
        return holder

    def show_sheet(self, sheet: PrintedSheet) -> None:
        """Offer a sheet; its picture shows no code, so that only paper proves it."""
        from PySide6.QtGui import QPixmap

        from medias_desktop.core.widgets.printing import page_image

        self._pdf, self._code = sheet.pdf, sheet.code
        ratio = self.devicePixelRatioF() * max(1.0, QApplication.font().pointSizeF() / 10)
        with open_pdf(sheet.preview) as pages:
            image = page_image(pages, 0, _PREVIEW * ratio)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setFixedSize(image.deviceIndependentSize().toSize() + QSize(2, 2))
        self._picture.setStyleSheet("border: 1px solid palette(mid);")

    def start(self) -> None:
        """Take the keyboard."""
        self.print_button.setFocus()

    def submit(self) -> None:
        """Go on when the last group is the one that is printed."""
        typed = self.proof.text()
        if same_group(typed, self._code.rpartition("-")[2]):
            self._finish(proven=True)
            return
        self.proof.show_problem(
            _("This is not the last group of this sheet. Look at it once more, below right.")
            if typed
            else _("Type the last group of the printed sheet, or choose “Later”.")
        )
        self.proof.setFocus()

    def _put_off(self) -> None:
        if self._desk.dialogs.confirm(
            self,
            _("Print the recovery key later"),
            _(
                "Until a recovery key is on paper, a forgotten passphrase loses the register and everything in it. "
                "This sheet cannot be shown again; another one can be made from the list of things to do."
            ),
            _("Later"),
            destructive=True,
        ):
            self._finish(proven=False)

    def _finish(self, *, proven: bool) -> None:
        self._pdf, self._code = b"", ""
        self.proof.line.clear()
        self._picture.clear()
        self._finished(proven)
        self.completed.emit()

    def _print(self) -> None:
        if self._desk.dialogs.print_pdf(self, self._pdf, _("Recovery key")):
            self.proof.setFocus()

    def _save(self) -> None:
        if save_pdf(self, self._desk.dialogs, _("Recovery key"), self._pdf):
            self.proof.setFocus()
