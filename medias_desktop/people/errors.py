"""What can go wrong with persons and their lists, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, translate
from medias_desktop.people.labels import FLAW_SENTENCES
from medias_desktop.people.rules import Flaw


class InvalidPerson(UserError):
    """A person's record cannot be accepted; ``flaws`` says why, the sentence tells the first one."""

    template = N_("This person cannot be recorded: {reason}")

    def __init__(self, flaws: tuple[Flaw, ...], **details: object) -> None:
        super().__init__(**details)
        self.flaws = flaws

    def sentence(self) -> str:
        """Return the sentence in the interface language."""
        return translate(FLAW_SENTENCES[self.flaws[0]]).format(**self.details)


class PersonUnknown(UserError):
    """No person has this number of record."""

    template = N_("This person is no longer in the register. Refresh the list and try again.")


class NotAList(UserError):
    """The file is an image, a PDF, a program… anything but a list."""

    template = N_(
        "“{name}” is not a list of people. Choose a CSV file or an Excel or LibreOffice spreadsheet."
    )


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
    """More than any municipality employs."""

    template = N_(
        "“{name}” is too large for a list of people (at most {rows} rows and {megabytes} MB). Keep only the people of the municipality in it."
    )


class CellFarAway(UserError):
    """A forgotten cell stretches the sheet beyond any memory."""

    template = N_(
        "A cell far from the others ({cell}) makes “{name}” too large to be read. Delete what is in it in Excel or LibreOffice, save, then choose the file again."
    )


class ListWithoutRows(UserError):
    """Nothing, or a header only."""

    template = N_(
        "“{name}” has no person in it. Check that the list is on its first sheet, below a header row."
    )


class ListWithoutHeader(UserError):
    """No row names the columns."""

    template = N_(
        "No header row was found in “{name}”. Add a first row that names the columns, for instance Last name, First name, Department, then choose the file again."
    )


class ListOfOneColumn(UserError):
    """No separator is recognized."""

    template = N_(
        "Only one column was found in “{name}”. Save the list with its columns separated by commas, semicolons or tabs, or as a spreadsheet."
    )


class NameColumnMissing(UserError):
    """Nobody can be recorded without a name."""

    template = N_(
        "No column of “{name}” holds the people’s names. Name a column Last name or Full name, or choose it yourself in the import window."
    )


class PeopleChangedSincePlan(UserError):
    """The comparison with the register is out of date."""

    template = N_(
        "People were changed in another window since the list was compared: nothing was imported. Choose the list again to compare it anew."
    )
