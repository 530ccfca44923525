"""What the policy in force says of an emergency, in a few words: what is lifted, who manages, whose decisions count."""

from __future__ import annotations

from collections.abc import Iterable

from medias_desktop.core.i18n import _, translate
from medias_desktop.editorial_calendar.labels.accounts import office_names
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.policies.rules.checks.calendar import EmergencyMode


def effects(rules: Iterable[PolicyRule]) -> tuple[str, ...]:
    """Return each effect once, in the order of the texts."""
    found: list[str] = []
    said_by = with_settings(rules, EmergencyMode)
    lifted = dict.fromkeys(translate(one.label) for _rule, said in said_by for one in said.lifts)
    if lifted:
        found.append(_("Lifted: {names}").format(names=", ".join(lifted)))
    for _rule, said in said_by:
        if said.managed_by:
            found.append(_("Accounts managed by: {names}").format(names=office_names(said.managed_by)))
        if said.decided_by:
            found.append(_("Decisions of: {names}").format(names=office_names(said.decided_by)))
        if said.telephone:
            found.append(_("For an emergency, call {number}").format(number=said.telephone))
    return tuple(dict.fromkeys(found))
