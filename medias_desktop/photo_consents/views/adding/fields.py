"""The field in which an event of the register is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.form_fields import SelectField
from medias_desktop.photo_consents.rules.items import PhotoEvent

NEW_EVENT = "new"


class EventField(SelectField):
    """An event of the register, none, or a new one."""

    def __init__(self, events: Sequence[PhotoEvent], *, many: bool = False, new: bool = True) -> None:
        choices: list[tuple[str, object]] = [(_("No event"), None)]
        choices += [(_titled(event), event.id) for event in events]
        if new:
            choices.append((_("New event…"), NEW_EVENT))
        super().__init__(_("Event"), "event", choices, many=many)

    @property
    def is_new(self) -> bool:
        """Tell whether a new event is to be made."""
        return self.value() == NEW_EVENT


def _titled(event: PhotoEvent) -> str:
    return f"{event.title} ({event.begins_on.isoformat()})" if event.begins_on else event.title
