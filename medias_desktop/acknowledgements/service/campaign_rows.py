"""Reading campaigns as they are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.acknowledgements.rules import Audience, Campaign, Question
from medias_desktop.core.store.texts import as_date
from medias_desktop.people.rules import Group

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_CAMPAIGNS = """
SELECT id, uid, title, policy_id, version_id, by_rules, opened_on, due_date, arrival_days, renewal_months,
       reminder_offsets, province, closed_on, closing_reason, version
FROM acknowledgement_campaign ORDER BY closed_on IS NOT NULL, opened_on DESC, id DESC
"""
_QUESTIONS = """
SELECT id, prompt_fr, prompt_en, choices_fr, choices_en, right_choice, clause FROM acknowledgement_question
WHERE campaign_id = :campaign AND asked ORDER BY position, id
"""


def campaigns(register: Register) -> tuple[Campaign, ...]:
    """Return every campaign, the open ones first, the newest of each first."""
    return tuple(_campaign(register, row) for row in register.rows(_CAMPAIGNS))


def _campaign(register: Register, row: Any) -> Campaign:
    number = row["id"]
    opened_on = as_date(row["opened_on"])
    assert opened_on is not None
    return Campaign(
        id=number,
        uid=row["uid"],
        title=row["title"],
        policy_id=row["policy_id"],
        version_id=row["version_id"],
        audience=Audience(
            bool(row["by_rules"]),
            frozenset(Group(code) for code in _values(register, "group", "group_code", number)),
            frozenset(_values(register, "department", "department", number)),
            frozenset(_values(register, "person", "person_id", number)),
        ),
        opened_on=opened_on,
        due_date=as_date(row["due_date"]),
        arrival_days=row["arrival_days"],
        renewal_months=row["renewal_months"],
        reminder_offsets=tuple(int(one) for one in row["reminder_offsets"].split(",") if one),
        province=row["province"],
        closed_on=as_date(row["closed_on"]),
        closing_reason=row["closing_reason"],
        questions=tuple(map(_question, register.rows(_QUESTIONS, campaign=number))),
        row_version=row["version"],
    )


def _values(register: Register, kind: str, column: str, campaign_id: int) -> list[Any]:
    statement = f"SELECT {column} FROM acknowledgement_campaign_{kind} WHERE campaign_id = :campaign"
    return [row[0] for row in register.rows(statement, campaign=campaign_id)]


def _question(row: Any) -> Question:
    return Question(
        (row["prompt_fr"], row["prompt_en"]),
        (tuple(row["choices_fr"].splitlines()), tuple(row["choices_en"].splitlines())),
        row["right_choice"],
        row["clause"],
        row["id"],
    )
