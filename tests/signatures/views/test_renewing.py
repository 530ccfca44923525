"""What becomes of an identity in the window: renewed, revoked, its certificate and lists handed out."""

from __future__ import annotations

import pytest
from cryptography import x509
from PySide6.QtWidgets import QPushButton

from medias_desktop.core.store.roles import Role
from medias_desktop.signatures.rules import IdentityKind, RevocationReason
from medias_desktop.signatures.service.identities import IdentityService
from medias_desktop.signatures.views.dialog import SignaturesDialog
from medias_desktop.signatures.views.facts import fingerprint
from tests.policies.adopting import PASSPHRASE
from tests.registers import open_again
from tests.signatures.making import certificate, issued


@pytest.fixture
def anne(identities):
    return identities.create("Anne Roy", "Mairesse", PASSPHRASE)


@pytest.fixture
def shown(anne, dialog):
    dialog.identities.refresh()
    return dialog


def test_a_revocation_is_asked_for_with_its_reason(shown, identities, anne):
    page = shown.identities
    page.revoke_button.click()
    form = shown.form()
    assert "Anne Roy" in form._title
    form.reason.setCurrentIndex(form.reason.findData("unspecified"))
    form.submit()
    assert "motif" in form.note.problem.text()
    assert identities.get(anne).revocation is None
    form.note.line.setText("Clé perdue")
    form.submit()
    assert identities.get(anne).revocation.note == "Clé perdue"
    assert shown.form() is None
    assert page.card.chip.text() == "Révoquée"
    assert "Clé perdue" in page.card.values()
    assert page.revoke_button.isHidden()


def test_a_revocation_in_another_window_meanwhile_is_told(shown, register, identities, anne):
    shown.identities.revoke_button.click()
    form = shown.form()
    other = open_again(register)
    try:
        IdentityService(other).revoke(anne, RevocationReason.SUPERSEDED)
    finally:
        other.close()
    form.submit()
    assert "déjà été révoquée" in form.problem.text()
    assert identities.get(anne).revocation.reason is RevocationReason.SUPERSEDED


def test_an_identity_is_renewed(qtbot, shown, identities, anne):
    page = shown.identities
    page.renew_button.click()
    form = shown.form()
    form.submit()
    assert "trop facile" in form.passphrase.problem.text()
    form.passphrase.line.setText("une tout autre phrase de passe")
    form.submit()
    assert "diffèrent" in form.again.problem.text()
    form.again.line.setText("une tout autre phrase de passe")
    form.submit()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 2)
    assert identities.get(anne).revocation.reason is RevocationReason.SUPERSEDED


def test_the_identity_of_before_may_go_on(qtbot, shown, identities, anne):
    shown.identities.renew_button.click()
    form = shown.form()
    form.supersede.setChecked(False)
    for field in (form.passphrase, form.again):
        field.line.setText("une tout autre phrase de passe")
    form.submit()
    qtbot.waitUntil(lambda: len(identities.all()) == 2)
    assert identities.get(anne).revocation is None


def test_what_is_offered_for_each_kind(dialog, identities):
    imported = identities.import_pkcs12(issued("Luc Roy").pkcs12, PASSPHRASE)
    seal = identities.seal_identity()
    page = dialog.identities
    page.refresh()
    offered = {}
    for number in (imported, seal):
        page.table.select_keys([number])
        buttons = page.card.findChildren(QPushButton)
        offered[number] = {one.objectName() for one in buttons if not one.isHidden()}
    assert offered == {
        imported: {"identity_revoke", "identity_export", "identity_certificate", "identity_delete"},
        seal: {"identity_revoke", "identity_certificate"},
    }
    kinds = {one.name: one.kind for one in page.table.rows()}
    assert kinds == {"Luc Roy": IdentityKind.FILE, "Ville de Sainte-Élodie": IdentityKind.SEAL}


def test_certificates_and_lists_are_handed_out(shown, identities, anne, dialogs, tmp_path):
    page = shown.identities
    dialogs.files = [tmp_path / name for name in ("anne.cer", "autorite.cer", "liste.crl")]
    for one in (page.certificate_button, page.authority_button, page.list_button):
        one.click()
    assert dialogs.errors == []
    own = x509.load_der_x509_certificate((tmp_path / "anne.cer").read_bytes())
    root = x509.load_der_x509_certificate((tmp_path / "autorite.cer").read_bytes())
    assert own == certificate(identities.get(anne).certificate_pem)
    own.verify_directly_issued_by(root)
    crl = x509.load_der_x509_crl((tmp_path / "liste.crl").read_bytes())
    assert crl.is_signature_valid(root.public_key())
    assert b"PRIVATE" not in (tmp_path / "anne.cer").read_bytes()


def test_a_place_that_cannot_be_written_is_told(shown, dialogs, tmp_path):
    dialogs.files = [None, tmp_path / "nulle-part" / "anne.cer"]
    shown.identities.certificate_button.click()
    shown.identities.certificate_button.click()
    assert len(dialogs.errors) == 1


def test_a_fingerprint_is_read_out_in_groups_of_four():
    assert fingerprint("0123456789abcdef" * 4).split("\n") == ["0123  4567  89AB  CDEF"] * 4


@pytest.mark.parametrize("role", list(Role))
def test_who_may_only_read_sees_everything_and_changes_nothing(
    qtbot, register, signatures, desk, identities, anne, role
):
    register.actor = register.actor._replace(name="Line Caron", role=role)
    dialog = SignaturesDialog(None, signatures, desk)
    qtbot.addWidget(dialog)
    may = role in (Role.DIRECTION, Role.CLERK)
    page, trusted, stamps = dialog.identities, dialog.trusted, dialog.timestamps
    changing = (page.create_button, page.import_button, page.token_button, page.renew_button)
    changing += (page.revoke_button, page.delete_button, page.export_button, page.list_button)
    for one in (*changing, trusted.add_button):
        assert one.isEnabled() is may
        assert ("Line Caron" in one.toolTip()) is not may
    assert stamps.url.line.isEnabled() is may
    assert page.certificate_button.isEnabled()
    assert page.authority_button.isEnabled()
    assert [one.name for one in page.table.rows()] == ["Anne Roy"]


def test_what_another_window_wrote_comes_in(shown, identities, desk):
    identities.create("Luc Roy", "", PASSPHRASE)
    desk.changes.announce_everything()
    assert [one.name for one in shown.identities.table.rows()] == ["Anne Roy", "Luc Roy"]
