"""One signatory: name, role, and the way of signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.parts import icon_size, mark, problem
from medias_desktop.policies import rules
from medias_desktop.signatures.rules import SigningIdentity

_CREATE, _IMPORT, _ELSEWHERE = "create", "import", "elsewhere"


class SignatoryRow(QWidget):
    """A row of the list; Alt+Up and Alt+Down move it."""

    changed = Signal()
    removed = Signal()
    moved = Signal(int)
    create_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self,
        signatory: rules.Signatory,
        identities: Sequence[SigningIdentity],
        now: dt.datetime,
        roles: tuple[str, ...],
    ) -> None:
        super().__init__()
        self._now = now
        self._names: dict[int, str] = {}
        self._chosen: int | str | None = _ELSEWHERE if signatory.elsewhere else signatory.identity_id
        self.name = QLineEdit(signatory.name)
        self.role = QLineEdit(signatory.role)
        for line in (self.name, self.role):  # a long role is read from its beginning
            line.setCursorPosition(0)
        completer = QCompleter(list(roles), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.role.setCompleter(completer)
        self.method = QComboBox()
        self.method.setMinimumContentsLength(18)
        self.method.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.up = _tool("mdi6.arrow-up")
        self.down = _tool("mdi6.arrow-down")
        self.remove = _tool("mdi6.close")
        self.problem = problem()
        self._number = QLabel()
        self._captions = [QLabel() for _column in range(3)]
        self._arrange()
        self.offer(identities, self._chosen)
        self.name.textChanged.connect(self.changed)
        self.role.textChanged.connect(self.changed)
        self.method.activated.connect(self._on_method)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def signatory(self) -> rules.Signatory:
        """Return what the row says."""
        identity = self._chosen if isinstance(self._chosen, int) else None
        return rules.Signatory(
            self.name.text().strip(),
            self.role.text().strip(),
            identity,
            elsewhere=self._chosen == _ELSEWHERE,
        )

    def chosen(self) -> int | str | None:
        """Return the way of signing as ``offer`` takes it."""
        return self._chosen

    def offer(self, identities: Sequence[SigningIdentity], chosen: int | str | None) -> None:
        """Fill the ways of signing: by hand, each identity, another program, a new identity, one from a file."""
        self._names = {one.id: one.name for one in identities}
        self._chosen = chosen if chosen in self._names or chosen == _ELSEWHERE else None
        self.method.clear()
        self.method.addItem(_("By hand, on paper"), None)
        for one in identities:
            self._offer_identity(one)
        self.method.addItem(_("Elsewhere: Acrobat, ConsignO…"), _ELSEWHERE)
        self.method.setItemData(
            self.method.count() - 1,
            _("In another program, on the document that is prepared here and comes back signed"),
            Qt.ItemDataRole.ToolTipRole,
        )
        self.method.insertSeparator(self.method.count())
        self.method.addItem(_("New identity…"), _CREATE)
        self.method.addItem(_("Import an identity…"), _IMPORT)
        self.method.setCurrentIndex(max(0, self.method.findData(self._chosen)))
        self._take_name()
        self.changed.emit()

    def _take_name(self) -> None:
        """Write the identity's name where none was typed."""
        if isinstance(self._chosen, int) and not self.name.text().strip():
            self.name.setText(self._names[self._chosen])

    def _offer_identity(self, one: SigningIdentity) -> None:
        expired = not one.may_sign_at(self._now)
        template = _("{name} (no longer valid)") if expired else _("Digital: {name}")
        self.method.addItem(template.format(name=one.name), one.id)
        at = self.method.count() - 1
        day = format_date(one.not_after.astimezone().date())
        self.method.setItemData(at, _("Valid until {date}").format(date=day), Qt.ItemDataRole.ToolTipRole)
        if expired:
            model = self.method.model()
            assert isinstance(model, QStandardItemModel)
            model.item(at).setEnabled(False)

    def show_position(self, position: int, count: int) -> None:
        """Number the row (from 0) for the eye, the keyboard and screen readers."""
        number = position + 1
        self._number.setText(str(number))
        editors = (self.name, self.role, self.method)
        plain = (_("Name"), _("Role"), _("Signature"))
        keyed = (_("&Name"), _("&Role"), _("&Signature"))
        for caption, editor, text, first in zip(self._captions, editors, plain, keyed, strict=True):
            caption.setText(first if position == 0 else text)
            caption.setVisible(position == 0)
            editor.setAccessibleName(_("{what} of signatory {number}").format(what=text, number=number))
        for widget, name in ((self.name, "name"), (self.role, "role"), (self.method, "method")):
            widget.setObjectName(f"signatory_{name}_{number}")
        for tool, text in (
            (self.up, _("Move signatory {number} up")),
            (self.down, _("Move signatory {number} down")),
            (self.remove, _("Remove signatory {number}")),
        ):
            tool.setAccessibleName(text.format(number=number))
            tool.setToolTip(text.format(number=number))
        self.remove.setObjectName(f"signatory_remove_{number}")
        self.up.setEnabled(position > 0)
        self.down.setEnabled(number < count)

    def show_problem(self, sentence: str) -> None:
        """Tell what is wrong in this row."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        wrong = self.role if self.name.text().strip() and not self.role.text().strip() else self.name
        for editor in (self.name, self.role):
            mark(editor, sentence if editor is wrong else "")

    def tab_order(self) -> tuple[QWidget, ...]:
        """Return the row's widgets in the order of the Tab key."""
        return (self.name, self.role, self.method, self.up, self.down, self.remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Alt+Up and Alt+Down move the row."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def _on_method(self, index: int) -> None:
        chosen = self.method.itemData(index)
        if chosen in (_CREATE, _IMPORT):
            self.method.setCurrentIndex(max(0, self.method.findData(self._chosen)))
            (self.create_wanted if chosen == _CREATE else self.import_wanted).emit()
            return
        self._chosen = chosen
        self._take_name()
        self.changed.emit()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        self._number.setMinimumWidth(16)
        self._number.setProperty("role", "muted")
        grid.addWidget(self._number, 1, 0)
        editors = (self.name, self.role, self.method)
        for column, (caption, editor, stretch) in enumerate(
            zip(self._captions, editors, (4, 5, 5), strict=True), 1
        ):
            caption.setBuddy(editor)
            caption.setProperty("role", "muted")
            grid.addWidget(caption, 0, column)
            grid.addWidget(editor, 1, column)
            grid.setColumnStretch(column, stretch)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for tool in (self.up, self.down, self.remove):
            tools.addWidget(tool)
        grid.addLayout(tools, 1, 4)
        grid.addWidget(self.problem, 2, 1, 1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)


def _tool(icon_name: str) -> QToolButton:
    tool = QToolButton()
    tool.setIconSize(icon_size())
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def draw() -> None:
        from medias_desktop.core.widgets.icons import icon

        tool.setIcon(icon(icon_name))

    QTimer.singleShot(0, tool, draw)
    return tool
