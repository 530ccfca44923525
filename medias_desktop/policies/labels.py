"""Words for what the rules know as values."""

from __future__ import annotations

import datetime as dt
from typing import Final

from medias_desktop.core.i18n import N_, format_date, translate
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.policies.rules import PolicySummary, VersionState, VersionSummary

_STATES: Final = {
    VersionState.DRAFT: (N_("Draft"), "warn"),
    VersionState.ADOPTED: (N_("Adopted"), "accent"),
    VersionState.IN_FORCE: (N_("In force"), "ok"),
    VersionState.SUPERSEDED: (N_("Superseded"), "muted"),
    VersionState.REPEALED: (N_("Repealed"), "bad"),
}
_SINCE: Final = {
    VersionState.ADOPTED: N_("In force from {since}"),
    VersionState.IN_FORCE: N_("In force since {since}"),
}
LANGUAGES: Final = {"fr": N_("French"), "en": N_("English")}


def state_label(state: VersionState) -> str:
    """Return the word of a state in the interface language."""
    return translate(_STATES[state][0])


def state_kind(state: VersionState) -> str:
    """Return the kind of chip of a state."""
    return _STATES[state][1]


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


TRAIL: Final = TrailWords(
    actions={
        "import_policy": N_("Policy imported"),
        "correct_outline": N_("Draft’s outline corrected"),
        "correct_identity": N_("Policy’s title or number corrected"),
        "delete_draft": N_("Draft deleted"),
        "adopt": N_("Policy adopted"),
        "create_identity": N_("Signing identity made"),
        "import_identity": N_("Signing identity imported"),
        "delete_identity": N_("Signing identity deleted"),
    },
    tables={
        "policy": TableWords(
            N_("Policy"),
            columns={
                "title": N_("Title"),
                "number": N_("Number"),
                "municipality": N_("Municipality"),
            },
            title="{title}",
        ),
        "policy_version": TableWords(
            N_("Version of a policy"),
            columns={
                "policy_id": N_("Policy"),
                "ordinal": N_("Version"),
                "language": N_("Language"),
                "title_block": N_("Text before the introduction"),
                "introduction": N_("Introduction"),
                "repealed_on": N_("Repealed on"),
                "source_name": N_("File it was read from"),
                "source_sha256": N_("Fingerprint of the file"),
                "text_sha256": N_("Fingerprint of the text"),
            },
            codes={"language": LANGUAGES},
            refers={"policy_id": "policy"},
            hidden=frozenset({"imported_at"}),
            title=N_("{policy_id}, version {ordinal}"),
        ),
        "section": TableWords(
            N_("Section"),
            columns={
                "version_id": N_("Policy"),
                "number": N_("Number"),
                "heading": N_("Heading"),
                "body": N_("Text"),
                "level": N_("Level"),
                "position": N_("Place in the text"),
            },
            refers={"version_id": "policy_version"},
            title="{number} {heading}",
            minor=True,
        ),
        "adoption": TableWords(
            N_("Adoption"),
            columns={
                "version_id": N_("Policy"),
                "policy_title": N_("Title"),
                "policy_number": N_("Number"),
                "municipality": N_("Municipality"),
                "resolution_number": N_("Resolution"),
                "meeting_date": N_("Meeting of"),
                "in_force_date": N_("In force on"),
                "mover": N_("Moved by"),
                "seconder": N_("Seconded by"),
                "vote": N_("Vote"),
                "pdf_pages": N_("Pages of the signed document"),
                "pdf_sha256": N_("Fingerprint of the signed document"),
            },
            refers={"version_id": "policy_version"},
            title=N_("Resolution {resolution_number}"),
        ),
        "signatory": TableWords(
            N_("Signatory"),
            columns={
                "name": N_("Name"),
                "role": N_("Role"),
                "position": N_("Order of signing"),
                "adoption_id": N_("Adoption"),
                "identity_id": N_("Signing identity"),
                "signed_at": N_("Signed on"),
            },
            refers={"adoption_id": "adoption", "identity_id": "signing_identity"},
            title="{name}",
            minor=True,
        ),
        "signing_identity": TableWords(
            N_("Signing identity"),
            columns={
                "name": N_("Name"),
                "role": N_("Role"),
                "organisation": N_("Organization"),
                "not_before": N_("Valid from"),
                "not_after": N_("Valid until"),
                "created_here": N_("Made in this program"),
            },
            hidden=frozenset({"pkcs12", "certificate_pem", "chain_pem"}),
            title="{name}",
        ),
    },
)
"""What the audit trail writes of policies."""
