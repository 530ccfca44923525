"""What every small form about a post has: a title, fields, Cancel, one button that records; problems are told there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted, problem
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.widgets.typed import may_leave, said

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk


class ActForm(QDialog):
    """One act. A subclass puts fields into ``body`` and says in ``draft`` what is written; ``recorded`` when it was."""

    recorded = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, name: str, title: str, about: str = "", action: str = ""
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.places: Mapping[type[UserError], Field] = {}
        """The field that a refusal is about."""
        self._before: tuple[object, ...] | None = None
        self.setObjectName(f"{name}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._work = QuietWork(self, desk, self._show_busy)
        self.page = QWidget()
        self.body = QVBoxLayout(self.page)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self.cancel = button(_("Cancel"))
        self.record = button(action or _("&Record"), "mdi6.check", primary=True)
        self.trouble = problem()
        for widget, part in ((self.cancel, "cancel"), (self.record, "record"), (self.trouble, "trouble")):
            widget.setObjectName(f"{name}_{part}")
        self.cancel.clicked.connect(self.reject)
        self.record.clicked.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(heading(title))
        if about:
            layout.addWidget(muted(about))
        layout.addSpacing(6)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.trouble)
        layout.addSpacing(4)
        layout.addLayout(action_row(self.cancel, self.record))
        self.record.setDefault(True)
        keys = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        keys.activated.connect(self.save)
        fit_to_text(self, 600)

    def draft(self) -> Callable[[], Any]:
        """Return what writes what the fields say. Raises FieldProblem, UserError."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether something is being recorded."""
        return self._work.busy

    def save(self) -> None:
        """Record it; what is refused is told where it was typed, and stays."""
        if self.busy:
            return
        self._tell("")
        for field in self.findChildren(Field):
            field.show_problem()
        try:
            write = self.draft()
        except FieldProblem:
            return
        self._work.run(lambda _progress: write(), self._ended)

    def open(self) -> None:
        """Qt: show it; the first field has the keyboard."""
        self._before = said(self)
        super().open()
        fields = self.page.findChildren(Field)
        if fields:
            fields[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Qt: leave, after a question when something was typed; not while something is being recorded."""
        if self.busy:
            return
        if self._before is not None and said(self) != self._before and not may_leave(self, self.desk):
            return
        super().reject()

    def refuse(self, error: UserError) -> None:
        """Tell a refusal at the field it is about, or below the form."""
        field = next((field for kind, field in self.places.items() if isinstance(error, kind)), None)
        if field is None or field.isHidden():
            self._tell(error.sentence())
            return
        field.show_problem(error.sentence())
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ended(self, result: Any) -> None:
        if isinstance(result, UserError):
            self.refuse(result)
            return
        self.accept()
        self.desk.changes.announce("calendar", "photo_consents")
        self.recorded.emit(result)

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _show_busy(self) -> None:
        self.record.setEnabled(not self.busy)
        self.cancel.setEnabled(not self.busy)
