"""The command line’s way to the editorial calendar."""

from medias_desktop.editorial_calendar.command.asking import run_check, run_recheck
from medias_desktop.editorial_calendar.command.listing import run_list
from medias_desktop.editorial_calendar.command.reading import run_import
from medias_desktop.editorial_calendar.command.writing import run_package, run_print, run_report

__all__ = ["run_check", "run_import", "run_list", "run_package", "run_print", "run_recheck", "run_report"]
