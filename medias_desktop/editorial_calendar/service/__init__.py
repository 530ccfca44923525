"""What is recorded, asked and made of the editorial calendar."""

from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

__all__ = ["EditorialCalendarService"]
