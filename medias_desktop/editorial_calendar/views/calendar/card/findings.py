"""A finding as the card and the list of differences show it: its weight, its sentence, its clause."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.core.widgets.card_parts import barred
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, label
from medias_desktop.editorial_calendar.labels.findings import sentence
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.policies.rules.texts import recited

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding

_NAMES = {Severity.BLOCK: N_("blocks"), Severity.WARN: N_("warns"), Severity.INFORM: N_("informs")}
_KINDS = {Severity.BLOCK: "bad", Severity.WARN: "warn", Severity.INFORM: "accent"}


def finding_row(one: Finding, ask: Callable[[str], None], place: str) -> QFrame:
    """Return a finding; its chip opens the clause at a place of the policies’ tab, “” for none."""
    words = sentence(one)
    kind = "muted" if one.overridden else _KINDS[one.severity]
    weight = _("set aside") if one.overridden else translate(_NAMES[one.severity])
    row = barred(kind, label(breakable(words)))
    row.setAccessibleName(f"{weight}: {words}")
    chips = FlowRow(6)
    chips.addWidget(Chip(weight, kind))
    if one.clause.cite:
        chips.addWidget(clause_chip(one.clause, ask, place))
    inside = row.layout()
    assert inside is not None
    inside.insertLayout(0, chips)  # type: ignore[attr-defined]
    return row


def clause_chip(clause: Clause, ask: Callable[[str], None], place: str) -> ClauseLink:
    """Return the chip of a clause."""
    from medias_desktop.core.i18n import current_language

    chip = ClauseLink(recited(clause.cite, current_language()))
    chip.setEnabled(bool(place))
    chip.clicked.connect(partial(_ask, ask, place))
    return chip


def _ask(ask: Callable[[str], None], place: str, _checked: bool = False) -> None:
    ask(place)
