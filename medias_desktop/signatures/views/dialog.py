"""The window of signatures: identities, trusted certificates, time stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading
from medias_desktop.signatures.views.identities.forms import Form
from medias_desktop.signatures.views.identities.page import IdentitiesPage
from medias_desktop.signatures.views.page import SignaturesPage
from medias_desktop.signatures.views.timestamps_page import TimestampsPage
from medias_desktop.signatures.views.trust.page import TrustPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.signatures.service.services import SignatureServices


class SignaturesDialog(QDialog):
    """Three pages; a form takes the place of all of them. ``change`` is given a preference of this computer."""

    def __init__(
        self,
        parent: QWidget | None,
        services: SignatureServices,
        desk: Desk,
        change: Callable[[str, object], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form: Form | None = None
        self.setWindowTitle(_("Signatures"))
        self.setObjectName("signatures_dialog")
        fit_to_text(self, 1160, 700)
        self.identities = IdentitiesPage(services.identities, desk, change)
        self.trusted = TrustPage(services.trust, desk)
        self.timestamps = TimestampsPage(services.timestamps, desk)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("signatures_tabs")
        self.tabs.setAccessibleName(_("Signatures"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page, title in (
            (self.identities, _("Identities")),
            (self.trusted, _("Trusted certificates")),
            (self.timestamps, _("Time stamps")),
        ):
            self.tabs.addTab(page, title)
            page.form_wanted.connect(self._open)
        self.tabs.currentChanged.connect(lambda _number: self.page().refresh())
        self.stack = QStackedWidget()
        self.stack.addWidget(self._pages())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        desk.changes.changed.connect(self._on_changed)
        self.page().first_focus().setFocus()

    def page(self) -> SignaturesPage:
        """Return the page in front."""
        found = self.tabs.currentWidget()
        assert isinstance(found, SignaturesPage)
        return found

    def form(self) -> Form | None:
        """Return the form in front, if there is one."""
        return self._form

    def reject(self) -> None:
        """Qt: Escape leaves the form first, then the window."""
        if self._form is not None:
            self._close_form()
        else:
            super().reject()

    def _pages(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Signatures")))
        layout.addWidget(self.tabs, 1)
        self.close_button = button(_("&Close"))
        self.close_button.setObjectName("close")
        self.close_button.clicked.connect(self.reject)
        layout.addLayout(action_row(self.close_button))
        return page

    def _on_changed(self, names: frozenset[str]) -> None:
        # What another window wrote; the page in front only, and not the address that is being typed.
        if "policies" in names and self._form is None and self.page() is not self.timestamps:
            self.page().refresh()

    def _open(self, form: Form) -> None:
        self._form = form
        form.finished.connect(lambda _number: self._close_form())
        form.left.connect(self._close_form)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.do.setDefault(True)
        form.setFocus()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self.stack.removeWidget(form)
            form.deleteLater()
        self.page().refresh()
        self.page().first_focus().setFocus()
