"""The rules beside the text: they follow the reader, and in a draft they are set there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from medias_desktop.core import i18n
from medias_desktop.policies.capabilities import own_registry
from medias_desktop.policies.rules.checks.calendar import PostsPerDay
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.towns import town_text
from medias_desktop.policies.views.rules.panel import RulesPanel
from medias_desktop.policies.views.rules.points_page import PointsPage
from medias_desktop.policies.views.rules.rule_dialog import RuleDialog
from medias_desktop.policies.views.rules.rules_page import RulesPage
from tests.policies.adopting import adopt
from tests.policies.service.ruled import draft_rule, ruled_draft, services_of


@pytest.fixture
def services(register):
    i18n.use_language("en")
    return services_of(register)


@pytest.fixture
def panel(services, desk, qtbot):
    made = RulesPanel(services, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def words(card):
    return [one.text() for one in card.findChildren(QLabel) if not one.isHidden()]


def show_draft(panel, services):
    version_id, section, uid = ruled_draft(services)
    panel.show_text(services.policies.version(version_id))
    panel.show_section(section)
    return version_id, section, uid


def dialog_of(panel):
    return panel.findChild(RuleDialog)


def test_the_rules_of_a_town_s_clause_stand_beside_it(panel):
    panel.show_text(town_text("blainville", "en"))
    panel.show_section("BL:12.2")
    assert [card.bound.rule.code for card in panel.cards()] == [f"BL-0{number}" for number in range(71, 84)]
    assert panel.title.text() == "Rules of s. 12.2"
    rotation = next(card for card in panel.cards() if card.bound.rule.code == "BL-080")
    said = words(rotation)
    assert "Renewed every: 60\u00a0days" in said
    assert {"Reminds", "Warns", "Keeps a record"} <= set(said)
    panel.show_section("BL:9")
    assert [card.bound.rule.code for card in panel.cards()] == ["BL-043", "BL-044"]


def test_what_nothing_carries_out_yet_is_said_with_its_part(register, desk, qtbot):
    i18n.use_language("en")
    panel = RulesPanel(PolicyServices(register, own_registry), desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_text(town_text("blainville", "en"))
    panel.show_section("BL:12.2")
    rotation = next(card for card in panel.cards() if card.bound.rule.code == "BL-080")
    assert "Not applied by the program yet: official accounts" in words(rotation)


def test_nothing_is_set_in_a_town_s_text(panel):
    panel.show_text(town_text("blainville", "en"))
    panel.show_section("BL:9")
    assert panel.add.isHidden()
    assert not hasattr(panel.cards()[0], "active")


def test_a_clause_without_rules_and_a_text_without_rules_say_so(panel, services):
    version_id, _section, _uid = show_draft(panel, services)
    text = services.policies.version(version_id)
    panel.show_section(text.sections[1].uid)
    assert panel.note.text() == "This clause makes no rule. 1 rule in the whole text."
    services.rules.remove(version_id, services.rules.rules_of(version_id)[0].rule.uid, 1)
    panel.show_text(services.policies.version(version_id))
    assert panel.note.text().startswith("This draft has no rules yet.")


def test_a_rule_of_a_draft_is_switched(panel, services, desk):
    version_id, _section, _uid = show_draft(panel, services)
    announced = []
    desk.changes.changed.connect(announced.append)
    panel.cards()[0].active.click()
    (found,) = services.rules.rules_of(version_id)
    assert not found.rule.active
    assert "Switched off" in words(panel.cards()[0])
    assert announced


def test_a_rule_is_set_by_fields(panel, services, qtbot):
    version_id, _section, _uid = show_draft(panel, services)
    panel.cards()[0].set.click()
    dialog = dialog_of(panel)
    dialog.form.edits["most"].spin.setValue(3)
    dialog.save.click()
    (found,) = services.rules.rules_of(version_id)
    assert found.settings(PostsPerDay).most == 3
    assert "Posts a day on one platform: 3\u00a0posts" in words(panel.cards()[0])


def test_a_rule_is_added_with_another_check(panel, services):
    version_id, _section, _uid = show_draft(panel, services)
    panel.add.click()
    dialog = dialog_of(panel)
    dialog.check.setCurrentIndex(dialog.check.findData("multifactor"))
    dialog.save.click()
    assert dialog.problem.text() == "Write what the rule says."
    dialog.text.setPlainText("Deux facteurs partout.")
    dialog.save.click()
    added = services.rules.rules_of(version_id)[1]
    assert (added.rule.code, added.rule.check, added.rule.params) == (
        "R-002",
        "multifactor",
        {"where": "wherever_possible"},
    )


def test_what_is_not_set_is_told_where_it_is_saved(panel, services):
    show_draft(panel, services)
    panel.add.click()
    dialog = dialog_of(panel)
    dialog.text.setPlainText("Aucun propos haineux.")
    dialog.check.setCurrentIndex(dialog.check.findData("prohibited_comment"))
    dialog.save.click()
    assert dialog.problem.text() == "“Reasons” is not set. Set the rule."
    assert dialog.isVisible()


def test_a_rule_of_an_unknown_check_keeps_its_settings_until_another_is_chosen(panel, services, register):
    import sqlalchemy as sa

    from medias_desktop.policies.models import policy_rule

    version_id, section, _uid = show_draft(panel, services)
    with register.transaction("change_rule") as tx:
        row = tx.execute(sa.select(policy_rule.c.id)).scalar_one()
        tx.update(policy_rule, row, check_name="levitation", params='{"height": 3}')
    panel.refresh()
    panel.show_section(section)
    assert "To be set" in words(panel.cards()[0])
    panel.cards()[0].set.click()
    dialog = dialog_of(panel)
    assert dialog.draft().params == {"height": 3}
    dialog.save.click()
    assert "levitation" in dialog.problem.text()
    dialog.check.setCurrentIndex(dialog.check.findData("statement"))
    dialog.save.click()
    (found,) = services.rules.rules_of(version_id)
    assert (found.problem, found.rule.params) == (None, {})


def test_a_rule_is_removed_once_confirmed(panel, services, dialogs):
    version_id, _section, _uid = show_draft(panel, services)
    dialogs.answers = [False, True]
    panel.cards()[0].remove.click()
    assert len(services.rules.rules_of(version_id)) == 1
    panel.cards()[0].remove.click()
    assert services.rules.rules_of(version_id) == ()


def test_what_changed_elsewhere_is_told_and_shown_anew(panel, services, dialogs):
    version_id, section, uid = show_draft(panel, services)
    services.rules.change(version_id, uid, 1, draft_rule(section, "Autrement."))
    panel.cards()[0].active.click()
    assert len(dialogs.errors) == 1
    assert "Autrement." in words(panel.cards()[0])


def test_an_adopted_text_cannot_be_set(panel, services):
    version_id, section, _uid = ruled_draft(services)
    adopt(services.policies, version_id)
    panel.show_text(services.policies.version(version_id))
    panel.show_section(section)
    assert len(panel.cards()) == 1
    assert panel.add.isHidden()


def test_pages_open_from_the_panel(panel, services, qtbot):
    show_draft(panel, services)
    pages = []
    panel.page_asked.connect(pages.append)
    panel.all_rules.click()
    panel.points.click()
    for page in pages:
        qtbot.addWidget(page)
    assert [type(page) for page in pages] == [RulesPage, PointsPage]
