"""Rows of an Excel or LibreOffice spreadsheet, every cell as the text a reader would see."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from medias_desktop.core import files
from medias_desktop.core.lists.errors import (
    CellFarAway,
    DamagedSpreadsheet,
    ListTooLarge,
    ProtectedSpreadsheet,
)

if TYPE_CHECKING:
    from medias_desktop.core.lists.separated import Rows

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_ROWS = 200_000
_MAX_UNPACKED = 600 * 1024 * 1024
_MAX_CELLS = 10_000_000
"""Cells of a sheet, empty ones between the filled ones included: the reader keeps room for each of them."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def too_large(name: str) -> ListTooLarge:
    """Return the error for a list beyond the limits."""
    return ListTooLarge(name=name, rows=MAX_ROWS, megabytes=files.MAX_MEGABYTES)


def read_sheet(data: bytes, name: str) -> Rows:
    """Return the rows of the first sheet that is not empty, the empty ones among them included.

    Raises DamagedSpreadsheet, ProtectedSpreadsheet or ListTooLarge.
    """
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    if data.startswith(ZIP):
        _check_archive(data, name)
    elif _ENCRYPTED_STREAM in data:
        raise ProtectedSpreadsheet(name=name)
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
        kinds = workbook.sheets_metadata
        # hidden sheets hold a program's own notes more often than the list: they come last
        shown_first = sorted(range(len(kinds)), key=lambda at: kinds[at].visible != SheetVisibleEnum.Visible)
        for index in shown_first:
            if kinds[index].typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(index)
            if sheet.total_height > MAX_ROWS or sheet.total_height * sheet.total_width > _MAX_CELLS:
                raise too_large(name)
            rows = [list(map(_text, row)) for row in sheet.to_python(skip_empty_area=False)]
            if any(map(any, rows)):
                return rows
    except PasswordError as error:
        raise ProtectedSpreadsheet(name=name) from error
    except (CalamineError, ValueError, OSError) as error:
        raise DamagedSpreadsheet(name=name) from error
    except BaseException as error:
        # The reader's own way to give up on a file, which it derives from BaseException.
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedSpreadsheet(name=name) from error
    return []


def _check_archive(data: bytes, name: str) -> None:
    """Refuse an archive that is broken, protected, or would fill the memory once unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
                raise too_large(name)
            if any(entry.flag_bits & 1 for entry in entries):
                raise ProtectedSpreadsheet(name=name)
            if "META-INF/manifest.xml" in archive.namelist():
                manifest = archive.read("META-INF/manifest.xml")
                if b"encryption-data" in manifest:
                    raise ProtectedSpreadsheet(name=name)
            for entry in entries:
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                    _check_extent(archive.read(entry), name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise DamagedSpreadsheet(name=name) from error


def _check_extent(sheet: bytes, name: str) -> None:
    """Refuse a sheet of few cells far apart: the reader would ask for more memory than there is and end the program.

    Raises CellFarAway or ListTooLarge.
    """
    columns = _longest(sheet, rb' r="([A-Z]{%d})[0-9]', 3)
    rows = _longest(sheet, rb' r="[A-Z]*([0-9]{%d})"', 7)
    width, height = _column_number(columns or b"A"), int(rows or b"1")
    if width * height <= _MAX_CELLS:
        return
    if height > MAX_ROWS and sheet.count(b"<row") > MAX_ROWS:
        raise too_large(name)
    raise CellFarAway(name=name, cell=f"{columns.decode()}{rows.decode()}")


def _longest(sheet: bytes, pattern: bytes, longest: int) -> bytes:
    """Return the greatest of the longest matches: letters of columns and digits of rows sort within their length."""
    for length in range(longest, 0, -1):
        found: set[bytes] = set(re.findall(pattern % length, sheet))
        if found:
            return max(found)
    return b""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(value: Any) -> str:
    """Return a cell as text: 123.0 → 123, dates as ISO, midnight left out."""
    if isinstance(value, str):
        return value if value.isprintable() else _CONTROLS.sub(" ", value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
