"""What can go wrong in the list of cases, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class NoCaseOpen(SanctionError):
    """An act was asked for, and no case is under the cursor."""

    template = N_("No case is chosen. Choose one in the list first.")
