"""Why a PDF is not read, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class NotPdf(UserError):
    """The file says PDF in its name only."""

    template = N_("The file “{name}” is not a PDF, whatever its name says. Choose another file.")


class PdfDamaged(UserError):
    """The file is cut off or its pages cannot be put together."""

    template = N_(
        "The PDF “{name}” is damaged or incomplete. Get it again from where it comes, or choose another file."
    )


class PdfLocked(UserError):
    """The file opens with a password only."""

    template = N_(
        "The PDF “{name}” is protected by a password. Open it in your PDF program, save it without the password and "
        "choose that file."
    )


class PdfScanned(UserError):
    """Pages without text, with text that nobody sees, or with signs that stand for no letters."""

    template = N_(
        "The PDF “{name}” holds pictures of pages, or letters that cannot be told from one another. Use a version with "
        "text, or run text recognition on it and choose the Word or text file that this gives."
    )
