"""What is done with the post: save, the next act, and the others behind “…”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.actions import more_button
from medias_desktop.core.widgets.parts import button, muted, problem
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.views.editor.steps import ACT_ICONS, ACT_NAMES, WRITING, Act, acts_of

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.dialogs import Dialogs
    from medias_desktop.editorial_calendar.rules.posts import Post

_BESIDE = 2
"""Acts that stand beside each other; the others are in the menu."""


class Footer(QWidget):
    """``act_asked`` carries an Act, ``page_asked`` 1 for the next page of the form and −1 for the one before."""

    close_asked = Signal()
    save_asked = Signal()
    submit_asked = Signal()
    act_asked = Signal(object)
    page_asked = Signal(int)

    def __init__(self, refused: UserError | None, dialogs: Dialogs) -> None:
        super().__init__()
        self._writable = refused is None
        self._shown: tuple[Act, ...] | None = None
        self._free = True
        self.trouble = problem()
        self.trouble.setObjectName("editor_trouble")
        self.told = muted("")
        self.told.setObjectName("editor_told")
        self.told.hide()
        self.close_button = button(_("&Close"))
        self.close_button.setObjectName("editor_close")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close_asked)
        self.save = button(_("&Save"), "mdi6.content-save-outline")
        self.save.setObjectName("editor_save")
        self.save.setToolTip(_("Save (Ctrl+S)"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.save_asked)
        self.submit = button(translate(ACT_NAMES[Act.CHECK]), ACT_ICONS[Act.CHECK], primary=True)
        self.submit.setObjectName("editor_submit")
        self.submit.setToolTip(_("Save and submit for approval (Ctrl+Enter)"))
        self.submit.setAutoDefault(False)
        self.submit.clicked.connect(self.submit_asked)
        self.buttons: dict[Act, QPushButton] = {}
        self.actions_by_act: dict[Act, QAction] = {}
        self.menu = QMenu(self)
        self.more = more_button(self.menu)
        self.more.setToolTip(_("More actions (Ctrl+M)"))
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self.trouble)
        column.addLayout(self._row)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        for one in (self.close_button, self.save, self.submit):
            self._row.addWidget(one)
        permit(refused, dialogs, self.save, self.submit, *self._make_keys())

    def show_acts(self, post: Post | None, unrecorded: int, *, changed: bool) -> None:
        """Offer what can be done with a post, the next thing as the primary button; None is a new post."""
        self.save.setEnabled(self._writable and changed and self._free)
        acts = () if post is None else acts_of(post, unrecorded)
        self.submit.setVisible(post is None or Act.CHECK in acts[:1])
        if acts == self._shown:
            return
        self._shown = acts
        allowed = [one for one in acts if self._writable or one not in WRITING]
        first = [one for one in allowed[:_BESIDE] if one is not Act.CHECK]
        if len(first) > 1 and first[1] in (
            Act.DUPLICATE,
            Act.TO_DRAFTS,
            Act.TO_IDEAS,
            Act.ARCHIVE,
            Act.RECORD,
        ):
            first = first[:1]
        self._make_buttons(first)
        self._fill_menu([one for one in allowed if one not in first and one is not Act.CHECK])

    def primary(self) -> QPushButton | None:
        """Return the button of the next act."""
        if not self.submit.isHidden():
            return self.submit
        return next(iter(self.buttons.values()), None)

    def tell(self, sentence: str) -> None:
        """Tell what was refused, or nothing more."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def say(self, sentence: str) -> None:
        """Say what saving would do, or nothing."""
        if self.told.text() != sentence:
            self.told.setText(sentence)
            self.told.setVisible(bool(sentence))

    def show_busy(self, busy: bool) -> None:
        """Take everything out of use while something is being recorded."""
        self._free = not busy
        for one in (self.close_button, self.save, self.submit, self.more, *self.buttons.values()):
            one.setEnabled(not busy)

    def _make_buttons(self, acts: Sequence[Act]) -> None:
        for old in self.buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for place, act in enumerate(acts):
            primary = place == 0 and self.submit.isHidden()
            made = button(translate(ACT_NAMES[act]), ACT_ICONS[act], primary=primary)
            made.setObjectName(f"act_{act.value}")
            made.setAutoDefault(False)
            made.clicked.connect(lambda _on=False, act=act: self.act_asked.emit(act))
            self.buttons[act] = made
            at = self._row.count() if primary else self._row.indexOf(self.save) + 1
            self._row.insertWidget(at, made)
            made.setVisible(True)  # at once: what is not seen yet cannot have the keyboard

    def _fill_menu(self, acts: Sequence[Act]) -> None:
        self.menu.clear()
        self.actions_by_act = {}
        for act in acts:
            action = self.menu.addAction(translate(ACT_NAMES[act]).replace("&", ""))
            action.setObjectName(f"action_{act.value}")
            action.triggered.connect(lambda _on=False, act=act: self.act_asked.emit(act))
            self.actions_by_act[act] = action
        self.more.setVisible(bool(acts))

    def _make_keys(self) -> list[QShortcut]:
        """Make the keys of the window; return those that record something."""
        recording = []
        control = Qt.KeyboardModifier.ControlModifier
        for keys, act in (
            (QKeySequence(control | Qt.Key.Key_S), self.save_asked.emit),
            (QKeySequence(control | Qt.Key.Key_Return), self.submit_asked.emit),
            (QKeySequence(control | Qt.Key.Key_Enter), self.submit_asked.emit),
            (QKeySequence(control | Qt.Key.Key_M), self.more.showMenu),
            (QKeySequence(control | Qt.Key.Key_PageDown), lambda: self.page_asked.emit(1)),
            (QKeySequence(control | Qt.Key.Key_PageUp), lambda: self.page_asked.emit(-1)),
        ):
            made = QShortcut(keys, self)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(act)
            if act in (self.save_asked.emit, self.submit_asked.emit):
                recording.append(made)
        return recording
