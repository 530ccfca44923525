"""Why a file cannot be read as a list, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class NotAList(UserError):
    """The file is an image, a PDF, a program… anything but a list."""

    template = N_("“{name}” is not a list. Choose a CSV file or an Excel or LibreOffice spreadsheet.")


class DamagedSpreadsheet(UserError):
    """The name announces a spreadsheet, the content is none."""

    template = N_(
        "“{name}” is not a spreadsheet that can be read. Open it in Excel or LibreOffice, save it again as .xlsx or .csv, then choose that file."
    )


class ProtectedSpreadsheet(UserError):
    """A password is needed to read it."""

    template = N_(
        "“{name}” is protected by a password. Open it in Excel or LibreOffice, save a copy without a password, then choose that copy."
    )


class ListTooLarge(UserError):
    """More than any municipality has."""

    template = N_(
        "“{name}” is too large for a list (at most {rows} rows and {megabytes} MB). Keep only what is to be imported in it."
    )


class CellFarAway(UserError):
    """A forgotten cell stretches the sheet beyond any memory."""

    template = N_(
        "A cell far from the others ({cell}) makes “{name}” too large to be read. Delete what is in it in Excel or LibreOffice, save, then choose the file again."
    )


class ListWithoutRows(UserError):
    """Nothing, or a header only."""

    template = N_("“{name}” has no row in it. Check that the list is on its first sheet, below a header row.")


class ListWithoutHeader(UserError):
    """No row names the columns."""

    template = N_(
        "No header row was found in “{name}”. Add a first row that names the columns, for instance Last name, First name, Date, then choose the file again."
    )


class ListOfOneColumn(UserError):
    """No separator is recognized."""

    template = N_(
        "Only one column was found in “{name}”. Save the list with its columns separated by commas, semicolons or tabs, or as a spreadsheet."
    )
