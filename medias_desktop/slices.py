"""What the program as a whole needs of its slices: for backups, retention, checks, rules and files, in the window and in commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.retained import RetainedKind
    from medias_desktop.paper.handling import SheetHandler
    from medias_desktop.policies.rules.registry import CheckRegistry
    from medias_desktop.safekeeping.service.backups import Slices
    from medias_desktop.safekeeping.service.integrity import DerivedCheck
    from medias_desktop.signatures.checked import Holder


def retained() -> Sequence[RetainedKind]:
    """Return the kinds of records that are kept for a time, each with what every slice keeps of them."""
    from medias_desktop.acknowledgements.retention import AcknowledgementsOfPersons
    from medias_desktop.editorial_calendar.retention.accounts import AccountsOfPersons
    from medias_desktop.editorial_calendar.retention.interactions import InteractionsKept
    from medias_desktop.editorial_calendar.retention.posts import AuthorsOfPosts, PostsKept
    from medias_desktop.editorial_calendar.retention.requests import RequestsKept
    from medias_desktop.people.retention import FormerPersons
    from medias_desktop.photo_consents.retention import OutsidePersons, PhotoConsentsOfPersons, RetainedItems
    from medias_desktop.sanctions.retention import OnlineUsersKept
    from medias_desktop.signatures.retention import SealedDocumentsOfPersons

    parts = (
        AcknowledgementsOfPersons(),
        PhotoConsentsOfPersons(),
        SealedDocumentsOfPersons(),
        AccountsOfPersons(),
        AuthorsOfPosts(),
    )
    calendar = (PostsKept(), RequestsKept(), InteractionsKept())
    return (FormerPersons(parts), OutsidePersons(), RetainedItems(), OnlineUsersKept(), *calendar)


def tables() -> sa.MetaData:
    """Return every table of the program."""
    from medias_desktop.migrations.tables import metadata

    return metadata


def slices() -> Slices:
    """Return what backups need of the slices."""
    from medias_desktop.safekeeping.service.backups import Slices

    return Slices(retained, tables)


def derived() -> Sequence[DerivedCheck]:
    """Return the checks of what slices keep at hand beside what was recorded."""
    from medias_desktop.acknowledgements.service import agreement as states
    from medias_desktop.photo_consents.service import agreement as pictures

    return (states.findings, pictures.findings)


def held_documents(register: Register) -> Sequence[Holder]:
    """Return what tells of a file whether a slice of the register holds it."""
    from medias_desktop.policies.service.held import PolicyFiles
    from medias_desktop.safekeeping.service.held import RegisterFiles
    from medias_desktop.signatures.service.held import SealedFiles

    return PolicyFiles(register), SealedFiles(register), RegisterFiles(register)


def sheet_handlers(register: Register) -> Sequence[SheetHandler]:
    """Return what each slice does with the sheets that it printed when they come back."""
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.policies.service import PolicyService

    people, policies = PeopleService(register), PolicyService(register)
    return (
        AcknowledgementService(register, people, policies).returns,
        PhotoConsentService(register, people, policies).returns,
    )


def check_registry() -> CheckRegistry:
    """Return what each slice does with the rules of a policy."""
    from medias_desktop.acknowledgements import capabilities as acknowledgements
    from medias_desktop.editorial_calendar import capabilities as editorial_calendar
    from medias_desktop.photo_consents import capabilities as photo_consents
    from medias_desktop.policies import capabilities as policies
    from medias_desktop.policies.rules.registry import CheckRegistry
    from medias_desktop.sanctions import capabilities as sanctions

    return CheckRegistry(
        (
            *policies.CAPABILITIES,
            *acknowledgements.CAPABILITIES,
            *photo_consents.CAPABILITIES,
            *sanctions.CAPABILITIES,
            *editorial_calendar.CAPABILITIES,
        )
    )
