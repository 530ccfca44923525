"""When it appears: the day and the hour, what is planned that day already, and the next place that passes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_time, ngettext, translate
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.parts import Card, button, label, muted, subheading
from medias_desktop.core.work import or_error
from medias_desktop.editorial_calendar.rules.periods import PeriodKind
from medias_desktop.editorial_calendar.rules.posts import TAKES_A_SLOT
from medias_desktop.editorial_calendar.views.editor.fields.day import PlannedDayField
from medias_desktop.editorial_calendar.views.editor.fields.hour import HourField
from medias_desktop.editorial_calendar.views.editor.wording import platform_name

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_filters import DayFacts
    from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostLine
    from medias_desktop.editorial_calendar.views.editor.pages.base import Bench

_MOST = 6
"""Posts of the day that are named."""


@dataclass(frozen=True, slots=True)
class DaySeen:
    """What is known of a day: its posts, and what stands on it besides."""

    day: dt.date
    posts: tuple[PostLine, ...]
    facts: DayFacts


class Planning(Card):
    """``changed`` when another moment is chosen."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setAccessibleName(_("When it appears"))
        self.bench = bench
        self.day = PlannedDayField(_("&Day"), "planned_on", lambda: bench.service.today)
        self.hour = HourField(_("Ho&ur"), "planned_time")
        self.facts = label("")
        self.facts.setObjectName("planning_facts")
        self.taken = muted("")
        self.taken.setObjectName("planning_taken")
        self.find_button = button(_("Next &free slot that passes"), "mdi6.calendar-search-outline")
        self.find_button.setObjectName("planning_find")
        self.find_button.setAutoDefault(False)
        self.find_button.clicked.connect(self.find_slot)
        self.found = muted("")
        self.found.setObjectName("planning_found")
        self.found.hide()
        self._asking = Asking(bench.window, bench.desk, _("Looking at the day…"))
        self._searching = False
        self.seen: DaySeen | None = None
        self._lay_out()
        for field in (self.day, self.hour):
            field.changed.connect(self._on_change)
        QTimer.singleShot(0, self, self.day.draw)
        self._show_day(None)

    def show_draft(self, draft: PostDraft) -> None:
        """Put the moment of a draft in."""
        self.day.set_day(draft.planned_on)
        self.hour.set_hour(draft.planned_time)

    def values(self, *, strict: bool) -> dict[str, Any]:
        """Return the moment. Raises FieldProblem, told at its field, when ``strict``."""
        if strict:
            return {"planned_on": self.day.day(), "planned_time": self.hour.hour()}
        return {"planned_on": self.day.seen(), "planned_time": self.hour.seen()}

    def settled(self) -> bool:
        """Tell whether what is told is of the day chosen."""
        return self._asking.settled() and not self._searching

    def refresh(self) -> None:
        """Look at the day anew."""
        day = self.day.seen()
        if day is None:
            self._asking.forget()
            self._show_day(None)
            return
        listing = self.bench.service.post_listing

        def look() -> DaySeen:
            return DaySeen(day, listing.between(day, day), listing.day_facts(day, day))

        self._asking.ask(look, self._show_day)

    def find_slot(self) -> None:
        """Look for the next moment at which the post passes, after the one that is chosen."""
        if self._searching or self.bench.now is None or not self.find_button.isEnabled():
            return
        service, draft = self.bench.service, self.bench.now
        number = self.bench.post.id if self.bench.post is not None else None
        after = draft.moment or service.local_now
        self._searching = True
        self._tell(_("Looking for a free slot…"))
        self.bench.desk.jobs.run(
            self,
            _("Looking for a free slot…"),
            lambda progress: or_error(lambda: service.slots.next(draft, number, after, progress)),
            self._on_slot,
            self._stop,
            quiet=True,
        )

    def _on_slot(self, found: dt.datetime | UserError | None) -> None:
        self._stop()
        if isinstance(found, UserError):
            self._tell(found.sentence())
            return
        if found is None:
            self._tell(
                _("No slot passes in the weeks to come: look at the findings that do not depend on the day.")
            )
            return
        self.day.set_day(found.date())
        self.hour.set_hour(found.time())
        told = _("Next slot that passes: {day}, {time}.")
        self._tell(told.format(day=format_date(found.date(), "full"), time=format_time(found)))
        self.day.line.setFocus()

    def _stop(self) -> None:
        self._searching = False
        self._tell("")

    def _tell(self, sentence: str) -> None:
        self.found.setText(sentence)
        self.found.setVisible(bool(sentence))

    def _on_change(self) -> None:
        self._tell("")
        self.refresh()
        self.changed.emit()

    def _show_day(self, seen: DaySeen | None) -> None:
        self.seen = seen
        facts = [] if seen is None else facts_of(seen)
        self.facts.setText("\n".join(facts))
        self.facts.setVisible(bool(facts))
        but = self.bench.post.id if self.bench.post is not None else None
        self.taken.setText("" if seen is None else taken_slots(seen, but))
        self.taken.setVisible(seen is not None)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.day, 3)
        row.addWidget(self.hour, 2)
        self.body.setSpacing(6)
        self.body.addWidget(subheading(_("When it appears")))
        self.body.addLayout(row)
        parts: tuple[QWidget, ...] = (self.facts, self.taken, self.find_button, self.found)
        for widget in parts:
            self.body.addWidget(widget)


def taken_slots(seen: DaySeen, but: int | None) -> str:
    """Return what is planned on a day besides a post, a line each."""
    others = [one for one in seen.posts if one.id != but and one.state in TAKES_A_SLOT]
    if not others:
        return _("Nothing else is planned that day.")
    lines = [_slot(one) for one in others[:_MOST]]
    rest = len(others) - _MOST
    if rest > 0:
        lines.append(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
    return "\n".join(lines)


def _slot(one: PostLine) -> str:
    hour = one.planned_time or _("no hour")
    where = ", ".join(platform_name(code) for code in one.platforms)
    return "• " + " · ".join(filter(None, (hour, one.title, where)))


def facts_of(seen: DaySeen) -> list[str]:
    """Return what stands on a day besides posts, a sentence each."""
    told = []
    if seen.day in seen.facts.holidays:
        told.append(_("Holiday: {name}").format(name=seen.facts.holidays[seen.day]))
    for period in seen.facts.periods:
        told.append(_("Crisis mode") if period.kind is PeriodKind.EMERGENCY else _election(period.level))
    for absence in seen.facts.absences:
        words = _("{name} is away, replaced by {replacement}") if absence.replaced else _("{name} is away")
        told.append(words.format(name=absence.name, replacement=absence.replacement))
    told += [_("Note: {text}").format(text=one.text) for one in seen.facts.notes.get(seen.day, ())]
    return told


def _election(level: str) -> str:
    from medias_desktop.policies.rules.checks.calendar_words import Level

    names = {one.value: one.label for one in Level}
    name = translate(names[level]) if level in names else ""
    return _("Election period ({level})").format(level=name) if name else _("Election period")
