"""What keeps a rule from being carried out.

UserError
└── CheckMissing, CheckUnknown (and the SettingProblems of core.described)
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class CheckMissing(UserError):
    """Nobody said what the program is to do."""

    template = N_("Nothing says what the program does with this rule. Set the rule.")


class CheckUnknown(UserError):
    """Another version of the program knows it, or nobody."""

    template = N_("This version of the program does not know “{name}”. Choose what it is to do instead.")
