"""A campaign that asks questions before one signs."""

from __future__ import annotations

import datetime as dt

from medias_desktop.acknowledgements.models import campaign, question
from medias_desktop.core.store.transaction import new_uid


def ask(register, policies, version_id, *questions):
    """Open a campaign for a version with questions, each the columns that matter; the second choice is the right one."""
    with register.transaction("open_campaign") as tx:
        number = tx.insert(
            campaign,
            uid=new_uid(),
            title="Accueil",
            policy_id=policies.version(version_id).summary.policy_id,
            version_id=version_id,
            opened_on=dt.date(2026, 11, 16),
            created_at=tx.now,
        )
        for position, columns in enumerate(questions):
            tx.insert(
                question, uid=new_uid(), campaign_id=number, position=position, right_choice=1, **columns
            )
    return number
