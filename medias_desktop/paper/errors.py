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


class PageNotMatched(PageError):
    """Why a page is nobody's; ``short`` says so in a word or two, for a list."""

    short = N_("Unknown sheet")


UNKNOWN_SHEET = PageNotMatched.short


class NoCodeOnPage(PageNotMatched):
    """Nothing on the page says what it is."""

    short = N_("No code")
    template = N_(
        "No code can be read on this page. Say whose sheet it is, scan it again, or set it aside with a reason."
    )


class SeveralCodesOnPage(PageNotMatched):
    """Two sheets in one picture, or one over the other."""

    short = N_("Several codes")
    template = N_(
        "There are several codes on this page that say different things. Scan each sheet by itself, or say whose sheet it is."
    )


class CodeOfSomethingElse(PageNotMatched):
    """A code that this program did not print."""

    short = N_("Code of something else")
    template = N_(
        "The code on this page is not one of this program’s. Set the page aside, or say whose sheet it is."
    )


class CodeOfANewerVersion(PageNotMatched):
    """A code of a version of the program yet to come."""

    short = N_("Newer version of the program")
    template = N_(
        "A newer version of the program printed this page. Bring the program up to date, then look at the page again."
    )


class PageOfADocument(PageNotMatched):
    """A page of an adoption document among the sheets."""

    short = N_("Adoption document")
    template = N_(
        "This is a page of an adoption document, not a sheet. Take it up in the Policies tab, and set the page aside here."
    )


class SheetOfAnotherRegister(PageNotMatched):
    """A sheet that another municipality's register printed, or another register of this one."""

    short = N_("Another register")
    template = N_(
        "This sheet was printed from another register. Open that register to record it, or set the page aside."
    )


class NobodyTicked(PageError):
    """A confirmation without anybody."""

    template = N_("Nobody is ticked. Tick who signed or refused, or skip the page.")


class NothingToUndo(PageError):
    """What was confirmed has been corrected or cancelled since."""

    template = N_(
        "What this page confirmed was corrected or cancelled meanwhile. Look at the person’s history instead."
    )


class SheetOfAnotherPart(PageNotMatched):
    """A sheet that what is looking at it does not deal with."""

    short = N_("Another kind of sheet")
    template = N_("This sheet belongs to another part of the program. Open the returned sheets there.")
