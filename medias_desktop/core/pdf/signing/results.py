"""What signing gives back."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.errors import UserError
from medias_desktop.core.pdf.levels import Level


@dataclass(frozen=True)
class SignedDocument:
    """The signed bytes, the level they reached and, when that is less than what was asked for, why."""

    pdf: bytes
    level: Level = Level.B_B
    notice: UserError | None = None
