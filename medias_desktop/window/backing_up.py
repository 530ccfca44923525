"""When the program backs up by itself: after closing, and at the start when the last backup is a day old."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress, Silent

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.service.backups import BackupService, Slices
    from medias_desktop.window.main_window import MainWindow

AFTER_START = 4_000
"""Milliseconds after the first tab is shown, so that nobody waits for it."""

EVERY = 60_000
"""Milliseconds between two looks at how old the last backup is."""


class BackingUp(QObject):
    """Belongs to the window; ``use`` tells it which register is open. The sample and a server's are not backed up."""

    def __init__(self, window: MainWindow, desk: Desk, slices: Callable[[], Slices]) -> None:
        super().__init__(window)
        self._window, self._desk, self._slices = window, desk, slices
        self.service: BackupService | None = None
        self.pass_over: Register | None = None
        """A register that is closed to be restored: rotation must not take the chosen backup away meanwhile."""
        self._job: Job | None = None
        self.age = QPushButton()
        self.age.setObjectName("backup_age")
        self.age.setFlat(True)
        self.age.setProperty("status", True)
        self.age.clicked.connect(lambda: window.entry_wanted.emit("backups"))
        window.statusBar().addPermanentWidget(self.age)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(AFTER_START)
        self._start.timeout.connect(self.do_what_is_due)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.show_state)
        desk.changes.changed.connect(self._on_changed)
        for wish in (window.close_register, window.new_register, window.open_register, window.open_demo):
            wish.connect(self.give_way)
        window.open_recent.connect(lambda _path: self.give_way())
        self.use(None)

    def use(self, register: Register | None) -> None:
        """Watch over the backups of another register, or of none."""
        self.give_way()
        self.service = None if register is None else self._service_of(register)
        for timer in (self._start, self._timer):
            timer.stop()
            if self.service is not None:
                timer.start()
        self.show_state()

    def show_state(self) -> None:
        """Tell how old the last backup is, in the language of the moment."""
        self.age.setVisible(self.service is not None)
        if self.service is None:
            return
        from medias_desktop.core.store.backups.places import Due
        from medias_desktop.core.widgets.parts import set_icon
        from medias_desktop.safekeeping.backup_words import age_text

        last, state = self.service.last_backup(), self.service.state
        if last is None:
            self.age.setText(_("No backup yet"))
        else:
            self.age.setText(_("Backup: {age}").format(age=age_text(last, self._desk.clock.now())))
        self.age.setToolTip(state.backup_problem or _("See the backups"))
        bad = bool(state.backup_problem) or Due.BACKUP in self.service.due()
        set_icon(self.age, "mdi6.backup-restore", "warn" if bad else "muted")

    def do_what_is_due(self) -> None:
        """Back up, copy and rehearse what is due, without a word when all is well."""
        service = self.service
        if service is None or self._job is not None or not service.due():
            return
        self._job = self._desk.jobs.run(
            self._window,
            _("Backing up…"),
            service.do_what_is_due,
            self._on_done,
            self._on_stopped,
            quiet=True,
        )

    def give_way(self) -> None:
        """Stop a backup that nobody asked for: somebody wants to do something else."""
        if self._job is not None:
            self._job.cancel()

    def do_not_pass_over(self) -> None:
        """Back up the open register when it is closed after all."""
        self.pass_over = None

    def after_closing(self, register: Register, *, at_the_end: bool = False) -> None:
        """Back up what was recorded since the last time; at the program's end on this thread, its window being gone."""
        passed_over, self.pass_over = self.pass_over, None
        service = None if register is passed_over else self._service_of(register)
        if service is None:
            return

        def work(progress: Progress) -> None:
            service.make_if_changed(progress)

        if not at_the_end:
            self._desk.jobs.run(
                self._window, _("Backing up…"), work, lambda _nothing: self._announce(), quiet=True
            )
            return
        with contextlib.suppress(UserError):  # it is remembered, and told at the next start
            work(Silent())

    def _service_of(self, register: Register) -> BackupService | None:
        from medias_desktop.safekeeping.service.backups import BackupService

        if register.on_server:
            return None
        with contextlib.suppress(UserError):  # without its key file it is no sample
            if register.load_keys().opens_freely:
                return None
        return BackupService.over(register, self._slices())

    def _on_changed(self, names: frozenset[str]) -> None:
        if names & {"backups", "people"}:  # an import backs up first
            self.show_state()

    def _on_done(self, problem: UserError | None) -> None:
        self._on_stopped()
        if problem is not None:
            self._desk.dialogs.tell_error(self._window, problem)

    def _on_stopped(self) -> None:
        self._job = None
        self._announce()

    def _announce(self) -> None:
        self._desk.changes.announce("backups")
