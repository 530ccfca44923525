"""What is recorded of accounts in each town, and what its rules say of it: one that passes, one that fails, the boundary.

Expected kinds are written by hand from the towns' texts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from medias_desktop.editorial_calendar.rules.absences import Absence, AbsenceKind
from medias_desktop.editorial_calendar.rules.accesses import Access, AccessIncident, Declarations
from medias_desktop.editorial_calendar.rules.accounts import MultifactorState, OfficialAccount
from medias_desktop.editorial_calendar.rules.duties import AssignedDuty
from medias_desktop.editorial_calendar.rules.followed import FollowedDraft
from medias_desktop.editorial_calendar.rules.holder_checks import Holder
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.checks.accounts import PageRole

DAY = dt.date(2026, 11, 21)
PASSES, FAILS, BOUNDARY = "passes", "fails", "boundary"


@dataclass(frozen=True)
class Accounts:
    """All accounts of a municipality."""

    all: tuple


@dataclass(frozen=True)
class Away:
    """Somebody away, who is in charge, and who else is away."""

    absence: Absence
    in_charge: tuple = ((7, ""),)
    others: tuple = ()


@dataclass(frozen=True)
class Task:
    """Who carries a task out, on which platforms there are accounts."""

    duty: str
    who: tuple = ()
    platforms: frozenset = frozenset({"facebook"})


@dataclass(frozen=True)
class Case:
    """What is recorded, and which kinds of findings the rule has."""

    sort: str
    given: object
    found: tuple = ()
    severity: str = ""
    """Of what is found, when it matters here."""


def days(number):
    """Return the day so many days before DAY."""
    return DAY - dt.timedelta(days=number)


def account(platform="facebook", name="Ville de Sainte-Élodie", **more):
    """Return an account that shows everything."""
    plain = OfficialAccount(
        id=1,
        uid="u",
        platform=platform,
        name=name,
        netiquette_shown_on=days(100),
        logo_shown_on=days(100),
        multifactor=MultifactorState.ON,
    )
    return replace(plain, **more)


def accounts(*platforms):
    """Return one account on each of some platforms; a platform named twice has two."""
    return Accounts(tuple(account(platform, f"Compte {number}") for number, platform in enumerate(platforms)))


def holder(group=Group.REGULAR, role=PageRole.ADMINISTRATOR, **more):
    """Return an employee of communications, authorized by general management."""
    plain = Holder(
        name="Julie Landry",
        role=role,
        group=group,
        office="communications",
        authorised_on=days(30),
        authorised_office="general_management",
    )
    return replace(plain, **more)


def access(**more):
    """Return an access renewed ten days ago whose holder declared everything."""
    said = Declarations(
        declared_on=days(10),
        long_enough=True,
        kinds_enough=True,
        unique_here=True,
        never_private=True,
        kept_secret=True,
    )
    plain = Access(
        id=1,
        uid="u",
        account_id=1,
        account="Ville de Sainte-Élodie",
        platform="facebook",
        role=PageRole.ADMINISTRATOR,
        name="Julie Landry",
        renewed_on=days(10),
        declared=said,
    )
    return replace(plain, **more)


def declared(**answers):
    """Return such an access with other answers."""
    return access(declared=replace(access().declared, **answers))


def suspicion(**more):
    """Return a suspicion noticed five days ago, changed that day, told to department heads and IT."""
    plain = AccessIncident(
        id=1,
        access_id=1,
        account="Ville de Sainte-Élodie",
        name="Julie Landry",
        noticed_on=days(5),
        what="Connexion d’un lieu inconnu",
        notified=("department_heads", "information_technology"),
        notified_on=days(5),
        changed_on=days(5),
    )
    return replace(plain, **more)


def away(kind=AbsenceKind.HOLIDAY, **more):
    """Return a week's holiday with a replacement named by communications."""
    plain = Absence(
        id=1,
        uid="u",
        kind=kind,
        from_on=DAY,
        until_on=DAY + dt.timedelta(days=6),
        person_id=7,
        name="Julie Landry",
        replacement_id=8,
        replacement="Marc Boisvert",
        named_by="Anne Dubé",
        named_office="communications",
    )
    return replace(plain, **more)


def by(duty, office="communications", **more):
    """Return who carries a task out."""
    return AssignedDuty(id=1, uid="u", duty=duty, office=office, person_id=7, name="Julie Landry", **more)


def followed(kind="recognized_organisation", **more):
    """Return an account to follow, with its reasons."""
    plain = FollowedDraft(
        platform="facebook",
        name="Maison des jeunes",
        kind=kind,
        reason="Informe les jeunes du territoire",
        fairness="Tous les organismes reconnus sont suivis",
    )
    return replace(plain, **more)


NOBODY, OTHER = ("duty_unassigned",), ("duty_other_office",)


def duty(code, office="communications", other="human_resources", severity="warn"):
    """Return the cases of a task: done by whom the text names, by nobody, by another office, by one who begins that day."""
    found = [
        Case(PASSES, Task(code, (by(code, office),))),
        Case(FAILS, Task(code), NOBODY, severity),
        Case(BOUNDARY, Task(code, (by(code, office, since=DAY, until=DAY),))),
        Case(FAILS, Task(code, (by(code, office, until=days(1)),)), NOBODY, severity),
    ]
    if other:
        found.append(Case(FAILS, Task(code, (by(code, other),)), OTHER, "warn"))
    return tuple(found)


def employees_only(severity):
    """Return the cases of “only employees”."""
    no = ("access_not_employee",)
    return (
        Case(PASSES, holder()),
        Case(FAILS, holder(Group.ELECTED), no, severity),
        Case(FAILS, holder(Group.VOLUNTEER), no, severity),
        Case(FAILS, holder(Group.CONTRACTOR), no, severity),
        Case(FAILS, holder(None), no, severity),
        Case(FAILS, holder(left_on=days(1)), ("access_left",), severity),
        Case(BOUNDARY, holder(Group.STUDENT)),
        Case(BOUNDARY, holder(left_on=DAY)),
    )


def authorised_only():
    """Return the cases of “only authorized persons”."""
    no = ("access_unauthorised",)
    return (
        Case(PASSES, holder()),
        Case(FAILS, holder(authorised_on=None), no, "warn"),
        Case(FAILS, holder(authorised_on=DAY + dt.timedelta(days=1)), no, "warn"),
        Case(BOUNDARY, holder(authorised_on=DAY)),
    )


def no_organisation():
    """Return the cases of an organization that would publish by itself."""
    no = ("access_excluded",)
    return (
        Case(PASSES, holder()),
        Case(FAILS, holder(None, office="accredited_organisations"), no, "block"),
        Case(FAILS, holder(None, office="other_organisations"), no, "block"),
        Case(BOUNDARY, holder(office="committees")),
    )


def never_parties():
    """Return the cases of a political party."""
    return (
        Case(PASSES, followed("media")),
        Case(FAILS, followed("political_party", name="Parti fictif"), ("followed_forbidden",), "block"),
        Case(BOUNDARY, followed("person", name="Candidate fictive, à titre personnel")),
    )


def logo():
    """Return the cases of the logo on every account."""
    return (
        Case(PASSES, account()),
        Case(FAILS, account(logo_shown_on=None), ("logo_missing",), "warn"),
        Case(FAILS, account(logo_shown_on=DAY + dt.timedelta(days=1)), ("logo_missing",), "warn"),
        Case(BOUNDARY, account(logo_shown_on=DAY)),
        Case(PASSES, account(logo_shown_on=None, active=False)),
    )


def netiquette(*, others=True):
    """Return the cases of the netiquette; ``others``: on every platform."""
    no = ("netiquette_missing",)
    elsewhere = account("linkedin", netiquette_shown_on=None)
    return (
        Case(PASSES, account()),
        Case(FAILS, account(netiquette_shown_on=None), no, "warn"),
        Case(BOUNDARY, account(netiquette_shown_on=DAY)),
        Case(FAILS, elsewhere, no, "warn") if others else Case(PASSES, elsewhere),
    )


def answer(what, severity):
    """Return the cases of a declaration: yes, no, nothing said; ``severity`` of the last."""
    return (
        Case(PASSES, declared(**{what: True})),
        Case(FAILS, declared(**{what: False}), ("declared_not",), "warn"),
        Case(BOUNDARY, declared(**{what: None}), ("undeclared",), severity),
    )


def immediate():
    """Return the cases of what is changed at the least suspicion."""
    return (
        Case(PASSES, suspicion()),
        Case(FAILS, suspicion(changed_on=None), ("suspicion_open",), "warn"),
        Case(BOUNDARY, suspicion(changed_on=days(4)), ("suspicion_late",), "inform"),
    )


def replaced():
    """Return the cases of a replacement."""
    nobody = replace(away(), replacement_id=None, replacement="")
    other = replace(away(), id=2, person_id=8, name="Marc Boisvert", replacement_id=None, replacement="")
    earlier = replace(other, from_on=days(9), until_on=days(1))
    return (
        Case(PASSES, Away(away())),
        Case(FAILS, Away(nobody), ("no_replacement",), "warn"),
        Case(FAILS, Away(replace(nobody, kind=AbsenceKind.LONG_LEAVE)), ("no_replacement",), "warn"),
        Case(FAILS, Away(away(named_office="human_resources")), ("replacement_named_by",), "warn"),
        Case(FAILS, Away(away(), others=(other,)), ("replacement_away",), "warn"),
        Case(BOUNDARY, Away(away(), others=(earlier,))),
        Case(BOUNDARY, Away(replace(nobody, kind=AbsenceKind.SHORT))),
        Case(BOUNDARY, Away(nobody, in_charge=((9, ""),))),
    )


ALL_OF_BLAINVILLE = ("facebook", "facebook", "tiktok", "linkedin", "youtube", "instagram")
ROLES = (
    "Conseiller.ère en communication à la Direction générale",
    "Technicien.nne informatique",
)
BLOG = frozenset({"blog"})
POLICE = {"office": "police", "account_office": "police"}

CASES = {
    # Baie-Comeau
    "BC-004": (
        Case(PASSES, account("facebook")),
        Case(BOUNDARY, account("Threads"), ("platform_covered",), "inform"),
        Case(FAILS, account("Bluesky"), ("platform_covered",), "inform"),
    ),
    "BC-022": (*duty("authority"), Case(PASSES, Task("authority", (by("authority", "general_management"),)))),
    "BC-023": duty("managing"),
    "BC-041": (
        *(replace(one, given=replace(one.given, platforms=BLOG)) for one in duty("content")),
        Case(BOUNDARY, Task("content", platforms=frozenset({"facebook"}))),
    ),
    "BC-053": (
        Case(PASSES, accounts("twitter")),
        Case(FAILS, accounts("facebook"), ("accounts_missing",), "warn"),
        Case(FAILS, Accounts((account("twitter", closed_on=DAY, active=False),)), ("accounts_missing",)),
        Case(BOUNDARY, accounts("twitter", "twitter", "facebook")),
    ),
    # Blainville
    "BL-002": (
        Case(PASSES, holder(**POLICE)),
        Case(FAILS, holder(**{**POLICE, "authorised_on": None}), ("access_unauthorised",), "warn"),
        Case(FAILS, holder(office="police", account_office="communications"), ("access_other_office",), "warn"),
        Case(BOUNDARY, holder(office="communications", account_office="police")),
    ),
    "BL-005": (
        Case(PASSES, accounts(*ALL_OF_BLAINVILLE)),
        Case(FAILS, accounts(*ALL_OF_BLAINVILLE[1:]), ("accounts_missing",), "warn"),
        Case(FAILS, accounts(*ALL_OF_BLAINVILLE[:-1]), ("accounts_missing",), "warn"),
        Case(BOUNDARY, accounts(*ALL_OF_BLAINVILLE, "twitter"), ("account_not_listed",), "inform"),
        Case(BOUNDARY, accounts(*ALL_OF_BLAINVILLE, "facebook"), ("accounts_more",), "inform"),
    ),
    "BL-009": (
        Case(PASSES, followed()),
        Case(FAILS, followed(reason=""), ("followed_relevance",), "warn"),
        Case(BOUNDARY, followed(reason="  \n "), ("followed_relevance",), "warn"),
    ),
    "BL-010": (
        Case(PASSES, followed("funded_organisation"), ("followed_allowed",), "inform"),
        Case(BOUNDARY, followed("recognized_organisation"), ("followed_allowed",), "inform"),
        Case(FAILS, followed("business")),
    ),
    "BL-011": (
        Case(PASSES, followed()),
        Case(FAILS, followed(fairness=""), ("followed_fairness",), "warn"),
        Case(BOUNDARY, followed(fairness=" "), ("followed_fairness",), "warn"),
    ),
    "BL-012": never_parties(),
    "BL-053": duty("managing"),
    "BL-054": authorised_only(),
    "BL-055": duty("watching", severity="inform") + duty("consistency", severity="inform"),
    "BL-056": duty("publishing"),
    "BL-057": duty("answering"),
    "BL-058": duty("comments"),
    "BL-059": duty("creating", severity="inform"),
    "BL-060": duty("watching"),
    "BL-063": duty("appearance"),
    "BL-072": answer("kept_secret", "inform"),
    "BL-073": answer("kept_secret", "inform"),
    "BL-074": answer("kept_secret", "inform"),
    "BL-077": answer("kept_secret", "inform"),
    "BL-075": immediate(),
    "BL-076": (
        Case(PASSES, suspicion()),
        Case(FAILS, suspicion(notified=()), ("suspicion_untold",), "warn"),
        Case(BOUNDARY, suspicion(notified=("department_heads",)), ("suspicion_untold",), "warn"),
    ),
    "BL-078": answer("never_private", "inform"),
    "BL-079": answer("unique_here", "warn"),
    "BL-080": (
        Case(PASSES, access(renewed_on=days(52))),
        Case(BOUNDARY, access(renewed_on=days(53)), ("renewal_soon",), "inform"),
        Case(BOUNDARY, access(renewed_on=days(60)), ("renewal_soon",), "inform"),
        Case(FAILS, access(renewed_on=days(61)), ("renewal_late",), "warn"),
        Case(FAILS, access(renewed_on=None), ("renewal_unknown",), "warn"),
        Case(PASSES, access(renewed_on=days(61), ended_on=DAY)),
        *immediate(),
    ),
    "BL-081": answer("long_enough", "warn"),
    "BL-082": answer("kinds_enough", "warn"),
    "BL-083": (
        Case(PASSES, account()),
        Case(FAILS, account(multifactor=MultifactorState.OFF), ("multifactor_off",), "warn"),
        Case(FAILS, account(multifactor=MultifactorState.UNKNOWN), ("multifactor_unknown",), "warn"),
        Case(BOUNDARY, account(multifactor=MultifactorState.IMPOSSIBLE)),
    ),
    "BL-088": netiquette(),
    # Montmagny
    "MM-006": (
        Case(PASSES, account("facebook")),
        Case(BOUNDARY, account("Threads"), ("platform_covered",), "inform"),
        Case(FAILS, account("Bluesky"), ("platform_covered",), "inform"),
    ),
    "MM-007": (
        Case(PASSES, accounts("facebook")),
        Case(BOUNDARY, Accounts(())),
        Case(FAILS, accounts("facebook", "Threads")),
    ),
    "MM-011": employees_only("block"),
    "MM-023": netiquette(),
    "MM-084": never_parties(),
    "MM-085": duty("managing", other=""),
    "MM-088": duty("managing") + duty("consistency"),
    "MM-090": duty("publishing"),
    "MM-091": (*duty("comments"), Case(PASSES, Task("comments", (by("comments", "department_heads"),)))),
    "MM-092": duty("answering"),
    "MM-093": duty("appearance"),
    "MM-094": duty("watching"),
    "MM-096": replaced(),
    "MM-097": authorised_only(),
    "MM-099": (
        Case(PASSES, holder(role_title=ROLES[0], authorised_office="")),
        Case(PASSES, holder(role_title="Commis", authorised_office="general_management")),
        Case(FAILS, holder(role_title="Commis", authorised_office=""), ("access_named_by",), "warn"),
        Case(FAILS, holder(role_title="Commis", authorised_office="clerk"), ("access_named_by",), "warn"),
        Case(BOUNDARY, holder(role_title=f" {ROLES[1].upper()} ", authorised_office="")),
    ),
    "MM-100": duty("answering", "authorised_persons") + duty("comments", "authorised_persons"),
    "MM-109": logo(),
    "MM-122": duty("watching", "municipality", other="media"),
    "MM-128": (
        Case(PASSES, holder()),
        Case(FAILS, holder(Group.ELECTED), ("access_excluded",), "block"),
        Case(FAILS, holder(None, office="council"), ("access_excluded",), "block"),
        Case(BOUNDARY, holder(Group.VOLUNTEER)),
    ),
    "MM-141": no_organisation(),
    # Senneterre
    "SE-006": employees_only("block"),
    "SE-010": (
        Case(PASSES, Accounts((account(link="https://www.facebook.com/VilledeSenneterre"),))),
        Case(BOUNDARY, Accounts((account(link="facebook.com/villedesenneterre/"),))),
        Case(FAILS, Accounts((account(link="https://www.facebook.com/Autre"),)), ("account_other_address",), "warn"),
        Case(FAILS, accounts("facebook", "instagram"), ("account_not_listed",), "warn"),
        Case(FAILS, accounts("facebook", "facebook"), ("accounts_more",), "warn"),
        Case(FAILS, Accounts(()), ("accounts_missing",), "warn"),
    ),
    "SE-023": netiquette(others=False),
    "SE-027": no_organisation(),
    "SE-036": duty("managing", "general_management"),
    "SE-037": authorised_only(),
    "SE-041": (
        Case(PASSES, holder(office="general_management", authorised_office="")),
        Case(PASSES, holder(office="communications", authorised_office="general_management")),
        Case(FAILS, holder(authorised_office=""), ("access_role_named",), "warn"),
        Case(BOUNDARY, holder(role=PageRole.EDITOR, authorised_office="")),
    ),
    "SE-042": (
        Case(PASSES, holder(role=PageRole.EDITOR, office="general_management")),
        Case(FAILS, holder(role=PageRole.EDITOR), ("access_role_held",), "warn"),
        Case(BOUNDARY, holder(role=PageRole.ADMINISTRATOR)),
    ),
    "SE-043": duty("following_up", "general_management"),
    "SE-049": logo(),
    # Vallée-des-Rivières
    "VR-008": authorised_only(),
}  # fmt: skip

SHOWN = {
    "BC-024": "accounts",
    "BC-042": "accounts",
    "BL-064": "accounts",
    "BL-071": "accesses",
    "MM-080": "periods",
    "BC-034": "accesses",
    "BC-035": "accesses",
    "BC-036": "accesses",
    "BC-038": "accesses",
    "VR-009": "accesses",
}
"""Rules that requests and the calendar carry out: on which page of the accounts they are shown."""
