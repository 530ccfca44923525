"""What the card of an interaction shows, read on the worker."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.answer_ways import followed_up, way_of
from medias_desktop.editorial_calendar.rules.answering import Reminder
from medias_desktop.editorial_calendar.rules.deadlines import Due
from medias_desktop.editorial_calendar.rules.interaction_acts import InteractionAct, acts_of
from medias_desktop.editorial_calendar.rules.interactions import Interaction, Step
from medias_desktop.editorial_calendar.rules.service_hours import Hours, looked_at

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionCard:
    """An interaction, what may be done, what was done, what the clauses say of it, why it is due then; ``followed`` tells
    that it is still answered after having been led elsewhere."""

    one: Interaction
    acts: tuple[InteractionAct, ...]
    steps: tuple[Step, ...]
    reminders: tuple[Reminder, ...]
    due: Due
    hours: tuple[Hours, ...]
    now: dt.datetime
    followed: bool


def read_card(service: EditorialCalendarService, number: int) -> InteractionCard:
    """Return the card of an interaction. Raises InteractionGone."""
    kept = service.interactions
    one = kept.one(number)
    rules = kept.rules(one)
    followed = followed_up(one.kind, rules)
    return InteractionCard(
        one=one,
        acts=acts_of(one, led=bool(way_of(one.kind, rules).clauses), followed=followed),
        steps=kept.steps(number),
        reminders=kept.reminders(one),
        due=kept.due(one.draft()),
        hours=looked_at(one.received_at, rules, service.settings.settings().hours, urgent=one.urgent),
        now=service.local_now,
        followed=followed,
    )
