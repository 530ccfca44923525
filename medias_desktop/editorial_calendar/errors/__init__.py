"""What can go wrong with the editorial calendar, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError


class CalendarError(UserError):
    """An error of the editorial calendar."""
