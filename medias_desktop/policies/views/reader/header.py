"""What is being read: title, state, dates, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Chip, button, heading, muted
from medias_desktop.policies.labels.versions import (
    countdown,
    dates_label,
    partial_date,
    version_label,
    version_state,
)
from medias_desktop.policies.rules import PolicySummary, VersionState, VersionSummary
from medias_desktop.policies.views.reader.tools import tool

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.policies.views.reader.town_reading import TownReading


class ReaderHeader(QWidget):
    """Title and state of a version with its actions; one of them at most is the primary one."""

    correct_asked = Signal()
    adopt_asked = Signal()
    delete_asked = Signal()
    new_version_asked = Signal()
    document_asked = Signal()
    signing_asked = Signal()
    history_asked = Signal()
    differences_asked = Signal()
    compose_asked = Signal()
    panel_toggled = Signal(bool)

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
        self.write = button("", "mdi6.pencil-outline")
        self.write.setObjectName("write_policy")
        self.adopt = button(_("&Adopt…"), "mdi6.gavel", primary=True)
        self.adopt.setObjectName("adopt")
        self.panel = button(_("&Details"), "mdi6.dock-right")
        self.panel.setObjectName("show_panel")
        self.panel.setCheckable(True)
        self.panel.setToolTip(_("Rules, notes and adoption beside the text  (F8)"))
        self.panel.setShortcut("F8")
        colours = theme.current()
        self.panel.setStyleSheet(
            f"QPushButton:checked {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}"
        )
        self.document = button(_("View the signed &PDF"), "mdi6.file-document-check-outline", primary=True)
        self.document.setObjectName("view_document")
        self.signing = button(_("Sign&atures…"), "mdi6.draw-pen", primary=True)
        self.signing.setObjectName("show_signing")
        self._adopted = self._being_signed = False
        self._adoption_shown = self._signing_shown = False
        self.more = self._menu()
        self._lay_out()
        self.correct.clicked.connect(self.correct_asked)
        self.write.clicked.connect(self.compose_asked)
        self.adopt.clicked.connect(self.adopt_asked)
        self.document.clicked.connect(self.document_asked)
        self.signing.clicked.connect(self.signing_asked)
        self.panel.toggled.connect(self.panel_toggled)

    def _menu(self) -> QToolButton:
        more = tool("mdi6.dots-horizontal", _("More actions"), "more_actions")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = menu = QMenu(more)
        self.new_version = QAction(_("Import a &new version…"), menu)
        self.new_version.triggered.connect(self.new_version_asked)
        self.compose = QAction(_("C&ompose from this policy…"), menu)
        self.compose.setObjectName("compose_policy")
        self.compose.triggered.connect(self.compose_asked)
        self.delete = QAction(_("&Delete the draft…"), menu)
        self.delete.triggered.connect(self.delete_asked)
        self.history = QAction(_("&History of the record…"), menu)
        self.history.setObjectName("policy_history")
        self.history.triggered.connect(self.history_asked)
        self.differences = QAction(_("&Differences with another text…"), menu)
        self.differences.setObjectName("show_differences")
        self.differences.triggered.connect(self.differences_asked)
        menu.addActions([self.compose, self.new_version, self.differences, self.history, self.delete])
        more.setMenu(menu)
        return more

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title, 1)
        for widget in (
            self.correct,
            self.write,
            self.adopt,
            self.panel,
            self.document,
            self.signing,
            self.more,
        ):
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

    def show_version(self, summary: VersionSummary, policy: PolicySummary, today: dt.date) -> None:
        """Tell about a version of the municipality's own."""
        draft = summary.state.before_adoption
        frozen = summary.submitted_on is not None or summary.being_signed
        self._being_signed = summary.being_signed
        self._adopted = summary.state.adopted
        self._tell(policy.title, summary, _facts(summary, policy, today))
        composed = bool(summary.origin)  # where the text came from no file, the plan is changed while writing
        self.correct.setVisible(draft and not frozen and not composed)
        self._offer_writing(_("&Write…") if draft and not frozen and composed else "")
        self.adopt.setVisible(draft and not summary.being_signed)
        self.new_version.setVisible(True)
        self.history.setVisible(True)
        self.compose.setText(
            _("C&ompose the draft…") if draft and not frozen else _("C&ompose from this policy…")
        )
        self.delete.setVisible(draft and not frozen)
        self.delete.setText(_("&Delete the draft…"))
        self._show_document_button()

    def show_town(self, reading: TownReading) -> None:
        """Tell about a town of the library; what may be done is done with its official text only."""
        official = reading.version.summary.id != 0
        self._adopted = self._being_signed = False
        title = reading.town.title_en if current_language() == "en" else reading.town.title
        self._tell(title or reading.town.title, reading.version.summary, _town_facts(reading))
        self.correct.setVisible(official)
        self._offer_writing("" if official else _("Start from this t&ext…"))
        self.adopt.hide()
        self.compose.setText(_("C&ompose from this policy…"))
        self.new_version.setVisible(False)
        self.history.setVisible(official)
        self.delete.setVisible(official)
        self.delete.setText(_("&Delete the official text…"))
        self._show_document_button()

    def _offer_writing(self, words: str) -> None:
        self.write.setText(f" {words}")  # as ``button`` does beside an icon
        self.write.setVisible(bool(words))

    def _tell(self, title: str, summary: VersionSummary, facts: list[str]) -> None:
        self.title.setText(title)
        self.chip.show_state(*version_state(summary))
        # Lines break between facts only: neither at a space nor, thanks to a word joiner, at a hyphen as in Sainte-Élodie.
        whole = (fact.replace(" ", "\u00a0").replace("-", "-\u2060") for fact in facts if fact)
        self.meta.setText("\u00a0· ".join(whole))

    def show_panel_open(self, *, adoption: bool, signing: bool) -> None:
        """Note that adoption or signing is seen beside the text: one primary action at a time, and there it is."""
        self._adoption_shown, self._signing_shown = adoption, signing
        self._show_document_button()

    def _show_document_button(self) -> None:
        self.document.setVisible(self._adopted and not self._adoption_shown)
        self.signing.setVisible(self._being_signed and not self._signing_shown)


def _facts(summary: VersionSummary, policy: PolicySummary, today: dt.date) -> list[str]:
    facts = [version_label(summary), dates_label(summary, policy)]
    coming = {VersionState.ADOPTED: summary.in_force_date, VersionState.SUBMITTED: summary.submitted_for}
    day = coming.get(summary.state)
    if day is not None and (remaining := countdown(day, today)):
        facts.append(remaining)
    if summary.resolution_number:
        facts.append(_("resolution {number}").format(number=summary.resolution_number))
    facts.append(policy.municipality)
    if policy.number:
        facts.append(_("No. {number}").format(number=policy.number))
    return facts


def _town_facts(reading: TownReading) -> list[str]:
    town = reading.town
    facts = [town.municipality]
    if town.adopted:
        facts.append(_("adopted: {date}").format(date=partial_date(town.adopted)))
    if town.resolution:
        facts.append(_("resolution {number}").format(number=town.resolution))
    if town.number:
        facts.append(_("No. {number}").format(number=town.number))
    return facts
