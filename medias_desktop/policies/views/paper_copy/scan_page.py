"""First step: the scanned files, their pages put in order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.parts import (
    Card,
    EmptyState,
    button,
    label,
    problem,
)
from medias_desktop.policies.rules import true_copies, true_copy_errors
from medias_desktop.policies.views.paper_copy.arrangement import Arrangement, Key
from medias_desktop.policies.views.paper_copy.page_list import PageList, title_of
from medias_desktop.policies.views.paper_copy.page_side import LEFT_OUT, PageSide
from medias_desktop.policies.views.paper_copy.reading import Read, as_image, read_files

if TYPE_CHECKING:
    from medias_desktop.core.pdf.pages import Picture
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.service.true_copies import TrueCopyService

_ENLARGED = 1500


class ScanPage(QWidget):
    """Files are added; what is not clear of itself is decided here."""

    changed = Signal()

    def __init__(self, service: TrueCopyService, version_id: int, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._version_id, self._desk = service, version_id, desk
        self.arrangement = Arrangement()
        self.busy = False
        self.list = PageList()
        self.side = PageSide()
        self.told = label("")
        self.told.setObjectName("scan_state")
        self.problem = problem()
        self.problem.setObjectName("scan_problem")
        self.add_button = button(_("&Add files…"), "mdi6.file-plus-outline")
        self.add_button.setObjectName("add_scans")
        self.add_button.clicked.connect(self.choose_files)
        self.clear_button = button(_("&Start over"), "mdi6.broom")
        self.clear_button.setObjectName("clear_scans")
        self.clear_button.clicked.connect(self._start_over)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty_state())
        self.stack.addWidget(self._table())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.problem)
        drop = FileDrop(self, several=True)
        drop.dropped.connect(self.read_files)
        self._connect()

    def start(self) -> None:
        """Put the keyboard where one goes on."""
        (self.list if self.arrangement.scans else self.first_button).setFocus()

    def check(self) -> bool:
        """Tell what is still to be decided; return whether nothing is."""
        error: UserError | None = None
        table = self.arrangement
        if table.undecided:
            key = table.undecided[0]
            name, number = table.scans[key[0]].name, key[1]
            error = true_copy_errors.PageUndecided(number=number, name=name)
            self.list.show_rows(table, key)
        elif not table.placed():
            error = true_copy_errors.NoPageChosen()
        elif table.missing_signed:
            error = true_copy_errors.SignaturePageMissing(pages=true_copies.numbers(table.missing_signed))
        self._tell([error] if error else [])
        return error is None

    def choose_files(self) -> None:
        """Ask for the scanned files."""
        filters = _("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp)")
        paths = self._desk.dialogs.open_files(self, _("Scanned pages"), filters)
        if paths:
            self.read_files(paths)

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read files in the background and put their pages on the table."""
        if self.busy:
            return
        before = list(self.arrangement.scans)
        service, version_id = self._service, self._version_id

        def work(progress: Progress) -> Read:
            return read_files(service, version_id, before, list(paths), progress)

        self._set_busy(True)
        self._desk.jobs.run(self, _("Reading the scan…"), work, self._on_read, lambda: self._set_busy(False))

    def _on_read(self, result: object) -> None:
        assert isinstance(result, Read)
        self._set_busy(False)
        if result.matched is not None:
            self.arrangement.add(result.scans, result.matched)
            self.list.take_pictures({key: as_image(one) for key, one in result.pictures.items()})
        self._refresh(None)
        known = [_("“{name}” is here already.").format(name=name) for name in result.known]
        self._tell(result.problems, known)
        self.start()

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        for one in (self.add_button, self.clear_button, self.first_button, self.side):
            one.setEnabled(not busy)
        self.changed.emit()

    def _refresh(self, keep: Key | None) -> None:
        table = self.arrangement
        self.stack.setCurrentIndex(1 if table.scans else 0)
        self.list.show_rows(table, keep)
        self.told.setText(summary(table))
        self.changed.emit()

    def _tell(self, errors: Sequence[UserError], further: Sequence[str] = ()) -> None:
        sentences = [*(one.sentence() for one in errors), *further]
        self.problem.setText("\n".join(sentences))
        self.problem.setVisible(bool(sentences))

    def _start_over(self) -> None:
        if self._desk.dialogs.confirm(
            self,
            _("Start over"),
            _("Take all scanned pages off the table? The files themselves stay where they are."),
            _("Start over"),
        ):
            self.arrangement.clear()
            self.list.forget_pictures()
            self._refresh(None)
            self._tell([])
            self.start()

    # One page

    def _show_page(self, _key: object) -> None:
        row = self.list.row_data()
        self.side.show_row(self.arrangement, row, self.list.picture(row) if row else None)

    def _place(self, page: int) -> None:
        key = self.list.key()
        if key is not None:
            if page == LEFT_OUT:
                self.arrangement.leave_out(key)
            else:
                self.arrangement.place(key, page)
            self._tell([])
            self._refresh(key)

    def _turn(self) -> None:
        key = self.list.key()
        if key is not None:
            self.arrangement.turn(key)
            self._refresh(key)

    def _enlarge(self) -> None:
        row = self.list.row_data()
        if row is None or row.key is None or self.arrangement.page_of(row.key).problem is not None:
            return
        scan, number, turns = self.arrangement.scans[row.key[0]], row.key[1], row.quarter_turns
        title = title_of(row, self.arrangement.total)

        def work(_progress: Progress) -> Picture | None:
            from medias_desktop.paper.pictures import pictures

            return next(pictures(scan, _ENLARGED, (number,)))

        self._desk.jobs.run(
            self, _("Enlarging the page…"), work, lambda drawn: self._show_enlarged(drawn, turns, title)
        )

    def _show_enlarged(self, drawn: Picture | None, turns: int, title: str) -> None:
        if drawn is not None:
            from medias_desktop.policies.views.paper_copy.enlarged import EnlargedPage

            dialog = EnlargedPage(self, as_image(drawn).transformed(QTransform().rotate(90 * turns)), title)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    # Parts

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_page)
        self.list.turn_wanted.connect(self._turn)
        self.list.leave_out_wanted.connect(lambda: self._place(LEFT_OUT))
        self.list.enlarge_wanted.connect(self._enlarge)
        self.side.placed.connect(self._place)
        self.side.turn_wanted.connect(self._turn)
        self.side.enlarge_wanted.connect(self._enlarge)

    def _empty_state(self) -> EmptyState:
        self.first_button = button(_("C&hoose the files…"), "mdi6.file-plus-outline", primary=True)
        self.first_button.setObjectName("choose_scans")
        self.first_button.clicked.connect(self.choose_files)
        return EmptyState(
            _("Add the scan of the signed document"),
            _(
                "Drop the files here or choose them: PDF or pictures, one or several, in any order and any way up. "
                "Each page is recognized by the code at its foot."
            ),
            self.first_button,
        )

    def _table(self) -> QWidget:
        table = QWidget()
        table.setObjectName("page")
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.told, 1)
        bar.addWidget(self.clear_button)
        bar.addWidget(self.add_button)
        card = Card()
        card.body.addWidget(self.side)
        card.setMinimumWidth(self.side.sizeHint().width() + 40)
        pages = QHBoxLayout()
        pages.setSpacing(12)
        pages.addWidget(self.list, 5)
        pages.addWidget(card, 2)
        layout = QVBoxLayout(table)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addLayout(pages, 1)
        return table


def summary(table: Arrangement) -> str:
    """Return in a sentence or two how complete the copy is."""
    there = table.total - len(table.missing)
    told = [
        ngettext(
            "{n} of {pages} pages of the document is in its place.",
            "{n} of {pages} pages of the document are in their place.",
            there,
        ).format(n=format_number(there), pages=format_number(table.total))
    ]
    if table.undecided:
        count = len(table.undecided)
        told.append(
            ngettext(
                "{n} page waits for you to say what it is.",
                "{n} pages wait for you to say what they are.",
                count,
            ).format(n=format_number(count))
        )
    if table.missing:
        told.append(
            ngettext("Page {pages} is missing.", "Pages {pages} are missing.", len(table.missing)).format(
                pages=true_copies.numbers(table.missing)
            )
        )
    return " ".join(told)
