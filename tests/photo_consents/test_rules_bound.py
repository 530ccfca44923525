"""Every rule of the five towns about photos and consents is carried out, those that other parts list first included."""

from __future__ import annotations

from medias_desktop.photo_consents.service.cited import concerns_photos
from medias_desktop.policies.rules.checks import bind_all
from medias_desktop.policies.rules.coverage import RuleState, rule_state
from medias_desktop.policies.rules.rule_data import AppPart
from medias_desktop.policies.towns import TOWNS, rules_of, town_rules
from medias_desktop.slices import check_registry

OURS = {
    "BC-028",
    "BC-031",
    "BL-094",
    "BL-095",
    "BL-096",
    "MM-057",
    "MM-058",
    "MM-059",
    "MM-060",
    "VR-022",
    "VR-023",
}
JUDGEMENT = "VR-021"
"""Asked before publishing: shown here, and carried out by the list that is gone through before a post appears."""


def every_rule():
    return [rule for key in TOWNS for rule in town_rules(key, "fr")]


def test_what_is_said_to_be_about_consents_is_read_here():
    ours = {rule.code for rule in every_rule() if concerns_photos(rule)}
    assert ours == OURS | {JUDGEMENT}
    listed = {
        rule.id
        for key in TOWNS
        for rule in rules_of(key)
        if AppPart.PHOTO_CONSENT in (rule.app_part, *rule.also)
    }
    assert listed == ours


def test_eleven_rules_are_bound_here():
    registry = check_registry()
    bound = {}
    for one in bind_all(every_rule()):
        if rule_state(one, registry) is RuleState.ACTIVE:
            bound.setdefault(registry.capability(one.check.name, one.rule.app_part).slice, set()).add(
                one.rule.code
            )
    assert bound["photo_consents"] == OURS
