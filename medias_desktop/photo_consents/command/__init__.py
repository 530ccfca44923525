"""The command line’s way to photos and consents."""

from medias_desktop.photo_consents.command.adding import run_add
from medias_desktop.photo_consents.command.asking import run_list, run_may, run_takedown
from medias_desktop.photo_consents.command.writing import run_copy, run_export

__all__ = ["run_add", "run_copy", "run_export", "run_list", "run_may", "run_takedown"]
