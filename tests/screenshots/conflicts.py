"""Records that another window changed while they were open here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from medias_desktop.core.store.register import Municipality
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.people.tab import PeopleTab
from medias_desktop.people.views.person_dialog import PersonDialog
from medias_desktop.policies.views.import_preview.correcting import DraftCorrection, opened
from medias_desktop.window.municipality import MunicipalityEditing
from tests.screenshots.stage import Scene, Stage


def _overtaken(stage: Stage) -> PersonDialog:
    """Type into a person's form, after another window changed the same person."""
    tab = stage.tab("people", PeopleTab)
    person = tab.table.rows()[1]
    tab.edit(person)
    form = tab.dialog
    assert isinstance(form, PersonDialog)
    assert stage.program.register is not None
    there = replace(PersonDraft.of(person), email="direction@ville.example", department="Direction générale")
    PeopleService(stage.program.register).change(person.id, person.version, there)
    form.email.setText("comptoir.du.greffe@sainte-elodie-des-erables.example")
    form.end_date.setText("2026-12-31")
    form.accept()
    return form


def person(stage: Stage) -> QWidget:
    """Show both versions of a person."""
    conflict = _overtaken(stage).conflict
    assert conflict is not None
    return conflict


def person_whole(stage: Stage) -> QWidget:
    """Show all fields of a person, also those on which both versions agree."""
    conflict = person(stage)
    stage.find(conflict, QPushButton, "unfold").click()
    return conflict


def municipality(stage: Stage) -> QWidget:
    """Show both versions of the municipality, without a field changed on both sides."""
    register = stage.program.register
    assert register is not None
    editing = MunicipalityEditing(stage.window, register, stage.program.desk)
    editing.form.open()
    register.change_municipality(Municipality(register.municipality().name, "fr", "a4"))
    editing.form.name.setText("Municipalité de Sainte-Élodie-des-Érables")
    editing.form.accept()
    assert editing.conflict is not None
    return editing.conflict


def policy(stage: Stage) -> QWidget:
    """Show two corrections of one draft."""
    service = stage.policies()
    draft = opened(service, service.version(stage.draft_id()))
    correction = DraftCorrection(stage.window, service, stage.program.desk, draft)
    correction.preview.open()
    sections = draft.outline.sections
    there = replace(sections[2], heading="Ce que l’on vise")
    outline = replace(draft.outline, sections=(*sections[:2], there, *sections[3:]))
    service.correct_outline(draft.version_id, draft.row_version, outline)
    correction.preview.editor.rename(1, heading="À qui elle s’adresse")
    correction.preview.form.number.setText("2026-07")
    correction.preview.keep()
    assert correction.conflict is not None
    return correction.conflict


SCENES = (
    Scene("conflict-person", person, main=True),
    Scene("conflict-person-whole", person_whole),
    Scene("conflict-municipality", municipality),
    Scene("conflict-policy", policy),
)
