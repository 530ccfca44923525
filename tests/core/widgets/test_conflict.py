"""Both versions of a record side by side: what is shown, chosen and handed over."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from medias_desktop.core.merging import Side, compare
from medias_desktop.core.store.audit.latest import LastChange
from medias_desktop.core.widgets.choice import Choice, breakable
from medias_desktop.core.widgets.conflict import ConflictDialog, Wording

BEFORE = {"name": "Bérubé", "email": "a@ville.example", "service": "Voirie", "end": ""}
THEIRS = BEFORE | {"email": "b@ville.example", "service": "Parcs"}
MINE = BEFORE | {"email": "c@ville.example", "end": "2026-12-31"}
CHANGE = LastChange("Anne Roy", dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC))
CAPTIONS = {"name": "Nom", "email": "Courriel", "service": "Service", "end": "Date de fin"}


@pytest.fixture
def show(qtbot):
    def make(before=BEFORE, theirs=THEIRS, mine=MINE, change=None):
        wording = Wording("Noël Bérubé", CAPTIONS, lambda _name, value: str(value), change)
        dialog = ConflictDialog(None, compare(before, theirs, mine), wording)
        qtbot.addWidget(dialog)
        dialog.got = []
        dialog.decided.connect(dialog.got.append)
        dialog.theirs_kept.connect(lambda: dialog.got.append("theirs"))
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def texts(dialog):
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def test_what_differs_is_shown_first_with_the_clash_on_top(show):
    dialog = show()
    assert list(dialog.groups) == ["email", "service", "end"]
    shown = texts(dialog)
    assert "Nom" not in shown
    assert {"a@ville.example", "(vide)", "Modifié des deux côtés", "Modifié par vous"} <= set(shown)
    assert "1 champ a été modifié des deux côtés" in " ".join(shown)
    assert "depuis" not in " ".join(shown)
    assert "par une autre fenêtre ou un autre ordinateur." in " ".join(shown)
    dialog.findChild(QPushButton, "unfold").click()
    assert "Nom" in texts(dialog)


def test_proposed_is_what_only_one_side_changed_and_mine_where_both_did(show):
    dialog = show()
    assert dialog.choices() == {"email": Side.MINE, "service": Side.THEIRS, "end": Side.MINE}
    dialog.findChild(QPushButton, "save").click()
    assert dialog.got == [MINE | {"service": "Parcs"}]
    assert not dialog.isVisible()


def test_another_choice_by_keyboard(show, qtbot):
    """The clash has the keyboard first; arrows choose, Tab goes to the next field, Enter saves."""
    dialog = show()
    dialog.activateWindow()
    first = dialog.groups["email"].button(1)
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert dialog.choices()["email"] is Side.THEIRS
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.groups["service"].checkedButton()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.got == [BEFORE | {"email": "b@ville.example", "end": "2026-12-31"}]


def test_a_click_anywhere_on_a_card_chooses_it(show, qtbot):
    dialog = show()
    card = dialog.groups["email"].button(0)
    qtbot.mouseClick(
        card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() - card.rect().topLeft() / 2
    )
    assert dialog.choices()["email"] is Side.THEIRS


def test_keeping_the_registers_version(show):
    dialog = show()
    dialog.findChild(QPushButton, "keep_theirs").click()
    assert dialog.got == ["theirs"]
    assert not dialog.isVisible()


@pytest.mark.parametrize("by", ["back", "escape"])
def test_going_back_decides_nothing(show, qtbot, by):
    dialog = show()
    with qtbot.waitSignal(dialog.rejected):
        if by == "back":
            dialog.findChild(QPushButton, "back").click()
        else:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.got == []


def test_what_a_screen_reader_says_of_a_card(show):
    dialog = show()
    card = dialog.groups["end"].button(0)
    assert card.accessibleName() == "Date de fin, Maintenant dans le registre: (vide)" or (
        card.accessibleName() == "Date de fin, Maintenant dans le registre\u00a0: (vide)"
    )
    assert card.accessibleDescription() == "Modifié par vous"


def test_no_clash_says_that_all_can_be_kept(show):
    dialog = show(theirs=BEFORE | {"service": "Parcs"}, mine=BEFORE | {"end": "2026-12-31"}, change=CHANGE)
    told = " ".join(texts(dialog))
    assert "Aucun champ" in told
    assert "par Anne Roy (21 novembre 2026, " in told
    dialog.accept()
    assert dialog.got == [BEFORE | {"service": "Parcs", "end": "2026-12-31"}]


def test_long_values_stay_inside_the_window(show):
    long = "x" * 400 + "@" + "y" * 200
    dialog = show(mine=MINE | {"email": long})
    assert dialog.width() <= dialog.minimumWidth()
    cards = [one for one in dialog.findChildren(Choice) if one.isVisible()]
    assert all(one.mapTo(dialog, one.rect().topRight()).x() < dialog.width() for one in cards)
    assert dialog.merged()["email"] == long


def test_markup_is_shown_as_text(show):
    dialog = show(mine=MINE | {"email": "<b>gras</b>"})
    assert "<b>gras</b>" in texts(dialog)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_breaking_words_adds_only_places_to_break(text):
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")
