"""What stands in the text in place of the placeholders: one field each, those that the draft uses first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.core.widgets.parts import label, mark, muted, scrolled, subheading
from medias_desktop.policies.rules.placeholders import IN_EACH_LANGUAGE, KNOWN, stored_name
from medias_desktop.policies.views.composing.chips import placeholder_label

_EXAMPLES = {
    "fr": {
        "director_general": N_("e.g. la directrice générale"),
        "clerk": N_("e.g. le greffier"),
        "mayor": N_("e.g. la mairesse"),
        "communications": N_("e.g. le Service des communications"),
    },
    "en": {
        "director_general": N_("e.g. the director general"),
        "clerk": N_("e.g. the clerk"),
        "mayor": N_("e.g. the mayor"),
        "communications": N_("e.g. the Communications Department"),
    },
}


class PlaceholdersPane(QWidget):
    """Fields whose values are recorded when they are left."""

    given = Signal(str, str)
    """A value was typed: the stored name and the value."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setObjectName("placeholders")
        self._language = language
        self._fields: dict[str, QLineEdit] = {}
        self._values: dict[str, str] = {}
        self._used: tuple[str, ...] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(subheading(_("Placeholders")))
        explained = _("Their values stand in the text when it is read, printed, exported and adopted.")
        layout.addWidget(muted(explained))
        self._inside = QWidget()
        self._form = QFormLayout(self._inside)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setContentsMargins(2, 6, 8, 6)
        layout.addWidget(scrolled(self._inside), 1)

    def field(self, name: str) -> QLineEdit:
        """Return the field of a placeholder."""
        return self._fields[name]

    def show_placeholders(self, used: Sequence[str], values: Mapping[str, str]) -> None:
        """Show what the draft uses and what stands for it; a field that is being typed in stays."""
        names = tuple(name for name in used if not name.startswith("art:"))
        if names != self._used:
            self._used = names
            self._make_fields(names)
        self._values = dict(values)
        for name, field in self._fields.items():
            value = self._values.get(stored_name(name, self._language), "")
            if not field.hasFocus() and field.text() != value:
                field.setText(value)
                field.setCursorPosition(0)
            mark(field, _("The draft needs this value") if name in names and not value else "")

    def _make_fields(self, used: Sequence[str]) -> None:
        focused = next((name for name, field in self._fields.items() if field.hasFocus()), "")
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields = {}
        for name in (*used, *(known for known in KNOWN if known not in used)):
            field = QLineEdit()
            field.setObjectName(f"placeholder_{name}")
            field.setMaxLength(300)
            field.setAccessibleName(placeholder_label(name))
            if name in IN_EACH_LANGUAGE:
                field.setPlaceholderText(translate(_EXAMPLES[self._language][name]))
            field.editingFinished.connect(lambda name=name: self._give(name))
            self._fields[name] = field
            self._form.addRow(label(placeholder_label(name), wrap=False), field)
        if focused in self._fields:
            self._fields[focused].setFocus()

    def _give(self, name: str) -> None:
        stored, value = stored_name(name, self._language), " ".join(self._fields[name].text().split())
        if value != self._values.get(stored, ""):
            self._values[stored] = value
            self.given.emit(stored, value)
