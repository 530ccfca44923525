"""A signed adoption from the identity to the evidence file, in the real window, by the keyboard alone."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from medias_desktop.acknowledgements.views.decisions import DecisionDialog
from medias_desktop.app import PARTS
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.views.adoption.wizard import AdoptionWizard
from medias_desktop.policies.views.paper_copy.dialog import PaperCopyDialog
from medias_desktop.policies.views.rounds.dialogs import SignDialog
from medias_desktop.signatures.views.checking.dialog import CheckingDialog
from medias_desktop.signatures.views.dialog import SignaturesDialog
from medias_desktop.window.program import Program
from tests.core.pdf import tools
from tests.hands import DOWN, ENTER, ESCAPE, RIGHT, SPACE, TAB, Hands, back
from tests.paper.scanner import as_pdf, printed
from tests.policies.adopting import PASSPHRASE, adopt, draft
from tests.policies.service.test_taking_back import Office

MAYOR, CLERK = "Marie-Ève Côté-Gagné", "Jean L’Heureux"


pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
"""Menus grab it; the screen of tests cannot."""


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, register):
    running = Program(qapp, PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    with qtbot.waitActive(running.window):
        running.window.resize(1440, 900)
        running.window.show()
        running.window.activateWindow()
    yield running
    running.shutdown()
    running._qt_language.forget()


@pytest.fixture
def hands(qtbot):
    return Hands(qtbot)


@pytest.fixture
def service(register):
    """What the register holds, seen beside the window."""
    return PolicyService(register)


def opened(qtbot, program, register, name="policies"):
    """Open the register, go to a tab of it by its key and return that."""
    program.open(register.path)
    number = {"policies": Qt.Key.Key_1, "acknowledgements": Qt.Key.Key_2}[name]
    QTest.keyClick(program.window, number, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.window.tab(name) is not None and program.window.tab(name).isVisible())
    tab = program.window.tab(name)
    if name == "policies":
        qtbot.waitUntil(lambda: tab.current() is not None)
    QTest.keyClick(program.window, TAB)
    return tab


def test_one_signs_here_and_the_other_in_another_program(
    qtbot, program, register, service, hands, dialogs, clock, tmp_path
):
    draft(service)
    office = Office(CLERK, clock)
    tab = opened(qtbot, program, register)
    make_identity(qtbot, program, hands)
    trust_the_office(qtbot, program, hands, dialogs, tmp_path, office)
    prepare(qtbot, program, hands, tab, dialogs, tmp_path)
    sign_here(qtbot, program, hands, tab)
    signed = sign_elsewhere(qtbot, program, hands, tab, dialogs, tmp_path, office)
    check_the_file(qtbot, program, hands, dialogs, signed)
    hand_out_evidence(qtbot, program, hands, tab, dialogs, tmp_path, signed)


def make_identity(qtbot, program, hands) -> None:
    hands.menu(Qt.Key.Key_R, "entry_signatures")
    window = hands.wait_for(SignaturesDialog)
    assert hands.at().objectName() == "identity_new"
    hands.press(SPACE)
    for name, text in (
        ("identity_name", MAYOR),
        ("identity_role", "Mairesse"),
        ("identity_passphrase", PASSPHRASE),
        ("identity_again", PASSPHRASE),
    ):
        hands.walk_to(name)
        hands.write(text)
    hands.press(ENTER)
    qtbot.waitUntil(lambda: window.form() is None)
    assert [one.name for one in window.identities.table.rows()] == [MAYOR]
    assert hands.at() is window.identities.table


def trust_the_office(qtbot, program, hands, dialogs, folder, office) -> None:
    """Go on in the same window: its second page, a certificate from a file, why it is trusted."""
    window = hands.wait_for(SignaturesDialog)
    path = folder / "autorite.pem"
    path.write_bytes(office.root)
    while hands.at() is not window.tabs.tabBar():
        hands.press(TAB)
    hands.press(RIGHT)
    hands.walk_to("trust_add")
    hands.press(SPACE)
    dialogs.files.append(path)
    hands.walk_to("trust_choose")
    hands.press(SPACE)
    hands.walk_to("trust_reason")
    hands.write("Empreinte comparée au téléphone")
    hands.press(ENTER)
    qtbot.waitUntil(lambda: window.form() is None)
    assert len(window.trusted.table.rows()) == 1
    hands.press(ESCAPE)
    back(qtbot, program)


def prepare(qtbot, program, hands, tab, dialogs, folder) -> None:
    hands.walk_to("adopt")
    hands.press(SPACE)
    wizard = hands.wait_for(AdoptionWizard)
    for name, text in (
        ("resolution_number", "2026-11-214"),
        ("mover", "Lise Ouellet"),
        ("seconder", "Paul Nadeau"),
    ):
        hands.walk_to(name)
        hands.write(text)
    hands.press(ENTER)
    hands.walk_to("signatory_name_1")
    hands.write(MAYOR)
    hands.walk_to("signatory_method_1")
    hands.press(DOWN)
    hands.walk_to("signatory_name_2")
    hands.write(CLERK)
    hands.walk_to("signatory_method_2")
    hands.press(DOWN, DOWN)
    one, other = wizard.signatories.signatories()
    assert (one.identity_id is not None, other.elsewhere) == (True, True)
    hands.walk_to("wizard_next")
    hands.press(SPACE)
    hands.walk_to("wizard_next")
    hands.press(SPACE)
    qtbot.waitUntil(lambda: wizard.round is not None)
    wizard.activateWindow()
    assert hands.at().objectName() == "save_prepared"
    prepared = folder / "prepare.pdf"
    dialogs.files.append(prepared)
    hands.press(SPACE)
    assert tools.defects(prepared.read_bytes(), "2a") == []
    hands.press(ESCAPE)
    back(qtbot, program)
    qtbot.waitUntil(lambda: tab.header.chip.text() == "En signature")


def sign_here(qtbot, program, hands, tab) -> None:
    open_panel(qtbot, hands, tab, "signing")
    hands.walk_to("sign_here")
    hands.press(SPACE)
    asked = hands.wait_for(SignDialog)
    hands.write("autre chose")
    hands.press(ENTER)
    qtbot.waitUntil(lambda: bool(asked.secret.problem.text()))
    qtbot.waitUntil(lambda: hands.at() is asked.secret.line)
    hands.write(PASSPHRASE)
    hands.press(ENTER)
    back(qtbot, program)
    qtbot.waitUntil(lambda: CLERK in tab.reading.panel.part("signing").card.turn.text())


def sign_elsewhere(qtbot, program, hands, tab, dialogs, folder, office):
    """Save what is to be signed, sign it in the other program, take it back; return the signed file."""
    out, signed = folder / "a signer.pdf", folder / "signe.pdf"
    dialogs.files.append(out)
    hands.walk_to("save_round")
    hands.press(SPACE)
    signed.write_bytes(office.signed(out.read_bytes(), "signature_2"))
    dialogs.files.append(out)  # the wrong one: nothing was signed in it
    hands.walk_to("take_back")
    hands.press(SPACE)
    qtbot.waitUntil(lambda: bool(dialogs.errors) or bool(dialogs.told))
    back(qtbot, program)
    (refusal,) = dialogs.errors
    assert "signature" in refusal.sentence()
    assert hands.at().objectName() == "take_back"
    dialogs.files.append(signed)
    hands.press(SPACE)
    qtbot.waitUntil(lambda: tab.header.chip.text() == "En vigueur" and program.desk.jobs.idle())
    back(qtbot, program)
    assert any("la politique est adoptée" in told for told in dialogs.told)
    assert tab.reading.panel.current_key() == "adoption"
    assert hands.at() is tab.reading.panel.tabBar()
    return signed


def check_the_file(qtbot, program, hands, dialogs, signed) -> None:
    dialogs.files.append(signed)
    hands.menu(Qt.Key.Key_R, "entry_checking")
    window = hands.wait_for(CheckingDialog)
    assert hands.at() is window.start.choose
    hands.press(SPACE)
    qtbot.waitUntil(lambda: window.shown is not None)
    told = window.shown.accessibleName()
    assert "registre" in told
    window.activateWindow()
    assert hands.at().objectName() == "checking_print"
    hands.press(SPACE)
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    with open_pdf(dialogs.printed[0]) as pages:
        words = pages.text(0)
    assert MAYOR in words
    hands.press(ESCAPE)
    back(qtbot, program)


def hand_out_evidence(qtbot, program, hands, tab, dialogs, folder, signed) -> None:
    path = folder / "preuve.zip"
    dialogs.files.append(path)
    hands.walk_to("export_evidence")
    hands.press(SPACE)
    digest = tab.findChild(QLineEdit, "evidence_sha256")
    qtbot.waitUntil(lambda: bool(digest.text()))
    with zipfile.ZipFile(path) as found:
        held = [found.read(name) for name in found.namelist() if name.endswith(".pdf")]
    assert signed.read_bytes() in held


def open_panel(qtbot, hands, tab, key) -> None:
    """Bring a page of what is beside the text to the front."""
    if not tab.header.panel.isChecked():
        hands.press(Qt.Key.Key_F8)
    qtbot.waitUntil(tab.reading.panel.isVisible)
    while hands.at() is not tab.reading.panel.tabBar():
        hands.press(TAB)
    for _stop in range(tab.reading.panel.count()):
        if tab.reading.panel.current_key() != key:
            hands.press(RIGHT)
    assert tab.reading.panel.current_key() == key


def test_a_document_signed_by_hand_is_scanned_back(
    qtbot, program, register, service, hands, dialogs, tmp_path
):
    version_id = draft(service)
    adopt(service, version_id)
    tab = opened(qtbot, program, register)
    open_panel(qtbot, hands, tab, "adoption")
    dialogs.answers.append(True)
    hands.walk_to("print_to_sign")
    hands.press(SPACE)
    scan = tmp_path / "Copieur.pdf"
    with open_pdf(dialogs.printed[0]) as pages:
        count = len(pages)
    scan.write_bytes(as_pdf([printed(dialogs.printed[0], number) for number in range(count)]))
    hands.walk_to("take_up_scan")
    hands.press(SPACE)
    window = hands.wait_for(PaperCopyDialog)
    assert hands.at().objectName() == "choose_scans"
    dialogs.files.append(scan)
    hands.press(SPACE)
    qtbot.waitUntil(lambda: not window.scans.busy and window.next_button.isEnabled())
    window.activateWindow()
    assert hands.at() is window.scans.list
    hands.walk_to("copy_next")
    hands.press(SPACE)
    assert hands.at().objectName() == "copy_new_identity"
    hands.press(SPACE)
    for name, text in (
        ("identity_name", CLERK),
        ("identity_role", "Greffier"),
        ("identity_passphrase", PASSPHRASE),
        ("identity_again", PASSPHRASE),
    ):
        hands.walk_to(name)
        hands.write(text)
    hands.press(ENTER)
    qtbot.waitUntil(lambda: window.certify.identity_id() is not None)
    window.activateWindow()
    assert hands.at().objectName() == "copy_secret"
    hands.write(PASSPHRASE)
    hands.press(ENTER)
    qtbot.waitUntil(lambda: window.copy is not None)
    window.activateWindow()
    hands.press(ESCAPE)
    back(qtbot, program)
    (made,) = service.true_copies.copies(version_id)
    assert made.attested_by == CLERK
    assert service.true_copies.verify(made.id).accepted
    hands.walk_to(f"true_copy_{made.id}")


def test_a_certificate_is_sealed_and_printed(qtbot, program, register, service, hands, dialogs, clock):
    adopt(service, draft(service))
    PeopleService(register).add(PersonDraft("Bérubé", "Noël", "00012"))
    clock.set_today(dt.date(2026, 12, 2))
    tab = opened(qtbot, program, register, "acknowledgements")
    qtbot.waitUntil(lambda: bool(tab.table.rows()))
    hands.walk_to("persons")
    hands.press(SPACE)
    assert tab.table.selected_count() == 1
    QTest.keyClick(hands.at(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    hands.wait_for(DecisionDialog)
    hands.walk_to("save")
    hands.press(SPACE)
    back(qtbot, program)
    hands.walk_to("persons")
    QTest.keyClick(hands.at(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    window = hands.wait_for(PdfDialog)
    hands.walk_to("seal")
    hands.press(SPACE)
    qtbot.waitUntil(lambda: window.seal_button.text().strip() == "Scellé")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(tools.check_signatures(dialogs.printed[0])) == 1
