"""The form of the municipality's logo and colour, and what comes of it in the register."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

from medias_desktop.core.merging import Side
from medias_desktop.core.store.letterhead import PLAIN, Letterhead, change_letterhead, letterhead
from medias_desktop.window.municipality import MunicipalityEditing


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def editing(qtbot, register, window, desk):
    made = MunicipalityEditing(window, register, desk)
    made.form.open()
    qtbot.waitExposed(made.form)
    return made


@pytest.fixture
def logo(tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (120, 90), "#7a1420").save(out, "PNG")
    file = tmp_path / "armoiries.png"
    file.write_bytes(out.getvalue())
    return file


def cover(editing):
    return editing.form.cover.grab().toImage()


def choose(qtbot, editing, dialogs, file):
    dialogs.files.append(file)
    qtbot.mouseClick(editing.form.bearing.choose, Qt.MouseButton.LeftButton)


def test_logo_and_colour_are_recorded_with_the_rest(qtbot, editing, dialogs, register, logo):
    bearing = editing.form.bearing
    choose(qtbot, editing, dialogs, logo)
    qtbot.waitUntil(bearing.remove.isEnabled)
    bearing.colour.setText("7A1420")
    editing.form.name.setText("Ville nouvelle")
    qtbot.keyClick(editing.form.name, Qt.Key.Key_Return)
    kept = letterhead(register)
    assert (kept.logo_type, kept.colour) == ("image/png", "#7a1420")
    assert Image.open(io.BytesIO(kept.logo)).size == (120, 90)
    assert register.municipality().name == "Ville nouvelle"


def test_a_logo_is_taken_away(qtbot, register, window, desk):
    change_letterhead(register, Letterhead(b"<svg/>", "image/svg+xml", "#7a1420"))
    made = MunicipalityEditing(window, register, desk)
    made.form.open()
    made.form.bearing.remove.setFocus()
    qtbot.keyClick(made.form.bearing.remove, Qt.Key.Key_Space)
    assert made.form.focusWidget() is made.form.bearing.choose
    made.form.accept()
    assert letterhead(register) == Letterhead(colour="#7a1420")


def test_what_is_no_logo_is_told_and_the_former_stays(qtbot, editing, dialogs, tmp_path, logo):
    choose(qtbot, editing, dialogs, logo)
    bearing = editing.form.bearing
    qtbot.waitUntil(bearing.remove.isEnabled)
    before = bearing.letterhead()
    wrong = tmp_path / "lettre.png"
    wrong.write_bytes(b"Bonjour")
    choose(qtbot, editing, dialogs, wrong)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert "« lettre.png » n’est pas une image lisible" in dialogs.errors[0].sentence().replace("\u00a0", " ")
    assert bearing.letterhead() == before
    assert bearing.choose.isEnabled()


def test_what_is_no_colour_is_told_at_its_field(qtbot, editing, register):
    bearing = editing.form.bearing
    bearing.colour.setText("rouge")
    editing.form.accept()
    assert editing.form.isVisible()
    assert "« rouge »" in bearing.problem.text().replace("\u00a0", " ")
    bearing.colour.setText("#aa0000")
    assert bearing.problem.isHidden()
    editing.form.accept()
    assert letterhead(register).colour == "#aa0000"


def test_a_light_colour_says_how_titles_are_printed(editing):
    editing.form.bearing.colour.setText("#e0a800")
    assert "#967100" in editing.form.bearing.about_colour.text()


def test_the_colour_is_chosen_from_a_palette(qtbot, editing):
    bearing = editing.form.bearing
    qtbot.mouseClick(bearing.swatch, Qt.MouseButton.LeftButton)
    palette = bearing.findChild(QColorDialog)
    palette.setCurrentColor("#123456")
    palette.accept()
    assert bearing.colour.text() == "#123456"


def test_the_cover_follows_what_is_chosen(qtbot, editing, dialogs, logo):
    shown = [cover(editing)]
    editing.form.bearing.colour.setText("#aa0000")
    shown.append(cover(editing))
    choose(qtbot, editing, dialogs, logo)
    qtbot.waitUntil(editing.form.bearing.remove.isEnabled)
    shown.append(cover(editing))
    editing.form.name.setText("Ville")
    shown.append(cover(editing))
    assert len({image.bits().tobytes() for image in shown}) == 4
    before = editing.form.cover.height()
    editing.form.paper.setCurrentIndex(1)
    qtbot.waitUntil(lambda: editing.form.cover.height() > before)


def test_a_logo_chosen_in_another_window_meanwhile(qtbot, editing, register):
    change_letterhead(register, Letterhead(b"<svg/>", "image/svg+xml", "#00aa00"))
    editing.form.bearing.colour.setText("#aa0000")
    editing.form.accept()
    qtbot.waitUntil(editing.conflict.isVisible)
    assert editing.conflict.choices() == {"logo": Side.THEIRS, "colour": Side.MINE}
    editing.conflict.findChild(QPushButton, "save").click()
    assert letterhead(register) == Letterhead(b"<svg/>", "image/svg+xml", "#aa0000")


def test_nothing_changed_leaves_everything(editing, register):
    editing.form.accept()
    assert letterhead(register) == PLAIN
