"""The preview: what was recognized at the left, the text at the right, nothing saved before the button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    problem,
    subheading,
)
from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.views.import_preview.editing import OutlineEditor
from medias_desktop.policies.views.import_preview.identity_form import IdentityForm
from medias_desktop.policies.views.import_preview.outline_pane import OutlinePane
from medias_desktop.policies.views.import_preview.text_pane import TextPane

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.outline import Outline
    from medias_desktop.policies.service import PolicyService


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file read: its bytes, what was recognized in it and the name it seems to bear."""

    name: str
    source: bytes
    outline: Outline
    identity: PolicyIdentity


Save = Callable[[PolicyIdentity, "Outline", "int | None"], int]
Overtaken = Callable[[PolicyIdentity, "Outline"], object]
"""Told what is in the window when another one changed the same draft meanwhile."""


class ImportPreview(QDialog):
    """Corrects an outline, then hands it to ``save``; ``saved`` tells the version's id."""

    saved = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        title: str,
        outline: Outline,
        form: IdentityForm,
        save: Save,
        overtaken: Overtaken | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_preview")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._save, self._overtaken = desk, save, overtaken
        self._identity = form.identity()
        self.editor = OutlineEditor(outline)
        self.form = form
        self.outline_pane = OutlinePane(self.editor)
        self.text = TextPane()
        self.text.show_outline(outline)
        self._lay_out(title)
        self._connect()
        self._tell()
        fit_to_text(self, 1180, 780)
        self.outline_pane.table.select_rows([0])
        self.outline_pane.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str) -> None:
        words = _(
            "Change a number or heading by typing over it (F2), a level with Alt and the arrow keys. Del gives a line that is no heading back to the text. Nothing is saved yet."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(title))
        layout.addWidget(muted(words))
        layout.addWidget(self.form)
        layout.addWidget(self._panes(), 1)
        self.problem = problem()
        self.problem.setObjectName("preview_problem")
        layout.addWidget(self.problem)
        layout.addLayout(self._buttons())

    def _panes(self) -> QSplitter:
        self.make_heading = button(_("Ma&ke this line a heading"), "mdi6.format-header-1")
        self.make_heading.setObjectName("make_heading")
        self.make_heading.setToolTip(_("The line of the text where the caret is  (Ctrl+T)"))
        bar = QHBoxLayout()
        bar.addStrut(self.fontMetrics().height() + 20)
        bar.addWidget(subheading(_("Text")), 1)
        bar.addWidget(self.make_heading)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.text, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(16)
        panes.addWidget(self.outline_pane)
        panes.addWidget(side)
        panes.setSizes([520, 600])
        return panes

    def _buttons(self) -> QHBoxLayout:
        self.cancel = button(_("Cancel"))
        self.cancel.setObjectName("cancel_import")
        self.cancel.setAutoDefault(False)
        self.save = button("", "mdi6.content-save-outline", primary=True)
        self.save.setObjectName("save_import")
        self.save.setAutoDefault(False)
        self.make_heading.setAutoDefault(False)
        return action_row(self.cancel, self.save)

    def _connect(self) -> None:
        self.outline_pane.row_reached.connect(self.text.show_section)
        self.outline_pane.outline_changed.connect(self._on_outline)
        self.text.section_reached.connect(self._on_text)
        self.text.line_reached.connect(self._tell)
        self.text.heading_asked.connect(self.split_here)
        self.make_heading.clicked.connect(self.split_here)
        self.form.changed.connect(self._tell)
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.reject)
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.outline_pane.take_back),
            (QKeySequence("Ctrl+Y"), self.outline_pane.do_again),
            (QKeySequence("Ctrl+Shift+Z"), self.outline_pane.do_again),
            (QKeySequence("Ctrl+T"), self.split_here),
            (QKeySequence("Ctrl+S"), self.keep),
        ):
            QShortcut(keys, self).activated.connect(action)

    def split_here(self) -> None:
        """Make the line under the caret a heading."""
        line = self.text.line()
        if line is not None:
            self.outline_pane.split(*line)

    def keep(self) -> None:
        """Save and close; a problem is told and nothing is lost."""
        identity, outline = self.form.identity(), self.editor.outline
        try:
            version_id = self._save(identity, outline, self.form.policy_id())
        except UserError as error:
            if self._overtaken is not None and isinstance(error, ChangedElsewhere):
                self._overtaken(identity, outline)
            else:
                self.tell(error)
        else:
            self.finish(version_id)

    def finish(self, version_id: int) -> None:
        """Close, what was to be saved being in the register."""
        self.saved.emit(version_id)
        self.accept()

    def tell(self, error: UserError) -> None:
        """Say above the buttons what went wrong."""
        self.problem.setText(error.sentence())
        self.problem.show()

    def give_up(self) -> None:
        """Close without asking: the corrections were given up already."""
        super().reject()

    def reject(self) -> None:
        """Qt: close without saving; corrections are not thrown away unasked."""
        changed = self.editor.changed() or self.form.identity() != self._identity
        if not changed or self._desk.dialogs.confirm(
            self,
            _("Close without saving"),
            _("Your corrections of the outline will be lost."),
            _("Close without saving"),
            destructive=True,
        ):
            super().reject()

    def _on_outline(self) -> None:
        self.text.show_outline(self.editor.outline)
        self._tell()

    def _on_text(self, section: int) -> None:
        if section >= 0 and self.outline_pane.table.selected_rows() != [section]:
            table = self.outline_pane.table
            table.blockSignals(True)
            table.select_rows([section])
            table.blockSignals(False)

    def _tell(self) -> None:
        self.problem.hide()
        self.make_heading.setEnabled(self.text.line() is not None)
        count = len(self.editor.outline.sections)
        words = ngettext("Save {n} section", "Save {n} sections", count).format(n=count)
        self.save.setText(words if count else _("Save without sections"))
        identity = self.form.identity()
        self.save.setEnabled(bool(identity.title and identity.municipality))


def choose_file(parent: QWidget, desk: Desk) -> Path | None:
    """Ask for the file of a policy."""
    filters = _(
        "Policies (*.docx *.docm *.dotx *.pdf *.txt *.md *.markdown *.text);;Word (*.docx *.docm *.dotx);;PDF (*.pdf);;Texts (*.txt *.md *.markdown *.text);;All files (*)"
    )
    return desk.dialogs.open_file(parent, _("Import a policy"), filters)


def import_file(
    parent: QWidget,
    service: PolicyService,
    desk: Desk,
    path: Path,
    policy_id: int | None,
    done: Callable[[int], None],
) -> None:
    """Read a file off the window's thread, then open the preview; ``done`` gets the id of the version saved."""
    policies = service.library()
    home = service.municipality

    def open_preview(read: ReadFile) -> None:
        form = IdentityForm(read.identity, policies)
        form.choose_policy(policy_id)
        preview = ImportPreview(
            parent,
            desk,
            _("Check the outline of “{file}”").format(file=read.name),
            read.outline,
            form,
            lambda identity, outline, policy: service.import_policy(
                read.name, read.source, outline, identity, policy
            ),
        )
        preview.saved.connect(done)
        preview.open()

    title = _("Reading {file}…").format(file=path.name)
    desk.jobs.run(parent, title, lambda progress: read_file(path, home, progress), open_preview)


def read_file(path: Path, municipality: str, progress: Progress | None = None) -> ReadFile:
    """Read a policy's text; ``municipality`` is the register's own, in full, when the text names it or none."""
    from medias_desktop.core.files import read_bytes
    from medias_desktop.policies.outline import guess_identity
    from medias_desktop.policies.outline.file import read_policy
    from medias_desktop.policies.outline.language import guess_language

    source = read_bytes(path)
    text, outline = read_policy(source, path.name, progress)
    found = guess_identity(outline)
    own = fold(found.municipality) in fold(municipality)
    identity = PolicyIdentity(
        municipality if own else found.municipality, found.title, found.number, guess_language(text)
    )
    return ReadFile(path.name, source, outline, identity)
