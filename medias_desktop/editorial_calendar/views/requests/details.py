"""The details of a request in fields and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField
from medias_desktop.editorial_calendar.labels.requests import DETAIL_NAMES
from medias_desktop.editorial_calendar.rules.requesting.details import (
    DETAIL_LENGTH,
    DETAILS,
    Detail,
    Form,
    joined,
)
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind
from medias_desktop.editorial_calendar.views.editor.fields.boxes import BoxesField
from medias_desktop.editorial_calendar.views.requests.wording import choices


def said_detail(kind: RequestKind, name: str, value: str) -> str:
    """Return what a detail of a kind says, in words."""
    found = next((one for one in DETAILS[kind] if one.name == name), None)
    if found is None or not value or not found.choices:
        return value if found else ""
    words = {one.value: translate(one.label) for one in found.choices}
    return ", ".join(words.get(code, code) for code in value.split(","))


class DetailFields(QWidget):
    """A field for each detail of a kind, or for those named only; what they say is kept from kind to kind."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._said: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_kind(self, kind: RequestKind, names: Iterable[str] | None = None) -> None:
        """Ask for the details of a kind."""
        self._said |= self.details()
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        wanted = None if names is None else frozenset(names)
        self.fields = {one.name: _field(one) for one in DETAILS[kind] if wanted is None or one.name in wanted}
        self.put(self._said)
        for field in self.fields.values():
            self._column.addWidget(field)
            field.changed.connect(self.changed)  # type: ignore[attr-defined]
        self.setVisible(bool(self.fields))

    def put(self, details: Mapping[str, str]) -> None:
        """Fill the fields in."""
        self._said |= details
        for name, field in self.fields.items():
            value = self._said.get(name, "")
            if isinstance(field, TextField):
                field.line.setText(value)
                field.line.setCursorPosition(0)
            elif isinstance(field, LongTextField):
                field.area.setPlainText(value)
            elif isinstance(field, SelectField):
                field.choose(value)
            elif isinstance(field, BoxesField):
                field.tick(value.split(","))

    def details(self) -> dict[str, str]:
        """Return what the fields say."""
        return {name: _value(field) for name, field in self.fields.items()}


def _field(detail: Detail) -> Field:
    label, name = translate(DETAIL_NAMES[detail.name]), f"detail_{detail.name}"
    if detail.form is Form.TEXT:
        return LongTextField(label, name, lines=2)
    if detail.form is Form.ONE:
        return SelectField(label, name, choices(detail.choices))
    if detail.form is Form.SOME:
        words = [(one.value, translate(one.label)) for one in detail.choices]
        return BoxesField(label, name, words)
    hint = _("Day, time, or both") if detail.name == "wished_on" else ""
    return TextField(label, name, hint=hint, longest=DETAIL_LENGTH)


def _value(field: Field) -> str:
    if isinstance(field, TextField | LongTextField):
        return field.text()
    if isinstance(field, SelectField):
        return str(field.value())
    assert isinstance(field, BoxesField)
    return joined(field.codes())
