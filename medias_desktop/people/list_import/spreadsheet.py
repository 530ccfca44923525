"""Rows of an Excel or LibreOffice spreadsheet, every cell as the text a reader would see."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from medias_desktop.people.errors import DamagedSpreadsheet, ListTooLarge, ProtectedSpreadsheet

if TYPE_CHECKING:
    from medias_desktop.people.list_import.separated import Rows

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_ROWS = 200_000
MAX_MEGABYTES = 50
_MAX_UNPACKED = 600 * 1024 * 1024
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def too_large(name: str) -> ListTooLarge:
    """Return the error for a list beyond the limits."""
    return ListTooLarge(name=name, rows=MAX_ROWS, megabytes=MAX_MEGABYTES)


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
            if sheet.total_height > MAX_ROWS:
                raise too_large(name)
            rows = [list(map(_text, row)) for row in sheet.to_python(skip_empty_area=False)]
            if any(map(any, rows)):
                return rows
    except PasswordError as error:
        raise ProtectedSpreadsheet(name=name) from error
    except (CalamineError, ValueError, OSError) as error:
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
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise DamagedSpreadsheet(name=name) from error


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
