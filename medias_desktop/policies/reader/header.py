"""What is being read: title, state, dates, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Chip, button, heading, muted
from medias_desktop.policies.labels import dates_label, state_kind, state_label, version_label
from medias_desktop.policies.reader.tools import tool
from medias_desktop.policies.rules import PolicySummary, VersionSummary


class ReaderHeader(QWidget):
    """Title and state of a version with its actions; one of them at most is the primary one."""

    correct_asked = Signal()
    adopt_asked = Signal()
    delete_asked = Signal()
    new_version_asked = Signal()
    document_asked = Signal()
    history_asked = Signal()
    adoption_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = heading("")
        self.title.setObjectName("policy_title")
        self.chip = Chip()
        self.chip.setObjectName("policy_state")
        self.meta = muted("")
        self.meta.setObjectName("policy_meta")
        self.meta.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.correct = button(_("Correct the &outline…"), "mdi6.format-list-numbered")
        self.correct.setObjectName("correct_outline")
        self.adopt = button(_("&Adopt…"), "mdi6.gavel", primary=True)
        self.adopt.setObjectName("adopt")
        self.adoption = button(_("A&doption"), "mdi6.file-sign")
        self.adoption.setObjectName("show_adoption")
        self.adoption.setCheckable(True)
        colours = theme.current()
        self.adoption.setStyleSheet(
            f"QPushButton:checked {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}"
        )
        self.document = button(_("View the signed &PDF"), "mdi6.file-document-check-outline", primary=True)
        self.document.setObjectName("view_document")
        self._draft = True
        self.more = self._menu()
        self._lay_out()
        self.correct.clicked.connect(self.correct_asked)
        self.adopt.clicked.connect(self.adopt_asked)
        self.document.clicked.connect(self.document_asked)
        self.adoption.toggled.connect(self._on_adoption)

    def _menu(self) -> QToolButton:
        more = tool("mdi6.dots-horizontal", _("More actions"), "more_actions")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        self.new_version = QAction(_("Import a &new version…"), menu)
        self.new_version.triggered.connect(self.new_version_asked)
        self.delete = QAction(_("&Delete the draft…"), menu)
        self.delete.triggered.connect(self.delete_asked)
        self.history = QAction(_("&History of the record…"), menu)
        self.history.setObjectName("policy_history")
        self.history.triggered.connect(self.history_asked)
        menu.addActions([self.new_version, self.history, self.delete])
        more.setMenu(menu)
        return more

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title, 1)
        for widget in (self.correct, self.adopt, self.adoption, self.document, self.more):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.meta, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(below)

    def show_version(self, summary: VersionSummary, policy: PolicySummary) -> None:
        """Tell about another version."""
        self._draft = summary.state.before_adoption
        self.title.setText(policy.title)
        self.chip.show_state(state_label(summary.state), state_kind(summary.state))
        self.meta.setText("\u00a0· ".join(_facts(summary, policy)))
        for widget in (self.correct, self.adopt):
            widget.setVisible(self._draft)
        self.delete.setVisible(self._draft)
        self.adoption.setVisible(not self._draft)
        self._show_document_button()

    def _on_adoption(self, shown: bool) -> None:
        self.adoption_toggled.emit(shown)
        self._show_document_button()

    def _show_document_button(self) -> None:
        # The open card has the same button: one primary action at a time.
        self.document.setVisible(not self._draft and not self.adoption.isChecked())


def _facts(summary: VersionSummary, policy: PolicySummary) -> list[str]:
    facts = [version_label(summary), dates_label(summary, policy)]
    if summary.resolution_number:
        facts.append(_("resolution {number}").format(number=summary.resolution_number))
    facts.append(policy.municipality)
    if policy.number:
        facts.append(_("No. {number}").format(number=policy.number))
    # Lines break between facts only: neither at a space nor, thanks to a word joiner, at the hyphen of Sainte-Élodie.
    return [fact.replace(" ", "\u00a0").replace("-", "-\u2060") for fact in facts]
