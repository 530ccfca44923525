"""How the import of past acknowledgements words columns, states and what a line would record."""

from __future__ import annotations

from collections.abc import Sequence

from medias_desktop.acknowledgements.labels import method_label
from medias_desktop.acknowledgements.past_lists.headers import Field
from medias_desktop.acknowledgements.past_lists.plan import LineState, PastLine
from medias_desktop.acknowledgements.past_lists.texts import AdoptedText
from medias_desktop.core.i18n import N_, _, format_date, ngettext
from medias_desktop.core.widgets.list_import.layout import States
from medias_desktop.core.widgets.table import Column

FIELD_NAMES = {
    Field.NUMBER: N_("Employee number"),
    Field.LAST_NAME: N_("Last name"),
    Field.FIRST_NAME: N_("First name"),
    Field.FULL_NAME: N_("Full name"),
    Field.POLICY: N_("Policy signed"),
    Field.VERSION: N_("Version signed"),
    Field.RESOLUTION: N_("Resolution of its adoption"),
    Field.DAY: N_("Date signed"),
    Field.METHOD: N_("Method"),
    Field.WITNESS: N_("Witness"),
    Field.NOTE: N_("Remark"),
    Field.PLACE: N_("Where the original lies"),
}
STATES = States(
    kinds={LineState.NEW: "ok", LineState.ALREADY: "muted", LineState.PROBLEM: "bad"},
    names={
        LineState.NEW: N_("New"),
        LineState.ALREADY: N_("On record"),
        LineState.PROBLEM: N_("Problem"),
    },
    captions={
        LineState.NEW: lambda n: ngettext("new acknowledgement", "new acknowledgements", n),
        LineState.ALREADY: lambda n: ngettext("recorded already", "recorded already", n),
        LineState.PROBLEM: lambda n: ngettext("problem", "problems", n),
    },
    problem=LineState.PROBLEM,
)
_NONE = "—"


def plan_columns(texts: Sequence[AdoptedText]) -> list[Column[PastLine]]:
    """Return the columns of the preview; among the texts of one policy, the version says which it is."""
    several = len({text.policy_id for text in texts}) > 1

    def text(line: PastLine) -> str:
        if line.text is None:
            return _NONE
        return text_name(line.text) if several else _("version {number}").format(number=line.text.ordinal)

    return [
        Column(_("Row"), lambda line: str(line.number), stretch=4),
        STATES.column(stretch=8),
        Column(_("Person"), _person, stretch=9),
        Column(_("Date"), lambda line: format_date(line.line.day) if line.line.day else _NONE, stretch=8),
        Column(_("Text"), text, stretch=9 if several else 5),
        Column(_("What to know"), remark, stretch=14),
    ]


def _person(line: PastLine) -> str:
    return line.person.listed_name if line.person else line.line.written.shown or _NONE


def text_name(text: AdoptedText) -> str:
    """Return a text’s policy and version."""
    return _("{policy}, version {number}").format(policy=text.title, number=text.ordinal)


def remark(line: PastLine) -> str:
    """Return why a line stays out, when the same was recorded, or what else would be recorded of it."""
    if line.problems:
        return " ".join(problem.sentence() for problem in line.problems)
    if line.recorded_on is not None:
        return _("Signed on {day}, as the register says.").format(day=format_date(line.recorded_on))
    said = (method_label(line.line.method), line.line.witness, line.line.place, line.line.note)
    return " · ".join(part for part in said if part)
