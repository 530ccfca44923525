"""A letter is written, previewed, issued and printed at the keyboard; the lock closes every window of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medias_desktop.core import i18n
from medias_desktop.sanctions.rules.case_filters import CaseFilter
from medias_desktop.sanctions.rules.cases import Attendance, LetterKind
from medias_desktop.sanctions.views.case_printing.acts import CasePrinting
from medias_desktop.sanctions.views.case_printing.dialogs import SealedPdf
from medias_desktop.sanctions.views.letters.acts import LetterActs
from tests.sanctions.cases import begun, meeting
from tests.sanctions.locked import locked_town


@pytest.fixture
def at(qtbot, register, desk):
    i18n.use_language("en")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    town, desk = locked_town(desk, register, parent, lambda: 0.0)
    planned = replace(meeting(dt.date(2026, 11, 25), attendance=Attendance.AWAITED), place="")
    opened = town.acts.add_meeting(begun(town), planned)
    yield town, desk, parent, opened
    desk.sealed.use(None)


def test_a_letter_from_its_first_word_to_the_printer(qtbot, at, dialogs, tmp_path):
    town, desk, parent, opened = at
    heard, cases = set(), []
    desk.changes.changed.connect(heard.update)
    acts = LetterActs(parent, town.disciplinary, desk)
    acts.recorded.connect(cases.append)
    window = acts.open(opened)
    assert window.stack.currentWidget() is window.empty
    window.side.menu.actions()[0].trigger()
    assert "Cette lettre vous convoque à une rencontre le 25 novembre 2026" in window.editor.body.text()
    assert "1 place" in window.editor.places.text()
    window.editor.language.combo.setCurrentText("English")
    assert "You are called to a meeting on November 25, 2026" in window.editor.body.text()

    window.editor.preview.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.paper)
    assert heard == {"sanctions"}
    window.paper.issue.click()
    qtbot.waitUntil(lambda: window.trouble.isVisibleTo(window))
    assert "still has a place to fill in" in window.trouble.text()
    window.paper.back.click()
    window.editor.body.area.setPlainText(window.editor.body.text().replace("[…]", "Hôtel de ville"))
    QTest.keyClick(window.editor.body.area, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(cases) == 2)
    window.editor.preview.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.paper)
    window.paper.issue.click()
    qtbot.waitUntil(lambda: window.paper.print.isVisibleTo(window))

    (letter,) = town.cases.open(opened.id).case.letters
    frozen = town.disciplinary.letters.pdf(window.open_case, letter.uid)
    window.paper.print.click()
    dialogs.files.append(tmp_path / "copy")
    window.paper.save.click()
    assert dialogs.printed == [frozen]
    assert (tmp_path / "copy.pdf").read_bytes() == frozen
    assert letter.piece.sha256 in window.paper.about.text().replace("\u200b", "")
    window.reject()
    assert not window.isVisible()


def test_a_draft_that_was_typed_is_not_left_unasked_and_the_lock_asks_nothing(at, dialogs):
    town, desk, parent, opened = at
    window = LetterActs(parent, town.disciplinary, desk).open(opened, LetterKind.MEETING_NOTICE)
    window.editor.body.area.insertPlainText("Mot ")
    dialogs.answers.append(False)
    window.reject()
    assert window.isVisible()
    desk.sealed.forget()
    assert not window.isVisible()
    assert window.editor.body.text() == ""


def test_documents_close_with_the_lock(qtbot, at, dialogs, tmp_path):
    town, desk, parent, opened = at
    printing = CasePrinting(parent, town.disciplinary, desk)
    briefs = town.cases.briefs()

    def shown():
        return [
            one for one in QApplication.topLevelWidgets() if isinstance(one, SealedPdf) and one.isVisible()
        ]

    printing.evidence(opened)
    qtbot.waitUntil(lambda: len(shown()) == 1)
    printing.list(briefs, CaseFilter())
    qtbot.waitUntil(lambda: len(shown()) == 2)
    printing.council(briefs)
    qtbot.waitUntil(lambda: len(shown()) == 3)
    (council,) = (one for one in shown() if hasattr(one, "year"))
    council.year.setCurrentIndex(0)
    assert not council.year.isEnabled()
    qtbot.waitUntil(council.year.isEnabled)
    (lists,) = (one for one in shown() if hasattr(one, "export_button"))
    dialogs.files.append(tmp_path / "liste")
    lists.export_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert (tmp_path / "liste.xlsx").stat().st_size > 0
    desk.sealed.forget()
    assert shown() == []
