"""What is ticked on a form of one person: the places, and who signed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from medias_desktop.core.i18n import _, translate
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, RELATION_NAMES
from medias_desktop.photo_consents.rules.consents import ActKind
from medias_desktop.photo_consents.rules.forms import in_order
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.returns import SignedLine

_DATA = Qt.ItemDataRole.UserRole + 1


def signer_words(line: SignedLine) -> str:
    """Return who signs a line, in words."""
    if line.own:
        return line.portrayed.full_name
    if line.guardian is None:
        return _("Legal guardian to be named")
    relation = translate(RELATION_NAMES[line.guardian.relation])
    return f"{line.guardian.full_name} ({relation})"


def answered_words(name: str, kind: ActKind) -> str:
    """Return somebody with what they said already."""
    words = {
        ActKind.GIVEN: _("{name} – agreed already"),
        ActKind.REFUSED: _("{name} – refused already"),
        ActKind.WITHDRAWN: _("{name} – withdrew already"),
    }
    return words[kind].format(name=name)


class _Ticks(QListWidget):
    """Lines to tick with the space bar; Enter is the window's."""

    ticked = Signal()

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def keyboardSearch(self, search: str) -> None:
        """Qt: letters decide about a page, they do not look for a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar ticks, Enter is the window’s."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Take as much room as there are lines, at most eight of them: the rest is for what can be done."""
        line = max(self.sizeHintForRow(0), self.fontMetrics().height() + 8)
        self.setFixedHeight(min(8, max(1, self.count())) * line + 2 * self.frameWidth() + 4)

    def add(self, text: str, data: object, *, ticked: bool | None) -> None:
        """Add a line; one that is not to be ticked has None."""
        item = QListWidgetItem(text, self)
        item.setData(_DATA, data)
        if ticked is None:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            item.setForeground(self.palette().placeholderText())
        else:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _ticked(self) -> list[QListWidgetItem]:
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        return [
            one
            for one in self._items()
            if one.flags() & checkable and one.checkState() is Qt.CheckState.Checked
        ]


class PlaceTicks(_Ticks):
    """The places of a form; nothing is ticked before somebody has looked at the page."""

    def __init__(self) -> None:
        super().__init__("ticked_places", _("Places ticked on the page"))

    def show_places(self, purposes: frozenset[Purpose]) -> None:
        """Show the places that another form asks for."""
        self.blockSignals(True)
        self.clear()
        for number, one in enumerate(in_order(purposes), 1):
            name = translate(PURPOSE_NAMES[one])
            self.add(f"{number}  {name}" if number < 10 else name, one, ticked=False)
        if self.count():
            self.setCurrentRow(0)
        self.fit()
        self.blockSignals(False)
        self.ticked.emit()

    def chosen(self) -> frozenset[Purpose]:
        """Return the places that are ticked."""
        return frozenset(Purpose(one.data(_DATA)) for one in self._ticked())

    def toggle(self, number: int) -> None:
        """Tick a place by its number, or no more."""
        item = self.item(number - 1)
        if item is not None:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def tick_all(self) -> None:
        """Tick every place, or none when all are."""
        every = len(self._ticked()) == self.count()
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)


class SignerTicks(_Ticks):
    """Who signs a form: ticked, unless their name is still to be read on the page."""

    def __init__(self) -> None:
        super().__init__("signers", _("Who signed"))

    def show_lines(self, lines: Sequence[SignedLine]) -> None:
        """Show who signs another form."""
        self.blockSignals(True)
        self.clear()
        for line in lines:
            words = signer_words(line)
            if line.answer is not None:
                self.add(answered_words(words, line.answer.kind), line, ticked=None)
            else:
                self.add(words, line, ticked=not line.unnamed or len(lines) == 1)
        if self.count():
            self.setCurrentRow(0)
        self.fit()
        self.blockSignals(False)
        self.ticked.emit()

    def signed(self) -> tuple[SignedLine, ...]:
        """Return who is ticked as having signed."""
        return tuple(one.data(_DATA) for one in self._ticked())
