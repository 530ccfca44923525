"""What publications ask for on a day: each is asked about once, all in one pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.uses import Consequence, Duty, Standing, asked_on, duty

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.photo_consents.rules.answers import Answer
    from medias_desktop.photo_consents.rules.consents import Act
    from medias_desktop.photo_consents.rules.uses import PhotoUse
    from medias_desktop.photo_consents.service.answers import Answers


def answered(
    answers: Answers,
    uses: Sequence[PhotoUse],
    day: dt.date,
    progress: Progress | None = None,
    *,
    supposing: Mapping[int, Act] | None = None,
) -> list[Consequence]:
    """Return each publication with its answer: of its planned day, or of ``day`` for what is published.

    ``supposing`` are acts, by consent, that are not recorded but taken for done.
    """
    asked = {use.id: Question(use.purpose, asked_on(use, day)) for use in uses}
    found: dict[int, Answer] = {}
    for covered, some in _by_cover(uses).items():
        hidden = {use.item_id: covered for use in some} if covered else None
        wanted = [(use.item_id, asked[use.id]) for use in some]
        told = answers.asked(wanted, progress, supposing=supposing, hidden=hidden)
        found |= {use.id: told[one] for use, one in zip(some, wanted, strict=True) if one in told}
    return [Consequence(use, found[use.id]) for use in uses if use.id in found]


def _by_cover(uses: Iterable[PhotoUse]) -> dict[frozenset[int], list[PhotoUse]]:
    """Return publications by who is covered on them: most cover nobody, and are answered in one pass."""
    found: dict[frozenset[int], list[PhotoUse]] = {}
    for use in uses:
        found.setdefault(use.covered, []).append(use)
    return found


def standing(found: Iterable[Consequence], day: dt.date) -> Standing:
    """Return what asks for something, list by list."""
    lists: dict[Duty, list[Consequence]] = {each: [] for each in Duty}
    for one in found:
        asked = duty(one.use, one.answer)
        if asked is not None:
            lists[asked].append(one)
    return Standing(
        day,
        tuple(lists[Duty.STOP]),
        tuple(lists[Duty.COMPLETE]),
        tuple(lists[Duty.TAKE_DOWN]),
        tuple(lists[Duty.REGULARISE]),
    )
