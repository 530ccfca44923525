"""Recording who acknowledged which version: one public method is one user action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements import rules
from medias_desktop.acknowledgements.bound_groups import groups_by_rules
from medias_desktop.acknowledgements.errors import (
    AlreadyDecided,
    AlreadySigned,
    NobodyChosen,
    PersonGone,
    RefusalWitnessMissing,
    SignatureGone,
)
from medias_desktop.acknowledgements.models import audience
from medias_desktop.acknowledgements.pending import still_to_sign
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Campaign,
    EventKind,
    Method,
    Overview,
    OverviewFilter,
    PersonRow,
    RecordedEvent,
    Scope,
    ScopeKey,
)
from medias_desktop.acknowledgements.service import reading
from medias_desktop.acknowledgements.service.listing import Listing
from medias_desktop.acknowledgements.service.scopes import Scopes
from medias_desktop.acknowledgements.service.writing import add_events, follow
from medias_desktop.core.memory import collector_at_rest

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.campaigns import CampaignService
    from medias_desktop.acknowledgements.service.certificates import Certificates
    from medias_desktop.acknowledgements.service.exports import Exports
    from medias_desktop.acknowledgements.service.insight import Insight
    from medias_desktop.acknowledgements.service.past import PastImport
    from medias_desktop.acknowledgements.service.printing import Printing
    from medias_desktop.acknowledgements.service.reminders import Reminders
    from medias_desktop.acknowledgements.service.returns import Returns
    from medias_desktop.acknowledgements.service.screen_signing import ScreenSigning
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.people.rules import Group
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

EVERYTHING = OverviewFilter()
_SIGNED = (AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED)


class AcknowledgementService:
    """The acknowledgements of one register. Events are only ever added."""

    def __init__(self, register: Register, people: PeopleService, policies: PolicyService) -> None:
        self._register = register
        self._people = people
        self._policies = policies
        self._scopes = Scopes(register, policies)
        self.listing = Listing(register)

    @cached_property
    def certificates(self) -> Certificates:
        """Certificates of what persons acknowledged."""
        from medias_desktop.acknowledgements.service.certificates import Certificates

        return Certificates(self._register, self._policies)

    @cached_property
    def printing(self) -> Printing:
        """Sheets to be signed: for one person each, for many, with empty lines."""
        from medias_desktop.acknowledgements.service.printing import Printing

        return Printing(self._register, self, self._policies)

    @cached_property
    def insight(self) -> Insight:
        """What is looked at besides lists: a person's card, the coverage, the clauses of a text."""
        from medias_desktop.acknowledgements.service.insight import Insight

        return Insight(self._register)

    @cached_property
    def campaign_service(self) -> CampaignService:
        """Campaigns: opening, changing and ending them."""
        from medias_desktop.acknowledgements.service.campaigns import CampaignService

        return CampaignService(self._register, self._policies)

    @cached_property
    def signing(self) -> ScreenSigning:
        """Signatures made on the screen."""
        from medias_desktop.acknowledgements.service.screen_signing import ScreenSigning

        return ScreenSigning(self._register, self._policies, self)

    @cached_property
    def exports(self) -> Exports:
        """The register as files and documents."""
        from medias_desktop.acknowledgements.service.exports import Exports

        return Exports(self._register, self)

    @cached_property
    def returns(self) -> Returns:
        """Sheets that come back on paper."""
        from medias_desktop.acknowledgements.service.returns import Returns

        return Returns(self._register, self)

    @cached_property
    def past(self) -> PastImport:
        """Past acknowledgements from lists."""
        from medias_desktop.acknowledgements.service.past import PastImport

        return PastImport(self._register, self._policies)

    @cached_property
    def reminders(self) -> Reminders:
        """Reminders of those whose signature is awaited."""
        from medias_desktop.acknowledgements.service.reminders import Reminders

        return Reminders(self._register, self)

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self._register.actor.refusal(permission)

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self._register.clock.today()

    def departments(self) -> tuple[str, ...]:
        """Return the names of the departments in use, sorted."""
        return self._people.departments()

    def versions_to_acknowledge(self) -> tuple[VersionSummary, ...]:
        """Return the adopted versions: in force first, then to come, then past."""
        return rules.order_versions(self._policies.adopted_versions())

    def scope(self, key: ScopeKey) -> Scope:
        """Return the list that a campaign or a text means today. Raises CampaignGone or VersionNotAdopted."""
        return self._scopes.scope(key)

    def campaigns(self) -> tuple[Campaign, ...]:
        """Return every campaign, the open ones first, the newest of each first."""
        return self._scopes.campaigns()

    def overview(self, version_id: int, wanted: OverviewFilter = EVERYTHING) -> Overview:
        """Return a text’s counts and the whole list of those who pass the filter, sorted by name.

        For commands and small lists: ``listing`` reads page by page. Raises VersionNotAdopted.
        """
        scope = self.scope(ScopeKey(0, version_id))
        with collector_at_rest():
            return Overview(
                version=scope.version,
                adopted_on=scope.adopted_on,
                day=scope.day,
                audience=scope.audience.groups,
                counts=self.listing.counts(scope),
                rows=self.listing.everyone(scope, wanted),
                uncounted=self.listing.uncounted(scope),
                read_with=scope.read_with,
            )

    def still_to_sign(self) -> tuple[tuple[VersionSummary, int], ...]:
        """Return, for each text that somebody must still sign, how many, in campaigns and outside of them."""
        return still_to_sign(self._register, self._policies)

    def history(self, person_id: int, version_id: int) -> tuple[RecordedEvent, ...]:
        """Return everything recorded of a person for a version, oldest first."""
        with self._register.read() as connection:
            return reading.recorded(connection, version_id, person_id)

    def set_audience(self, version_id: int, groups: Collection[Group]) -> None:
        """Choose which groups must acknowledge a version; none means those whom its rules name, without rules every group."""
        self.scope(ScopeKey(0, version_id))
        chosen = reading.stored_audience(groups, groups_by_rules(self._register, version_id))
        with self._register.transaction("set_audience") as tx:
            tx.delete_where(audience, audience.c.version_id == version_id)
            tx.insert_many(audience, [{"version_id": version_id, "group_code": code} for code in chosen])

    def record(
        self,
        version_id: int,
        person_ids: Sequence[int],
        day: dt.date,
        method: Method,
        witness: str = "",
        note: str = "",
        *,
        campaign_id: int | None = None,
        original_place: str = "",
    ) -> int:
        """Record that persons signed on ``day``, all or none, and return how many.

        ``original_place`` says where the paper lies when it is not scanned. Raises NobodyChosen, DayInFuture,
        DayBeforeAdoption, WitnessMissing, AlreadySigned, PersonGone or VersionNotAdopted.
        """
        scope = self._scopes.scope(ScopeKey(campaign_id or 0, version_id))
        rules.check_signature(day, method, witness, self.today, scope.adopted_on)
        with self._register.transaction("record_acknowledgements") as tx:
            chosen = self.chosen(scope, person_ids)
            refuse_signed(chosen)
            fields = {
                "day": day,
                "method": method.value,
                "witness": witness.strip(),
                "note": note.strip(),
                "original_place": original_place.strip(),
            }
            self._add(tx, scope, chosen, EventKind.SIGNED, fields)
        return len(chosen)

    def refuse(
        self,
        version_id: int,
        person_ids: Sequence[int],
        day: dt.date,
        reason: str,
        witness: str,
        *,
        campaign_id: int | None = None,
    ) -> int:
        """Record that persons refused to sign, before a witness, all or none, and return how many.

        Raises ReasonMissing, WitnessMissing, DayInFuture, DayBeforeAdoption, AlreadyDecided, NobodyChosen, PersonGone
        or VersionNotAdopted.
        """
        if not witness.strip():
            raise RefusalWitnessMissing
        return self._decide(version_id, person_ids, day, EventKind.REFUSED, reason, witness, campaign_id)

    def exempt(
        self,
        version_id: int,
        person_ids: Sequence[int],
        day: dt.date,
        reason: str,
        *,
        campaign_id: int | None = None,
    ) -> int:
        """Record that persons need not sign, with the reason, all or none, and return how many; raises as ``refuse``."""
        return self._decide(version_id, person_ids, day, EventKind.EXEMPTED, reason, "", campaign_id)

    def _decide(
        self,
        version_id: int,
        person_ids: Sequence[int],
        day: dt.date,
        kind: EventKind,
        reason: str,
        witness: str,
        campaign_id: int | None,
    ) -> int:
        reason = rules.check_decision_reason(reason)
        scope = self._scopes.scope(ScopeKey(campaign_id or 0, version_id))
        rules.check_day(day, self.today, scope.adopted_on)
        action = "record_refusals" if kind is EventKind.REFUSED else "record_exemptions"
        with self._register.transaction(action) as tx:
            chosen = self.chosen(scope, person_ids)
            signed = [row.listed_name for row in chosen if row.status.state in _SIGNED]
            if signed:
                raise AlreadyDecided(names=signed)
            self._add(tx, scope, chosen, kind, {"day": day, "note": reason, "witness": witness.strip()})
        return len(chosen)

    def mark_handed_out(
        self,
        version_id: int,
        person_ids: Sequence[int],
        day: dt.date | None = None,
        *,
        campaign_id: int | None = None,
    ) -> int:
        """Record that sheets were handed out (today by default) and return to how many persons.

        Those who signed, refused or are exempted are left as they are. Raises NobodyChosen, DayInFuture,
        DayBeforeAdoption, PersonGone or VersionNotAdopted.
        """
        scope = self._scopes.scope(ScopeKey(campaign_id or 0, version_id))
        day = day or self.today
        rules.check_day(day, self.today, scope.adopted_on)
        with self._register.transaction("mark_handed_out") as tx:
            awaited = [row for row in self.chosen(scope, person_ids) if row.status.state in rules.AWAITED]
            self._add(tx, scope, awaited, EventKind.HANDED_OUT, {"day": day})
        return len(awaited)

    def correct(
        self,
        event_id: int,
        day: dt.date,
        method: Method,
        witness: str = "",
        note: str = "",
        original_place: str | None = None,
    ) -> None:
        """Correct a signature that stands: its date, method, witness, note, where the paper lies (None: as it was).

        The old entry is kept. Raises SignatureGone, DayInFuture, DayBeforeAdoption or WitnessMissing.
        """
        with self._register.transaction("correct_acknowledgement") as tx:
            last, act = _standing(tx, event_id)
            if act.kind is not EventKind.SIGNED:
                raise SignatureGone
            adopted_on = self._scopes.scope(ScopeKey(0, last.version_id)).adopted_on
            rules.check_signature(day, method, witness, self.today, adopted_on)
            place = act.original_place if original_place is None else original_place.strip()
            fields = {"day": day, "method": method.value, "witness": witness.strip(), "note": note.strip()}
            fields["original_place"] = place
            if any(getattr(act, name) != value for name, value in fields.items()):
                follow(tx, last, EventKind.CORRECTED, fields, self._register.actor.name)

    def cancel(self, event_id: int, reason: str) -> None:
        """Cancel a signature or the handing-out of a sheet, with its corrections; the person is where they were before.

        Raises ReasonMissing or SignatureGone.
        """
        reason = rules.check_reason(reason)
        with self._register.transaction("cancel_acknowledgement") as tx:
            last, act = _standing(tx, event_id)
            fields = {"day": self.today, "method": act.method or "", "note": reason}
            follow(tx, last, EventKind.CANCELLED, fields, self._register.actor.name)

    def export_csv(self, version_id: int) -> bytes:
        """Return everyone concerned, and everyone with a record, as CSV for a spreadsheet. Raises VersionNotAdopted."""
        return self.exports.csv(self.scope(ScopeKey(0, version_id)))

    def chosen(self, scope: Scope, person_ids: Sequence[int]) -> list[PersonRow]:
        """Return persons with where they stand. Raises NobodyChosen, or PersonGone when one is no longer there."""
        if not person_ids:
            raise NobodyChosen
        found = list(self.listing.rows(scope, list(dict.fromkeys(person_ids))))
        if len(found) != len(set(person_ids)):
            raise PersonGone
        return found

    def _add(
        self,
        tx: Transaction,
        scope: Scope,
        rows: Sequence[PersonRow],
        kind: EventKind,
        fields: Mapping[str, object],
    ) -> list[int]:
        return add_events(
            tx,
            scope.version,
            rows,
            kind,
            fields,
            recorded_by=self._register.actor.name,
            campaign_id=scope.campaign.id if scope.campaign else None,
        )


def refuse_signed(rows: Iterable[PersonRow]) -> None:
    """Refuse those who signed this very text: who signed the one before may still sign this one. Raises AlreadySigned."""
    signed = [row.listed_name for row in rows if row.status.state in _SIGNED and not row.status.through]
    if signed:
        raise AlreadySigned(names=signed)


def _standing(tx: Transaction, event_id: int) -> tuple[RecordedEvent, rules.Event]:
    """Return an event as recorded and the act that it is the last word on. Raises SignatureGone."""
    owner = reading.owner_of(tx.connection, event_id)
    if owner is None:
        raise SignatureGone
    events = reading.recorded(tx.connection, *owner)
    for act in rules.live_events([one.event for one in events]):
        if act.id == event_id:
            return next(one for one in events if one.event.id == event_id), act
    raise SignatureGone
