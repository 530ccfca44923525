"""What can be wrong with a scan, each one plain sentence."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class ScanError(UserError):
    """A file cannot be read as scanned pages."""


class ScanEmpty(ScanError):
    """There is nothing in it."""

    template = N_("The scan “{name}” is empty. Scan the pages again or choose another file.")


class NotAScan(ScanError):
    """Neither a PDF nor a picture, or a damaged one."""

    template = N_(
        "“{name}” is neither a PDF nor a picture that can be read (JPEG, PNG, TIFF, BMP). It may be damaged: scan the pages again or choose another file."
    )


class ScanEncrypted(ScanError):
    """A PDF that asks for a password."""

    template = N_(
        "The PDF “{name}” is protected by a password. Save it without protection or scan the pages again."
    )


class ScanTooLarge(ScanError):
    """More than any scanner makes of a document."""

    template = N_(
        "“{name}” is too large to be read as a scan (at most {megabytes} MB). Scan at 200 or 300 dots per inch, or in several files."
    )


class PictureTooLarge(ScanError):
    """A page whose picture would fill the memory."""

    template = N_(
        "Page {page} of “{name}” is a picture of more than {megapixels} million points. Scan it at 200 or 300 dots per inch."
    )


class TooManyPages(ScanError):
    """More pages than a pile of paper has."""

    template = N_("“{name}” has more than {limit} pages. Scan it in several files.")


class PageUnreadable(ScanError):
    """One page of an otherwise readable file."""

    template = N_("Page {page} of “{name}” is damaged and cannot be read. Scan it again.")


class PageError(UserError):
    """A kept page cannot be dealt with as asked."""


class PageGone(PageError):
    """A page that was destroyed with whom it concerned."""

    template = N_("This scanned page is no longer in the register. Look at the list again.")


class PageElsewhere(PageError):
    """Another window dealt with it."""

    template = N_("Another window dealt with this page meanwhile. Look at the list again.")


class NoteMissing(PageError):
    """Nobody would know later why a page proves nothing."""

    template = N_("A page that is set aside needs a reason. Write in a few words why it proves nothing.")
