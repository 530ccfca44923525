"""What can go wrong while the form of a case is filled."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class CaseChangedMeanwhile(SanctionError):
    """Another window changed the case while a form was being filled."""

    template = N_(
        "This case was changed in another window meanwhile. What you typed is still here: "
        "read it once more, then record it."
    )
