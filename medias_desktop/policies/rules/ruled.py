"""A text with its rules: a version of the register, or a town of the library."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.errors import UserError
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.origins import town_key
from medias_desktop.policies.rules.records import SectionText, VersionText
from medias_desktop.policies.rules.texts import section_name


@dataclass(frozen=True, slots=True)
class RuledText:
    """A text with its rules; ``editable`` for a draft, ``refused`` what keeps this user from changing them."""

    version: VersionText
    rules: tuple[BoundRule, ...]
    editable: bool
    refused: UserError | None = None

    @property
    def town(self) -> str:
        """The key of the town whose text it is, "" for one of the register."""
        return town_of(self.version)

    def sections(self) -> dict[str, SectionText]:
        """Return the sections by their uids."""
        return {one.uid: one for one in self.version.sections}

    def clause(self, section_uid: str) -> str:
        """Return how a section is cited, in the interface language."""
        found = next((one for one in self.version.sections if one.uid == section_uid), None)
        return "" if found is None else section_name(found.number, found.heading)


def town_of(version: VersionText) -> str:
    """Return the key of the town whose restatement is read, "" for a text of the register."""
    return town_key(version.summary.uid)
