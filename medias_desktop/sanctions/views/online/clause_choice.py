"""The clause that is cited, among those that name a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.form_fields import SelectField
from medias_desktop.sanctions.labels.coded import cited
from medias_desktop.sanctions.rules.incidents import IncidentClause
from medias_desktop.sanctions.rules.reasons import CitedReason, ReasonChoice


class ClauseField(SelectField):
    """One of the clauses that name the reasons ticked; its words stand below."""

    def __init__(self) -> None:
        super().__init__(_("&Clause cited"), "clause", [])
        self._words: list[str] = []
        self.changed.connect(self._say)

    def show_reasons(self, chosen: Sequence[ReasonChoice]) -> None:
        """Offer the clauses of these reasons; the one chosen stays when it is still there."""
        found: dict[IncidentClause, CitedReason] = {}
        for choice in chosen:
            for one in choice.clauses:
                found.setdefault(one.clause, one)
        before = self.clause()
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self._values = list(found) or [None]
            self._words = [one.text for one in found.values()] or [""]
            nothing = _("No clause in force names this reason") if chosen else _("Tick a reason first")
            self.combo.addItems([cited(one.cite) for one in found] or [nothing])
            self.combo.setEnabled(len(found) > 1)
            self.choose(before if _place(before) in map(_place, found) else next(iter(found), None))
        self._say()

    def choose(self, value: object) -> None:
        """Choose a clause, whatever language it was cited in when it was recorded."""
        if isinstance(value, IncidentClause):
            same = (one for one in self._values if _place(one) == _place(value))
            value = next(same, value)
        super().choose(value)

    def clause(self) -> IncidentClause | None:
        """Return the clause, None when none names the reasons."""
        found = self.value() if self._values else None
        return found if isinstance(found, IncidentClause) else None

    def _say(self) -> None:
        place = self.combo.currentIndex()
        words = self._words[place] if 0 <= place < len(self._words) else ""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))


def _place(clause: object) -> tuple[object, ...]:
    """Return which rule of which text a clause is."""
    if not isinstance(clause, IncidentClause):
        return ()
    return clause.version_id, clause.section_uid, clause.rule_code
