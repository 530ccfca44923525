"""The words in which roles are shown."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, catalogue, translate
from medias_desktop.core.store.roles import Role

ROLE_NAMES = {
    Role.DIRECTION: N_("Director general"),
    Role.CLERK: N_("Clerk’s office"),
    Role.COMMUNICATIONS: N_("Communications"),
    Role.READING: N_("Reading only"),
}


def role_label(role: Role, language: str | None = None) -> str:
    """Name a role in the interface language, or in ``language`` for a document."""
    name = ROLE_NAMES[Role(role)]
    return translate(name) if language is None else catalogue(language).gettext(name)
