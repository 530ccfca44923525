import datetime as dt

import pytest
from PySide6.QtCore import Qt

from medias_desktop.core import i18n
from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.policies.rules import Signatory
from medias_desktop.signatures.views.dialog import SignaturesDialog
from medias_desktop.signatures.views.identities.forms import CreateIdentityForm, ImportIdentityForm
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft


def submit(qtbot, desk, form) -> None:
    form.do.click()
    qtbot.waitUntil(desk.jobs.idle, timeout=20000)
    qtbot.waitUntil(form.do.isEnabled, timeout=20000)


@pytest.fixture
def pkcs12(tmp_path, clock):
    made = create_identity("Réjean Thériault", "", "Autorité X", PASSPHRASE, clock.now())
    path = tmp_path / "rejean.p12"
    path.write_bytes(made.pkcs12)
    return path


def test_an_identity_is_made_from_the_list(qtbot, identities, desk, dialog, page):
    assert page.table.rows() == ()
    page.create_button.click()
    form = dialog.findChild(CreateIdentityForm)
    assert dialog.stack.currentWidget() is form
    form.name.line.setText("Marie-Ève Côté-Gagné")
    form.role.line.setText("Mairesse")
    form.passphrase.line.setText(PASSPHRASE)
    form.again.line.setText(PASSPHRASE)
    form.do.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 1, timeout=20000)
    (found,) = identities.all()
    assert (found.name, found.role) == ("Marie-Ève Côté-Gagné", "Mairesse")
    assert dialog.stack.currentIndex() == 0


def test_what_is_wrong_in_the_form_is_told_at_its_field(qtbot, identities, desk):
    form = CreateIdentityForm(identities, desk)
    qtbot.addWidget(form)
    form.show()
    form.do.click()
    assert "Inscrivez le prénom" in form.name.problem.text()
    assert "trop facile" in form.passphrase.problem.text()
    form.passphrase.line.setText(PASSPHRASE)
    assert not form.passphrase.problem.isVisible()
    form.name.line.setText("Léo Nadeau")
    form.again.line.setText(PASSPHRASE + "s")
    form.do.click()
    assert "diffèrent" in form.again.problem.text()
    assert identities.all() == ()


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("", "Au moins 12 caractères"),
        ("court", "Trop facile"),
        ("twelve chars", "Suffisante"),
        ("un bon mot ici", "Bonne"),
        (PASSPHRASE, "Très bonne"),
    ],
)
def test_the_strength_of_the_passphrase_is_said_in_words(qtbot, identities, desk, passphrase, words):
    form = CreateIdentityForm(identities, desk)
    qtbot.addWidget(form)
    form.passphrase.line.setText(passphrase)
    assert form.strength._words.text().startswith(words)


def test_the_passphrase_is_hidden_until_asked_for(qtbot, identities, desk):
    form = CreateIdentityForm(identities, desk)
    qtbot.addWidget(form)
    line = form.passphrase.line
    line.setText(PASSPHRASE)
    assert PASSPHRASE not in line.displayText()
    line.actions()[0].trigger()
    assert line.displayText() == PASSPHRASE
    line.actions()[0].trigger()
    assert PASSPHRASE not in line.displayText()


def test_an_identity_is_imported_and_a_wrong_passphrase_is_told_first(
    qtbot, identities, desk, dialogs, dialog, page, pkcs12
):
    page.import_button.click()
    form = dialog.findChild(ImportIdentityForm)
    form.do.click()
    assert "Aucun fichier" in form.file.problem.text()
    dialogs.files = [None, pkcs12]
    form.choose.click()
    form.choose.click()
    assert form.file.text() == "rejean.p12"
    form.passphrase.line.setText("une autre phrase")
    submit(qtbot, desk, form)
    assert form.problem.isVisible()
    assert identities.all() == ()
    form.passphrase.line.setText(PASSPHRASE)
    form.do.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 1, timeout=20000)
    assert identities.all()[0].name == "Réjean Thériault"


def test_a_file_that_is_gone_is_told(qtbot, service, desk, dialogs, dialog, tmp_path, page):
    page.import_button.click()
    form = dialog.findChild(ImportIdentityForm)
    dialogs.files = [tmp_path / "parti.p12"]
    form.choose.click()
    submit(qtbot, desk, form)
    assert "parti.p12" in form.problem.text()


def test_an_identity_is_exported_byte_for_byte(identities, dialogs, page, tmp_path):
    identity = identities.create("Léo Nadeau", "", PASSPHRASE)
    page.refresh()
    dialogs.files = [tmp_path / "leo.p12", None, tmp_path / "nowhere" / "leo.p12"]
    for _time in range(3):
        page.export_button.click()
    assert (tmp_path / "leo.p12").read_bytes() == identities.pkcs12(identity)
    assert len(dialogs.errors) == 1


def test_an_identity_is_deleted_after_a_question(identities, dialogs, page):
    identities.create("Léo Nadeau", "", PASSPHRASE)
    page.refresh()
    dialogs.answers = [False, True]
    page.delete_button.click()
    assert len(identities.all()) == 1
    page.delete_button.click()
    assert identities.all() == ()
    assert not page.delete_button.isVisible()


def test_one_that_signed_cannot_be_deleted(service, identities, page):
    from medias_desktop.core.progress import Silent

    identity = identities.create("Léo Nadeau", "", PASSPHRASE)
    who = (Signatory("Léo Nadeau", "Maire", identity),)
    service.adopt(draft(service), RESOLUTION, who, {identity: PASSPHRASE}, Silent())
    page.refresh()
    assert page.export_button.isEnabled()
    assert not page.delete_button.isEnabled()


def test_the_state_follows_the_calendar(identities, page, clock):
    identities.create("Léo Nadeau", "", PASSPHRASE)
    (one,) = identities.all()
    states = []
    for days in (0, 365 * 3 - 91, 365 * 3 - 90, 365 * 3 + 1):
        clock.set_today(dt.date(2026, 11, 21) + dt.timedelta(days=days))
        states.append(page._state(one))
    assert states == ["Valide", "Valide", "Expire bientôt", "Expirée"]


def test_escape_leaves_the_form_then_the_dialog(qtbot, dialog, page):
    page.create_button.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.stack.currentIndex() == 0
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_speaks_english_too(qtbot, signatures, desk):
    i18n.use_language("en")
    found = SignaturesDialog(None, signatures, desk)
    qtbot.addWidget(found)
    assert found.tabs.tabText(0) == "Identities"
