"""Choosing the file of a list, and reading it off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.dialogs import Dialogs

Read = TypeVar("Read")


def choose_list(parent: QWidget, dialogs: Dialogs, title: str) -> Path | None:
    """Ask for the file of a list; None when none was chosen."""
    # Qt's own syntax: the words, then the patterns in brackets
    filters = (_("Lists") + " (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods)", _("All files") + " (*)")
    return dialogs.open_file(parent, title, ";;".join(filters))


def read_then_show(
    parent: QWidget, desk: Desk, read: Callable[[], Read], show: Callable[[Read], object]
) -> Job:
    """Read a list as a job, then show it; what is no list is told."""
    return desk.jobs.run(parent, _("Reading the list"), lambda _progress: read(), show)
