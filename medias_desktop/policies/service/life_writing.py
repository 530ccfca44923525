"""Writing the steps of a text's life, each in one transaction."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies import errors, rules
from medias_desktop.policies.models import adoption, policy, policy_version, revision_trigger
from medias_desktop.policies.rules.revising import TriggerKind
from medias_desktop.policies.service.library import require_draft, require_unadopted

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


class Steps:
    """Records the steps in one register; what may be recorded was checked before, what changed since is not."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def submit(
        self, version: rules.VersionText, row_version: int, meeting_date: dt.date, today: dt.date
    ) -> None:
        """See LifeService.submit."""
        if not version.sections:
            raise errors.NoSection
        summary = version.summary
        with self._register.transaction("submit_version", Permission.DRAFT) as tx:
            require_draft(tx, summary.id)
            tx.update(
                policy_version,
                summary.id,
                version=row_version,
                submitted_on=today,
                submitted_for=meeting_date,
            )

    def withdraw(self, version_id: int, row_version: int) -> None:
        """See LifeService.withdraw."""
        with self._register.transaction("withdraw_version", Permission.DRAFT) as tx:
            if require_unadopted(tx, version_id).submitted_on is None:
                raise ChangedElsewhere
            tx.update(policy_version, version_id, version=row_version, submitted_on=None, submitted_for=None)

    def repeal(self, version_id: int, row_version: int, resolution_number: str, repealed_on: dt.date) -> None:
        """See LifeService.repeal."""
        with self._register.transaction("repeal_version", Permission.ADOPT) as tx:
            adopted = sa.select(adoption.c.id).where(adoption.c.version_id == version_id)
            if tx.execute(adopted).first() is None:
                raise errors.NotAdopted
            tx.update(
                policy_version,
                version_id,
                version=row_version,
                repealed_on=repealed_on,
                repeal_resolution=resolution_number,
            )

    def cancel_repeal(self, version_id: int, row_version: int) -> None:
        """See LifeService.cancel_repeal."""
        with self._register.transaction("cancel_repeal", Permission.ADOPT) as tx:
            tx.update(policy_version, version_id, version=row_version, repealed_on=None, repeal_resolution="")

    def set_interval(self, policy_id: int, months: int | None, row_version: int | None) -> None:
        """See LifeService.set_revision_interval."""
        with self._register.transaction("set_revision_interval", Permission.DRAFT) as tx:
            tx.update(policy, policy_id, version=row_version, revision_months=months)

    def note_trigger(self, policy_id: int, kind: TriggerKind, detail: str, today: dt.date) -> int:
        """See LifeService.note_trigger."""
        with self._register.transaction("note_revision_trigger", Permission.DRAFT) as tx:
            return tx.insert(
                revision_trigger,
                uid=new_uid(),
                policy_id=policy_id,
                kind=kind.value,
                detail=detail,
                noted_on=today,
            )

    def close_trigger(self, trigger_id: int, row_version: int | None, today: dt.date) -> None:
        """See LifeService.close_trigger."""
        with self._register.transaction("close_revision_trigger", Permission.DRAFT) as tx:
            found = tx.execute(
                sa.select(revision_trigger.c.closed_on).where(revision_trigger.c.id == trigger_id)
            ).first()
            if found is None or found.closed_on is not None:
                raise errors.TriggerGone
            tx.update(revision_trigger, trigger_id, version=row_version, closed_on=today)

    def record_review(self, policy_id: int, detail: str, today: dt.date) -> int:
        """See LifeService.record_review."""
        with self._register.transaction("record_review", Permission.DRAFT) as tx:
            return tx.insert(
                revision_trigger,
                uid=new_uid(),
                policy_id=policy_id,
                kind=TriggerKind.REVIEWED.value,
                detail=detail,
                noted_on=today,
                closed_on=today,
            )
