"""Words for what the rules know as values."""

from __future__ import annotations

import datetime as dt
from typing import Final

from medias_desktop.core.i18n import N_, format_date, format_month, ngettext, translate
from medias_desktop.policies.rules import Change, PolicySummary, VersionState, VersionSummary
from medias_desktop.policies.rules.life import never_in_force

_STATES: Final = {
    VersionState.DRAFT: (N_("Draft"), "warn"),
    VersionState.ADOPTED: (N_("Adopted"), "accent"),
    VersionState.IN_FORCE: (N_("In force"), "ok"),
    VersionState.SUPERSEDED: (N_("Superseded"), "muted"),
    VersionState.REPEALED: (N_("Repealed"), "bad"),
    VersionState.SUBMITTED: (N_("Submitted"), "accent"),
    VersionState.LIBRARY: (N_("Library"), "muted"),
}
_BEING_SIGNED: Final = (N_("Being signed"), "accent")
"""Shown in place of the state: a draft or a submitted text whose document waits for signatures."""
_DAYS_COUNTED: Final = 90
"""Beyond that, a time is told in months."""

_PAST: Final = (VersionState.SUPERSEDED, VersionState.REPEALED)
_SINCE: Final = {
    VersionState.ADOPTED: N_("In force from {since}"),
    VersionState.IN_FORCE: N_("In force since {since}"),
}
CHANGES: Final = {Change.SUBSTANTIVE: N_("Substantive"), Change.MINOR: N_("Minor")}
TOWNS: Final = {
    "baie-comeau": ("Baie-Comeau", N_("Policy of {year}"), 2012),
    "blainville": ("Blainville", N_("Directive of {year}"), 2024),
    "montmagny": ("Montmagny", N_("Policy of {year}"), 2023),
    "senneterre": ("Senneterre", N_("Policy of {year}"), 2019),
    "vallee-des-rivieres": ("Vallée-des-Rivières", N_("Policy of {year}"), 2023),
}
"""The towns of the library as a list shows them, so that none of their files is read before one is opened."""

LANGUAGES: Final = {"fr": N_("French"), "en": N_("English")}


def state_label(state: VersionState) -> str:
    """Return the word of a state in the interface language."""
    return translate(_STATES[state][0])


def state_kind(state: VersionState) -> str:
    """Return the kind of chip of a state."""
    return _STATES[state][1]


def version_state(version: VersionSummary) -> tuple[str, str]:
    """Return what a version’s chip says in the interface language, and the kind of chip."""
    text, kind = _BEING_SIGNED if version.being_signed else _STATES[version.state]
    return translate(text), kind


def language_label(language: str) -> str:
    """Return the name of a text's language in the interface language."""
    return translate(LANGUAGES.get(language, language))


def partial_date(text: str) -> str:
    """Return a date of which the text may say the year or the month only: “2023-09” is « septembre 2023 »."""
    match [int(part) for part in text.split("-") if part]:
        case [year, month, day]:
            return format_date(dt.date(year, month, day))
        case [year, month]:
            return format_month(dt.date(year, month, 1))
        case _:
            return text


def countdown(day: dt.date, today: dt.date) -> str:
    """Return the time that remains until a day: “tomorrow”, “in 10 days”, “in 23 months”; nothing for a day that is here."""
    days = (day - today).days
    if days <= 0:
        return ""
    if days == 1:
        return translate(N_("tomorrow"))
    if days > _DAYS_COUNTED:
        months = days * 12 // 365
        return ngettext("in {n} month", "in {n} months", months).format(n=months)
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def town_line(key: str) -> str:
    """Return what a town's text is, in the few words that a list has room for."""
    _name, kind, year = TOWNS[key]
    return translate(kind).format(year=year)


def version_label(version: VersionSummary) -> str:
    """Return “Version 2”; of a town's text, whether it is the official one or restated."""
    if version.state is VersionState.LIBRARY:
        return translate(N_("Official text") if version.id else N_("Restated text"))
    return translate(N_("Version {number}")).format(number=version.ordinal)


def dates_label(version: VersionSummary, policy: PolicySummary | None = None) -> str:
    """Return since when, until when or from when a version is in force; for a draft, when it was imported.

    ``policy`` tells the version that came after.
    """
    if version.state is VersionState.LIBRARY and not version.id:
        return translate(N_("restated in our words; the official text prevails"))
    if version.state is VersionState.SUBMITTED and version.submitted_for is not None:
        sentence = N_("Before the council at the meeting of {date}")
        return translate(sentence).format(date=format_date(version.submitted_for))
    if version.in_force_date is None:
        return _imported(version, "long")
    if never_in_force(version) and version.repealed_on is not None:
        sentence = N_("Repealed on {date} before it came into force")
        return translate(sentence).format(date=format_date(version.repealed_on))
    since = format_date(version.in_force_date)
    until = _ended_on(version, policy)
    if version.state in _PAST and until is not None:
        sentence = N_("In force from {since} to {until}")
        return translate(sentence).format(since=since, until=format_date(until))
    if version.state is VersionState.IN_FORCE and version.repealed_on is not None:
        sentence = N_("In force since {since}, repealed from {until}")
        return translate(sentence).format(since=since, until=format_date(version.repealed_on))
    sentence = _SINCE.get(version.state, N_("Was in force from {since}"))
    return translate(sentence).format(since=since)


def short_dates_label(version: VersionSummary, policy: PolicySummary | None = None) -> str:
    """Return the same in the few words that a list has room for."""
    if version.state is VersionState.SUBMITTED and version.submitted_for is not None:
        sentence = N_("Meeting of {date}")
        return translate(sentence).format(date=format_date(version.submitted_for, "medium"))
    if version.in_force_date is None:
        return _imported(version, "medium")
    since = format_date(version.in_force_date, "medium")
    until = _ended_on(version, policy)
    if version.state in _PAST and until is not None and not never_in_force(version):
        return f"{since} – {format_date(until, 'medium')}"
    sentence = N_("Since {since}") if version.state is VersionState.IN_FORCE else N_("From {since}")
    return translate(sentence).format(since=since)


def _imported(version: VersionSummary, style: str) -> str:
    day = format_date(version.imported_at.astimezone().date(), style)
    said = N_("Begun on {date}") if version.origin else N_("Imported on {date}")
    return translate(said).format(date=day)


def _ended_on(version: VersionSummary, policy: PolicySummary | None) -> dt.date | None:
    """Return the day on which the text stopped binding: repealed, or the next one took over."""
    if version.state is VersionState.REPEALED:
        return version.repealed_on
    if policy is None or version.in_force_date is None:
        return None
    own = (version.in_force_date, version.ordinal)
    later = [
        one.in_force_date
        for one in policy.versions
        if one.in_force_date is not None
        and (one.in_force_date, one.ordinal) > own
        and not never_in_force(one)
    ]
    return min(later, default=None)


METHODS = {
    "pen": N_("By hand, on paper"),
    "here": N_("Digital, in this program"),
    "elsewhere": N_("Digital, in another program"),
}
"""Ways of signing, by their code."""
