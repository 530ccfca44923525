"""Neutral messages to online users, in French and in English, with the clause on which each rests.

They name neither the user nor what the user wrote: a message may be copied where others read it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import catalogue, format_date, format_number
from medias_desktop.core.store.texts import as_date
from medias_desktop.sanctions.errors import IncidentGone
from medias_desktop.sanctions.labels import messages as said
from medias_desktop.sanctions.labels.coded import platform_name, reason_names
from medias_desktop.sanctions.rules.incidents import (
    EXCLUDING,
    Appeal,
    AppealOutcome,
    Incident,
    IncidentAction,
)
from medias_desktop.sanctions.rules.messages import MessageKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service import PolicyService

_INCIDENT = """
SELECT i.*, a.name AS account, a.platform AS account_platform
FROM moderation_incident i JOIN moderated_account a ON a.id = i.account_id WHERE i.id = :id
"""
_POLICY = """
SELECT p.title FROM policy_version v JOIN policy p ON p.id = v.policy_id WHERE v.id = :id
"""
_REVIEW = "SELECT review_months FROM moderation_setting"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a message tells of an incident."""

    account: str
    platform: str
    seen_on: dt.date
    acted_on: dt.date
    until: dt.date | None
    action: IncidentAction
    everywhere: bool
    reasons: tuple[str, ...]
    version_id: int | None
    section_uid: str
    rule_code: str
    cite: str


class Messages:
    """The messages of one register."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register, self._policies = register, policies

    def text(self, kind: MessageKind, about: Incident | Appeal, language: str) -> str:
        """Return the message in a language ('fr' or 'en'), its paragraphs parted by empty lines. Raises IncidentGone."""
        words = _Words(self._register, language)
        told = self._told(about.incident_id if isinstance(about, Appeal) else about.id)
        if isinstance(about, Appeal):
            paragraphs = words.answer(told, about)
        else:
            paragraphs = words.of_incident(kind, told)
        closing = self._register.municipality().name
        return "\n\n".join((words.say(said.GREETING), *filter(None, paragraphs), closing))

    def _told(self, incident_id: int) -> _Told:
        found = self._register.rows(_INCIDENT, id=incident_id)
        if not found:
            raise IncidentGone
        row = found[0]
        return _Told(
            account=row["account"],
            platform=row["account_platform"],
            seen_on=dt.date.fromisoformat(row["seen_on"]),
            acted_on=dt.date.fromisoformat(row["acted_on"]),
            until=as_date(row["until"]),
            action=IncidentAction(row["action"]),
            everywhere=bool(row["all_accounts"]),
            reasons=tuple(filter(None, (row["reason"], *row["more_reasons"].split(",")))),
            version_id=row["version_id"],
            section_uid=row["section_uid"],
            rule_code=row["rule_code"],
            cite=row["cite"],
        )


class _Words:
    """Says an incident in one language."""

    def __init__(self, register: Register, language: str) -> None:
        self._register, self._language = register, language
        self._written: Callable[[dt.date], str] = partial(format_date, language=language)

    def say(self, message: str, **values: str) -> str:
        """Return a message in the language, with its values."""
        return catalogue(self._language).gettext(message).format(**values)

    def of_incident(self, kind: MessageKind, told: _Told) -> list[str]:
        """Return the paragraphs of a message about an incident."""
        seen = {"day": self._written(told.seen_on), "account": told.account}
        if kind is MessageKind.REMOVAL:
            disabled = told.action is IncidentAction.LINK_DISABLED
            opening = self.say(said.LINK_DISABLED if disabled else said.REMOVED, **seen)
            return [opening, *self._why(told), self.say(said.WELCOME), self.say(said.APPEAL)]
        if kind is MessageKind.WARNING:
            opening = self.say(said.WARNED, **seen)
            return [opening, *self._why(told), self.say(said.AGAIN), self.say(said.WELCOME)]
        after = self.say(said.AFTER, day=seen["day"])
        shut = self._blocked(told) if kind is MessageKind.BLOCK else self._banned(told)
        return [f"{after} {shut[0]}", *self._why(told), *shut[1:], self.say(said.APPEAL)]

    def answer(self, told: _Told, appeal: Appeal) -> list[str]:
        """Return the paragraphs of the answer to an appeal, or of its receipt while nobody has decided."""
        asked = self.say(
            said.ASKED,
            day=self._written(appeal.received_on),
            acted=self._written(told.acted_on),
            account=told.account,
        )
        if appeal.outcome is AppealOutcome.PENDING:
            by = appeal.answer_due_on
            due = self.say(said.ANSWER_BY, day=self._written(by)) if by else ""
            return [" ".join(filter(None, (asked, self.say(said.RECEIVED), due)))]
        if appeal.outcome is AppealOutcome.SHORTENED and told.until is None:
            decided = self.say(said.SHORTENED_OPEN)
        elif appeal.outcome is AppealOutcome.LIFTED and told.action not in EXCLUDING:
            decided = self.say(said.WITHDRAWN)
        else:
            until = self._written(told.until) if told.until else ""
            decided = self.say(said.OUTCOMES[appeal.outcome], until=until)
        upheld = appeal.outcome is AppealOutcome.UPHELD
        return [f"{asked} {decided}", appeal.answer.strip(), *(self._why(told) if upheld else ())]

    def _blocked(self, told: _Told) -> list[str]:
        where = self._where(told)
        if told.until is None:
            opening = said.BLOCKED_OPEN_EVERYWHERE if told.everywhere else said.BLOCKED_OPEN
            return [self.say(opening, day=self._written(told.acted_on), **where)]
        opening = said.BLOCKED_EVERYWHERE if told.everywhere else said.BLOCKED
        days = {"day": self._written(told.acted_on), "until": self._written(told.until)}
        back = self.say(said.BACK, day=self._written(told.until + dt.timedelta(days=1)))
        return [self.say(opening, **days, **where), back]

    def _banned(self, told: _Told) -> list[str]:
        opening = said.BANNED_EVERYWHERE if told.everywhere else said.BANNED
        months = next((int(row[0]) for row in self._register.rows(_REVIEW)), 12)
        reviewed = (
            self.say(said.REVIEWED_YEARLY)
            if months == 12
            else self.say(said.REVIEWED, n=format_number(months, self._language))
        )
        return [self.say(opening, day=self._written(told.acted_on), **self._where(told)), reviewed]

    def _where(self, told: _Told) -> dict[str, str]:
        return (
            {"platform": platform_name(told.platform, self._language)}
            if told.everywhere
            else {"account": told.account}
        )

    def _why(self, told: _Told) -> list[str]:
        """Return the reasons and the clause, as it stands in the text that was in force."""
        names = reason_names(told.reasons, self._language)
        reasons = self.say(said.REASONS, reasons=names) if names else ""
        if told.version_id is None:
            return [reasons]
        cite, words = self._clause(told, told.version_id)
        values = {"clause": cite, "policy": self._title(told.version_id)}
        if not words:
            return [reasons, self.say(said.CLAUSE_ALONE, **values)]
        return [reasons, self.say(said.CLAUSE, words=words, **values)]

    def _clause(self, told: _Told, version_id: int) -> tuple[str, str]:
        """Return how the clause is cited, and what its rule says ("" when no rule of the text names it any more)."""
        from medias_desktop.policies.rules.texts import section_name
        from medias_desktop.policies.service import rule_reading
        from medias_desktop.policies.service.cited_rules import cited_rules
        from medias_desktop.sanctions.labels.rule_sentences import rule_words

        rules: Any = ()
        if told.rule_code:
            rules = cited_rules(self._register, version_id, lambda rule: rule.code == told.rule_code)
        if rules:
            return rules[0].cited(self._language), rule_words(rules[0], self._language).strip()
        place = rule_reading.places(self._register, version_id).get(told.section_uid)
        return (section_name(place.number, place.heading, self._language) if place else told.cite), ""

    def _title(self, version_id: int) -> str:
        return next((str(row["title"]) for row in self._register.rows(_POLICY, id=version_id)), "")
