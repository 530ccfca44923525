"""Why a line of a list of acknowledgements is not recorded, in one sentence each."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.core.i18n import N_, format_date, translate


class Reason(StrEnum):
    """Codes of the reasons, stable for programs that read the command's output."""

    PERSON_MISSING = "person_missing"
    PERSON_UNKNOWN = "person_unknown"
    PERSON_AMBIGUOUS = "person_ambiguous"
    PERSON_CONTRADICTS = "person_contradicts"
    PERSON_TWICE = "person_twice"
    TEXT_MISSING = "text_missing"
    TEXT_UNKNOWN = "text_unknown"
    TEXT_AMBIGUOUS = "text_ambiguous"
    DAY_MISSING = "day_missing"
    DAY_UNREADABLE = "day_unreadable"
    DAY_IN_FUTURE = "day_in_future"
    DAY_BEFORE_ADOPTION = "day_before_adoption"
    METHOD_UNKNOWN = "method_unknown"
    WITNESS_MISSING = "witness_missing"
    TOO_LONG = "too_long"
    TOO_MANY_CELLS = "too_many_cells"


CHOOSABLE = frozenset({Reason.PERSON_UNKNOWN, Reason.PERSON_AMBIGUOUS, Reason.PERSON_CONTRADICTS})
"""What is settled by saying who the person is."""

SENTENCES = {
    Reason.PERSON_MISSING: N_("The line names nobody."),
    Reason.PERSON_UNKNOWN: N_(
        "Nobody in the register is “{value}”. Choose who it is, or leave the line out."
    ),
    Reason.PERSON_AMBIGUOUS: N_(
        "Several people are called “{value}”. Choose which one it is, or leave the line out."
    ),
    Reason.PERSON_CONTRADICTS: N_(
        "The number belongs to {other}, not to “{value}”. Choose who it is, or leave the line out."
    ),
    Reason.PERSON_TWICE: N_("The same person already signs this text on row {row}."),
    Reason.TEXT_MISSING: N_("The line does not say which text was signed. Choose it at the left."),
    Reason.TEXT_UNKNOWN: N_("No adopted text of the register is “{value}”."),
    Reason.TEXT_AMBIGUOUS: N_("“{value}” may be several texts of the register."),
    Reason.DAY_MISSING: N_("The date is missing."),
    Reason.DAY_UNREADABLE: N_("The date “{value}” cannot be read."),
    Reason.DAY_IN_FUTURE: N_("{day} is still to come."),
    Reason.DAY_BEFORE_ADOPTION: N_("{day} is before {adopted}, when this text was adopted."),
    Reason.METHOD_UNKNOWN: N_("“{value}” is no way of acknowledging that is known."),
    Reason.WITNESS_MISSING: N_("A statement by management needs the name of who made it, as the witness."),
    Reason.TOO_LONG: N_("“{value}” is too long."),
    Reason.TOO_MANY_CELLS: N_("The row has more cells than the header: one of them may hold a separator."),
}
_SHOWN = 60


class Problem(NamedTuple):
    """One reason, with the cell that causes it, another row, another person’s name, the days concerned."""

    reason: Reason
    value: str = ""
    row: int = 0
    other: str = ""
    day: dt.date | None = None
    adopted: dt.date | None = None

    def sentence(self) -> str:
        """Return the reason in the interface language."""
        value = self.value if len(self.value) <= _SHOWN else self.value[:_SHOWN] + "…"
        return translate(SENTENCES[self.reason]).format(
            value=value,
            row=self.row,
            other=self.other,
            day=format_date(self.day) if self.day else "",
            adopted=format_date(self.adopted) if self.adopted else "",
        )
