"""The import of a calendar: what its events become at the left, each of them at the right; nothing written before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from medias_desktop.core.i18n import _, current_language, format_number, ngettext
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.column_list import ColumnList, choice
from medias_desktop.core.widgets.list_import.layout import Words
from medias_desktop.editorial_calendar.exchange.ics_plan import CalendarChoices
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.exchange.importing import (
    PostsDialog,
    becomes_choice,
    language_choice,
    platform_choice,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.lists.separated import Rows
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.parts import EmptyState
    from medias_desktop.editorial_calendar.exchange.ics_plan import ReadCalendar
    from medias_desktop.editorial_calendar.exchange.plan import PostPlan
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_MONTHS = (3, 6, 12, 24)


class EventChoices(ColumnList):
    """What events become, where they appear, and how far ahead those that come back are read."""

    def __init__(self, listed: ListTable) -> None:
        super().__init__(listed, (), ())
        self.becomes = becomes_choice(PostState.IDEA)
        self.platform = platform_choice()
        self.language = language_choice(current_language())
        self.months = choice("months", [(_months(number), number) for number in _MONTHS], 12)
        self.add_choice(_("Events &become"), self.becomes)
        self.add_choice(_("&Platform of their texts"), self.platform)
        self.add_choice(_("Lan&guage"), self.language)
        self.add_choice(_("Events that come back are read &for"), self.months)
        for combo in (self.becomes, self.platform, self.language, self.months):
            combo.currentIndexChanged.connect(lambda _row: self.changed.emit())

    def chosen(self) -> CalendarChoices:
        """Return what is chosen."""
        return CalendarChoices(
            becomes=PostState(self.becomes.currentData()),
            platform=self.platform.currentData(),
            language=self.language.currentData(),
            months=self.months.currentData(),
        )


class CalendarImportDialog(PostsDialog):
    """Shows what the events of a calendar would become and records them when the user says so."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, read: ReadCalendar
    ) -> None:
        events = cast("Rows", read.events)
        listed = ListTable(read.name, (), events, range(1, len(read.events) + 1))
        choices = EventChoices(listed)
        super().__init__(parent, service, desk, listed, _words(), _("No."), choices)
        self.choices: EventChoices = choices
        self._read = read
        self.setObjectName("calendar_import")

    def asking(self) -> EmptyState | None:
        """Return nothing: a calendar says what everything is."""
        return None

    def comparison(self) -> Callable[[], PostPlan]:
        """Return what looks every event up."""
        imports, read, chosen = self._service.post_imports, self._read, self.choices.chosen()
        return lambda: imports.plan_calendar(read, chosen)


def _months(number: int) -> str:
    return ngettext("{n} month", "{n} months", number).format(n=format_number(number))


def _words() -> Words:
    return Words(
        title=_("Import a calendar file"),
        about=_(
            "Each event becomes an idea or a draft, in the municipality’s own time; what is there already stays as it is."
        ),
        shown=_("&Lines shown"),
        all_rows=_("All lines"),
        preview=_("What would be recorded"),
        do_import=_("Record them"),
        nothing=_("Nothing to record"),
        importing=_("Recording the posts"),
    )
