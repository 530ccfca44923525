"""A form made from described settings: real fields in, stored settings out."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from medias_desktop.core import i18n
from medias_desktop.core.described import SettingProblem
from medias_desktop.core.widgets.described_form import DescribedForm
from medias_desktop.policies.rules.checks import CHECKS, NoSettings
from medias_desktop.policies.rules.checks.adopting import Signatories
from medias_desktop.policies.rules.checks.calendar import PostForm, PostsPerDay
from medias_desktop.policies.rules.checks.moderation import ProhibitedComment, RepeatBeforeBlock
from medias_desktop.policies.towns import TOWNS, rules_of


@pytest.fixture(autouse=True)
def english(qapp):
    i18n.use_language("en")


def form(qtbot, kind, raw=None):
    made = DescribedForm(kind)
    qtbot.addWidget(made)
    made.show_values(raw or {})
    return made


def test_a_number_is_a_spin_box_with_its_unit(qtbot):
    made = form(qtbot, PostsPerDay, {"most": 2})
    spin = made.edits["most"].editor
    assert isinstance(spin, QSpinBox)
    assert (spin.minimum(), spin.maximum(), spin.text()) == (1, 50, "2\u00a0posts")
    spin.setValue(1)
    assert spin.text() == "1\u00a0post"
    assert made.values() == {"most": 1}


def test_a_number_that_is_not_said_says_so(qtbot):
    made = form(qtbot, RepeatBeforeBlock, {"action": "ban"})
    spin = made.edits["times"].editor
    assert spin.text() == "not said"
    assert made.values() == {"action": "ban"}
    spin.setValue(3)
    assert made.values() == {"action": "ban", "times": 3}


def test_choices_are_boxes_and_combos(qtbot):
    made = form(qtbot, RepeatBeforeBlock, {"action": "block", "reasons": ["hate"], "warning": False})
    assert isinstance(made.edits["action"].editor, QComboBox)
    assert made.edits["action"].combo.currentText() == "Blocked"
    assert [made.edits["warning"].combo.itemText(index) for index in range(3)] == ["Not said", "Yes", "No"]
    assert made.edits["warning"].combo.currentText() == "No"
    made.findChild(QCheckBox, "choice_spam").setChecked(True)
    assert made.values() == {"action": "block", "reasons": ["hate", "spam"], "warning": False}


def test_dates_and_lines_come_back(qtbot):
    made = form(qtbot, Signatories, {"adopted": "2026-11-21", "roles": ["Maire", "Greffier"]})
    assert made.edits["adopted"].value() == dt.date(2026, 11, 21)
    assert made.edits["in_force"].value() is None
    made.edits["in_force"].edit.setDate(QDate(2026, 12, 1))
    made.edits["roles"].box.setPlainText("Maire\n\n  Greffière  ")
    assert made.values() == {
        "adopted": "2026-11-21",
        "in_force": "2026-12-01",
        "roles": ["Maire", "Greffière"],
    }


def test_what_is_missing_or_contradicts_is_told_in_the_form(qtbot):
    made = form(qtbot, ProhibitedComment)
    with pytest.raises(SettingProblem):
        made.values()
    told = made.findChild(object, "settings_problem")
    assert told.text() == "“Reasons” is not set. Set the rule."
    made.findChild(QCheckBox, "choice_hate").setChecked(True)
    assert told.isHidden()
    made = form(qtbot, PostForm, {"category": "blog_post", "words_least": 500, "words_most": 200})
    with pytest.raises(SettingProblem):
        made.values()


def test_what_cannot_be_read_is_left_as_not_said(qtbot):
    made = form(qtbot, RepeatBeforeBlock, {"action": "ban", "times": "many", "reasons": ["nothing"]})
    assert made.values() == {"action": "ban"}


def test_a_check_without_settings_says_so(qtbot):
    assert form(qtbot, NoSettings).values() == {}


@pytest.mark.parametrize("key", TOWNS)
def test_every_setting_of_the_towns_passes_through_its_form(qtbot, key):
    forms = {}
    for rule in rules_of(key):
        if rule.check not in forms:
            forms[rule.check] = form(qtbot, CHECKS[rule.check].parameters)
        forms[rule.check].show_values(rule.params)
        assert forms[rule.check].values() == _sorted(rule.params, forms[rule.check]), rule.id


def _sorted(params, made):
    """Return settings as they are stored: choices in the order of their list."""
    return {
        name: made.edits[name].setting.stored(made.edits[name].setting.read(value))
        for name, value in params.items()
    }


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_field_has_a_name_for_those_who_hear_it(qtbot, name):
    made = form(qtbot, CHECKS[name].parameters)
    assert all(edit.editor.accessibleName() for edit in made.edits.values())
