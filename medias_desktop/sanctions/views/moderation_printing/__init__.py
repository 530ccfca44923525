"""Documents of moderation, looked at, printed, or written into a file."""

from medias_desktop.sanctions.views.moderation_printing.acts import ModerationPrinting

__all__ = ["ModerationPrinting"]
