"""Adding the identity of a real token (SoftHSM2) in its form."""

from __future__ import annotations

import pytest

from medias_desktop.core import settings
from medias_desktop.core.pdf.identity import open_pkcs12
from medias_desktop.signatures.rules import IdentityKind
from tests.core.pdf.softhsm import needs_softhsm, new_token, put
from tests.policies.adopting import PASSPHRASE
from tests.signatures.making import issued

pytestmark = needs_softhsm


@pytest.fixture(scope="module")
def card():
    plugged = new_token()
    key, certificate, others = open_pkcs12(issued("Zoé Lavoie").pkcs12, PASSPHRASE)
    put(plugged, key, certificate, *others)
    return plugged


@pytest.fixture
def form(qtbot, dialog, card):
    settings.save(settings.Settings(token_driver=str(card.module)))
    dialog.identities.token_button.click()
    found = dialog.form()
    qtbot.waitUntil(found.again.isEnabled)
    return found


def test_the_persons_certificate_is_found_and_added(qtbot, dialog, form, card, identities):
    ours = [one for one in form.table.rows() if one.token_serial == card.serial]
    assert [one.name for one in ours] == ["Zoé Lavoie"]
    form.table.select_keys([(card.serial, card.key_id, ours[0].certificate_pem)])
    form.role.line.setText("Greffière")
    form.submit()
    qtbot.waitUntil(lambda: dialog.form() is None)
    (found,) = identities.all()
    assert (found.name, found.role, found.kind) == ("Zoé Lavoie", "Greffière", IdentityKind.TOKEN)
    assert dialog.identities.export_button.isHidden()
    assert card.label in dialog.identities.card.values()


def test_a_file_that_is_no_driver_is_told_and_not_remembered(qtbot, form, dialogs, chosen, tmp_path):
    wrong = tmp_path / "pilote.so"
    wrong.write_bytes(b"\x7fELF but not really")
    dialogs.files = [wrong]
    form.choose.click()
    qtbot.waitUntil(form.again.isEnabled)
    assert "pilote.so" in form.problem.text()
    assert chosen == {}
    assert not form.do.isEnabled()


def test_a_driver_is_remembered_on_this_computer_and_forgotten_again(qtbot, form, dialogs, chosen, card):
    dialogs.files = [card.module]
    form.choose.click()
    qtbot.waitUntil(form.again.isEnabled)
    assert chosen == {"token_driver": str(card.module)}
    assert form.driver.isVisible()
    form.usual.click()
    qtbot.waitUntil(form.again.isEnabled)
    assert chosen == {"token_driver": ""}
    assert not form.driver.isVisible()
