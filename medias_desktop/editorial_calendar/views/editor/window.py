"""What the editor is as a window: its keys, leaving it, another language or look."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QWidget

from medias_desktop.core.i18n import current_language
from medias_desktop.core.widgets import theme

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.views.editor.saving import Saving


class EditorWindow(QDialog):
    """A subclass says in ``build_again`` how it is made anew, and saves through ``saving``."""

    saving: Saving

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.gone = False
        """Whether it was closed, though Qt has not destroyed it yet."""
        self._look = _look()

    def build_again(self) -> None:
        """Make everything inside anew, in the language and the look of the moment."""
        raise NotImplementedError

    def parts_in_order(self) -> Iterable[QWidget]:
        """Return the parts as the eye goes through them; Tab goes the same way."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another language, theme or text size: all is made anew, what was typed stays."""
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.LanguageChange, kinds.PaletteChange, kinds.FontChange, kinds.StyleChange):
            QTimer.singleShot(0, self, self._look_again)

    def _look_again(self) -> None:
        look = _look()
        if look != self._look:
            self._look = look
            self.build_again()

    def keyPressEvent(self, event: Any) -> None:
        """Qt: Enter presses the button that has the keyboard and saves nothing in a field; Escape asks before leaving."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            button = self.focusWidget()
            if isinstance(button, QPushButton | QToolButton):
                button.click()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        """Qt: findings, questions and pages come and go, and Qt would lead to each of them last."""
        stops = [stop for part in self.parts_in_order() for stop in _stops(part)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        return super().focusNextPrevChild(next)

    def leave(self) -> bool:
        """Close, after a question when something is not saved; tell whether it did."""
        if self.saving.busy or not self.saving.may_leave():
            return False
        self.close_for_good()
        return True

    def close_for_good(self) -> None:
        """Close without a question."""
        self.gone = True
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Qt: leave, after a question when something is not saved; not while something is being recorded."""
        if not self.gone:
            self.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the same with the window’s own button."""
        if self.gone or (not self.saving.busy and self.saving.may_leave()):
            self.gone = True
            event.accept()
        else:
            event.ignore()


def _look() -> tuple[object, ...]:
    return current_language(), theme.current().name, QApplication.font().pointSizeF()


def _stops(part: QWidget) -> list[QWidget]:
    """Return what Tab stops at in a part.

    Never through ``nextInFocusChain``: PySide then takes what follows a widget for its child, and destroys it with it.
    """
    inside, window = part.findChildren(QWidget), part.window()
    return [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is window]
