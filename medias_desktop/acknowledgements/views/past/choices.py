"""The columns of a list of acknowledgements, and what stands for what it does not say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from medias_desktop.acknowledgements.labels import method_label
from medias_desktop.acknowledgements.past_lists.columns import PLACE_LENGTH
from medias_desktop.acknowledgements.past_lists.headers import Field
from medias_desktop.acknowledgements.past_lists.mapping import PastMapping
from medias_desktop.acknowledgements.past_lists.texts import AdoptedText
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.views.past.wording import FIELD_NAMES, text_name
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.column_list import ColumnList, choice

_PAUSE = 300
"""Milliseconds without a key before what is typed is taken."""


class PastChoices(ColumnList):
    """One choice per column, then the text, the method and the place of lines that do not say them."""

    def __init__(self, listed: ListTable, mapping: PastMapping, texts: Sequence[AdoptedText]) -> None:
        names = [(field.value, translate(FIELD_NAMES[field])) for field in Field]
        super().__init__(listed, names, mapping.fields)
        self._mapping = mapping
        self._make_defaults(texts)
        self.add_choice(_("&Text that was signed"), self.text)
        self.add_choice(_("&Method"), self.method)
        self.add_choice(_("Where the &originals lie"), self.place)
        self.add_orders(NameOrder.LAST_NAME_FIRST, mapping.name_order, mapping.ambiguous_date_order)
        for combo in (self.text, self.method, self.name_order, self.date_order):
            combo.currentIndexChanged.connect(lambda _row: self._choose_defaults())
        self.field_chosen.connect(self._take_fields)
        self._show_what_matters()

    def mapping(self) -> PastMapping:
        """Return what is chosen."""
        return self._mapping

    def _make_defaults(self, texts: Sequence[AdoptedText]) -> None:
        self.text = choice(
            "default_text",
            [(_("The one in force on the date"), 0), *((text_name(text), text.id) for text in texts)],
            self._mapping.version_id,
        )
        self.method = choice(
            "default_method", [(method_label(one), one.value) for one in Method], self._mapping.method.value
        )
        self.place = QLineEdit()
        self.place.setObjectName("default_place")
        self.place.setMaxLength(PLACE_LENGTH)
        self.place.setPlaceholderText(_("For instance: binder 3, clerk’s office"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._choose_defaults)
        self.place.textEdited.connect(lambda _text: self._pause.start())
        self.place.editingFinished.connect(self._choose_defaults)

    def _take_fields(self, _index: int) -> None:
        fields = tuple(Field(code) if code else None for code in self.fields())  # Qt gives plain texts back
        self._mapping = replace(self._mapping, fields=fields)
        self._show_what_matters()

    def _choose_defaults(self) -> None:
        self._pause.stop()
        names, dates = self.orders()
        chosen = replace(
            self._mapping,
            version_id=self.text.currentData(),
            method=Method(self.method.currentData()),
            place=self.place.text().strip(),
            name_order=names,
            ambiguous_date_order=dates,
        )
        if chosen != self._mapping:
            self._mapping = chosen
            self.changed.emit()

    def _show_what_matters(self) -> None:
        """Hide the choices that decide nothing in this list."""
        days = (self._mapping.column_of(Field.DAY),)
        self.show_orders(names=Field.FULL_NAME in self._mapping.fields, date_columns=days)
