"""What is compared: the texts there are to choose from, by theme, and from version to version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.policies import errors, rules
from medias_desktop.policies.rules.by_theme import Column
from medias_desktop.policies.service import reading

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

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


class ComparingService:
    """Reads texts side by side; changes nothing."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @property
    def paper(self) -> str:
        """The paper of the municipality's documents: 'letter' or 'a4'."""
        return self._register.municipality().paper

    @property
    def municipality(self) -> str:
        """The name of the register's municipality."""
        return self._register.municipality().name

    def choices(self, language: str) -> tuple[Choice, ...]:
        """Return every text: the register's own policies first, the newest version first, then the library's towns."""
        from medias_desktop.policies.towns import TOWNS, town_text

        found = []
        for policy in reading.summaries(self._register, self._register.clock.today()):
            current = _current(policy.versions)
            found += [Choice(one, not policy.town, one is current) for one in policy.versions]
        towns = [Choice(town_text(key, language).summary, ours=False, current=True) for key in TOWNS]
        return (*found, *towns)

    def usual_columns(self, language: str) -> tuple[str, ...]:
        """Return what a matrix shows unless told otherwise: the municipality's own policies and the library's towns."""
        from medias_desktop.policies.rules.by_theme import MOST
        from medias_desktop.policies.towns import TOWNS

        own = [one.uid for one in self.choices(language) if one.ours and one.current]
        return (*own[: MOST - len(TOWNS)], *(f"town/{key}" for key in TOWNS))

    def text(self, uid: str, language: str) -> rules.VersionText:
        """Return a text by its uid; a town's in the language asked for. Raises UnknownVersion."""
        if uid.startswith("town/"):
            from medias_desktop.policies.towns import TOWNS, town_text

            key = uid.removeprefix("town/")
            if key not in TOWNS:
                raise errors.UnknownVersion
            return town_text(key, language)
        for row in self._register.rows("SELECT id FROM policy_version WHERE uid = :uid", uid=uid):
            return reading.version(self._register, row["id"], self._register.clock.today())
        raise errors.UnknownVersion

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

            for rule in rules_of(text.summary.uid.removeprefix("town/")):
                lines[rule.section].append(rule.text.said(language))
        return {section: tuple(found) for section, found in lines.items()}

    def version_before(self, uid: str) -> str | None:
        """Return the uid of the version before that one, or None for the first."""
        for policy in reading.summaries(self._register, self._register.clock.today()):
            uids = [one.uid for one in policy.versions]
            if uid in uids and uids.index(uid) + 1 < len(uids):
                return uids[uids.index(uid) + 1]
        return None


def _current(versions: Sequence[rules.VersionSummary]) -> rules.VersionSummary:
    """Return the version in force, or else the newest one."""
    in_force = [one for one in versions if one.state is rules.VersionState.IN_FORCE]
    return (in_force or list(versions))[0]
