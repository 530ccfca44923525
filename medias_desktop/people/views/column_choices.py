"""The columns of a list of persons, and what stands for what it does not say of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.lists.dates import DateOrder
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.column_list import ColumnList, choice
from medias_desktop.people.labels import group_label, language_label
from medias_desktop.people.list_import.headers import Field
from medias_desktop.people.list_import.mapping import Mapping, guess_name_order, has_ambiguous_dates
from medias_desktop.people.rules import LANGUAGES, Group
from medias_desktop.people.views.import_wording import FIELD_NAMES


class ColumnChoices(ColumnList):
    """One choice per column, then the defaults; ``changed`` when the user changes any."""

    def __init__(self, listed: ListTable, mapping: Mapping) -> None:
        names = [(field.value, translate(FIELD_NAMES[field])) for field in Field]
        super().__init__(listed, names, mapping.fields)
        self._mapping = mapping
        self._make_defaults()
        self._boxes = {
            "group": self.add_choice(_("&Group of a person without one"), self.default_group),
            "language": self.add_choice(_("&Language of a person without one"), self.default_language),
            "names": self.add_choice(_("In whole &names without a comma"), self.name_order),
            "dates": self.add_choice(_("In &dates such as 03/04/2021"), self.date_order),
        }
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
        self.name_order = choice(
            "name_order",
            [
                (_("The first name comes first (Luc Tremblay)"), NameOrder.FIRST_NAME_FIRST),
                (_("The last name comes first (Tremblay Luc)"), NameOrder.LAST_NAME_FIRST),
            ],
            self._mapping.name_order,
        )
        self.date_order = choice(
            "date_order",
            [
                (_("The day comes first: 3 April"), DateOrder.DAY_FIRST),
                (_("The month comes first: March 4"), DateOrder.MONTH_FIRST),
            ],
            self._mapping.ambiguous_date_order,
        )
        for combo in (self.default_group, self.default_language, self.name_order, self.date_order):
            combo.currentIndexChanged.connect(lambda _row: self._choose_defaults())

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
        self._mapping = replace(
            self._mapping,
            default_group=Group(group) if group else None,
            default_language=self.default_language.currentData(),
            name_order=NameOrder(self.name_order.currentData()),
            ambiguous_date_order=DateOrder(self.date_order.currentData()),
        )
        self.changed.emit()

    def _show_what_matters(self) -> None:
        """Hide the choices that decide nothing in this list."""
        for name, matters in (
            ("names", Field.FULL_NAME in self._mapping.fields),
            ("dates", has_ambiguous_dates(self._listed, self._mapping)),
        ):
            for widget in self._boxes[name]:
                widget.setVisible(matters)
