"""What the register itself puts on the list of things to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.todo import Todo
from medias_desktop.safekeeping.service.retention import RetentionService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

RETENTION, RECOVERY = "retention", "recovery"
"""The lines of the register's menu where it is done."""


def todos(service: RetentionService) -> tuple[Todo, ...]:
    """Return one line when records have reached their delay, in the interface language, for who may destroy them."""
    if not service.may_administer or not (number := service.waiting()):
        return ()
    text = ngettext(
        "{n} record has reached the end of its retention",
        "{n} records have reached the end of their retention",
        number,
    ).format(n=format_number(number))
    return (Todo(text, _("Archives"), "warn", RETENTION),)


def recovery_todos(register: Register) -> tuple[Todo, ...]:
    """Return one line while nobody has shown that the recovery key is on paper, for who directs the register."""
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.safekeeping.service.recovery_sheet import is_on_paper

    if not register.actor.may(Permission.ADMINISTER) or is_on_paper(register):
        return ()
    return (Todo(_("Print the recovery key"), _("Vault"), "bad", RECOVERY),)
