"""May these photos appear on the platforms of the post, on its day? Asked on the worker, each photo once for a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medias_desktop.core.i18n import _
from medias_desktop.photo_consents.rules.answers import ADVICE, Answer, PublicationState, Question
from medias_desktop.photo_consents.rules.purposes import Purpose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService

_WORST = (PublicationState.BLOCKED, PublicationState.INCOMPLETE, PublicationState.PUBLISHABLE)
_KNOWN = {one.value for one in Purpose}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answers about one photo, by platform."""

    answers: Mapping[str, Answer]

    @property
    def state(self) -> PublicationState:
        """The worst of them."""
        states = {one.state for one in self.answers.values()}
        return next((one for one in _WORST if one in states), PublicationState.PUBLISHABLE)

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms of the worst of them."""
        worst = self.state
        return tuple(name for name, one in self.answers.items() if one.state is worst)

    @property
    def against(self) -> Answer | None:
        """An answer that says why not, None when the photo may appear everywhere."""
        worst = self.state
        if worst is PublicationState.PUBLISHABLE:
            return None
        return next(one for one in self.answers.values() if one.state is worst)


def without_advice(answer: Answer) -> Answer:
    """Return an answer with those reasons only that stand in the way."""
    from dataclasses import replace

    return replace(answer, reasons=tuple(one for one in answer.reasons if one.why not in ADVICE))


class Verdicts(QObject):
    """The verdicts known for one question; ``arrived`` when there are more of them."""

    arrived = Signal()

    def __init__(self, view: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._service, self._desk = view, service, desk
        self._questions: tuple[Question, ...] = ()
        self._known: dict[int, Verdict] = {}
        self._asked = 0
        self._under_way = False
        self._wanted: set[int] = set()

    def ask(self, platforms: Sequence[str], day: dt.date) -> bool:
        """Ask about other platforms or another day from now on; tell whether the question is another one."""
        questions = tuple(Question(Purpose(one), day) for one in platforms if one in _KNOWN)
        if questions == self._questions:
            return False
        self._questions = questions
        self.forget()
        return True

    def forget(self) -> None:
        """Ask anew: consents changed."""
        self._asked += 1
        self._known = {}
        self._under_way = False

    def of(self, number: int) -> Verdict | None:
        """Return the verdict on a photo, None while it is not known or nothing is asked."""
        return self._known.get(number)

    def settled(self) -> bool:
        """Tell whether nothing is being asked."""
        return not self._under_way

    def want(self, numbers: Iterable[int]) -> None:
        """Find out about these photos."""
        self._wanted = {one for one in numbers if one not in self._known}
        self._go_on()

    def _go_on(self) -> None:
        if self._under_way or not self._wanted or not self._questions:
            return
        asked, numbers, questions = self._asked, sorted(self._wanted), self._questions
        self._wanted = set()
        self._under_way = True

        def work(progress: Progress) -> dict[int, Verdict]:
            found = self._service.answers.per_question(numbers, questions, progress)
            return {
                one: Verdict({q.purpose.value: by[one] for q, by in found.items() if one in by})
                for one in numbers
            }

        self._desk.jobs.run(
            self._view,
            _("Looking at the consents…"),
            work,
            lambda found: self._arrive(asked, found),
            lambda: self._stop(asked),
            quiet=True,
        )

    def _arrive(self, asked: int, found: Mapping[int, Verdict]) -> None:
        if asked != self._asked:
            return
        self._under_way = False
        self._known |= {number: one for number, one in found.items() if one.answers}
        self.arrived.emit()
        self._go_on()

    def _stop(self, asked: int) -> None:
        if asked == self._asked:
            self._under_way = False
