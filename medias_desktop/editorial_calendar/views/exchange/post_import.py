"""The import of posts from a list: columns at the left, what each row would become at the right; nothing written before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, current_language, translate
from medias_desktop.core.lists.dates import DateOrder
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.widgets.column_list import ColumnList
from medias_desktop.core.widgets.list_import.layout import Words
from medias_desktop.core.widgets.parts import EmptyState
from medias_desktop.editorial_calendar.exchange.names import POST_FIELDS
from medias_desktop.editorial_calendar.exchange.post_headers import Field
from medias_desktop.editorial_calendar.exchange.post_lists import PostMapping, guess_mapping
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.exchange.importing import (
    PostsDialog,
    becomes_choice,
    language_choice,
    platform_choice,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.exchange.plan import PostPlan
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class PostChoices(ColumnList):
    """One choice per column, then what rows become, and where they appear when they do not say it."""

    def __init__(self, listed: ListTable, mapping: PostMapping) -> None:
        names = [(field.value, translate(POST_FIELDS[field])) for field in Field]
        super().__init__(listed, names, mapping.fields)
        self._mapping = mapping
        self.becomes = becomes_choice(mapping.becomes)
        self.platform = platform_choice(mapping.platform)
        self.language = language_choice(mapping.language)
        self.add_choice(_("Rows &become"), self.becomes)
        self.add_choice(_("&Platform of rows that name none"), self.platform)
        self.add_choice(_("Lan&guage of rows that name none"), self.language)
        self.add_orders(NameOrder.LAST_NAME_FIRST, NameOrder.LAST_NAME_FIRST, mapping.ambiguous_date_order)
        for combo in (self.becomes, self.platform, self.language, self.date_order):
            combo.currentIndexChanged.connect(lambda _row: self._choose())
        self.field_chosen.connect(self._take_fields)
        self._show_what_matters()

    def mapping(self) -> PostMapping:
        """Return what is chosen."""
        return self._mapping

    def _take_fields(self, _index: int) -> None:
        fields = tuple(Field(code) if code else None for code in self.fields())  # Qt gives plain texts back
        self._mapping = replace(self._mapping, fields=fields)
        self._show_what_matters()

    def _choose(self) -> None:
        self._mapping = replace(
            self._mapping,
            becomes=PostState(self.becomes.currentData()),
            platform=self.platform.currentData(),
            language=self.language.currentData(),
            ambiguous_date_order=DateOrder(self.date_order.currentData()),
        )
        self.changed.emit()

    def _show_what_matters(self) -> None:
        self.show_orders(names=False, date_columns=(self._mapping.column_of(Field.DAY),))


class PostImportDialog(PostsDialog):
    """Shows how a list of posts is understood and records it when the user says so."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, listed: ListTable
    ) -> None:
        page = EmptyState(
            _("Which column says what a post is about?"),
            _("Choose at the left the column of titles, or that of texts."),
        )
        choices = PostChoices(listed, guess_mapping(listed, current_language()))
        super().__init__(parent, service, desk, listed, _words(), _("Row"), choices, (page,))
        self.choices: PostChoices = choices
        self.no_titles = page
        self.setObjectName("post_import")

    def asking(self) -> EmptyState | None:
        """Return the page that asks for the titles, when no column holds them."""
        mapping = self.choices.mapping()
        there = mapping.column_of(Field.TITLE) is not None or mapping.column_of(Field.TEXT) is not None
        return None if there else self.no_titles

    def comparison(self) -> Callable[[], PostPlan]:
        """Return what looks every row up."""
        imports, listed, mapping = self._service.post_imports, self.listed, self.choices.mapping()
        return lambda: imports.plan_list(listed, mapping)


def _words() -> Words:
    return Words(
        title=_("Import posts"),
        about=_(
            "Each row becomes an idea or a draft of the calendar; what the policy says of it is checked afterwards."
        ),
        shown=_("&Lines shown"),
        all_rows=_("All lines"),
        preview=_("What would be recorded"),
        do_import=_("Record them"),
        nothing=_("Nothing to record"),
        importing=_("Recording the posts"),
    )
