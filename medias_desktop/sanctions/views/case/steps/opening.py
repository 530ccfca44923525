"""Opening a case: person, what happened, clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.sanctions.views.case.steps.clauses_page import ClausesPage
from medias_desktop.sanctions.views.case.steps.dialog import CaseSteps
from medias_desktop.sanctions.views.case.steps.fault_page import FaultPage
from medias_desktop.sanctions.views.case.steps.person_page import PersonPage

if TYPE_CHECKING:
    from medias_desktop.sanctions.views.case.bench import Bench


class NewCase(CaseSteps):
    """A new case; the clauses are those in force on the day of the fault."""

    def __init__(self, bench: Bench, person_id: int | None) -> None:
        self.who, self.fault, self.clauses = (
            PersonPage(bench, person_id),
            FaultPage(bench),
            ClausesPage(bench),
        )
        super().__init__(
            bench,
            "new",
            _("New disciplinary case"),
            _("Everything in it is sealed: only those who are entitled can open it."),
            (self.who, self.fault, self.clauses),
            _("&Open the case"),
        )

    def go_to(self, place: int) -> None:
        """Show a page; the clauses follow the day and the person."""
        super().go_to(place)
        person = self.who.person
        if self.pages[place] is self.clauses and person is not None:
            self.clauses.about(self.fault.day.day(), person.uid, person.group.value)

    def write(self) -> Callable[[], object]:
        """Return what opens the case."""
        from medias_desktop.sanctions.rules.case_drafts import CaseDraft

        person = self.who.person
        assert person is not None  # its page was checked on the way
        draft = CaseDraft(
            person_uid=person.uid,
            reported_on=self.who.reported_on.day(),
            reported_by=self.who.reported_by.text(),
            fault=self.fault.fault(),
            clauses=self.clauses.clauses(),
        )
        cases = self.bench.disciplinary.cases
        return lambda: cases.add(draft)
