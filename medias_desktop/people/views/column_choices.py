"""The list's columns, each with what it holds, and what stands for what the list does not say."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.lists.dates import DateOrder
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.parts import label, muted, subheading
from medias_desktop.people.labels import group_label, language_label
from medias_desktop.people.list_import.headers import Field
from medias_desktop.people.list_import.mapping import Mapping, guess_name_order, has_ambiguous_dates
from medias_desktop.people.rules import LANGUAGES, Group
from medias_desktop.people.views.import_wording import FIELD_NAMES


class ColumnChoices(QScrollArea):
    """One choice per column, then the defaults; ``changed`` when the user changes any."""

    changed = Signal()

    def __init__(self, listed: ListTable, mapping: Mapping) -> None:
        super().__init__()
        self._listed, self._mapping = listed, mapping
        self.columns = [self._column_choice(index) for index in range(len(listed.header))]
        self._make_defaults()
        page = QWidget()
        page.setObjectName("page")
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(0, 0, 12, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(subheading(_("Columns of the list")))
        self._layout.addWidget(muted(_("What each column holds was guessed; change what is not right.")))
        for index, combo in enumerate(self.columns):
            self._add_column(index, combo)
        self._layout.addSpacing(14)
        self._layout.addWidget(subheading(_("Where the list says nothing")))
        self._boxes = {
            "group": self._add_default(_("&Group of a person without one"), self.default_group),
            "language": self._add_default(_("&Language of a person without one"), self.default_language),
            "names": self._add_default(_("In whole &names without a comma"), self.name_order),
            "dates": self._add_default(_("In &dates such as 03/04/2021"), self.date_order),
        }
        self._layout.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its choices take the keys
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show_what_matters()

    def mapping(self) -> Mapping:
        """Return what is chosen."""
        return self._mapping

    # Making

    def _column_choice(self, index: int) -> QComboBox:
        combo = _Choice()
        combo.setObjectName(f"column_{index}")
        combo.addItem(_("Left out"), None)
        for field in Field:
            combo.addItem(translate(FIELD_NAMES[field]), field)
        field_now = self._mapping.fields[index]
        combo.setCurrentIndex(combo.findData(field_now) if field_now else 0)
        combo.currentIndexChanged.connect(lambda _row: self._choose_field(index))
        return combo

    def _add_column(self, index: int, combo: QComboBox) -> None:
        title = self._listed.header[index] or _("Column {n} (no name)").format(n=index + 1)
        caption = QLabel(title.replace("&", "&&"))
        caption.setBuddy(combo)
        combo.setAccessibleName(title)
        font = caption.font()
        font.setBold(True)
        caption.setFont(font)
        caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        samples = " · ".join(self._listed.samples(index)) or _("empty column")
        shown = muted(samples if len(samples) <= 44 else samples[:43].rstrip(" ·") + "…")
        shown.setWordWrap(False)
        shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        shown.setToolTip(samples)
        combo.setAccessibleDescription(samples)
        self._layout.addSpacing(8)
        for widget in (caption, shown, combo):
            self._layout.addWidget(widget)

    def _make_defaults(self) -> None:
        self.default_group = _choices(
            "default_group",
            [(_("Report as a problem"), None), *((group_label(group), group) for group in Group)],
            self._mapping.default_group,
        )
        self.default_language = _choices(
            "default_language",
            [(language_label(code), code) for code in LANGUAGES],
            self._mapping.default_language,
        )
        self.name_order = _choices(
            "name_order",
            [
                (_("The first name comes first (Luc Tremblay)"), NameOrder.FIRST_NAME_FIRST),
                (_("The last name comes first (Tremblay Luc)"), NameOrder.LAST_NAME_FIRST),
            ],
            self._mapping.name_order,
        )
        self.date_order = _choices(
            "date_order",
            [
                (_("The day comes first: 3 April"), DateOrder.DAY_FIRST),
                (_("The month comes first: March 4"), DateOrder.MONTH_FIRST),
            ],
            self._mapping.ambiguous_date_order,
        )
        for combo in (self.default_group, self.default_language, self.name_order, self.date_order):
            combo.currentIndexChanged.connect(lambda _row: self._choose_defaults())

    def _add_default(self, title: str, combo: QComboBox) -> tuple[QLabel, QComboBox]:
        caption = label(title)
        caption.setTextFormat(caption.textFormat().AutoText)
        caption.setBuddy(combo)
        combo.setAccessibleName(title.replace("&", ""))
        self._layout.addWidget(caption)
        self._layout.addWidget(combo)
        return caption, combo

    # Choosing

    def _choose_field(self, index: int) -> None:
        """Take the choice; a field that another column held is that column's no more."""
        data = self.columns[index].currentData()  # Qt gives plain texts back
        chosen = Field(data) if data else None
        fields = list(self._mapping.fields)
        for other, field in enumerate(fields):
            if field is not None and field == chosen and other != index:
                fields[other] = None
                with QSignalBlocker(self.columns[other]):
                    self.columns[other].setCurrentIndex(0)
        fields[index] = chosen
        self._mapping = replace(self._mapping, fields=tuple(fields))
        if chosen is Field.FULL_NAME:
            order = guess_name_order(self._listed, index)
            self._mapping = replace(self._mapping, name_order=order)
            with QSignalBlocker(self.name_order):
                self.name_order.setCurrentIndex(self.name_order.findData(order))
        self._show_what_matters()
        self.changed.emit()

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


class _Choice(QComboBox):
    """A combo box no wider than its place, that leaves the wheel to the list it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: object) -> None:
        """Qt: scroll the list of columns, do not change a choice by accident."""
        event.ignore()  # type: ignore[attr-defined]


def _choices(name: str, choices: list[tuple[str, object]], chosen: object) -> QComboBox:
    combo = _Choice()
    combo.setObjectName(name)
    for text, data in choices:
        combo.addItem(text, data)
    combo.setCurrentIndex(next((row for row, (_text, data) in enumerate(choices) if data == chosen), 0))
    return combo
