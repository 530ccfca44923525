"""The headings of a policy that has nothing yet: what most towns treat, in the order in which they do."""

from __future__ import annotations

from typing import Final

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.policies.themes import Theme

_HEADINGS: Final = (
    (N_("Purpose"), (Theme.PURPOSE,)),
    (N_("Definitions"), (Theme.DEFINITIONS,)),
    (N_("Persons bound"), (Theme.PERSONS_BOUND,)),
    (N_("Roles and responsibilities"), (Theme.ROLES, Theme.AUTHORISATION)),
    (N_("Official accounts and access"), (Theme.OFFICIAL_ACCOUNTS, Theme.ACCESS, Theme.PASSWORDS)),
    (N_("Editorial line"), (Theme.EDITORIAL_LINE, Theme.PERMITTED_CONTENT, Theme.FORBIDDEN_CONTENT)),
    (N_("Planning and frequency of posts"), (Theme.PLANNING, Theme.FREQUENCY)),
    (N_("Photos, consent and copyright"), (Theme.PHOTO_CONSENT, Theme.COPYRIGHT)),
    (N_("Elections and political neutrality"), (Theme.ELECTIONS, Theme.NEUTRALITY)),
    (N_("Emergencies"), (Theme.EMERGENCY,)),
    (N_("Answers to the public"), (Theme.RESPONSE_TIME, Theme.CITIZEN_REQUESTS, Theme.COMPLAINTS)),
    (N_("Netiquette and moderation"), (Theme.NETIQUETTE, Theme.MODERATION)),
    (N_("Employees and elected officials"), (Theme.EMPLOYEES, Theme.COUNCIL_MEMBERS, Theme.CONFIDENTIALITY)),
    (N_("Sanctions"), (Theme.SANCTIONS,)),
    (N_("Revision"), (Theme.REVISION,)),
    (N_("Coming into force"), (Theme.ADOPTION,)),
)


def skeleton(language: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the sections as (number, heading, theme keys), in the language of the text."""
    say = catalogue(language).gettext
    return tuple(
        (str(number), say(heading), tuple(theme.value for theme in themes))
        for number, (heading, themes) in enumerate(_HEADINGS, start=1)
    )
