"""What signatures put on the list of things to do; derived, never stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.text import fold
from medias_desktop.core.todo import Todo
from medias_desktop.signatures.rules import RENEWAL_NOTICE, SigningIdentity, local_day
from medias_desktop.signatures.service import reading

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


def todos(register: Register) -> tuple[Todo, ...]:
    """Return the identities that are soon to be renewed, in the interface language."""
    found, today = [], register.clock.today()
    # One that has signed is kept for ever: a person's newest says when there is something to renew.
    newest: dict[str, SigningIdentity] = {}
    for identity in sorted(reading.identities(register), key=lambda one: one.not_after):
        if not identity.is_seal:  # the municipality gets its next one by itself
            newest[fold(identity.name)] = identity
    for identity in newest.values():
        expiry = local_day(identity.not_after)
        if identity.revocation is None and expiry - today <= RENEWAL_NOTICE:
            text = _("Renew the signing identity of {name}").format(name=identity.name)
            kind = "bad" if expiry <= today else "warn"
            found.append(Todo(text, format_date(expiry, "medium"), kind, "policies"))
    return tuple(found)
