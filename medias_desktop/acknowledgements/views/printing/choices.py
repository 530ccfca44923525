"""What to print: the form at the left of the dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules.printing import MOST_LINES, PrintOrder, SheetText
from medias_desktop.core.i18n import _
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.widgets.parts import label, muted, subheading

USUAL_LINES = 15
"""Of a blank sheet: what one page of letter paper holds."""


class Choices(QWidget):
    """The user's choices as a PrintOrder."""

    changed = Signal()

    def __init__(self, *, persons: bool, paper: str) -> None:
        """``persons`` says whether anybody is chosen; ``paper`` is the municipality's."""
        super().__init__()
        self._paper = paper
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addWidget(subheading(_("What to print")))
        self.kinds = QButtonGroup(self)
        self.radios: dict[SheetKind, QRadioButton] = {}
        for kind, text, note in (
            (SheetKind.INDIVIDUAL, _("One sheet per pe&rson"), _("To be handed out, signed and given back.")),
            (
                SheetKind.GROUP,
                _("One sheet for ma&ny people"),
                _("For a meeting: each signs beside their name."),
            ),
            (SheetKind.BLANK, _("A &blank sheet"), _("For people who are not in the list.")),
        ):
            self._add_kind(column, kind, text, note)
            self.radios[kind].setEnabled(persons or kind is SheetKind.BLANK)
        self.radios[SheetKind.INDIVIDUAL if persons else SheetKind.BLANK].setChecked(True)
        column.addSpacing(12)
        column.addWidget(subheading(_("How it is printed")))
        self._add_fields(column)
        column.addStretch(1)
        self.kinds.buttonToggled.connect(lambda _button, on: self._on_kind() if on else None)
        self._show_fields()

    def order(self) -> PrintOrder:
        """Return what is chosen."""
        kind = self.kind()
        return PrintOrder(
            kind=kind,
            text=SheetText(self.text.currentData()) if kind is SheetKind.INDIVIDUAL else SheetText.NONE,
            language=self.language.currentData() or None,
            by_department=kind is not SheetKind.BLANK and self.departments.currentData(),
            lines=self.lines.value() if kind is SheetKind.BLANK else 0,
            paper="" if kind is SheetKind.INDIVIDUAL else self.paper.currentData(),
        )

    def kind(self) -> SheetKind:
        """Return which sheets are chosen."""
        return next(kind for kind, radio in self.radios.items() if radio.isChecked())

    def forbid_group_sheets(self, sentence: str) -> None:
        """Say why group sheets, which are recorded when printed, cannot be chosen."""
        self.radios[SheetKind.GROUP].setEnabled(False)
        self.radios[SheetKind.GROUP].setToolTip(sentence)

    def _add_kind(self, column: QVBoxLayout, kind: SheetKind, text: str, note: str) -> None:
        radio = QRadioButton(text)
        radio.setObjectName(f"kind_{kind.name.lower()}")
        radio.setAccessibleDescription(note)
        self.radios[kind] = radio
        self.kinds.addButton(radio)
        column.addWidget(radio)
        below = muted(note)
        below.setContentsMargins(26, 0, 0, 6)
        column.addWidget(below)

    def _add_fields(self, column: QVBoxLayout) -> None:
        self.text = self._choice(
            column,
            _("&Text behind each sheet"),
            "text",
            [
                (_("Nothing"), SheetText.NONE.value),
                (_("A summary"), SheetText.SUMMARY.value),
                (_("The full text"), SheetText.FULL.value),
            ],
        )
        self.language = self._choice(
            column,
            _("&Language"),
            "language",
            [(_("Each person’s own"), ""), (_("French"), "fr"), (_("English"), "en")],
        )
        self.departments = self._choice(column, _("&Order"), "order", self._orders(SheetKind.INDIVIDUAL))
        self.lines = QSpinBox()
        self.lines.setRange(1, MOST_LINES)
        self.lines.setValue(USUAL_LINES)
        self.lines.valueChanged.connect(lambda _value: self.changed.emit())
        self._field(column, _("&Empty lines"), "lines", self.lines)
        self.paper = self._choice(
            column,
            _("P&aper"),
            "paper",
            [
                (_("Letter (8½ × 11 in)"), "letter"),
                (_("Legal (8½ × 14 in)"), "legal"),
                (_("A4 (210 × 297 mm)"), "a4"),
            ],
        )
        self.paper.setCurrentIndex(max(0, self.paper.findData(self._paper)))

    def _choice(
        self, column: QVBoxLayout, title: str, name: str, given: Sequence[tuple[str, object]]
    ) -> QComboBox:
        box = QComboBox()
        for text, value in given:
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._field(column, title, name, box)
        return box

    def _field(self, column: QVBoxLayout, title: str, name: str, editor: QComboBox | QSpinBox) -> None:
        caption = label(title)
        caption.setBuddy(editor)
        caption.setObjectName(f"{name}_caption")
        caption.setContentsMargins(0, 6, 0, 0)
        editor.setObjectName(name)
        editor.setAccessibleName(title.replace("&", ""))
        editor.setProperty("caption", caption)
        column.addWidget(caption)
        column.addWidget(editor)

    @staticmethod
    def _orders(kind: SheetKind) -> list[tuple[str, object]]:
        if kind is SheetKind.GROUP:
            return [(_("Everyone on one sheet"), False), (_("One sheet per department"), True)]
        return [(_("By name"), False), (_("By department, then by name"), True)]

    def _on_kind(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        """Show what concerns the chosen sheets only."""
        kind = self.kind()
        for editor, shown in (
            (self.text, kind is SheetKind.INDIVIDUAL),
            (self.departments, kind is not SheetKind.BLANK),
            (self.lines, kind is SheetKind.BLANK),
            (self.paper, kind is not SheetKind.INDIVIDUAL),
        ):
            editor.setVisible(shown)
            editor.property("caption").setVisible(shown)
        for place, (text, _by_department) in enumerate(self._orders(kind)):
            self.departments.setItemText(place, text)
        own = _("The municipality’s") if kind is SheetKind.BLANK else _("Each person’s own")
        self.language.setItemText(0, own)
