"""What acknowledgements put on the list of things to do; derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.i18n import _, format_number, ngettext


@dataclass(frozen=True, slots=True)
class Todo:
    """One line: what is to be done, and about what."""

    text: str
    about: str
    version_id: int


def todos(service: AcknowledgementService) -> tuple[Todo, ...]:
    """Return one line for each version in force that persons must still sign, in the interface language."""
    return tuple(
        Todo(
            ngettext("{n} person must still sign", "{n} persons must still sign", number).format(
                n=format_number(number)
            ),
            _("{policy}, version {number}").format(policy=version.policy_title, number=version.ordinal),
            version.id,
        )
        for version, number in service.still_to_sign()
    )
