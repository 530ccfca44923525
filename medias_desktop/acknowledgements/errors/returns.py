"""What can be the matter with scanned sheets that come back, in the user's words."""

from __future__ import annotations

from medias_desktop.acknowledgements.errors import AcknowledgementError
from medias_desktop.core.i18n import N_


class NoCodeOnPage(AcknowledgementError):
    """Nothing on the page says what it is."""

    template = N_(
        "No code can be read on this page. Say whose sheet it is, scan it again, or set it aside with a reason."
    )


class SeveralCodesOnPage(AcknowledgementError):
    """Two sheets in one picture, or one over the other."""

    template = N_(
        "There are several codes on this page that say different things. Scan each sheet by itself, or say whose sheet it is."
    )


class CodeOfSomethingElse(AcknowledgementError):
    """A code that this program did not print."""

    template = N_(
        "The code on this page is not one of this program’s. Set the page aside, or say whose sheet it is."
    )


class CodeOfANewerVersion(AcknowledgementError):
    """A code of a version of the program yet to come."""

    template = N_(
        "A newer version of the program printed this page. Bring the program up to date, then look at the page again."
    )


class PageOfADocument(AcknowledgementError):
    """A page of an adoption document among the sheets."""

    template = N_(
        "This is a page of an adoption document, not a sheet. Take it up in the Policies tab, and set the page aside here."
    )


class FirstPageAwaited(AcknowledgementError):
    """The text printed behind a sheet came without the page that is signed."""

    template = N_(
        "This page follows a sheet whose first page, the signed one, has not been confirmed yet. It is kept with it as soon as it is."
    )


class NobodyTicked(AcknowledgementError):
    """A confirmation without anybody."""

    template = N_("Nobody is ticked. Tick who signed or refused, or skip the page.")


class NothingToUndo(AcknowledgementError):
    """What was confirmed has been corrected or cancelled since."""

    template = N_(
        "What this page confirmed was corrected or cancelled meanwhile. Look at the person’s history instead."
    )
