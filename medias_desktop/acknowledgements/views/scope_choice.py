"""The title of the screen: which campaign or text it is about, and where another one is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from medias_desktop.acknowledgements.naming import version_title
from medias_desktop.acknowledgements.rules import Campaign, ScopeKey
from medias_desktop.acknowledgements.views import wording
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.labels.versions import state_label
from medias_desktop.policies.rules import VersionState, VersionSummary

_PRESENT = (VersionState.IN_FORCE, VersionState.ADOPTED)


class Offered(NamedTuple):
    """A list that can be chosen: its name on the screen, and how it is told apart from others of that name."""

    key: ScopeKey
    title: str
    note: str


def offered(
    campaigns: Iterable[Campaign], versions: Sequence[VersionSummary]
) -> list[tuple[str, list[Offered]]]:
    """Return what can be chosen, under headings: open campaigns, texts that bind, and then those of the past."""
    listed = list(campaigns)
    texts = {version.id: version for version in versions}

    def of_campaign(one: Campaign) -> Offered:
        text = texts.get(one.version_id)
        about = f"{wording.life(one)}; {version_title(text)}" if text else wording.life(one)
        return Offered(ScopeKey(one.id, 0), one.title, about)

    def of_text(one: VersionSummary) -> Offered:
        return Offered(ScopeKey(0, one.id), version_title(one), state_label(one.state).lower())

    groups = [
        (_("Campaigns under way"), [of_campaign(one) for one in listed if one.open]),
        (_("Texts, whatever the campaign"), [of_text(one) for one in versions if one.state in _PRESENT]),
        (_("Closed campaigns"), [of_campaign(one) for one in listed if not one.open]),
        (_("Texts of the past"), [of_text(one) for one in versions if one.state not in _PRESENT]),
    ]
    return [(heading, found) for heading, found in groups if found]


class ScopeChoice(QComboBox):
    """The title of the screen, from which another list can be chosen."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offered: dict[int, Offered] = {}
        self.setObjectName("scope_choice")
        self.setAccessibleName(_("Campaign or text"))
        points = self.font().pointSizeF()
        self.setStyleSheet(
            "QComboBox#scope_choice { background: transparent; border: 1px solid transparent;"
            f" padding: 2px 4px 2px 0px; font-size: {points * 1.5:.1f}pt; font-weight: 600; }}"
            f"QComboBox#scope_choice:focus {{ border-bottom: 2px solid {theme.current().accent};"
            " border-radius: 0; }"
            f"QComboBox QAbstractItemView {{ font-size: {points:.1f}pt; font-weight: 400;"
            f" selection-background-color: {theme.current().accent_soft};"
            f" selection-color: {theme.current().text}; }}"
        )
        self.setMaxVisibleItems(16)
        self.activated.connect(lambda _index: self.chosen.emit(self.key()))

    def show_offered(self, groups: Sequence[tuple[str, Sequence[Offered]]], current: ScopeKey) -> None:
        """List what can be chosen and show one of them."""
        self.clear()
        self._offered = {}
        for heading, found in groups:
            self._add_heading(heading)
            for one in found:
                self._offered[self.count()] = one
                self.addItem(f"   {one.title} ({one.note})")
                self.setItemData(self.count() - 1, one.title, Qt.ItemDataRole.AccessibleTextRole)
                self.setItemData(self.count() - 1, QApplication.font(), Qt.ItemDataRole.FontRole)
        self.show_key(current)

    def show_key(self, key: ScopeKey) -> None:
        """Show one of those listed, the first when it is not among them."""
        places = [place for place, one in self._offered.items() if one.key == key] or list(self._offered)
        if places:
            self.setCurrentIndex(places[0])
        self.updateGeometry()
        self.setToolTip(self.itemText(self.currentIndex()).strip())

    def keys(self) -> list[ScopeKey]:
        """Return what can be chosen, in its order."""
        return [one.key for one in self._offered.values()]

    def key(self) -> ScopeKey:
        """Return what is shown."""
        found = self._offered.get(self.currentIndex())
        return found.key if found else ScopeKey()

    def title(self) -> str:
        """Return the title as it is drawn."""
        found = self._offered.get(self.currentIndex())
        return found.title if found else ""

    def _add_heading(self, heading: str) -> None:
        self.addItem(heading)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(self.count() - 1)
        item.setEnabled(False)
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setBold(True)
        item.setFont(font)

    def sizeHint(self) -> QSize:
        """Qt: as wide as the title and its arrow."""
        arrow = round(QApplication.font().pointSizeF() * 4) + 12
        return QSize(self.fontMetrics().horizontalAdvance(self.title()) + arrow, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt: a long title may be cut."""
        return QSize(200, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: draw the title without the note, cut with an ellipsis when there is no room."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.title(), Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
