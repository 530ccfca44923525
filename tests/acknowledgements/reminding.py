"""What tests of reminders and exports have in common: a campaign put into the register as its tables hold it."""

import datetime as dt

from medias_desktop.acknowledgements.models import campaign, campaign_group
from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import Group

OPENED = dt.date(2026, 11, 16)  # a Monday
DUE = dt.date(2026, 12, 11)  # a Friday


def open_campaign(register, version_id, **given):
    """Return the number of an open campaign for every group."""
    with register.transaction("open_campaign") as tx:
        policy_id = register.rows("SELECT policy_id FROM policy_version WHERE id = :id", id=version_id)[0][0]
        values = {
            "uid": new_uid(),
            "title": "Automne",
            "policy_id": policy_id,
            "version_id": version_id,
            "by_rules": False,
            "opened_on": OPENED,
            "due_date": DUE,
            "reminder_offsets": "-5,-1,5",
            "created_at": tx.now,
        }
        number = tx.insert(campaign, **(values | given))
        tx.insert_many(campaign_group, [{"campaign_id": number, "group_code": one.value} for one in Group])
    return number


def scope_on(service, clock, campaign_id, day):
    """Return a campaign's list as it is on a day."""
    clock.set_today(dt.date.fromisoformat(day) if isinstance(day, str) else day)
    return service.scope(ScopeKey(campaign_id))
