"""“Complete?”: what is to be settled before an adoption, and the themes that the draft says nothing about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, ngettext, translate
from medias_desktop.core.widgets.parts import label, muted, scrolled, subheading
from medias_desktop.policies.composing.chips import placeholder_label
from medias_desktop.policies.rules.completeness import Completeness, Finding, Lack, MissingTheme
from medias_desktop.policies.themes import Theme, theme_label
from medias_desktop.policies.towns import town

_SENTENCES = {
    Lack.PLACEHOLDER: N_("“{detail}” has no value yet"),
    Lack.REFERENCE: N_("refers to {detail}, which is not in the draft"),
    Lack.EMPTY_HEADING: N_("“{detail}” has no text"),
    Lack.NO_HEADING: N_("a section has neither heading nor text"),
    Lack.RULE: N_("rule {detail} is to be set"),
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
        layout.addWidget(scrolled(self._inside))

    def show_report(self, report: Completeness) -> None:
        """Show another report; the same one changes nothing."""
        if report == self._shown:
            return
        self._shown = report
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._show_findings(report.findings)
        self._show_themes(report)
        self._column.addStretch()

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        count = len(findings)
        title = ngettext("{n} point to settle", "{n} points to settle", count).format(n=count)
        self._column.addWidget(subheading(title if count else _("Nothing to settle")))
        for one in findings:
            row = _link(_sentence(one), "finding")
            row.clicked.connect(lambda _checked=False, uid=one.section_uid: self.place_asked.emit(uid))
            self._column.addWidget(row)

    def _show_themes(self, report: Completeness) -> None:
        if not report.themes:
            return
        self._column.addSpacing(10)
        self._column.addWidget(subheading(_("The draft says nothing about")))
        self._column.addWidget(
            muted(_("A town’s name inserts its clause. A theme may be left out on purpose."))
        )
        usual = [one for one in report.themes if len(one.towns) >= _USUAL]
        rare = [one for one in report.themes if 0 < len(one.towns) < _USUAL]
        for one in usual:
            self._column.addWidget(self._theme_row(one))
        if rare:
            self._column.addSpacing(6)
            self._column.addWidget(label(_("Rarer themes")))
            for one in rare:
                self._column.addWidget(self._theme_row(one))

    def _theme_row(self, one: MissingTheme) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        name = _link(theme_label(one.theme), "missing_theme")
        name.setAccessibleDescription(_("Shows every clause on this theme"))
        name.clicked.connect(lambda: self.theme_asked.emit(one.theme))
        column.addWidget(name)
        towns = QHBoxLayout()
        towns.setContentsMargins(10, 0, 0, 0)
        towns.setSpacing(2)
        for key in one.towns:
            button = _link(_short(key), "insert_from_town")
            button.setProperty("quiet", "true")
            sentence = _("Insert what {town} says on “{theme}”").format(
                town=town(key).municipality, theme=theme_label(one.theme)
            )
            button.setAccessibleName(sentence)
            button.setToolTip(sentence)
            button.clicked.connect(lambda _checked=False, key=key: self.clause_asked.emit(one.theme, key))
            towns.addWidget(button)
        towns.addStretch()
        column.addLayout(towns)
        return row


def _short(key: str) -> str:
    """Return a town's code, short enough for five of them on a line."""
    return town(key).code


def _sentence(one: Finding) -> str:
    detail = placeholder_label(one.detail) if one.lack is Lack.PLACEHOLDER else one.detail
    text = translate(_SENTENCES[one.lack]).format(detail=detail)
    return text[:1].upper() + text[1:]


def _link(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(text)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setStyleSheet(
        "QToolButton { text-align: left; padding: 3px 6px; }"
        "QToolButton:!hover:!focus { border-color: transparent; background: transparent; }"
    )
    return button
