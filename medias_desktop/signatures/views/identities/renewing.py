"""What happens to an identity in time: its next certificate, and the end of its signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.passphrases import PassphrasesDiffer, Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import Field, SecretField, TextField
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.core.widgets.strength_bar import StrengthBar
from medias_desktop.signatures import errors
from medias_desktop.signatures.rules import RevocationReason, SigningIdentity
from medias_desktop.signatures.views import wording
from medias_desktop.signatures.views.identities.forms import IdentityForm, pair

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from medias_desktop.signatures.service.identities import IdentityService


class RenewForm(IdentityForm):
    """The same person's next identity, under a passphrase typed twice."""

    def __init__(self, service: IdentityService, desk: Desk, one: SigningIdentity) -> None:
        super().__init__(
            service,
            desk,
            _("Renew the identity of {name}").format(name=one.name),
            _(
                "A new key and a new certificate, for three years from today. The identity of before is kept: "
                "it is needed to verify what it signed."
            ),
            _("&Renew the identity"),
        )
        self._one = one
        self.passphrase = SecretField(_("New &passphrase"), "identity_passphrase")
        self.again = SecretField(_("The same &once more"), "identity_again")
        self.strength = StrengthBar()
        self.supersede = QCheckBox(_("Let the identity of &before sign no more"))
        self.supersede.setObjectName("identity_supersede")
        self.supersede.setChecked(True)
        body = self.card.body
        told = _("{name}, {role}: valid until {date}") if one.role else _("{name}: valid until {date}")
        body.addWidget(
            label(told.format(name=one.name, role=one.role, date=wording.day(one.not_after, "long")))
        )
        body.addLayout(pair(self.passphrase, self.again))
        body.addWidget(self.strength)
        body.addWidget(self.supersede)
        self.supersede.setVisible(one.revocation is None)
        self.passphrase.changed.connect(self._rate)
        self._rate()
        self.setFocusProxy(self.passphrase)

    def submit(self) -> None:
        """Make the next identity."""
        self.problem.hide()
        passphrase = self.passphrase.text()
        weak = WeakPassphrase() if self._strength() is Strength.WEAK else None
        differs = None if self.again.text() == passphrase else PassphrasesDiffer()
        for field, error in ((self.passphrase, weak), (self.again, differs)):
            field.show_problem(error.sentence() if error else "")
        self.strength.setVisible(weak is None)
        if weak or differs:
            (self.passphrase if weak else self.again).setFocus()
            return
        one, supersede = self._one, self.supersede.isChecked()
        self.run(lambda: self._service.renew(one.id, passphrase, one.row_version, supersede=supersede))

    def _strength(self) -> Strength:
        return passphrase_strength(self.passphrase.text(), self._one.name)

    def _rate(self) -> None:
        self.passphrase.show_problem()
        self.strength.show()
        self.strength.show_strength(self._strength() if self.passphrase.text() else None)


class RevokeForm(IdentityForm):
    """Why an identity signs no more."""

    def __init__(self, service: IdentityService, desk: Desk, one: SigningIdentity) -> None:
        super().__init__(
            service,
            desk,
            _("Revoke the identity of {name}").format(name=one.name),
            _(
                "From now on it never signs again, and this cannot be undone. What it signed before stays good. "
                "Signatures that it should make later anyway, with a copy, are told as revoked."
            ),
            _("&Revoke the identity"),
        )
        self._one = one
        self.reason = _choice()
        self.note = TextField(
            _("&Note"),
            "revocation_note",
            hint=_(
                "For example the resolution or the date of departure. It is handed out with the evidence of what was signed."
            ),
            longest=500,
        )
        reason = Field(_("R&eason"), self.reason, "revocation_reason")
        self.card.body.addWidget(reason)
        self.card.body.addWidget(self.note)
        if one.is_seal:
            self.card.body.addWidget(muted(_("The municipality gets another seal the next time it seals.")))
        self.setFocusProxy(self.reason)

    def submit(self) -> None:
        """Revoke it."""
        self.problem.hide()
        reason, note = self.reason.currentData(), self.note.text()
        missing = reason == RevocationReason.UNSPECIFIED.value and not note
        self.note.show_problem(errors.RevocationNoteMissing().sentence() if missing else "")
        if missing:
            self.note.setFocus()
            return
        one = self._one
        self.finish(lambda: self._service.revoke(one.id, RevocationReason(reason), note, one.row_version))


def _choice() -> QComboBox:
    from PySide6.QtWidgets import QComboBox

    found = QComboBox()
    for reason, words in wording.REASONS.items():
        found.addItem(translate(words), reason.value)
    return found
