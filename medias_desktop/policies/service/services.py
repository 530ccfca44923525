"""The services of one register's policies, each made when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.policies.service.policies import PolicyService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.registry import CheckRegistry, ToBeAdopted
    from medias_desktop.policies.service.comparing import ComparingService
    from medias_desktop.policies.service.composing import ComposeService
    from medias_desktop.policies.service.copies import CopyService
    from medias_desktop.policies.service.evidence import EvidenceService
    from medias_desktop.policies.service.life import LifeService
    from medias_desktop.policies.service.notes import NoteService
    from medias_desktop.policies.service.open_points import OpenPointService
    from medias_desktop.policies.service.rounds import RoundService
    from medias_desktop.policies.service.rules import RuleService
    from medias_desktop.policies.service.searching import SearchService
    from medias_desktop.policies.service.true_copies import TrueCopyService
    from medias_desktop.policies.service.trying import TryingService


class PolicyServices:
    """What the views of policies ask: texts, composing, rules, notes, life cycle, search."""

    def __init__(self, register: Register, registry: Callable[[], CheckRegistry] | None = None) -> None:
        """``registry`` makes the list of what carries out which check; by default what policies do themselves."""
        self._register = register
        self._registry = registry

    @cached_property
    def policies(self) -> PolicyService:
        """Texts: reading, import, correction, adoption, identities."""
        return PolicyService(self._register)

    @cached_property
    def rounds(self) -> RoundService:
        """Documents that are signed one after the other, here or elsewhere."""
        return self.policies.rounds

    @cached_property
    def true_copies(self) -> TrueCopyService:
        """Certified copies of documents signed by hand."""
        return self.policies.true_copies

    @cached_property
    def life(self) -> LifeService:
        """The life of texts: submission, coming into force, repeal, revision."""
        from medias_desktop.policies.service.life import LifeService

        return LifeService(self._register)

    @cached_property
    def copies(self) -> CopyService:
        """What is shown and printed of adopted documents."""
        return self.policies.copies

    @cached_property
    def evidence(self) -> EvidenceService:
        """Files that prove adoptions without this program."""
        return self.policies.evidence

    @cached_property
    def searching(self) -> SearchService:
        """Finding texts, sections and notes by their words."""
        from medias_desktop.policies.service.searching import SearchService

        return SearchService(self._register)

    @cached_property
    def composing(self) -> ComposeService:
        """Composing drafts: clauses from the library, placeholders, what is lacking."""
        from medias_desktop.policies.service.composing import ComposeService

        return ComposeService(self._register)

    @cached_property
    def notes(self) -> NoteService:
        """Own notes and readers' comments."""
        from medias_desktop.policies.service.notes import NoteService

        return NoteService(self._register)

    @cached_property
    def comparing(self) -> ComparingService:
        """Texts beside each other: by theme, and from version to version."""
        from medias_desktop.policies.service.comparing import ComparingService

        return ComparingService(self._register)

    @cached_property
    def registry(self) -> CheckRegistry:
        """What carries out which check."""
        from medias_desktop.policies.capabilities import own_registry

        return (self._registry or own_registry)()

    def foreseen(self, text: ToBeAdopted) -> tuple[str, ...]:
        """Return what an adoption will do to what every slice keeps, in sentences: slow among very many records."""
        told = (one.foresees(self._register, text) for one in self.registry.capabilities if one.foresees)
        return tuple(sentence for sentences in told for sentence in sentences)

    @cached_property
    def rules(self) -> RuleService:
        """The rules of texts: reading, setting, what applies on a day."""
        from medias_desktop.policies.service.rules import RuleService

        return RuleService(self._register, self.registry)

    @cached_property
    def open_points(self) -> OpenPointService:
        """What texts leave open, and what was decided."""
        from medias_desktop.policies.service.open_points import OpenPointService

        return OpenPointService(self._register, self.rules)

    @cached_property
    def trying(self) -> TryingService:
        """What the rules of any text would say of the records."""
        from medias_desktop.policies.service.trying import TryingService

        return TryingService(self._register, self.rules)
