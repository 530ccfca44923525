"""Disciplinary cases behind their lock: whoever has the vault works on them through here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.sanctions.service.case_acts import CaseActs
    from medias_desktop.sanctions.service.case_cards import CaseCards
    from medias_desktop.sanctions.service.case_exports import CaseExports
    from medias_desktop.sanctions.service.cases import Cases
    from medias_desktop.sanctions.service.evidence import EvidencePacks
    from medias_desktop.sanctions.service.letters import Letters
    from medias_desktop.sanctions.service.removals import Removals
    from medias_desktop.sanctions.service.sanctions import SanctionService


class Disciplinary:
    """The cases of one register, opened with one vault; dropped as soon as the vault is forgotten."""

    def __init__(self, register: Register, vault: Vault, sanctions: SanctionService) -> None:
        self._register = register
        self._vault = vault
        self._sanctions = sanctions

    @cached_property
    def cases(self) -> Cases:
        """Cases: listed, opened, begun."""
        from medias_desktop.sanctions.service.cases import Cases

        return Cases(self._register, self._vault, self._sanctions)

    @cached_property
    def cards(self) -> CaseCards:
        """What the screens show: the list with its dates, a case with all that belongs to it."""
        from medias_desktop.sanctions.service.case_cards import CaseCards

        return CaseCards(self._register, self.cases, self._sanctions)

    @cached_property
    def acts(self) -> CaseActs:
        """What is done on a case, one act at a time."""
        from medias_desktop.sanctions.service.case_acts import CaseActs

        return CaseActs(self.cases, self._sanctions)

    @cached_property
    def letters(self) -> Letters:
        """Letters to the person: drafted, changed, issued and frozen."""
        from medias_desktop.sanctions.service.letters import Letters

        return Letters(self.cases, self._sanctions)

    @cached_property
    def evidence(self) -> EvidencePacks:
        """Everything about a case in one document."""
        from medias_desktop.sanctions.service.evidence import EvidencePacks

        return EvidencePacks(self.cases, self._sanctions)

    @cached_property
    def removals(self) -> Removals:
        """What is taken out of the files for amnesty or at the end of its time, and the record of it."""
        from medias_desktop.sanctions.service.removals import Removals

        return Removals(self.cases, self._sanctions)

    @cached_property
    def exports(self) -> CaseExports:
        """Lists of cases, and figures without names for council."""
        from medias_desktop.sanctions.service.case_exports import CaseExports

        return CaseExports(self.cases, self._sanctions)
