"""The lines of the menu of cases in their groups, and the few buttons that are always seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.actions import Line
from medias_desktop.sanctions.labels.case_acts import ACT_LINES
from medias_desktop.sanctions.rules.next_acts import CaseAct

if TYPE_CHECKING:
    from medias_desktop.sanctions.views.employees.commands import Commands

_KEYS = {
    CaseAct.CORRECT: "F2",
    CaseAct.CAPTURE: "Ctrl+Shift+K",
    CaseAct.MEETING: "Ctrl+M",
    CaseAct.DECIDE: "Ctrl+D",
    CaseAct.NOTIFY: "Ctrl+T",
}
_GROUPS = (
    (CaseAct.CORRECT, CaseAct.CAPTURE, CaseAct.WITHDRAW, CaseAct.GROUNDS, CaseAct.VERIFICATION),
    (CaseAct.MEETING, CaseAct.DROP, CaseAct.VERSION, CaseAct.WEIGH, CaseAct.DECIDE, CaseAct.NOTIFY),
    (CaseAct.DEMAND, CaseAct.REPORT, CaseAct.GRIEVANCE),
    (CaseAct.CLOSE, CaseAct.REOPEN),
)


def lines(
    commands: Commands,
    open_case: Callable[[], object],
    show_history: Callable[[], object],
    show_clocks: Callable[[], object],
    print_list: Callable[[], object],
    council: Callable[[], object],
) -> list[list[Line]]:
    """Return the lines of the menu in their groups; all acts on a case first."""
    acts = [
        [
            Line(
                act.value,
                translate(ACT_LINES[act]),
                partial(commands.act, act),
                _KEYS.get(act, ""),
                writes=True,
            )
            for act in group
        ]
        for group in _GROUPS
    ]
    return [
        [
            Line("new", _("&New case…"), commands.new, "Ctrl+Shift+N", writes=True),
            Line("open", _("&Open the case (Enter)"), open_case),
        ],
        *acts,
        [
            Line("letters", _("&Letters…"), commands.letters, "Ctrl+Shift+L"),
            Line("evidence", _("E&vidence pack…"), commands.evidence, "Ctrl+P"),
            Line("trail", _("&Who read and wrote this case"), show_history, "Ctrl+H"),
        ],
        [
            Line("clocks", _("What is d&ue"), show_clocks, "Ctrl+Shift+D"),
            Line("removals", _("Remove from the &files…"), commands.removals),
            Line("print_list", _("&Print or export the list…"), print_list, "Ctrl+Shift+P"),
            Line("council", _("&Figures for council…"), council),
            Line("ladder", _("Disciplinary l&adder…"), commands.ladder),
        ],
    ]
