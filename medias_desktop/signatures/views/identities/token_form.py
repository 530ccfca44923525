"""The identity of a card or token: what is plugged in, and whose certificate signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from medias_desktop.core import settings
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import button, muted
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.core.work import or_error
from medias_desktop.signatures import errors
from medias_desktop.signatures.views import wording
from medias_desktop.signatures.views.facts import height_of
from medias_desktop.signatures.views.identities.forms import IdentityForm
from medias_desktop.signatures.views.page import named

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.signatures.service.identities import IdentityService
    from medias_desktop.signatures.service.tokens import TokenCertificate


class TokenForm(IdentityForm):
    """Looks for tokens at once; ``change`` is given this computer's driver when another one is chosen."""

    def __init__(self, service: IdentityService, desk: Desk, change: Callable[[str, object], object]) -> None:
        super().__init__(
            service,
            desk,
            _("Identity of a token"),
            _(
                "Plug the card or token in. Its key never leaves it: the register only remembers which certificate "
                "signs, and the PIN is asked for at each signature and never kept."
            ),
            _("&Add the identity"),
        )
        self._change = change
        self._driver = settings.load().token_driver
        self.table: RecordTable = RecordTable(
            [
                Column(_("Name"), lambda one: one.name, stretch=4),
                Column(_("Certificate issued by"), lambda one: one.issuer, stretch=4),
                Column(_("Token"), lambda one: one.token_label, stretch=3),
                Column(_("Valid until"), lambda one: wording.day(one.not_after), stretch=3),
            ],
            _("Certificates on the token"),
            key=lambda one: (one.token_serial, one.key_id, one.certificate_pem),
        )
        self.table.setObjectName("token_certificates")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.told = muted("")
        self.told.setObjectName("token_told")
        self.role = TextField(_("&Role"), "identity_role", hint=_("For example mayor or clerk."))
        self.again = named(button(_("&Search again"), "mdi6.refresh"), "token_search", self.search)
        self.choose = named(
            button(_("Choose the &driver…"), "mdi6.folder-open-outline"), "token_driver", self._choose
        )
        self.usual = named(button(_("Look for the driver &automatically")), "token_usual", self._automatic)
        self.driver = muted("")
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (self.again, self.choose, self.usual):
            row.addWidget(one)
        row.addStretch(1)
        body = self.card.body
        for widget in (self.told, self.table):
            body.addWidget(widget)
        body.addLayout(row)
        body.addWidget(self.driver)
        body.addWidget(self.role)
        self.table.selection_changed.connect(self._enable)
        self.table.activated_row.connect(lambda _row: self.submit())
        self.setFocusProxy(self.again)
        self._show_driver()
        self._show_found(())
        self.search()

    def search(self) -> None:
        """Ask the drivers what is plugged in."""
        from medias_desktop.signatures.service import tokens

        self.problem.hide()
        self.told.setText(_("Looking for tokens…"))
        self.again.setEnabled(False)
        self._desk.jobs.run(
            self,
            _("Looking for tokens…"),
            lambda _progress: or_error(tokens.certificates_found),
            self._on_found,
            lambda: self.again.setEnabled(True),
        )

    def submit(self) -> None:
        """Keep the chosen certificate."""
        self.problem.hide()
        chosen = self.table.selected()
        if len(chosen) != 1:
            self.tell(errors.TokenKeyMissing())
            return
        found, role = chosen[0], self.role.text()
        self.run(lambda: self._service.add_token(found, role))

    def _on_found(self, found: object) -> None:
        self.again.setEnabled(True)
        if isinstance(found, UserError):
            self._show_found(())
            self.tell(found)
            return
        assert isinstance(found, tuple)
        self._show_found(found)

    def _show_found(self, found: Sequence[TokenCertificate]) -> None:
        self.table.set_rows(found)
        self.table.setFixedHeight(height_of(self.table, len(found)))
        self.table.setVisible(bool(found))
        self.role.setVisible(bool(found))
        self.told.setText(
            _("Choose the certificate of the person who signs:")
            if found
            else _(
                "No token with a certificate was found. Plug it in and search again; if it is plugged in, "
                "choose the driver (PKCS#11) that came with it."
            )
        )
        if found:
            self.table.selectRow(0)
            self.table.setFocus()
        self._enable()

    def _choose(self) -> None:
        title, filters = _("Choose the driver of the token"), _("Drivers (*.dll *.so *.dylib)")
        path = self._desk.dialogs.open_file(self, title, filters)
        if path is None:
            return
        self.problem.hide()
        self.again.setEnabled(False)

        def ask(_progress: Progress) -> object:
            from medias_desktop.signatures.service import tokens

            return or_error(lambda: tokens.certificates_on(path))

        self._desk.jobs.run(
            self, _("Looking for tokens…"), ask, lambda found: self._on_driver(path, found), self._on_stopped
        )

    def _on_stopped(self) -> None:
        self.again.setEnabled(True)

    def _on_driver(self, path: Path, found: object) -> None:
        if not isinstance(found, UserError):  # one that is no driver is not remembered
            self._remember(str(path))
        self._on_found(found)

    def _automatic(self) -> None:
        self._remember("")
        self.search()

    def _remember(self, driver: str) -> None:
        self._driver = driver
        self._change("token_driver", driver)
        self._show_driver()

    def _show_driver(self) -> None:
        self.driver.setText(_("Driver of this computer: {file}").format(file=self._driver))
        self.driver.setVisible(bool(self._driver))
        self.usual.setVisible(bool(self._driver))

    def _enable(self) -> None:
        self.do.setEnabled(len(self.table.selected()) == 1)
