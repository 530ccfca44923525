"""Texts to compare, made in a line."""

from __future__ import annotations

import datetime as dt

from medias_desktop.policies.rules import SectionText, VersionState, VersionSummary, VersionText

_DAY = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


def section(number, heading, body="", uid="", level=1, provenance="", themes=()):
    """Return a section of a stored text."""
    return SectionText(0, 0, level, number, heading, body, uid, provenance, themes)


def summary(uid="v1", ordinal=1):
    """Return the facts of a text."""
    return VersionSummary(
        id=ordinal,
        uid=uid,
        policy_id=1,
        policy_title="Politique",
        municipality="Ville de Sainte-Élodie",
        policy_number="",
        ordinal=ordinal,
        language="fr",
        state=VersionState.DRAFT,
        in_force_date=None,
        resolution_number="",
        text_sha256="",
        imported_at=_DAY,
        source_name="",
        row_version=1,
    )


def version(*sections, introduction="", uid="v1", ordinal=1):
    """Return a text."""
    return VersionText(summary(uid, ordinal), "", introduction, tuple(sections))
