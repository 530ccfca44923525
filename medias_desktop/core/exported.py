"""Lists as files for a spreadsheet: CSV and Excel workbooks with the same columns; text that is never computed."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Generic, TypeVar

from medias_desktop.core.i18n import current_language
from medias_desktop.core.spreadsheets import as_csv, neutral

Line = TypeVar("Line")
Value = str | dt.date

_LONGEST = 32_767
"""Characters that a cell takes."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML has no place for."""


@dataclass(frozen=True)  # with slots, Python 3.11 cannot make a ExportColumn[…]
class ExportColumn(Generic[Line]):
    """A column: what it is called, what a line has there (a date is a date), and how many letters wide it is shown."""

    title: str
    value: Callable[[Line], Value]
    width: int = 16


def csv_of(columns: Sequence[ExportColumn[Line]], lines: Iterable[Line]) -> bytes:
    """Return the CSV in the interface language: UTF-8 with its mark, every cell quoted, dates written YYYY-MM-DD."""
    titles = [column.title for column in columns]
    body = ([_written(column.value(line)) for column in columns] for line in lines)
    return as_csv((titles, *body), current_language())


def _written(value: Value) -> str:
    return neutral(value) if isinstance(value, str) else value.isoformat()


@dataclass(frozen=True, slots=True)
class Workbook:
    """What an Excel workbook of one sheet is called."""

    title: str
    author: str
    sheet: str


def write_workbook(
    stream: IO[bytes],
    book: Workbook,
    columns: Sequence[ExportColumn[Line]],
    lines: Iterable[Line],
    number: int,
) -> None:
    """Write ``number`` lines, one by one, below a head that stays in view and filters them.

    Raises what ``lines`` raises, and OSError when there is no room for the temporary file.
    """
    made, sheet = _begun(book, columns, number)
    try:
        _fill(sheet, columns, lines)
        made.save(stream)
    except BaseException as error:
        # What it wrote so far lies in a temporary file, which would stay until the program ends.
        with contextlib.suppress(Exception):  # on a full disk it cannot even be ended
            sheet.close()
        sheet._writer.cleanup()  # noqa: SLF001 - there is no other way
        if type(error).__name__ == "SerialisationError":  # lxml's word for a disk that takes no more
            raise OSError(errno.ENOSPC, str(error)) from error
        raise


def workbook_in_memory(
    book: Workbook, columns: Sequence[ExportColumn[Line]], lines: Iterable[Line], number: int
) -> bytes:
    """Return the same workbook, of what must not lie in a temporary file meanwhile: sealed records."""
    import zipfile

    from openpyxl.worksheet import _writer
    from openpyxl.writer.excel import ExcelWriter

    made, sheet = _begun(book, columns, number)
    rows = io.BytesIO()
    sheet._writer = _writer.WorksheetWriter(sheet, out=rows)  # noqa: SLF001 - it would open a temporary file
    sheet._writer.write_top()  # noqa: SLF001
    _fill(sheet, columns, lines)

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        writer = ExcelWriter(made, archive)

        def put(ws: Any) -> None:
            ws.close()
            ws._drawing = None  # noqa: SLF001
            ws._rels = ws._writer._rels  # noqa: SLF001
            archive.writestr(ws.path[1:], rows.getvalue())
            writer.manifest.append(ws)

        writer.write_worksheet = put
        writer.write_data()
    return out.getvalue()


def _begun(book: Workbook, columns: Sequence[ExportColumn[Line]], number: int) -> tuple[Any, Any]:
    """Return a workbook without lines and its sheet."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    made = openpyxl.Workbook(write_only=True)
    made.properties.title = _UNFIT.sub("", book.title)
    made.properties.creator = _UNFIT.sub("", book.author)
    sheet = made.create_sheet(book.sheet)
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number + 1}"
    return made, sheet


def _fill(sheet: Any, columns: Sequence[ExportColumn[Line]], lines: Iterable[Line]) -> None:
    sheet.append([_head(sheet, column.title) for column in columns])
    for line in lines:
        sheet.append([_cell(sheet, column.value(line)) for column in columns])


def _head(sheet: Any, title: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    from medias_desktop.core.pdf import style

    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=style.ACCENT.removeprefix("#"))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _cell(sheet: Any, value: Value) -> Any:
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
