"""What can be wrong with a setting, each one plain sentence.

SettingProblem
├── SettingUnknown, SettingMissing
├── NumberWrong, ChoiceWrong, TextWrong, FlagWrong, DayWrong
└── SettingsContradict
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, translate


class SettingProblem(UserError):
    """A setting that cannot be used; ``label`` is the message by which the setting is known."""

    def sentence(self) -> str:
        """Return the sentence, the setting named in the interface language too."""
        told = {
            name: translate(value) if name in ("label", "other") and isinstance(value, str) else value
            for name, value in self.details.items()
        }
        return translate(self.template).format(**told)


class SettingUnknown(SettingProblem):
    """The check has no such setting."""

    template = N_("“{name}” is not a setting of this rule. Set the rule again.")


class SettingMissing(SettingProblem):
    """A setting without which the check says nothing."""

    template = N_("“{label}” is not set. Set the rule.")


class NumberWrong(SettingProblem):
    """Not a whole number, or outside its bounds."""

    template = N_("“{label}” must be a whole number from {least} to {most}.")


class ChoiceWrong(SettingProblem):
    """Not among the answers."""

    template = N_("“{label}” does not know the answer “{value}”. Choose among those that are listed.")


class TextWrong(SettingProblem):
    """Not a text, too long, or with signs that no keyboard types."""

    template = N_("“{label}” must be a text of at most {longest} characters.")


class TextsWrong(SettingProblem):
    """Not a list of texts."""

    template = N_("“{label}” must be a list of at most {most} texts.")


class FlagWrong(SettingProblem):
    """Neither yes nor no."""

    template = N_("“{label}” is answered with yes or no.")


class DayWrong(SettingProblem):
    """No date."""

    template = N_("“{label}” must be a date written 2026-11-21.")


class OrderWrong(SettingProblem):
    """The lower bound is above the upper one."""

    template = N_("“{label}” is more than “{other}”. Correct one of them.")
