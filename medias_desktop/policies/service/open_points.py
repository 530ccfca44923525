"""The points that a policy leaves open, and what the municipality decided about them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.described import SettingProblem, read_parameters, stored
from medias_desktop.core.store.texts import as_date
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.open_points import (
    OPEN_POINTS,
    Decision,
    OpenPoint,
    checked_answer,
    open_point,
)
from medias_desktop.policies.rules.points_raised import checks_that_raise, raised_by
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.base import RegisterService
from medias_desktop.policies.service.rule_reading import rules_naming

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service.rules import RuleService

_DECISIONS = "SELECT key, value, reason, decided_on, version FROM open_point WHERE policy_id = :policy_id"
_LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class PointStanding:
    """A point in one policy: the rules of its text that leave it open, and what was decided."""

    point: OpenPoint
    rules: tuple[BoundRule, ...]
    decision: Decision | None = None

    @property
    def waiting(self) -> bool:
        """Whether the text raises the point and nobody has decided."""
        return bool(self.rules) and (self.decision is None or self.decision.answer is None)


class OpenPointService(RegisterService):
    """The open points of one register’s policies."""

    def __init__(self, register: Register, rules: RuleService) -> None:
        super().__init__(register)
        self._rules = rules

    def of_version(self, version: VersionSummary) -> tuple[PointStanding, ...]:
        """Return the twelve points as they stand in a version of the register."""
        return self._standing(self._rules.rules_of(version.id), self.decisions(version.policy_id))

    def of_town(self, key: str, language: str) -> tuple[PointStanding, ...]:
        """Return the twelve points as a town’s text raises them; nobody decides for a town. Raises KeyError."""
        return self._standing(self._rules.rules_of_town(key, language), {})

    def waiting(self) -> tuple[tuple[VersionSummary, PointStanding], ...]:
        """Return the points that policies in force leave open and that nobody decided."""
        return tuple(
            (version, standing)
            for version in reading.in_force(self._register, self.today)
            for standing in self._undecided(version)
            if standing.waiting
        )

    def checks_in_question(self) -> tuple[str, ...]:
        """Return the checks on which ``waiting`` depends: those that rules of policies in force name, undecided."""
        found = {
            rule.check: None
            for version in reading.in_force(self._register, self.today)
            for rule in rules_naming(self._register, version.id, self._raising(version)[1])
        }
        return tuple(found)

    def _undecided(self, version: VersionSummary) -> tuple[PointStanding, ...]:
        decisions, checks = self._raising(version)
        return self._standing(self._rules.rules_naming(version.id, checks), decisions)

    def _raising(self, version: VersionSummary) -> tuple[dict[str, Decision], frozenset[str]]:
        """Return what was decided, and the checks that raise what was not."""
        decisions = self.decisions(version.policy_id)
        decided = {key for key, one in decisions.items() if one.answer is not None}
        return decisions, checks_that_raise(OPEN_POINTS.keys() - decided)

    def decisions(self, policy_id: int) -> dict[str, Decision]:
        """Return what was decided for a policy, by point; a point that is not known any more is left out."""
        found = {}
        for row in self._register.rows(_DECISIONS, policy_id=policy_id):
            point = OPEN_POINTS.get(row["key"])
            day = as_date(row["decided_on"])
            if point is not None:
                assert day is not None
                answer = _answer(point, row["value"])
                found[point.key] = Decision(point.key, answer, row["reason"], day, row["version"])
        return found

    def decision(self, policy_id: int, key: str) -> Decision | None:
        """Return what was decided of one point of a policy."""
        return self.decisions(policy_id).get(key)

    def decide(
        self,
        policy_id: int,
        key: str,
        raw: Mapping[str, Any],
        reason: str = "",
        row_version: int | None = None,
    ) -> None:
        """Record what the municipality decides, in place of what it decided before.

        The interval of revision is set with its decision. Raises AnswerMissing, SettingProblem, PointUnknown,
        UnknownPolicy or ChangedElsewhere.
        """
        from medias_desktop.policies.service.point_writing import decide

        point = open_point(key)
        answer = checked_answer(point, raw)
        value = json.dumps(stored(answer), ensure_ascii=False, sort_keys=True)
        trimmed = reason.strip()[:_LONGEST_REASON]
        today = self.today
        decide(self._register, policy_id, point, answer, value, trimmed, today, row_version)

    def reopen(self, policy_id: int, key: str, row_version: int) -> None:
        """Withdraw a decision. Raises PointUnknown or ChangedElsewhere."""
        from medias_desktop.policies.service.point_writing import reopen

        reopen(self._register, policy_id, open_point(key).key, row_version)

    @staticmethod
    def _standing(rules: Sequence[BoundRule], decisions: Mapping[str, Decision]) -> tuple[PointStanding, ...]:
        return tuple(
            PointStanding(point, raised_by(point.key, rules), decisions.get(point.key))
            for point in OPEN_POINTS.values()
        )


def _answer(point: OpenPoint, value: str) -> Any:
    """Return a stored answer, or None when this version of the program cannot read it."""
    try:
        raw = json.loads(value)
        return read_parameters(point.answer, raw) if isinstance(raw, dict) else None
    except (ValueError, SettingProblem):
        return None
