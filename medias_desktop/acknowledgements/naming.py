"""How texts are named on the screen and on paper."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_date
from medias_desktop.policies.rules import VersionState, VersionSummary


def version_title(version: VersionSummary) -> str:
    """Return “Policy title, version 2”."""
    return _("{policy}, version {number}").format(policy=version.policy_title, number=version.ordinal)


def since(version: VersionSummary) -> str:
    """Return since or from when a version is in force, or that it is no more."""
    day = format_date(version.in_force_date) if version.in_force_date else ""
    if version.state is VersionState.IN_FORCE:
        return _("In force since {since}").format(since=day)
    if version.state is VersionState.ADOPTED:
        return _("In force from {since}").format(since=day)
    if version.state is VersionState.SUPERSEDED:
        return _("Superseded, in force from {since}").format(since=day)
    return _("Repealed, in force from {since}").format(since=day)


def fingerprint(sha256: str) -> str:
    """Return the short form of a text's fingerprint, as the sheets print it."""
    return f"SHA-256 {sha256[:8]}…{sha256[-8:]}"
