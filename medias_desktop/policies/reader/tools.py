"""Small buttons that show an icon and tell their name."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QToolButton


def tool(icon_name: str, name: str, object_name: str, text: str = "") -> QToolButton:
    """Return a flat button with an icon, drawn after the first paint; ``name`` is its tooltip and what is read aloud."""
    button = QToolButton()
    button.setObjectName(object_name)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setStyleSheet(
        "QToolButton:!hover:!focus { border-color: transparent; background: transparent; }"
        "QToolButton::menu-indicator { image: none; }"
    )
    button.setText(text)
    if icon_name:
        button.setIconSize(QSize(18, 18))
        QTimer.singleShot(0, button, lambda: _draw(button, icon_name))
    return button


def _draw(button: QToolButton, icon_name: str) -> None:
    from medias_desktop.core.widgets.icons import icon

    button.setIcon(icon(icon_name))
