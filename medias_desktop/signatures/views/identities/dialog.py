"""The signing identities of the register: seen, made, imported, exported, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, button, fit_to_text, heading, muted
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.signatures import rules
from medias_desktop.signatures.views.identities.forms import (
    CreateIdentityForm,
    IdentityForm,
    ImportIdentityForm,
)

if TYPE_CHECKING:
    from medias_desktop.signatures.service.identities import IdentityService


class IdentitiesDialog(QDialog):
    """A list with its actions; the forms take the place of the list."""

    def __init__(self, parent: QWidget | None, service: IdentityService, desk: Desk) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._form: IdentityForm | None = None
        self.setWindowTitle(_("Signing identities"))
        self.setObjectName("identities_dialog")
        fit_to_text(self, 880, 560)
        self.table: RecordTable = RecordTable(
            [
                Column(_("Name"), lambda one: one.name, stretch=4),
                Column(_("Role"), lambda one: one.role or "—", stretch=4),
                Column(_("Origin"), self._origin, stretch=3),
                Column(
                    _("Valid until"),
                    lambda one: format_date(one.not_after.astimezone().date(), "medium"),
                    stretch=3,
                ),
                Column(_("State"), self._state, self._kind, stretch=3),
            ],
            _("Signing identities"),
        )
        self.table.setObjectName("identities")
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        self.table.selection_changed.connect(self._enable)
        self.refresh()

    def refresh(self) -> None:
        """Show the identities as they are now."""
        found = self._service.all()
        self.table.set_rows(found)
        self._none.setVisible(not found)
        self.table.setVisible(bool(found))
        if found and not self.table.selected():
            self.table.selectRow(0)
        self._enable()

    def reject(self) -> None:
        """Qt: Escape leaves the form first, then the dialog."""
        if self._form is not None:
            self._close_form()
        else:
            super().reject()

    def _list(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(heading(_("Signing identities")))
        layout.addWidget(
            muted(
                _(
                    "Each belongs to one person and opens with that person’s passphrase only. "
                    "One that has signed is kept, so that its signature can always be verified."
                )
            )
        )
        self._none = EmptyState(
            _("No signing identity yet"), _("Create one, or import the file of a certification authority.")
        )
        layout.addWidget(self._none, 1)
        layout.addWidget(self.table, 1)
        self.create_button = button(_("&New identity…"), "mdi6.account-key-outline", primary=True)
        self.import_button = button(_("&Import…"), "mdi6.file-import-outline")
        self.export_button = button(_("&Export…"), "mdi6.file-export-outline")
        self.delete_button = button(_("&Delete"), "mdi6.trash-can-outline")
        self.close_button = button(_("&Close"))
        self.create_button.clicked.connect(lambda: self._open(CreateIdentityForm(self._service, self._desk)))
        self.import_button.clicked.connect(lambda: self._open(ImportIdentityForm(self._service, self._desk)))
        self.export_button.clicked.connect(self._export)
        self.delete_button.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget, name in (
            (self.create_button, "identity_new"),
            (self.import_button, "identity_import"),
            (self.export_button, "identity_export"),
            (self.delete_button, "identity_delete"),
        ):
            widget.setObjectName(name)
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout.addLayout(row)
        return page

    def _origin(self, one: rules.SigningIdentity) -> str:
        return _("Created here") if one.created_here else _("Imported")

    def _state(self, one: rules.SigningIdentity) -> str:
        kind = self._kind(one)
        return {"bad": _("Expired"), "warn": _("Expires soon")}.get(kind, _("Valid"))

    def _kind(self, one: rules.SigningIdentity) -> str:
        now = self._desk.clock.now()
        if one.expired_at(now):
            return "bad"
        return "warn" if one.not_after - now <= rules.RENEWAL_NOTICE else "ok"

    def _enable(self) -> None:
        chosen = self.table.selected()
        self.export_button.setEnabled(len(chosen) == 1)
        self.delete_button.setEnabled(len(chosen) == 1 and not chosen[0].used)

    def _open(self, form: IdentityForm) -> None:
        self._form = form
        form.finished.connect(lambda _identity: self._close_form())
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
        self.refresh()
        self.table.setFocus()

    def _export(self) -> None:
        (one,) = self.table.selected()
        path = self._desk.dialogs.save_file(
            self, _("Export the signing identity"), f"{one.name}.p12", _("Signing identities (*.p12)")
        )
        if path is None:
            return
        try:
            write_bytes(path, self._service.pkcs12(one.id), private=True)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)

    def _delete(self) -> None:
        (one,) = self.table.selected()
        if not self._desk.dialogs.confirm(
            self,
            _("Delete the signing identity"),
            _("Delete the identity of {name}? Without an exported copy it is lost for good.").format(
                name=one.name
            ),
            _("Delete"),
            destructive=True,
        ):
            return
        try:
            self._service.delete(one.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._desk.changes.announce("policies")
        self.refresh()
