"""The real message boxes: words shown as they are, the safe answer first; the real question where to save."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget

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


def type_name(name, replace=None):
    """Type a name into the file dialog that opens next and save; answer the question about replacing, if there is one."""
    asked = []

    def decide():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.button(replace).click()

    def fill():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(name))
        QTimer.singleShot(0, decide)
        dialog.accept()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, fill)
    return asked


@pytest.fixture
def plain_file_dialog():
    """Without the system's own dialog, which no test can type into."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


@pytest.mark.usefixtures("plain_file_dialog")
def test_a_name_without_its_ending_gets_it(qtbot, window, tmp_path):
    type_name(tmp_path / "avis")
    found = QtDialogs().save_file(window, "Enregistrer", "copie.pdf", "PDF (*.pdf)")
    assert found == tmp_path / "avis.pdf"


@pytest.mark.usefixtures("plain_file_dialog")
def test_what_has_that_name_with_its_ending_is_not_replaced_unasked(qtbot, window, tmp_path):
    (tmp_path / "avis.pdf").write_bytes(b"there")
    asked = type_name(tmp_path / "avis", QMessageBox.StandardButton.No)
    assert QtDialogs().save_file(window, "Enregistrer", "copie.pdf", "PDF (*.pdf)") is None
    assert len(asked) == 1
    assert "avis.pdf" in asked[0]


@pytest.mark.usefixtures("plain_file_dialog")
def test_several_files_are_chosen_at_once(qtbot, window, tmp_path):
    for name in ("un.pdf", "deux.pdf"):
        (tmp_path / name).write_bytes(b"x")
    type_name(f'"{tmp_path / "un.pdf"}" "{tmp_path / "deux.pdf"}"')
    found = QtDialogs().open_files(window, "Choisir", "PDF (*.pdf)")
    assert sorted(path.name for path in found) == ["deux.pdf", "un.pdf"]
