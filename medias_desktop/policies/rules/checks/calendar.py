"""Checks of what the municipality publishes, when and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from medias_desktop.core.described import Parameters, Unit, Worded, flag, number, one_of, some_of, text, texts
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.calendar_words import (
    Audience,
    Category,
    Excepted,
    Item,
    Language,
    Level,
    Protection,
    Purpose,
    Reference,
    Verdict,
)
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import Lateness, Office, Platform
from medias_desktop.policies.rules.rule_data import AppPart


class Lifted(Worded):
    """What does not count in an emergency."""

    POSTS_PER_DAY = "posts_per_day", N_("the limit of posts per day")
    RESPONSE_TIME = "response_time", N_("the time limits of answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsPerDay(Parameters):
    """How many posts a day on one platform."""

    most: int = number(N_("Posts a day on one platform"), unit=Unit.POSTS, least=1, most=50, required=True)
    exceptions: tuple[Excepted, ...] = some_of(Excepted, N_("Except"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentCategory(Parameters):
    """Which kinds of content may be published."""

    verdict: Verdict = one_of(Verdict, N_("The content is"), required=True)
    categories: tuple[Category, ...] = some_of(Category, N_("Kinds of content"), required=True)
    platforms: tuple[Platform, ...] = some_of(Platform, N_("On"), hint=N_("None: everywhere."))
    at_discretion: bool = flag(N_("The municipality chooses freely"))
    unless_allowed_by: tuple[Office, ...] = some_of(Office, N_("Unless allowed by"))
    requests_refused: bool = flag(N_("Requests for it are refused"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialLine(Parameters):
    """What the accounts are for, and for whom."""

    purposes: tuple[Purpose, ...] = some_of(Purpose, N_("Purposes"))
    audiences: tuple[Audience, ...] = some_of(Audience, N_("Audiences"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PostForm(Parameters):
    """How a post of a kind is made."""

    category: Category = one_of(Category, N_("Kind of content"), required=True)
    sentences_most: int | None = number(N_("At most"), unit=Unit.SENTENCES, least=1, most=50)
    words_least: int | None = number(N_("From"), unit=Unit.WORDS, least=1, most=5_000)
    words_most: int | None = number(N_("To"), unit=Unit.WORDS, least=1, most=5_000)
    jobs_least: int | None = number(N_("Jobs in one post"), unit=Unit.JOBS, least=1, most=50)
    link_required: bool = flag(N_("With a link to the full text"))
    on_website: bool = flag(N_("Published on the website"))
    rules_required: bool = flag(N_("With rules of its own"))
    law: str = text(N_("Law to be respected"))
    ordered: ClassVar[tuple[tuple[str, str], ...]] = (("words_least", "words_most"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRhythm(Parameters):
    """How often something appears, and what is said when nothing does."""

    least_per_week: int | None = number(N_("Posts a week at least"), unit=Unit.POSTS, least=1, most=100)
    platforms: tuple[Platform, ...] = some_of(Platform, N_("On"), hint=N_("None: everywhere."))
    active: bool = flag(N_("The accounts stay active"))
    pause_notice_on: Platform | None = one_of(Platform, N_("A pause or closing is told on"))
    simultaneous: bool = flag(N_("Published at the same time as elsewhere"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionPeriod(Parameters):
    """What does not appear while an election is under way."""

    levels: tuple[Level, ...] = some_of(
        Level, N_("Elections"), hint=N_("None: the clause does not say which.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliticalNeutrality(Parameters):
    """No opinions, neutral information."""

    no_opinions: bool = flag(N_("No political opinions"))
    neutral: bool = flag(N_("Information is passed on neutrally"))
    also_users: bool = flag(N_("Users as well"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageUsed(Parameters):
    """In which language posts and answers are written."""

    language: Language | None = one_of(Language, N_("Language"))
    exceptions: tuple[Excepted, ...] = some_of(Excepted, N_("Except"))
    answer_in_english: bool = flag(N_("Those who write in English may be answered in English"))
    law: str = text(N_("Law to be respected"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem(Parameters):
    """Something to be asked before publishing."""

    item: Item = one_of(Item, N_("Before publishing"), required=True)
    times: int | None = number(N_("At least"), unit=Unit.TIMES, least=1, most=10)
    delay: Lateness | None = one_of(Lateness, N_("How soon"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedInformation(Parameters):
    """What is not published or told."""

    kinds: tuple[Protection, ...] = some_of(Protection, N_("Information"), required=True)
    usual_channel: bool = flag(N_("It goes by the usual channel instead"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialCalendar(Parameters):
    """How publications are planned and looked back on."""

    kept: bool = flag(N_("A calendar is kept"))
    ahead: bool = flag(N_("Contents are scheduled in advance"))
    ahead_days: int | None = number(N_("In advance by"), unit=Unit.DAYS, least=1, most=365)
    statistics: bool = flag(N_("Statistics are looked at"))
    statistics_months: int | None = number(N_("Every"), unit=Unit.MONTHS, least=1, most=24)
    documents: tuple[str, ...] = texts(N_("Charters and protocols to follow"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyMode(Parameters):
    """What changes in an emergency."""

    at_once: bool = flag(N_("The accounts may inform at once"))
    priority: bool = flag(N_("The accounts are used first"))
    lifts: tuple[Lifted, ...] = some_of(Lifted, N_("Does not count"))
    managed_by: tuple[Office, ...] = some_of(Office, N_("Accounts managed by"))
    decided_by: tuple[Office, ...] = some_of(Office, N_("Decisions followed of"))
    telephone: str = text(
        N_("Number to call"), longest=40, hint=N_("Shown to those who write about an emergency.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceChannel(Parameters):
    """What comes before social media."""

    reference: Reference | None = one_of(Reference, N_("First reference"))
    complements: bool = flag(N_("Social media complete the other means"))


CHECKS = (
    Check(
        "posts_per_day",
        N_("Posts a day"),
        N_("Warns when a platform would get more posts in a day than the clause allows."),
        AppPart.CALENDAR,
        PostsPerDay,
    ),
    Check(
        "content_category",
        N_("Kinds of content"),
        N_("Tells whether a kind of content may appear, and who may allow an exception."),
        AppPart.CALENDAR,
        ContentCategory,
    ),
    Check(
        "editorial_line",
        N_("Purposes and audiences"),
        N_("Offers the purposes and audiences of the clause when a post is planned."),
        AppPart.CALENDAR,
        EditorialLine,
    ),
    Check(
        "post_form",
        N_("Form of a post"),
        N_("Measures a post of that kind: its length, its link, what it has to bring along."),
        AppPart.CALENDAR,
        PostForm,
    ),
    Check(
        "publication_rhythm",
        N_("Rhythm of publication"),
        N_("Reminds when an account has been silent for too long."),
        AppPart.CALENDAR,
        PublicationRhythm,
    ),
    Check(
        "election_period",
        N_("Election period"),
        N_("Holds back opinions and campaign contents between the dates of an election."),
        AppPart.CALENDAR,
        ElectionPeriod,
    ),
    Check(
        "political_neutrality",
        N_("Political neutrality"),
        N_("Asks, before a post appears, whether it is free of political opinions."),
        AppPart.CALENDAR,
        PoliticalNeutrality,
    ),
    Check(
        "language_used",
        N_("Language"),
        N_("Tells the language of a post or an answer, and the exceptions."),
        AppPart.CALENDAR,
        LanguageUsed,
    ),
    Check(
        "checklist_item",
        N_("To be asked before publishing"),
        N_("Puts a question on the list that is gone through before a post appears."),
        AppPart.CALENDAR,
        ChecklistItem,
    ),
    Check(
        "protected_information",
        N_("Protected information"),
        N_("Warns of personal, confidential or unpublished information before a post or an answer goes out."),
        AppPart.CALENDAR,
        ProtectedInformation,
    ),
    Check(
        "editorial_calendar",
        N_("Editorial calendar"),
        N_("Keeps the calendar, reminds of what is not scheduled in time, and prints its statistics."),
        AppPart.CALENDAR,
        EditorialCalendar,
    ),
    Check(
        "emergency_mode",
        N_("Emergency"),
        N_("Lifts limits and changes who is in charge between the beginning and the end of an emergency."),
        AppPart.CALENDAR,
        EmergencyMode,
    ),
    Check(
        "reference_channel",
        N_("First reference"),
        N_("Asks for a post to lead back to what counts: the website, the usual channels."),
        AppPart.CALENDAR,
        ReferenceChannel,
    ),
)
