"""Tables of the editorial calendar, by what they are about; foreign keys to other slices by the tables' names."""

from medias_desktop.editorial_calendar.models import accounts, interactions, posts, requests, settings

__all__ = ["accounts", "interactions", "posts", "requests", "settings"]
