"""The register as CSV that a spreadsheet opens as it is and never computes (core.spreadsheets)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from medias_desktop.acknowledgements.documents.register.columns import columns
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core.i18n import current_language
from medias_desktop.core.spreadsheets import as_csv, neutral


def table(lines: Iterable[RegisterLine]) -> bytes:
    """Return the CSV in the interface language: UTF-8 with its mark, one line per person, every cell quoted.

    Dates are written YYYY-MM-DD. A line names the version that was acknowledged: an earlier one counts for a minor change.
    """
    wanted = columns()
    titles = [column.title for column in wanted]
    body = ([_written(column.value(line)) for column in wanted] for line in lines)
    return as_csv((titles, *body), current_language())


def _written(value: str | dt.date) -> str:
    return neutral(value) if isinstance(value, str) else value.isoformat()
