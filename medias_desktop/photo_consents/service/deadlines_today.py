"""How much is to be done about consents and publications today, read plainly: asked for at every start."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.rules.deadlines import DeadlineKind, deadlines_of, notice_of
from medias_desktop.photo_consents.service.deadline_facts import candidates, facts
from medias_desktop.photo_consents.service.settings import ConsentSettings

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


@dataclass(frozen=True, slots=True)
class Counted:
    """How many deadlines there are of each kind, and how many consents end within each notice (days); none is left out."""

    kinds: dict[DeadlineKind, int]
    ends: dict[int, int]


def counted(register: Register, day: dt.date) -> Counted:
    """Return how much the list of a day has; a consent that ends counts for the shortest notice it has reached."""
    settings = ConsentSettings(register).current()
    kinds: Counter[DeadlineKind] = Counter()
    ends: Counter[int] = Counter()
    for person in facts(register, candidates(register, settings, day)):
        for one in deadlines_of(person, settings, day):
            kinds[one.kind] += 1
            notice = notice_of(one, settings, day) if one.kind is DeadlineKind.ENDS else None
            if notice is not None:
                ends[notice] += 1
    return Counted(dict(kinds), dict(ends))
