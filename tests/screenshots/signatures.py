"""Identities, trusted certificates and time stamps in their states, on the sample's own records."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.paths import profile_folder
from medias_desktop.core.pdf.authority import issue_identity, make_authority
from medias_desktop.signatures.rules import RevocationReason
from medias_desktop.signatures.service.services import SignatureServices
from medias_desktop.signatures.service.tokens import TokenCertificate
from medias_desktop.signatures.views.dialog import SignaturesDialog
from medias_desktop.signatures.views.identities.renewing import RenewForm, RevokeForm
from medias_desktop.signatures.views.identities.token_form import TokenForm
from medias_desktop.signatures.views.trust.forms import TrustForm
from tests.screenshots.stage import EMPTY, Scene, Stage

WHY = "Empreinte comparée au téléphone avec le greffe de la MRC, le 20 novembre 2026"


def _services(stage: Stage) -> SignatureServices:
    assert stage.program.register is not None
    return SignatureServices(stage.program.register)


def _dialog(stage: Stage) -> SignaturesDialog:
    return SignaturesDialog(stage.window, _services(stage), stage.program.desk)


def _others(stage: Stage) -> tuple[str, str, bytes]:
    """Return an authority and what it issued: two certificates (PEM) and a whole identity."""
    now = stage.clock.now()
    authority = make_authority("MRC des Érables", now - dt.timedelta(days=400))
    made = issue_identity(authority, "Solange Provencher", "Greffière", "MRC des Érables", "x", now)
    return authority.certificate_pem, made.certificate_pem, made.pkcs12


def _token(stage: Stage) -> TokenCertificate:
    _authority, person, _file = _others(stage)
    now = stage.clock.now()
    until = now + dt.timedelta(days=700)
    name, issuer = "Jean-François Morin", "Autorité des notaires (invention)"
    label, module = "Jeton du greffe", profile_folder()
    return TokenCertificate(name, "", issuer, now, until, person, b"\1", label, "0042", module)


def identities(stage: Stage) -> QWidget:
    """List the identities."""
    return _dialog(stage)


def identities_many(stage: Stage) -> QWidget:
    """List identities of every kind and state, a revoked one chosen."""
    service = _services(stage).identities
    revoked = service.create(
        "Anne-Sophie Desrosiers-Lamontagne", "Greffière adjointe", "le phare veille encore"
    )
    service.revoke(
        revoked, RevocationReason.CESSATION_OF_OPERATION, "Départ le 30 octobre 2026, résolution 2026-10-198"
    )
    service.import_pkcs12(_others(stage)[2], "x", "Greffière de la MRC")
    service.add_token(_token(stage), "Directeur général et greffier-trésorier")
    service.seal_identity()
    dialog = _dialog(stage)
    dialog.identities.table.select_keys([revoked], revoked)
    return dialog


def identity_new(stage: Stage) -> QWidget:
    """Show the form of a new identity, its passphrase too weak."""
    dialog = _dialog(stage)
    dialog.identities.create_button.click()
    form = dialog.form()
    assert form is not None
    form.name.line.setText("Marie-Ève Côté-Gagné")  # type: ignore[attr-defined]
    form.passphrase.line.setText("mairesse")  # type: ignore[attr-defined]
    form.submit()
    return dialog


def identity_import(stage: Stage) -> QWidget:
    """Show the form that brings an identity from a file."""
    dialog = _dialog(stage)
    dialog.identities.import_button.click()
    return dialog


def identity_renew(stage: Stage) -> QWidget:
    """Show the form of a renewal."""
    dialog = _dialog(stage)
    dialog.identities.renew_button.click()
    assert isinstance(dialog.form(), RenewForm)
    return dialog


def identity_revoke(stage: Stage) -> QWidget:
    """Show the form of a revocation."""
    dialog = _dialog(stage)
    dialog.identities.revoke_button.click()
    assert isinstance(dialog.form(), RevokeForm)
    return dialog


def identity_token(stage: Stage) -> QWidget:
    """Show what is on a token."""
    dialog = _dialog(stage)
    dialog.identities.token_button.click()
    form = dialog.form()
    assert isinstance(form, TokenForm)
    stage.until(form.again.isEnabled)
    form._on_found((_token(stage),))
    return dialog


def identity_token_none(stage: Stage) -> QWidget:
    """Show that nothing is plugged in."""
    dialog = _dialog(stage)
    dialog.identities.token_button.click()
    form = dialog.form()
    assert isinstance(form, TokenForm)
    stage.until(form.again.isEnabled)
    form._on_found(())
    return dialog


def trusted(stage: Stage) -> QWidget:
    """List the trusted certificates."""
    service = _services(stage).trust
    authority, person, _file = _others(stage)
    service.trust_certificate(authority.encode(), WHY)
    service.trust_certificate(
        person.encode(), "Rencontrée à la MRC le 3 novembre; certificat remis sur clé USB"
    )
    return trusted_none(stage)


def trusted_none(stage: Stage) -> QWidget:
    """Show that nobody else is trusted."""
    dialog = _dialog(stage)
    dialog.tabs.setCurrentWidget(dialog.trusted)
    return dialog


def trust_form(stage: Stage) -> QWidget:
    """Compare one of several certificates."""
    dialog = trusted_none(stage)
    assert isinstance(dialog, SignaturesDialog)
    dialog.trusted.add_button.click()
    form = dialog.form()
    assert isinstance(form, TrustForm)
    authority, person, _file = _others(stage)
    path = profile_folder() / "certificats-mrc.pem"
    path.write_text(person + authority)
    form.take(path)
    return dialog


def trust_expired(stage: Stage) -> QWidget:
    """Compare an expired certificate that came with a document."""
    old = make_authority("Ancienne autorité régionale", stage.clock.now() - dt.timedelta(days=3800))
    dialog = QDialog(stage.window)
    dialog.resize(1120, 760)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.addWidget(TrustForm(_services(stage).trust, stage.program.desk, old.certificate_pem))
    return dialog


def timestamps(stage: Stage) -> QWidget:
    """Show the server that is off."""
    dialog = _dialog(stage)
    dialog.tabs.setCurrentWidget(dialog.timestamps)
    return dialog


def timestamps_failed(stage: Stage) -> QWidget:
    """Try a server that does not answer."""
    _services(stage).timestamps.set_server("http://127.0.0.1:9/horodatage")
    dialog = timestamps(stage)
    assert isinstance(dialog, SignaturesDialog)
    dialog.timestamps.try_button.click()
    stage.until(dialog.timestamps.try_button.isEnabled)
    return dialog


SCENES = (
    Scene("signatures-identities", identities, main=True),
    Scene("signatures-identities-many", identities_many, main=True),
    Scene("signatures-identities-none", identities, EMPTY),
    Scene("signatures-new", identity_new, main=True),
    Scene("signatures-import", identity_import),
    Scene("signatures-renew", identity_renew),
    Scene("signatures-revoke", identity_revoke),
    Scene("signatures-token", identity_token, main=True),
    Scene("signatures-token-none", identity_token_none),
    Scene("signatures-trusted", trusted, main=True),
    Scene("signatures-trusted-none", trusted_none),
    Scene("signatures-trust", trust_form, main=True),
    Scene("signatures-trust-expired", trust_expired),
    Scene("signatures-timestamps", timestamps, main=True),
    Scene("signatures-timestamps-failed", timestamps_failed),
)
