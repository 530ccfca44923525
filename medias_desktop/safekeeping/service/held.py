"""Which files the register keeps of its own: certificates of destruction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.store.texts import as_instant
from medias_desktop.signatures.checked import HeldDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register

_DESTRUCTION = N_("the certificate of a destruction made on {date}")
_DESTRUCTIONS = "SELECT destroyed_at FROM destruction WHERE certificate_sha256 = :sha256"


class RegisterFiles:
    """Tells of a file what it is to the register itself."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def held(self, sha256: str) -> HeldDocument | None:
        """Return what a file is, by the SHA-256 (hexadecimal) of its bytes."""
        for row in self._register.rows(_DESTRUCTIONS, sha256=sha256):
            at = as_instant(row["destroyed_at"])
            values = (("date", at.astimezone().date()),)
            return HeldDocument("destruction", _DESTRUCTION, values, sha256, at)
        return None

    def bearing(self, document_id: str) -> Sequence[HeldDocument]:  # noqa: ARG002
        """Return nothing: no certificate bears the id of a document of record."""
        return ()
