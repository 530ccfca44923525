"""Taking up a paper document in its window: by keyboard, with what an office scanner makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from medias_desktop.policies.rules.true_copies import PageFit
from medias_desktop.policies.views.adoption.card import AdoptionCard
from medias_desktop.policies.views.paper_copy.card_part import PaperPart
from medias_desktop.policies.views.paper_copy.dialog import CERTIFY, DONE, SCANS, PaperCopyDialog
from tests.paper.scanner import as_pdf, as_tiff, blank, printed, scanned
from tests.policies.adopting import PASSPHRASE, adopt, draft


@pytest.fixture
def version(service):
    version_id = draft(service)
    adopt(service, version_id)
    return service.version(version_id).summary


@pytest.fixture
def dialog(qtbot, services, desk, dialogs, version):
    dialogs.answers = [True] * 9  # the test's end closes the window, which asks whether to leave
    made = PaperCopyDialog(None, services.true_copies, version, desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def files(tmp_path, service, version):
    """Two files: pages in disorder and turned, one twice, a blank one; a page whose code is torn off."""
    pdf = service.adoption_pdf(version.id)
    pages = [printed(pdf, number) for number in range(service.adoption(version.id).pdf_pages)]
    torn = scanned(pages[2])
    torn.paste(255, (1200, 1800, 1700, 2200))
    first = [scanned(pages[-1], 180), scanned(pages[0], 90), blank(noise=8), pages[1], *pages[3:-1]]
    paths = [tmp_path / "Copieur.pdf", tmp_path / "Suite.tiff"]
    paths[0].write_bytes(as_pdf(first))
    paths[1].write_bytes(as_tiff([torn, pages[0]]))
    return paths


def read(qtbot, dialog, dialogs, files):
    dialogs.files = list(files)
    dialog.scans.choose_files()
    qtbot.waitUntil(lambda: not dialog.scans.busy, timeout=60_000)


def plain(text):
    return text.replace("\u00a0", " ")


def states(dialog):
    shown = dialog.scans.list
    return [shown.item(at).data(Qt.ItemDataRole.UserRole)[0] for at in range(shown.count())]


def test_from_the_scan_to_the_certified_copy_by_keyboard(
    qtbot, dialog, dialogs, files, service, services, version
):
    service.signatures.identities.create("Jean L’Heureux", "Greffier", PASSPHRASE)
    dialog._offer_identities()
    qtbot.waitUntil(lambda: dialog.scans.first_button.hasFocus())
    dialogs.files = list(files)
    qtbot.keyClick(dialog.scans.first_button, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: not dialog.scans.busy and dialog.focusWidget() is dialog.scans.list, timeout=60_000
    )
    pages = service.adoption(version.id).pdf_pages
    assert states(dialog).count("Reconnue") == pages - 1
    assert states(dialog)[-2:] == ["Vide", "En double"]
    row = dialog.scans.list.row_data()
    assert (row.fit, row.undecided) == (PageFit.NO_CODE, True)  # the keyboard is on what waits
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Space)
    assert (
        dialog.scans.problem.text()
        == "Il n’est pas dit ce qu’est la page numérisée 1 de « Suite.tiff ». Choisissez sa page ou écartez-la."
    )
    choice = dialog.scans.side.choice
    choice.setFocus()
    for _press in range(3):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentData() == 3
    assert dialog.scans.arrangement.missing == ()
    assert states(dialog)[2] == "Placée à la main"
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Space)
    assert dialog.stack.currentIndex() == CERTIFY
    assert dialog.focusWidget() is dialog.certify.secret.line
    qtbot.keyClicks(dialog.certify.secret.line, "autre chose")
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(dialog.certify.secret.problem.text()), timeout=60_000)
    assert services.true_copies.copies(version.id) == ()
    qtbot.keyClicks(dialog.certify.secret.line, PASSPHRASE)  # the wrong one is selected: typing replaces it
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.copy is not None, timeout=60_000)
    assert dialog._step == DONE
    (made,) = services.true_copies.copies(version.id)
    assert services.true_copies.verify(made.id).accepted
    dialog.next()
    assert dialog.result() == dialog.DialogCode.Accepted


def test_space_turns_and_delete_leaves_out(qtbot, dialog, dialogs, files):
    read(qtbot, dialog, dialogs, files)
    shown = dialog.scans.list
    shown.setCurrentRow(1)
    before = shown.row_data()
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert shown.row_data().quarter_turns == (before.quarter_turns + 1) % 4
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert shown.row_data().page is None
    assert before.page in dialog.scans.arrangement.missing


def test_what_was_read_stays_when_another_file_is_refused(qtbot, dialog, dialogs, files, tmp_path):
    read(qtbot, dialog, dialogs, files)
    before = states(dialog)
    bad = tmp_path / "Procès-verbal.docx"
    bad.write_bytes(b"PK\x03\x04")
    empty = tmp_path / "Vide.pdf"
    empty.write_bytes(b"")
    read(qtbot, dialog, dialogs, [bad, empty, files[0]])
    told = plain(dialog.scans.problem.text()).split("\n")
    assert told[0].startswith("« Procès-verbal.docx » n’est ni un PDF ni une image lisible")
    assert told[1].startswith("Le fichier « Vide.pdf » est vide")
    assert told[2] == "« Copieur.pdf » est déjà ici."
    assert states(dialog) == before


def test_missing_pages_ask_for_a_note(qtbot, dialog, dialogs, files, service):
    service.signatures.identities.create("Jean L’Heureux", "Greffier", PASSPHRASE)
    dialog._offer_identities()
    read(qtbot, dialog, dialogs, files[:1])
    dialog.next()
    dialog.certify.secret.line.setText(PASSPHRASE)
    dialog.next()
    assert plain(dialog.certify.note.problem.text()) == (
        "Il manque des pages à la copie : 3. Numérisez-les et ajoutez-les, ou écrivez dans la note pourquoi elles n’y sont pas."
    )
    assert dialog.copy is None


def test_leaving_asks_only_when_pages_lie_there(qtbot, dialog, dialogs, files):
    read(qtbot, dialog, dialogs, files[:1])
    dialogs.answers = [False, True, True]
    dialog.reject()
    assert dialog.isVisible()
    assert dialog._step == SCANS
    dialog.reject()
    assert not dialog.isVisible()


def test_the_card_prints_the_page_to_sign_and_takes_up_the_scan(qtbot, service, desk, dialogs, version):
    card = AdoptionCard(service, desk)
    qtbot.addWidget(card)
    card.show_version(version)
    card.show()
    part = card.findChild(PaperPart)
    dialogs.answers = [True]
    part.print_button.click()
    last = service.adoption(version.id).pdf_pages
    assert dialogs.asked[-1].startswith(f"La page {last} est à signer à la main.")
    assert dialogs.printed == [service.adoption_pdf(version.id)]
    part.scan_button.click()
    opened = card.findChild(PaperCopyDialog)
    assert opened.isVisible()
    opened.reject()
