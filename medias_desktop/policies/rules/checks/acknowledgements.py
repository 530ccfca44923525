"""Checks of who is bound by the policy, who has to have read it, and what those who sign it answer for."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters, Unit, Worded, flag, number, one_of, some_of
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import BoundGroup, Platform
from medias_desktop.policies.rules.rule_data import AppPart


class AnsweredFor(Worded):
    """What a person answers for."""

    OWN_POSTS = "own_posts", N_("one’s own posts")
    MUNICIPAL_EMAIL = "municipal_email", N_("what is done under the municipal e-mail address")
    MUNICIPAL_DOMAIN = "municipal_domain", N_("what leads back to the municipality’s domain")
    MUNICIPAL_ASSETS = "municipal_assets", N_("what is done with the municipality’s equipment")
    ACCESS_CODES = "access_codes", N_("what is done with one’s access codes")


class Conduct(Worded):
    """How those who are bound are expected to behave."""

    RESPONSIBLE_USE = "responsible_use", N_("using social media responsibly")
    FRIENDS_ONLY = "friends_only", N_("keeping a personal page for friends only")


class Owner(Worded):
    """Whose a content is."""

    MUNICIPALITY = "municipality", N_("the municipality’s")
    AUTHOR = "author", N_("its author’s")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundGroups(Parameters):
    """Whom the policy binds."""

    groups: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("Groups"), required=True)
    paid_or_not: bool = flag(N_("Paid or not"))
    as_employees: bool = flag(N_("Held to what is asked of employees"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MustAcknowledge(Parameters):
    """Who has to have read the policy, until when, and when again; what the text leaves open stays unsaid."""

    groups: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("Groups"), required=True)
    renewal_months: int | None = number(N_("Renewed every"), unit=Unit.MONTHS, least=1, most=120)
    arrival_days: int | None = number(N_("New arrivals sign within"), unit=Unit.DAYS, least=1, most=365)
    after_revision: bool | None = flag(N_("Signed again after a revision"), default=None)
    due_days: int | None = number(N_("Everyone signs within"), unit=Unit.DAYS, least=1, most=365)
    reminder_days: int | None = number(
        N_("Reminded before the due date"), unit=Unit.BUSINESS_DAYS, least=1, most=60
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalResponsibility(Parameters):
    """What each person answers for."""

    answers_for: tuple[AnsweredFor, ...] = some_of(AnsweredFor, N_("Answers for"), required=True)
    groups: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("Groups"), hint=N_("None: all who are bound."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedConduct(Parameters):
    """What is asked of each person without being a breach by itself."""

    conduct: tuple[Conduct, ...] = some_of(Conduct, N_("Expected"), required=True)
    platforms: tuple[Platform, ...] = some_of(Platform, N_("On"), hint=N_("None: everywhere."))
    if_email_shown: bool = flag(N_("Where the municipal e-mail address is shown"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentOwner(Parameters):
    """Whose is what is made through the municipality’s networks."""

    owner: Owner = one_of(Owner, N_("What is made is"), required=True)
    groups: tuple[BoundGroup, ...] = some_of(
        BoundGroup, N_("Created by"), hint=N_("None: all who are bound.")
    )


CHECKS = (
    Check(
        "bound_groups",
        N_("Who is bound"),
        N_("Counts and names those in the register whom the clause binds."),
        AppPart.ACKNOWLEDGEMENTS,
        BoundGroups,
    ),
    Check(
        "must_acknowledge",
        N_("Must have read the policy"),
        N_("Lists those who have not signed the version in force yet, group by group."),
        AppPart.ACKNOWLEDGEMENTS,
        MustAcknowledge,
    ),
    Check(
        "personal_responsibility",
        N_("Personal responsibility"),
        N_("Tells those who sign what they answer for, and keeps it with their signature."),
        AppPart.ACKNOWLEDGEMENTS,
        PersonalResponsibility,
    ),
    Check(
        "expected_conduct",
        N_("Expected conduct"),
        N_("Tells those who sign what is expected of them."),
        AppPart.ACKNOWLEDGEMENTS,
        ExpectedConduct,
    ),
    Check(
        "content_owner",
        N_("Owner of what is made"),
        N_("Tells those who sign whose their work on the municipality’s networks is."),
        AppPart.ACKNOWLEDGEMENTS,
        ContentOwner,
    ),
)
