"""Reading a list of persons: core.lists does, with the headers of such a list."""

from __future__ import annotations

from pathlib import Path

from medias_desktop.core.lists import reading
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.people.list_import.headers import header_score


def read_list(path: Path) -> ListTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file; raises as core.lists.reading.read_list."""
    return reading.read_list(path, header_score)
