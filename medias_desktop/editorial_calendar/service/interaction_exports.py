"""What leaves the register about interactions: their register, and how long answers took; nothing is recorded of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.editorial_calendar.rules.interactions import OPEN, DueBasis, InteractionKind, StepKind
from medias_desktop.editorial_calendar.service.interaction_rows import moment

if TYPE_CHECKING:
    from medias_desktop.core.exported import ExportColumn, Workbook
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.answer_times import AnswerTime, MonthTimes
    from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFilter
    from medias_desktop.editorial_calendar.rules.interaction_lines import InteractionLine
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_LINES = """
SELECT i.*, a.name AS account, a.platform FROM interaction i LEFT JOIN moderated_account a ON a.id = i.account_id
WHERE i.id IN ({numbers})
"""
_DONE = "SELECT interaction_id, kind, taken_at, sent_to FROM interaction_step WHERE interaction_id IN ({numbers}) ORDER BY id"


class InteractionExports:
    """The documents and files about interactions of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def register_pdf(self, wanted: InteractionFilter, progress: Progress | None = None) -> bytes:
        """Return the interactions of a list as a PDF. May raise Cancelled."""
        from medias_desktop.editorial_calendar.documents.interaction_register import (
            InteractionSheet,
            draw_interactions,
        )

        progress, town = progress or Silent(), self._register.municipality()
        numbers = self._service.interactions.numbers(wanted, progress)
        sheet = InteractionSheet(
            town.name,
            self._service.today,
            self._narrowed(wanted),
            len(numbers),
            town.paper,
            arms_colour(self._register),
        )
        return draw_interactions(sheet, self._lines(numbers, progress), progress)

    def write_register(self, wanted: InteractionFilter, path: Path, progress: Progress | None = None) -> None:
        """Write the same as the name ends: .xlsx, .pdf, or CSV for any other. Raises Cancelled or a file error."""
        from medias_desktop.core.exported import Workbook
        from medias_desktop.editorial_calendar.documents.interaction_register import interaction_columns

        progress = progress or Silent()
        numbers = self._service.interactions.numbers(wanted, progress)
        _write(
            path,
            Workbook(_("Register of interactions"), self._register.municipality().name, _("Interactions")),
            interaction_columns(),
            self._lines(numbers, progress),
            len(numbers),
            lambda: self.register_pdf(wanted, progress),
        )

    # How long answers took

    def times(self, year: int) -> tuple[MonthTimes, ...]:
        """Return the months of a year in which something was received."""
        from medias_desktop.editorial_calendar.rules.answer_times import month_times

        return month_times(self._times(year), self._service.local_now)

    def times_pdf(self, year: int, progress: Progress | None = None) -> bytes:
        """Return the report of a year as a PDF. May raise Cancelled."""
        from medias_desktop.editorial_calendar.documents.answer_times import TimesSheet, draw_times

        town, today = self._register.municipality(), self._service.today
        sheet = TimesSheet(
            town.name, year, today, self._asked(min(today, dt.date(year, 12, 31))), town.paper,
            arms_colour(self._register),
        )  # fmt: skip
        return draw_times(sheet, self.times(year), progress or Silent())

    def write_times(self, year: int, path: Path, progress: Progress | None = None) -> None:
        """Write the same as the name ends: .xlsx, .pdf, or CSV for any other. Raises Cancelled or a file error."""
        from medias_desktop.core.exported import Workbook
        from medias_desktop.editorial_calendar.documents.answer_times import times_columns

        months = self.times(year)
        _write(
            path,
            Workbook(_("Answer times"), self._register.municipality().name, str(year)),
            times_columns(),
            months,
            len(months),
            lambda: self.times_pdf(year, progress),
        )

    def years(self) -> tuple[int, ...]:
        """Return the years in which something was received, the last first; this one at least."""
        rows = self._register.tuples("SELECT DISTINCT substr(received_at, 1, 4) FROM interaction")
        found = {int(row[0]) for row in rows} | {self._service.today.year}
        return tuple(sorted(found, reverse=True))

    # Parts

    def _times(self, year: int) -> Iterator[AnswerTime]:
        from medias_desktop.editorial_calendar.rules.answer_times import AnswerTime

        states = frozenset(one.value for one in OPEN)
        rows = self._register.tuples(
            "SELECT received_at, answered_at, due_at, state FROM interaction"
            " WHERE received_at >= :first AND received_at < :after ORDER BY received_at",
            first=f"{year}-01-01",
            after=f"{year + 1}-01-01",
        )
        for received, answered, due, state in rows:
            yield AnswerTime(
                dt.datetime.fromisoformat(received), moment(answered), moment(due), state in states
            )

    def _asked(self, day: dt.date) -> tuple[str, ...]:
        """Return what each clause about the time of answers says, a line each."""
        from medias_desktop.editorial_calendar.labels.interactions import clause_text
        from medias_desktop.editorial_calendar.rules.policy_rules import with_settings
        from medias_desktop.policies.rules.checks.interactions import ResponseTime

        rules = with_settings(self._service.rules.on(day), ResponseTime)
        return tuple(
            _("{cite}: {text}").format(cite=clause_text(rule.clause), text=rule.text)
            for rule, asked in rules
            if not asked.steps
        )

    def _lines(self, numbers: Sequence[int], progress: Progress) -> Iterator[InteractionLine]:
        from medias_desktop.core.store.retained import in_parts

        done, now = 0, self._service.local_now
        for part in in_parts(numbers):
            progress.report(done, len(numbers))
            places = ", ".join(str(int(one)) for one in part)
            found = {row["id"]: row for row in self._register.rows(_LINES.format(numbers=places))}
            steps: dict[int, list[str]] = {}
            for number, *step in self._register.tuples(_DONE.format(numbers=places)):
                steps.setdefault(number, []).append(_said(*step))
            for number in part:
                if number in found:
                    yield _line(found[number], "; ".join(steps.get(number, ())), now)
            done += len(part)

    def _narrowed(self, wanted: InteractionFilter) -> str:
        """Return in words what a list was narrowed to, "" for all interactions."""
        from medias_desktop.editorial_calendar.labels.interactions import (
            KIND_NAMES,
            STATE_NAMES,
            WAITING_NAMES,
        )

        said = []
        if wanted.text.strip():
            said.append(_("with “{words}”").format(words=wanted.text.strip()))
        if wanted.account_id is not None:
            said.append(self._service.sanctions.accounts.one(wanted.account_id).name)
        if wanted.kind is not None:
            said.append(translate(KIND_NAMES[wanted.kind]))
        if wanted.state is not None:
            said.append(translate(STATE_NAMES[wanted.state]))
        if wanted.waiting is not None:
            said.append(translate(WAITING_NAMES[wanted.waiting]))
        if wanted.since is not None:
            said.append(_("from {day}").format(day=format_date(wanted.since)))
        if wanted.until is not None:
            said.append(_("until {day}").format(day=format_date(wanted.until)))
        return _("Only: {choices}").format(choices=" · ".join(said)) if said else ""


def _write(
    path: Path,
    book: Workbook,
    columns: Sequence[ExportColumn[Any]],
    lines: Iterable[Any],
    number: int,
    pdf: Callable[[], bytes],
) -> None:
    """What was there stays until the new file is whole."""
    from medias_desktop.core.exported import csv_of, write_workbook
    from medias_desktop.core.files import replacing, require_writable

    require_writable(path)
    kind = path.suffix.lower()
    with replacing(path) as stream:
        if kind == ".xlsx":
            write_workbook(stream, book, columns, lines, number)
        else:
            stream.write(pdf() if kind == ".pdf" else csv_of(columns, lines))


def _said(kind: str, taken_at: str, sent_to: str) -> str:
    from medias_desktop.editorial_calendar.labels.interactions import STEP_NAMES

    name = translate(STEP_NAMES[StepKind(kind)])
    told = f"{name} ({sent_to})" if sent_to else name
    return f"{taken_at.replace('T', ' ')} {told}"


def _line(row: Any, done: str, now: dt.datetime) -> InteractionLine:
    from medias_desktop.editorial_calendar.rules.answer_times import AnswerTime, in_time
    from medias_desktop.editorial_calendar.rules.interaction_lines import InteractionLine
    from medias_desktop.editorial_calendar.rules.interactions import InteractionState

    state = InteractionState(row["state"])
    received = dt.datetime.fromisoformat(row["received_at"])
    answered, due = moment(row["answered_at"]), moment(row["due_at"])
    return InteractionLine(
        id=row["id"],
        kind=InteractionKind(row["kind"]),
        account=row["account"] or "",
        platform=row["platform"] or "",
        received_at=received,
        sender=row["sender"],
        text=row["text"],
        link=row["link"],
        language=row["language"],
        private=bool(row["private"]),
        state=state,
        due_at=due,
        due_basis=DueBasis(row["due_basis"] or "none"),
        cite=row["cite"],
        department=row["department"],
        department_due_at=moment(row["department_due_at"]),
        answered_at=answered,
        channel=row["answer_channel"],
        in_time=in_time(AnswerTime(received, answered, due, state in OPEN), now),
        done=done,
        incident=row["incident_id"] is not None,
    )
