"""Accounts, accesses, absences, tasks and accounts followed, each with what the policy in force says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from medias_desktop.editorial_calendar.rules.absences import Absence
from medias_desktop.editorial_calendar.rules.accesses import Access, AccessIncident
from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount
from medias_desktop.editorial_calendar.rules.duty_checks import DutyLine
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.followed import FollowedAccount
from medias_desktop.editorial_calendar.rules.protection_checks import Renewal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A record and what is found of it."""

    record: T
    findings: tuple[Finding, ...] = ()
    renewal: Renewal | None = None
    """Of an access: when it is to be renewed."""

    def of_kind(self, *kinds: str) -> bool:
        """Tell whether one of these was found."""
        return any(one.kind in kinds for one in self.findings)

    @property
    def pressing(self) -> bool:
        """Tell whether anything found is more than an information."""
        return any(one.severity is not Severity.INFORM for one in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOverview:
    """What stands in the register about accounts on a day; accesses are those that are open."""

    accounts: tuple[Checked[OfficialAccount], ...] = ()
    together: tuple[Finding, ...] = ()
    """Of all accounts: those that lack, those that are none of the list."""
    accesses: tuple[Checked[Access], ...] = ()
    incidents: tuple[Checked[AccessIncident], ...] = ()
    absences: tuple[Checked[Absence], ...] = ()
    """Those under way and to come."""
    duties: tuple[DutyLine, ...] = ()
    followed: tuple[Checked[FollowedAccount], ...] = ()

    def waiting(self) -> int:
        """Return how many things are to be done: late renewals, suspicions, absences, tasks, missing accounts."""
        return (
            sum(one.of_kind("renewal_late", "renewal_unknown") for one in self.accesses)
            + sum(one.of_kind("suspicion_open", "suspicion_untold") for one in self.incidents)
            + sum(one.of_kind("no_replacement", "replacement_away") for one in self.absences)
            + sum(one.nobody and bool(one.findings) and _weighty(one.findings) for one in self.duties)
        )


def _weighty(found: tuple[Finding, ...]) -> bool:
    return any(one.severity is not Severity.INFORM for one in found)
