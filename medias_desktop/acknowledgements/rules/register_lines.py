"""A line of the register as it is exported and printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.acknowledgements.rules.people import PersonRow
from medias_desktop.policies.rules import VersionSummary


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A person, the text that they acknowledged (or are asked for), and what is on record of it.

    ``text_sha256`` and ``language`` are those of what was acknowledged; ``language`` and what follows are empty while
    nothing is recorded.
    """

    row: PersonRow
    version: VersionSummary
    text_sha256: str
    language: str = ""
    recorded_by: str = ""
    recorded_at: dt.datetime | None = None
    evidence: bool = False
    original_place: str = ""
