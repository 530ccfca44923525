"""What the actions of the cases begin: each finds its case, and hands on to the part that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.widgets.desk import Desk
from medias_desktop.sanctions.errors.listing import NoCaseOpen
from medias_desktop.sanctions.rules.next_acts import CaseAct
from medias_desktop.sanctions.service import SanctionService

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_filters import CaseFilter
    from medias_desktop.sanctions.rules.cases import CaseBrief, OpenCase
    from medias_desktop.sanctions.service.disciplinary import Disciplinary
    from medias_desktop.sanctions.views.case.acts import CaseErrands


class Commands(QObject):
    """One method for each line of the menu, over the case that is open beside the list."""

    recorded = Signal(object)
    """The case as it is now, after an act."""
    history_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        service: SanctionService,
        disciplinary: Disciplinary,
        desk: Desk,
        opened: Callable[[Callable[[OpenCase], object]], bool],
    ) -> None:
        """``opened`` calls back with the case that is meant, opening it first; False when there is none."""
        super().__init__(parent)
        self._parent, self._service, self._desk = parent, service, desk
        self._disciplinary = disciplinary
        self._opened = opened
        self._errands: CaseErrands | None = None

    def errands(self) -> CaseErrands:
        """Return what opens the form of each act."""
        if self._errands is None:
            from medias_desktop.sanctions.views.case.acts import CaseErrands

            self._errands = CaseErrands(self._parent, self._disciplinary, self._service, self._desk)
            self._errands.recorded.connect(self.recorded)
        return self._errands

    # On a case

    def new(self, person_id: int | None = None) -> None:
        """Begin a case."""
        self._awake(lambda: self.errands().new(person_id))

    def act(self, act: CaseAct, uid: str = "") -> None:
        """Do an act on the case; ``uid`` names which meeting or demand it is about."""

        def go_on(found: OpenCase) -> None:
            do: Any = getattr(self.errands(), act.value)
            if uid:
                do(found, uid)
            else:
                do(found)

        self._with_case(go_on)

    def letters(self, uid: str = "") -> None:
        """Show the letters of the case, at the one with a uid."""

        def go_on(found: OpenCase) -> None:
            from medias_desktop.sanctions.views.letters.acts import LetterActs

            acts = LetterActs(self._parent, self._disciplinary, self._desk)
            acts.recorded.connect(self.recorded)
            acts.open(found, uid=uid)

        self._with_case(go_on)

    def evidence(self) -> None:
        """Make the evidence pack of the case."""
        self._with_case(lambda found: self._printing().evidence(found))

    def history(self, case_id: int) -> None:
        """Show what the audit trail says of a case: who read and wrote it, without a word of what is in it."""
        self.history_wanted.emit((("sealed_record", str(case_id)),))

    # On the list

    def print_list(self, briefs: tuple[CaseBrief, ...], wanted: CaseFilter) -> None:
        """Print the cases shown, or write them into a file."""
        self._awake(lambda: self._printing().list(briefs, wanted))

    def council(self, briefs: tuple[CaseBrief, ...]) -> None:
        """Make the figures for council, without names."""
        self._awake(lambda: self._printing().council(briefs))

    def ladder(self) -> None:
        """Open the disciplinary ladder."""
        from medias_desktop.sanctions.views.ladder.acts import LadderActs

        LadderActs(self._parent, self._service, self._desk).open()

    def removals(self) -> None:
        """Show what is to be taken out of the files."""

        def go_on() -> None:
            from medias_desktop.sanctions.views.removals.acts import RemovalActs

            RemovalActs(self._parent, self._disciplinary, self._desk).open()

        self._awake(go_on)

    def _printing(self) -> Any:
        from medias_desktop.sanctions.views.case_printing.acts import CasePrinting

        return CasePrinting(self._parent, self._disciplinary, self._desk)

    def _with_case(self, then: Callable[[OpenCase], object]) -> None:
        if not self._opened(lambda found: self._awake(lambda: then(found))):
            self._desk.dialogs.tell_error(self._parent, NoCaseOpen())

    def _awake(self, then: Callable[[], object]) -> None:
        """Do something with the cases, whose lock stays open while they are worked on."""
        sealed = self._desk.sealed
        if sealed is not None:
            sealed.with_vault(self._parent, lambda _vault: then())
