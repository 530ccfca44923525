"""The columns of a list, each with what it holds, and below them what stands for what the list does not say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.lists.dates import DateOrder, is_ambiguous
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.parts import label, muted, subheading


class ColumnList(QScrollArea):
    """One choice per column; ``changed`` when anything is chosen, ``field_chosen`` with the column before that."""

    changed = Signal()
    field_chosen = Signal(int)

    def __init__(
        self, listed: ListTable, fields: Sequence[tuple[str, str]], chosen: Sequence[str | None]
    ) -> None:
        """``fields`` are the codes and names of what a column may hold, ``chosen`` the codes at first (None: left out)."""
        super().__init__()
        self._listed = listed
        self._fields: list[str | None] = list(chosen)
        self._ambiguous: dict[int, bool] = {}
        self.columns = [self._column_choice(index, fields) for index in range(len(listed.header))]
        page = QWidget()
        page.setObjectName("page")
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(0, 0, 12, 0)
        self._layout.setSpacing(4)
        if self.columns:
            self._layout.addWidget(subheading(_("Columns of the list")))
            self._layout.addWidget(muted(_("What each column holds was guessed; change what is not right.")))
            for index, combo in enumerate(self.columns):
                self._add_column(index, combo)
            self._layout.addSpacing(14)
        said = _("Where the list says nothing") if self.columns else _("For the whole file")
        self._layout.addWidget(subheading(said))
        self._end = self._layout.count()
        self._layout.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its choices take the keys
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fields(self) -> tuple[str | None, ...]:
        """Return the code of what each column holds, None for one that is left out."""
        return tuple(self._fields)

    def add_choice(self, title: str, field: QWidget) -> tuple[QLabel, QWidget]:
        """Add what stands for what the list does not say, below the columns; return its caption and itself."""
        caption = label(title)
        caption.setTextFormat(caption.textFormat().AutoText)
        caption.setBuddy(field)
        field.setAccessibleName(title.replace("&", ""))
        for widget in (caption, field):
            self._layout.insertWidget(self._end, widget)
            self._end += 1
        return caption, field

    def add_orders(self, likelier: NameOrder, names: NameOrder, dates: DateOrder) -> None:
        """Add the orders in which whole names and dates are written, as chosen; the ``likelier`` one of names comes first."""
        orders = [
            (_("The first name comes first (Luc Tremblay)"), NameOrder.FIRST_NAME_FIRST),
            (_("The last name comes first (Tremblay Luc)"), NameOrder.LAST_NAME_FIRST),
        ]
        self.name_order = choice("name_order", sorted(orders, key=lambda one: one[1] != likelier), names)
        self.date_order = choice(
            "date_order",
            [
                (_("The day comes first: 3 April"), DateOrder.DAY_FIRST),
                (_("The month comes first: March 4"), DateOrder.MONTH_FIRST),
            ],
            dates,
        )
        self._of_names = self.add_choice(_("In whole &names without a comma"), self.name_order)
        self._of_dates = self.add_choice(_("In &dates such as 03/04/2021"), self.date_order)

    def orders(self) -> tuple[NameOrder, DateOrder]:
        """Return the orders of names and dates that are chosen."""
        return NameOrder(self.name_order.currentData()), DateOrder(self.date_order.currentData())

    def show_orders(self, *, names: bool, date_columns: Iterable[int | None]) -> None:
        """Show the order of names, and that of dates where a column of dates leaves it open; hide what decides nothing."""
        dates = any(self._leaves_open(index) for index in date_columns if index is not None)
        for widgets, matters in ((self._of_names, names), (self._of_dates, dates)):
            for widget in widgets:
                widget.setVisible(matters)

    def _leaves_open(self, index: int) -> bool:
        if index not in self._ambiguous:
            self._ambiguous[index] = is_ambiguous(self._listed.column(index))
        return self._ambiguous[index]

    def _column_choice(self, index: int, fields: Sequence[tuple[str, str]]) -> QComboBox:
        combo = Choice()
        combo.setObjectName(f"column_{index}")
        combo.addItem(_("Left out"), None)
        for code, name in fields:
            combo.addItem(name, code)
        field_now = self._fields[index]
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

    def _choose_field(self, index: int) -> None:
        """Take the choice; a field that another column held is that column's no more."""
        chosen = self.columns[index].currentData()
        for other, field in enumerate(self._fields):
            if field is not None and field == chosen and other != index:
                self._fields[other] = None
                with QSignalBlocker(self.columns[other]):
                    self.columns[other].setCurrentIndex(0)
        self._fields[index] = chosen
        self.field_chosen.emit(index)
        self.changed.emit()


class Choice(QComboBox):
    """A combo box no wider than its place, that leaves the wheel to the list it stands in."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: object) -> None:
        """Qt: scroll the list of columns, do not change a choice by accident."""
        event.ignore()  # type: ignore[attr-defined]


def choice(name: str, choices: Sequence[tuple[str, object]], chosen: object) -> Choice:
    """Return a choice among (text, value) pairs, one of them chosen."""
    combo = Choice(name)
    for text, data in choices:
        combo.addItem(text, data)
    combo.setCurrentIndex(next((row for row, (_text, data) in enumerate(choices) if data == chosen), 0))
    return combo
