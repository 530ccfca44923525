"""What every small form about online users has beside other forms: what it tells, and when another window was quicker."""

from __future__ import annotations

from PySide6.QtCore import Qt

from medias_desktop.core.store.errors import ChangedMeanwhile
from medias_desktop.core.widgets.act_form import ActForm
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField


class OnlineForm(ActForm):
    """One act about an online user."""

    announces = ("sanctions",)
    overtaken = ChangedMeanwhile


def needed(field: TextField | LongTextField, sentence: str) -> str:
    """Return what a field says. Raises FieldProblem, told at the field, when it says nothing."""
    text = field.text()
    if not text:
        field.show_problem(sentence)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        raise FieldProblem
    return text
