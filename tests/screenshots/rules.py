"""Rules beside the text, as a list, in a form; what texts leave open; what they would say of the records."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.core.store.register import Register
from medias_desktop.policies.rules.rule_data import AppPart, Force, RuleKind, Use
from medias_desktop.policies.rules.rule_edits import RuleDraft
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.rules.opening import open_points, open_rules, open_try_out
from medias_desktop.policies.views.rules.panel import RulesPanel
from medias_desktop.policies.views.rules.rule_dialog import RuleDialog
from medias_desktop.slices import check_registry
from tests.screenshots.stage import EMPTY, Scene, Stage


def _register(stage: Stage) -> Register:
    assert stage.program.register is not None
    return stage.program.register


def _read(stage: Stage, uid: str, section: str = "") -> PoliciesTab:
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(uid, section)
    stage.settle()
    return tab


def _with_rules(stage: Stage) -> str:
    """Give the draft rules of several kinds and states; return its uid."""
    services = PolicyServices(_register(stage), check_registry)
    uid = stage.draft_uid()
    version = next(one for policy in services.policies.library() for one in policy.versions if one.uid == uid)
    section = services.policies.version(version.id).sections[1].uid
    for check, part, text, params, uses in _DRAFTED:
        draft = RuleDraft(
            section,
            RuleKind.OBLIGATION,
            Force.IMPERATIVE,
            text,
            "tout le personnel",
            part,
            check,
            params,
            uses,
        )
        services.rules.add(version.id, draft)
    services.rules.switch(version.id, services.rules.rules_of(version.id)[2].rule.uid, 1, active=False)
    return uid


_DRAFTED = (
    (
        "must_acknowledge",
        AppPart.ACKNOWLEDGEMENTS,
        "Chaque personne visée prend connaissance de la politique.",
        {"groups": ["regular_employee", "elected_official"], "arrival_days": 30, "after_revision": True},
        frozenset({Use.REMIND, Use.RECORD, Use.PRINT}),
    ),
    (
        "posts_per_day",
        AppPart.CALENDAR,
        "Au plus deux publications par jour sur une même plateforme.",
        {"most": 2, "exceptions": ["emergency", "public_interest"]},
        frozenset({Use.WARN, Use.RECORD}),
    ),
    (
        "disciplinary_ladder",
        AppPart.SANCTIONS,
        "Un manquement est sanctionné selon sa gravité.",
        {"mildest": "reprimand", "severest": "dismissal", "graded_by": "gravity", "steps_between": False},
        frozenset({Use.RECORD}),
    ),
)


def _draft_panel(stage: Stage) -> tuple[PoliciesTab, RulesPanel]:
    uid = _with_rules(stage)
    tab = _read(stage, uid)
    tab.refresh()
    tab.reading.open_panel("rules")
    tab.reader.go_to_section(1)
    stage.settle()
    return tab, stage.find(stage.window, RulesPanel)


def beside(stage: Stage) -> QWidget:
    """Show the rules of a clause of a town beside it."""
    _read(stage, "town/blainville", "BL:12.2").reading.open_panel("rules")
    return stage.window


def in_draft(stage: Stage) -> QWidget:
    """Show the rules of a draft's clause, to be set and switched."""
    _draft_panel(stage)
    return stage.window


def none(stage: Stage) -> QWidget:
    """Show a text without rules."""
    _read(stage, stage.draft_uid()).reading.open_panel("rules")
    return stage.window


def setting(stage: Stage) -> QWidget:
    """Show the form of a rule with numbers, choices and answers left open."""
    _tab, panel = _draft_panel(stage)
    panel.cards()[0].set.click()
    return stage.find(stage.window, RuleDialog)


def setting_many(stage: Stage) -> QWidget:
    """Show the form of a check with many answers, and a sentence that refuses."""
    _tab, panel = _draft_panel(stage)
    panel.add.click()
    dialog = stage.find(stage.window, RuleDialog)
    dialog.text.setPlainText("Aucun propos haineux.")
    dialog.check.setCurrentIndex(dialog.check.findData("prohibited_comment"))
    dialog.save.click()
    return dialog


def all_rules(stage: Stage) -> QWidget:
    """Show every rule of a town in the table."""
    tab = _read(stage, "town/montmagny")
    version = tab.current()
    assert version is not None
    page = open_rules(tab, version)
    page.table.setCurrentIndex(page.table.model().index(59, 0))
    return stage.window


def no_rule(stage: Stage) -> QWidget:
    """Show filters that let nothing through."""
    tab = _read(stage, "town/montmagny")
    version = tab.current()
    assert version is not None
    page = open_rules(tab, version)
    page.filter.setText("hélicoptère")
    stage.settle(300)
    return stage.window


def points(stage: Stage) -> QWidget:
    """Show what a draft leaves open, at the ladder's steps."""
    tab = _read(stage, _with_rules(stage))
    tab.refresh()
    version = tab.current()
    assert version is not None
    services = PolicyServices(_register(stage), check_registry)
    rule = services.rules.rules_of(version.summary.id)[2].rule
    services.rules.switch(version.summary.id, rule.uid, rule.row_version, active=True)
    open_points(tab, version, "ladder_steps")
    return stage.window


def points_of_town(stage: Stage) -> QWidget:
    """Show what a town leaves open; nobody decides for a town."""
    tab = _read(stage, "town/montmagny")
    version = tab.current()
    assert version is not None
    open_points(tab, version, "two_deadlines")
    return stage.window


def trying(stage: Stage) -> QWidget:
    """Show what Blainville's rules would say of the sample's records."""
    open_try_out(stage.tab("policies", PoliciesTab), "town/blainville")
    stage.until(stage.program.desk.jobs.idle)
    return stage.window


def trying_without_rules(stage: Stage) -> QWidget:
    """Show a text without rules, and an empty register."""
    open_try_out(stage.tab("policies", PoliciesTab), "town/vallee-des-rivieres")
    stage.until(stage.program.desk.jobs.idle)
    return stage.window


SCENES = (
    Scene("rules-beside", beside, main=True),
    Scene("rules-draft", in_draft, main=True),
    Scene("rules-none", none),
    Scene("rules-setting", setting, main=True),
    Scene("rules-setting-many", setting_many),
    Scene("rules-all", all_rules, main=True),
    Scene("rules-no-match", no_rule),
    Scene("rules-points", points, main=True),
    Scene("rules-points-town", points_of_town),
    Scene("rules-trying", trying, main=True),
    Scene("rules-trying-empty", trying_without_rules, EMPTY),
)
