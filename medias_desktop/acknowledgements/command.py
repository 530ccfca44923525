"""The command line’s way to acknowledgement sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from medias_desktop.acknowledgements.errors import NobodyConcerned, NoVersionInForce, NumberUnknown
from medias_desktop.acknowledgements.rules import OverviewFilter, PersonRow
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.files import write_bytes
from medias_desktop.core.progress import Progress
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState


def newest_in_force(service: AcknowledgementService) -> int:
    """Return the version that came into force last, or else the next to come. Raises NoVersionInForce."""
    for version in service.versions_to_acknowledge():
        if version.state in (VersionState.IN_FORCE, VersionState.ADOPTED):
            return version.id
    raise NoVersionInForce


def write_sheets(
    service: AcknowledgementService,
    output: Path,
    progress: Progress,
    *,
    version_id: int | None = None,
    numbers: Sequence[str] = (),
    group: Group | None = None,
    language: str | None = None,
) -> int:
    """Write the sheets of the persons chosen to ``output`` and return how many there are.

    Without ``version_id`` the newest version in force. ``numbers`` are personnel numbers, ``group`` one group; without
    either, everyone who must acknowledge. ``language`` ('fr' or 'en') instead of each person’s own. Raises
    NoVersionInForce, VersionNotAdopted, NumberUnknown, NobodyConcerned, Cancelled or a file error; nothing half-written.
    """
    version_id = newest_in_force(service) if version_id is None else version_id
    chosen = _chosen(service, version_id, numbers, group)
    if not chosen:
        raise NobodyConcerned
    pdf = service.sheets(version_id, [row.person_id for row in chosen], progress, language)
    write_bytes(output, pdf)
    return len(chosen)


def _chosen(
    service: AcknowledgementService, version_id: int, numbers: Sequence[str], group: Group | None
) -> list[PersonRow]:
    rows = service.overview(version_id, OverviewFilter(group=group)).rows
    if not numbers:
        return list(rows)
    known = {row.number for row in rows}
    for number in numbers:
        if number not in known:
            raise NumberUnknown(number=number)
    return [row for row in rows if row.number in set(numbers)]
