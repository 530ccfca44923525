"""The command line’s way to acknowledgement sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from medias_desktop.acknowledgements.errors import (
    GroupUnknown,
    NobodyConcerned,
    NoVersionInForce,
    NumberUnknown,
)
from medias_desktop.acknowledgements.errors.sheets import CampaignUnknown
from medias_desktop.acknowledgements.rules import OverviewFilter, PersonRow, Scope, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder, SheetText
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.clock import Clock
from medias_desktop.core.command import open_register
from medias_desktop.core.files import replacing
from medias_desktop.core.i18n import LANGUAGES, format_number, ngettext
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.text import fold
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.service import PolicyService

INDIVIDUAL = PrintOrder()


class SheetsOptions(Protocol):
    """What the command line says; ``person`` holds personnel numbers, ``language`` is None for each person’s own.

    ``campaign`` is a campaign’s title or number; ``text`` none, summary or full.
    """

    register: Path
    user: str | None
    version_id: int | None
    campaign: str | None
    person: Sequence[str]
    group: str | None
    output: Path
    language: str | None
    group_sheet: bool
    text: str


def run_sheets(
    options: SheetsOptions, progress: Progress | None = None, clock: Clock | None = None
) -> list[str]:
    """Write sheets as the command line asks and return lines that say what was done. Raises a UserError."""
    group = None if options.group is None else read_group(options.group)
    order = PrintOrder(
        kind=SheetKind.GROUP if options.group_sheet else SheetKind.INDIVIDUAL,
        text=SheetText(options.text),
        language=options.language,
    )
    register = open_register(options.register, clock, options.user or "")
    try:
        service = AcknowledgementService(register, PeopleService(register), PolicyService(register))
        number = write_sheets(
            service,
            options.output,
            progress or Silent(),
            version_id=options.version_id,
            campaign=options.campaign,
            numbers=options.person,
            group=group,
            order=order,
        )
    finally:
        register.close()
    written = ngettext("{n} sheet written to “{name}”", "{n} sheets written to “{name}”", number)
    return [written.format(n=format_number(number), name=options.output.name)]


def read_group(text: str) -> Group:
    """Return the group meant by its code or its name in French or English. Raises GroupUnknown."""
    wanted = fold(text)
    for group in Group:
        if wanted in {group.value, *(fold(group_label(group, language)) for language in LANGUAGES)}:
            return group
    raise GroupUnknown(group=text, known=tuple(group_label(group) for group in Group))


def newest_in_force(service: AcknowledgementService) -> int:
    """Return the version that came into force last, or else the next to come. Raises NoVersionInForce."""
    for version in service.versions_to_acknowledge():
        if version.state in (VersionState.IN_FORCE, VersionState.ADOPTED):
            return version.id
    raise NoVersionInForce


def find_campaign(service: AcknowledgementService, named: str) -> int:
    """Return the number of a campaign given by its number or its title. Raises CampaignUnknown."""
    for campaign in service.campaigns():
        if named == str(campaign.id) or fold(named) == fold(campaign.title):
            return campaign.id
    raise CampaignUnknown(name=named)


def write_sheets(
    service: AcknowledgementService,
    output: Path,
    progress: Progress,
    *,
    version_id: int | None = None,
    campaign: str | None = None,
    numbers: Sequence[str] = (),
    group: Group | None = None,
    order: PrintOrder = INDIVIDUAL,
) -> int:
    """Write the sheets of the persons chosen to ``output`` and return how many there are.

    Without ``version_id`` and ``campaign`` the newest version in force. ``numbers`` are personnel numbers, ``group`` one
    group; without either, everyone who must acknowledge. Raises NoVersionInForce, VersionNotAdopted, CampaignUnknown,
    NumberUnknown, NobodyConcerned, Cancelled or a file error; nothing half-written.
    """
    campaign_id = 0 if campaign is None else find_campaign(service, campaign)
    if version_id is None:
        version_id = 0 if campaign_id else newest_in_force(service)
    scope = service.scope(ScopeKey(campaign_id, version_id))
    chosen = _chosen(service, scope, numbers, group)
    if not chosen:
        raise NobodyConcerned
    with replacing(output) as stream:
        return service.printing.write(scope, [row.person_id for row in chosen], order, stream, progress)


def _chosen(
    service: AcknowledgementService, scope: Scope, numbers: Sequence[str], group: Group | None
) -> list[PersonRow]:
    rows = service.listing.everyone(scope, OverviewFilter(group=group))
    if not numbers:
        return list(rows)
    known = {row.number for row in rows}
    for number in numbers:
        if number not in known:
            raise NumberUnknown(number=number)
    return [row for row in rows if row.number in set(numbers)]
