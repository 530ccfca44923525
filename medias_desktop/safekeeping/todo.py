"""What the register itself puts on the list of things to do."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.todo import Todo
from medias_desktop.safekeeping.service.retention import RetentionService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

RETENTION, RECOVERY, BACKUPS = "retention", "recovery", "backups"
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


def backup_todos(register: Register) -> tuple[Todo, ...]:
    """Return what stands in the way of backups, for who may record; nothing for the sample or a server's register."""
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.backups.places import Due, due, load_state
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.safekeeping.backup_words import age_text

    if register.on_server or not register.actor.may(Permission.RECORD):
        return ()
    with contextlib.suppress(UserError):
        if register.load_keys().opens_freely:
            return ()
    state, now = load_state(register.id), register.clock.now()
    found = []
    if state.backup_problem:
        text = _("The last backup failed: {reason}").format(reason=state.backup_problem)
        found.append(Todo(text, _("Failed"), "bad", BACKUPS))
    if state.rehearsal_problem:
        text = _("The last rehearsal failed: {reason}").format(reason=state.rehearsal_problem)
        found.append(Todo(text, _("Failed"), "bad", BACKUPS))
    if not state.destination:
        found.append(Todo(_("Choose a second place for backups"), _("Missing"), "warn", BACKUPS))
    elif Due.SECOND_COPY in due(state, now):
        text = _("Connect the second place for backups")
        chip = _("Never") if state.last_copy is None else age_text(state.last_copy, now)
        found.append(Todo(text, chip, "bad", BACKUPS))
    return tuple(found)
