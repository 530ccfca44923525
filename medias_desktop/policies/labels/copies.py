"""What a stamped copy says became of its text, in the language of the text or of whoever reads the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date, translate
from medias_desktop.policies.rules import VersionState, VersionSummary
from medias_desktop.policies.rules.life import never_in_force

_COLOURS = {
    VersionState.SUPERSEDED: "#8a5a00",
    VersionState.REPEALED: "#a3262a",
    VersionState.ADOPTED: "#174073",
}
"""Each at least 5:1 on white: a stamp is read on a photocopy as well."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What became of a text: by which version or resolution, since when; what it is printed in."""

    state: VersionState
    day: dt.date
    ordinal: int = 0
    resolution_number: str = ""

    @property
    def colour(self) -> str:
        """The colour of the band, #rrggbb."""
        return _COLOURS[self.state]


def stamp_of(
    version: VersionSummary, family: Iterable[VersionSummary], repeal_resolution: str = ""
) -> Stamp | None:
    """Return what a copy of a version must say, or None of one that binds or was never adopted.

    ``family`` are the versions of the same policy.
    """
    if version.state is VersionState.REPEALED and version.repealed_on is not None:
        return Stamp(version.state, version.repealed_on, resolution_number=repeal_resolution)
    if version.in_force_date is None:
        return None
    if version.state is VersionState.ADOPTED:
        return Stamp(version.state, version.in_force_date)
    if version.state is not VersionState.SUPERSEDED:
        return None
    own = (version.in_force_date, version.ordinal)
    later = [
        (one.in_force_date, one.ordinal)
        for one in family
        if one.in_force_date is not None
        and (one.in_force_date, one.ordinal) > own
        and not never_in_force(one)
    ]
    # On one day the highest number counts: the others were replaced as soon as they came.
    day = min(later)[0]
    return Stamp(version.state, day, ordinal=max(number for on, number in later if on == day))


def stamp_text(stamp: Stamp, language: str | None = None) -> str:
    """Return the words of a stamp in ``language``, by default the interface's."""
    say = catalogue(language).gettext if language else translate
    day = format_date(stamp.day, language=language) if language else format_date(stamp.day)
    if stamp.state is VersionState.SUPERSEDED:
        sentence = N_("Superseded on {date} by version {number}")
        return say(sentence).format(date=day, number=stamp.ordinal)
    if stamp.state is VersionState.ADOPTED:
        return say(N_("Not yet in force: it takes effect on {date}")).format(date=day)
    if stamp.resolution_number:
        sentence = N_("Repealed on {date} by resolution {number}")
        return say(sentence).format(date=day, number=stamp.resolution_number)
    return say(N_("Repealed on {date}")).format(date=day)
