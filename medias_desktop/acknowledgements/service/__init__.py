"""Recording who acknowledged which version; its parts that read plainly come without the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService

__all__ = ["AcknowledgementService"]


def __getattr__(name: str) -> object:
    """Import the service when somebody asks for it: what waits is counted at every start, without it."""
    if name == "AcknowledgementService":
        from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService

        return AcknowledgementService
    raise AttributeError(name)
