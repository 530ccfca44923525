"""The answers for the items shown: of those seen at once, of all others little by little, each once for a question."""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.memory import collector_at_rest
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.service import PhotoConsentService

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job

_AT_ONCE = 4000
"""Items counted in one go: who is seen in many of them is read once. Scrolling interrupts it."""
_STILL = 250
"""Milliseconds after which counting goes on when nothing moves any more."""
_PAINTED = 20
"""Milliseconds until the first page has been painted: before that the worker would take its time from it."""


class Known:
    """The states found for one question; written by the worker, read by the window: each item’s is set once."""

    def __init__(self, service: PhotoConsentService, question: Question) -> None:
        self._service, self.question = service, question
        self.states: dict[int, PublicationState] = {}

    def find(self, numbers: Iterable[int], progress: Progress) -> None:
        """Ask about the items that nothing is known of, on the worker. Raises Cancelled."""
        missing = [number for number in numbers if number not in self.states]
        for start in range(0, len(missing), _AT_ONCE):
            progress.report(start, len(missing))
            some = missing[start : start + _AT_ONCE]
            with collector_at_rest():
                found = self._service.answers.answers(some, self.question, progress)
            self.states.update((number, answer.state) for number, answer in found.items())

    def of_state(self, numbers: Sequence[int], state: PublicationState, progress: Progress) -> Iterator[int]:
        """Return the items of a state, in the order given, on the worker. Raises Cancelled."""
        self.find(numbers, progress)
        return (number for number in numbers if self.states.get(number) is state)


class States(QObject):
    """Finds answers on the worker; one piece at a time, what is seen first."""

    arrived = Signal()
    """More states are known."""
    counted = Signal(object)
    """How many items of the filter counted last stand where, as a Counter; once all are known."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk, question: Question) -> None:
        super().__init__(parent)
        self._view, self._service, self._desk = parent, service, desk
        self.known = Known(service, question)
        self._seen: Sequence[int] = ()
        self._waiting: deque[Sequence[int]] = deque()
        self._counted: array[int] | None = None
        self._asked = 0
        """Counts what was to be counted: an answer to an earlier question is dropped."""
        self._job: Job | None = None
        self._counting: Sequence[int] = ()
        """What the job counts; () while it finds out about what is seen."""
        self._interrupted = False
        self._busy = False
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL)
        self._still.timeout.connect(self._go_on)

    def state(self, item_id: int) -> PublicationState | None:
        """Return the state of an item, None while it is not known."""
        return self.known.states.get(item_id)

    def ask(self, question: Question) -> None:
        """Ask another question, or the same anew as something changed."""
        self.known = Known(self._service, question)
        self._waiting.clear()
        self._counted = None
        self._asked += 1

    def want(self, numbers: Sequence[int]) -> None:
        """Find out about items that are seen, before all others."""
        self._seen = numbers
        if any(number not in self.known.states for number in numbers):
            self.pause()
        self._go_on()

    def pause(self) -> None:
        """Leave the worker to what is seen: counting goes on once nothing moves any more."""
        self._still.start()
        if self._job is not None and self._counting:
            self._interrupted = True
            self._job.cancel()  # what it counted is asked about again

    def count(self, wanted: ItemFilter) -> None:
        """Find out about all items of a filter, whatever their state, and count them."""
        self._asked += 1
        self._busy = True
        self._waiting.clear()
        asked, listing = self._asked, self._service.listing
        QTimer.singleShot(_PAINTED, self, lambda: self._list(asked, wanted, listing.numbers))

    def settled(self) -> bool:
        """Tell whether everything asked for is known and counted."""
        return not self._busy and self._job is None and not self._seen

    def _list(self, asked: int, wanted: ItemFilter, numbers: object) -> None:
        if asked != self._asked:
            return
        assert callable(numbers)
        self._desk.jobs.run(
            self._view,
            _("Counting…"),
            lambda progress: numbers(wanted, progress),
            lambda found: self._listed(asked, found),
            lambda: self._end(asked),
            quiet=True,
        )

    def _listed(self, asked: int, numbers: array[int]) -> None:
        if asked != self._asked:
            return
        self._counted = numbers
        self._waiting.extend(numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))
        self._go_on()

    def _go_on(self) -> None:
        """Find the next piece, when none is being found."""
        if self._job is not None:
            return
        known = self.known
        piece = [number for number in self._seen if number not in known.states]
        self._seen = self._counting = ()
        if not piece and self._still.isActive():
            return
        while not piece and self._waiting:
            self._counting = self._waiting.popleft()
            piece = [number for number in self._counting if number not in known.states]
        if not piece:
            self._tell()
            return
        job_of = self._counting
        self._job = self._desk.jobs.run(
            self._view,
            _("Counting…"),
            lambda progress: known.find(piece, progress),
            lambda _found: self._arrive(known),
            lambda: self._stop(job_of, known),
            quiet=True,
        )

    def _arrive(self, known: Known) -> None:
        self._job, self._interrupted = None, False
        if known is self.known:
            self.arrived.emit()
        QTimer.singleShot(0, self, self._go_on)

    def _tell(self) -> None:
        if self._counted is not None and not self._waiting:
            states = self.known.states
            found = Counter(states[number] for number in self._counted if number in states)
            self._counted, self._busy = None, False
            self.counted.emit(found)

    def _stop(self, counting: Sequence[int], known: Known) -> None:
        """Count later what was interrupted; after an error, which was told, ask no more until somebody asks again."""
        self._job = None
        interrupted, self._interrupted = self._interrupted, False
        if interrupted or known is not self.known:
            if known is self.known:
                self._waiting.appendleft(counting)
            QTimer.singleShot(0, self, self._go_on)
            return
        self._busy = False
        self._waiting.clear()
        self._counted = None

    def _end(self, asked: int) -> None:
        if asked == self._asked:
            self._busy = False
