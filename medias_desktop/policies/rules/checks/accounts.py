"""Checks of the official accounts: which there are, who holds them, how they are protected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from medias_desktop.core.described import Parameters, Unit, Worded, flag, number, one_of, some_of, text, texts
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import BoundGroup, Lateness, Office, Platform
from medias_desktop.policies.rules.rule_data import AppPart


class PlatformKind(Worded):
    """A kind of platform."""

    FORUM = "forum", N_("forum")
    BULLETIN_BOARD = "bulletin_board", N_("bulletin board")
    BLOG = "blog", N_("blog")
    MICROBLOG = "microblog", N_("microblog")
    WIKI = "wiki", N_("wiki")
    VIDEO_SHARING = "video_sharing", N_("video sharing")
    PHOTO_SHARING = "photo_sharing", N_("photo sharing")
    NETWORKING = "networking", N_("social network")


class PageRole(Worded):
    """What somebody may do on a page."""

    ADMINISTRATOR = "administrator", N_("administrator")
    EDITOR = "editor", N_("editor")


class Duty(Worded):
    """A task around the accounts."""

    AUTHORITY = "authority", N_("authority over the accounts")
    MANAGING = "managing", N_("managing the accounts")
    PUBLISHING = "publishing", N_("publishing and changing information")
    ANSWERING = "answering", N_("answering or directing questions")
    COMMENTS = "comments", N_("managing comments")
    CREATING = "creating", N_("creating content, animating the community")
    WATCHING = "watching", N_("strategic watch")
    CONSISTENCY = "consistency", N_("consistency and relevance")
    APPEARANCE = "appearance", N_("appearance of the accounts")
    CONTENT = "content", N_("answering for the content")
    FOLLOWING_UP = "following_up", N_("following up posts and requests")
    OPENING = "opening", N_("opening new accounts")


class DisplayPlace(Worded):
    """Where the netiquette is shown."""

    EACH_ACCOUNT = "each_account", N_("each account")
    WEBSITE = "website", N_("website")


class CharacterKind(Worded):
    """A kind of characters in a password."""

    UPPER = "upper", N_("capital letters")
    LOWER = "lower", N_("small letters")
    DIGITS = "digits", N_("digits")
    SPECIAL = "special", N_("special characters")


class Multifactor(Worded):
    """Where multi-factor authentication is used."""

    WHEREVER_POSSIBLE = "wherever_possible", N_("wherever possible")
    EVERYWHERE = "everywhere", N_("everywhere")


class Absence(Worded):
    """What somebody is replaced for."""

    HOLIDAY = "holiday", N_("holiday")
    LONG_LEAVE = "long_leave", N_("long leave")


class Followed(Worded):
    """What the municipality may or may not follow."""

    FUNDED_ORGANISATION = "funded_organisation", N_("organization that it funds")
    RECOGNISED_ORGANISATION = "recognized_organisation", N_("organization that it recognizes")
    POLITICAL_PARTY = "political_party", N_("political party")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialAccounts(Parameters):
    """Which accounts are the municipality’s own."""

    platforms: tuple[Platform, ...] = some_of(Platform, N_("Platforms"))
    accounts: tuple[str, ...] = texts(
        N_("Accounts"), hint=N_("One on each line: platform, then whose it is."), local=True
    )
    exclusive: bool = flag(N_("No other account is official"))
    address: str = text(N_("Address"), local=True)
    annex: str = text(N_("Listed in annex"), longest=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformScope(Parameters):
    """Which platforms the policy covers."""

    kinds: tuple[PlatformKind, ...] = some_of(PlatformKind, N_("Kinds of platforms"))
    future: bool = flag(N_("Platforms to come as well"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorisedPublishers(Parameters):
    """Who publishes in the municipality’s name."""

    authorised_only: bool = flag(N_("Only authorized persons"))
    offices: tuple[Office, ...] = some_of(Office, N_("For"))
    roles: tuple[str, ...] = texts(N_("Authorized roles"), hint=N_("One role on each line."), local=True)
    named_by: tuple[Office, ...] = some_of(
        Office, N_("Authorized by"), hint=N_("None: the clause does not say by whom.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrators(Parameters):
    """Who may hold a role on the accounts."""

    employees_only: bool = flag(N_("Only employees"))
    excluded: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("Never"))
    role: PageRole | None = one_of(PageRole, N_("Role"))
    holders: tuple[Office, ...] = some_of(Office, N_("Held by"))
    others_named: bool = flag(N_("Others may be named"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedDuties(Parameters):
    """Who is in charge of what."""

    duties: tuple[Duty, ...] = some_of(Duty, N_("Tasks"), required=True)
    by: tuple[Office, ...] = some_of(Office, N_("Carried out by"), hint=N_("None: persons to be named."))
    platforms: tuple[Platform, ...] = some_of(Platform, N_("On"), hint=N_("None: everywhere."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Netiquette(Parameters):
    """Where the netiquette stands, and what its being there means."""

    shown_on: tuple[DisplayPlace, ...] = some_of(DisplayPlace, N_("Shown on"))
    platforms: tuple[Platform, ...] = some_of(Platform, N_("On"), hint=N_("None: everywhere."))
    presumed_accepted: bool = flag(N_("Users are presumed to have accepted it"))
    warning: bool | None = flag(N_("A warning comes first"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRotation(Parameters):
    """How long a password lives."""

    days: int | None = number(N_("Renewed every"), unit=Unit.DAYS, least=1, most=3_650)
    on_suspicion: Lateness | None = one_of(Lateness, N_("On a suspicion"))
    notified: tuple[Office, ...] = some_of(Office, N_("Told of a suspicion"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordStrength(Parameters):
    """What makes a password strong."""

    characters_least: int | None = number(N_("At least"), unit=Unit.CHARACTERS, least=1, most=128)
    kinds_least: int | None = number(N_("At least"), unit=Unit.KINDS, least=1, most=4)
    kinds: tuple[CharacterKind, ...] = some_of(CharacterKind, N_("Among"))
    one_per_account: bool = flag(N_("A different one for each account"))
    never_private: bool = flag(N_("Never the same as a private one"))
    ordered: ClassVar[tuple[tuple[str, str], ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSecrecy(Parameters):
    """How a password is kept."""

    secret: bool = flag(N_("Kept secret"))
    never_shared: bool = flag(N_("Never shared"))
    never_noted: bool = flag(N_("Never noted where others find it"))
    holder_answers: bool = flag(N_("The holder answers for what is done with it"))
    municipal_property: bool = flag(N_("Belongs to the municipality"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MultifactorUse(Parameters):
    """Where multi-factor authentication is used."""

    where: Multifactor = one_of(Multifactor, N_("Used"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement(Parameters):
    """Who is replaced, when, by whose choice."""

    during: tuple[Absence, ...] = some_of(Absence, N_("During"), required=True)
    named_by: tuple[Office, ...] = some_of(Office, N_("Named by"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoOnAccounts(Parameters):
    """Whether the logo stands on the accounts."""

    every_account: bool = flag(N_("On every account"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAccounts(Parameters):
    """Whom the municipality follows."""

    relevant_only: bool = flag(N_("Only what belongs to its mission"))
    fair: bool = flag(N_("Chosen fairly"))
    allowed: tuple[Followed, ...] = some_of(Followed, N_("May be followed"))
    forbidden: tuple[Followed, ...] = some_of(Followed, N_("Is never followed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkstationAccess(Parameters):
    """Access to social media at work."""

    approval_needed: bool = flag(N_("Needs an approval"))
    approvers: tuple[Office, ...] = some_of(
        Office, N_("Approved by"), hint=N_("None: the clause does not say by whom.")
    )
    sites: tuple[Platform, ...] = some_of(Platform, N_("Sites"))
    other_sites: bool = flag(N_("Other sites as needed"))
    municipal_purpose: bool = flag(N_("For municipal purposes only"))
    revocable: bool = flag(N_("May be restricted at any time"))
    reviewed_for_new_sites: bool = flag(N_("Looked at again when new sites appear"))


CHECKS = (
    Check(
        "official_accounts",
        N_("Official accounts"),
        N_("Compares the accounts on record with those of the clause, and prints their list."),
        AppPart.ACCOUNTS,
        OfficialAccounts,
    ),
    Check(
        "platform_scope",
        N_("Platforms covered"),
        N_("Tells which accounts and platforms the policy covers."),
        AppPart.ACCOUNTS,
        PlatformScope,
    ),
    Check(
        "authorised_publishers",
        N_("Who publishes"),
        N_("Refuses a post whose author is not on the list of authorized persons."),
        AppPart.ACCOUNTS,
        AuthorisedPublishers,
    ),
    Check(
        "administrators",
        N_("Who administers"),
        N_("Refuses a role on an account to those who may not hold it."),
        AppPart.ACCOUNTS,
        Administrators,
    ),
    Check(
        "assigned_duties",
        N_("Who is in charge"),
        N_("Names who carries out each task, and warns when nobody does."),
        AppPart.ACCOUNTS,
        AssignedDuties,
    ),
    Check(
        "netiquette",
        N_("Netiquette"),
        N_("Prints the netiquette and records where it is shown."),
        AppPart.ACCOUNTS,
        Netiquette,
    ),
    Check(
        "password_rotation",
        N_("Renewal of passwords"),
        N_("Reminds of passwords to be renewed; the passwords themselves are never recorded."),
        AppPart.ACCOUNTS,
        PasswordRotation,
    ),
    Check(
        "password_strength",
        N_("Strength of passwords"),
        N_("Has whoever holds an access declare that the password is strong enough."),
        AppPart.ACCOUNTS,
        PasswordStrength,
    ),
    Check(
        "password_secrecy",
        N_("Secrecy of passwords"),
        N_("Has whoever holds an access declare how the password is kept."),
        AppPart.ACCOUNTS,
        PasswordSecrecy,
    ),
    Check(
        "multifactor",
        N_("Multi-factor authentication"),
        N_("Records for each account whether it is used, and warns where it could be."),
        AppPart.ACCOUNTS,
        MultifactorUse,
    ),
    Check(
        "replacement",
        N_("Replacement during an absence"),
        N_("Reminds when somebody in charge will be away and nobody replaces them."),
        AppPart.ACCOUNTS,
        Replacement,
    ),
    Check(
        "logo_on_accounts",
        N_("Logo on the accounts"),
        N_("Records for each account whether the logo is shown."),
        AppPart.ACCOUNTS,
        LogoOnAccounts,
    ),
    Check(
        "followed_accounts",
        N_("Accounts followed"),
        N_("Tells, before the municipality follows an account, whether it may."),
        AppPart.ACCOUNTS,
        FollowedAccounts,
    ),
    Check(
        "workstation_access",
        N_("Access at work"),
        N_("Keeps who may use which sites at work, by whose approval, and when to look at it again."),
        AppPart.ACCOUNTS,
        WorkstationAccess,
    ),
)
