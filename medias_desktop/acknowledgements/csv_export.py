"""The register as CSV that a spreadsheet opens as it is and never computes (core.exported)."""

from __future__ import annotations

from collections.abc import Iterable

from medias_desktop.acknowledgements.documents.register.columns import columns
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core.exported import csv_of


def table(lines: Iterable[RegisterLine]) -> bytes:
    """Return the CSV in the interface language, one line per person.

    A line names the version that was acknowledged: an earlier one counts for a minor change.
    """
    return csv_of(columns(), lines)
