"""Reading a list of past acknowledgements: core.lists does, with the headers of such a list."""

from __future__ import annotations

from pathlib import Path

from medias_desktop.acknowledgements.past_lists.headers import header_score
from medias_desktop.core.lists import reading
from medias_desktop.core.lists.reading import ListTable


def read_past(path: Path) -> ListTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file; raises as core.lists.reading.read_list."""
    return reading.read_list(path, header_score)
