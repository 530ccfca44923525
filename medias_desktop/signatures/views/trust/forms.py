"""Putting a certificate on the trust list, and correcting why it is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import button, muted
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.core.work import or_error
from medias_desktop.signatures import errors
from medias_desktop.signatures.views import wording
from medias_desktop.signatures.views.facts import FactCard, fingerprint, height_of
from medias_desktop.signatures.views.identities.forms import Form
from medias_desktop.signatures.views.page import named

if TYPE_CHECKING:
    from medias_desktop.core.pdf.certificates import CertificateFacts
    from medias_desktop.signatures.rules import TrustedCertificate
    from medias_desktop.signatures.service.trust import TrustService


def certificate_facts(one: CertificateFacts) -> list[tuple[str, str]]:
    """Return what is compared before a certificate is trusted."""
    valid = _("from {first} to {last}")
    return [
        (_("Kind"), _("Certification authority") if one.is_authority else _("Person or office")),
        (_("Organization"), one.organisation),
        (_("Certificate issued by"), _("itself") if one.is_self_issued else one.issuer),
        (_("Valid"), valid.format(first=wording.day(one.not_before), last=wording.day(one.not_after))),
        (_("Serial number"), one.serial),
        (_("Fingerprint"), fingerprint(one.sha256)),
    ]


class TrustForm(Form):
    """A file is chosen, its certificate compared, the reason said."""

    def __init__(self, service: TrustService, desk: Desk, certificate_pem: str = "") -> None:
        super().__init__(
            desk,
            _("Trust a certificate"),
            _(
                "The document brought this certificate along. Have its fingerprint read out to you by telephone, at a "
                "number that you knew before. Only if every group is the same is it the signer’s own."
            )
            if certificate_pem
            else _(
                "Choose the file that the authority or the colleague sent, then have the fingerprint read out to you "
                "by telephone, at a number that you knew before. Only if every group is the same is it their certificate."
            ),
            _("&Trust it"),
        )
        self._service = service
        self._lay_out()
        if certificate_pem:
            self._show_certificate(certificate_pem)

    def _lay_out(self) -> None:
        self.found: tuple[CertificateFacts, ...] = ()
        self.choose = named(
            button(_("C&hoose a file…"), "mdi6.folder-open-outline"), "trust_choose", self._choose
        )
        self.file = muted("")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        self.table: RecordTable = RecordTable(
            [
                Column(_("Name"), lambda one: one.name, stretch=4),
                Column(_("Kind"), lambda one: certificate_facts(one)[0][1], stretch=3),
                Column(_("Valid until"), lambda one: wording.day(one.not_after), stretch=2),
            ],
            _("Certificates in the file"),
            key=lambda one: one.sha256,
        )
        self.table.setObjectName("trust_certificates")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.facts = FactCard()
        self.meaning = muted("")
        self.note = TextField(
            _("&Reason"),
            "trust_reason",
            hint=_("For example: fingerprint compared by telephone with the clerk of the MRC."),
            longest=500,
        )
        self.old = QCheckBox(_("It has &expired: trust it for older documents only"))
        self.old.setObjectName("trust_expired")
        said = QVBoxLayout()
        said.setSpacing(12)
        for widget in (self.meaning, self.note, self.old):
            said.addWidget(widget)
        said.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.facts, 1)
        both.addLayout(said, 1)
        body = self.card.body
        body.addLayout(row)
        body.addWidget(self.table)
        body.addLayout(both)
        self.table.selection_changed.connect(self._show)
        self.setFocusProxy(self.choose)
        self._show()

    def take(self, path: Path) -> None:
        """Read a file of certificates and show the first."""
        from medias_desktop.signatures.service.certificate_files import certificates_in

        self.problem.hide()
        found = or_error(lambda: certificates_in(read_bytes(path), path.name))
        self.file.setText(path.name)
        if isinstance(found, UserError):
            self.tell(found)
        self._offer(() if isinstance(found, UserError) else found)

    def _show_certificate(self, certificate_pem: str) -> None:
        from medias_desktop.core.pdf.certificates import facts_of_pem

        self.choose.hide()
        self.file.hide()
        self._offer((facts_of_pem(certificate_pem),))
        self.setFocusProxy(self.note)

    def _offer(self, found: tuple[CertificateFacts, ...]) -> None:
        self.found = found
        self.table.set_rows(self.found)
        self.table.setFixedHeight(height_of(self.table, len(self.found)))
        if self.found:
            self.table.selectRow(0)
        self._show()
        (self.table if len(self.found) > 1 else self.note if self.found else self.choose).setFocus()

    def chosen(self) -> CertificateFacts | None:
        """Return the certificate that would be trusted."""
        found = self.table.selected()
        return found[0] if len(found) == 1 else None

    def submit(self) -> None:
        """Put it on the list."""
        self.problem.hide()
        one = self.chosen()
        if one is None:
            self.choose.setFocus()
            return
        note = self.note.text()
        self.note.show_problem("" if note else errors.TrustNoteMissing().sentence())
        if not note:
            self.note.setFocus()
            return
        pem, even_expired = one.certificate_pem.encode(), self.old.isChecked()
        self.finish(lambda: self._service.trust_certificate(pem, note, even_expired=even_expired))

    def _choose(self) -> None:
        path = self._desk.dialogs.open_file(
            self, _("Choose a certificate"), _("Certificates (*.cer *.crt *.pem *.der *.p7b *.p7c)")
        )
        if path is not None:
            self.take(path)

    def _show(self) -> None:
        one = self.chosen()
        self.table.setVisible(len(self.found) > 1)
        for widget in (self.facts, self.meaning, self.note):
            widget.setVisible(one is not None)
        expired = one is not None and one.not_after < self._desk.clock.now()
        self.old.setVisible(expired)
        self.old.setChecked(False)
        self.do.setEnabled(one is not None)
        if one is None:
            return
        state, kind = (_("Has expired"), "bad") if expired else ("", "ok")
        self.facts.show_facts(one.name, certificate_facts(one), "", state, kind)
        self.meaning.setText(
            _(
                "Whoever gets a certificate from this authority will be believed to be who the certificate names."
            )
            if one.is_authority
            else _("Only the signatures made with this certificate will be trusted, nobody else’s.")
        )


class NoteForm(Form):
    """Why a certificate is trusted, said better."""

    def __init__(self, service: TrustService, desk: Desk, one: TrustedCertificate) -> None:
        super().__init__(
            desk,
            _("Why {name} is trusted").format(name=one.name),
            _("Whoever verifies a document later reads this."),
            _("&Save"),
        )
        self._service, self._one = service, one
        self.note = TextField(_("&Reason"), "trust_reason", one.note, longest=500)
        self.card.body.addWidget(self.note)
        self.setFocusProxy(self.note)

    def submit(self) -> None:
        """Keep the reason."""
        one, note = self._one, self.note.text()
        self.note.show_problem("" if note else errors.TrustNoteMissing().sentence())
        if note:
            self.finish(lambda: self._service.correct_note(one.id, note, one.row_version))
