"""What a user's role does not allow: the control stays in its place, cannot be used, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.dialogs import Dialogs

Control = QWidget | QAction | QShortcut


def permit(refused: UserError | None, dialogs: Dialogs, *controls: Control) -> None:
    """Leave controls as they are, or if their work is ``refused`` take them out of use for as long as they live.

    Keys that led to it tell the sentence instead. The service refuses by itself: this saves the way to it.
    """
    if refused is None:
        return
    for one in controls:
        if isinstance(one, QShortcut):
            _tell_instead(one, refused, dialogs)
        elif isinstance(one, QAction):
            _refuse_action(one, refused, dialogs)
        else:
            _Refused(one, refused)


class _Refused(QObject):
    """Keeps one widget out of use, whatever is chosen meanwhile."""

    def __init__(self, widget: QWidget, refused: UserError) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.setEnabled(False)
        widget.setToolTip(refused.sentence())
        widget.setAccessibleDescription(refused.sentence())
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: notice that somebody wants it to be used after all."""
        if event.type() == QEvent.Type.EnabledChange and self._widget.isEnabled():
            self._widget.setEnabled(False)
        return super().eventFilter(watched, event)


def _refuse_action(action: QAction, refused: UserError, dialogs: Dialogs) -> None:
    def keep(enabled: bool) -> None:
        if enabled:
            action.setEnabled(False)

    action.setEnabled(False)
    action.enabledChanged.connect(keep)
    action.setToolTip(refused.sentence())
    for one in action.associatedObjects():
        if isinstance(one, QMenu):
            one.setToolTipsVisible(True)
        elif isinstance(one, QWidget) and not action.shortcut().isEmpty():
            keys = QShortcut(action.shortcut(), one, context=action.shortcutContext())
            keys.activated.connect(lambda owner=one: dialogs.tell_error(owner, refused))


def _tell_instead(keys: QShortcut, refused: UserError, dialogs: Dialogs) -> None:
    owner = keys.parent()
    assert isinstance(owner, QWidget)
    keys.activated.disconnect()
    keys.activated.connect(lambda: dialogs.tell_error(owner, refused))
