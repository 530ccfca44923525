"""Whom the register believes besides itself, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, button, muted
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.signatures.rules import TrustedCertificate
from medias_desktop.signatures.views import wording
from medias_desktop.signatures.views.facts import FactCard, beside
from medias_desktop.signatures.views.page import SignaturesPage, named
from medias_desktop.signatures.views.trust.forms import NoteForm, TrustForm, certificate_facts

if TYPE_CHECKING:
    from medias_desktop.signatures.service.trust import TrustService


class TrustPage(SignaturesPage):
    """The list, and at its right the chosen certificate."""

    def __init__(self, service: TrustService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self.table: RecordTable = RecordTable(
            [
                Column(_("Name"), lambda one: one.name, stretch=5),
                Column(_("Reason"), lambda one: one.note, stretch=4),
                Column(_("Trusted since"), lambda one: wording.day(one.trusted_at), stretch=4),
                Column(_("State"), self._state, self._kind, stretch=3),
            ],
            _("Trusted certificates"),
        )
        self.table.setObjectName("trusted")
        self.note_button = named(
            button(_("Correct the &reason…"), "mdi6.pencil-outline"), "trust_note", self._note
        )
        self.remove_button = named(
            button(_("Re&move…"), "mdi6.trash-can-outline"), "trust_remove", self._remove
        )
        self.card = FactCard((self.note_button, self.remove_button))
        self.add_button = named(
            button(_("&Trust a certificate…"), "mdi6.certificate-outline", primary=True),
            "trust_add",
            self._add,
        )
        self._lay_out()
        permit(service.refusal, desk.dialogs, self.add_button, self.note_button, self.remove_button)
        self.table.selection_changed.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now."""
        found = self._service.list()
        self.table.set_rows(found)
        self._none.setVisible(not found)
        self._both.setVisible(bool(found))
        if found and not self.table.selected():
            self.table.selectRow(0)
        self._show()

    def first_focus(self) -> QWidget:
        """Return the list, or the button that adds the first."""
        return self.table if self.table.rows() else self.add_button

    def chosen(self) -> TrustedCertificate | None:
        """Return the certificate that is looked at."""
        found = self.table.selected()
        return found[0] if len(found) == 1 else None

    def _lay_out(self) -> None:
        self._both = QWidget()
        row = beside(self.table, self.card, (6, 5))
        row.setContentsMargins(0, 0, 0, 0)
        self._both.setLayout(row)
        self._none = EmptyState(
            _("Nobody else is trusted yet"),
            _(
                "To verify a document that somebody else signed, add the certificate of the authority that vouches "
                "for the signer, or a colleague’s own."
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            muted(
                _(
                    "What is signed with the identities of this register is trusted already. The program trusts nobody "
                    "else by itself: you decide, after comparing the fingerprint by another way, by telephone for example."
                )
            )
        )
        layout.addWidget(self._none, 1)
        layout.addWidget(self._both, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.add_button)
        bottom.addStretch(1)
        layout.addLayout(bottom)

    def _expired(self, one: TrustedCertificate) -> bool:
        return one.not_after < self._desk.clock.now()

    def _state(self, one: TrustedCertificate) -> str:
        return _("Has expired") if self._expired(one) else _("Valid")

    def _kind(self, one: TrustedCertificate) -> str:
        return "bad" if self._expired(one) else "ok"

    def _show(self) -> None:
        one = self.chosen()
        self.card.setVisible(one is not None)
        if one is None:
            return
        from medias_desktop.core.pdf.certificates import facts_of_pem

        told = facts_of_pem(one.certificate_pem)
        listed = [(_("Reason"), one.note), (_("Trusted since"), wording.day(one.trusted_at, "long"))]
        self.card.show_facts(
            one.name, certificate_facts(told) + listed, "", self._state(one), self._kind(one)
        )

    def _add(self) -> None:
        self.form_wanted.emit(TrustForm(self._service, self._desk))

    def _note(self) -> None:
        one = self.chosen()
        if one is not None:
            self.form_wanted.emit(NoteForm(self._service, self._desk, one))

    def _remove(self) -> None:
        one = self.chosen()
        if one is None or not self._desk.dialogs.confirm(
            self,
            _("Remove the certificate"),
            _(
                "Trust {name} no more? Documents that rest on this certificate will be told as unconfirmed."
            ).format(name=one.name),
            _("Remove"),
            destructive=True,
        ):
            return
        try:
            self._service.distrust(one.id, one.row_version)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._desk.changes.announce("policies")
        self.refresh()
