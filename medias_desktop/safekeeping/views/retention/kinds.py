"""The kinds of records with how many of each are due."""

from __future__ import annotations

from collections.abc import Sequence

from medias_desktop.core.i18n import _, format_number, translate
from medias_desktop.core.retention import KindState
from medias_desktop.core.widgets.table import Column, RecordTable


class KindTable(RecordTable):
    """As tall as it has lines: what it stands in scrolls as a whole."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column(_("Kind of record"), lambda one: translate(one.kind.title), stretch=4),
                Column(_("Due"), _due_text, _due_kind, stretch=3),
            ],
            _("Kinds of records"),
            key=lambda one: one.kind.code,
        )
        self.setObjectName("retention_kinds")

    def show_kinds(self, states: Sequence[KindState]) -> None:
        """Show these kinds; the one that was selected stays so."""
        self.set_rows(states)
        lines = len(states) * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + 4)


def _due_text(state: KindState) -> str:
    if not state.rule.confirmed:
        return _("Proposal")
    return format_number(state.due) if state.due else _("None")


def _due_kind(state: KindState) -> str:
    if not state.rule.confirmed:
        return "accent"
    return "warn" if state.due else "ok"
