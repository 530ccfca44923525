"""What can be wrong with a copy of a document signed by hand, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class TrueCopyError(UserError):
    """A copy of the paper document cannot be certified this way."""


class NobodySignsByHand(TrueCopyError):
    """Every signature is digital: there is no paper document."""

    template = N_(
        "Nobody signs this document by hand: the document in the register is itself the original, and needs no copy."
    )


class NoPageChosen(TrueCopyError):
    """Nothing to copy."""

    template = N_(
        "No scanned page is part of the copy. Add the scan, or say which pages belong to the document."
    )


class PagePlacedTwice(TrueCopyError):
    """Two scanned pages claim to be the same one."""

    template = N_("Two scanned pages stand for page {page} of the document. Leave one of them out.")


class PageOutsideDocument(TrueCopyError):
    """There is no such page."""

    template = N_("The document has pages 1 to {pages}. Choose one of them for each scanned page.")


class PageUndecided(TrueCopyError):
    """A page without a code was neither placed nor left out."""

    template = N_(
        "It is not said what scanned page {number} of “{name}” is. Choose its page, or leave it out."
    )


class SignaturePageMissing(TrueCopyError):
    """The page with the signatures is what the copy is for."""

    template = N_("The page that was signed by hand is missing: page {pages}. Scan it and add it.")


class MissingPagesUnexplained(TrueCopyError):
    """An incomplete copy says why."""

    template = N_(
        "The copy lacks pages: {pages}. Scan them and add them, or write in the note why they are not there."
    )


class AttesterMissing(TrueCopyError):
    """Somebody answers for the copy."""

    template = N_("It is not said who certifies the copy, or in what role. Fill both in.")


class CopyTooLarge(TrueCopyError):
    """More than the register keeps of one document."""

    template = N_(
        "The scan is too large to be kept (at most {megabytes} MB). Scan the pages at 200 or 300 dots per inch, in grey."
    )


class TrueCopyRefused(TrueCopyError):
    """The finished copy does not pass its own verification."""

    template = N_("The copy was not recorded, because it would not pass its verification: {reason}")


class TrueCopyUnknown(TrueCopyError):
    """It is not in the register."""

    template = N_("This copy is no longer in the register. Close this window and open it again.")


class CopySecretMissing(TrueCopyError):
    """Nothing signs without its secret."""

    template = N_("The passphrase or PIN is missing. Whoever certifies the copy types it here.")
