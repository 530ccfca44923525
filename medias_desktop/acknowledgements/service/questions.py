"""Keeping the questions of a campaign: one that somebody answered is never changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.acknowledgements.models import answer, question
from medias_desktop.core.store.transaction import new_uid

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import Question
    from medias_desktop.core.store.transaction import Transaction


def keep(tx: Transaction, campaign_id: int, wanted: Sequence[Question]) -> None:
    """Ask these questions from now on, in this order.

    Those no longer wanted, or worded differently, stay for who answered them (``asked`` is off) and go otherwise.
    """
    asked = sa.select(question).where(question.c.campaign_id == campaign_id, question.c.asked)
    before = {row["id"]: dict(row) for row in tx.execute(asked).mappings()}
    answered = set(
        tx.execute(
            sa.select(answer.c.question_id).where(answer.c.question_id.in_(list(before))).distinct()
        ).scalars()
    )
    kept = set()
    for position, one in enumerate(wanted, start=1):
        columns = _columns(one)
        old = before.get(one.id)
        same = old is not None and all(old[name] == value for name, value in columns.items())
        if old is not None and (same or one.id not in answered):
            kept.add(one.id)
            tx.update(question, one.id, position=position, **columns)
        else:
            tx.insert(question, uid=new_uid(), campaign_id=campaign_id, position=position, **columns)
    for number in before.keys() - kept:
        if number in answered:
            tx.update(question, number, asked=False)
        else:
            tx.delete(question, number)


def _columns(one: Question) -> dict[str, Any]:
    return {
        "prompt_fr": one.prompts[0],
        "prompt_en": one.prompts[1],
        "choices_fr": "\n".join(one.choices[0]),
        "choices_en": "\n".join(one.choices[1]),
        "right_choice": one.right_choice,
        "clause": one.clause,
    }
