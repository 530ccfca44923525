"""Lists that several forms about accounts offer: offices, platforms, accounts, roles; a person of the register or a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import ChoiceField
from medias_desktop.core.widgets.form_fields import SelectField
from medias_desktop.editorial_calendar.labels.accounts import capital, office_name, platform_name
from medias_desktop.policies.rules.checks.words import Office, Platform

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount

Choices = list[tuple[str, object]]

_HOLDERS = (
    Office.GENERAL_MANAGEMENT,
    Office.COMMUNICATIONS,
    Office.DEPARTMENT_HEADS,
    Office.DEPARTMENTS,
    Office.HUMAN_RESOURCES,
    Office.INFORMATION_TECHNOLOGY,
    Office.CLERK,
    Office.POLICE,
    Office.EMERGENCY_COMMUNICATIONS,
    Office.CIVIL_PROTECTION,
    Office.ADMINISTRATION,
    Office.COUNCIL,
    Office.COMMITTEES,
    Office.MUNICIPALITY,
    Office.AUTHORISED_PERSONS,
    Office.EDITORIAL_COMMITTEE,
    Office.ACCREDITED_ORGANISATIONS,
    Office.OTHER_ORGANISATIONS,
    Office.MEDIA,
)


def offices(but: Iterable[Office] = ()) -> Choices:
    """Return the offices, none of them first."""
    left_out = set(but)
    named: Choices = [(capital(office_name(one.value)), one.value) for one in _HOLDERS if one not in left_out]
    return [(_("(not said)"), ""), *named]


OUTSIDE = (Office.ACCREDITED_ORGANISATIONS, Office.OTHER_ORGANISATIONS, Office.MEDIA)
"""Offices that decide nothing for the municipality."""


def platform_field(label: str, name: str) -> ChoiceField:
    """Return a field for a platform: one of the list, or another one typed."""
    return ChoiceField(label, name, tuple(platform_name(one.value) for one in Platform))


def platform_code(typed: str) -> str:
    """Return the code of a platform as it was chosen, or the text that was typed."""
    codes = {platform_name(one.value).casefold(): one.value for one in Platform}
    return codes.get(typed.casefold(), typed)


def account_choices(accounts: Iterable[OfficialAccount]) -> Choices:
    """Return accounts to choose from."""
    return [(f"{one.name} ({platform_name(one.platform)})", one.id) for one in accounts]


def chosen_text(field: SelectField) -> str:
    """Return the code that was chosen."""
    value = field.value()
    return value if isinstance(value, str) else ""
