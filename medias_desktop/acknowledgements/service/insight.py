"""What the tab looks at besides its lists; each part is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.clauses import CitedRule
    from medias_desktop.acknowledgements.rules import Scope
    from medias_desktop.acknowledgements.service.cards import PersonCard
    from medias_desktop.acknowledgements.service.coverage import CoverageLine
    from medias_desktop.core.store.register import Municipality, Register


class Insight:
    """Cards, coverage and clauses of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def municipality(self) -> Municipality:
        """Return whose register it is, to be printed at the head of documents."""
        return self._register.municipality()

    def card(self, person_id: int) -> PersonCard:
        """Return everything that a person acknowledged. Raises PersonGone."""
        from medias_desktop.acknowledgements.service.cards import card

        return card(self._register, person_id)

    def coverage(self, scope: Scope, by: Literal["department", "group"]) -> tuple[CoverageLine, ...]:
        """Return how far each department or group of a list is."""
        from medias_desktop.acknowledgements.service.coverage import coverage

        return coverage(self._register, scope, by)

    def clauses(self, version_id: int) -> tuple[CitedRule, ...]:
        """Return the rules of a text that concern acknowledgements."""
        from medias_desktop.acknowledgements.clauses import clauses

        return clauses(self._register, version_id)

    def file(self, sha256: str) -> bytes:
        """Return a kept file by its fingerprint."""
        from medias_desktop.core.store import attachments

        return attachments.fetch(self._register, sha256)
