"""What the register itself puts on the list of things to do."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.todo import Todo
from medias_desktop.safekeeping.service.retention import RetentionService

RETENTION = "retention"
"""The line of the register's menu where it is done."""


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
