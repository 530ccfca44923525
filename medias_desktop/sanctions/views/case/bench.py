"""What every form of a case is handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from medias_desktop.sanctions.service.disciplinary import Disciplinary
    from medias_desktop.sanctions.service.sanctions import SanctionService


@dataclass(frozen=True, slots=True)
class Bench:
    """The window the forms stand above, the opened cases, the sanctions, the desk."""

    parent: QWidget
    disciplinary: Disciplinary
    service: SanctionService
    desk: Desk
