"""The register as an Excel workbook, written line by line: real dates, and text that is never computed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any

from medias_desktop.acknowledgements.documents.register.columns import columns
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core.i18n import _
from medias_desktop.core.pdf import style
from medias_desktop.core.spreadsheets import neutral

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import Scope

_LONGEST = 32_767
"""Characters that a cell takes."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML has no place for."""


def write_workbook(stream: IO[bytes], scope: Scope, lines: Iterable[RegisterLine], number: int) -> None:
    """Write ``number`` lines below a head that stays in view and filters them. Raises what ``lines`` raises."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    wanted = columns()
    book = Workbook(write_only=True)
    book.properties.title = _UNFIT.sub("", scope.version.policy_title)
    book.properties.creator = _UNFIT.sub("", scope.version.municipality)
    sheet = book.create_sheet(_("Register"))
    try:
        for place, column in enumerate(wanted, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(wanted))}{number + 1}"
        sheet.append([_head(sheet, column.title) for column in wanted])
        for line in lines:
            sheet.append([_cell(sheet, column.value(line)) for column in wanted])
        book.save(stream)
    except BaseException:
        # What it wrote so far lies in a temporary file, which would stay until the program ends.
        sheet.close()
        sheet._writer.cleanup()  # noqa: SLF001 - there is no other way
        raise


def _head(sheet: Any, title: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=style.ACCENT.removeprefix("#"))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _cell(sheet: Any, value: str | dt.date) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    if not value:
        return None
    text = _UNFIT.sub("", value)[:_LONGEST] if _UNFIT.search(value) or len(value) > _LONGEST else value
    if not text.isdigit() and neutral(text) == text and not text.startswith("#"):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # “=…” and “#N/A” would be taken for a formula and an error
    cell.number_format = "@"
    cell.quotePrefix = True  # and stays text when somebody edits the cell
    return cell
