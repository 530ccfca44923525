"""What is compared: the texts there are to choose from, by theme, and from version to version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.policies import errors, rules
from medias_desktop.policies.rules.by_theme import Column
from medias_desktop.policies.rules.origins import town_key, town_uid
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.base import RegisterService

_RULES = """
SELECT section_uid, text FROM policy_rule WHERE version_id = :version_id AND active ORDER BY code
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A text that may be compared; ``ours`` is the municipality's own, ``current`` the one to take of its policy."""

    summary: rules.VersionSummary
    ours: bool
    current: bool

    @property
    def uid(self) -> str:
        """The text's uid."""
        return self.summary.uid


class ComparingService(RegisterService):
    """Reads texts side by side; changes nothing."""

    def choices(self, language: str) -> tuple[Choice, ...]:
        """Return every text: the register's own policies first, the newest version first, then the library's towns."""
        from medias_desktop.policies.towns import TOWNS, town_text

        found = []
        for policy in reading.summaries(self._register, self.today):
            current = _current(policy.versions)
            found += [Choice(one, not policy.town, one is current) for one in policy.versions]
        towns = [Choice(town_text(key, language).summary, ours=False, current=True) for key in TOWNS]
        return (*found, *towns)

    def usual_columns(self, language: str) -> tuple[str, ...]:
        """Return what a matrix shows unless told otherwise: the municipality's own policies and the library's towns."""
        from medias_desktop.policies.rules.by_theme import MOST
        from medias_desktop.policies.towns import TOWNS

        own = [one.uid for one in self.choices(language) if one.ours and one.current]
        return (*own[: MOST - len(TOWNS)], *(town_uid(key) for key in TOWNS))

    def columns(self, uids: Sequence[str], language: str) -> tuple[Column, ...]:
        """Return those texts that there still are, each with the rules of its sections."""
        ours = {one.uid for one in self.choices(language) if one.ours}
        found = []
        for uid in uids:
            try:
                text = self.text(uid, language)
            except errors.UnknownVersion:
                continue
            found.append(Column(text, uid in ours, self._rules(text, language)))
        return tuple(found)

    def _rules(self, text: rules.VersionText, language: str) -> dict[str, tuple[str, ...]]:
        lines: dict[str, list[str]] = defaultdict(list)
        if text.summary.id:
            for row in self._register.rows(_RULES, version_id=text.summary.id):
                lines[row["section_uid"]].append(row["text"])
        else:
            from medias_desktop.policies.towns import rules_of

            for rule in rules_of(town_key(text.summary.uid)):
                lines[rule.section].append(rule.text.said(language))
        return {section: tuple(found) for section, found in lines.items()}

    def version_before(self, uid: str) -> str | None:
        """Return the uid of the version before that one, or None for the first."""
        for policy in reading.summaries(self._register, self.today):
            uids = [one.uid for one in policy.versions]
            if uid in uids and uids.index(uid) + 1 < len(uids):
                return uids[uids.index(uid) + 1]
        return None


def _current(versions: Sequence[rules.VersionSummary]) -> rules.VersionSummary:
    """Return the version in force, or else the newest one."""
    in_force = [one for one in versions if one.state is rules.VersionState.IN_FORCE]
    return (in_force or list(versions))[0]
