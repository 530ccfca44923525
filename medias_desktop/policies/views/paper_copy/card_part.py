"""The part of the adoption's card about the paper document: print it to be signed, take it up again, its copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, ngettext
from medias_desktop.core.widgets.parts import button, label, muted, subheading
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.policies.rules import true_copies

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies import rules
    from medias_desktop.policies.rules.true_copies import TrueCopy
    from medias_desktop.policies.service.true_copies import TrueCopyService

Result = TypeVar("Result")


class PaperPart(QWidget):
    """Shown for a document that somebody signs by hand; ``verified`` is given what a verification found."""

    def __init__(
        self,
        service: TrueCopyService,
        desk: Desk,
        version: rules.VersionSummary,
        record: rules.AdoptionRecord,
        pdf: Callable[[], bytes],
        verified: Callable[[object], object],
    ) -> None:
        super().__init__()
        self.setObjectName("paper_part")
        self._service, self._desk = service, desk
        self._version, self._record = version, record
        self._pdf, self._verified = pdf, verified
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(subheading(_("Paper document")))
        copies = service.copies(version.id)
        layout.addWidget(muted(self._state(copies)))
        for copy in copies:
            layout.addLayout(self._row(copy))
        self.print_button = button(_("Print to s&ign…"), "mdi6.printer-outline")
        self.print_button.setObjectName("print_to_sign")
        self.print_button.clicked.connect(self.print_to_sign)
        self.scan_button = button(_("Take &up the scan…"), "mdi6.scanner")
        self.scan_button.setObjectName("take_up_scan")
        self.scan_button.clicked.connect(self.take_up)
        refused = service.may_not_attest
        self.scan_button.setEnabled(refused is None)
        self.scan_button.setToolTip("" if refused is None else refused.sentence())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.print_button, 1)
        buttons.addWidget(self.scan_button, 1)
        layout.addLayout(buttons)

    def _state(self, copies: tuple[TrueCopy, ...]) -> str:
        if copies:
            return _("Certified copies of the document signed by hand:")
        names = [one.name for one in self._record.signatories if one.method == "pen"]
        return _("To be signed by hand by {names}, then scanned back.").format(names=", ".join(names))

    def _row(self, copy: TrueCopy) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        day = format_date(copy.attested_at.astimezone().date(), "medium")
        words.addWidget(label(_("{date}, {name}").format(date=day, name=copy.attested_by)))
        if copy.note:
            words.addWidget(muted(copy.note))
        row.addLayout(words, 1)
        row.addWidget(self._menu_button(copy, day), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _menu_button(self, copy: TrueCopy, day: str) -> QPushButton:
        opening = button("PDF")
        opening.setObjectName(f"true_copy_{copy.id}")
        opening.setAccessibleName(_("Certified copy of {date}").format(date=day))
        menu = QMenu(opening)
        for text, act in (
            (_("&See"), self.view),
            (_("&Save a copy…"), self.save),
            (_("Save the s&can…"), self.save_scan),
            (_("&Print…"), self.print),
            (_("Verif&y"), self.verify),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act(copy))
        opening.setMenu(menu)
        return opening

    def print_to_sign(self) -> None:
        """Say which page is to be signed, then print the document itself."""
        pages = self._or_told(lambda: self._service.signed_pages(self._version.id))
        if not pages:
            return
        sentence = ngettext(
            "Page {pages} is to be signed by hand. Then scan the whole document: its pages are recognized.",
            "Pages {pages} are to be signed by hand. Then scan the whole document: its pages are recognized.",
            len(pages),
        ).format(pages=true_copies.numbers(pages))
        pdf = self._or_told(self._pdf)
        if pdf is not None and self._desk.dialogs.confirm(self, _("Print to sign"), sentence, _("Print")):
            self._desk.dialogs.print_pdf(self, pdf, self._version.policy_title)

    def take_up(self) -> None:
        """Open the window that takes the scan."""
        from medias_desktop.policies.views.paper_copy.dialog import PaperCopyDialog

        dialog = PaperCopyDialog(self.window(), self._service, self._version, self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def view(self, copy: TrueCopy) -> None:
        """Open a window with a copy."""
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        pdf = self._or_told(lambda: self._service.pdf(copy.id))
        if pdf is not None:
            dialog = PdfDialog(self.window(), pdf, self._title(), self._desk)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def save(self, copy: TrueCopy) -> None:
        """Write a copy byte for byte."""
        pdf = self._or_told(lambda: self._service.pdf(copy.id))
        if pdf is not None:
            save_pdf(self, self._desk.dialogs, self._title(), pdf)

    def save_scan(self, copy: TrueCopy) -> None:
        """Write the scan as it came."""
        from medias_desktop.core.files import write_bytes

        found = self._or_told(lambda: self._service.scan(copy.id))
        if found is None:
            return
        name, data = found
        path = self._desk.dialogs.save_file(self, _("Save the scan"), name, _("Scan (*.*)"))
        if path is not None:
            self._or_told(lambda: write_bytes(path, data))

    def print(self, copy: TrueCopy) -> None:
        """Print a copy."""
        pdf = self._or_told(lambda: self._service.pdf(copy.id))
        if pdf is not None:
            self._desk.dialogs.print_pdf(self, pdf, self._title())

    def verify(self, copy: TrueCopy) -> None:
        """Verify a copy in the background and show the verdict."""

        def work(_progress: Progress) -> object:
            return self._service.verify(copy.id)

        self._desk.jobs.run(self, _("Verifying the document…"), work, self._verified)

    def _title(self) -> str:
        return _("True copy of {title}").format(title=self._version.policy_title)

    def _or_told(self, act: Callable[[], Result]) -> Result | None:
        try:
            return act()
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
            return None
