"""The window of backups: how they stand, the list, what the chosen one holds and would change, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import (
    EmptyState,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
)
from medias_desktop.core.widgets.table import RecordTable
from medias_desktop.safekeeping.views.backups.asking import RestoreAsking, compare
from medias_desktop.safekeeping.views.backups.confirming import RestorePage, RestoreWish
from medias_desktop.safekeeping.views.backups.details import Details
from medias_desktop.safekeeping.views.backups.figures import Figures
from medias_desktop.safekeeping.views.backups.listing import backup_columns
from medias_desktop.safekeeping.views.backups.second_place import SecondPlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.backups.rehearsing import Rehearsal
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.service.backups import BackupService, Listed, Made, Overview
    from medias_desktop.safekeeping.service.backups.comparing import Comparison


class BackupsDialog(QDialog):
    """Over an open register, or over one that does not open; ``wish`` is what the user confirmed to restore."""

    def __init__(self, parent: QWidget | None, service: BackupService, desk: Desk) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._opened = service.kept.open is not None
        self._asked = 0
        self.wish: RestoreWish | None = None
        self.page: RestorePage | None = None
        self.asking = RestoreAsking(self, service, desk)
        self.asking.ready.connect(self._confirm)
        self.setObjectName("backups_dialog")
        self.setWindowTitle(_("Backups"))
        fit_to_text(self, 1120, 720)
        self._make_parts()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._arrange())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        self._enable()
        self.refresh()

    # What is shown

    def _make_parts(self) -> None:
        self.figures = Figures()
        self.second = SecondPlace()
        self.second.chosen.connect(self._choose_second)
        self.second.forgotten.connect(self._forget_second)
        self.table: RecordTable = RecordTable(backup_columns(), _("Backups"))
        self.table.setObjectName("backups")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated_row.connect(lambda _row: self._ask_restore())
        self.details = Details()
        self.make = button(_("&Back up now"), "mdi6.content-save-outline", primary=self._opened)
        self.check = button(_("&Verify"), "mdi6.check-decagram-outline")
        self.rehearse = button(_("&Rehearse a restore"), "mdi6.autorenew")
        self.restore = button(_("R&estore…"), "mdi6.backup-restore", primary=not self._opened)
        self.open_folder = button(_("Open the &folder"), "mdi6.folder-open-outline")
        self.leave = button(_("Close"))
        for name, one, act in (
            ("backup_make", self.make, self._make),
            ("backup_verify", self.check, self._verify),
            ("backup_rehearse", self.rehearse, self._rehearse),
            ("backup_restore", self.restore, self._ask_restore),
            ("backup_folder", self.open_folder, self._show_folder),
            ("close", self.leave, self.reject),
        ):
            one.setObjectName(name)
            one.setAutoDefault(False)
            one.clicked.connect(act)

    def _arrange(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Backups")))
        for sentence in self._introduction():
            layout.addWidget(sentence)
        layout.addWidget(self.figures)
        layout.addWidget(self.second)
        self.first = button(_("&Back up now"), "mdi6.content-save-outline", primary=True)
        self.first.setObjectName("backup_first")
        self.first.clicked.connect(self._make)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(
            EmptyState(
                _("No backup yet"),
                _(
                    "The first one is made when the register is closed, or now. Each is read back before it counts."
                ),
                self.first if self._opened else None,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.lists, 11)
        row.addWidget(self.details, 8)
        layout.addLayout(row, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for one in (self.check, self.rehearse, self.open_folder):
            bottom.addWidget(one)
        bottom.addStretch(1)
        bottom.addLayout(action_row(self.leave, self.restore, self.make))
        layout.addLayout(bottom)
        hidden: tuple[QWidget, ...] = (self.make, self.rehearse, self.second, self.figures)
        for widget in hidden:
            widget.setVisible(self._opened)
        return page

    def _introduction(self) -> list[QWidget]:
        kept = self._service.kept
        if not self._opened:
            text = _("“{name}” does not open. Choose a backup: the register is made again from it.")
            return [muted(text.format(name=kept.path.name))]
        if kept.on_server:
            return [
                label(
                    _(
                        "This register lies on a server: whoever keeps the server backs its database up (pg_dump), and "
                        "only they can restore it there. The backups made here are encrypted files; one of them is "
                        "restored as a register of its own with “medias-desktop restore”."
                    )
                )
            ]
        return [
            muted(
                _(
                    "Made when the register is closed, at the start after a day, before an import, an upgrade or a "
                    "change of keys; each is read back in full before it counts."
                )
            )
        ]

    def refresh(self) -> None:
        """Show everything as it is now; the second place may be slow to answer."""
        self._desk.jobs.run(
            self,
            _("Looking at the backups…"),
            lambda _progress: (self._service.overview(), self._service.list()),
            lambda found: self._show(*found),
            quiet=True,
        )

    def _show(self, overview: Overview, rows: tuple[Listed, ...]) -> None:
        self.figures.show_overview(overview, self._desk.clock.now())
        self.second.show_place(overview)
        self.table.set_rows(rows)
        self.lists.setCurrentIndex(0 if rows else 1)
        self.details.setVisible(bool(rows))
        self.make.setVisible(self._opened and bool(rows))  # without any, the page itself offers the first
        if not rows and self._opened:
            self.first.setFocus()
        if rows and not self.table.selected():
            self.table.selectRow(0)
            self.table.setFocus()
        self._on_selection()

    def chosen(self) -> Listed | None:
        """Return the backup that is being looked at."""
        found = self.table.selected()
        return found[0] if len(found) == 1 else None

    def _on_selection(self) -> None:
        one = self.chosen()
        self._asked += 1
        self._enable()
        if one is None:
            return
        self.details.show_backup(one)
        if (
            one.backup is not None
            and self._service.kept.access is not None
            and not self._service.kept.on_server
        ):
            asked, backup = self._asked, one.backup
            compare(
                self,
                self._service,
                self._desk,
                (backup, None),
                lambda found: self._show_comparison(asked, found),
            )

    def _show_comparison(self, asked: int, found: Comparison | UserError) -> None:
        if asked != self._asked:
            return
        if isinstance(found, UserError):
            self.details.show_nothing(found.sentence())
        else:
            self.details.show_comparison(found)

    def _enable(self) -> None:
        one, kept = self.chosen(), self._service.kept
        readable = one is not None and one.backup is not None
        may = kept.open is None or (kept.open.actor.may(Permission.ADMINISTER) and not kept.on_server)
        self.restore.setEnabled(readable and may)
        self.restore.setToolTip("" if may else _("Only the director general restores a backup."))
        self.check.setEnabled(readable and kept.access is not None)
        self.rehearse.setEnabled(bool(self.table.rows()))

    # What is done

    def _run(self, title: str, work: Callable[[Progress], object], done: Callable[[object], object]) -> None:
        self._desk.jobs.run(self, title, work, done, self.refresh)

    def _make(self) -> None:
        def done(made: object) -> None:
            self._announce()
            self._tell_copy(made)  # type: ignore[arg-type]

        self.first.setEnabled(False)
        self._run(_("Backing up…"), lambda progress: self._service.make(BackupReason.BY_HAND, progress), done)

    def _tell_copy(self, made: Made) -> None:
        if made.not_copied is not None:
            self._desk.dialogs.tell_error(self, made.not_copied)

    def _verify(self) -> None:
        one = self.chosen()
        if one is None or one.backup is None:
            return
        backup = one.backup
        self._run(
            _("Verifying…"),
            lambda progress: self._service.verify(backup, progress),
            lambda _nothing: self._desk.dialogs.tell(
                self, _("This backup is whole: every page and every row of it was read.")
            ),
        )

    def _rehearse(self) -> None:
        def done(found: object) -> None:
            self._announce()
            self._tell_rehearsal(found)  # type: ignore[arg-type]

        self._run(_("Rehearsing a restore…"), self._service.rehearse, done)

    def _tell_rehearsal(self, found: Rehearsal) -> None:
        if found.problem is not None:
            self._desk.dialogs.tell_error(self, found.problem)
            return
        self._desk.dialogs.tell(
            self,
            _(
                "The newest backup was restored in a place of its own: it opens, its audit trail verifies, and its "
                "records agree with it. Nothing was changed."
            ),
        )

    def _choose_second(self) -> None:
        folder = self._desk.dialogs.choose_folder(self, _("A second place for backups"))
        if folder is not None:
            self._run(
                _("Copying to the second place…"),
                lambda progress: self._service.choose_second(folder, progress),
                self._on_copied,
            )

    def _on_copied(self, problem: object) -> None:
        self._announce()
        if isinstance(problem, UserError):
            self._desk.dialogs.tell_error(self, problem)

    def _forget_second(self) -> None:
        try:
            self._service.forget_second()
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._announce()

    def _show_folder(self) -> None:
        self._desk.dialogs.show_folder(self._folder())

    def _folder(self) -> Path:
        folder = self._service.folder
        return folder if folder.is_dir() else folder.parent

    def _announce(self) -> None:
        self.first.setEnabled(True)
        self._desk.changes.announce("backups")
        self.refresh()

    # Restoring

    def _ask_restore(self) -> None:
        one = self.chosen()
        if one is not None and one.backup is not None and self.restore.isEnabled():
            self.asking.ask(one.backup)

    def _confirm(self, wish: RestoreWish) -> None:
        self.page = RestorePage(wish, self._service.kept.path)
        self.page.confirmed.connect(lambda: self._accept(wish))
        self.page.left.connect(self._leave_page)
        self.stack.addWidget(self.page)
        self.stack.setCurrentWidget(self.page)
        self.page.first_field().setFocus()

    def _accept(self, wish: RestoreWish) -> None:
        self.wish = wish
        self.accept()

    def _leave_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()
            self.table.setFocus()

    def reject(self) -> None:
        """Qt: Escape leaves the question first, then the window."""
        if self.page is not None:
            self._leave_page()
        else:
            super().reject()
