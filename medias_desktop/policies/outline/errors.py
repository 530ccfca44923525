"""What can be wrong with a text that was read.

UserError
├── NoHeadings
└── LineTooLong
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class NoHeadings(UserError):
    """The text was read, but nothing in it looks like a heading."""

    template = N_(
        "No heading was recognised in “{name}”. Import it in the window to mark its headings by hand, or number them in "
        "the file and try again."
    )


class LineTooLong(UserError):
    """A line or a word that no policy has: laying it out would take the window minutes."""

    template = N_(
        "The file “{name}” holds a line or a word far too long for the text of a policy. Save the text again with its "
        "line breaks, or choose the Word or PDF file that it comes from."
    )
