"""Who looks at what the public writes, where and when, as the texts in force say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.policies.rules.checks.accounts import AssignedDuties
from medias_desktop.policies.rules.checks.moderation import CommentModeration, Moment

if TYPE_CHECKING:
    from medias_desktop.policies.rules.checks.words import Office, Platform
    from medias_desktop.sanctions.rules.incidents import IncidentClause
    from medias_desktop.sanctions.rules.reasons import ModerationRule


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentDuty:
    """One clause about moderating; ``platforms`` none: everywhere, ``offices`` none: it does not say who."""

    clause: IncidentClause
    text: str
    before_appearing: bool = False
    every_comment: bool = False
    platforms: tuple[Platform, ...] = ()
    offices: tuple[Office, ...] = ()

    def concerns(self, platform: str) -> bool:
        """Tell whether it is about an account’s platform."""
        return not self.platforms or platform in {one.value for one in self.platforms}


def comment_duties(rules: Iterable[ModerationRule]) -> tuple[CommentDuty, ...]:
    """Return the duties of moderating, in the order of the text."""
    found: list[CommentDuty] = []
    for rule in rules:
        asked = rule.parameters
        if not rule.uses:
            continue
        if isinstance(asked, CommentModeration):
            found.append(
                CommentDuty(
                    clause=rule.clause,
                    text=rule.text,
                    before_appearing=asked.moment is Moment.BEFORE_APPEARING,
                    every_comment=asked.every_comment,
                    platforms=asked.platforms,
                    offices=asked.moderators,
                )
            )
        elif isinstance(asked, AssignedDuties) and any(one.value == "comments" for one in asked.duties):
            found.append(CommentDuty(clause=rule.clause, text=rule.text, offices=asked.by))
    return tuple(found)


def looked_at_first(duties: Iterable[CommentDuty], platform: str) -> CommentDuty | None:
    """Return the clause by which comments on a platform are looked at before they appear, if one says so."""
    return next((one for one in duties if one.before_appearing and one.concerns(platform)), None)
