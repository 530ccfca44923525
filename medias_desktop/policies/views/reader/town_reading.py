"""A town of the library as it is read: its restatement, the notes on it, its official text if that was imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import current_language
from medias_desktop.policies.rules import PolicySummary, VersionSummary, VersionText
from medias_desktop.policies.rules.origins import town_key
from medias_desktop.policies.views.reader.document import PLAIN, Additions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.towns import Town


@dataclass(frozen=True, slots=True)
class TownReading:
    """``version`` is what is read, ``official`` the imported text; both ways of ``beside`` have one ``version``."""

    town: Town
    version: VersionText
    additions: Additions
    official: VersionSummary | None
    beside: bool = False


def key_of(uid: str, policies: Sequence[PolicySummary]) -> str:
    """Return the town whose restatement or official text has a uid; "" for a text of the municipality's own."""
    if key := town_key(uid):
        return key
    for policy in policies:
        if policy.town and any(version.uid == uid for version in policy.versions):
            return policy.town
    return ""


def official_text(key: str, policies: Sequence[PolicySummary]) -> VersionSummary | None:
    """Return the newest official text of a town in the register."""
    for policy in policies:
        if policy.town == key and policy.versions:
            return policy.versions[0]
    return None


def town_reading(
    key: str, uid: str, policies: Sequence[PolicySummary], service: PolicyService, *, beside: bool
) -> TownReading:
    """Return what is read for a uid of a town, in the interface language.

    Raises KeyError for a town that the library does not have, UnknownVersion for a text that is gone.
    """
    from medias_desktop.policies.towns import sections_of, town, town_text

    official = official_text(key, policies)
    if official is not None and uid == official.uid:
        return TownReading(town(key), service.version(official.id), PLAIN, official)
    language = current_language()
    notes = {one.id: one.note.said(language) for one in sections_of(key) if one.note.said(language)}
    both = beside and official is not None
    text = service.version(official.id) if both and official is not None else None
    return TownReading(town(key), town_text(key, language), Additions(notes, text), official, both)
