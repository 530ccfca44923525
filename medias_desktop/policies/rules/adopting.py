"""What must hold before a version may be adopted."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeVar

from medias_desktop.core.errors import UserError
from medias_desktop.core.text import fold
from medias_desktop.policies import errors
from medias_desktop.policies.rules.records import PolicyIdentity, Resolution, Signatory

_Typed = TypeVar("_Typed", Resolution, Signatory)


def trimmed(typed: _Typed) -> _Typed:
    """Return a resolution or signatory without spaces around its texts."""
    texts: dict[str, Any] = {
        name: value.strip() for name, value in dataclasses.asdict(typed).items() if isinstance(value, str)
    }
    return dataclasses.replace(typed, **texts)


def problems_of_policy(identity: PolicyIdentity) -> dict[str, UserError]:
    """Return what is wrong with a policy's name, by the name of the field to correct."""
    found: dict[str, UserError] = {}
    if not identity.municipality.strip():
        found["municipality"] = errors.MunicipalityMissing()
    if not identity.title.strip():
        found["title"] = errors.PolicyTitleMissing()
    return found


def problems_of_resolution(resolution: Resolution, today: dt.date) -> dict[str, UserError]:
    """Return what is wrong with a resolution, by the name of the field to correct."""
    found: dict[str, UserError] = {}
    if not resolution.resolution_number.strip():
        found["resolution_number"] = errors.ResolutionNumberMissing()
    if resolution.meeting_date > today:
        found["meeting_date"] = errors.MeetingInTheFuture()
    if resolution.in_force_date < resolution.meeting_date:
        found["in_force_date"] = errors.InForceBeforeMeeting()
    if resolution.mover.strip() and fold(resolution.mover) == fold(resolution.seconder):
        found["seconder"] = errors.MoverSecondsHimself(name=resolution.mover.strip())
    return found


def problems_of_signatories(signatories: Sequence[Signatory]) -> list[tuple[int, UserError]]:
    """Return what is wrong with the signatories, each with its row (0 the first; -1 the list as a whole)."""
    if not signatories:
        return [(-1, errors.NoSignatory())]
    found: list[tuple[int, UserError]] = []
    names: set[str] = set()
    identities: set[int] = set()
    for row, one in enumerate(signatories):
        name = fold(one.name)
        if not name:
            found.append((row, errors.SignatoryWithoutName()))
        elif not one.role.strip():
            found.append((row, errors.SignatoryWithoutRole(name=one.name.strip())))
        elif name in names or (one.identity_id is not None and one.identity_id in identities):
            found.append((row, errors.SignatoryTwice(name=one.name.strip())))
        names.add(name)
        if one.identity_id is not None:
            identities.add(one.identity_id)
    return found


def problems_of_adoption(
    section_count: int, resolution: Resolution, signatories: Sequence[Signatory], today: dt.date
) -> list[UserError]:
    """Return everything that stands in the way of an adoption, in the order of the form."""
    found: list[UserError] = [] if section_count else [errors.NoSection()]
    found += problems_of_resolution(resolution, today).values()
    found += [error for _row, error in problems_of_signatories(signatories)]
    return found


def check_can_adopt(
    section_count: int, resolution: Resolution, signatories: Sequence[Signatory], today: dt.date
) -> None:
    """Raise the first thing that stands in the way of an adoption: a UserError of policies.errors."""
    for problem in problems_of_adoption(section_count, resolution, signatories, today):
        raise problem
