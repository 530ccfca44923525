"""How much is to be done about consents and publications today, read plainly: asked for at every start."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.rules.deadlines import Deadline, DeadlineKind, deadlines_of
from medias_desktop.photo_consents.service.deadline_facts import candidates, facts
from medias_desktop.photo_consents.service.settings import ConsentSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medias_desktop.core.store.register import Register


def counted(register: Register, day: dt.date) -> dict[DeadlineKind, int]:
    """Return how many deadlines of each kind the list of a day has; kinds without any are left out."""
    found: Counter[DeadlineKind] = Counter(one.kind for one in _all(register, day))
    return dict(found)


def _all(register: Register, day: dt.date) -> Iterator[Deadline]:
    settings = ConsentSettings(register).current()
    for one in facts(register, candidates(register, settings, day)):
        yield from deadlines_of(one, settings, day)
