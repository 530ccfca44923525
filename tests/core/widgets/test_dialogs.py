"""The real message boxes: words shown as they are, the safe answer first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from medias_desktop.core.files import FileMissing
from medias_desktop.core.widgets.dialogs import QtDialogs


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def answer(seen, press):
    """Look at the box that opens next, then press a button chosen by ``press``."""

    def look():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.text(), box.textFormat(), box.defaultButton()))
        press(box)

    QTimer.singleShot(0, look)


def test_a_name_that_looks_like_markup_is_shown_as_it_is(qtbot, window):
    seen = []
    answer(seen, lambda box: box.accept())
    QtDialogs().tell_error(window, FileMissing(name="<b>liste</b>.csv"))
    text, kind, _default = seen[0]
    assert "<b>liste</b>.csv" in text
    assert kind is Qt.TextFormat.PlainText


@pytest.mark.parametrize(("destructive", "default"), [(True, "Annuler"), (False, "Supprimer")])
def test_the_safe_answer_is_the_default_one(qtbot, window, destructive, default):
    seen = []
    answer(seen, lambda box: seen.append(box.defaultButton().text()) or box.reject())
    assert not QtDialogs().confirm(window, "Titre", "Texte", "Supprimer", destructive=destructive)
    assert seen[1].replace("&", "") in {default, "Cancel" if default == "Annuler" else default}


def test_the_action_is_confirmed(qtbot, window):
    seen = []
    answer(seen, lambda box: next(b for b in box.buttons() if b.text() == "Adopter").click())
    assert QtDialogs().confirm(window, "Titre", "Texte", "Adopter")
