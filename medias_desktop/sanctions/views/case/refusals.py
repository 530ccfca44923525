"""Where a refusal is told: at the field that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.sanctions.errors.cases import CaseTextTooLong

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.fields import Field, TextField
    from medias_desktop.core.widgets.form_fields import LongTextField

Places = Mapping["type[UserError]", "Field"]


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
    found.show_problem(error.sentence())
    found.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def needed(field: TextField | LongTextField, sentence: str) -> str:
    """Return what a field says. Raises FieldProblem, told at the field, when it says nothing."""
    text = field.text()
    if not text:
        field.show_problem(sentence)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        raise FieldProblem
    return text


def _text(field: Field) -> str:
    if isinstance(field.editor, QLineEdit):
        return field.editor.text()
    return field.editor.toPlainText() if isinstance(field.editor, QPlainTextEdit) else ""
