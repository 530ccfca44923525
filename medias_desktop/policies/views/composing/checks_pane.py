"""“Complete?”: what is to be settled before an adoption, and the themes that the draft says nothing about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, ngettext, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import label, muted, scrolled, subheading
from medias_desktop.policies.rules.completeness import Completeness, Finding, Lack, MissingTheme
from medias_desktop.policies.themes import Theme, theme_label
from medias_desktop.policies.towns import town
from medias_desktop.policies.views.composing.chips import placeholder_label

_TITLES: Final = {
    Lack.PLACEHOLDER: N_("Placeholders without a value"),
    Lack.REFERENCE: N_("References that lead nowhere"),
    Lack.RULE: N_("Rules to be set"),
    Lack.BORROWED_DATE: N_("Dates of the town that a clause was taken from"),
    Lack.EMPTY_HEADING: N_("Headings without text"),
    Lack.NO_HEADING: N_("Sections without heading and text"),
}
_USUAL = 2
"""Towns that treat a theme from which it is usual."""


class ChecksPane(QWidget):
    """A list that leads to each place, and one button per town that has what is missing."""

    place_asked = Signal(str)
    """Show this section."""
    clause_asked = Signal(Theme, str)
    """Insert what a town says on a theme."""
    theme_asked = Signal(Theme)
    """Show every clause on a theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checks")
        self._shown: Completeness | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(2, 2, 6, 2)
        self._column.setSpacing(4)
        area = scrolled(self._inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(area)

    def show_report(self, report: Completeness) -> None:
        """Show another report; the same one changes nothing."""
        if report == self._shown:
            return
        self._shown = report
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        urgent = (Lack.PLACEHOLDER, Lack.REFERENCE, Lack.RULE)
        self._show_count(len(report.findings))
        self._show_findings([one for one in report.findings if one.lack in urgent])
        self._show_themes(report)
        self._show_findings([one for one in report.findings if one.lack not in urgent])
        self._column.addStretch()

    def _show_count(self, count: int) -> None:
        title = ngettext("{n} point to settle", "{n} points to settle", count).format(n=count)
        self._column.addWidget(subheading(title if count else _("Nothing to settle")))

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        for lack, title in _TITLES.items():
            some = [one for one in findings if one.lack is lack]
            if not some:
                continue
            self._column.addSpacing(4)
            self._column.addWidget(muted(f"{translate(title)} ({len(some)})"))
            for one in some:
                row = Link(_detail(one), "finding")
                row.setAccessibleName(f"{translate(title)}, {_detail(one)}")
                row.clicked.connect(lambda _checked=False, uid=one.section_uid: self.place_asked.emit(uid))
                self._column.addWidget(row)

    def _show_themes(self, report: Completeness) -> None:
        usual = [one for one in report.themes if len(one.towns) >= _USUAL]
        rare = [one for one in report.themes if 0 < len(one.towns) < _USUAL]
        if not (usual or rare):
            return
        self._column.addSpacing(10)
        self._column.addWidget(subheading(_("The draft says nothing about")))
        self._column.addWidget(
            muted(_("A town’s letters insert its clause. A theme may be left out on purpose."))
        )
        for one in usual:
            self._column.addWidget(self._theme_row(one))
        if rare:
            self._column.addSpacing(6)
            self._column.addWidget(label(_("Rarer themes")))
            for one in rare:
                self._column.addWidget(self._theme_row(one))
        self._column.addSpacing(6)

    def _theme_row(self, one: MissingTheme) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 1, 0, 3)
        column.setSpacing(1)
        name = Link(theme_label(one.theme), "missing_theme")
        name.setAccessibleDescription(_("Shows every clause on this theme"))
        name.clicked.connect(lambda: self.theme_asked.emit(one.theme))
        column.addWidget(name)
        line = QHBoxLayout()
        line.setContentsMargins(7, 0, 0, 0)
        line.setSpacing(3)
        for key in one.towns:
            sentence = _("Insert what {town} says on “{theme}”").format(
                town=town(key).municipality, theme=theme_label(one.theme)
            )
            button = TownButton(town(key).code, sentence)
            button.clicked.connect(lambda _checked=False, key=key: self.clause_asked.emit(one.theme, key))
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        return row


def _detail(one: Finding) -> str:
    if one.lack is Lack.PLACEHOLDER:
        return placeholder_label(one.detail)
    return one.detail or _("section without a heading")


class Link(QPushButton):
    """A quiet line that leads somewhere; its text ends in « … » where there is no room."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(
            "QPushButton { text-align: left; padding: 3px 6px; }"
            "QPushButton:!hover:!focus { border-color: transparent; background: transparent; }"
            "QPushButton:focus { padding: 2px 5px; }"
        )
        self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: show as much as there is room for."""
        super().resizeEvent(event)
        room = self.width() - 18
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class TownButton(QToolButton):
    """A town’s letters, which insert its clause."""

    def __init__(self, text: str, sentence: str) -> None:
        super().__init__()
        self.setObjectName("insert_from_town")
        self.setText(text)
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)
        colours = theme.current()
        self.setStyleSheet(
            f"QToolButton {{ background: {colours.accent_soft}; color: {colours.accent}; border: 1px solid transparent;"
            " border-radius: 6px; padding: 1px 5px; font-weight: 600; }"
            f"QToolButton:hover, QToolButton:focus {{ border: 1px solid {colours.accent}; }}"
        )
