"""What kinds, states, steps and due moments of interactions are called."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import (
    N_,
    _,
    current_language,
    format_date,
    format_number,
    format_time,
    translate,
)
from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.interaction_filters import Waiting
from medias_desktop.editorial_calendar.rules.interactions import (
    DueBasis,
    InteractionKind,
    InteractionState,
    StepKind,
)
from medias_desktop.policies.rules.checks.words import Channel, Platform
from medias_desktop.policies.rules.texts import recited

_DAYS_FROM = 48
"""Hours from which a time is told in days."""

KIND_NAMES = {
    InteractionKind.QUESTION: N_("Question"),
    InteractionKind.COMMENT: N_("Comment"),
    InteractionKind.OFFICIAL_COMMENT: N_("Official comment"),
    InteractionKind.COMPLAINT: N_("Complaint"),
    InteractionKind.SERVICE_REQUEST: N_("Request for a service"),
    InteractionKind.MEDIA: N_("Request of the media"),
    InteractionKind.FOR_ELECTED: N_("Message to an elected official"),
    InteractionKind.FOR_EMPLOYEE: N_("Message to an employee"),
    InteractionKind.PUBLIC_NOTICES: N_("Question about public notices"),
    InteractionKind.TENDERS: N_("Question about calls for tenders"),
    InteractionKind.NEGATIVE_COMMENT: N_("Report of a negative comment"),
    InteractionKind.FALSE_INFORMATION: N_("Report of false information"),
    InteractionKind.NEWS_STORY: N_("Report of a news story"),
    InteractionKind.BETTER_ANSWER: N_("Better answer of an employee"),
    InteractionKind.DOUBT: N_("Doubt about an answer"),
}
STATE_NAMES = {
    InteractionState.RECEIVED: N_("Newly received"),
    InteractionState.PROVISIONAL: N_("Provisional answer"),
    InteractionState.TRANSMITTED: N_("Passed on"),
    InteractionState.REDIRECTED: N_("Redirected"),
    InteractionState.ANSWERED: N_("Was answered"),
    InteractionState.SET_ASIDE: N_("Set aside"),
    InteractionState.CLOSED: N_("Closed"),
}
STATE_KINDS = {
    InteractionState.RECEIVED: "accent",
    InteractionState.PROVISIONAL: "accent",
    InteractionState.TRANSMITTED: "warn",
    InteractionState.REDIRECTED: "ok",
    InteractionState.ANSWERED: "ok",
    InteractionState.SET_ASIDE: "muted",
    InteractionState.CLOSED: "muted",
}
"""The look of each state's chip."""
STEP_NAMES = {
    StepKind.PROVISIONAL: N_("Provisional answer"),
    StepKind.TRANSMITTED: N_("Passed on"),
    StepKind.REDIRECTED: N_("Redirected"),
    StepKind.ANSWERED: N_("Was answered"),
    StepKind.REFUSED: N_("Politely refused"),
    StepKind.SET_ASIDE: N_("Set aside"),
    StepKind.MODERATED: N_("Given over to moderation"),
    StepKind.CLOSED: N_("Closed"),
    StepKind.REOPENED: N_("Opened again"),
    StepKind.DUE: N_("Due moment changed by hand"),
    StepKind.NOTE: N_("Note"),
}
BASIS_NAMES = {
    DueBasis.HOURS: N_("hours"),
    DueBasis.DAYS: N_("working days"),
    DueBasis.DOCUMENT: N_("working days of another document"),
    DueBasis.REASONABLE: N_("within a reasonable time"),
    DueBasis.AT_ONCE: N_("at once"),
    DueBasis.LIFTED: N_("may wait: emergency"),
    DueBasis.HAND: N_("set by hand"),
    DueBasis.UNKNOWN: N_("to be set"),
    DueBasis.NONE: N_("no time limit"),
}
WAITING_NAMES = {
    Waiting.OPEN: N_("Still open"),
    Waiting.LATE: N_("Late"),
    Waiting.TODAY: N_("Due today"),
    Waiting.DEPARTMENT: N_("Department late"),
}
LANGUAGE_NAMES = {"fr": N_("French"), "en": N_("English")}
_PLATFORMS = {one.value: one.label for one in Platform}


def platform_name(platform: str) -> str:
    """Return what a platform is called: one of the vocabulary, or the text that was typed."""
    return translate(_PLATFORMS[platform]) if platform in _PLATFORMS else platform


def channel_name(code: str) -> str:
    """Return by which way somebody was answered."""
    return next((translate(one.label) for one in Channel if one.value == code), code)


def moment_text(at: dt.datetime | None, style: str = "medium") -> str:
    """Return a moment in words, "" for none."""
    return "" if at is None else f"{format_date(at.date(), style)}, {format_time(at)}"


def stopped(sentence: str) -> str:
    """Return a sentence with one stop at its end: “4:30 p.m.” has its own."""
    return sentence.replace("..", ".")


def due_text(at: dt.datetime | None, basis: DueBasis) -> str:
    """Return until when something is due in a few words: the moment, or why there is none."""
    if basis is DueBasis.AT_ONCE or at is None:
        return translate(BASIS_NAMES[basis])
    return moment_text(at)


def hours_text(hours: float) -> str:
    """Return a time in hours, or in days from two days on."""
    if hours < _DAYS_FROM:
        return _("{n} h").format(n=format_number(round(hours, 1) if hours < 1 else round(hours)))
    return _("{n} d").format(n=format_number(round(hours / 24, 1)))


def clause_text(clause: Clause) -> str:
    """Return how a clause is cited in the interface language, "" when none says it."""
    return recited(clause.cite, current_language()) if clause.cite else ""
