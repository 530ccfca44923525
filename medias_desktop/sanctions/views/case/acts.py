"""Opening the form of each act on a case; what was recorded is announced and handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.sanctions.views.case.bench import Bench

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.sanctions.rules.breach_choices import CaseRules
    from medias_desktop.sanctions.rules.cases import CaseBrief, OpenCase
    from medias_desktop.sanctions.service.disciplinary import Disciplinary
    from medias_desktop.sanctions.service.sanctions import SanctionService
    from medias_desktop.sanctions.views.case.form import CaseForm
    from medias_desktop.sanctions.views.case.steps.dialog import CaseSteps


class CaseErrands(QObject):
    """What is done on disciplinary cases, with one vault; each method returns the form that it opened.

    It belongs to no window: whoever works with a vault keeps it, and lets it go with the vault.
    """

    recorded = Signal(object)
    """The case as it is now, after an act."""

    def __init__(
        self, parent: QWidget, disciplinary: Disciplinary, service: SanctionService, desk: Desk
    ) -> None:
        super().__init__()
        self._bench = Bench(parent, disciplinary, service, desk)

    def new(self, person_id: int | None = None) -> CaseSteps:
        """Open a case, about a person when one is named."""
        from medias_desktop.sanctions.views.case.steps.opening import NewCase

        return self._begin_steps(NewCase(self._bench, person_id))

    def correct(self, open_case: OpenCase) -> CaseSteps:
        """Correct what happened and which clauses it breaches."""
        from medias_desktop.sanctions.views.case.steps.correcting import CorrectCase

        return self._begin_steps(CorrectCase(self._bench, open_case))

    def capture(self, open_case: OpenCase) -> CaseForm:
        """Keep a picture or a text of what was seen."""
        from medias_desktop.sanctions.views.case.capture_form import CaptureForm

        return self._begin(CaptureForm(self._bench, open_case))

    def withdraw(self, open_case: OpenCase, uid: str = "") -> CaseForm:
        """Take a capture out, the one with ``uid`` to begin with."""
        from medias_desktop.sanctions.views.case.taking_back import WithdrawForm

        return self._begin(WithdrawForm(self._bench, open_case, uid))

    def grounds(self, open_case: OpenCase) -> CaseForm:
        """Write down the reasonable grounds."""
        from medias_desktop.sanctions.views.case.gathering import GroundsForm

        return self._begin(GroundsForm(self._bench, open_case))

    def verification(self, open_case: OpenCase) -> CaseForm:
        """Write down what was looked into."""
        from medias_desktop.sanctions.views.case.gathering import VerificationForm

        return self._begin(VerificationForm(self._bench, open_case))

    def version(self, open_case: OpenCase) -> CaseForm:
        """Write down what the person says."""
        from medias_desktop.sanctions.views.case.gathering import VersionForm

        return self._begin(VersionForm(self._bench, open_case))

    def meeting(self, open_case: OpenCase, uid: str = "") -> CaseForm:
        """Call a meeting, or complete the one with ``uid``; without, the first that is to come."""
        from medias_desktop.sanctions.views.case.meeting_form import MeetingForm

        return self._begin(MeetingForm(self._bench, open_case, uid))

    def drop(self, open_case: OpenCase, uid: str = "") -> CaseForm:
        """Drop a meeting that will not take place, the one with ``uid`` to begin with."""
        from medias_desktop.sanctions.views.case.taking_back import DropForm

        return self._begin(DropForm(self._bench, open_case, uid))

    def weigh(self, open_case: OpenCase) -> CaseForm:
        """Say how grave the fault is."""
        from medias_desktop.sanctions.views.case.weighing import WeighForm

        return self._begin(WeighForm(self._bench, open_case))

    def decide(self, open_case: OpenCase) -> None:
        """Decide: what still counts of earlier cases is read first, away from the window."""
        bench = self._bench

        def read(progress: Progress) -> tuple[tuple[CaseBrief, ...], CaseRules]:
            rules = bench.service.clauses.rules(open_case.case.fault.day)
            return bench.disciplinary.cases.briefs(progress=progress), rules

        def show(found: tuple[tuple[CaseBrief, ...], CaseRules]) -> None:
            from medias_desktop.sanctions.views.case.deciding.form import DecisionForm

            if bench.desk.sealed is None or bench.desk.sealed.is_open:
                self._begin(DecisionForm(bench, open_case, *found))

        bench.desk.jobs.run(bench.parent, _("Reading what still counts…"), read, show)

    def notify(self, open_case: OpenCase) -> CaseForm:
        """Tell how the measure reached the person."""
        from medias_desktop.sanctions.views.case.after import NoticeForm

        return self._begin(NoticeForm(self._bench, open_case))

    def demand(self, open_case: OpenCase, uid: str = "") -> CaseForm:
        """Demand that a post be changed or removed, or follow the demand with ``uid``."""
        from medias_desktop.sanctions.views.case.outside import DemandForm

        return self._begin(DemandForm(self._bench, open_case, uid))

    def report(self, open_case: OpenCase) -> CaseForm:
        """Write down a report to the authorities or a claim."""
        from medias_desktop.sanctions.views.case.outside import ReportForm

        return self._begin(ReportForm(self._bench, open_case))

    def grievance(self, open_case: OpenCase) -> CaseForm:
        """Write down a grievance, or what became of it."""
        from medias_desktop.sanctions.views.case.after import GrievanceForm

        return self._begin(GrievanceForm(self._bench, open_case))

    def close(self, open_case: OpenCase) -> CaseForm:
        """Close the case."""
        from medias_desktop.sanctions.views.case.after import CloseForm

        return self._begin(CloseForm(self._bench, open_case))

    def reopen(self, open_case: OpenCase) -> CaseForm:
        """Open a closed case again."""
        from medias_desktop.sanctions.views.case.after import ReopenForm

        return self._begin(ReopenForm(self._bench, open_case))

    def done(self, open_case: OpenCase) -> None:
        """Announce what was recorded and hand the case on."""
        self._bench.desk.changes.announce("sanctions")
        self.recorded.emit(open_case)

    def _begin(self, form: CaseForm) -> CaseForm:
        form.recorded.connect(self.done)
        form.begin()
        return form

    def _begin_steps(self, steps: CaseSteps) -> CaseSteps:
        steps.recorded.connect(self.done)
        steps.begin()
        return steps
