"""Comments beside a text: added, answered, removed, printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from medias_desktop.policies.rules.composing_errors import AuthorMissing
from medias_desktop.policies.rules.notes import NoteKind, NoteState
from medias_desktop.policies.towns import town_text
from medias_desktop.policies.views.notes.dialog import NoteDialog
from medias_desktop.policies.views.notes.panel import NotesPanel


@pytest.fixture
def panel(qtbot, services, desk):
    made = NotesPanel(services, desk)
    qtbot.addWidget(made)
    made.show()
    made.show_text(town_text("blainville", "fr"))
    made.show_section("BL:4")
    return made


def dialog_of(panel):
    return panel.window().findChildren(NoteDialog)[-1]


def add(panel, text="À préciser.", author="Me Anne Roy"):
    panel.add.click()
    dialog = dialog_of(panel)
    dialog.author.setText(author)
    dialog.text.setPlainText(text)
    dialog.accept()
    return dialog


def test_a_comment_is_added_on_the_section_in_view(panel, services):
    assert not panel.empty.isHidden()
    add(panel)
    (note,) = services.notes.notes("town/blainville")
    assert (note.section_uid, note.author, note.text) == ("BL:4", "Me Anne Roy", "À préciser.")
    assert panel.list.count() == 1
    assert "Abonnements" in panel.list.item(0).text()
    assert panel.open_count() == 1


def test_what_is_missing_is_told_in_place(panel, services):
    dialog = add(panel, author=" ")
    assert dialog.trouble.text() == AuthorMissing().sentence()
    assert dialog.isVisible()
    assert services.notes.notes("town/blainville") == ()
    dialog.kind.setCurrentIndex(dialog.kind.findData(NoteKind.NOTE))
    assert not dialog.answer.isVisible()
    dialog.accept()
    assert services.notes.notes("town/blainville")[0].kind is NoteKind.NOTE


def test_a_comment_is_answered_by_enter(qtbot, panel, services):
    add(panel)
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    dialog = dialog_of(panel)
    dialog.answer.setPlainText("Fait.")
    dialog.state.setCurrentIndex(dialog.state.findData(NoteState.ACCEPTED))
    dialog.accept()
    (note,) = services.notes.notes("town/blainville")
    assert (note.answer, note.state) == ("Fait.", NoteState.ACCEPTED)
    assert panel.open_count() == 0


def test_a_comment_is_removed_once_confirmed(panel, services, dialogs):
    add(panel)
    panel.list.setCurrentRow(0)
    dialogs.answers = [False, True]
    panel.remove.click()
    assert len(services.notes.notes("town/blainville")) == 1
    panel.remove.click()
    assert services.notes.notes("town/blainville") == ()


def test_those_of_the_section_in_view_alone_are_shown_if_wished(panel):
    add(panel)
    panel.show_section("BL:1")
    assert panel.list.count() == 1
    panel.only_here.setChecked(True)
    assert panel.list.count() == 0
    panel.show_section("BL:4")
    assert panel.list.count() == 1


def test_the_comments_received_are_printed(qtbot, panel, dialogs):
    import pypdfium2

    add(panel, "La période électorale manque.")
    panel.print.click()
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    with pypdfium2.PdfDocument(dialogs.printed[0]) as pdf:
        words = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert "La période électorale manque." in words
    assert "Me Anne Roy" in words
