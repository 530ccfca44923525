"""The services of one register's signatures, each made when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.signatures.service.identities import IdentityService
    from medias_desktop.signatures.service.sealing import SealingService
    from medias_desktop.signatures.service.timestamps import TimestampService
    from medias_desktop.signatures.service.trust import TrustService


class SignatureServices:
    """What other slices and the views ask about signatures."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def identities(self) -> IdentityService:
        """Signing identities: made, imported, exported, revoked, deleted."""
        from medias_desktop.signatures.service.identities import IdentityService

        return IdentityService(self._register)

    @cached_property
    def trust(self) -> TrustService:
        """Certificates of others that are trusted, and what a verification rests on."""
        from medias_desktop.signatures.service.trust import TrustService

        return TrustService(self._register)

    @cached_property
    def timestamps(self) -> TimestampService:
        """The server whose clock confirms when a signature was made."""
        from medias_desktop.signatures.service.timestamps import TimestampService

        return TimestampService(self._register)

    @cached_property
    def sealing(self) -> SealingService:
        """The municipality's seal on its documents."""
        from medias_desktop.signatures.service.sealing import SealingService

        return SealingService(self._register, self.identities, self.timestamps)
