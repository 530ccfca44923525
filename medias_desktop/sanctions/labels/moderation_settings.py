"""What the municipality decides itself about moderation, and which clauses leave it open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, translate
from medias_desktop.policies.rules.checks.moderation import RepeatBeforeBlock

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.reasons import ModerationRule

SETTING_NAMES = {
    "repeats_before_block": N_("Breaches before a block when the text says no number"),
    "count_everywhere": N_("Counted over every account of the platform"),
    "forgotten_months": N_("Forgotten after (months)"),
    "block_days": N_("Days of a temporary block proposed"),
    "appeal_days": N_("Days to answer an appeal"),
    "review_months": N_("Bans are reviewed every (months)"),
}
_LEFT_OPEN = {
    "repeats_before_block": N_("Left open by {clauses}: a repeat offender is shut out, no number is given."),
    "count_everywhere": N_("Left open by {clauses}: on which accounts breaches are counted is not said."),
    "forgotten_months": N_("Left open by {clauses}: for how long a breach counts is not said."),
    "block_days": N_("Left open by {clauses}: for how long a user is shut out is not said."),
}
_DECIDED = N_("The texts in force leave nothing open here.")
_NOWHERE = {
    "appeal_days": N_("No clause says it: the municipality decides."),
    "review_months": N_("No clause says it: the municipality decides."),
}


def left_open(setting: str, rules: Iterable[ModerationRule]) -> str:
    """Return a sentence that says which clauses of the texts in force leave a setting open."""
    if setting in _NOWHERE:
        return translate(_NOWHERE[setting])
    cites = dict.fromkeys(
        rule.clause.cite
        for rule in rules
        if isinstance(rule.parameters, RepeatBeforeBlock) and rule.uses and _open(setting, rule.parameters)
    )
    if not cites:
        return translate(_DECIDED)
    return translate(_LEFT_OPEN[setting]).format(clauses=", ".join(cites))


def _open(setting: str, asked: RepeatBeforeBlock) -> bool:
    if setting == "repeats_before_block":
        return asked.times is None and asked.repeated
    if setting == "count_everywhere":
        return asked.counted_by is None
    if setting == "forgotten_months":
        return asked.forgotten_months is None
    return True
