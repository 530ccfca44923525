"""What must hold before a signature made on the screen is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from medias_desktop.acknowledgements.errors.signing import (
    AnswersWrong,
    AnswersWrongSomewhere,
    NotReadToEnd,
    QuestionsUnanswered,
)
from medias_desktop.acknowledgements.rules.campaigns import Question
from medias_desktop.core.ink import Drawing
from medias_desktop.signatures.by_hand.rules import check_drawing, check_name


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did at the screen: ``answers`` are the choice (from 0) for each question’s number.

    ``drawing`` is None for who cannot draw: a ``witness`` stands in then. ``language`` is that of the screen.
    """

    typed_name: str
    drawing: Drawing | None
    language: str
    read_to_end: bool
    answers: Mapping[int, int] = field(default_factory=dict)
    witness: str = ""


def check_answers(questions: Sequence[Question], answers: Mapping[int, int]) -> None:
    """Check what was answered. Raises QuestionsUnanswered, or AnswersWrong with the clauses to read again."""
    if {one.id for one in questions} != set(answers):
        raise QuestionsUnanswered
    wrong = [one for one in questions if answers[one.id] != one.right_choice]
    clauses = tuple(dict.fromkeys(one.clause for one in wrong if one.clause))
    if clauses:
        raise AnswersWrong(clauses=clauses)
    if wrong:
        raise AnswersWrongSomewhere


def check_act(act: Act, name: str, questions: Sequence[Question]) -> None:
    """Check all of it, in the order in which it is done. Raises NotReadToEnd, or what the other checks raise."""
    if not act.read_to_end:
        raise NotReadToEnd
    check_answers(questions, act.answers)
    check_name(act.typed_name, name)
    check_drawing(act.drawing, act.witness, name)
