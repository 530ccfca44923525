"""What the editors of a form say, and the question before what was typed in them is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk


def said(form: QWidget) -> tuple[object, ...]:
    """Return what every editor of a form says."""
    return (
        *(line.text() for line in form.findChildren(QLineEdit)),
        *(area.toPlainText() for area in form.findChildren(QPlainTextEdit)),
        *(combo.currentText() for combo in form.findChildren(QComboBox)),
        *(edit.date() for edit in form.findChildren(QDateEdit)),
        *(box.isChecked() for box in form.findChildren(QCheckBox)),
        *(choice.isChecked() for choice in form.findChildren(QRadioButton)),
    )


def may_leave(form: QWidget, desk: Desk) -> bool:
    """Ask whether what was typed may be lost."""
    return desk.dialogs.confirm(
        form,
        form.windowTitle(),
        _("Leave without recording? What was typed here is lost."),
        _("Leave"),
        destructive=True,
    )
