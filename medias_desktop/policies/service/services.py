"""The services of one register's policies, each made when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.policies.service.policies import PolicyService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service.life import LifeService


class PolicyServices:
    """What the views of policies ask: texts, composing, rules, notes, life cycle, search."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def policies(self) -> PolicyService:
        """Texts: reading, import, correction, adoption, identities."""
        return PolicyService(self._register)

    @cached_property
    def life(self) -> LifeService:
        """The life of texts: submission, coming into force, repeal, revision."""
        from medias_desktop.policies.service.life import LifeService

        return LifeService(self._register)
