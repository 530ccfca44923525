"""Composing a draft: the page in its states, the dialog that begins one, comments."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.rules.notes import Note, NoteKind, NoteState
from medias_desktop.policies.service.composing import SKELETON
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.views.composing.page import ComposingPage
from medias_desktop.policies.views.composing.starting import NewDraftDialog
from medias_desktop.policies.views.notes.dialog import NoteDialog
from tests.screenshots.stage import Scene, Stage


def _page(stage: Stage, origin: str = SKELETON) -> ComposingPage:
    tab = stage.tab("policies", PoliciesTab)
    language = stage.program.settings.language
    title = "Politique des médias sociaux" if language == "fr" else "Social media policy"
    service = tab.services.composing
    identity = PolicyIdentity(service.municipality, title, "", language)
    version_id = service.start_draft(identity, origin, language)
    tab.compose(tab.services.policies.version(version_id))
    stage.settle()
    page = tab.stack.currentWidget()
    assert isinstance(page, ComposingPage)
    return page


def composing(stage: Stage) -> QWidget:
    """Show a draft begun from the usual headings, with two clauses taken."""
    page = _page(stage)
    page.go_to(page.composition.draft.sections[4].uid)
    page.take_clause("town/blainville", "BL:2.1")
    page.go_to(page.composition.draft.sections[13].uid)
    page.take_clause("town/montmagny", "MM:5.1")
    page.editor.body.insert_placeholder("phone")
    page.library.tree.topLevelItem(1).setExpanded(True)
    page.library.tree.setCurrentItem(page.library.tree.topLevelItem(1).child(4))
    stage.settle(600)
    return stage.window


def composing_town(stage: Stage) -> QWidget:
    """Show a draft begun from a town, a section with a list in hand, the library by theme."""
    page = _page(stage, "town/blainville")
    page.go_to(page.composition.draft.sections[3].uid)
    page.library.show_theme(Theme.ELECTIONS)
    page.side.open(1)
    stage.settle(600)
    return stage.window


def composing_comments(stage: Stage) -> QWidget:
    """Show the comments of readers beside a draft with a table."""
    page = _page(stage)
    uid = page.composition.draft.sections[4].uid
    page.go_to(uid)
    page.editor.body.show_body("")
    page.composition.type_body(
        uid,
        "Les comptes officiels :\n\n| Compte | Responsable |\n| --- | --- |\n| Facebook | {{clerk}} |\n| LinkedIn | {{communications}} |\n\n"
        "- un mot de passe par compte;\n  - changé au départ d’une personne;\n- deux personnes au moins.",
    )
    page.save()
    notes, text_uid = page._services.notes, page.saving.summary.uid
    day = dt.date(2026, 11, 18)
    notes.add(Note(0, text_uid, uid, NoteKind.COMMENT, "Me Anne Roy", day, "Qui ouvre un compte nouveau?"))
    notes.add(
        Note(
            0,
            text_uid,
            "",
            NoteKind.COMMENT,
            "Paul Côté",
            day,
            "Clair et court.",
            "Merci.",
            NoteState.ACCEPTED,
        )
    )
    page.side.open(2)
    page.look_through()
    stage.settle(600)
    return stage.window


def composing_rules(stage: Stage) -> QWidget:
    """Show the rules that came along, the library closed."""
    page = _page(stage, "town/montmagny")
    page.header.library.setChecked(False)
    page.side.open(3)
    stage.settle(600)
    return stage.window


def composing_new(stage: Stage) -> QWidget:
    """Show the dialog that begins a draft."""
    stage.tab("policies", PoliciesTab).compose(None)
    return stage.find(stage.window, NewDraftDialog)


def composing_note(stage: Stage) -> QWidget:
    """Show a comment being typed."""
    page = _page(stage)
    page.side.open(2)
    page.side.notes.add.click()
    dialog = stage.find(stage.window, NoteDialog)
    dialog.author.setText("Me Anne Roy")
    return dialog


SCENES = (
    Scene("composing", composing, main=True),
    Scene("composing-town", composing_town),
    Scene("composing-comments", composing_comments, main=True),
    Scene("composing-rules", composing_rules),
    Scene("composing-new", composing_new),
    Scene("composing-note", composing_note),
)
