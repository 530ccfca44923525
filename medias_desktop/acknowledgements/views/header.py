"""The top of the tab: which version, its figures and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from medias_desktop.acknowledgements.rules import AcknowledgementState, Overview
from medias_desktop.acknowledgements.views import wording
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Figure, ProgressCard
from medias_desktop.policies.labels import state_label
from medias_desktop.policies.rules import VersionSummary


class VersionChoice(QComboBox):
    """The title of the screen, from which another version can be chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("version_choice")
        self.setAccessibleName(_("Policy and version"))
        self.setToolTip(_("Choose another version"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
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
        self.setToolTip(self.itemText(self.currentIndex()))

    def version_id(self) -> int:
        """Return the number of the version shown."""
        return int(self.currentData() or 0)

    def title(self) -> str:
        """Return the title as it is drawn."""
        return str(self.itemData(self.currentIndex(), Qt.ItemDataRole.AccessibleTextRole) or "")

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
