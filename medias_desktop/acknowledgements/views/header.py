"""The top of the tab: which version, its figures and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from medias_desktop.acknowledgements.rules import AcknowledgementState, Overview
from medias_desktop.acknowledgements.views import wording
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Figure, ProgressCard, muted
from medias_desktop.policies.labels.versions import state_label
from medias_desktop.policies.rules import VersionSummary


class VersionChoice(QComboBox):
    """The title of the screen, from which another version can be chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("version_choice")
        self.setAccessibleName(_("Policy and version"))
        self.setToolTip(_("Choose another version"))
        points = self.font().pointSizeF()
        self.setStyleSheet(
            "QComboBox#version_choice { background: transparent; border: 1px solid transparent;"
            f" padding: 2px 4px 2px 0px; font-size: {points * 1.5:.1f}pt; font-weight: 600; }}"
            f"QComboBox#version_choice:focus {{ border-bottom: 2px solid {theme.current().accent};"
            " border-radius: 0; }"
            f"QComboBox QAbstractItemView {{ font-size: {points:.1f}pt; font-weight: 400; }}"
        )
        self.activated.connect(lambda _index: self.chosen.emit(self.version_id()))

    def show_versions(self, versions: Sequence[VersionSummary], current: int) -> None:
        """List the versions and show one of them, by its number."""
        self.clear()
        for version in versions:
            title = wording.version_title(version)
            self.addItem(f"{title} ({state_label(version.state).lower()})", version.id)
            self.setItemData(self.count() - 1, title, Qt.ItemDataRole.AccessibleTextRole)
        self.setCurrentIndex(max(0, self.findData(current)))
        self.updateGeometry()
        self.setToolTip(self.itemText(self.currentIndex()))

    def version_id(self) -> int:
        """Return the number of the version shown."""
        return int(self.currentData() or 0)

    def title(self) -> str:
        """Return the title as it is drawn."""
        return str(self.itemData(self.currentIndex(), Qt.ItemDataRole.AccessibleTextRole) or "")

    def sizeHint(self) -> QSize:
        """Qt: as wide as the title and its arrow."""
        return QSize(self.fontMetrics().horizontalAdvance(self.title()) + 48, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt: a long title may be cut."""
        return QSize(200, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: draw the title without the state, cut with an ellipsis when there is no room."""
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


class Header(QWidget):
    """Title and subtitle at the left, buttons at the right; below the title when there is no room beside it."""

    def __init__(self, versions: VersionChoice, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._versions = versions
        self.subtitle = muted("")
        self.subtitle.setObjectName("subtitle")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(10)
        for widget in buttons:
            row.addWidget(widget)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._beside = False
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: put the buttons where they fit."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Put the buttons beside the title when both have room."""
        needed = self._versions.sizeHint().width() + self._buttons.sizeHint().width()
        if (needed <= self.width()) != self._beside:
            self._beside = not self._beside
            self._place()

    def _place(self) -> None:
        grid, left = self._grid, Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for widget in (self._versions, self.subtitle, self._buttons):
            grid.removeWidget(widget)
        grid.addWidget(self._versions, 0, 0, 1, 1 if self._beside else 2, left)
        grid.addWidget(self.subtitle, 1, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._beside:
            grid.addWidget(self._buttons, 0, 1, 2, 1, right)
        else:
            grid.addWidget(self._buttons, 1, 1, right)


class Figures(QWidget):
    """How many persons stand where, and the share that signed."""

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        self._figures = {
            state: Figure("0", "", wording.KINDS[state])
            for state in (
                AcknowledgementState.SIGNED,
                AcknowledgementState.HANDED_OUT,
                AcknowledgementState.TO_READ,
            )
        }
        for state, figure in self._figures.items():
            figure.setProperty("state", state.value)
            figure.setMinimumWidth(112)
            layout.addWidget(figure)
        self.progress = ProgressCard()
        layout.addWidget(self.progress, 1)

    def show_overview(self, overview: Overview) -> None:
        """Show a version's figures."""
        counts = overview.counts
        captions = {
            AcknowledgementState.SIGNED: (counts.signed, ngettext("signed", "signed", counts.signed)),
            AcknowledgementState.HANDED_OUT: (
                counts.handed_out,
                ngettext("sheet handed out", "sheets handed out", counts.handed_out),
            ),
            AcknowledgementState.TO_READ: (counts.to_read, ngettext("to read", "to read", counts.to_read)),
        }
        for state, (number, caption) in captions.items():
            self._figures[state].show_value(format_number(number), caption)
        title, note = wording.progress(overview)
        self.progress.show_progress(title, counts.percent, note)
