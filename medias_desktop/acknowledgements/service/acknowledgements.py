"""Recording who acknowledged which version: one public method is one user action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements import rules
from medias_desktop.acknowledgements.bound_groups import groups_by_rules
from medias_desktop.acknowledgements.errors import (
    AlreadySigned,
    NobodyChosen,
    PersonGone,
    SignatureGone,
    VersionNotAdopted,
)
from medias_desktop.acknowledgements.models import audience, event
from medias_desktop.acknowledgements.pending import pending
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    EventKind,
    Method,
    Overview,
    OverviewFilter,
    PersonRow,
    RecordedEvent,
)
from medias_desktop.acknowledgements.service import reading
from medias_desktop.core.memory import collector_at_rest
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.rules.life import read_with

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.certificates import Certificates
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.people.rules import Group
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

EVERYTHING = OverviewFilter()


class AcknowledgementService:
    """The acknowledgements of one register. Events are only ever added."""

    def __init__(self, register: Register, people: PeopleService, policies: PolicyService) -> None:
        self._register = register
        self._people = people
        self._policies = policies

    @cached_property
    def certificates(self) -> Certificates:
        """Certificates of what persons acknowledged."""
        from medias_desktop.acknowledgements.service.certificates import Certificates

        return Certificates(self._register, self._policies)

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

    def overview(self, version_id: int, wanted: OverviewFilter = EVERYTHING) -> Overview:
        """Return counts over everyone concerned today, and the rows that pass the filter, sorted by name.

        20,000 persons take about 0.2 s. Raises VersionNotAdopted.
        """
        return self._overview(version_id, lambda row: rules.is_shown(row, wanted), wanted.text)

    def still_to_sign(self, except_for: int = 0) -> tuple[tuple[VersionSummary, int], ...]:
        """Return, for each version in force, how many persons have not signed it, where any have not.

        ``except_for`` is a version that the caller has counted already.
        """
        found = []
        adopted = self._policies.adopted_versions()
        for version in self._policies.in_force():
            if version.id != except_for and (number := pending(self._register, version, adopted, self.today)):
                found.append((version, number))
        return tuple(found)

    def history(self, person_id: int, version_id: int) -> tuple[RecordedEvent, ...]:
        """Return everything recorded of a person for a version, oldest first."""
        with self._register.read() as connection:
            return reading.recorded(connection, version_id, person_id)

    def set_audience(self, version_id: int, groups: Collection[Group]) -> None:
        """Choose which groups must acknowledge a version; none means those whom its rules name, without rules every group."""
        self._version(version_id)
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
    ) -> int:
        """Record that persons signed on ``day``, all or none, and return how many.

        Raises NobodyChosen, DayInFuture, DayBeforeAdoption, WitnessMissing, AlreadySigned, PersonGone or
        VersionNotAdopted.
        """
        version, adopted_on = self._version(version_id)
        rules.check_signature(day, method, witness, self.today, adopted_on)
        with self._register.transaction("record_acknowledgements") as tx:
            chosen = self._chosen(tx, version_id, person_ids)
            signed = [row.listed_name for row in chosen if _signed_itself(row)]
            if signed:
                raise AlreadySigned(names=signed)
            fields = {"day": day, "method": method.value, "witness": witness.strip(), "note": note.strip()}
            _add(tx, version, chosen, EventKind.SIGNED, fields)
        return len(chosen)

    def mark_handed_out(self, version_id: int, person_ids: Sequence[int], day: dt.date | None = None) -> int:
        """Record that sheets were handed out (today by default) and return to how many persons.

        Those who have signed already are left as they are. Raises NobodyChosen, DayInFuture, DayBeforeAdoption,
        PersonGone or VersionNotAdopted.
        """
        version, adopted_on = self._version(version_id)
        day = day or self.today
        rules.check_day(day, self.today, adopted_on)
        with self._register.transaction("mark_handed_out") as tx:
            chosen = self._chosen(tx, version_id, person_ids)
            unsigned = [row for row in chosen if row.status.state is not AcknowledgementState.SIGNED]
            _add(tx, version, unsigned, EventKind.HANDED_OUT, {"day": day})
        return len(unsigned)

    def correct(self, event_id: int, day: dt.date, method: Method, witness: str = "", note: str = "") -> None:
        """Correct a signature that stands: its date, method, witness and note; the old entry is kept.

        Raises SignatureGone, DayInFuture, DayBeforeAdoption or WitnessMissing.
        """
        with self._register.transaction("correct_acknowledgement") as tx:
            last, act = _standing(tx, event_id)
            if act.kind is not EventKind.SIGNED:
                raise SignatureGone
            _version, adopted_on = self._version(last.version_id)
            rules.check_signature(day, method, witness, self.today, adopted_on)
            fields = {"day": day, "method": method.value, "witness": witness.strip(), "note": note.strip()}
            if any(getattr(act, name) != value for name, value in fields.items()):
                _follow(tx, last, EventKind.CORRECTED, fields)

    def cancel(self, event_id: int, reason: str) -> None:
        """Cancel a signature or the handing-out of a sheet, with its corrections; the person is where they were before.

        Raises ReasonMissing or SignatureGone.
        """
        reason = rules.check_reason(reason)
        with self._register.transaction("cancel_acknowledgement") as tx:
            last, act = _standing(tx, event_id)
            fields = {"day": self.today, "method": act.method or "", "note": reason}
            _follow(tx, last, EventKind.CANCELLED, fields)

    def sheets(
        self,
        version_id: int,
        person_ids: Sequence[int],
        progress: Progress | None = None,
        language: str | None = None,
    ) -> bytes:
        """Return a PDF with one sheet per person, sorted by name, in each person's own language or in ``language``.

        Raises NobodyChosen, PersonGone, VersionNotAdopted or Cancelled.
        """
        from medias_desktop.acknowledgements.documents.sheets import sheets

        version, adopted_on = self._version(version_id)
        by_rules = groups_by_rules(self._register, version_id)
        with self._register.read() as connection:
            found = reading.some_rows(connection, version_id, person_ids, self.today, by_rules)
        chosen = _present(found, person_ids)
        if language is not None:
            chosen = [row._replace(language=language) for row in chosen]
        return sheets(version, adopted_on, chosen, self._register.municipality(), progress or Silent())

    def export_csv(self, version_id: int) -> bytes:
        """Return everyone concerned, and everyone with a record, as CSV for a spreadsheet. Raises VersionNotAdopted."""
        from medias_desktop.acknowledgements import csv_export

        everyone = self._overview(version_id, lambda row: row.counted or row.status.event_id is not None)
        return csv_export.table(everyone)

    def _overview(self, version_id: int, shown: Callable[[PersonRow], bool], text: str = "") -> Overview:
        version, adopted_on = self._version(version_id)
        by_rules = groups_by_rules(self._register, version_id)
        with self._register.read() as connection, collector_at_rest():
            groups = reading.audience_of(connection, version_id, by_rules)
            before = self._read_with(version)
            found = reading.rows(connection, version_id, groups, self.today, earlier=_ranked(before))
        everyone = [row for row, _search_key in found]
        words = rules.search_words(text)
        return Overview(
            version=version,
            adopted_on=adopted_on,
            day=self.today,
            audience=groups,
            counts=rules.count(everyone),
            rows=tuple(row for row, key in found if shown(row) and all(word in key for word in words)),
            uncounted=sum(not row.counted and row.status.event_id is not None for row in everyone),
            read_with=before,
        )

    def _read_with(self, version: VersionSummary) -> tuple[VersionSummary, ...]:
        """Return the versions whose acknowledgement counts for a minor change of them."""
        return read_with(version, self._policies.adopted_versions())

    def _version(self, version_id: int) -> tuple[VersionSummary, dt.date]:
        """Return an adopted version and the day the council adopted it. Raises VersionNotAdopted."""
        for version in self._policies.adopted_versions():
            if version.id == version_id and (adoption := self._policies.adoption(version_id)) is not None:
                return version, adoption.resolution.meeting_date
        raise VersionNotAdopted

    def _chosen(self, tx: Transaction, version_id: int, person_ids: Sequence[int]) -> list[PersonRow]:
        version, _adopted_on = self._version(version_id)
        earlier = _ranked(self._read_with(version))
        by_rules = groups_by_rules(self._register, version_id)
        found = reading.some_rows(tx.connection, version_id, person_ids, self.today, by_rules, earlier)
        return _present(found, person_ids)


def _ranked(versions: Iterable[VersionSummary]) -> list[tuple[int, int]]:
    return [(one.id, one.ordinal) for one in versions]


def _signed_itself(row: PersonRow) -> bool:
    """Tell whether a person signed this very version: who signed the one before may still sign this one."""
    return row.status.state is AcknowledgementState.SIGNED and not row.status.through


def _present(found: list[PersonRow], person_ids: Sequence[int]) -> list[PersonRow]:
    """Return the rows found when everyone asked for is there. Raises NobodyChosen or PersonGone."""
    if not person_ids:
        raise NobodyChosen
    if len(found) != len(set(person_ids)):
        raise PersonGone
    return found


def _add(
    tx: Transaction,
    version: VersionSummary,
    rows: Iterable[PersonRow],
    kind: EventKind,
    fields: Mapping[str, object],
) -> None:
    tx.insert_many(
        event,
        [
            {
                "uid": new_uid(),
                "version_id": version.id,
                "person_id": row.person_id,
                "kind": kind.value,
                "language": row.language,
                "text_sha256": version.text_sha256,
                "recorded_at": tx.now,
                **fields,
            }
            for row in rows
        ],
    )


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


def _follow(tx: Transaction, last: RecordedEvent, kind: EventKind, fields: Mapping[str, object]) -> None:
    tx.insert(
        event,
        uid=new_uid(),
        version_id=last.version_id,
        person_id=last.person_id,
        kind=kind.value,
        language=last.language,
        text_sha256=last.text_sha256,
        replaces_id=last.event.id,
        recorded_at=tx.now,
        **fields,
    )
