"""Correcting a case: what happened, clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.sanctions.errors.case_forms import CaseChangedMeanwhile
from medias_desktop.sanctions.views.case.steps.clauses_page import ClausesPage
from medias_desktop.sanctions.views.case.steps.dialog import CaseSteps
from medias_desktop.sanctions.views.case.steps.fault_page import FaultPage

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench


class CorrectCase(CaseSteps):
    """What was written first and proved wrong; what stood there stays in the history."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        self.open_case = open_case
        case = open_case.case
        self.fault, self.clauses = FaultPage(bench, case.fault), ClausesPage(bench, case.clauses)
        super().__init__(
            bench,
            "correct",
            _("Correct the case"),
            f"{case.number} · {case.person.full_name}",
            (self.fault, self.clauses),
            _("&Record"),
        )

    def go_to(self, place: int) -> None:
        """Show a page; the clauses follow the day."""
        super().go_to(place)
        if self.pages[place] is self.clauses:
            person = self.open_case.case.person
            self.clauses.about(self.fault.day.day(), person.uid, person.group)

    def write(self) -> Callable[[], object]:
        """Return what corrects the case."""
        fault, clauses, open_case = self.fault.fault(), self.clauses.clauses(), self.open_case
        acts, cases = self.bench.disciplinary.acts, self.bench.disciplinary.cases

        def write() -> OpenCase:
            try:
                return acts.correct(open_case, fault, clauses)
            except ChangedElsewhere:
                newer = cases.open(open_case.id)
                if not self.forgotten:
                    self.open_case = newer
                raise CaseChangedMeanwhile from None

        return write

    def drop(self) -> None:
        """Let the case go."""
        super().drop()
        del self.open_case
