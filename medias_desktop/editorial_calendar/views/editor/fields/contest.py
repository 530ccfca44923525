"""The rules of a contest: written here, or attached as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.form_fields import LongTextField
from medias_desktop.core.widgets.parts import button, label, problem
from medias_desktop.core.work import or_error

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.views.editor.pages.base import Bench


class ContestField(QWidget):
    """A file is kept with the post as soon as the post is saved; the one that is kept can be taken out again."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.waiting: tuple[bytes, str] | None = None
        """The file chosen here, which is not kept yet."""
        self.removed = False
        """Whether the file kept before is to go."""
        self.text = LongTextField(
            _("&Rules of the contest"),
            "post_contest_rules",
            hint=_("Written here, or attached as a file: who may take part, until when, what is won."),
            lines=4,
        )
        self.text.changed.connect(self.changed)
        self.file_name = label("")
        self.file_name.setObjectName("contest_file_name")
        self.attach = button(_("Attach a file…"), "mdi6.paperclip")
        self.attach.setObjectName("contest_attach")
        self.copy = button(_("Save a copy…"), "mdi6.content-save-outline")
        self.copy.setObjectName("contest_copy")
        self.detach = button(_("Take the file out"), "mdi6.close")
        self.detach.setObjectName("contest_detach")
        self.trouble = problem()
        self.trouble.setObjectName("contest_problem")
        acts = ((self.attach, self._choose), (self.copy, self._save_copy), (self.detach, self._remove))
        for one, act in acts:
            one.setAutoDefault(False)
            one.clicked.connect(act)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.attach)
        row.addWidget(self.copy)
        row.addWidget(self.detach)
        row.addWidget(self.file_name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.text)
        FileDrop(self).dropped.connect(self.take_file)
        self._show()

    def show_rules(self, rules: str) -> None:
        """Put the rules in; the file is that of the post on the bench."""
        self.text.area.setPlainText(rules)
        self._show()

    def rules(self) -> str:
        """Return the rules written here."""
        return self.text.text()

    def says_something(self) -> bool:
        """Tell whether there are any rules."""
        return bool(self.rules() or self._name())

    def has_file(self) -> bool:
        """Tell whether a file is attached, kept or not."""
        return bool(self._name())

    def kept(self) -> None:
        """Know that the file is kept now."""
        self.waiting, self.removed = None, False
        self._show()

    def take_file(self, path: Path) -> None:
        """Attach a file; it is read on the worker."""

        def arrive(found: bytes | UserError) -> None:
            if isinstance(found, UserError):
                self._tell(found.sentence())
                return
            self.waiting, self.removed = (found, path.name), False
            self._show()
            self.changed.emit()

        self._bench.desk.jobs.run(
            self,
            _("Reading the file…"),
            lambda _progress: or_error(lambda: read_bytes(path)),
            arrive,
            quiet=True,
        )

    def _choose(self) -> None:
        path = self._bench.desk.dialogs.open_file(
            self, _("Rules of the contest"), _("Documents (*.pdf *.docx *.odt *.txt *.png *.jpg)")
        )
        if path is not None:
            self.take_file(path)

    def _save_copy(self) -> None:
        """Write the file that is kept where the user wants it."""
        from medias_desktop.core.files import write_bytes

        post, dialogs = self._bench.post, self._bench.desk.dialogs
        if post is None:
            return
        path = dialogs.save_file(self, _("Rules of the contest"), post.contest_file_name, _("All files (*)"))
        if path is None:
            return
        try:
            content = self._bench.service.posts.contest_rules_file(post.id)
            if content is not None:
                write_bytes(path, content)
        except UserError as error:
            self._tell(error.sentence())

    def _remove(self) -> None:
        self.waiting = None
        self.removed = bool(self._bench.post is not None and self._bench.post.contest_file_name)
        self._show()
        self.attach.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _name(self) -> str:
        if self.waiting is not None:
            return self.waiting[1]
        post = self._bench.post
        return "" if self.removed or post is None else post.contest_file_name

    def _show(self) -> None:
        self._tell("")
        name = self._name()
        self.file_name.setText(name)
        self.detach.setVisible(bool(name))
        self.copy.setVisible(bool(name) and self.waiting is None)

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
