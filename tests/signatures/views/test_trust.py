"""The trust list and the time-stamp server in their window."""

from __future__ import annotations

import datetime as dt
import http.server
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from medias_desktop.signatures.views.facts import fingerprint
from medias_desktop.signatures.views.trust.forms import TrustForm
from tests.signatures.making import NOON, another_authority, issued

WHY = "Empreinte comparée au téléphone"


@pytest.fixture
def trusted(dialog):
    dialog.tabs.setCurrentWidget(dialog.trusted)
    return dialog.trusted


@pytest.fixture
def chain(tmp_path):
    authority = another_authority()
    path = tmp_path / "chaine.pem"
    path.write_text(issued("Luc Roy", authority=authority).certificate_pem + authority.certificate_pem)
    return path


def opened(dialog, trusted, dialogs, path):
    dialogs.files = [path]
    trusted.add_button.click()
    form = dialog.form()
    form.choose.click()
    return form


def test_a_certificate_is_compared_then_trusted_with_a_reason(dialog, trusted, dialogs, signatures, chain):
    form = opened(dialog, trusted, dialogs, chain)
    assert [one.name for one in form.table.rows()] == ["Signature – Autorité Boréale", "Luc Roy"]
    assert fingerprint(form.chosen().sha256) in form.facts.values()
    assert "Toute personne" in form.meaning.text()
    form.table.selectRow(1)
    assert "Seules les signatures" in form.meaning.text()
    form.submit()
    assert "motif" in form.note.problem.text()
    form.note.line.setText(WHY)
    form.submit()
    assert [(one.name, one.note) for one in signatures.trust.list()] == [("Luc Roy", WHY)]
    assert dialog.form() is None
    assert [one.name for one in trusted.table.rows()] == ["Luc Roy"]


def test_what_cannot_be_trusted_is_told_in_the_form(dialog, trusted, dialogs, signatures, chain, tmp_path):
    letter = tmp_path / "lettre.cer"
    letter.write_text("Bonjour")
    form = opened(dialog, trusted, dialogs, letter)
    assert "lettre.cer" in form.problem.text()
    assert not form.do.isEnabled()
    dialogs.files = [tmp_path / "parti.cer", chain]
    form.choose.click()
    assert "parti.cer" in form.problem.text()
    form.choose.click()
    assert form.problem.isHidden()
    signatures.trust.trust_certificate(form.chosen().certificate_pem.encode(), WHY)
    form.note.line.setText(WHY)
    form.submit()
    assert "déjà dans la liste" in form.problem.text()


def test_an_expired_one_asks_to_be_confirmed(qtbot, signatures, desk):
    old = another_authority(NOON - dt.timedelta(days=3700))
    form = TrustForm(signatures.trust, desk, old.certificate_pem)
    qtbot.addWidget(form)
    form.show()
    form.note.line.setText(WHY)
    form.submit()
    assert "a expiré" in form.problem.text()
    form.old.setChecked(True)
    with qtbot.waitSignal(form.finished):
        form.submit()
    assert len(signatures.trust.list()) == 1


def test_a_reason_is_corrected_and_a_certificate_removed(dialog, trusted, dialogs, signatures):
    signatures.trust.trust_certificate(issued("Luc Roy").certificate_pem.encode(), WHY)
    trusted.refresh()
    trusted.note_button.click()
    form = dialog.form()
    assert form.note.text() == WHY
    form.note.line.setText("Rencontré à la MRC")
    form.submit()
    assert "Rencontré à la MRC" in trusted.card.values()
    dialogs.answers = [False, True]
    trusted.remove_button.click()
    assert len(signatures.trust.list()) == 1
    trusted.remove_button.click()
    assert signatures.trust.list() == ()
    assert trusted._none.isVisible()


def test_one_removed_in_another_window(dialog, trusted, dialogs, signatures):
    number = signatures.trust.trust_certificate(issued("Luc Roy").certificate_pem.encode(), WHY)
    trusted.refresh()
    signatures.trust.distrust(number)
    dialogs.answers = [True]
    trusted.remove_button.click()
    assert len(dialogs.errors) == 1
    assert trusted.table.rows() == ()


# Time stamps


@pytest.fixture
def stamps(dialog):
    dialog.tabs.setCurrentWidget(dialog.timestamps)
    return dialog.timestamps


def test_the_server_is_off_until_its_address_is_saved(stamps, signatures):
    assert stamps.state.text() == "Désactivé"
    assert not stamps.save_button.isEnabled()
    stamps.url.line.setText("horodatage.example")
    stamps.save_button.click()
    assert "https://" in stamps.url.problem.text()
    assert signatures.timestamps.server() is None
    stamps.url.line.setText("https://horodatage.example/tsa")
    stamps.save_button.click()
    assert stamps.state.text() == "Activé"
    assert signatures.timestamps.url() == "https://horodatage.example/tsa"
    assert "Enregistré" in stamps.told.text()
    stamps.off_button.click()
    assert (stamps.state.text(), signatures.timestamps.url()) == ("Désactivé", "")


def test_enter_saves_the_address(qtbot, stamps, signatures):
    stamps.url.line.setText("https://horodatage.example")
    qtbot.keyClick(stamps.url.line, Qt.Key.Key_Return)
    assert signatures.timestamps.url() == "https://horodatage.example"


class _Nonsense(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>bonjour</html>")

    def log_message(self, *_words):
        pass


@pytest.fixture
def web_server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Nonsense)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def tried(qtbot, stamps, url):
    stamps.url.line.setText(url)
    stamps.try_button.click()
    qtbot.waitUntil(stamps.try_button.isEnabled)
    return stamps.told.text()


def test_a_trial_is_told_plainly_and_sets_nothing(qtbot, stamps, signatures, web_server):
    assert "pas par un horodatage" in tried(qtbot, stamps, web_server)
    assert "hors d’atteinte" in tried(qtbot, stamps, "http://127.0.0.1:9/")
    assert "https://" in tried(qtbot, stamps, "ftp://127.0.0.1/")
    assert signatures.timestamps.server() is None


def test_the_keyboard_reaches_every_page(qtbot, dialog):
    dialog.tabs.tabBar().setFocus()
    titles = []
    for _page in range(3):
        titles.append(dialog.tabs.tabText(dialog.tabs.currentIndex()))
        qtbot.keyClick(dialog.tabs.tabBar(), Qt.Key.Key_Right)
    assert titles == ["Identités", "Certificats de confiance", "Horodatage"]
    assert all(one.accessibleName() for one in (dialog.identities.table, dialog.trusted.table))
    assert dialog.findChildren(QLabel)
