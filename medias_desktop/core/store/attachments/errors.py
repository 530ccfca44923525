"""What can go wrong with a kept file, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class AttachmentTooLarge(UserError):
    """Too much to be held in memory as a whole."""

    template = N_(
        "“{name}” is too large to be shown here (more than {megabytes} MB). Save it to a file and open it from there."
    )


class FileChanging(UserError):
    """Another program wrote to the file while it was being kept."""

    template = N_(
        "“{name}” changed while it was being read: nothing was recorded. Close it in the other program, then add it again."
    )
