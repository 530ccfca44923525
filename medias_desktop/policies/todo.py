"""What policies put on the list of things to do; derived, never stored."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.todo import Todo
from medias_desktop.policies.rules import VersionState, VersionSummary
from medias_desktop.policies.rules.life import NEAR, meeting_missed
from medias_desktop.policies.rules.rounds import next_to_sign
from medias_desktop.policies.service import PolicyService

SIGNING = "signing"
"""The part beside the text where it is signed."""


def _of(version: VersionSummary, named: str, today: dt.date) -> list[Todo]:
    """Return what waits for a version: to be adopted, to come into force, to bind no more."""

    def todo(sentence: str, chip: str, kind: str) -> list[Todo]:
        return [Todo(sentence.format(version=named), chip, kind, "policies", version.uid)]

    if version.being_signed:  # who is to sign is told by ``_signing``
        return []
    if version.state is VersionState.SUBMITTED and version.submitted_for is not None:
        day = format_date(version.submitted_for, "medium")
        if meeting_missed(version, today):
            return todo(_("Record what the council decided: {version}"), day, "bad")
        return todo(_("Before the council: {version}"), day, "accent")
    if version.state is VersionState.DRAFT:
        return todo(_("Adopt: {version}"), _("Draft"), "accent")
    if _is_near(version.in_force_date, today) and version.state is VersionState.ADOPTED:
        day = format_date(version.in_force_date or today, "medium")
        return todo(_("Comes into force: {version}"), day, "accent")
    if _is_near(version.repealed_on, today) and version.state is VersionState.IN_FORCE:
        day = format_date(version.repealed_on or today, "medium")
        return todo(_("Binds nobody from then on: {version}"), day, "warn")
    return []


def _is_near(day: dt.date | None, today: dt.date) -> bool:
    return day is not None and dt.timedelta() < day - today <= NEAR


def todos(service: PolicyService) -> tuple[Todo, ...]:
    """Return drafts to adopt and texts soon in force or repealed, in the interface language."""
    found = []
    for policy in service.library():
        for version in policy.versions:
            named = _("{policy}, version {number}").format(policy=policy.title, number=version.ordinal)
            found += _of(version, named, service.today)
            if version.being_signed:
                found += _signing(service, version, named)
    return tuple(found)


def _signing(service: PolicyService, version: VersionSummary, named: str) -> list[Todo]:
    """Return whose signature a document waits for."""
    opened = service.rounds.open_round(version.id)
    turn = None if opened is None else next_to_sign(opened.signatories)
    if turn is None:
        return []
    text = _("Waiting for the signature of {name}: {version}").format(name=turn.name, version=named)
    return [Todo(text, _("Being signed"), "accent", "policies", f"{version.uid}##{SIGNING}")]
