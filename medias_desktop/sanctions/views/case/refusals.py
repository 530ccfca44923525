"""Where a refusal is told: at the field that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.sanctions.errors.cases import CaseTextTooLong

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.fields import DateField, Field, TextField
    from medias_desktop.core.widgets.form_fields import DayField, LongTextField

Places = Mapping["type[UserError]", "Field"]

DatedPlaces = Mapping["type[UserError]", "Sequence[DateField | DayField]"]


def of_the_day(error: UserError, dated: DatedPlaces) -> Places:
    """Return at which of several dates a refusal belongs: the one that says the day that is refused."""
    fields = next((fields for kind, fields in dated.items() if isinstance(error, kind)), ())
    wrong = error.details.get("day")
    return {type(error): field for field in reversed(fields) if not field.isHidden() and field.day() == wrong}


def told_at(error: UserError, places: Places, fields: Iterable[Field]) -> bool:
    """Tell a refusal at its field, which gets the keyboard; return whether it has one that is shown.

    A text that is too long is told where it was typed, whichever of ``fields`` that is.
    """
    if isinstance(error, CaseTextTooLong):
        beginning = str(error.details["beginning"])
        found = next((one for one in fields if _text(one).lstrip().startswith(beginning)), None)
    else:
        found = next((field for kind, field in places.items() if isinstance(error, kind)), None)
    if found is None or found.isHidden():
        return False
    tell_at(found, error.sentence())
    return True


def tell_at(field: Field, sentence: str) -> None:
    """Tell what is wrong at a field, give it the keyboard and bring it into view with what is told."""
    field.show_problem(sentence)
    field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    QTimer.singleShot(0, field, lambda: _bring_into_view(field))


def _bring_into_view(field: QWidget) -> None:
    around = field.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(field, 0, 8)


def needed(field: TextField | LongTextField, sentence: str) -> str:
    """Return what a field says. Raises FieldProblem, told at the field, when it says nothing."""
    text = field.text()
    if not text:
        tell_at(field, sentence)
        raise FieldProblem
    return text


def _text(field: Field) -> str:
    if isinstance(field.editor, QLineEdit):
        return field.editor.text()
    return field.editor.toPlainText() if isinstance(field.editor, QPlainTextEdit) else ""
