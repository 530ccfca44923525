"""What the texts in force propose about an incident: their rules, their reasons, and what is counted of a user."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.incident_checks import handle_key
from medias_desktop.sanctions.rules.proposals import CountedIncident, Proposal
from medias_desktop.sanctions.service.incident_rows import ACTIONS, day_of, split

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.rule_data import Rule
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.cited_rules import CitedRule
    from medias_desktop.sanctions.rules.comment_duties import CommentDuty
    from medias_desktop.sanctions.rules.incidents import ModerationSettings
    from medias_desktop.sanctions.rules.reasons import ModerationRule, ReasonChoice
    from medias_desktop.sanctions.service.moderation_settings import ModerationSettingsService

CHECKS = frozenset(
    (
        "prohibited_comment",
        "comment_removal",
        "repeat_before_block",
        "comment_moderation",
        "links_in_comments",
        "identity_misuse",
        "prior_approval",
        "request_route",
        "political_neutrality",
        "administrators",
        "assigned_duties",
        "netiquette",
    )
)
"""Checks whose rules are read here; of some of them only what concerns online users counts (rules.reasons)."""
COUNTERS = (
    "SELECT id, account_id, seen_on, reason, more_reasons, action, warned, rule_code"
    " FROM moderation_incident WHERE user_id = (SELECT u.id FROM online_user u WHERE u.handle_key = :key"
    " AND u.platform = (SELECT a.platform FROM moderated_account a WHERE a.id = :account_id))"
    " AND seen_on <= :day AND annulled_on IS NULL AND id <> :but ORDER BY seen_on, id"
)
"""The one query of the counters: everything of one user, found in the index of users."""
_LINK = re.compile(
    r"https?://|\bwww\.|\b[\w-]+\.(?:com|ca|org|net|info|shop|store|biz|quebec)\b", re.IGNORECASE
)


class Proposals:
    """The proposals of one register, by the texts in force on the day of each incident."""

    def __init__(
        self, register: Register, policies: PolicyService, settings: ModerationSettingsService
    ) -> None:
        self._register = register
        self._policies = policies
        self._settings = settings
        self._read: tuple[object, tuple[ModerationRule, ...]] = ((), ())
        """The rules last read, with what tells whether they still are those in force."""

    def reasons(self, day: dt.date) -> tuple[ReasonChoice, ...]:
        """Return every coded reason with the clauses of the texts in force on a day; those without a clause last."""
        from medias_desktop.sanctions.rules.reasons import reason_choices

        return reason_choices(self.rules(day))

    def for_incident(
        self,
        account_id: int,
        handle: str,
        reasons: Iterable[str],
        seen_on: dt.date,
        *,
        text: str = "",
        but: int = 0,
    ) -> tuple[Proposal, ...]:
        """Return what is proposed, the weightiest first (rules.proposing.main_proposal).

        ``text`` is what was written: it tells whether there is a link in it. ``but`` is the incident itself when it is in
        the register already.
        """
        from medias_desktop.policies.rules.checks.moderation import Reason
        from medias_desktop.sanctions.rules.proposing import IncidentQuestion, propose

        codes = frozenset(reasons)
        question = IncidentQuestion(
            account_id=account_id,
            reasons=codes,
            seen_on=seen_on,
            has_link=Reason.COMMERCIAL_LINK.value in codes or _LINK.search(text) is not None,
        )
        earlier = self.counted(account_id, handle, seen_on, but=but)
        return propose(self.rules(seen_on), self._settings.settings(), question, earlier)

    def counted(
        self, account_id: int, handle: str, day: dt.date, *, but: int = 0
    ) -> tuple[CountedIncident, ...]:
        """Return what a user did until a day on every account of the platform, annulled incidents left out.

        Those of the same day come too; ``but`` is one that is left out.
        """
        rows = self._register.tuples(
            COUNTERS, account_id=account_id, key=handle_key(handle), day=day.isoformat(), but=but
        )
        return tuple(
            CountedIncident(
                number,
                account,
                day_of(seen_on),
                reason,
                split(more),
                ACTIONS[action],
                bool(warned),
                rule_code != "",
            )
            for number, account, seen_on, reason, more, action, warned, rule_code in rows
        )

    def rules(self, day: dt.date) -> tuple[ModerationRule, ...]:
        """Return the rules about what the public writes of the texts in force on a day, in their order."""
        from medias_desktop.core.i18n import current_language
        from medias_desktop.sanctions.rules.incidents import IncidentClause
        from medias_desktop.sanctions.rules.reasons import ModerationRule

        language = current_language()
        state = (language, self._state(day))
        known, rules = self._read
        if known == state:
            return rules
        rules = tuple(
            ModerationRule(
                clause=IncidentClause(
                    version_id=one.version_id,
                    section_uid=one.section_uid,
                    rule_code=one.code,
                    cite=one.cite,
                ),
                text=one.words(language),
                force=one.force,
                uses=one.uses,
                parameters=one.parameters,
            )
            for one in self.cited(day)
            if one.parameters is not None
        )
        self._read = (state, rules)
        return rules

    def _state(self, day: dt.date) -> tuple[tuple[object, ...], ...]:
        """Return what changes as soon as other rules hold: the texts in force, and the state of their rules."""
        texts = ", ".join(str(one.id) for one in self._policies.in_force(day)) or "0"
        rows = self._register.rows(
            "SELECT version_id, count(*), max(id), sum(version) FROM policy_rule"
            f" WHERE version_id IN ({texts}) GROUP BY version_id ORDER BY version_id"
        )
        return tuple(tuple(row) for row in rows)

    def cited(self, day: dt.date) -> tuple[CitedRule, ...]:
        """Return the same rules as their clauses are cited, those that only tell something included."""
        from medias_desktop.policies.service.cited_rules import cited_rules

        found: list[CitedRule] = []
        for version in self._policies.in_force(day):
            found += cited_rules(self._register, version.id, concerns_moderation)
        return tuple(found)

    def settings(self) -> ModerationSettings:
        """Return what the municipality decided where the texts leave it open."""
        return self._settings.settings()

    def duties(self, day: dt.date) -> tuple[CommentDuty, ...]:
        """Return who looks at comments, where and when, by the texts in force on a day."""
        from medias_desktop.sanctions.rules.comment_duties import comment_duties

        return comment_duties(self.rules(day))


def concerns_moderation(rule: Rule) -> bool:
    """Tell whether a rule is read here."""
    from medias_desktop.policies.rules.rule_data import AppPart

    return rule.check in CHECKS or rule.app_part is AppPart.MODERATION
