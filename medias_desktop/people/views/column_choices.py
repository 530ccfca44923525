"""The columns of a list of persons, and what stands for what it does not say of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.column_list import ColumnList, choice
from medias_desktop.people.labels import group_label, language_label
from medias_desktop.people.list_import.headers import Field
from medias_desktop.people.list_import.mapping import Mapping, guess_name_order
from medias_desktop.people.rules import LANGUAGES, Group
from medias_desktop.people.views.import_wording import FIELD_NAMES


class ColumnChoices(ColumnList):
    """One choice per column, then the defaults; ``changed`` when the user changes any."""

    def __init__(self, listed: ListTable, mapping: Mapping) -> None:
        names = [(field.value, translate(FIELD_NAMES[field])) for field in Field]
        super().__init__(listed, names, mapping.fields)
        self._mapping = mapping
        self._make_defaults()
        self.add_choice(_("&Group of a person without one"), self.default_group)
        self.add_choice(_("&Language of a person without one"), self.default_language)
        self.add_orders(NameOrder.FIRST_NAME_FIRST, mapping.name_order, mapping.ambiguous_date_order)
        for combo in (self.default_group, self.default_language, self.name_order, self.date_order):
            combo.currentIndexChanged.connect(lambda _row: self._choose_defaults())
        self.field_chosen.connect(self._take_field)
        self._show_what_matters()

    def mapping(self) -> Mapping:
        """Return what is chosen."""
        return self._mapping

    def _make_defaults(self) -> None:
        self.default_group = choice(
            "default_group",
            [(_("Report as a problem"), None), *((group_label(group), group) for group in Group)],
            self._mapping.default_group,
        )
        self.default_language = choice(
            "default_language",
            [(language_label(code), code) for code in LANGUAGES],
            self._mapping.default_language,
        )

    def _take_field(self, index: int) -> None:
        fields = tuple(Field(code) if code else None for code in self.fields())  # Qt gives plain texts back
        self._mapping = replace(self._mapping, fields=fields)
        if fields[index] is Field.FULL_NAME:
            order = guess_name_order(self._listed, index)
            self._mapping = replace(self._mapping, name_order=order)
            with QSignalBlocker(self.name_order):
                self.name_order.setCurrentIndex(self.name_order.findData(order))
        self._show_what_matters()

    def _choose_defaults(self) -> None:
        group = self.default_group.currentData()
        names, dates = self.orders()
        self._mapping = replace(
            self._mapping,
            default_group=Group(group) if group else None,
            default_language=self.default_language.currentData(),
            name_order=names,
            ambiguous_date_order=dates,
        )
        self.changed.emit()

    def _show_what_matters(self) -> None:
        """Hide the choices that decide nothing in this list."""
        days = map(self._mapping.column_of, (Field.START_DATE, Field.END_DATE))
        self.show_orders(names=Field.FULL_NAME in self._mapping.fields, date_columns=days)
