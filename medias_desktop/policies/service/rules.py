"""The rules of texts: reading, setting, switching. One public method is one user action."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.core.store.roles import Permission
from medias_desktop.policies.rules.checks import BoundRule, bind_all
from medias_desktop.policies.rules.ruled import RuledText, town_of
from medias_desktop.policies.service import rule_reading
from medias_desktop.policies.service.base import RegisterService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.records import VersionText
    from medias_desktop.policies.rules.registry import CheckRegistry
    from medias_desktop.policies.rules.rule_edits import RuleDraft
    from medias_desktop.policies.service.rule_writing import RuleWriting


class RuleService(RegisterService):
    """The rules of one register’s texts."""

    def __init__(self, register: Register, registry: CheckRegistry) -> None:
        super().__init__(register)
        self.registry = registry
        """What carries out which check."""

    @cached_property
    def _writing(self) -> RuleWriting:  # writing brings SQLAlchemy in: made when first needed
        from medias_desktop.policies.service.rule_writing import RuleWriting

        return RuleWriting(self._register)

    # reading

    def rules_of(self, version_id: int) -> tuple[BoundRule, ...]:
        """Return the rules of a version in the order of its text, each with its settings or its problem."""
        return bind_all(rule_reading.rules_of_version(self._register, version_id))

    def rules_naming(self, version_id: int, checks: Collection[str]) -> tuple[BoundRule, ...]:
        """Return those of a version that name one of these checks; no other check is imported."""
        return bind_all(rule_reading.rules_naming(self._register, version_id, checks))

    def rules_of_town(self, key: str, language: str) -> tuple[BoundRule, ...]:
        """Return the rules of a town of the library in its document's order. Raises KeyError."""
        from medias_desktop.policies.towns import town_rules

        return bind_all(town_rules(key, language))

    def ruled(self, version: VersionText) -> RuledText:
        """Return a text, a version's or a town's, with its rules as they are now."""
        if key := town_of(version):
            return RuledText(version, self.rules_of_town(key, version.summary.language), editable=False)
        editable = version.summary.may_be_written
        return RuledText(version, self.rules_of(version.summary.id), editable, self.refusal(Permission.DRAFT))

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
