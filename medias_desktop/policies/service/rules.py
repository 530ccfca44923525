"""The rules of texts: reading, setting, switching; and what applies on a day. One public method is one user action."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.rules.checks import BoundRule, bind_all
from medias_desktop.policies.service import reading, rule_reading

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.rules.registry import CheckRegistry
    from medias_desktop.policies.rules.rule_data import Rule
    from medias_desktop.policies.rules.rule_edits import RuleDraft
    from medias_desktop.policies.service.rule_writing import RuleWriting

_TRAIL_LENGTH = "SELECT coalesce(max(seq), 0) AS length FROM audit_event"


class RuleService:
    """The rules of one register’s texts."""

    def __init__(self, register: Register, registry: CheckRegistry) -> None:
        self._register = register
        self.registry = registry
        """What carries out which check."""
        self._known: tuple[dt.date, int, tuple[BoundRule, ...]] | None = None

    @cached_property
    def _writing(self) -> RuleWriting:  # writing brings SQLAlchemy in: made when first needed
        from medias_desktop.policies.service.rule_writing import RuleWriting

        return RuleWriting(self._register)

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self._register.actor.refusal(permission)

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self._register.clock.today()

    # reading

    def rules_of(self, version_id: int) -> tuple[BoundRule, ...]:
        """Return the rules of a version in the order of its text, each with its settings or its problem."""
        return bind_all(rule_reading.rules_of_version(self._register, version_id))

    def rules_of_town(self, key: str, language: str) -> tuple[BoundRule, ...]:
        """Return the rules of a town of the library in its document's order. Raises KeyError."""
        from medias_desktop.policies.towns import town_rules

        return bind_all(town_rules(key, language))

    def rules_for_section(self, key: str, section_id: str, language: str) -> tuple[Rule, ...]:
        """Return the rules of a town's section as they are taken over, without what belongs to that town."""
        from medias_desktop.policies.rules.rule_edits import travelling
        from medias_desktop.policies.towns import town_rules

        return tuple(travelling(one) for one in town_rules(key, language) if one.section_uid == section_id)

    def in_force(self, on: dt.date | None = None) -> tuple[VersionSummary, ...]:
        """Return the versions in force on a day, by default today."""
        return tuple(
            version
            for policy in reading.summaries(self._register, on or self.today)
            for version in policy.versions
            if version.state is VersionState.IN_FORCE
        )

    def effective_rules(self, on: dt.date | None = None) -> tuple[BoundRule, ...]:
        """Return the rules that apply on a day (today by default): switched on, rightly set, of a text in force.

        Kept until something is written; asking again costs one look at the length of the trail.
        """
        day = on or self.today
        length = int(self._register.rows(_TRAIL_LENGTH)[0]["length"])
        if self._known is None or self._known[:2] != (day, length):
            found = tuple(
                rule for version in self.in_force(day) for rule in self.rules_of(version.id) if rule.effective
            )
            self._known = (day, length, found)
        return self._known[2]

    # writing: drafts only

    def add(self, version_id: int, draft: RuleDraft) -> str:
        """Add a rule at a clause of a draft and return its uid.

        Raises RuleWithoutText, RuleTooLong, ClauseGone, CheckMissing, CheckUnknown, SettingProblem, UnknownVersion,
        AlreadyAdopted or TextSubmitted.
        """
        return self._writing.add(version_id, draft)

    def change(self, version_id: int, uid: str, row_version: int, draft: RuleDraft) -> None:
        """Change a rule of a draft. Raises RuleGone, ChangedElsewhere, or as ``add``."""
        self._writing.change(version_id, uid, row_version, draft)

    def switch(self, version_id: int, uid: str, row_version: int, *, active: bool) -> None:
        """Switch a rule of a draft on or off. Raises RuleGone, ChangedElsewhere, or as ``add``."""
        self._writing.switch(version_id, uid, row_version, active=active)

    def remove(self, version_id: int, uid: str, row_version: int) -> None:
        """Remove a rule of a draft. Raises RuleGone, ChangedElsewhere, or as ``add``."""
        self._writing.remove(version_id, uid, row_version)
