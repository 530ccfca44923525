"""Why a row of a list cannot be imported, in one sentence each."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from medias_desktop.core.i18n import N_, translate


class Reason(StrEnum):
    """Codes of the reasons, stable for programs that read the command's output."""

    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    NUMBER_TOO_LONG = "number_too_long"
    NUMBER_TWICE = "number_twice"
    PERSON_TWICE = "person_twice"
    EMAIL_MALFORMED = "email_malformed"
    DEPARTMENT_TOO_LONG = "department_too_long"
    GROUP_MISSING = "group_missing"
    GROUP_UNKNOWN = "group_unknown"
    LANGUAGE_UNKNOWN = "language_unknown"
    START_UNREADABLE = "start_unreadable"
    END_UNREADABLE = "end_unreadable"
    END_BEFORE_START = "end_before_start"
    TOO_MANY_CELLS = "too_many_cells"


SENTENCES = {
    Reason.NAME_MISSING: N_("The last name is missing."),
    Reason.NAME_TOO_LONG: N_("The name is too long (at most 120 characters)."),
    Reason.NUMBER_TOO_LONG: N_("The employee number is too long (at most 40 characters)."),
    Reason.NUMBER_TWICE: N_("The number {value} is already used on row {row}."),
    Reason.PERSON_TWICE: N_("The same person is already on row {row}."),
    Reason.EMAIL_MALFORMED: N_("“{value}” is not an e-mail address."),
    Reason.DEPARTMENT_TOO_LONG: N_("The department’s name is too long (at most 120 characters)."),
    Reason.GROUP_MISSING: N_("The group is missing."),
    Reason.GROUP_UNKNOWN: N_("The group “{value}” is not known."),
    Reason.LANGUAGE_UNKNOWN: N_("The language “{value}” is neither French nor English."),
    Reason.START_UNREADABLE: N_("The start date “{value}” cannot be read."),
    Reason.END_UNREADABLE: N_("The end date “{value}” cannot be read."),
    Reason.END_BEFORE_START: N_("The end date is before the start date."),
    Reason.TOO_MANY_CELLS: N_("The row has more cells than the header: one of them may hold a separator."),
}
_SHOWN = 60


class Problem(NamedTuple):
    """One reason, with the cell that causes it and the other row concerned (0: none)."""

    reason: Reason
    value: str = ""
    row: int = 0

    def sentence(self) -> str:
        """Return the reason in the interface language."""
        value = self.value if len(self.value) <= _SHOWN else self.value[:_SHOWN] + "…"
        return translate(SENTENCES[self.reason]).format(value=value, row=self.row)
