"""A register's backups as its users see them: made, listed, copied, compared, restored and rehearsed."""

from medias_desktop.safekeeping.service.backups.lists import Listed
from medias_desktop.safekeeping.service.backups.service import BackupService, Kept, Made, Overview, Slices

__all__ = ["BackupService", "Kept", "Listed", "Made", "Overview", "Slices"]
