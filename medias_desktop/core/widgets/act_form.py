"""What every small form has: a title, fields, Cancel, one button that records; problems are told where they were typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    problem,
    scrolled,
)
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.widgets.typed import may_leave, said


class ActForm(QDialog):
    """One act. A subclass puts fields into ``body`` and says in ``draft`` what is written; ``recorded`` when it was."""

    recorded = Signal(object)
    announces: tuple[str, ...] = ()
    """The parts of the program that are told once it was recorded."""
    overtaken: type[UserError] | None = None
    """What is told when another window was quicker, in place of the refusal itself."""
    fills = False
    """Whether the fields take the whole height; otherwise they stand at the top."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        name: str,
        title: str,
        about: str = "",
        action: str = "",
        *,
        size: tuple[int, int] = (600, 0),
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
        self.body.setContentsMargins(0, 0, 4, 0)
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
        layout.addWidget(self.content(scrolls=bool(size[1])), 1)
        layout.addWidget(self.trouble)
        layout.addSpacing(4)
        self.buttons = action_row(self.cancel, self.record)
        layout.addLayout(self.buttons)
        self.record.setDefault(True)
        keys = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        keys.activated.connect(self.save)
        fit_to_text(self, *size)

    def content(self, *, scrolls: bool) -> QWidget:
        """Return what stands between the title and the buttons: the fields."""
        return scrolled(self.page) if scrolls else self.page

    def draft(self) -> Callable[[], Any]:
        """Return what writes what the fields say. Raises FieldProblem, UserError."""
        raise NotImplementedError

    def after(self, result: Any) -> None:
        """Do what follows once it was recorded: close and tell it."""
        self.accept()
        self.desk.changes.announce(*self.announces)
        self.recorded.emit(result)

    @property
    def busy(self) -> bool:
        """Whether something is being recorded."""
        return self._work.busy

    def save(self) -> None:
        """Record it; what is refused is told where it was typed, and stays."""
        if self.busy:
            return
        self.tell("")
        for field in self.findChildren(Field):
            field.show_problem()
        try:
            write = self.draft()
        except FieldProblem:
            return
        except UserError as error:
            self.refuse(error)
            return
        self._work.run(lambda _progress: write(), self._ended)

    def refuse(self, error: UserError) -> None:
        """Tell a refusal at the field it is about, or below the form."""
        field = next((field for kind, field in self.places.items() if isinstance(error, kind)), None)
        if field is None or field.isHidden():
            self.tell(error.sentence())
            return
        field.show_problem(error.sentence())
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(field):
                area.ensureWidgetVisible(field)

    def open(self) -> None:
        """Qt: show it; the first field has the keyboard."""
        if not self.fills:
            self.body.addStretch(1)
        self._before = self.typed()
        super().open()
        first = self.begins_with()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            line = first if isinstance(first, QLineEdit) else first.findChild(QLineEdit)
            if line is not None and not isinstance(first, QAbstractSpinBox):
                line.selectAll()  # as Tab does: what is typed takes the place of what is proposed

    def begins_with(self) -> QWidget | None:
        """Return what has the keyboard at first."""
        fields = self.page.findChildren(Field)
        return fields[0].editor if fields else None

    def typed(self) -> tuple[object, ...]:
        """Return what the form says: when it is another than at first, leaving asks."""
        return said(self)

    def renew(self) -> None:
        """Read again what another window changed meanwhile, so that what was typed can be recorded after all."""

    def tell(self, sentence: str) -> None:
        """Tell what is about the whole form."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def reject(self) -> None:
        """Qt: leave, after a question when something was typed; not while something is being recorded."""
        if self.busy:
            return
        if self._before is not None and self.typed() != self._before and not may_leave(self, self.desk):
            return
        super().reject()

    def _ended(self, result: Any) -> None:
        if isinstance(result, ChangedElsewhere):
            self._overtaken(result)
        elif isinstance(result, UserError):
            self.refuse(result)
        else:
            self.after(result)

    def _overtaken(self, error: UserError) -> None:
        try:
            self.renew()
        except UserError as gone:
            self.refuse(gone)
            return
        if self.overtaken is None:
            self.refuse(error)
            return
        self.desk.changes.announce(*self.announces)
        self.tell(self.overtaken().sentence())

    def _show_busy(self) -> None:
        self.record.setEnabled(not self.busy)
        self.cancel.setEnabled(not self.busy)
