"""The life of policies: submission, coming into force, repeal, revision. One public method is one user action."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.policies import rules
from medias_desktop.policies.errors import UnknownPolicy
from medias_desktop.policies.rules import life, revising
from medias_desktop.policies.rules.steps import Step, steps_of
from medias_desktop.policies.service import life_reading, reading
from medias_desktop.policies.service.base import RegisterService

if TYPE_CHECKING:
    from medias_desktop.policies.service.life_writing import Steps


class LifeService(RegisterService):
    """The steps of the texts of one register, and what calls for the next one."""

    @cached_property
    def _steps(self) -> Steps:  # writing brings SQLAlchemy in: made when first needed
        from medias_desktop.policies.service.life_writing import Steps

        return Steps(self._register)

    # before the council

    def submit(self, version_id: int, row_version: int, meeting_date: dt.date) -> None:
        """Lay a draft before the council's meeting of a day; from now on its text is frozen.

        Raises UnknownVersion, AlreadyAdopted, AlreadySubmitted, TextOfATown, NoSection, MeetingInThePast or
        ChangedElsewhere.
        """
        version = reading.version(self._register, version_id, self.today)
        life.check_can_submit(version.summary, meeting_date, self.today)
        self._steps.submit(version, row_version, meeting_date, self.today)

    def withdraw(self, version_id: int, row_version: int) -> None:
        """Take a submitted text back: it is a draft again. Raises UnknownVersion, NotSubmitted or ChangedElsewhere."""
        life.check_can_withdraw(self._summary(version_id))
        self._steps.withdraw(version_id, row_version)

    # repeal

    def repeal(self, version_id: int, row_version: int, resolution_number: str, repealed_on: dt.date) -> None:
        """Record that the council repealed an adopted text, from a day past or to come.

        Raises UnknownVersion, NothingToRepeal, AlreadyRepealed, ResolutionNumberMissing, RepealBeforeAdoption or
        ChangedElsewhere.
        """
        adoption = reading.adoption(self._register, version_id)
        summary = self._summary(version_id)
        adopted_on = dt.date.max if adoption is None else adoption.resolution.meeting_date
        life.check_can_repeal(summary, adopted_on, resolution_number, repealed_on)
        self._steps.repeal(version_id, row_version, resolution_number.strip()[:60], repealed_on)

    def cancel_repeal(self, version_id: int, row_version: int) -> None:
        """Take a repeal back before its day. Raises UnknownVersion, NoRepeal, RepealTookEffect or ChangedElsewhere."""
        life.check_can_cancel_repeal(self._summary(version_id), self.today)
        self._steps.cancel_repeal(version_id, row_version)

    # revision

    def set_revision_interval(
        self, policy_id: int, months: int | None, row_version: int | None = None
    ) -> None:
        """Say every how many months a policy is revised; None is never. Raises IntervalOutOfRange or ChangedElsewhere."""
        revising.check_interval(months)
        self._steps.set_interval(policy_id, months, row_version)

    def note_trigger(self, policy_id: int, kind: revising.TriggerKind, detail: str) -> int:
        """Note what calls for a revision and return its number. Raises UnknownPolicy or RevisionReasonMissing."""
        self.policy(policy_id)
        return self._steps.note_trigger(policy_id, kind, revising.checked_detail(detail), self.today)

    def close_trigger(self, trigger_id: int, row_version: int | None = None) -> None:
        """Say that a reason to revise is settled. Raises TriggerGone or ChangedElsewhere."""
        self._steps.close_trigger(trigger_id, row_version, self.today)

    def record_review(self, policy_id: int, detail: str = "") -> int:
        """Record that a policy was gone through and stays as it is: the next revision counts from today."""
        self.policy(policy_id)
        return self._steps.record_review(policy_id, detail.strip()[:300], self.today)

    def revision(self, policy_id: int) -> revising.Revision:
        """Return when a policy is to be revised and why. Raises UnknownPolicy."""
        policy = self.policy(policy_id)
        found = life_reading.revisions(self._register, [policy], self.today, policy_id)
        return found[0]

    def revisions(self) -> tuple[revising.Revision, ...]:
        """Return the same for every policy of the municipality."""
        policies = [one for one in reading.summaries(self._register, self.today) if not one.town]
        return life_reading.revisions(self._register, policies, self.today)

    def revision_clause(self, policy_id: int) -> life_reading.Clause | None:
        """Return the clause of the text in force that asks for its revision, if it has one."""
        policy = self.policy(policy_id)
        for version in policy.versions:
            if version.state is rules.VersionState.IN_FORCE:
                return life_reading.revision_clause(self._register, version)
        return None

    def steps(self, policy_id: int) -> tuple[Step, ...]:
        """Return what happened to a policy and what will, in the order of time. Raises UnknownPolicy."""
        adopted_on = life_reading.adopted_on(self._register, policy_id)
        return steps_of(self.policy(policy_id), adopted_on, self.revision(policy_id), self.today)

    def policy(self, policy_id: int) -> rules.PolicySummary:
        """Return a policy with its versions. Raises UnknownPolicy."""
        for policy in reading.summaries(self._register, self.today, policy_id):
            return policy
        raise UnknownPolicy

    def _summary(self, version_id: int) -> rules.VersionSummary:
        return reading.version(self._register, version_id, self.today).summary
