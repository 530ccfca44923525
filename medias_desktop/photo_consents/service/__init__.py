"""The photo consents of one register; parts that read plainly come without the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

__all__ = ["PhotoConsentService"]


def __getattr__(name: str) -> object:
    """Import the service when somebody asks for it: what waits is counted at every start, without it."""
    if name == "PhotoConsentService":
        from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

        return PhotoConsentService
    raise AttributeError(name)
