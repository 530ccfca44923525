"""Every dialog in its states, on the sample's own records."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from medias_desktop import demo
from medias_desktop.acknowledgements.rules import AcknowledgementState
from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.core.crash import CrashDialog, environment
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.people.tab import PeopleTab
from medias_desktop.people.views.import_dialog import ImportDialog
from medias_desktop.people.views.person_dialog import PersonDialog
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.adoption.wizard import AdoptionWizard
from medias_desktop.policies.views.import_preview.dialog import ImportPreview
from medias_desktop.window.about import AboutDialog, NewsDialog
from medias_desktop.window.welcome import MunicipalityDialog
from tests.screenshots.stage import Scene, Stage

TEXT_WITH_HINTS = """Municipalité de Sainte-Élodie-des-Érables
Politique des communications en ligne

1. Pourquoi ce texte

La municipalité répond en ligne comme au comptoir : vite et poliment.

2. Qui écrit

2.1 La direction

La direction générale tient les comptes.

2.3 Les autres

Les autres personnes proposent leurs textes à la direction.

4. Ce qui arrive ensuite

Un écart à ces règles est discuté, puis noté au dossier.
"""
LIST_WITH_PROBLEMS = (
    "Matricule;Nom;Prénom;Service;Statut;Courriel;Date d’embauche;Ville\r\n"
    "00212;Bérubé;Noël;Travaux publics;Employé régulier;nberube@ville.example;2019-03-04;Sainte-Élodie\r\n"
    "00213;L’Écuyer;Françoise;Greffe;Employée régulière;flecuyer@ville.example;2015-06-01;Sainte-Élodie\r\n"
    "00214;;;Bibliothèque;Bénévole;;2020-01-15;Sainte-Élodie\r\n"
    "00215;Cœur;Zoé;Bibliothèque;Bénévole;zoe.ville.example;2020-01-15;Sainte-Élodie\r\n"
    "00216;Dubé;Réjean;Incendie;Pompier volontaire;;31/31/2011;Sainte-Élodie\r\n"
    "00217;Roy;Marie-Ève;Incendie;Astronaute;;2011-09-09;Sainte-Élodie\r\n"
)


def _file(name: str, text: str) -> Path:
    path = profile_folder() / name
    path.write_text(text, "utf-8")
    return path


# Policies


def import_preview(stage: Stage) -> QWidget:
    """Check an outline in which nothing is unusual."""
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(stage.draft_uid())
    tab.doing.correct_outline()
    return stage.find(tab, ImportPreview)


def import_hints(stage: Stage) -> QWidget:
    """Check an outline with gaps in its numbers."""
    tab = stage.tab("policies", PoliciesTab)
    tab.doing.import_policy(_file("communications.txt", TEXT_WITH_HINTS))
    return stage.find(tab, ImportPreview)


def import_word(stage: Stage) -> QWidget:
    """Check what was recognized in a Word file."""
    file = Path(__file__).parents[1] / "corpus" / "word" / "chauffage-sainte-rosalie.docx"
    tab = stage.tab("policies", PoliciesTab)
    tab.doing.import_policy(file)
    return stage.find(tab, ImportPreview)


def import_without_headings(stage: Stage) -> QWidget:
    """Check a text in which no heading was found."""
    text = "Le conseil demande à chacun de rester courtois en ligne.\n\nLes messages haineux sont effacés.\n"
    tab = stage.tab("policies", PoliciesTab)
    tab.doing.import_policy(_file("lettre.txt", text))
    return stage.find(tab, ImportPreview)


def _wizard(stage: Stage) -> AdoptionWizard:
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(stage.draft_uid())
    tab.doing.adopt()
    return stage.find(tab, AdoptionWizard)


def _resolved(stage: Stage) -> AdoptionWizard:
    wizard = _wizard(stage)
    wizard.resolution.resolution.line.setText("2026-11-214")
    wizard.resolution.mover.line.setText("Sylvie Nadeau")
    wizard.resolution.seconder.line.setText("Benoît Dubé")
    return wizard


def adoption_resolution(stage: Stage) -> QWidget:
    """Show the first step as it opens."""
    return _wizard(stage)


def adoption_resolution_problems(stage: Stage) -> QWidget:
    """Show the first step's problems."""
    wizard = _wizard(stage)
    wizard.resolution.municipality.line.clear()
    wizard.next()
    return wizard


def adoption_signatories(stage: Stage) -> QWidget:
    """Show the second step with those who signed last time."""
    wizard = _resolved(stage)
    wizard.next()
    return wizard


def adoption_signatories_problems(stage: Stage) -> QWidget:
    """Show the second step's problems: a name missing, a person twice."""
    wizard = _resolved(stage)
    wizard.next()
    wizard.signatories.add_button.click()
    wizard.signatories.rows[0].name.clear()
    wizard.next()
    return wizard


def adoption_new_identity(stage: Stage) -> QWidget:
    """Show the form of an identity in the wizard."""
    wizard = _resolved(stage)
    wizard.next()
    wizard.signatories.create_wanted.emit(wizard.signatories.rows[0])
    return wizard


def adoption_review(stage: Stage) -> QWidget:
    """Show the third step."""
    wizard = _resolved(stage)
    wizard.next()
    wizard.next()
    return wizard


def adoption_review_problems(stage: Stage) -> QWidget:
    """Show the third step's problems: a passphrase missing."""
    wizard = _resolved(stage)
    for _step in range(3):
        wizard.next()
    return wizard


def adoption_done(stage: Stage) -> QWidget:
    """Adopt and show the signed document."""
    wizard = _resolved(stage)
    wizard.next()
    wizard.next()
    assert wizard.review is not None
    for secret in wizard.review.secrets.values():
        secret.line.setText(demo.PASSPHRASE)
    wizard.next()
    stage.until(lambda: wizard.record is not None)
    stage.settle(600)
    return wizard


def signed_pdf(stage: Stage) -> QWidget:
    """Show the signed document in its window."""
    version = stage.policies().in_force()[0]
    title = f"{version.policy_title}"
    return PdfDialog(stage.window, stage.policies().adoption_pdf(version.id), title, stage.program.desk)


def certificate(stage: Stage) -> QWidget:
    """Show a certificate of acknowledgement, sealed."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    signed = next(row for row in tab.table.rows() if row.status.state is AcknowledgementState.SIGNED)
    stage.until(tab.settled)
    tab.commands.acts.certify(tab.scope, [signed.person_id])
    stage.until(lambda: bool(tab.findChildren(PdfDialog)))
    shown = tab.findChildren(PdfDialog)[-1]
    assert shown.seal_button is not None
    shown.seal_button.click()
    stage.until(lambda: stage.program.desk.jobs.idle())
    stage.settle(400)
    return shown


# People


def person_new(stage: Stage) -> QWidget:
    """Show an empty form."""
    tab = stage.tab("people", PeopleTab)
    tab.add()
    assert tab.dialog is not None
    return tab.dialog


def person_problem(stage: Stage) -> QWidget:
    """Show a form with problems."""
    tab = stage.tab("people", PeopleTab)
    tab.edit(tab.table.rows()[1])
    form = tab.dialog
    assert isinstance(form, PersonDialog)
    form.last_name.clear()
    form.email.setText("pas-un-courriel")
    form.accept()
    return form


def people_import(stage: Stage) -> QWidget:
    """Show the import window with rows that have problems."""
    tab = stage.tab("people", PeopleTab)
    tab.import_list(_file("personnel.csv", LIST_WITH_PROBLEMS))
    stage.until(lambda: isinstance(tab.dialog, ImportDialog) and tab.dialog.plan is not None)
    assert tab.dialog is not None
    return tab.dialog


def people_import_no_names(stage: Stage) -> QWidget:
    """Show the import window of a list without a column of names."""
    tab = stage.tab("people", PeopleTab)
    tab.import_list(_file("sans-noms.csv", "Code;Ville\r\n1;Amos\r\n"))
    stage.until(lambda: isinstance(tab.dialog, ImportDialog))
    assert tab.dialog is not None
    return tab.dialog


# Acknowledgements


def _on_a_row(name: str, state: str, act: str) -> Scene:
    def show(stage: Stage) -> QWidget:
        tab = stage.tab("acknowledgements", AcknowledgementsTab)
        row = next(one for one in tab.table.rows() if one.status.state.value == state)
        tab.table.select_numbers([row.person_id])
        tab.actions_[act].trigger()
        return _opened(stage)

    return Scene(name, show)


def _opened(stage: Stage) -> QDialog:
    stage.until(lambda: any(one.isVisible() for one in stage.window.findChildren(QDialog)))
    return next(one for one in stage.window.findChildren(QDialog) if one.isVisible())


def record_several(stage: Stage) -> QWidget:
    """Record signatures of several people, one of whom has signed."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    tab.table.selectAll()
    tab.actions_["record"].trigger()
    return _opened(stage)


def cancel_problem(stage: Stage) -> QWidget:
    """Cancel without a reason."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    row = next(one for one in tab.table.rows() if one.status.state.value == "signed")
    tab.table.select_numbers([row.person_id])
    tab.actions_["cancel"].trigger()
    dialog = _opened(stage)
    stage.find(dialog, QPushButton, "save").click()
    return dialog


# The program's own

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 70"><path d="M2 2h56v34q0 22-28 32Q2 58 2 36z" '
    b'fill="#1d4f91"/><path d="M2 2h56v20H2z" fill="#e0a800"/><path d="M30 26l4 9 10-2-5 9 8 6-10 1-1 11h-12l-1-11'
    b'-10-1 8-6-5-9 10 2z" fill="#fff"/></svg>'
)


def municipality(stage: Stage) -> QWidget:
    """Correct the municipality, which has a logo and a light colour."""
    register = stage.program.register
    assert register is not None
    bears = Letterhead(LOGO, "image/svg+xml", "#e0a800")
    return MunicipalityDialog(stage.window, register.municipality(), bears, stage.program.desk)


def municipality_plain(stage: Stage) -> QWidget:
    """Correct the municipality, which has neither logo nor colour."""
    register = stage.program.register
    assert register is not None
    return MunicipalityDialog(stage.window, register.municipality(), PLAIN, stage.program.desk)


def municipality_new(stage: Stage) -> QWidget:
    """Make a register, the name missing."""
    dialog = MunicipalityDialog(stage.window, None)
    dialog.accept()
    return dialog


def crash(stage: Stage) -> QWidget:
    """Show a bug's report."""
    report = (
        environment() + '\n\n  File "medias_desktop/people/tab.py", line 12, in refresh\nZeroDivisionError'
    )
    return CrashDialog(stage.window, report, profile_folder() / "crash.log")


SCENES = (
    Scene("import-preview", import_preview, main=True),
    Scene("import-word", import_word),
    Scene("import-without-headings", import_without_headings),
    Scene("import-hints", import_hints),
    Scene("adoption-1", adoption_resolution, main=True),
    Scene("adoption-1-problems", adoption_resolution_problems),
    Scene("adoption-2", adoption_signatories, main=True),
    Scene("adoption-2-problems", adoption_signatories_problems),
    Scene("adoption-2-identity", adoption_new_identity),
    Scene("adoption-3", adoption_review, main=True),
    Scene("adoption-3-problems", adoption_review_problems),
    Scene("adoption-4-done", adoption_done, main=True),
    Scene("pdf", signed_pdf),
    Scene("person-new", person_new),
    Scene("person-problem", person_problem, main=True),
    Scene("list-import", people_import, main=True),
    Scene("list-import-no-names", people_import_no_names),
    _on_a_row("sign-record", "to_read", "record"),
    Scene("sign-record-several", record_several, main=True),
    _on_a_row("sign-correct", "signed", "correct"),
    _on_a_row("sign-cancel", "signed", "cancel"),
    Scene("sign-cancel-problem", cancel_problem),
    _on_a_row("sign-audience", "signed", "audience"),
    Scene("certificate-sealed", certificate),
    Scene("municipality", municipality, main=True),
    Scene("municipality-new", municipality_new),
    Scene("municipality-plain", municipality_plain),
    Scene("about", lambda stage: AboutDialog(stage.window)),
    Scene("news", lambda stage: NewsDialog(stage.window)),
    Scene("crash", crash),
)
