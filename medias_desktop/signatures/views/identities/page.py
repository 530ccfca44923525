"""The signing identities of the register: seen, made, imported, renewed, revoked, exported, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, button, muted
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.signatures import rules
from medias_desktop.signatures.views import wording
from medias_desktop.signatures.views.facts import FactCard, beside, fingerprint
from medias_desktop.signatures.views.identities.forms import CreateIdentityForm, ImportIdentityForm
from medias_desktop.signatures.views.identities.renewing import RenewForm, RevokeForm
from medias_desktop.signatures.views.identities.token_form import TokenForm
from medias_desktop.signatures.views.page import SignaturesPage, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.signatures.service.identities import IdentityService


class IdentitiesPage(SignaturesPage):
    """The list, and at its right the chosen identity with what can be done with it."""

    def __init__(
        self, service: IdentityService, desk: Desk, change: Callable[[str, object], object] | None = None
    ) -> None:
        super().__init__(desk)
        self._service, self._change = service, change or (lambda _name, _value: None)
        self.table: RecordTable = RecordTable(
            [
                Column(_("Name"), lambda one: one.name, stretch=6),
                Column(_("Kind"), wording.kind, stretch=4),
                Column(_("Valid until"), lambda one: wording.day(one.not_after), stretch=5),
                Column(_("State"), self._state, lambda one: self._told(one)[1], stretch=4),
            ],
            _("Signing identities"),
        )
        self.table.setObjectName("identities")
        self._lay_out()
        adding = (self.create_button, self.import_button, self.token_button)
        changing = (self.renew_button, self.revoke_button, self.export_button, self.delete_button)
        permit(service.refusal, desk.dialogs, *adding, *changing, self.list_button)
        self.table.selection_changed.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """Show the identities as they are now, the seals last."""
        found = (*self._service.all(), *self._service.seals())
        self.table.set_rows(found)
        self._none.setVisible(not found)
        self._both.setVisible(bool(found))
        if found and not self.table.selected():
            self.table.selectRow(0)
        made_here = any(one.created_here for one in found)
        self.list_button.setEnabled(made_here)
        self.authority_button.setEnabled(made_here)
        self._show()

    def first_focus(self) -> QWidget:
        """Return the list, or the button that makes the first."""
        return self.table if self.table.rows() else self.create_button

    def _lay_out(self) -> None:
        self.renew_button = named(button(_("&Renew…"), "mdi6.autorenew"), "identity_renew", self._renew)
        self.revoke_button = named(button(_("Re&voke…"), "mdi6.cancel"), "identity_revoke", self._revoke)
        self.export_button = named(
            button(_("&Export…"), "mdi6.file-export-outline"), "identity_export", self._export
        )
        self.certificate_button = named(
            button(_("Export the &certificate…"), "mdi6.certificate-outline"),
            "identity_certificate",
            self._export_certificate,
        )
        self.delete_button = named(
            button(_("&Delete…"), "mdi6.trash-can-outline"), "identity_delete", self._delete
        )
        acts = (self.renew_button, self.revoke_button, self.export_button)
        self.card = FactCard((*acts, self.certificate_button, self.delete_button))
        self._both = QWidget()
        row = beside(self.table, self.card)
        row.setContentsMargins(0, 0, 0, 0)
        self._both.setLayout(row)
        self._none = EmptyState(
            _("No signing identity yet"), _("Create one, or import the file of a certification authority.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            muted(
                _(
                    "Each belongs to one person and opens with that person’s passphrase or PIN only. "
                    "One that has signed is kept, so that its signature can always be verified."
                )
            )
        )
        layout.addWidget(self._none, 1)
        layout.addWidget(self._both, 1)
        layout.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        new = button(_("&New identity…"), "mdi6.account-key-outline", primary=True)
        self.create_button = named(new, "identity_new", self._create)
        self.import_button = named(
            button(_("&Import…"), "mdi6.file-import-outline"), "identity_import", self._import
        )
        self.token_button = named(
            button(_("&Token…"), "mdi6.usb-flash-drive-outline"), "identity_token", self._token
        )
        self.authority_button = named(
            button(_("Our &authority…")), "authority_export", self._export_authority
        )
        self.authority_button.setToolTip(
            _("The certificate to hand out once: who trusts it trusts every identity created here.")
        )
        self.list_button = named(button(_("Revocation &list…")), "revocation_list", self._export_list)
        self.list_button.setToolTip(_("For those who trust the municipality’s authority: what was revoked."))
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (self.create_button, self.import_button, self.token_button):
            row.addWidget(one)
        row.addStretch(1)
        for one in (self.authority_button, self.list_button):
            row.addWidget(one)
        return row

    # What is told

    def _told(self, one: rules.SigningIdentity) -> tuple[str, str]:
        return wording.state(one, self._desk.clock.now())

    def _state(self, one: rules.SigningIdentity) -> str:
        return self._told(one)[0]

    def chosen(self) -> rules.SigningIdentity | None:
        """Return the identity that is looked at."""
        found = self.table.selected()
        return found[0] if len(found) == 1 else None

    def _show(self) -> None:
        one = self.chosen()
        self.card.setVisible(one is not None)
        if one is None:
            return
        self._offer(one)
        word, kind = self._told(one)
        self.card.show_facts(one.name, self._facts(one), one.role, word, kind)

    def _offer(self, one: rules.SigningIdentity) -> None:
        self.renew_button.setVisible(one.is_renewable_here)
        self.revoke_button.setVisible(one.revocation is None)
        self.export_button.setVisible(one.kind is rules.IdentityKind.FILE)
        self.delete_button.setVisible(not one.is_seal)
        self.delete_button.setEnabled(not one.used)

    def _facts(self, one: rules.SigningIdentity) -> list[tuple[str, str]]:
        from medias_desktop.core.pdf.certificates import facts_of_pem

        certificate = facts_of_pem(one.certificate_pem)
        revocation = one.revocation
        return [
            (_("Organization"), one.organisation),
            (_("Kind"), wording.kind(one)),
            (_("Token"), one.token_label),
            (_("Certificate issued by"), certificate.issuer),
            (_("Valid"), _valid(one)),
            (_("Signed with it"), _("yes, it is kept") if one.used else _("nothing yet")),
            (_("Revoked on"), wording.day(revocation.at, "long") if revocation else ""),
            (_("Reason"), translate(wording.REASONS[revocation.reason]) if revocation else ""),
            (_("Note"), revocation.note if revocation else ""),
            (_("Fingerprint"), fingerprint(certificate.sha256)),
        ]

    # What is done

    def _create(self) -> None:
        self.form_wanted.emit(CreateIdentityForm(self._service, self._desk))

    def _import(self) -> None:
        self.form_wanted.emit(ImportIdentityForm(self._service, self._desk))

    def _token(self) -> None:
        self.form_wanted.emit(TokenForm(self._service, self._desk, self._change))

    def _renew(self) -> None:
        one = self.chosen()
        if one is not None:
            self.form_wanted.emit(RenewForm(self._service, self._desk, one))

    def _revoke(self) -> None:
        one = self.chosen()
        if one is not None:
            self.form_wanted.emit(RevokeForm(self._service, self._desk, one))

    def _export(self) -> None:
        one = self.chosen()
        if one is None:
            return
        path = self._desk.dialogs.save_file(
            self, _("Export the signing identity"), f"{one.name}.p12", _("Signing identities (*.p12)")
        )
        if path is None:
            return
        try:
            write_bytes(path, self._service.pkcs12(one.id), private=True)
        except UserError as error:
            self.tell(error)

    def _export_certificate(self) -> None:
        one = self.chosen()
        if one is not None:
            title, filters = _("Export the certificate"), _("Certificates (*.cer)")
            self.export(title, f"{one.name}.cer", filters, lambda: self._service.certificate_file(one.id))

    def _export_authority(self) -> None:
        content = self._service.authority_file()
        if content is not None:
            title, name = _("Export the authority’s certificate"), _("Our authority.cer")
            self.export(title, name, _("Certificates (*.cer)"), lambda: content)

    def _export_list(self) -> None:
        title, filters = _("Export the revocation list"), _("Revocation lists (*.crl)")
        self.export(title, _("Revocations.crl"), filters, self._service.export_revocation_list)

    def _delete(self) -> None:
        one = self.chosen()
        if one is None or not self._desk.dialogs.confirm(
            self, _("Delete the signing identity"), _what_is_lost(one), _("Delete"), destructive=True
        ):
            return
        try:
            self._service.delete(one.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._desk.changes.announce("policies")
        self.refresh()


def _valid(one: rules.SigningIdentity) -> str:
    template = _("from {first} to {last}")
    return template.format(first=wording.day(one.not_before), last=wording.day(one.not_after))


def _what_is_lost(one: rules.SigningIdentity) -> str:
    if one.kind is rules.IdentityKind.TOKEN:
        return _("Forget the token of {name}? The token itself stays as it is.").format(name=one.name)
    template = _("Delete the identity of {name}? Without an exported copy it is lost for good.")
    return template.format(name=one.name)
