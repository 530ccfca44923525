"""A town's policy as a text that the reader shows, like any version."""

from __future__ import annotations

import datetime as dt
from functools import cache

from medias_desktop.policies.rules.origins import Origin, town_uid
from medias_desktop.policies.rules.records import SectionText, VersionState, VersionSummary, VersionText
from medias_desktop.policies.towns.loading import sections_of, town

_SHIPPED = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
"""No day: a restatement was never imported."""


@cache
def town_text(key: str, language: str) -> VersionText:
    """Return a town's restatement in a language; its uid is "town/<key>", its number in the register 0.

    Raises KeyError for a town that the library does not have.
    """
    known = town(key)
    summary = VersionSummary(
        id=0,
        uid=town_uid(key),
        policy_id=0,
        policy_title=known.title_en if language == "en" else known.title,
        municipality=known.municipality,
        policy_number=known.number,
        ordinal=0,
        language=language,
        state=VersionState.LIBRARY,
        in_force_date=None,
        resolution_number=known.resolution,
        text_sha256="",
        imported_at=_SHIPPED,
        source_name="",
        row_version=0,
    )
    sections = tuple(
        SectionText(
            id=0,
            position=position,
            level=one.level,
            number=one.number,
            heading=(one.heading_en or one.heading) if language == "en" else one.heading,
            body=one.text.said(language),
            uid=one.id,
            provenance=str(Origin(town=key, section=one.id)),
            themes=one.themes,
        )
        for position, one in enumerate(sections_of(key), start=1)
    )
    return VersionText(summary, "", "", sections)
