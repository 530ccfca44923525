"""The window that verifies any PDF: every verdict, its report, its keys, files that come and go."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from medias_desktop.core import i18n
from medias_desktop.signatures.service.checking import CheckingService
from medias_desktop.signatures.service.services import SignatureServices
from medias_desktop.signatures.views.checking.details import Details
from medias_desktop.signatures.views.checking.dialog import CheckingDialog
from medias_desktop.signatures.views.checking.result import SignatureCard
from medias_desktop.signatures.views.trust.forms import TrustForm
from medias_desktop.slices import held_documents
from tests.core.pdf.tools import text_of
from tests.signatures.files import adopted, changed, encrypted, rolled_back


@pytest.fixture
def opened(qtbot, register, desk):
    """Return what opens the window, by the register or by none."""

    def open_window(trust=None, *, alone=False):
        service = (
            CheckingService(clock=desk.clock)
            if alone
            else CheckingService(register, held_documents(register))
        )
        dialog = CheckingDialog(None, service, desk, trust)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_window


@pytest.fixture
def checked(qtbot, opened, tmp_path):
    """Return what checks bytes in the window and waits for the verdict."""

    def check(pdf, name="Politique.pdf", dialog=None, **how):
        dialog = dialog or opened(**how)
        (tmp_path / name).write_bytes(pdf)
        before = dialog.stack.currentWidget()
        dialog.check(tmp_path / name)
        qtbot.waitUntil(lambda: dialog.stack.currentWidget() is not before)
        return dialog

    return check


def told(dialog, name="checking_verdict"):
    return dialog.shown.findChild(QLabel, name).text()


def cards(dialog):
    return dialog.shown.findChildren(SignatureCard)


def test_the_registers_document_is_authentic_and_its_signers_are_known(checked, register):
    dialog = checked(adopted(register))
    assert told(dialog) == "Authentique"
    assert "résolution 2026-11-214" in told(dialog, "checking_register")
    first, second = cards(dialog)
    assert first.accessibleName().startswith("Marie-Ève Côté-Gagné. Mairesse, Ville de Sainte-Élodie. Valide")
    assert "Rien n’a été modifié après cette signature." in second.accessibleName()
    assert dialog.accessibleDescription().startswith("Authentique. ")
    assert dialog.shown.view.page_count() > 1
    assert dialog.focusWidget() is dialog.shown.print_button


@pytest.mark.parametrize(
    ("make", "verdict"),
    [
        (lambda twice: twice, "Intact, mais le signataire n’est pas confirmé"),
        (changed, "Modifié après la signature"),
        (rolled_back, "Il manque une signature"),
        (lambda pdf: encrypted(pdf, "secret"), "Illisible"),
    ],
)
def test_a_strangers_document(checked, twice, make, verdict):
    assert told(checked(make(twice))) == verdict


def test_in_english(checked, twice):
    i18n.use_language("en")
    dialog = checked(twice)
    assert told(dialog) == "Unchanged, but the signer is not confirmed"
    assert "Not confirmed" in cards(dialog)[0].accessibleName()


def test_an_earlier_version_names_who_is_missing(checked, register):
    dialog = checked(rolled_back(adopted(register)))
    assert told(dialog) == "Une version antérieure d’un document du registre"
    assert "la signature de Jean L’Heureux" in told(dialog, "checking_register")


def test_without_a_register_nobody_vouches_and_nobody_can_be_trusted(checked, twice):
    dialog = checked(twice, alone=True)
    assert "Aucun registre" in told(dialog, "checking_register")
    assert not any(card.trust.isVisible() for card in cards(dialog))


def test_what_is_no_pdf_is_told_in_the_window_and_another_file_can_be_chosen(
    qtbot, checked, twice, dialogs, tmp_path
):
    dialog = checked(b"GIF89a", "image.pdf")
    page = dialog.stack.currentWidget()
    assert page.objectName() == "checking_refused"
    assert any("image.pdf" in one.text() for one in page.findChildren(QLabel))
    assert dialogs.errors == []
    (tmp_path / "autre.pdf").write_bytes(twice)
    dialogs.files = [tmp_path / "autre.pdf"]
    assert dialog.focusWidget() is page.choose
    qtbot.keyClick(page.choose, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.shown is not None)


@pytest.mark.parametrize("name", ["parti.pdf", ""])
def test_a_file_that_vanished_or_a_folder_is_told_in_a_sentence(qtbot, opened, tmp_path, name):
    dialog = opened()
    dialog.check(tmp_path / name)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget().objectName() == "checking_refused")


def test_one_file_after_the_other(checked, register, twice):
    dialog = checked(adopted(register))
    checked(changed(twice), "autre.pdf", dialog)
    assert told(dialog) == "Modifié après la signature"
    assert dialog.stack.count() == 2  # the first page, and the result


def test_choosing_no_file_changes_nothing(opened, dialogs):
    dialog = opened()
    dialogs.files = [None]
    dialog.start.choose.click()
    assert dialog.stack.currentWidget() is dialog.start


def test_a_dropped_file_is_verified(qtbot, opened, tmp_path, once):
    (tmp_path / "un.pdf").write_bytes(once)
    dialog, data = opened(), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "un.pdf"))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(dialog, enter)
    QApplication.sendEvent(dialog, drop)
    qtbot.waitUntil(lambda: dialog.shown is not None)


def test_the_detail_is_folded_and_can_be_copied(qtbot, checked, twice):
    dialog = checked(twice)
    detail = cards(dialog)[0].findChild(Details)
    assert not detail.inside.isVisible()
    assert not detail.copy.isVisible()
    qtbot.keyClick(detail.fold, Qt.Key.Key_Space)
    assert detail.inside.isVisible()
    qtbot.keyClick(detail.copy, Qt.Key.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert "ECDSA P-256" in copied
    assert re.search("[0-9a-f]{64}", copied)
    assert "\u200b" not in copied


def test_the_report_is_printed_and_saved(qtbot, checked, register, dialogs, tmp_path):
    dialog = checked(adopted(register))
    qtbot.keyClick(dialog.shown.print_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    text = " ".join(text_of(tmp_path, dialogs.printed[0]).split())
    for said in ("Ville de Sainte-Élodie", "Authentique", "Politique.pdf", "Jean L’Heureux", "PAdES B-B"):
        assert said in text
    dialogs.files = [tmp_path / "rapport"]
    dialog.shown.save_button.click()
    qtbot.waitUntil((tmp_path / "rapport.pdf").exists)


def truster(register, desk):
    """Return what the program gives the window: it makes the form of the trust list."""
    return lambda certificate_pem: TrustForm(SignatureServices(register).trust, desk, certificate_pem)


def test_a_signer_is_trusted_and_the_file_verified_again(qtbot, checked, register, clock, desk, twice):
    clock.set_today(dt.date(2026, 11, 22))  # the day after the signatures
    dialog = checked(twice, trust=truster(register, desk))
    for number, state in ((0, "Intact, mais le signataire n’est pas confirmé"), (1, "Accepté")):
        page = dialog.shown
        assert cards(dialog)[number].trust.isVisible()
        cards(dialog)[number].trust.click()
        form = dialog.stack.currentWidget()
        assert isinstance(form, TrustForm)
        assert dialog.focusWidget() is form.note.line
        form.note.line.setText("Comparé au téléphone")
        qtbot.keyClick(form.note.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda page=page: dialog.shown not in (page, None))
        assert told(dialog) == state
    assert dialog.stack.count() == 2  # the first page and the last verdict
    assert not any(card.trust.isVisible() for card in cards(dialog))
    assert "Comparé au téléphone" in cards(dialog)[0].accessibleName()


def test_who_declines_to_trust_sees_the_same_result(checked, register, desk, twice):
    dialog = checked(twice, trust=truster(register, desk))
    page = dialog.shown
    cards(dialog)[0].trust.click()
    assert dialog.stack.currentWidget() is not page
    dialog.stack.currentWidget().leave.click()
    assert dialog.stack.currentWidget() is dialog.shown is page
    assert SignatureServices(register).trust.list() == ()


def test_closing_stops_the_work(qtbot, opened, desk, tmp_path, monkeypatch):
    def endless(self, path, progress):
        while True:
            progress.report(1, 4)

    monkeypatch.setattr(CheckingService, "check_file", endless)
    dialog = opened()
    dialog.check(Path("x.pdf"))
    dialog.reject()
    qtbot.waitUntil(desk.jobs.idle)
    assert not dialog.isVisible()


def test_everything_is_reached_by_keyboard_and_has_a_name(checked, register, desk, twice):
    dialog = checked(twice, trust=truster(register, desk))
    for one in dialog.shown.findChildren(QPushButton):
        if one.isVisible():
            assert one.text().strip()
            assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog.shown.view.accessibleName()
