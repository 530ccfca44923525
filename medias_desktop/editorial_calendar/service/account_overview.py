"""Everything about the accounts of a register on a day with what the rules in force say, read in one go."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.absence_checks import check_absence
from medias_desktop.editorial_calendar.rules.account_checks import check_account, check_accounts
from medias_desktop.editorial_calendar.rules.account_overview import AccountOverview, Checked
from medias_desktop.editorial_calendar.rules.duty_checks import duty_lines
from medias_desktop.editorial_calendar.rules.follow_checks import check_followed
from medias_desktop.editorial_calendar.rules.holder_checks import Holder, check_holder
from medias_desktop.editorial_calendar.rules.protection_checks import (
    check_incident,
    check_protection,
    renewal,
)
from medias_desktop.editorial_calendar.service.absences import read_absences
from medias_desktop.editorial_calendar.service.access_incidents import read_incidents
from medias_desktop.editorial_calendar.service.accesses import open_accesses
from medias_desktop.editorial_calendar.service.accounts import read_accounts
from medias_desktop.editorial_calendar.service.duties import read_duties
from medias_desktop.editorial_calendar.service.followed import read_followed
from medias_desktop.policies.rules.checks.accounts import (
    Administrators,
    AuthorisedPublishers,
    PasswordRotation,
    PasswordSecrecy,
    PasswordStrength,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.accesses import Access
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule

_OF_HOLDERS = (Administrators, AuthorisedPublishers)
_OF_PROTECTION = (PasswordRotation, PasswordStrength, PasswordSecrecy)


def account_overview(register: Register, rules: Sequence[PolicyRule], day: dt.date) -> AccountOverview:
    """Return what stands in a register on a day, beside the rules in force that day."""
    accounts = read_accounts(register)
    offices = {one.id: one.holder_office for one in accounts}
    accesses = open_accesses(register, day)
    duties = [one for one in read_duties(register) if one.carried_out(day)]
    absences = read_absences(
        register, " WHERE a.until_on >= :day ORDER BY a.from_on, a.id", day=day.isoformat()
    )
    in_charge = {one.holder for one in accesses} | {
        (one.person_id, "") if one.person_id is not None else (None, one.name) for one in duties
    }
    # However many accesses there are, each is only tried against the rules that are about accesses.
    of_holders = [one for one in rules if isinstance(one.parameters, _OF_HOLDERS)]
    of_protection = [one for one in rules if isinstance(one.parameters, _OF_PROTECTION)]
    official = {one.platform for one in accounts if one.official(day)}
    return AccountOverview(
        accounts=tuple(Checked(one, check_account(one, rules, day)) for one in accounts),
        together=check_accounts(accounts, rules, day),
        accesses=tuple(
            Checked(
                one,
                (
                    *check_holder(_holder(one, offices), of_holders, day),
                    *check_protection(one, of_protection, day),
                ),
                renewal(one, of_protection),
            )
            for one in accesses
        ),
        incidents=tuple(Checked(one, check_incident(one, rules)) for one in read_incidents(register)),
        absences=tuple(Checked(one, check_absence(one, rules, in_charge, absences)) for one in absences),
        duties=duty_lines(rules, duties, official),
        followed=tuple(
            Checked(one, check_followed(one.draft, rules) if one.followed(day) else ())
            for one in read_followed(register)
        ),
    )


def _holder(access: Access, offices: dict[int, str]) -> Holder:
    return Holder(
        name=access.name,
        role=access.role,
        group=access.group,
        left_on=access.left_on,
        office=access.office,
        role_title=access.role_title,
        authorised_on=access.authorised_on,
        authorised_office=access.authorised_office,
        account_office=offices.get(access.account_id, ""),
    )
