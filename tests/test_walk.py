"""The whole job through the real window: import, correct, adopt, sign, verify, people, sheets, record, percentage."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QProgressBar, QPushButton

from medias_desktop.acknowledgements.views.decisions import DecisionDialog
from medias_desktop.acknowledgements.views.printing.dialog import PrintDialog
from medias_desktop.app import PARTS
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.people.views.import_dialog import ImportDialog
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.views.adoption.wizard import AdoptionWizard
from medias_desktop.policies.views.import_preview.dialog import ImportPreview
from medias_desktop.window.program import Program
from tests.core.pdf import tools

PASSPHRASE = "quatre mots de passage"
OURS = """Municipalité de Port-Joli
Politique des communications en ligne

1. Pourquoi ce texte

La municipalité répond en ligne comme au comptoir : vite et poliment.

2. Qui écrit

2.1 La direction

La direction générale tient les comptes.

2.2 Les autres

Les autres personnes proposent leurs textes à la direction.

3. Ce qui arrive ensuite

Un écart à ces règles est discuté, puis noté au dossier.
"""
PEOPLE = (
    "Matricule;Nom;Prénom;Service;Statut;Date d’embauche\r\n"
    "00012;Bérubé;Noël;Travaux publics;Employé régulier;2019-03-04\r\n"
    "00013;L’Écuyer;Françoise;Greffe;Employée régulière;2015-06-01\r\n"
    ";Cœur;Zoé;Bibliothèque;Bénévole;2020-01-15\r\n"
    "00031;Dubé;Réjean;Incendie;Pompier volontaire;2011-09-09\r\n"
)


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, register):
    running = Program(qapp, PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    running.window.show()
    running.open(register.path)
    yield running
    running.shutdown()
    running._qt_language.forget()


@pytest.fixture(params=["ours", "montmagny-2023", "vallee-des-rivieres-2023"])
def policy_file(request, tmp_path):
    if request.param == "ours":
        path = tmp_path / "politique.txt"
        path.write_text(OURS, "utf-8")
        return path
    return request.getfixturevalue("seeds") / f"{request.param}.txt"


def click(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_from_a_text_to_a_percentage(qtbot, program, dialogs, policy_file, tmp_path, clock):
    version_id = import_and_correct(qtbot, program, dialogs, policy_file)
    pdf = adopt(qtbot, program, version_id)
    verify_independently(pdf, tmp_path)
    import_people(qtbot, program, dialogs, tmp_path)
    acknowledge(qtbot, program, dialogs)


def import_and_correct(qtbot, program, dialogs, policy_file) -> int:
    tab = program.window.tab("policies")
    dialogs.files.append(policy_file)
    qtbot.mouseClick(tab.first_page.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.findChild(ImportPreview) is not None)
    preview = tab.findChild(ImportPreview)
    model = preview.outline_pane.table.model()
    found = model.rowCount()
    assert found >= 4
    table = preview.outline_pane.table
    table.setCurrentIndex(model.index(found - 1, 2))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table.findChild(QLineEdit)
    field.setText("Titre corrigé à la main")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.index(found - 1, 2).data() == "Titre corrigé à la main")
    preview.form.policy_title.setText("Politique des médias sociaux")
    preview.form.municipality.setText("Ville de Sainte-Élodie")
    preview.save.click()
    qtbot.waitUntil(lambda: tab.reader.text.version() is not None)
    version = tab.reader.text.version()
    assert len(version.sections) == found
    assert version.sections[-1].heading == "Titre corrigé à la main"
    return version.summary.id


def adopt(qtbot, program, version_id) -> bytes:
    service = PolicyService(program.register)
    mayor = service.signatures.identities.create("Marie-Ève Côté", "Mairesse", PASSPHRASE)
    tab = program.window.tab("policies")
    click(qtbot, tab, "adopt")
    wizard = tab.findChild(AdoptionWizard)
    wizard.resolution.resolution.line.setText("2026-11-214")
    wizard.resolution.meeting.set_day(dt.date(2026, 11, 16))
    wizard.resolution.in_force.set_day(dt.date(2026, 11, 20))
    wizard.resolution.mover.line.setText("Noémie Ouellet")
    wizard.resolution.seconder.line.setText("Léo Nadeau")
    click(qtbot, wizard, "wizard_next")
    for row, name in zip(wizard.signatories.rows, ("Marie-Ève Côté", "Jean L’Heureux"), strict=True):
        row.name.setText(name)
    wizard.signatories.show_identities(wizard.signatories.rows[0], mayor)
    click(qtbot, wizard, "wizard_next")
    wizard.review.secrets[mayor].line.setText(PASSPHRASE)
    click(qtbot, wizard, "wizard_next")
    qtbot.waitUntil(lambda: wizard.record is not None, timeout=30_000)
    wizard.accept()
    assert tab.header.chip.text() == "En vigueur"
    assert "En vigueur" in program.window.statusBar().findChild(QLabel).text()
    assert service.verify_adoption(version_id).accepted
    return service.adoption_pdf(version_id)


def verify_independently(pdf: bytes, folder) -> None:
    """PDF/A by page-validation, the signature by CMS digest and, where it is installed, by pdfsig."""
    assert tools.defects(pdf, "2a") == []
    assert tools.check_signatures(pdf) == ["Marie-Ève Côté"]
    if shutil.which("pdfsig"):
        told = tools.run(folder, pdf, "pdfsig").stdout
        assert "Signature is Valid" in told
        assert "Total document signed" in told
    with open_pdf(pdf) as pages:
        assert "2026-11-214" in pages.text(0)
        everything = "".join(pages.text(number) for number in range(len(pages)))
    assert "Titre corrigé à la main" in " ".join(everything.split())


def import_people(qtbot, program, dialogs, folder) -> None:
    path = folder / "personnel.csv"
    path.write_bytes(PEOPLE.encode("cp1252"))
    program.window.go_to("people")
    tab = program.window.tab("people")
    dialogs.files.append(path)
    click(qtbot, tab, "import")
    qtbot.waitUntil(lambda: isinstance(tab.dialog, ImportDialog) and tab.dialog.plan is not None)
    click(qtbot, tab.dialog, "do_import")
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 4)
    names = [(person.number, person.listed_name) for person in tab.table.rows()]
    assert names == [
        ("00012", "Bérubé, Noël"),
        ("", "Cœur, Zoé"),
        ("00031", "Dubé, Réjean"),
        ("00013", "L’Écuyer, Françoise"),
    ]


def acknowledge(qtbot, program, dialogs) -> None:
    program.window.go_to("acknowledgements")
    tab = program.window.tab("acknowledgements")
    qtbot.waitUntil(lambda: tab.badge() == 4)
    tab.table.selectAll()
    click(qtbot, tab, "print_sheets")
    qtbot.waitUntil(lambda: tab.findChild(PrintDialog) is not None)
    sheets = tab.findChild(PrintDialog)
    qtbot.waitUntil(sheets.print_button.isEnabled)
    with qtbot.waitSignal(sheets.finished):
        sheets.print_button.click()
    with open_pdf(dialogs.printed[0]) as pages:
        assert [
            name in pages.text(number) for number, name in enumerate(("Bérubé", "Cœur", "Dubé", "Écuyer"))
        ] == [True] * 4
    tab.table.selectRow(0)
    click(qtbot, tab, "record")
    asked = tab.findChild(DecisionDialog)
    asked.findChild(QDateEdit, "day").setDate(QDate(2026, 11, 20))
    click(qtbot, asked, "save")
    qtbot.waitUntil(lambda: tab.badge() == 3)
    assert "25\u00a0%" in tab.findChild(QProgressBar).accessibleName()  # one of four persons
