"""Asking the search off the window's thread: the newest question takes the place of the one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.jobs import Job, Work, Worker
from medias_desktop.core.progress import Progress
from medias_desktop.policies.rules.searching import Counts, Filters, Findings

if TYPE_CHECKING:
    from medias_desktop.policies.service.searching import SearchService


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words, filters, the interface's language, how many hits to pass over."""

    query: str
    filters: Filters
    language: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, or what each filter would leave."""

    question: Question
    findings: Findings | None = None
    counts: Counts | None = None


class Asking(QObject):
    """Answers questions one at a time; what prepares the search runs beside, so that it never keeps one waiting."""

    answered = Signal(object)
    """An ``Answer`` to the newest question."""
    changed = Signal()
    """The same question has another answer now: the towns are ready, the index was caught up."""
    refused = Signal(object)
    """A UserError: the register is busy, moved, out of reach."""

    def __init__(self, service: SearchService, parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._quick, self._slow = Worker(self), Worker(self)
        self._asked: list[Job] = []
        self._newest: Question | None = None

    def ask(self, question: Question) -> None:
        """Find, then count what the filters would leave; earlier questions are given up."""
        self.give_up()
        self._newest = question

        def find(progress: Progress) -> Answer:
            progress.report(0, 1)
            found = self._service.find(
                question.query, question.filters, question.language, offset=question.offset
            )
            return Answer(question, findings=found)

        def count(progress: Progress) -> Answer:
            progress.report(0, 1)
            return Answer(
                question, counts=self._service.counts(question.query, question.filters, question.language)
            )

        self._asked = [self._start(self._quick, find, self._on_answer)]
        if not question.offset:
            self._asked.append(self._start(self._quick, count, self._on_answer))

    def give_up(self) -> None:
        """Want no answer any more."""
        self._newest = None
        for job in self._asked:
            job.cancel()
        self._asked = []

    def prepare(self, language: str) -> None:
        """Get the towns' texts ready."""
        self._start(self._slow, lambda progress: self._service.prepare(language, progress), self._on_ready)

    def catch_up(self) -> None:
        """Index what is missing; when it cannot be now, it is done another time."""
        self._start(self._slow, self._service.catch_up, self._on_caught_up, told=False)

    def rest(self) -> None:
        """Stop everything and wait until nobody reads the register any more: it may be closed now."""
        self.give_up()
        for worker in (self._quick, self._slow):
            worker.shutdown()

    def idle(self) -> bool:
        """Tell whether nothing runs or waits."""
        return self._quick.idle() and self._slow.idle()

    def _start(self, worker: Worker, work: Work, done: Callable[..., object], *, told: bool = True) -> Job:
        job = Job(work)
        queued = Qt.ConnectionType.QueuedConnection
        job.succeeded.connect(done, queued)
        job.failed.connect(self._on_failure if told else self._pass_over, queued)
        worker.start(job)
        return job

    def _on_answer(self, answer: Answer) -> None:
        if answer.question is self._newest:
            self.answered.emit(answer)

    def _on_ready(self, _nothing: object) -> None:
        self.changed.emit()

    def _on_caught_up(self, done: int) -> None:
        if done:
            self.changed.emit()

    def _on_failure(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)

    def _pass_over(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
