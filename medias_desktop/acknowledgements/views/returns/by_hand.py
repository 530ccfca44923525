"""Saying by hand whose sheet a page is: which list, which persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import OverviewFilter, PersonRow, Scope, ScopeKey
from medias_desktop.acknowledgements.service.returned_pages import has_signed
from medias_desktop.acknowledgements.views.scope_choice import offered
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import muted

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service import AcknowledgementService

_SHOWN = 30
_ROW = Qt.ItemDataRole.UserRole + 1
_WAIT = 150


class ByHand(QWidget):
    """A list to choose, a name to look for, and those found to tick."""

    changed = Signal()

    def __init__(self, service: AcknowledgementService) -> None:
        super().__init__()
        self._service = service
        self._scope: Scope | None = None
        self._picked: dict[int, PersonRow] = {}
        self.choice = QComboBox()
        self.choice.setObjectName("by_hand_list")
        self.choice.setAccessibleName(_("Campaign or text"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        caption = QLabel(_("&Campaign or text"))
        caption.setBuddy(self.choice)
        self.search = TextField(
            _("&Name"), "by_hand_name", hint=_("Any part of the name. The space bar ticks.")
        )
        self.found = QListWidget()
        self.found.setObjectName("by_hand_found")
        self.found.setAccessibleName(_("People found"))
        self.found.setMinimumHeight(5 * self.fontMetrics().height() + 40)
        self.none = muted(_("Nobody of this list is called so."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (caption, self.choice, self.search, self.found, self.none):
            layout.addWidget(widget, 1 if widget is self.found else 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.look)
        self.search.changed.connect(self._timer.start)
        self.search.line.installEventFilter(self)
        self.choice.activated.connect(self._choose)
        self.found.itemChanged.connect(self._tick)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter in the name looks for it, it does not confirm the page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.search.text()
        ):
            self._to_found()
            return True
        return super().eventFilter(watched, event)

    def begin(self, scope: Scope | None) -> None:
        """Begin with another page; ``scope`` is its list when its code says so."""
        self._picked.clear()
        self.search.line.clear()
        self._offer(scope)
        self.look()

    @property
    def scope(self) -> Scope | None:
        """Return the list that was chosen; None when there is none to choose."""
        return self._scope

    def persons(self) -> tuple[int, ...]:
        """Return who was ticked."""
        return tuple(self._picked)

    def look(self) -> None:
        """Show who is called as typed, those ticked already first."""
        self._timer.stop()
        found: tuple[PersonRow, ...] = ()
        if self._scope is not None and self.search.text():
            wanted = OverviewFilter(text=self.search.text())
            found = tuple(self._service.listing.first(self._scope, wanted, _SHOWN))
        self.found.blockSignals(True)
        self.found.clear()
        others = [row for row in found if row.person_id not in self._picked]
        for row in (*self._picked.values(), *others):
            item = QListWidgetItem(self.found)
            text = f"{row.listed_name} – {row.department}" if row.department else row.listed_name
            signed = has_signed(row)
            item.setText(_("{name} – signed already").format(name=row.listed_name) if signed else text)
            item.setData(_ROW, row)
            if signed:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            else:
                picked = row.person_id in self._picked
                item.setCheckState(Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked)
        self.found.blockSignals(False)
        self.none.setVisible(bool(self.search.text()) and not others)
        self.changed.emit()

    def _offer(self, scope: Scope | None) -> None:
        kept = self._scope.key if self._scope is not None else None
        self.choice.clear()
        lists = offered(self._service.campaigns(), self._service.versions_to_acknowledge())
        for _heading, group in lists:
            for one in group:
                self.choice.addItem(f"{one.title} ({one.note})" if one.note else one.title, one.key)
        keys = [self.choice.itemData(row) for row in range(self.choice.count())]
        wanted = scope.key if scope is not None else kept
        if scope is not None and scope.key not in keys:
            title = scope.campaign.title if scope.campaign else scope.version.policy_title
            self.choice.insertItem(0, title, scope.key)
            keys.insert(0, scope.key)
        self.choice.setCurrentIndex(keys.index(wanted) if wanted in keys else 0)
        self._scope = scope if scope is not None else self._read()

    def _read(self) -> Scope | None:
        key = self.choice.currentData()
        if key is None:
            return None
        try:
            return self._service.scope(ScopeKey(*key))
        except UserError:  # another window closed or deleted it: nothing can be chosen there
            return None

    def _choose(self, _at: int) -> None:
        self._scope = self._read()
        self._picked.clear()
        self.look()

    def _tick(self, item: QListWidgetItem) -> None:
        row: PersonRow = item.data(_ROW)
        if item.checkState() is Qt.CheckState.Checked:
            self._picked[row.person_id] = row
        else:
            self._picked.pop(row.person_id, None)
        self.changed.emit()

    def _to_found(self) -> None:
        """Enter in the name ticks the only one found, else goes to those found."""
        self.look()
        others = [
            item
            for item in (self.found.item(row) for row in range(self.found.count()))
            if item.data(_ROW).person_id not in self._picked and not has_signed(item.data(_ROW))
        ]
        if len(others) == 1:
            others[0].setCheckState(Qt.CheckState.Checked)
            self.search.line.clear()
        elif others:
            self.found.setFocus(Qt.FocusReason.OtherFocusReason)
            self.found.setCurrentItem(others[0])
