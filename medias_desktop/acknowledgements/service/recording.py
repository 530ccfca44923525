"""Recording what persons did with a text: one public method is one user action, all or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements import rules
from medias_desktop.acknowledgements.errors import (
    AlreadyDecided,
    AlreadySigned,
    NobodyChosen,
    PersonGone,
    RefusalWitnessMissing,
    SignatureGone,
)
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    EventKind,
    Method,
    PersonRow,
    RecordedEvent,
    Scope,
    ScopeKey,
)
from medias_desktop.acknowledgements.service import reading
from medias_desktop.acknowledgements.service.listing import Listing
from medias_desktop.acknowledgements.service.scopes import Scopes
from medias_desktop.acknowledgements.service.writing import add_events, follow

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.service import PolicyService

_SIGNED = (AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED)


class Recording:
    """Adds the events of one register; none is ever changed or removed."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register = register
        self._policies = policies
        self._scopes = Scopes(register, policies)
        self.listing = Listing(register)

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self._register.clock.today()

    def scope(self, key: ScopeKey) -> Scope:
        """Return the list that a campaign or a text means today. Raises CampaignGone or VersionNotAdopted."""
        return self._scopes.scope(key)

    def chosen(self, scope: Scope, person_ids: Sequence[int]) -> list[PersonRow]:
        """Return persons with where they stand. Raises NobodyChosen, or PersonGone when one is no longer there."""
        if not person_ids:
            raise NobodyChosen
        found = list(self.listing.rows(scope, list(dict.fromkeys(person_ids))))
        if len(found) != len(set(person_ids)):
            raise PersonGone
        return found

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
            self.add(tx, scope, chosen, EventKind.SIGNED, fields)
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
            self.add(tx, scope, chosen, kind, {"day": day, "note": reason, "witness": witness.strip()})
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
            self.add(tx, scope, awaited, EventKind.HANDED_OUT, {"day": day})
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
            last, act = standing(tx, event_id)
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
            last, act = standing(tx, event_id)
            fields = {"day": self.today, "method": act.method or "", "note": reason}
            follow(tx, last, EventKind.CANCELLED, fields, self._register.actor.name)

    def add(
        self,
        tx: Transaction,
        scope: Scope,
        rows: Sequence[PersonRow],
        kind: EventKind,
        fields: Mapping[str, object],
    ) -> list[int]:
        """Add an act of each person in the transaction of whoever acts, and return the events’ numbers in that order."""
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


def standing(tx: Transaction, event_id: int) -> tuple[RecordedEvent, rules.Event]:
    """Return an event as recorded and the act that it is the last word on. Raises SignatureGone."""
    owner = reading.owner_of(tx.connection, event_id)
    if owner is None:
        raise SignatureGone
    events = reading.recorded(tx.connection, *owner)
    for act in rules.live_events([one.event for one in events]):
        if act.id == event_id:
            return next(one for one in events if one.event.id == event_id), act
    raise SignatureGone
