"""Checks of the policy's own life: its adoption, its revision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.core.described import (
    Parameters,
    Unit,
    Worded,
    day,
    flag,
    number,
    one_of,
    some_of,
    text,
    texts,
)
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import Office
from medias_desktop.policies.rules.rule_data import AppPart


class Act(Worded):
    """How a policy comes into being."""

    RESOLUTION = "resolution", N_("council resolution")
    SIGNATURE = "signature", N_("signature")


class Trigger(Worded):
    """What makes a policy be revised."""

    PERIODIC = "periodic", N_("at intervals")
    AS_NEEDED = "as_needed", N_("as needed")
    NEW_PLATFORM = "new_platform", N_("a new platform or tool")
    NEW_SITE = "new_site", N_("a new site")
    AT_ANY_TIME = "at_any_time", N_("at any time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatories(Parameters):
    """How the policy was adopted and who signs it."""

    act: Act | None = one_of(Act, N_("Adopted by"))
    roles: tuple[str, ...] = texts(N_("Roles of those who sign"), hint=N_("One role on each line."))
    adopted: dt.date | None = day(N_("Adopted on"), local=True)
    in_force: dt.date | None = day(N_("In force from"), local=True)
    resolution: str = text(N_("Resolution"), longest=60, local=True)
    number: str = text(N_("Number of the policy"), longest=60, local=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionDue(Parameters):
    """When the policy is revised, and who may change it."""

    months: int | None = number(N_("Interval between revisions"), unit=Unit.MONTHS, least=1, most=240)
    triggers: tuple[Trigger, ...] = some_of(Trigger, N_("Revised"))
    by: tuple[Office, ...] = some_of(Office, N_("Changed by"))
    part: str = text(N_("Part that may be changed"), hint=N_("Empty: the whole policy."))
    notice: bool | None = flag(N_("Notice is given beforehand"), default=None)
    resolution: bool | None = flag(N_("A resolution is needed"), default=None)


CHECKS = (
    Check(
        "signatories",
        N_("Adoption and signatures"),
        N_("Compares who signed the adoption, and how, with what the clause says."),
        AppPart.ADOPTION,
        Signatories,
    ),
    Check(
        "revision_due",
        N_("Revision"),
        N_("Reminds of the revision at its interval and when there is a reason for one."),
        AppPart.ADOPTION,
        RevisionDue,
    ),
)
