"""Words for what the rules know as values."""

from __future__ import annotations

import datetime as dt
from typing import Final

from medias_desktop.core.i18n import N_, format_date, translate
from medias_desktop.policies.rules import Change, PolicySummary, VersionState, VersionSummary
from medias_desktop.policies.rules.revising import TriggerKind

_STATES: Final = {
    VersionState.DRAFT: (N_("Draft"), "warn"),
    VersionState.ADOPTED: (N_("Adopted"), "accent"),
    VersionState.IN_FORCE: (N_("In force"), "ok"),
    VersionState.SUPERSEDED: (N_("Superseded"), "muted"),
    VersionState.REPEALED: (N_("Repealed"), "bad"),
    VersionState.SUBMITTED: (N_("Submitted"), "accent"),
    VersionState.LIBRARY: (N_("Library"), "muted"),
}
_SINCE: Final = {
    VersionState.ADOPTED: N_("In force from {since}"),
    VersionState.IN_FORCE: N_("In force since {since}"),
}
CHANGES: Final = {Change.SUBSTANTIVE: N_("Substantive"), Change.MINOR: N_("Minor")}
TRIGGERS: Final = {
    TriggerKind.NEW_PLATFORM: N_("A new platform"),
    TriggerKind.NEW_SITE: N_("A new site"),
    TriggerKind.NEED: N_("A need"),
    TriggerKind.ELECTION: N_("An election"),
    TriggerKind.LAW: N_("A law"),
    TriggerKind.REVIEWED: N_("Gone through without change"),
}
LANGUAGES: Final = {"fr": N_("French"), "en": N_("English")}


def state_label(state: VersionState) -> str:
    """Return the word of a state in the interface language."""
    return translate(_STATES[state][0])


def state_kind(state: VersionState) -> str:
    """Return the kind of chip of a state."""
    return _STATES[state][1]


def trigger_label(kind: TriggerKind) -> str:
    """Return what calls for a revision, in a word of the interface language."""
    return translate(TRIGGERS[kind])


def language_label(language: str) -> str:
    """Return the name of a text's language in the interface language."""
    return translate(LANGUAGES.get(language, language))


def version_label(version: VersionSummary) -> str:
    """Return “Version 2”."""
    return translate(N_("Version {number}")).format(number=version.ordinal)


def dates_label(version: VersionSummary, policy: PolicySummary | None = None) -> str:
    """Return since when, until when or from when a version is in force; for a draft, when it was imported.

    ``policy`` tells the version that came after.
    """
    if version.in_force_date is None:
        return _imported(version, "long")
    since = format_date(version.in_force_date)
    until = _replaced_on(version, policy)
    if version.state is VersionState.SUPERSEDED and until is not None:
        sentence = N_("In force from {since} to {until}")
        return translate(sentence).format(since=since, until=format_date(until))
    sentence = _SINCE.get(version.state, N_("Was in force from {since}"))
    return translate(sentence).format(since=since)


def short_dates_label(version: VersionSummary, policy: PolicySummary | None = None) -> str:
    """Return the same in the few words that a list has room for."""
    if version.in_force_date is None:
        return _imported(version, "medium")
    since = format_date(version.in_force_date, "medium")
    until = _replaced_on(version, policy)
    if version.state is VersionState.SUPERSEDED and until is not None:
        return f"{since} – {format_date(until, 'medium')}"
    sentence = N_("Since {since}") if version.state is VersionState.IN_FORCE else N_("From {since}")
    return translate(sentence).format(since=since)


def _imported(version: VersionSummary, style: str) -> str:
    day = format_date(version.imported_at.astimezone().date(), style)
    return translate(N_("Imported on {date}")).format(date=day)


def _replaced_on(version: VersionSummary, policy: PolicySummary | None) -> dt.date | None:
    """Return the day on which the next text took over."""
    if policy is None or version.in_force_date is None:
        return None
    own = (version.in_force_date, version.ordinal)
    later = [
        one.in_force_date
        for one in policy.versions
        if one.in_force_date is not None and (one.in_force_date, one.ordinal) > own
    ]
    return min(later, default=None)
