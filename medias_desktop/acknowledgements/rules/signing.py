"""What must hold before a signature made on the screen is recorded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from medias_desktop.acknowledgements.errors.signing import (
    AnswersWrong,
    AnswersWrongSomewhere,
    FullNameMissing,
    NameDiffers,
    NotReadToEnd,
    NotSigned,
    QuestionsUnanswered,
    StandInMissing,
    WitnessIsSigner,
)
from medias_desktop.acknowledgements.rules.campaigns import Question
from medias_desktop.core.ink import Drawing
from medias_desktop.signatures.rules import is_same_person

_FULL = re.compile(r"[^\W\d_]{2}")
"""What a word has that is more than initials."""


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


def check_name(typed: str, name: str) -> None:
    """Check the name that a person typed against the register’s ("First Last").

    Accents, capitals, order, titles and middle names do not matter; initials are no full name. Raises FullNameMissing
    or NameDiffers.
    """
    plain = " ".join(typed.split())
    if not plain:
        raise FullNameMissing
    if not is_same_person(name, plain) or _full_words(plain) < min(2, _full_words(name)):
        raise NameDiffers(typed=plain[:80], name=name)


def _full_words(name: str) -> int:
    return sum(bool(_FULL.search(word)) for word in name.split())


def check_drawing(drawing: Drawing | None, witness: str, name: str) -> None:
    """Check what was drawn, or who stands in for it. Raises NotSigned, StandInMissing or WitnessIsSigner."""
    if drawing is not None:
        if drawing.is_trivial:
            raise NotSigned
        return
    if not witness.strip():
        raise StandInMissing
    if is_same_person(name, witness):
        raise WitnessIsSigner


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
