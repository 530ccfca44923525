"""Recording sanctions; its parts that read plainly come without the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.sanctions.service.sanctions import SanctionService

__all__ = ["SanctionService"]


def __getattr__(name: str) -> object:
    """Import the service when somebody asks for it: what waits is counted at every start, without it."""
    if name == "SanctionService":
        from medias_desktop.sanctions.service.sanctions import SanctionService

        return SanctionService
    raise AttributeError(name)
