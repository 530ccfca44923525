"""The editor of a section's text, by its keys and tools."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from medias_desktop.policies.views.composing import editing_lists, editing_tables
from medias_desktop.policies.views.composing.body_edit import BodyEdit


@pytest.fixture
def edit(qtbot, desk):
    made = BodyEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def to_end(edit):
    edit.moveCursor(QTextCursor.MoveOperation.End)


def paste(edit, text="", html=""):
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    edit.insertFromMimeData(data)


def test_what_is_typed_is_told_word_for_word(qtbot, edit):
    qtbot.keyClicks(edit, "Un mot")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Deux")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(edit, "lignes")
    assert edit.body() == "Un mot\n\nDeux\nlignes"


def test_a_list_is_made_nested_and_left_by_keys(qtbot, edit):
    with edit.step() as cursor:
        editing_lists.make_list(cursor, editing_lists.BULLETS)
    qtbot.keyClicks(edit, "un")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(edit, "dedans")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Backtab)
    qtbot.keyClicks(edit, "deux")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Fin")
    assert edit.body() == "- un\n  - dedans\n- deux\n\nFin"


def test_a_numbered_list_counts_and_counts_anew(qtbot, edit):
    edit.show_body("- un\n- deux\n- trois")
    edit.selectAll()
    with edit.step() as cursor:
        editing_lists.make_list(cursor, editing_lists.NUMBERS)
    assert edit.body() == "1. un\n2. deux\n3. trois"
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(edit, Qt.Key.Key_End)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "entre")
    assert edit.body() == "1. un\n2. entre\n3. deux\n4. trois"


def test_backspace_at_the_start_of_an_item_leaves_the_list(qtbot, edit):
    edit.show_body("- un\n- deux")
    to_end(edit)
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.body() == "- un\n\ndeux"


def test_paragraphs_become_a_lettered_list_and_back(edit):
    edit.show_body("un\n\ndeux")
    edit.selectAll()
    with edit.step() as cursor:
        editing_lists.make_list(cursor, editing_lists.LETTERS)
    assert edit.body() == "a) un\nb) deux"
    edit.selectAll()
    with edit.step() as cursor:
        editing_lists.make_paragraphs(cursor)
    assert edit.body() == "un\n\ndeux"


def test_a_table_is_filled_by_tab_and_grows(qtbot, edit):
    edit.show_body("Avant")
    to_end(edit)
    with edit.step() as cursor:
        editing_tables.insert_table(cursor, edit.characters())
    edit.setTextCursor(cursor)
    for word in ("Compte", "Qui", "Facebook", "Greffe", "X", "Mairie"):
        qtbot.keyClicks(edit, word)
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(edit, "Blogue")
    assert edit.body() == (
        "Avant\n\n| Compte | Qui |\n| --- | --- |\n| Facebook | Greffe |\n| X | Mairie |\n| Blogue |  |"
    )


def test_rows_and_columns_come_and_go(edit):
    edit.show_body("| a | b |\n| --- | --- |\n| c | d |")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    for act, told in (
        (editing_tables.add_column, "| a |  | b |\n| --- | --- | --- |\n| c |  | d |"),
        (editing_tables.remove_column, "|  | b |\n| --- | --- |\n|  | d |"),
        (lambda cursor: editing_tables.set_head(cursor, head=False), "|  | b |\n|  | d |"),
    ):
        cursor = edit.document().rootFrame().childFrames()[0].cellAt(0, 0).firstCursorPosition()
        edit.setTextCursor(cursor)
        with edit.step() as changed:
            act(changed)
        assert edit.body() == told
    for _row in range(2):
        cursor = edit.document().rootFrame().childFrames()[0].cellAt(0, 0).firstCursorPosition()
        edit.setTextCursor(cursor)
        with edit.step() as changed:
            editing_tables.remove_row(changed)
    assert edit.body() == ""


def test_a_placeholder_is_inserted_typed_and_deleted_as_one(qtbot, edit):
    qtbot.keyClicks(edit, "Demander par ")
    edit.insert_placeholder("email")
    qtbot.keyClicks(edit, " ou {{clerk}}.")
    assert edit.body() == "Demander par {{email}} ou {{clerk}}."
    assert edit.document().characterCount() == len("Demander par X ou X.") + 1
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.body() == "Demander par {{email}} ou"


def test_pasted_words_lose_their_looks_but_keep_lists_and_tables(edit):
    paste(
        edit,
        html="<h1 style='color:red'>Titre</h1><p><b>gras</b> et <a href='x'>lien</a></p><ul><li>un</li><li>deux</li></ul>"
        "<table><tr><td>a</td><td>b</td></tr></table>",
    )
    assert edit.body() == "Titre\n\ngras et lien\n\n- un\n- deux\n\n| a | b |"


def test_pasted_text_goes_where_the_caret_is(edit):
    edit.show_body("Avant après")
    cursor = edit.textCursor()
    cursor.setPosition(6)
    edit.setTextCursor(cursor)
    paste(edit, "{{phone}} ")
    assert edit.body() == "Avant {{phone}} après"


def test_pasted_lists_follow_the_paragraph(edit):
    edit.show_body("Avant\n\nAprès")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    paste(edit, "- un\n- deux")
    assert edit.body() == "Avant\n\n- un\n- deux\n\nAprès"


def test_in_a_cell_everything_is_one_line(edit):
    edit.show_body("| a | b |")
    cursor = edit.document().rootFrame().childFrames()[0].cellAt(0, 0).firstCursorPosition()
    edit.setTextCursor(cursor)
    paste(edit, "un\n\ndeux\n\n| x | y |")
    assert edit.body().startswith("| un deux")
    assert edit.body().count("\n") == 0


def test_copied_words_write_placeholders_out(edit):
    edit.show_body("Écrire à {{email}}.")
    edit.selectAll()
    assert edit.createMimeDataFromSelection().text() == "Écrire à {{email}}."


def test_the_same_text_again_moves_nothing(edit):
    edit.show_body("Un texte")
    told = []
    edit.edited.connect(lambda *what: told.append(what))
    edit.show_body("Un autre")
    assert told == []
