"""Which files the municipality sealed and handed out: they are not kept, their SHA-256 is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.store.texts import as_instant
from medias_desktop.signatures.checked import HeldDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register

_SEALED = N_("“{title}”, sealed by the municipality")
_SEALED_DOCUMENTS = "SELECT title, sealed_at FROM sealed_document WHERE sha256 = :sha256"


class SealedFiles:
    """Tells of a file whether the municipality sealed it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def held(self, sha256: str) -> HeldDocument | None:
        """Return what a file is, by the SHA-256 (hexadecimal) of its bytes."""
        for row in self._register.rows(_SEALED_DOCUMENTS, sha256=sha256):
            at = as_instant(row["sealed_at"])
            return HeldDocument("sealed", _SEALED, (("title", row["title"]),), sha256, at, kept=False)
        return None

    def bearing(self, document_id: str) -> Sequence[HeldDocument]:  # noqa: ARG002
        """Return nothing: what is not kept cannot be compared."""
        return ()
