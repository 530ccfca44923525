"""What publications ask for on a day: each is asked about once, all in one pass."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.uses import Consequence, Duty, Standing, asked_on, duty

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.photo_consents.rules.answers import Answer
    from medias_desktop.photo_consents.rules.uses import PhotoUse
    from medias_desktop.photo_consents.service.answers import Answers


def answered(
    answers: Answers, uses: Sequence[PhotoUse], day: dt.date, progress: Progress | None = None
) -> list[Consequence]:
    """Return each publication with its answer: of its planned day, or of ``day`` for what is published."""
    asked: dict[Question, list[PhotoUse]] = defaultdict(list)
    for use in uses:
        asked[Question(use.purpose, asked_on(use, day))].append(use)
    found: dict[int, Answer] = {}
    progress = progress or Silent()
    for done, (question, some) in enumerate(asked.items()):
        progress.report(done, len(asked))
        by_item = answers.answers(sorted({use.item_id for use in some}), question, Silent())
        found |= {use.id: by_item[use.item_id] for use in some}
    progress.report(len(asked), len(asked))
    return [Consequence(use, found[use.id]) for use in uses]


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
