"""Writing rules of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.models import policy_rule, section
from medias_desktop.policies.rules.rule_edits import ClauseGone, RuleDraft, RuleGone, checked
from medias_desktop.policies.service.library import require_draft
from medias_desktop.policies.service.rule_rows import columns, insert_rules

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_OWN = "R"
"""What the codes of own rules begin with: R-001."""


class RuleWriting:
    """Changes the rules of one register's drafts."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, version_id: int, draft: RuleDraft) -> str:
        """See RuleService.add."""
        with self._register.transaction("add_rule", Permission.DRAFT) as tx:
            require_draft(tx, version_id)
            _require_clause(tx, version_id, draft.section_uid)
            uid = new_uid()
            insert_rules(tx, version_id, [checked(draft, uid, _next_code(tx, version_id))])
        return uid

    def change(self, version_id: int, uid: str, row_version: int, draft: RuleDraft) -> None:
        """See RuleService.change."""
        with self._register.transaction("change_rule", Permission.DRAFT) as tx:
            row = _row(tx, version_id, uid)
            _require_clause(tx, version_id, draft.section_uid)
            rule = checked(draft, uid, row.code)
            tx.update(policy_rule, row.id, version=row_version, **columns(rule))

    def switch(self, version_id: int, uid: str, row_version: int, *, active: bool) -> None:
        """See RuleService.switch."""
        with self._register.transaction("switch_rule", Permission.DRAFT) as tx:
            row = _row(tx, version_id, uid)
            tx.update(policy_rule, row.id, version=row_version, active=active)

    def remove(self, version_id: int, uid: str, row_version: int) -> None:
        """See RuleService.remove."""
        with self._register.transaction("remove_rule", Permission.DRAFT) as tx:
            row = _row(tx, version_id, uid)
            if row.version != row_version:
                raise ChangedElsewhere
            tx.delete(policy_rule, row.id)


def _row(tx: Transaction, version_id: int, uid: str) -> sa.Row[Any]:
    require_draft(tx, version_id)
    found = tx.execute(
        sa.select(policy_rule).where(policy_rule.c.version_id == version_id, policy_rule.c.uid == uid)
    ).first()
    if found is None:
        raise RuleGone
    return found


def _require_clause(tx: Transaction, version_id: int, section_uid: str) -> None:
    query = sa.select(section.c.id).where(section.c.version_id == version_id, section.c.uid == section_uid)
    if tx.execute(query).first() is None:
        raise ClauseGone


def _next_code(tx: Transaction, version_id: int) -> str:
    codes = tx.execute(sa.select(policy_rule.c.code).where(policy_rule.c.version_id == version_id)).scalars()
    numbers = [
        int(code.removeprefix(f"{_OWN}-"))
        for code in codes
        if code.startswith(f"{_OWN}-") and code.removeprefix(f"{_OWN}-").isdecimal()
    ]
    return f"{_OWN}-{max(numbers, default=0) + 1:03d}"
