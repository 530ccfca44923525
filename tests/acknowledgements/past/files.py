"""Lists of past acknowledgements in real files of each kind."""

from __future__ import annotations

import csv
import datetime as dt

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

FRENCH = (
    "Matricule",
    "Nom",
    "Prénom",
    "Politique",
    "Date de signature",
    "Mode",
    "Témoin",
    "Remarques",
    "Classeur",
)
ENGLISH = (
    "Employee no",
    "Last name",
    "First name",
    "Policy",
    "Signed on",
    "Method",
    "Witness",
    "Remarks",
    "Location of original",
)


def as_text(cell):
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def write(path, header, rows):
    """Write a list in the kind of file that the name’s ending says."""
    {".csv": _separated, ".tsv": _separated, ".xlsx": _xlsx, ".xls": _xls, ".ods": _ods}[path.suffix](
        path, [header, *rows]
    )
    return path


def _separated(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ";")
        writer.writerows([[as_text(cell) for cell in row] for row in rows])


def _xlsx(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)


def _xls(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Feuil1")
    date = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, date if isinstance(cell, dt.date) else xlwt.Style.default_style)
    book.save(str(path))


def _ods(path, rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Feuille1")
    for cells in rows:
        row = TableRow()
        for cell in cells:
            holder = TableCell(valuetype="string")
            holder.addElement(P(text=as_text(cell)))
            row.addElement(holder)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))
