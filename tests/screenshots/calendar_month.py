"""The calendar: month, week, list with the card, what other rules changed, a note, what council is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.periods import PeriodDraft, PeriodKind
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.tab import CALENDAR, EditorialCalendarTab
from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage
from tests.acknowledgements.towns import take_over
from tests.editorial_calendar.town_rules import service_over
from tests.editorial_calendar.views.calendar.filled import TODAY, drafted, month, past
from tests.screenshots.stage import EMPTY, Scene, Stage

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_NINE = dt.time(9)


def lived(stage: Stage) -> EditorialCalendarService:
    """Record some weeks of posts, a by-election, an emergency that is over, holidays of the one in charge, notes."""
    register = stage.program.register
    assert register is not None
    take_over(register, "blainville")
    service = service_over(register)
    month(service)
    for number in range(14):
        day = TODAY - dt.timedelta(days=1 + number * 3 % 20)
        post_id = service.posts.add(drafted(TODAY + dt.timedelta(40), number + 3, time=_NINE))
        states = (PostState.PUBLISHED, PostState.ARCHIVED, PostState.WITHDRAWN, PostState.APPROVED)
        past(service, post_id, day, states[number % 4] if number % 5 else PostState.PUBLISHED)
    for number in range(4):
        service.posts.add(drafted(TODAY + dt.timedelta(3), number, time=dt.time(10 + number)))
    service.day_notes.add(TODAY + dt.timedelta(3), "Séance du conseil à 19 h 30")
    service.periods.record_election(
        PeriodDraft(
            kind=PeriodKind.ELECTION,
            level="municipal",
            begins_at=dt.datetime.combine(TODAY + dt.timedelta(5), dt.time()),
            ends_at=dt.datetime.combine(TODAY + dt.timedelta(12), dt.time(20)),
        )
    )
    service.absences.add(
        AbsenceDraft(
            kind=AbsenceKind.HOLIDAY,
            from_on=TODAY + dt.timedelta(2),
            until_on=TODAY + dt.timedelta(6),
            name="Julie Morin",
            replacement="Réjean Thériault",
        )
    )
    return service


def _shown(stage: Stage, name: str = "month") -> CalendarPage:
    tab = stage.tab("editorial_calendar", EditorialCalendarTab)
    tab.show_view(CALENDAR)
    page = tab.view(CALENDAR)
    assert isinstance(page, CalendarPage)
    page.refresh()
    page.show_view(name)
    stage.until(page.settled)
    stage.settle()
    return page


def shown_month(stage: Stage) -> QWidget:
    """Show the month."""
    lived(stage)
    _shown(stage).take_keyboard()
    return stage.window


def shown_week(stage: Stage) -> QWidget:
    """Show the week to come, the cursor on a post."""
    lived(stage)
    page = _shown(stage, "week")
    page.go_to(TODAY + dt.timedelta(3))
    page.take_keyboard()
    return stage.window


def shown_list(stage: Stage) -> QWidget:
    """Show the list with the card of its first post."""
    lived(stage)
    page = _shown(stage, "list")
    page.list.begin()
    page.show_card()
    stage.until(page.settled)
    return stage.window


def card(stage: Stage) -> QWidget:
    """Show the month with the card of a post."""
    service = lived(stage)
    page = _shown(stage)
    page.open_post(service.posts.add(drafted(TODAY + dt.timedelta(4), 3, time=_NINE)))
    stage.until(page.settled)
    return stage.window


def difference(stage: Stage) -> QWidget:
    """Adopt another text: what changed for the posts to come."""
    lived(stage)
    page = _shown(stage)
    assert stage.program.register is not None
    take_over(stage.program.register, "montmagny")
    page.refresh()
    stage.until(lambda: page.settled() and stage.program.desk.jobs.idle())
    page.banner.show_difference()
    return stage.find(stage.window, QDialog, "recheck_dialog")


def banner(stage: Stage) -> QWidget:
    """Adopt another text: the line above the month."""
    lived(stage)
    page = _shown(stage)
    assert stage.program.register is not None
    take_over(stage.program.register, "montmagny")
    page.refresh()
    stage.until(lambda: page.settled() and stage.program.desk.jobs.idle())
    return stage.window


def note(stage: Stage) -> QWidget:
    """Write a note."""
    lived(stage)
    _shown(stage).commands.note()
    return stage.find(stage.window, QDialog, "day_note_dialog")


def council(stage: Stage) -> QWidget:
    """Show what council is told."""
    service = lived(stage)
    post_id = service.posts.add(drafted(TODAY + dt.timedelta(4), 3, time=_NINE))
    for one in service.checking.found(post_id)[:3]:
        if one.overridable and one.severity is not Severity.INFORM:
            service.posts.override(post_id, one, "Entente écrite avec le club de photo")
    page = _shown(stage)
    page.commands.council()
    dialog = stage.find(stage.window, QDialog, "council_dialog")
    stage.until(lambda: dialog.settled())  # type: ignore[attr-defined]
    return dialog


def empty(stage: Stage) -> QWidget:
    """Show a calendar without any post."""
    _shown(stage)
    return stage.window


SCENES = (
    Scene("calendar-month", shown_month, EMPTY, main=True),
    Scene("calendar-week", shown_week, EMPTY, main=True),
    Scene("calendar-list", shown_list, EMPTY, main=True),
    Scene("calendar-card", card, EMPTY),
    Scene("calendar-banner", banner, EMPTY),
    Scene("calendar-difference", difference, EMPTY),
    Scene("calendar-note", note, EMPTY),
    Scene("calendar-council", council, EMPTY),
    Scene("calendar-empty", empty, EMPTY),
)
