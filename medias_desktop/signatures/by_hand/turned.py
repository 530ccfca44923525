"""A window turned to somebody who signs: its steps, its ways out, and nothing left behind while something is recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import fit_to_text
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.signatures.by_hand.ending import LastWords, ReceiptPage
from medias_desktop.signatures.by_hand.parts import enlarge


class TurnedDialog(QDialog):
    """Speaks ``language``; ``recorded`` tells whether anything was written. The slice’s own dialog adds the steps.

    It makes ``stack``, ``work``, ``refusal`` and ``leaving`` when it is built, and puts each page’s place into ``places``.
    """

    stack: QStackedWidget
    work: QuietWork
    refusal: QWidget
    leaving: QWidget

    def __init__(self, parent: QWidget, language: str) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.language = language
        self.recorded = False
        self.receipt: ReceiptPage | None = None
        self.places: dict[QWidget, QWidget] = {}
        self._before: QWidget | None = None
        """The step to come back to from a refusal or from leaving."""
        enlarge(self)
        fit_to_text(self, 1000, 860)

    @property
    def page(self) -> QWidget:
        """The step that is shown."""
        at = self.stack.currentWidget()
        return next(page for page, place in self.places.items() if place is at)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(self.places[page])
        self._renew()
        page.setFocus()

    def _renew(self) -> None:
        """Show what the buttons do at this step."""
        raise NotImplementedError

    def _on_back(self) -> None:
        """Go back a step."""
        raise NotImplementedError

    @staticmethod
    def _leaving_page() -> LastWords:
        return LastWords(
            "signing_leave",
            _("Leave without signing?"),
            _("Nothing is recorded. Hand the screen back to the person at the desk."),
        )

    def _end(self, page: QWidget) -> None:
        self.places[page] = page
        self.stack.addWidget(page)
        self._show(page)

    def _end_refused(self) -> None:
        words = _("Hand the screen back to the person at the desk.")
        self._end(LastWords("signing_refused", _("Your refusal is recorded."), words))

    # Leaving

    def reject(self) -> None:
        """Qt: Escape and the window’s cross ask first, and leave nothing behind while a signature is being recorded."""
        if self.work.busy:
            return
        page = self.page
        if self.recorded:
            self.accept()
        elif page in (self.refusal, self.leaving):
            self._on_back()
        else:
            self._before = page
            self._show(self.leaving)

    def leave(self) -> None:
        """Close without asking."""
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the cross is Escape."""
        if self.isVisible():
            event.ignore()
            self.reject()

    def done(self, result: int) -> None:
        """Qt: let the receipt go."""
        if self.receipt is not None:
            self.receipt.view.close_document()
        super().done(result)
