"""A list written into a file where the user says, in the kind that the file’s name ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk


def write_list(
    desk: Desk,
    asking: QWidget,
    title: str,
    day: dt.date,
    write: Callable[[Path, Progress], object],
    *,
    pdf: bool = True,
) -> None:
    """Ask where, write it on the worker, and tell that it was; ``pdf`` offers a document beside the spreadsheets."""
    endings = {".xlsx": _("Excel workbook (*.xlsx)"), ".csv": _("Spreadsheet text (*.csv)")}
    if pdf:
        endings[".pdf"] = _("PDF document (*.pdf)")
    named = file_stem(f"{title} {day.isoformat()}")
    path = desk.dialogs.save_file(asking, title, f"{named}.xlsx", ";;".join(endings.values()))
    if path is None:
        return
    chosen = path if path.suffix.lower() in endings else path.with_name(f"{path.name}.xlsx")
    told = _("The list was written to “{name}”.").format(name=chosen.name)
    desk.jobs.run(
        asking,
        _("Writing the list…"),
        lambda progress: write(chosen, progress),
        lambda _done: desk.dialogs.tell(asking, told),
    )
