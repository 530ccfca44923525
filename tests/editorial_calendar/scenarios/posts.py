"""Posts of each town, and what each of its rules says of them: one that passes, one that fails, one at the boundary.

Expected kinds are written by hand from the towns' texts. A rule that only tells something passes where it has nothing to tell.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from medias_desktop.editorial_calendar.rules.absences import Absence, AbsenceKind
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.surroundings import (
    KnownAccess,
    KnownAccount,
    KnownOrganisation,
    KnownPerson,
    KnownRequest,
    OtherPost,
    PhotoAnswer,
    Surroundings,
)
from medias_desktop.editorial_calendar.rules.periods import Period, PeriodKind
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText

NOW = dt.datetime.combine(dt.date(2026, 11, 21), dt.time(15, 30))
DAY = dt.date(2026, 12, 1)
"""A Tuesday; its week begins on 29 November."""
PASSES, FAILS, BOUNDARY = "passes", "fails", "boundary"
PLAIN = "La patinoire du parc ouvre samedi à 10 h pour toutes les familles."
ENGLISH = "The skating rink is open to all of you from Saturday at 10, come with your family."


@dataclass(frozen=True)
class Case:
    """A post, what surrounds it, and which kinds of findings the rule has of it."""

    sort: str
    draft: PostDraft
    found: tuple = ()
    severity: str = ""
    """Of what is found, when it matters here."""
    around: Surroundings = field(default_factory=lambda: Surroundings(now=NOW))


def post(*platforms, text=PLAIN, account=None, **more):
    """Return a post of a Tuesday at ten, on Facebook unless told otherwise."""
    plain = PostDraft(
        title="Patinoire",
        category="news",
        planned_on=DAY,
        planned_time=dt.time(10),
        texts=tuple(
            PostText(platform=one, text=text, account_id=account) for one in platforms or ("facebook",)
        ),
        author="Julie Landry",
    )
    return replace(plain, **more)


def around(**more):
    """Return what surrounds a post, on the eve of nothing."""
    return Surroundings(now=NOW, **more)


def passes(draft, *found, severity="", **more):
    return Case(PASSES, draft, found, severity, around(**more))


def fails(draft, *found, severity="", **more):
    return Case(FAILS, draft, found, severity, around(**more))


def boundary(draft, *found, severity="", **more):
    return Case(BOUNDARY, draft, found, severity, around(**more))


# What is asked


def asked(code, severity, another="relevance"):
    """Return the cases of a question of the checklist: answered, not answered, another one answered."""
    return (
        passes(post(answers=frozenset({code}))),
        fails(post(), Kind.TO_ASK, severity=severity),
        boundary(post(answers=frozenset({another})), Kind.TO_ASK, severity=severity),
    )


def purposes(offered, other):
    return (
        passes(post(purpose=offered)),
        fails(post(purpose=other), Kind.PURPOSE_NOT_OFFERED, severity="inform"),
        boundary(post(), Kind.PURPOSE_MISSING, severity="inform"),
    )


def audiences(other):
    return (
        passes(post(audiences=("citizens",))),
        fails(post(audiences=("citizens", other)), Kind.AUDIENCE_NOT_OFFERED, severity="inform"),
        boundary(post(), Kind.AUDIENCE_MISSING, severity="inform"),
    )


# What kind of content


def told(kind, category, other="news", near="survey"):
    """Return the cases of a rule that tells something of a kind of content, and of no other one."""
    return (
        passes(post(category=category), kind, severity="inform"),
        fails(post(category=other)),
        boundary(post(category=near)),
    )


def forbidden(*categories, near="news", kind=Kind.CATEGORY_FORBIDDEN):
    return (
        passes(post()),
        *(fails(post(category=one), kind, severity="block") for one in categories),
        boundary(post(category=near)),
    )


# How many


def others(count, platform="facebook", exception="", day=DAY):
    return tuple(OtherPost(number + 1, platform, day, "14:00", exception) for number in range(count))


# Periods

MOMENT = dt.datetime.combine(DAY, dt.time(10))
HOUR = dt.timedelta(hours=1)


def election(level, begins=MOMENT - HOUR, ends=MOMENT + HOUR, names=("Océane Fictive", "Équipe des Érables")):
    return Period(
        id=1,
        uid="e",
        kind=PeriodKind.ELECTION,
        level=level,
        begins_at=begins,
        ends_at=ends,
        names=names,
    )


def emergency(begins=MOMENT - HOUR, ends=None):
    return Period(
        id=2, uid="c", kind=PeriodKind.EMERGENCY, level="", begins_at=begins, ends_at=ends, decided_by="?"
    )


NAMED = post(text="Océane Fictive visitera la patinoire samedi.")
SIDE = post(text="Votez pour Océane Fictive dimanche.")


def in_election(level, other):
    """Return the cases of an election of a level; ``other`` is one of which the clause does not speak, "" none."""
    cases = [
        passes(NAMED),
        fails(NAMED, Kind.ELECTION_NAME, severity="block", periods=(election(level),)),
        fails(SIDE, Kind.ELECTION_WORDS, severity="block", periods=(election(level),)),
        fails(
            post(text="Le candidat parlera de la patinoire."),
            Kind.ELECTION_WORDS,
            severity="warn",
            periods=(election(level),),
        ),
        passes(post(), Kind.ELECTION_UNDER_WAY, severity="inform", periods=(election(level),)),
        passes(
            post(category="election_information", text="Le bureau de vote ouvre à 9 h 30."),
            Kind.ELECTION_CATEGORY,
            severity="inform",
            periods=(election(level),),
        ),
        boundary(NAMED, Kind.ELECTION_NAME, periods=(election(level, ends=MOMENT),)),
        boundary(NAMED, periods=(election(level, ends=MOMENT - dt.timedelta(minutes=1)),)),
        boundary(NAMED, Kind.ELECTION_NAME, periods=(election(level, begins=MOMENT),)),
    ]
    if other:
        cases.append(passes(NAMED, periods=(election(other),)))
    return tuple(cases)


OPINION = frozenset({"no_opinion"})
NEUTRAL = frozenset({"neutral"})


def no_opinions():
    return (
        passes(post(answers=OPINION)),
        fails(post(), Kind.NEUTRAL_TO_CONFIRM, severity="warn"),
        fails(post(text="Votez pour le Parti québécois!", answers=OPINION), Kind.PARTISAN, severity="block"),
        fails(
            post(text="Un débat avec le Parti québécois.", answers=OPINION), Kind.PARTY_NAMED, severity="warn"
        ),
        boundary(
            post(text="Votez pour votre photo préférée!", answers=OPINION), Kind.PARTISAN, severity="warn"
        ),
    )


def neutral():
    return (
        passes(post(answers=NEUTRAL)),
        fails(post(), Kind.NEUTRAL_TO_CONFIRM, severity="warn"),
        boundary(post(answers=OPINION), Kind.NEUTRAL_TO_CONFIRM, severity="warn"),
    )


# Accounts and authors

PAGE = KnownAccount(id=1, platform="facebook", name="Ville", link="https://www.facebook.com/villefictive")
POLICE = replace(PAGE, id=2, name="Police", holder_office="police")
ACCOUNTS = {1: PAGE, 2: POLICE}
EVERYWHERE = {
    number: replace(PAGE, id=number, platform=one)
    for number, one in enumerate(("facebook", "instagram", "linkedin", "tiktok", "twitter", "youtube"), 11)
}
JULIE = KnownAccess(
    account_id=1, person_id=7, name="Julie Landry", role="editor", authorised_on=dt.date(2026, 1, 5)
)
PAUL = replace(JULIE, person_id=8, name="Paul Gagné")
JULIE_AWAY = Absence(
    id=1,
    uid="a",
    kind=AbsenceKind.HOLIDAY,
    from_on=DAY,
    until_on=DAY,
    person_id=7,
    name="Julie Landry",
    replacement_id=8,
    replacement="Paul Gagné",
)
BY_JULIE = post(account=1, author_id=7)
BY_PAUL = post(account=1, author_id=8, author="Paul Gagné")


def only_authorised():
    """Return the cases of a clause by which only authorized persons publish."""
    return (
        passes(BY_JULIE, accounts=ACCOUNTS, accesses=(JULIE,)),
        fails(BY_PAUL, Kind.AUTHOR_NOT_AUTHORISED, severity="block", accounts=ACCOUNTS, accesses=(JULIE,)),
        fails(BY_JULIE, Kind.NOBODY_AUTHORISED, severity="warn", accounts=ACCOUNTS),
        fails(post(author=""), Kind.NO_AUTHOR, severity="warn"),
        boundary(BY_JULIE, accounts=ACCOUNTS, accesses=(replace(JULIE, authorised_on=DAY),)),
        boundary(
            BY_JULIE,
            Kind.AUTHOR_NOT_AUTHORISED,
            accounts=ACCOUNTS,
            accesses=(replace(JULIE, ended_on=DAY), PAUL),
        ),
        boundary(BY_PAUL, accounts=ACCOUNTS, accesses=(JULIE,), absences=(JULIE_AWAY,)),
        boundary(
            # No account is chosen: an access to another platform's is none here.
            post(author_id=7),
            Kind.AUTHOR_NOT_AUTHORISED,
            accounts=EVERYWHERE,
            accesses=(replace(JULIE, account_id=12), replace(PAUL, account_id=11)),
        ),
        boundary(post(author_id=7), accounts=EVERYWHERE, accesses=(replace(JULIE, account_id=11),)),
        boundary(
            BY_PAUL,
            Kind.AUTHOR_NOT_AUTHORISED,
            accounts=ACCOUNTS,
            accesses=(JULIE,),
            absences=(replace(JULIE_AWAY, until_on=DAY - dt.timedelta(1), from_on=DAY - dt.timedelta(3)),),
        ),
    )


def person(group):
    return {7: KnownPerson(id=7, name="Julie Landry", group=group)}


def employees_only():
    return (
        passes(BY_JULIE, persons=person("regular_employee")),
        fails(BY_JULIE, Kind.AUTHOR_NOT_EMPLOYEE, severity="block", persons=person("elected_official")),
        fails(BY_JULIE, Kind.AUTHOR_NOT_EMPLOYEE, severity="block", persons=person("contractor")),
        boundary(BY_JULIE, persons=person("student")),
    )


def no_organisation():
    names = ("Club de lecture des Érables",)
    return (
        passes(post(), organisations=names),
        fails(
            post(author="Club de lecture des Érables"),
            Kind.AUTHOR_EXCLUDED,
            severity="block",
            organisations=names,
        ),
        boundary(post(author="CLUB de lecture des erables"), Kind.AUTHOR_EXCLUDED, organisations=names),
    )


def held_role(role, *, others_named):
    """Return the cases of a role that the general management holds."""
    access = replace(JULIE, role=role)
    held = replace(access, office="general_management")
    named = replace(access, authorised_office="general_management")
    other = {"administrator": "editor", "editor": "administrator"}[role]
    return (
        passes(BY_JULIE, accounts=ACCOUNTS, accesses=(held,)),
        passes(BY_JULIE, accounts=ACCOUNTS, accesses=(replace(access, role=other),)),
        passes(BY_PAUL, accounts=ACCOUNTS, accesses=(access,)),
        fails(BY_JULIE, Kind.ROLE_OF_OTHERS, severity="inform", accounts=ACCOUNTS, accesses=(access,)),
        boundary(
            BY_JULIE,
            *(() if others_named else (Kind.ROLE_OF_OTHERS,)),
            accounts=ACCOUNTS,
            accesses=(named,),
        ),
    )


# For others

CLUB = KnownOrganisation(
    id=3,
    name="Club des Érables",
    own_page="https://www.facebook.com/clubdeserables/",
    accredited_on=dt.date(2026, 1, 1),
    accredited_until=DAY,
)
ASKED = KnownRequest(id=5, kind="organisation_post", state="approved", organisation=CLUB, granted=True)
FOR_CLUB = post(
    request_id=5,
    category="other_local_activity",
    original_link="https://m.facebook.com/ClubDesErables/posts/123",
)


def club(**more):
    return {5: replace(ASKED, organisation=replace(CLUB, **more))}


LOGO = KnownRequest(id=6, kind="logo_use", state="authorised", granted=True, until=DAY)
WITH_LOGO = post(shows_logo=True, logo_request_id=6)


def logo():
    """Return the cases of a logo that is shown with an authorization, without, and on its last day."""
    over = replace(LOGO, until=DAY - dt.timedelta(1))
    return (
        passes(WITH_LOGO, requests={6: replace(LOGO, until=None)}),
        passes(post()),
        fails(post(shows_logo=True), Kind.LOGO_NOT_AUTHORISED, severity="block"),
        fails(WITH_LOGO, Kind.LOGO_NOT_AUTHORISED, requests={6: replace(LOGO, granted=False)}),
        fails(WITH_LOGO, Kind.LOGO_NOT_AUTHORISED, requests={6: replace(LOGO, kind="site_change")}),
        boundary(WITH_LOGO, requests={6: LOGO}),
        boundary(WITH_LOGO, Kind.LOGO_ENDED, severity="block", requests={6: over}),
    )


# Photos

PHOTO_KEY = (4, "facebook", DAY)
WITH_PHOTO = post(photos=(4,))


def source_of_image():
    advised = PhotoAnswer(title="Patinoire", state="publishable", advice=("advised_source",))
    return (
        passes(replace(WITH_PHOTO, source_credit="Photo : Julie Landry"), photos={PHOTO_KEY: advised}),
        fails(WITH_PHOTO, Kind.IMAGE_SOURCE_MISSING, severity="warn", photos={PHOTO_KEY: advised}),
        boundary(WITH_PHOTO, photos={PHOTO_KEY: replace(advised, advice=())}),
    )


# Personal information

TELEPHONE = post(text="Appelez Julie au 450-555-0142 avant vendredi.")
SIN = post(text="Son numéro est le 130 692 544.")
NOT_SIN = post(text="Le dossier porte le numéro 130 692 545.")
CONFIDENTIAL = frozenset({"confidentiality"})


def personal(severity, certain):
    return (
        passes(post()),
        fails(TELEPHONE, Kind.PERHAPS_PERSONAL, severity=severity),
        fails(SIN, Kind.PERSONAL_INFORMATION, severity=certain),
        boundary(NOT_SIN),
    )


def confidential():
    """Return the cases of a clause that names personal and other information."""
    return (
        passes(post(answers=CONFIDENTIAL)),
        fails(post(), Kind.CONFIDENTIAL_TO_CONFIRM, severity="warn"),
        fails(replace(SIN, answers=CONFIDENTIAL), Kind.PERSONAL_INFORMATION, severity="block"),
        boundary(replace(NOT_SIN, answers=CONFIDENTIAL)),
        boundary(replace(TELEPHONE, answers=CONFIDENTIAL), Kind.PERHAPS_PERSONAL, severity="inform"),
    )


# Reference, language, form


def website(severity):
    site = "https://www.ville.example"
    return (
        passes(post(link="https://ville.example/patinoire"), website=site),
        fails(
            post(link="https://ailleurs.example/patinoire"),
            Kind.NO_LINK_BACK,
            severity=severity,
            website=site,
        ),
        fails(post(), Kind.NO_LINK_BACK, severity=severity),
        boundary(post("website", "facebook")),
        boundary(post(text=f"{PLAIN} www.ville.example"), website=site),
    )


def usual_channels():
    return told(Kind.USUAL_CHANNELS_FIRST, "important_notice", near="own_activity")


def sentences(count):
    return " ".join(["M. Untel l’annonce à 8 h 30, le 3 déc. au no. 12."] * count)


def words(count):
    return " ".join(["mot"] * count)


FULL = "https://ville.example/communiques/12"

CASES = {
    # Baie-Comeau
    "BC-007": purposes("promotion", "survey"),
    "BC-013": logo(),
    "BC-026": personal("warn", "warn"),
    "BC-030": personal("warn", "warn"),
    "BC-032": asked("not_misleading", "warn"),
    "BC-033": asked("facts_verified", "warn"),
    "BC-043": (
        passes(post("blog"), posts=others(1, "blog", day=dt.date(2026, 11, 24))),
        fails(
            post("blog"),
            Kind.SILENCE_BEFORE,
            severity="warn",
            posts=others(1, "blog", day=dt.date(2026, 11, 3)),
        ),
        boundary(post("blog"), posts=others(1, "blog", day=dt.date(2026, 11, 22))),
        boundary(post("blog"), Kind.SILENCE_BEFORE, posts=others(1, "blog", day=dt.date(2026, 11, 21))),
        boundary(post("facebook"), posts=others(1, "blog", day=dt.date(2026, 11, 3))),
    ),
    "BC-044": (
        passes(post("blog"), posts=others(1, "blog", day=DAY - dt.timedelta(7))),
        fails(
            post("blog"),
            Kind.PAUSE_TO_TELL,
            severity="inform",
            posts=others(1, "blog", day=DAY - dt.timedelta(40)),
        ),
        boundary(post("blog"), posts=others(1, "blog", day=DAY - dt.timedelta(14))),
        boundary(post("blog"), Kind.PAUSE_TO_TELL, posts=others(1, "blog", day=DAY - dt.timedelta(15))),
    ),
    "BC-045": (
        passes(post("blog", category="blog_post", text=words(350))),
        fails(post("blog", category="blog_post", text=words(20)), Kind.TOO_FEW_WORDS, severity="warn"),
        fails(post("blog", category="blog_post", text=words(900)), Kind.TOO_MANY_WORDS, severity="warn"),
        boundary(post("blog", category="blog_post", text=words(199)), Kind.TOO_FEW_WORDS),
        boundary(post("blog", category="blog_post", text=words(200))),
        boundary(post("blog", category="blog_post", text=words(500))),
        boundary(post("blog", category="blog_post", text=words(501)), Kind.TOO_MANY_WORDS),
        boundary(post("facebook", category="blog_post", text=words(20))),
    ),
    "BC-053": (
        passes(post("twitter"), accounts=EVERYWHERE),
        fails(post("twitter"), Kind.PLATFORM_WITHOUT_ACCOUNT, severity="warn", accounts=ACCOUNTS),
        boundary(post("facebook", account=1), accounts=ACCOUNTS),
    ),
    "BC-054": (
        passes(post("facebook", "twitter")),
        fails(post("facebook"), Kind.NOT_SIMULTANEOUS, severity="warn"),
        boundary(post("blog")),
        boundary(post("twitter")),
    ),
    # Blainville
    "BL-002": (
        passes(
            post(account=2, author_id=7),
            accounts=ACCOUNTS,
            accesses=(replace(JULIE, account_id=2, office="police"),),
        ),
        fails(
            post(account=2, author_id=7),
            Kind.AUTHOR_NOT_OF_OFFICE,
            severity="inform",
            accounts=ACCOUNTS,
            accesses=(replace(JULIE, account_id=2, office="communications"),),
        ),
        boundary(BY_JULIE, accounts=ACCOUNTS, accesses=(JULIE,)),
    ),
    "BL-004": website("inform"),
    "BL-005": (
        passes(post("facebook", "tiktok"), accounts=EVERYWHERE),
        fails(post("twitter"), Kind.PLATFORM_NOT_OFFICIAL, severity="inform", accounts=EVERYWHERE),
        boundary(post("website", "blog"), accounts=EVERYWHERE),
    ),
    "BL-006": purposes("survey", "recognition"),
    "BL-007": audiences("employees"),
    "BL-013": told(Kind.CATEGORY_AT_DISCRETION, "other_local_activity", near="partner_shared"),
    "BL-014": told(Kind.CATEGORY_AT_DISCRETION, "press_release", near="outside_press_release"),
    "BL-015": (
        passes(post(category="press_release", text=sentences(1))),
        fails(post(category="press_release", text=sentences(5)), Kind.TOO_MANY_SENTENCES, severity="warn"),
        boundary(post(category="press_release", text=sentences(2))),
        boundary(post(category="press_release", text=sentences(3)), Kind.TOO_MANY_SENTENCES),
        boundary(post("website", category="press_release", text=sentences(9))),
    ),
    "BL-016": (
        passes(post(category="press_release", link=FULL), website="https://ville.example"),
        fails(post(category="press_release"), Kind.LINK_MISSING, severity="warn"),
        fails(
            post(category="press_release", link="https://ailleurs.example"),
            Kind.LINK_ELSEWHERE,
            severity="warn",
            website="https://ville.example",
        ),
        boundary(post(category="press_release", text=f"Tout est ici : {FULL}.")),
        boundary(post("website", category="press_release")),
    ),
    "BL-017": (
        passes(post("facebook", "linkedin", category="job_offer")),
        fails(post("instagram", category="job_offer"), Kind.CATEGORY_ELSEWHERE, severity="warn"),
        boundary(post("facebook", "tiktok", category="job_offer"), Kind.CATEGORY_ELSEWHERE),
        boundary(post("website", category="job_offer")),
    ),
    "BL-019": (
        passes(post(category="job_offer", jobs=3)),
        fails(post(category="job_offer", jobs=1), Kind.FEW_JOBS, severity="inform"),
        boundary(post(category="job_offer", jobs=2)),
        boundary(post(category="job_offer"), Kind.FEW_JOBS),
    ),
    "BL-020": told(Kind.CATEGORY_ALLOWED, "election_information"),
    "BL-021": in_election("federal", ""),
    "BL-024": forbidden("public_notice", "call_for_tenders", "tender_result", near="bylaw"),
    "BL-025": (
        passes(post()),
        fails(post(category="bylaw"), Kind.CATEGORY_DISCOURAGED, severity="warn"),
        boundary(post(category="council_decision")),
    ),
    "BL-026": (
        *forbidden("outside_advertising", near="own_activity"),
        boundary(post(link="https://www.amazon.ca/dp/1"), Kind.COMMERCIAL_LINK, severity="warn"),
    ),
    "BL-027": forbidden("outside_advertising", near="useful_link"),
    "BL-031": forbidden("partner_original", near="partner_shared", kind=Kind.PARTNER_FORBIDDEN),
    "BL-032": told(Kind.CATEGORY_AT_DISCRETION, "partner_shared", near="partner_activity"),
    "BL-033": (
        passes(
            post(category="honorary_chair", campaign="Guignolée"), Kind.CATEGORY_ALLOWED, severity="inform"
        ),
        fails(post(category="honorary_chair"), Kind.OCCASION_TO_NOTE, severity="inform"),
        boundary(post(category="partner_original", campaign="Guignolée")),
    ),
    "BL-041": (
        passes(post()),
        fails(post(text=ENGLISH), Kind.NOT_IN_FRENCH, severity="warn"),
        fails(post(language="en"), Kind.NOT_IN_FRENCH),
        fails(post(text=f"{PLAIN}\n{ENGLISH}"), Kind.PARTLY_IN_ENGLISH),
        boundary(
            post(text=ENGLISH, exception="other", exception_reason="Jumelage"),
            Kind.EXCEPTION_NOTED,
            severity="inform",
        ),
        boundary(post(text=ENGLISH, exception="other"), Kind.EXCEPTION_WITHOUT_REASON, severity="warn"),
        boundary(
            post(text=ENGLISH, exception="health", exception_reason="Eau à faire bouillir"),
            Kind.NOT_IN_FRENCH,
        ),
    ),
    "BL-042": asked("proofread", "warn"),
    "BL-043": (
        passes(post()),
        fails(post(), Kind.TOO_MANY_THAT_DAY, severity="block", posts=others(2)),
        boundary(post(), posts=others(1)),
        boundary(post(), posts=others(2, "instagram")),
        boundary(post(), posts=others(2, exception="public_interest")),
        boundary(
            post(exception="emergency", exception_reason="Bris d’aqueduc"),
            Kind.EXCEPTION_NOTED,
            severity="inform",
            posts=others(2),
        ),
        boundary(post(exception="other"), Kind.EXCEPTION_WITHOUT_REASON, severity="block", posts=others(2)),
        boundary(
            post(exception="health", exception_reason="Vaccination"), Kind.TOO_MANY_THAT_DAY, posts=others(2)
        ),
        boundary(post(), posts=others(5), periods=(emergency(),)),
    ),
    "BL-044": (
        passes(post()),
        fails(post(planned_on=NOW.date(), planned_time=dt.time(16)), Kind.NOT_AHEAD, severity="warn"),
        boundary(post(planned_on=NOW.date() + dt.timedelta(1))),
        boundary(post(category="emergency", planned_on=NOW.date(), planned_time=dt.time(16))),
    ),
    "BL-045": (
        passes(post(), posts=others(1, day=DAY - dt.timedelta(3))),
        fails(post(), Kind.SILENCE_BEFORE, severity="warn", posts=others(1, day=DAY - dt.timedelta(60))),
        boundary(post(), posts=others(1, day=DAY - dt.timedelta(30))),
        boundary(post(), Kind.SILENCE_BEFORE, posts=others(1, day=DAY - dt.timedelta(31))),
    ),
    "BL-050": asked("facts_verified", "warn"),
    "BL-051": (
        passes(post(), Kind.EMERGENCY_AT_ONCE, severity="inform", periods=(emergency(),)),
        fails(post()),
        boundary(
            post(),
            Kind.LIMIT_LIFTED,
            Kind.EMERGENCY_AT_ONCE,
            posts=others(2),
            periods=(emergency(begins=MOMENT),),
        ),
        boundary(post(), posts=others(2), periods=(emergency(begins=MOMENT + dt.timedelta(minutes=1)),)),
    ),
    "BL-054": only_authorised(),
    "BL-096": source_of_image(),
    "BL-101": asked("reread", "inform"),
    "BL-103": (
        *asked("source_named", "warn"),
        boundary(
            post(category="partner_shared", answers=frozenset({"source_named"})),
            Kind.SOURCE_MISSING,
            severity="warn",
        ),
    ),
    "BL-105": asked("said_aloud", "inform"),
    "BL-106": asked("image_given", "inform"),
    "BL-107": asked("confidentiality", "warn"),
    "BL-108": asked("relevance", "inform", another="reread"),
    "BL-109": asked("no_polemic", "warn"),
    # Montmagny
    "MM-001": usual_channels(),
    "MM-005": website("warn"),
    "MM-007": (
        passes(post(account=1), accounts=ACCOUNTS),
        fails(
            post("tiktok"),
            Kind.PLATFORM_WITHOUT_ACCOUNT,
            Kind.ACCOUNT_NOT_OFFICIAL,
            severity="warn",
            accounts=ACCOUNTS,
        ),
        boundary(
            post(account=1), Kind.ACCOUNT_CLOSED, severity="block", accounts={1: replace(PAGE, closed_on=DAY)}
        ),
        boundary(post(account=1), accounts={1: replace(PAGE, closed_on=DAY + dt.timedelta(1))}),
        boundary(post("website")),
    ),
    "MM-008": purposes("ad_placement", "survey"),
    "MM-010": audiences("suppliers"),
    "MM-011": employees_only(),
    "MM-012": no_opinions(),
    "MM-013": neutral(),
    "MM-015": (
        passes(post(), Kind.DOCUMENTS_TO_FOLLOW, severity="inform"),
        fails(post(planned_on=None, planned_time=None), Kind.DOCUMENTS_TO_FOLLOW),
        boundary(post(category="emergency"), Kind.DOCUMENTS_TO_FOLLOW),
    ),
    "MM-016": asked("facts_verified", "warn"),
    "MM-017": usual_channels(),
    "MM-039": (
        passes(post()),
        fails(post(text=ENGLISH), Kind.NOT_IN_FRENCH, severity="warn"),
        boundary(post(text=ENGLISH, exception="health", exception_reason="Eau à faire bouillir")),
        boundary(post(text=ENGLISH, exception="other", exception_reason="Jumelage"), Kind.NOT_IN_FRENCH),
        boundary(post(text="Vélo, patin, ski")),
    ),
    "MM-040": (
        passes(
            post(text=ENGLISH, exception="safety", exception_reason="Glace mince"),
            Kind.EXCEPTION_NOTED,
            severity="inform",
        ),
        fails(post(text=ENGLISH, exception="other", exception_reason="Jumelage")),
        boundary(post(text=ENGLISH, exception="safety", exception_reason="  ")),
    ),
    "MM-042": asked("proofread", "warn"),
    "MM-043": (
        passes(post("facebook", "website", category="press_release")),
        fails(post(category="press_release"), Kind.NOT_ON_WEBSITE, severity="warn"),
        boundary(post(category="press_release", link=FULL), website="https://ville.example"),
        boundary(
            post(category="press_release", link=FULL), Kind.NOT_ON_WEBSITE, website="https://autre.example"
        ),
    ),
    "MM-044": told(Kind.CATEGORY_AT_DISCRETION, "press_release", near="outside_press_release"),
    "MM-045": (
        passes(post()),
        fails(post(category="outside_press_release"), Kind.CATEGORY_UNLESS, severity="block"),
        boundary(
            post(
                category="outside_press_release",
                allowed_by="department_heads",
                allowed_because="Utile aux citoyens",
            ),
            Kind.ALLOWED_BY_OFFICE,
            severity="inform",
        ),
        boundary(
            post(category="outside_press_release", allowed_by="general_management"),
            Kind.ALLOWED_WITHOUT_REASON,
            severity="block",
        ),
        boundary(
            post(category="outside_press_release", allowed_by="communications", allowed_because="?"),
            Kind.CATEGORY_UNLESS,
            severity="block",
        ),
    ),
    "MM-046": told(Kind.CATEGORY_AT_DISCRETION, "public_notice", near="tender_result"),
    "MM-048": told(Kind.CATEGORY_ALLOWED, "partner_activity", near="other_local_activity"),
    "MM-049": told(Kind.CATEGORY_AT_DISCRETION, "other_local_activity", near="partner_activity"),
    "MM-050": forbidden("outside_advertising", near="own_activity"),
    "MM-052": told(Kind.CATEGORY_AT_DISCRETION, "useful_link"),
    "MM-054": told(Kind.CATEGORY_ALLOWED, "contest"),
    "MM-055": (
        passes(post(category="contest", contest_rules="Un bulletin par personne.")),
        fails(post(category="contest"), Kind.CONTEST_WITHOUT_RULES, severity="block"),
        boundary(post(category="contest", contest_rules="   "), Kind.CONTEST_WITHOUT_RULES),
        boundary(post(category="survey")),
    ),
    "MM-056": (
        passes(post(category="contest", answers=frozenset({"law_respected"}))),
        fails(post(category="contest"), Kind.LAW_TO_RESPECT, severity="warn"),
        boundary(post(category="survey")),
    ),
    "MM-059": source_of_image(),
    "MM-071": (
        passes(post()),
        fails(TELEPHONE, Kind.PERHAPS_PERSONAL, severity="inform"),
        boundary(NOT_SIN),
    ),
    "MM-072": confidential(),
    "MM-078": (
        passes(post(), Kind.EMERGENCY_PRIORITY, severity="inform", periods=(emergency(),)),
        fails(post()),
        boundary(post(category="emergency"), Kind.EMERGENCY_PRIORITY),
    ),
    "MM-079": (
        passes(post()),
        fails(post(), Kind.EMERGENCY_DECISIONS, severity="warn", periods=(emergency(),)),
        boundary(post(), Kind.EMERGENCY_DECISIONS, periods=(emergency(ends=MOMENT),)),
        boundary(post(), periods=(emergency(ends=MOMENT - dt.timedelta(minutes=1)),)),
    ),
    "MM-080": (
        passes(post(), Kind.EMERGENCY_MANAGED, severity="inform", periods=(emergency(),)),
        fails(post()),
        boundary(post(), Kind.EMERGENCY_MANAGED, periods=(emergency(begins=MOMENT),)),
    ),
    "MM-081": in_election("municipal", ""),
    "MM-089": (
        passes(post(), Kind.DOCUMENTS_TO_FOLLOW, severity="inform"),
        fails(post(planned_on=None, planned_time=None), Kind.DOCUMENTS_TO_FOLLOW),
        boundary(post(category="emergency"), Kind.DOCUMENTS_TO_FOLLOW),
    ),
    "MM-097": only_authorised(),
    "MM-099": (
        passes(
            BY_JULIE, accounts=ACCOUNTS, accesses=(replace(JULIE, role_title="technicien.nne INFORMATIQUE"),)
        ),
        fails(
            BY_JULIE,
            Kind.ROLE_NOT_NAMED,
            severity="inform",
            accounts=ACCOUNTS,
            accesses=(replace(JULIE, role_title="Trésorier.ière"),),
        ),
        boundary(
            BY_JULIE,
            accounts=ACCOUNTS,
            accesses=(replace(JULIE, role_title="Trésorier.ière", authorised_office="general_management"),),
        ),
    ),
    "MM-110": logo(),
    "MM-128": (
        passes(BY_JULIE, persons=person("regular_employee")),
        fails(BY_JULIE, Kind.AUTHOR_EXCLUDED, severity="block", persons=person("elected_official")),
        boundary(BY_JULIE, persons=person("volunteer")),
    ),
    "MM-137": (
        passes(FOR_CLUB, requests=club(accredited_until=None)),
        fails(FOR_CLUB, Kind.NOT_ACCREDITED, severity="block", requests=club(accredited_on=None)),
        boundary(FOR_CLUB, requests=club(accredited_until=DAY)),
        boundary(FOR_CLUB, Kind.NOT_ACCREDITED, requests=club(accredited_until=DAY - dt.timedelta(1))),
        boundary(FOR_CLUB, Kind.NOT_ACCREDITED, requests=club(withdrawn_on=DAY)),
    ),
    "MM-138": (
        passes(FOR_CLUB, Kind.VISIBILITY_OFFERED, severity="inform", requests=club()),
        fails(replace(FOR_CLUB, category="news"), requests=club()),
        boundary(replace(FOR_CLUB, request_id=None), requests=club()),
    ),
    "MM-141": no_organisation(),
    "MM-143": (
        passes(FOR_CLUB, requests=club()),
        fails(replace(FOR_CLUB, original_link=""), Kind.NO_ORIGINAL, severity="block", requests=club()),
        fails(
            replace(FOR_CLUB, original_link="https://www.facebook.com/clubdelecture/posts/1"),
            Kind.ORIGINAL_ELSEWHERE,
            severity="block",
            requests=club(),
        ),
        boundary(
            replace(FOR_CLUB, original_link="https://www.facebook.com/clubdeserables2/posts/1"),
            Kind.ORIGINAL_ELSEWHERE,
            requests=club(),
        ),
        boundary(replace(FOR_CLUB, original_link=""), requests=club(own_page="")),
    ),
    # Senneterre
    "SE-002": purposes("decisions", "survey"),
    "SE-003": audiences("visitors"),
    "SE-004": (
        passes(post(category="emergency", text="En cas d’urgence, composez le 9-1-1.")),
        fails(post(category="emergency"), Kind.EMERGENCY_NUMBER_MISSING, severity="inform"),
        boundary(post(category="emergency", text="En cas d’urgence, le 911.")),
        boundary(post(category="emergency", text="Le dossier 29112."), Kind.EMERGENCY_NUMBER_MISSING),
        boundary(post()),
    ),
    "SE-005": (
        passes(post(category="roadwork"), Kind.CATEGORY_ALLOWED, severity="inform"),
        fails(post(category="press_release"), Kind.CATEGORY_NOT_LISTED, severity="inform"),
        boundary(post(category="partner_activity")),
    ),
    "SE-006": employees_only(),
    "SE-007": no_opinions(),
    "SE-008": neutral(),
    "SE-010": (
        passes(
            post(account=1),
            accounts={1: replace(PAGE, link="https://www.facebook.com/VilledeSenneterre/")},
        ),
        fails(post("instagram"), Kind.PLATFORM_WITHOUT_ACCOUNT, Kind.PLATFORM_NOT_OFFICIAL, severity="warn"),
        fails(post(account=1), Kind.ACCOUNT_NOT_OFFICIAL, severity="warn", accounts=ACCOUNTS),
        boundary(post("website")),
        boundary(post(account=1), accounts={1: replace(PAGE, link="")}),
    ),
    "SE-024": usual_channels(),
    "SE-025": told(Kind.CATEGORY_ALLOWED, "partner_activity", near="other_local_activity"),
    "SE-027": no_organisation(),
    "SE-028": forbidden("outside_advertising", near="useful_link"),
    "SE-033": confidential(),
    "SE-037": only_authorised(),
    "SE-038": (
        passes(post(), Kind.DOCUMENTS_TO_FOLLOW, severity="inform"),
        fails(post(planned_on=None, planned_time=None), Kind.DOCUMENTS_TO_FOLLOW),
        boundary(post(category="emergency"), Kind.DOCUMENTS_TO_FOLLOW),
    ),
    "SE-041": held_role("administrator", others_named=True),
    "SE-042": held_role("editor", others_named=False),
    "SE-048": asked("facts_verified", "warn"),
    "SE-050": logo(),
    # Vallée-des-Rivières
    "VR-008": only_authorised(),
    "VR-019": (
        passes(post(answers=frozenset({"usual_channel"}))),
        fails(post(), Kind.CONFIDENTIAL_TO_CONFIRM, severity="warn"),
        boundary(post(answers=CONFIDENTIAL), Kind.CONFIDENTIAL_TO_CONFIRM),
    ),
    "VR-021": (
        passes(replace(WITH_PHOTO, answers=frozenset({"event_photo"}))),
        fails(WITH_PHOTO, Kind.TO_ASK, severity="warn"),
        boundary(post()),
    ),
}

SHOWN = {
    "BL-052": "interactions: while an emergency lasts, ordinary answers may wait",
    "BL-061": "the printed calendar",
    "BL-062": "the statistics",
    "MM-041": "interactions: the answer to those who write in English",
    "MM-095": "the statistics",
}
"""Rules of posts that say nothing of a single one, and where the reader meets them."""
