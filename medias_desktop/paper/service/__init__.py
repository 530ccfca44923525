"""The tray of scanned pages."""

from medias_desktop.paper.service.tray import Tray

__all__ = ["Tray"]
