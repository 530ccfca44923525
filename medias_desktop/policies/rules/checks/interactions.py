"""Checks of what citizens, journalists and employees write, and of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from medias_desktop.core.described import Parameters, Unit, Worded, flag, number, one_of, some_of, text
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.calendar_words import Excepted
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import Channel, Lateness, Office
from medias_desktop.policies.rules.rule_data import AppPart


class Interaction(Worded):
    """What somebody writes to the municipality."""

    QUESTION = "question", N_("question")
    COMMENT = "comment", N_("comment")
    OFFICIAL_COMMENT = "official_comment", N_("official comment")
    COMPLAINT = "complaint", N_("complaint")
    SERVICE_REQUEST = "service_request", N_("request")
    MEDIA = "media", N_("question of the media")
    FOR_ELECTED = "for_elected", N_("message to an elected official")
    FOR_EMPLOYEE = "for_employee", N_("message to an employee")
    PUBLIC_NOTICES = "public_notices", N_("question about public notices")
    TENDERS = "tenders", N_("question about calls for tenders")


class AnswerTo(Worded):
    """Whom a time limit is towards."""

    REQUESTER = "requester", N_("the person who wrote")
    DEPARTMENT = "department", N_("the department concerned")


class Step(Worded):
    """Where an interaction stands."""

    RECEIVED = "received", N_("received")
    PROVISIONAL_ANSWER = "provisional_answer", N_("provisional answer")
    WITH_DEPARTMENT = "with_department", N_("with the department")
    FINAL_ANSWER = "final_answer", N_("final answer")


class Report(Worded):
    """What somebody inside reports or asks."""

    NEGATIVE_COMMENT = "negative_comment", N_("negative comment")
    FALSE_INFORMATION = "false_information", N_("false information")
    NEWS_STORY = "news_story", N_("news about the municipality")
    BETTER_ANSWER = "better_answer", N_("better answer")
    DOUBT = "doubt", N_("doubt about an answer")


class Tone(Worded):
    """How answers sound."""

    COURTEOUS = "courteous", N_("courteous")
    POLITE = "polite", N_("polite")
    PROFESSIONAL = "professional", N_("professional")
    RESPECTFUL = "respectful", N_("respectful")
    TRUTHFUL = "truthful", N_("transparent and true")


class RefusedSubject(Worded):
    """What the municipality does not speak about."""

    POLITICAL_NEWS = "political_news", N_("political news")
    UNETHICAL_QUESTION = "unethical_question", N_("questions against its ethics")
    INDIVIDUAL_CASE = "individual_case", N_("individual cases")
    INVESTIGATION = "investigation", N_("investigations")
    PERSONAL_INFORMATION = "personal_information", N_("personal information that was received")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTime(Parameters):
    """How soon an answer is given."""

    towards: AnswerTo | None = one_of(AnswerTo, N_("Answer to"))
    interactions: tuple[Interaction, ...] = some_of(Interaction, N_("For"), hint=N_("None: everything."))
    hours_least: int | None = number(N_("From"), unit=Unit.HOURS, least=1, most=2_000)
    hours_most: int | None = number(N_("To"), unit=Unit.HOURS, least=1, most=2_000)
    business_days: int | None = number(N_("Within"), unit=Unit.BUSINESS_DAYS, least=1, most=365)
    working_hours_only: bool | None = flag(N_("Only working hours count"), default=None)
    delay: Lateness | None = one_of(Lateness, N_("How soon"))
    exceptions: tuple[Excepted, ...] = some_of(Excepted, N_("Except"))
    steps: tuple[Step, ...] = some_of(Step, N_("Steps"))
    longer_for_verification: bool = flag(N_("Longer when something has to be verified"))
    document: str = text(N_("Time limits laid down in"))
    ordered: ClassVar[tuple[tuple[str, str], ...]] = (("hours_least", "hours_most"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceHours(Parameters):
    """When the accounts are looked after."""

    working_hours_only: bool = flag(N_("Only in opening hours"))
    by_importance: bool = flag(N_("Outside them, according to importance"))
    exceptions: tuple[Excepted, ...] = some_of(Excepted, N_("Except"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectedInteraction(Parameters):
    """What is not dealt with here, and where it goes."""

    interactions: tuple[Interaction, ...] = some_of(Interaction, N_("Interactions"), required=True)
    not_treated: bool = flag(N_("Not dealt with on social media"))
    not_in_public: bool = flag(N_("Not dealt with in public"))
    also_private: bool = flag(N_("Private messages as well"))
    channels: tuple[Channel, ...] = some_of(Channel, N_("Directed to"))
    sent_to: tuple[Office, ...] = some_of(Office, N_("Passed on to"))
    documented: bool = flag(N_("What was done is documented"))
    telephone: str = text(N_("Telephone"), longest=40, local=True)
    email: str = text(N_("E-mail"), longest=254, local=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalReport(Parameters):
    """What those inside report, and to whom."""

    reports: tuple[Report, ...] = some_of(Report, N_("Reported"), required=True)
    sent_to: tuple[Office, ...] = some_of(Office, N_("Sent to"), required=True)
    delay: Lateness | None = one_of(Lateness, N_("How soon"))
    channels: tuple[Channel, ...] = some_of(Channel, N_("By"))
    if_useful: bool = flag(N_("Only if it seems useful"))
    email: str = text(N_("E-mail"), longest=254, local=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerManner(Parameters):
    """How answers are given."""

    tone: tuple[Tone, ...] = some_of(Tone, N_("Tone"))
    channels: tuple[Channel, ...] = some_of(Channel, N_("Given by"))
    respectful_only: bool = flag(N_("Only respectful messages are answered"))
    official_accounts_only: bool = flag(N_("Only from official accounts"))
    identifies_as_employee: bool = flag(N_("Those who answer say that they work for the municipality"))
    within_competence: bool = flag(N_("Only within one’s competence, with recognized sources"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedSubjects(Parameters):
    """What is not spoken about."""

    subjects: tuple[RefusedSubject, ...] = some_of(RefusedSubject, N_("Subjects"), required=True)


CHECKS = (
    Check(
        "response_time",
        N_("Time limit of answers"),
        N_("Works out when an answer is due, and warns before it is late."),
        AppPart.INTERACTIONS,
        ResponseTime,
    ),
    Check(
        "service_hours",
        N_("Hours of service"),
        N_("Tells what waits for the opening hours and what does not."),
        AppPart.INTERACTIONS,
        ServiceHours,
    ),
    Check(
        "redirected_interaction",
        N_("Dealt with elsewhere"),
        N_("Writes the answer that leads to the right place, and records it."),
        AppPart.INTERACTIONS,
        RedirectedInteraction,
    ),
    Check(
        "internal_report",
        N_("Report from inside"),
        N_("Records what was reported, to whom and when."),
        AppPart.INTERACTIONS,
        InternalReport,
    ),
    Check(
        "answer_manner",
        N_("Manner of answering"),
        N_("Reminds whoever answers of tone, channel and account."),
        AppPart.INTERACTIONS,
        AnswerManner,
    ),
    Check(
        "refused_subjects",
        N_("What is not spoken about"),
        N_("Offers a polite refusal for a subject that the municipality does not speak about."),
        AppPart.INTERACTIONS,
        RefusedSubjects,
    ),
)
