"""May it be published today? For each use, and why not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, current_language, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, label, muted, subheading
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, STATE_KINDS, STATE_NAMES
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.photo.seen_list import sign_icon
from medias_desktop.photo_consents.views.photo.standing import MARKS, Said, Standing
from medias_desktop.policies.service.cited_rules import CitedRule

_LARGE = 14.0
"""Points of a text too large for two columns of uses."""


class AnswerCard(QWidget):
    """A button per use with the answer’s shape; below, the reasons of the one chosen, with their clauses."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._standing = Standing()
        self._group = QButtonGroup(self)
        self.uses: dict[Purpose, QPushButton] = {}
        self.state = Chip("", "muted")
        self.reasons = QWidget()
        self._reasons = QVBoxLayout(self.reasons)
        self._reasons.setContentsMargins(0, 0, 0, 0)
        self._reasons.setSpacing(6)
        self.clause = label("", "muted")
        self.clause.setObjectName("clause_text")
        self.clause.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(subheading(_("May it be published today?")))
        layout.addLayout(self._buttons())
        layout.addWidget(self.state)
        layout.addWidget(self.reasons)
        layout.addWidget(self.clause)

    @property
    def purpose(self) -> Purpose:
        """Return the use that is looked at."""
        return next((one for one, button in self.uses.items() if button.isChecked()), Purpose.FACEBOOK)

    def show_standing(self, standing: Standing) -> None:
        """Show the answers."""
        self._standing = standing
        for purpose, button in self.uses.items():
            answer = standing.answers.get(purpose)
            name = translate(PURPOSE_NAMES[purpose])
            if answer is None:
                button.setAccessibleName(name)
                continue
            state = translate(STATE_NAMES[answer.state])
            button.setIcon(sign_icon(MARKS[answer.state], button.iconSize().width()))
            button.setAccessibleName(_("{use}: {state}").format(use=name, state=state))
            button.setToolTip(button.accessibleName())
        self._show_reasons()

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        colours = theme.current()
        side = self.fontMetrics().ascent()
        larger = QApplication.font().pointSizeF() > _LARGE
        rows = len(Purpose) if larger else (len(Purpose) + 1) // 2
        for place, purpose in enumerate(Purpose):
            one = QPushButton(" " + translate(PURPOSE_NAMES[purpose]).replace("&", "&&"))
            one.setObjectName(f"use_{purpose.value}")
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setIconSize(QSize(side, side))
            one.setStyleSheet(
                "QPushButton { text-align: left; padding: 3px 8px; background: transparent; border-color: transparent; }"
                f"QPushButton:checked {{ background: {colours.accent_soft}; }}"
                f"QPushButton:hover, QPushButton:focus {{ border: 1px solid {colours.accent}; padding: 3px 8px; }}"
            )
            self._group.addButton(one)
            self.uses[purpose] = one
            grid.addWidget(one, place % rows, place // rows)
        self.uses[Purpose.FACEBOOK].setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self._choose())
        return grid

    def _choose(self) -> None:
        self.clause.hide()
        self._show_reasons()
        self.chosen.emit()

    def _show_reasons(self) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        answer = self._standing.answers.get(self.purpose)
        self.state.setVisible(answer is not None)
        if answer is None:
            return
        state, use = translate(STATE_NAMES[answer.state]), translate(PURPOSE_NAMES[self.purpose])
        self.state.show_state(_("{use}: {state}").format(use=use, state=state), STATE_KINDS[answer.state])
        for said in self._standing.said[self.purpose]:
            self._reasons.addWidget(self._reason(said))
        if not answer.reasons:
            self._reasons.addWidget(muted(_("Everybody who has to agree has agreed.")))

    def _reason(self, said: Said) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words: QLabel = label(said.words, "" if said.weighs else "muted")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        if said.rules:
            chips = FlowRow(6)
            for rule in said.rules:
                link = ClauseLink(rule.cite)
                link.clicked.connect(lambda _checked=False, rule=rule: self._show_clause(rule))
                chips.addWidget(link)
            column.addLayout(chips)
        return line

    def _show_clause(self, rule: CitedRule) -> None:
        """Show what a clause says below the reasons; asked again, put it away."""
        words = f"{rule.cite} – {rule.words(current_language())}"
        again = self.clause.isVisible() and self.clause.text() == words
        self.clause.setText(words)
        self.clause.setVisible(not again)
