"""Everything that one person acknowledged, or has still to acknowledge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import AWAITED, PersonRow, Scope, ScopeKey
from medias_desktop.acknowledgements.rules.coverage import CardLine, PersonCard
from medias_desktop.acknowledgements.service import reading
from medias_desktop.acknowledgements.service.evidence import evidence_of_person
from medias_desktop.acknowledgements.service.listing import Listing
from medias_desktop.acknowledgements.service.scopes import Scopes
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import RecordedEvent
    from medias_desktop.acknowledgements.rules.evidence import Evidence
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary

__all__ = ["CardLine", "PersonCard", "card"]

_ASKED = (VersionState.IN_FORCE, VersionState.ADOPTED)
"""Texts that one may be asked for without anything recorded yet."""


def card(register: Register, person_id: int) -> PersonCard:
    """Return a person's texts: what concerns them now, then the past, the newest first. Raises PersonUnknown."""
    person = PeopleService(register).person(person_id)
    with register.read() as connection:
        recorded = reading.recorded(connection, None, person_id)
    proofs = evidence_of_person(register, person_id)
    policies = PolicyService(register)
    scopes = Scopes(register, policies)
    listing = Listing(register)
    adopted = policies.adopted_versions()
    asked = _asked_for(scopes, listing, person_id)
    lines = []
    for version in adopted:
        events = tuple(one for one in recorded if one.version_id == version.id)
        if not events and version.id not in asked and version.state not in _ASKED:
            continue
        scope, row = asked.get(version.id) or _by_itself(scopes, listing, version, person_id)
        if events or row.counted:
            lines.append(_line(scope, row, events, proofs))
    return PersonCard(person, tuple(sorted(lines, key=_newest_first)))


def _by_itself(
    scopes: Scopes, listing: Listing, version: VersionSummary, person_id: int
) -> tuple[Scope, PersonRow]:
    scope = scopes.scope(ScopeKey(0, version.id))
    return scope, listing.rows(scope, [person_id])[0]


def _asked_for(scopes: Scopes, listing: Listing, person_id: int) -> dict[int, tuple[Scope, PersonRow]]:
    """Return, by text, the open campaign that asks for it of the person: of several, the most pressing."""
    found: dict[int, tuple[Scope, PersonRow]] = {}
    for campaign in scopes.campaigns():
        if not campaign.open:
            continue
        scope = scopes.scope(ScopeKey(campaign.id))
        row = listing.rows(scope, [person_id])[0]
        known = found.get(scope.version.id)
        if row.counted and (known is None or _pressing(row) < _pressing(known[1])):
            found[scope.version.id] = (scope, row)
    return found


def _pressing(row: PersonRow) -> tuple[bool, dt.date]:
    return (row.status.state not in AWAITED, row.status.due or dt.date.max)


def _line(
    scope: Scope, row: PersonRow, events: Sequence[RecordedEvent], proofs: Sequence[Evidence]
) -> CardLine:
    deciding = next((one for one in events if one.event.id == row.status.event_id), None)
    numbers = {one.event.id for one in events}
    return CardLine(
        version=scope.version,
        state=row.status,
        counted=row.counted,
        campaign=scope.campaign,
        sha256=deciding.text_sha256 if deciding else "",
        language=deciding.language if deciding else "",
        recorded_by=deciding.recorded_by if deciding else "",
        events=tuple(events),
        evidence=tuple(one for one in proofs if one.event_id in numbers),
    )


def _newest_first(line: CardLine) -> tuple[bool, str, int, int]:
    version = line.version
    in_force = version.in_force_date or dt.date.min
    return (
        version.state is not VersionState.IN_FORCE,
        version.policy_title,
        -in_force.toordinal(),
        -version.ordinal,
    )
