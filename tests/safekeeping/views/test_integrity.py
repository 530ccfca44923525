"""The window that verifies the register: sound, with findings, stopped; the report."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from medias_desktop.app import trail_words
from medias_desktop.core import i18n
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.integrity import IntegrityService
from medias_desktop.safekeeping.views.integrity.dialog import IntegrityDialog
from medias_desktop.safekeeping.views.sealed_access import SealedAccess
from tests.core.pdf.tools import text_of
from tests.registers import change_behind


@pytest.fixture
def filled(register):
    for name in ("Roy", "Côté"):
        PeopleService(register).add(PersonDraft(name, "Luc"))
    return register


@pytest.fixture
def opened(qtbot, filled, desk):
    """Return what opens the window and waits for the verdict."""

    def open_window(open_backups=None, wait=True):
        made = IntegrityDialog(None, IntegrityService(filled, metadata, trail_words()), desk, open_backups)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        if wait:
            qtbot.waitUntil(lambda: made.shown is not None)
        return made

    return open_window


def label(widget, name):
    return widget.findChild(QLabel, name).text()


def button(widget, name):
    return widget.findChild(QPushButton, name)


def test_a_sound_register_and_its_report(qtbot, filled, opened, dialogs, tmp_path):
    dialog = opened(lambda: None)
    page = dialog.shown
    assert label(page, "integrity_verdict") == "Rien à signaler"
    seq, digest = filled.rows("SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1")[0]
    digits = bytes(digest).hex()
    head = f"{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:16]}"
    assert label(page, "integrity_head") == f"{seq}  ·  {head}"
    assert not page.backups.isVisible()
    assert dialog.focusWidget() is page.print_button
    qtbot.keyClick(page.print_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    text = " ".join(text_of(tmp_path, dialogs.printed[0]).split())
    for told in (
        "Ville de Sainte-Élodie",
        "Rien à signaler",
        head,
        filled.actor.name,
        "Signature",
        "21 novembre 2026",
    ):
        assert told in text
    assert text.count("Page 1 sur 1") == 1
    dialogs.files = [tmp_path / "rapport"]
    page.save_button.click()
    qtbot.waitUntil((tmp_path / "rapport.pdf").exists)


def test_findings_say_whose_record_and_lead_to_the_backups(qtbot, filled, opened, dialogs, tmp_path):
    change_behind(filled, "UPDATE person SET last_name = 'Gagnon' WHERE id = 2")
    led = []
    dialog = opened(lambda: led.append(dialog.isVisible()))
    page = dialog.shown
    assert label(page, "integrity_verdict") == "1 constat"
    assert label(page, "finding_1").startswith("1.  Personne Luc Côté\u00a0: ")
    assert "(Nom)" in label(page, "finding_1")
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    assert "Personne Luc Côté" in " ".join(text_of(tmp_path, dialogs.printed[0]).split())
    assert dialog.focusWidget() is page.backups
    qtbot.keyClick(page.backups, Qt.Key.Key_Space)
    assert led == [False]


@pytest.mark.parametrize(("opens", "changed"), [(False, True), (True, False), (True, True)])
def test_sealed_records_are_verified_while_their_lock_is_open(
    qtbot, filled, desk, dialogs, tmp_path, opens, changed
):
    desk = dataclasses.replace(desk, sealed=SealedAccess(dialogs, desk.jobs, lambda: 5))
    desk.sealed.use(filled)
    vaults = []
    desk.sealed.with_vault(None, vaults.append)
    with filled.transaction("write_sealed_record") as tx:
        number = vaults[0].add(tx, "uid-zoe", {"n": 1})
        piece = vaults[0].add_file(tx, number, b"PNG")._asdict()
        vaults[0].change(tx, number, 1, "uid-zoe", {"n": 1, "piece": piece})
        vaults[0].add(tx, "uid-luc", {"n": 2})
    if changed:
        change_behind(filled, "UPDATE sealed_file SET record_id = 2")
    if not opens:
        desk.sealed.forget()
    dialog = IntegrityDialog(None, IntegrityService(filled, metadata, trail_words()), desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.shown is not None)
    page = dialog.shown
    told = "2 dossiers scellés ont été ouverts pour cette vérification, avec leurs fichiers."
    closed = (
        "Les dossiers scellés n’ont pas été ouverts pour cette vérification\u00a0: leur verrou était fermé."
    )
    assert label(page, "integrity_sealed") == (told if opens else closed)
    found = [one.text() for one in page.findChildren(QLabel) if "dossier scellé numéro" in one.text()]
    assert bool(found) is (opens and changed)
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    text = " ".join(text_of(tmp_path, dialogs.printed[0]).split())
    assert ("ont été ouverts" in text, "n’ont pas été ouverts" in text) == (opens, not opens)
    desk.sealed.use(None)


def test_findings_in_english_make_an_english_report(qtbot, filled, opened, dialogs, tmp_path):
    i18n.use_language("en")
    change_behind(filled, "UPDATE person SET last_name = 'Gagnon' WHERE id = 2")
    dialog = opened()
    assert label(dialog.shown, "integrity_verdict") == "1 finding"
    assert not dialog.shown.backups.isVisible()
    dialog.shown.print_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    assert "Report of the register’s verification" in " ".join(text_of(tmp_path, dialogs.printed[0]).split())


def test_it_is_stopped_and_begun_again(qtbot, opened, monkeypatch):
    check = IntegrityService.check

    def endless(self, progress):
        while True:
            progress.report(1, 5)

    monkeypatch.setattr(IntegrityService, "check", endless)
    dialog = opened(wait=False)
    qtbot.waitUntil(lambda: dialog.working.bar.maximum() == 5)
    assert dialog.working.part.text()
    qtbot.keyClick(dialog.working.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.working.again.isVisible)
    assert dialog.working.title.text() == "La vérification a été arrêtée"
    monkeypatch.setattr(IntegrityService, "check", check)
    dialog.working.again.click()
    qtbot.waitUntil(lambda: dialog.shown is not None)


def test_a_register_that_cannot_be_read_is_told(qtbot, opened, dialogs, monkeypatch):
    def refuse(self, progress):
        raise RegisterDamaged(name="essai.medias")

    monkeypatch.setattr(IntegrityService, "check", refuse)
    dialog = opened(wait=False)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert dialog.shown is None
    assert dialog.working.again.isVisible()


def test_closing_stops_the_work(qtbot, opened, desk, monkeypatch):
    def endless(self, progress):
        while True:
            progress.report(1, 5)

    monkeypatch.setattr(IntegrityService, "check", endless)
    dialog = opened(wait=False)
    dialog.reject()
    qtbot.waitUntil(desk.jobs.idle)
    assert not dialog.isVisible()
