"""Opening, changing and ending campaigns: one public method is one user action."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.acknowledgements.bound_groups import groups_by_rules
from medias_desktop.acknowledgements.errors import CampaignGone, VersionNotAdopted
from medias_desktop.acknowledgements.errors import campaigns as errors
from medias_desktop.acknowledgements.models import (
    campaign,
    campaign_department,
    campaign_group,
    campaign_person,
    event,
    group_sheet,
    question,
    reminder,
)
from medias_desktop.acknowledgements.rules import Audience, Campaign, CampaignDraft, OverviewFilter, PersonRow
from medias_desktop.acknowledgements.rules.campaign_checks import (
    check_closing_reason,
    check_draft,
    check_text,
    trimmed,
)
from medias_desktop.acknowledgements.rules.proposals import Headcount, Proposal, same_audience
from medias_desktop.acknowledgements.service import campaign_rows, newcomers, proposing, questions
from medias_desktop.acknowledgements.service.listing import Listing
from medias_desktop.acknowledgements.service.scopes import text_asked_for
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState, section_name

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

_ORDER = {VersionState.IN_FORCE: 0, VersionState.ADOPTED: 1}


class CampaignService:
    """The campaigns of one register."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register = register
        self._policies = policies
        self._listing = Listing(register)

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self._register.clock.today()

    def texts(self) -> tuple[VersionSummary, ...]:
        """Return the texts that a campaign may be opened for: those in force first, then those to come."""
        found = [one for one in self._policies.adopted_versions() if one.state in _ORDER]
        return tuple(sorted(found, key=lambda one: (_ORDER[one.state], one.policy_title, -one.ordinal)))

    def campaign(self, campaign_id: int) -> Campaign:
        """Return a campaign as recorded. Raises CampaignGone."""
        for one in campaign_rows.campaigns(self._register):
            if one.id == campaign_id:
                return one
        raise CampaignGone

    def text_of(self, campaign: Campaign) -> VersionSummary:
        """Return the text that a campaign asks for today. Raises VersionNotAdopted."""
        return self._version(text_asked_for(campaign, self._policies.adopted_versions()))

    def clauses(self, version_id: int) -> tuple[str, ...]:
        """Return what the clauses of a text are called, in its order. Raises UnknownVersion."""
        found = (section_name(one.number, one.heading) for one in self._policies.version(version_id).sections)
        return tuple(dict.fromkeys(filter(None, found)))

    def proposed(self, version_id: int) -> CampaignDraft:
        """Return what a campaign for a text begins with: whom its rules name, within 30 days. Raises VersionNotAdopted."""
        return self.proposal(version_id).draft

    def proposal(self, version_id: int) -> Proposal:
        """Return the same with the clauses that say so. Raises VersionNotAdopted."""
        return proposing.proposal(self._register, self._version(version_id), self.today)

    def headcount(self) -> Headcount:
        """Return how many people are in service today, by group and department: slow among very many."""
        return newcomers.headcount(self._register, self.today)

    def find_persons(self, version_id: int, text: str, count: int = 20) -> tuple[PersonRow, ...]:
        """Return the first people in service whose name holds what is typed."""
        wanted = OverviewFilter(text=text)
        return self._listing.first(newcomers.everyone(self._version(version_id), self.today), wanted, count)

    def persons(self, version_id: int, person_ids: Sequence[int]) -> tuple[PersonRow, ...]:
        """Return people by their numbers, those who left too."""
        return self._listing.rows(newcomers.everyone(self._version(version_id), self.today), person_ids)

    def never_acknowledged(self, day: dt.date) -> tuple[PersonRow, ...]:
        """Return the people in service on a day who never acknowledged any text, sorted by name."""
        return newcomers.never_acknowledged(self._register, day)

    def open(self, version_id: int, draft: CampaignDraft) -> int:
        """Open a campaign today and return its number.

        Raises VersionNotAdopted, TextNoLongerInForce, SameCampaignOpen, AudienceEmpty or what check_draft raises.
        """
        version = self._version(version_id)
        check_text(version)
        draft = trimmed(draft)
        check_draft(draft, self.today)
        self._check_people(draft.audience, version)
        with self._register.transaction("open_campaign") as tx:
            self._refuse_same(draft.audience, version, 0)
            number = tx.insert(
                campaign,
                uid=new_uid(),
                policy_id=version.policy_id,
                version_id=version.id,
                opened_on=self.today,
                created_at=tx.now,
                **_columns(draft),
            )
            _keep_audience(tx, number, Audience(by_rules=False), draft.audience)
            questions.keep(tx, number, draft.questions)
        return number

    def change(self, campaign_id: int, row_version: int, draft: CampaignDraft) -> None:
        """Change an open campaign as it was shown; a question that somebody answered stays, a new one takes its place.

        Raises CampaignGone, CampaignClosed, ChangedElsewhere, or as ``open``.
        """
        before = self._open_one(campaign_id)
        if before.row_version != row_version:
            raise ChangedElsewhere
        draft = trimmed(draft)
        check_draft(draft, self.today, before)
        version = self.text_of(before)
        if draft.audience != before.audience:
            self._check_people(draft.audience, version)
        with self._register.transaction("change_campaign") as tx:
            self._refuse_same(draft.audience, version, campaign_id)
            tx.update(campaign, campaign_id, version=row_version, **_columns(draft))
            _keep_audience(tx, campaign_id, before.audience, draft.audience)
            questions.keep(tx, campaign_id, draft.questions)

    def close(self, campaign_id: int, reason: str) -> None:
        """End a campaign today: nobody is asked any more, what is recorded stays.

        Raises CampaignGone, CampaignClosed or ClosingReasonMissing.
        """
        reason = check_closing_reason(reason)
        with self._register.transaction("close_campaign") as tx:
            self._open_one(campaign_id)
            tx.update(campaign, campaign_id, closed_on=self.today, closing_reason=reason)

    def reopen(self, campaign_id: int) -> None:
        """Let a closed campaign go on, for the text in force. Raises CampaignGone, CampaignOpen or SameCampaignOpen."""
        with self._register.transaction("reopen_campaign") as tx:
            found = self.campaign(campaign_id)
            if found.open:
                raise errors.CampaignOpen
            version = self.text_of(dataclasses.replace(found, closed_on=None))
            self._refuse_same(found.audience, version, campaign_id)
            tx.update(campaign, campaign_id, closed_on=None, closing_reason="")

    def delete(self, campaign_id: int) -> None:
        """Take out a campaign opened by mistake. Raises CampaignGone, or CampaignHasRecords once it left a trace."""
        with self._register.transaction("delete_campaign") as tx:
            found = self.campaign(campaign_id)
            for table in (event, reminder, group_sheet):
                traces = sa.select(sa.func.count()).where(table.c.campaign_id == campaign_id)
                if tx.execute(traces).scalar_one():
                    raise errors.CampaignHasRecords
            tx.delete_where(question, question.c.campaign_id == campaign_id)
            _keep_audience(tx, campaign_id, found.audience, Audience(by_rules=False))
            tx.delete(campaign, campaign_id)

    def _version(self, version_id: int) -> VersionSummary:
        for one in self._policies.adopted_versions():
            if one.id == version_id:
                return one
        raise VersionNotAdopted

    def _open_one(self, campaign_id: int) -> Campaign:
        found = self.campaign(campaign_id)
        if not found.open:
            raise errors.CampaignClosed
        return found

    def _resolved(self, audience: Audience, version: VersionSummary) -> Audience:
        """Return an audience with the groups that the rules of a text name today."""
        if not audience.by_rules:
            return audience
        groups = audience.groups | groups_by_rules(self._register, version.id)
        return dataclasses.replace(audience, groups=groups)

    def _check_people(self, audience: Audience, version: VersionSummary) -> None:
        """Check that somebody belongs there, in service or to come: who arrives later joins. Raises AudienceEmpty."""
        if not newcomers.anybody(self._register, self._resolved(audience, version), self.today):
            raise errors.AudienceEmpty

    def _refuse_same(self, audience: Audience, version: VersionSummary, except_for: int) -> None:
        """Refuse a second open campaign for the same people and text: one signature counts for both, two reminders do not.

        Raises SameCampaignOpen.
        """
        adopted = self._policies.adopted_versions()
        wanted = self._resolved(audience, version)
        for one in campaign_rows.campaigns(self._register):
            if not one.open or one.id == except_for or text_asked_for(one, adopted) != version.id:
                continue
            if same_audience(wanted, self._resolved(one.audience, version)):
                raise errors.SameCampaignOpen(title=one.title)


def _columns(draft: CampaignDraft) -> dict[str, object]:
    return {
        "title": draft.title,
        "by_rules": draft.audience.by_rules,
        "due_date": draft.due_date,
        "arrival_days": draft.arrival_days,
        "renewal_months": draft.renewal_months,
        "reminder_offsets": ",".join(map(str, draft.reminder_offsets)),
        "province": draft.province,
    }


def _keep_audience(tx: Transaction, campaign_id: int, before: Audience, after: Audience) -> None:
    """Write down only what changed, so that the trail says no more than that."""
    kinds: tuple[tuple[sa.Table, str, frozenset[object], frozenset[object]], ...] = (
        (campaign_group, "group_code", _codes(before.groups), _codes(after.groups)),
        (campaign_department, "department", frozenset(before.departments), frozenset(after.departments)),
        (campaign_person, "person_id", frozenset(before.persons), frozenset(after.persons)),
    )
    for table, column, old, new in kinds:
        if gone := old - new:
            tx.delete_where(table, table.c.campaign_id == campaign_id, table.c[column].in_(gone))
        rows = [{"campaign_id": campaign_id, column: one} for one in sorted(new - old, key=str)]
        tx.insert_many(table, rows)


def _codes(groups: frozenset[Group]) -> frozenset[object]:
    return frozenset(group.value for group in groups)
