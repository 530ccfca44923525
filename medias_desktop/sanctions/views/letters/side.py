"""The letters of a case in a list, and the kinds that may be begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, format_date, translate
from medias_desktop.core.widgets.parts import EmptyState, button, muted
from medias_desktop.sanctions.labels import LETTER_NAMES
from medias_desktop.sanctions.rules.cases import Case, LetterKind

CALLED = N_("A letter is called for by a meeting to come, an open demand about a post, or a decision.")
_UID = Qt.ItemDataRole.UserRole


_LEAST_WIDTH = 240
_BUTTON_ROOM = 90
"""Pixels around the words of the button: its icon, its arrow."""


class LettersEmpty(QWidget):
    """Stands where no letter is shown: what may be written, and why nothing may."""

    wanted = Signal(str)

    def __init__(self, kinds: Sequence[LetterKind]) -> None:
        super().__init__()
        self.first: QWidget = self
        self.buttons: list[QWidget] = []
        actions = QWidget()
        column = QVBoxLayout(actions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for kind in kinds:
            one = button(
                translate(LETTER_NAMES[kind]), "mdi6.text-box-plus-outline", primary=kind is kinds[0]
            )
            one.setObjectName(f"letters_begin_{kind.value}")
            one.clicked.connect(lambda _checked=False, code=kind.value: self.wanted.emit(code))
            self.buttons.append(one)
            column.addWidget(one)
            if kind is kinds[0]:
                self.first = one
        told = (
            _("Choose what to write: its words are proposed, and you change them.")
            if kinds
            else translate(CALLED)
        )
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(EmptyState(_("No letter is open"), told))
        layout.addWidget(actions, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)


class LetterSide(QWidget):
    """Says which letter is shown, and which one is to be begun."""

    chosen = Signal(str)
    """The uid of a letter."""
    wanted = Signal(str)
    """The code of a kind of letter."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setObjectName("letters_list")
        self.list.setAccessibleName(_("Letters of the case"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_current())
        self.new = button(_("&New letter"), "mdi6.text-box-plus-outline")
        self.new.setObjectName("letters_new")
        self.menu = QMenu(self.new)
        self.new.setMenu(self.menu)
        wide = self.new.fontMetrics().horizontalAdvance(self.new.text()) + _BUTTON_ROOM
        self.setMinimumWidth(max(_LEAST_WIDTH, wide))
        self.hint = muted(translate(CALLED))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.new)

    def show_case(self, case: Case, kinds: Sequence[LetterKind], current: str) -> None:
        """List the letters, the newest first, and offer the kinds that the case calls for."""
        self.list.blockSignals(True)
        self.list.clear()
        for letter in reversed(case.letters):
            item = QListWidgetItem(f"{translate(LETTER_NAMES[letter.kind])}\n{_state(letter.issued_on)}")
            item.setData(_UID, letter.uid)
            self.list.addItem(item)
            if letter.uid == current:
                self.list.setCurrentItem(item)
        if not current:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self.menu.clear()
        for kind in kinds:
            action = self.menu.addAction(translate(LETTER_NAMES[kind]))
            action.setObjectName(f"letters_new_{kind.value}")
            action.triggered.connect(lambda _checked=False, code=kind.value: self.wanted.emit(code))
        self.new.setEnabled(bool(kinds))
        self.hint.setVisible(not kinds)

    def _on_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(_UID)))


def _state(issued_on: dt.date | None) -> str:
    return _("Issued on {day}").format(day=format_date(issued_on)) if issued_on else _("Draft")
