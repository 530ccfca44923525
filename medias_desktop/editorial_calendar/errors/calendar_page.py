"""What can go wrong on the calendar’s page, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class NoPostChosen(CalendarError):
    """An act on a post while none is under the cursor."""

    template = N_("No post is chosen. Choose one in the calendar: Tab goes to the posts of a day.")


class NoteChangedMeanwhile(CalendarError):
    """A note that another window changed or removed while it was open."""

    template = N_(
        "This note was changed in another window meanwhile. What you typed is still here: record it again to keep it."
    )
