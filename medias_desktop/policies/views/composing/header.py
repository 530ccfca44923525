"""Above the draft: its title, whether it is saved, numbering, export, the way back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from medias_desktop.core.i18n import _, format_time
from medias_desktop.core.widgets.parts import Chip, button, muted
from medias_desktop.policies.labels.versions import version_label
from medias_desktop.policies.rules import VersionSummary
from medias_desktop.policies.rules.numbering import Numbering, Style
from medias_desktop.policies.views.composing.composition import Composition
from medias_desktop.policies.views.reader.tools import ElidedLabel, tool

if TYPE_CHECKING:
    from medias_desktop.policies.service.draft_documents import ExportChoices

WORD, PDF = "word", "pdf"
_ROOM_FOR_NAMES, _ROOM_FOR_ALL = 145, 170
"""Average characters of the header from which the sides have room for their names, and everything else for its words."""


class ComposingHeader(QWidget):
    """What is done with the whole draft."""

    export_asked = Signal(str)
    """Write the draft as WORD or PDF."""

    def __init__(self, composition: Composition, summary: VersionSummary) -> None:
        super().__init__()
        self._composition, self._language = composition, summary.language
        self.back = button(_("&Back to reading"), "mdi6.arrow-left")
        self.back.setObjectName("leave_composing")
        self.back.setAccessibleName(_("Back to reading"))
        self.back.setToolTip(_("Back to reading"))
        self._points = 0
        self.title = ElidedLabel("draft_title")
        self.title.setProperty("role", "h1")
        self.title.say(summary.policy_title)
        self.version = muted(version_label(summary))
        self.version.setWordWrap(False)
        self.chip = Chip()
        self.chip.setObjectName("draft_saved")
        self.library = _toggle("mdi6.bookshelf", _("&Library"), "show_library")
        self.side = _toggle("mdi6.clipboard-check-outline", _("Chec&ks"), "show_side")
        self.undo = tool("mdi6.undo", _("Undo  (Ctrl+Z)"), "undo_step")
        self.redo = tool("mdi6.redo", _("Redo  (Ctrl+Y)"), "redo_step")
        self.more = tool("mdi6.dots-horizontal", _("More actions"), "composing_menu")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self.save = button(_("&Save"), "mdi6.content-save-outline", primary=True)
        self.save.setObjectName("save_draft")
        self.save.setToolTip(_("Save the draft  (Ctrl+S)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.version)
        layout.addWidget(self.chip)
        for widget in (self.undo, self.redo, self.library, self.side, self.more, self.save):
            layout.addWidget(widget)
        steps = composition.steps
        self.undo.clicked.connect(steps.undo)
        self.redo.clicked.connect(steps.redo)
        steps.canUndoChanged.connect(self.undo.setEnabled)
        steps.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over."""
        return [self.back, self.undo, self.redo, self.library, self.side, self.more, self.save]

    def show_saved(self, *, saved: bool, at: dt.datetime | None = None, stopped: bool = False) -> None:
        """Tell whether the register holds the draft as it is, since when, and whether something keeps it from it."""
        if not saved:
            self.chip.show_state(_("Not saved"), "warn" if stopped else "muted")
        elif at is None:
            self.chip.show_state(_("Saved"), "ok")
        else:
            self.chip.show_state(_("Saved at {time}").format(time=format_time(at)), "ok")
        self.save.setEnabled(not saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where there is little room, the title has it."""
        super().resizeEvent(event)
        self._say_names()

    def show_points(self, count: int) -> None:
        """Tell how many points the draft has to be settled, on the button that shows them."""
        self._points = count
        self._say_names()

    def _say_names(self) -> None:
        room = self.width() / self.fontMetrics().averageCharWidth()
        narrow = room < _ROOM_FOR_NAMES
        points = f"  {self._points}" if self._points else ""
        checks = _("Chec&ks")
        for one, text in (
            (self.library, _("&Library")),
            (self.side, checks),
            (self.back, _("&Back to reading")),
        ):
            one.setText("" if narrow else f" {text}")
        self.side.setText(points if narrow else f" {checks}{points}")
        self.version.setVisible(not narrow)

    def export_choices(self) -> ExportChoices:
        """Return what is to be printed along."""
        from medias_desktop.policies.service.draft_documents import ExportChoices

        return ExportChoices(self.with_comments.isChecked(), self.with_provenance.isChecked())

    # the menu

    def _menu(self) -> QMenu:
        menu = QMenu(self.more)
        word = QAction(_("Export to &Word…"), menu)
        word.setObjectName("export_word")
        word.triggered.connect(lambda: self.export_asked.emit(WORD))
        pdf = QAction(_("Export to &PDF…"), menu)
        pdf.setObjectName("export_pdf")
        pdf.triggered.connect(lambda: self.export_asked.emit(PDF))
        self.with_comments = QAction(_("With the &comments received"), menu)
        self.with_provenance = QAction(_("With the &origin of the clauses"), menu)
        for action in (self.with_comments, self.with_provenance):
            action.setCheckable(True)
        menu.addActions([word, pdf, self.with_comments, self.with_provenance])
        menu.addSeparator()
        menu.addMenu(self._numbering_menu(menu))
        return menu

    def _numbering_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu(_("&Numbering"), parent)
        group = QActionGroup(menu)
        own = self._composition.numbering
        chosen = own.style if own is not None else None
        self.styles: dict[Style | None, QAction] = {}
        for style, text in (
            (Style.DECIMAL, _("1, 1.1, 1.1.1")),
            (Style.ARTICLES, _("Article 1, 1.1")),
            (Style.CHAPTERS, _("Chapters, articles counted through")),
            (Style.LETTERS, _("A, A.1")),
            (Style.NONE, _("No numbers")),
            (None, _("Numbers typed by hand")),
        ):
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(style is chosen)
            action.triggered.connect(lambda _checked=False, style=style: self._number_by(style))
            group.addAction(action)
            menu.addAction(action)
            self.styles[style] = action
        return menu

    def _number_by(self, style: Style | None) -> None:
        if style is None:
            self._composition.number_by(None)
            return
        chapter = "CHAPITRE" if self._language == "fr" else "CHAPTER"
        label = {Style.ARTICLES: "Article", Style.CHAPTERS: chapter}.get(style, "")
        self._composition.number_by(Numbering(style, label, roman=style is Style.CHAPTERS))


def _toggle(icon: str, text: str, name: str) -> QPushButton:
    from medias_desktop.core.widgets import theme

    made = button(text, icon)
    made.setObjectName(name)
    made.setCheckable(True)
    made.setChecked(True)
    made.setToolTip(text.replace("&", ""))
    made.setAccessibleName(text.replace("&", ""))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    colours = theme.current()
    made.setStyleSheet(
        f"QPushButton:checked {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}"
    )
    return made
