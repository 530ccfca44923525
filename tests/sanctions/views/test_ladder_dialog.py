"""The window of the ladder, with the keyboard: steps changed, moved, added, taken out of use; what is wrong is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.rules.ladder import RepeatOf, StepKind
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.ladder.acts import LadderActs
from tests.safekeeping.way_in import type_in


@pytest.fixture
def service(register):
    return SanctionService(register, PeopleService(register), PolicyService(register))


@pytest.fixture
def opened(qtbot, service, desk):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_it():
        dialog = LadderActs(window, service, desk).open()
        qtbot.waitExposed(dialog)
        qtbot.waitUntil(lambda: bool(dialog.policy.text()))
        return dialog

    return open_it


def test_the_ladder_is_made_one_s_own_and_changed(qtbot, opened, service, desk):
    announced = []
    desk.changes.changed.connect(announced.append)
    dialog = opened()
    steps, form = dialog.steps, dialog.form
    # The third step: its days, and a longer time when the fault is repeated.
    qtbot.keyClick(steps.list, Qt.Key.Key_Down)
    qtbot.keyClick(steps.list, Qt.Key.Key_Down)
    form._days.setValue(5)
    form._repeat.setValue(36)
    # 12 and 36 months from the fault.
    assert " ".join(form.example.text().split()) == (
        "Pour une faute du 21 novembre 2026, l’amnistie vient le 21 novembre 2027; en cas de récidive, le 21 novembre 2029."
    )
    # A new step after it, first without a name.
    steps.add.click()
    dialog.save()
    assert dialog.problem.isVisible()
    assert "4" in dialog.problem.text()
    type_in(form.name_fr.line, "Suspension longue")
    type_in(form.name_en.line, "Long suspension")
    form._days.setValue(15)
    # Moved with the keyboard below the shorter one and back.
    qtbot.keyClick(steps.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert steps.list.currentRow() == 2
    qtbot.keyClick(steps.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    dialog.pages.setCurrentIndex(1)
    dialog.rules.limited.setChecked(False)
    dialog.rules.repeat_of.choose(RepeatOf.SAME_CLAUSE)
    dialog.save()
    assert len(announced) == 1
    found = service.ladder.ladder()
    assert [one.name_fr for one in found.steps][2:4] == ["Suspension sans solde", "Suspension longue"]
    assert (found.steps[2].days, found.steps[2].repeat_months, found.steps[3].days) == (5, 36, 15)
    assert found.deadline_days is None
    assert found.repeat_of is RepeatOf.SAME_CLAUSE
    assert found.ethics_note == ""  # what is told by default is not written down: it stays in both languages

    again = opened()
    again.steps.list.setCurrentRow(0)
    again.steps.out.click()
    assert again.steps.steps()[-1].retired
    again.save()
    assert service.ladder.ladder().steps[0].kind is StepKind.WRITTEN_REPRIMAND
    assert len(service.ladder.with_retired().steps) == 5


def test_leaving_asks_only_when_something_was_changed(opened, desk, service):
    dialog = opened()
    dialog.reject()
    assert desk.dialogs.asked == []
    dialog = opened()
    dialog.form.for_good.setChecked(True)
    desk.dialogs.answers = [False, True]
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not service.ladder.ladder().decided


def test_who_may_not_change_it_reads_it(opened, register):
    register.actor = Actor("c", "Claude Roy", Role.CLERK)
    dialog = opened()
    assert not dialog.save_button.isEnabled()


def test_every_field_is_named_for_who_does_not_see_it(opened):
    dialog = opened()
    kinds = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
    fields = [
        one
        for kind in kinds
        for one in dialog.findChildren(kind)
        if one.objectName() not in ("qt_spinbox_lineedit", "")
    ]
    assert fields
    assert [one.objectName() for one in fields if not one.accessibleName()] == []
    assert all(one.text() for one in (*dialog.findChildren(QCheckBox), *dialog.findChildren(QPushButton)))
