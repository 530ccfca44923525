"""What the rules of the texts in force say of cases, gathered from their settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from medias_desktop.core.i18n import translate
from medias_desktop.policies.rules.checks.sanctions import (
    DisciplinaryLadder,
    Measure,
    MeasureKind,
    Reach,
    ReachOfPolicy,
    ReasonableGrounds,
    RemovalDemand,
)
from medias_desktop.policies.service.cited_rules import CitedRule
from medias_desktop.sanctions.rules.breach_choices import CaseRules, CitedSaying

_MEASURES = list(Measure)
_SAID_ABOVE = (DisciplinaryLadder, ReachOfPolicy, ReasonableGrounds, RemovalDemand)


def case_rules(rules: Sequence[CitedRule]) -> CaseRules:
    """Return what the rules of a day say of cases; of several texts the limits are the narrowest."""
    ladders = [(one, one.parameters) for one in rules if isinstance(one.parameters, DisciplinaryLadder)]
    grounds = [(one, one.parameters) for one in rules if isinstance(one.parameters, ReasonableGrounds)]
    demands = [(one, one.parameters) for one in rules if isinstance(one.parameters, RemovalDemand)]
    reach = [(one, one.parameters) for one in rules if isinstance(one.parameters, ReachOfPolicy)]
    mildest = [found.mildest for _rule, found in ladders if found.mildest]
    severest = [found.severest for _rule, found in ladders if found.severest]
    return CaseRules(
        measures=_that(ladders, _names_measures),
        mildest=max(mildest, key=_MEASURES.index).value if mildest else "",
        severest=min(severest, key=_MEASURES.index).value if severest else "",
        legal_measures=any(MeasureKind.LEGAL in found.kinds for _rule, found in ladders),
        graded_by=next((found.graded_by.value for _rule, found in ladders if found.graded_by), ""),
        steps_left_open=_that(ladders, lambda found: found.steps_between is False),
        grounds_needed=_that(grounds, lambda found: found.required),
        grounds_recorded=any(found.recorded for _rule, found in grounds),
        demands=_that(demands, lambda _found: True),
        demand_kinds=_kinds(found for _rule, found in demands),
        damages=_that(ladders, lambda found: found.damages_recovered),
        cumulative=any(found.cumulative for _rule, found in ladders),
        authorities=_that(ladders, lambda found: found.report_to_authorities),
        reach=_that(reach, lambda _found: True),
        reach_words=_reach_words(found for _rule, found in reach),
        outside_work=_that(reach, lambda found: Reach.OUTSIDE_WORKING_HOURS in found.reach),
        statements=tuple(_saying(one) for one in rules if not isinstance(one.parameters, _SAID_ABOVE)),
    )


def _names_measures(found: DisciplinaryLadder) -> bool:
    return bool(found.mildest or found.severest or found.graded_by or found.kinds)


def _kinds(found: Iterable[RemovalDemand]) -> tuple[str, ...]:
    codes = [one.value for demand in found for one in demand.demands]
    return tuple(dict.fromkeys(codes))


def _reach_words(found: Iterable[ReachOfPolicy]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(translate(one.label) for settings in found for one in settings.reach))


def _that(found: Iterable[tuple[CitedRule, Any]], says: Callable[[Any], bool]) -> tuple[CitedSaying, ...]:
    return tuple(_saying(rule) for rule, settings in found if says(settings))


def _saying(rule: CitedRule) -> CitedSaying:
    return CitedSaying(
        version_id=rule.version_id,
        section_uid=rule.section_uid,
        rule_code=rule.code,
        cite=rule.cite,
        text=rule.text,
        language=rule.language,
    )
