"""What the card of an incident shows, read on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.incidents import Appeal, Incident, ModeratedAccount
from medias_desktop.sanctions.rules.user_cards import UserCard

if TYPE_CHECKING:
    from medias_desktop.sanctions.service import SanctionService

WIDE = 560
"""Pixels of the picture at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCard:
    """An incident with its account, its appeals, a small picture of its capture (b"" for none) and its user.

    ``place`` is the clause in the words of the policies’ tab; ``clause_text`` what it says.
    """

    incident: Incident
    account: ModeratedAccount
    appeals: tuple[Appeal, ...]
    picture: bytes
    user: UserCard
    place: str
    clause_text: str


def read_card(service: SanctionService, incident_id: int) -> IncidentCard:
    """Return the card of an incident. Raises IncidentGone."""
    incident = service.incidents.one(incident_id)
    place, text = _clause(service, incident)
    return IncidentCard(
        incident=incident,
        account=service.accounts.one(incident.account_id),
        appeals=service.appeals.of_incident(incident_id),
        picture=_picture(service, incident),
        user=service.online_users.card(incident.user_id),
        place=place,
        clause_text=text,
    )


def _picture(service: SanctionService, incident: Incident) -> bytes:
    if not incident.capture_sha256:
        return b""
    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge
    from medias_desktop.core.pictures.small import small_picture

    content = service.incidents.capture(incident.id)
    try:
        return small_picture(content, WIDE) if content else b""
    except (NotAPicture, PictureTooLarge):
        return b""  # what was taken at the time may be too large for this machine; the file itself is kept


def _clause(service: SanctionService, incident: Incident) -> tuple[str, str]:
    """Return where the clause is read, and what its rule says."""
    clause = incident.clause
    if clause is None:
        return "", ""
    uids = {one.id: one.uid for one in service.policies.adopted_versions()}
    rules = service.proposals.rules(incident.seen_on)
    wanted = (clause.version_id, clause.rule_code)
    text = next((one.text for one in rules if (one.clause.version_id, one.clause.rule_code) == wanted), "")
    uid = uids.get(clause.version_id, "")
    return (f"{uid}#{clause.section_uid}" if uid else ""), text
