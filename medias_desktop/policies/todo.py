"""What policies put on the list of things to do; derived, never stored."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.text import fold
from medias_desktop.core.todo import Todo
from medias_desktop.policies.rules import RENEWAL_NOTICE, SigningIdentity, VersionState
from medias_desktop.policies.service import PolicyService


def todos(service: PolicyService) -> tuple[Todo, ...]:
    """Return drafts to adopt, adoptions soon in force and identities soon expired, in the interface language."""
    found = []
    for policy in service.library():
        for version in policy.versions:
            named = _("{policy}, version {number}").format(policy=policy.title, number=version.ordinal)
            if version.state.before_adoption:
                found.append(
                    Todo(_("Adopt: {version}").format(version=named), _("Draft"), "accent", "policies")
                )
            elif version.state is VersionState.ADOPTED and version.in_force_date is not None:
                text = _("Comes into force: {version}").format(version=named)
                found.append(Todo(text, format_date(version.in_force_date, "medium"), "accent", "policies"))
    # One that has signed is kept for ever: a person's newest says when there is something to renew.
    newest: dict[str, SigningIdentity] = {}
    for identity in sorted(service.identities(), key=lambda one: one.not_after):
        newest[fold(identity.name)] = identity
    for identity in newest.values():
        expiry = identity.not_after.astimezone().date()
        if expiry - service.today <= RENEWAL_NOTICE:
            text = _("Renew the signing identity of {name}").format(name=identity.name)
            kind = "bad" if expiry <= service.today else "warn"
            found.append(Todo(text, format_date(expiry, "medium"), kind, "policies"))
    return tuple(found)
