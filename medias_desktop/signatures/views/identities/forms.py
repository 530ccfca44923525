"""Making a signing identity, or bringing one from a file; each form shows in the place of what called it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.passphrases import PassphrasesDiffer, Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import SecretField, TextField
from medias_desktop.core.widgets.parts import Card, action_row, button, heading, muted, problem, scrolled
from medias_desktop.core.widgets.strength_bar import StrengthBar
from medias_desktop.core.work import or_error
from medias_desktop.signatures import errors

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.signatures.service.identities import IdentityService


class Form(QWidget):
    """What all forms share: a title, a card of fields, one button that does it and one that leaves."""

    finished = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, title: str, text: str, action: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title = title
        self.card = Card()
        self.card.body.setSpacing(12)
        self.card.body.setContentsMargins(20, 16, 20, 20)
        self.problem = problem()
        self.problem.setObjectName("identity_problem")
        self.do = button(action, primary=True)
        self.do.setObjectName("identity_do")
        self.do.clicked.connect(self.submit)
        self.leave = button(_("&Back"))
        self.leave.setObjectName("identity_leave")
        self.leave.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        page = QWidget()
        page.setObjectName("page")
        fields = QVBoxLayout(page)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        fields.addWidget(self.card)
        fields.addWidget(self.problem)
        fields.addStretch(1)
        layout.addWidget(heading(title))
        layout.addWidget(muted(text))
        layout.addWidget(scrolled(page), 1)
        layout.addLayout(action_row(self.leave, self.do))

    def submit(self) -> None:
        """Do it when nothing is wrong."""
        raise NotImplementedError

    def run(self, work: Callable[[], object]) -> None:
        """Run the slow part; what goes wrong is told in the form."""

        def in_background(_progress: Progress) -> object:
            return or_error(work)

        self.do.setEnabled(False)
        self._desk.jobs.run(self, self._title, in_background, self._on_done, self._enable)

    def finish(self, work: Callable[[], object]) -> None:
        """Do the quick part at once and leave; what goes wrong is told in the form."""
        self._on_done(or_error(work))

    def tell(self, error: UserError) -> None:
        """Tell a problem that belongs to no field."""
        self.problem.setText(error.sentence())
        self.problem.show()

    def _on_done(self, result: object) -> None:
        self._enable()
        if isinstance(result, UserError):
            self.tell(result)
            return
        self._desk.changes.announce("policies")
        self.finished.emit(result if isinstance(result, int) else 0)

    def _enable(self) -> None:
        self.do.setEnabled(True)


class IdentityForm(Form):
    """A form over the identities."""

    def __init__(self, service: IdentityService, desk: Desk, title: str, text: str, action: str) -> None:
        super().__init__(desk, title, text, action)
        self._service = service


class CreateIdentityForm(IdentityForm):
    """A new identity: name, role, and a passphrase typed twice with a hint on its strength."""

    def __init__(self, service: IdentityService, desk: Desk, name: str = "", role: str = "") -> None:
        super().__init__(
            service,
            desk,
            _("New signing identity"),
            _(
                "It lets one person sign documents digitally. It is kept in this register for three years; "
                "only that person’s passphrase opens it, and nobody can recover a forgotten one."
            ),
            _("&Create the identity"),
        )
        self.name = TextField(_("First and last &name"), "identity_name", name)
        self.role = TextField(_("&Role"), "identity_role", role, hint=_("For example mayor or clerk."))
        self.passphrase = SecretField(_("&Passphrase"), "identity_passphrase")
        self.again = SecretField(_("The same &once more"), "identity_again")
        self.strength = StrengthBar()
        body = self.card.body
        body.addLayout(pair(self.name, self.role))
        body.addLayout(pair(self.passphrase, self.again))
        body.addWidget(self.strength)
        self.passphrase.changed.connect(self._rate)
        self.name.changed.connect(self._rate)
        self._rate()
        self.setFocusProxy(self.name)

    def submit(self) -> None:
        """Make the identity."""
        self.problem.hide()
        name, role, passphrase = self.name.text(), self.role.text(), self.passphrase.text()
        found: list[tuple[TextField, UserError | None]] = [
            (self.name, None if name else errors.IdentityNameMissing()),
            (self.passphrase, WeakPassphrase() if self._strength() is Strength.WEAK else None),
            (self.again, None if self.again.text() == passphrase else PassphrasesDiffer()),
        ]
        for field, error in found:
            field.show_problem(error.sentence() if error else "")
        wrong = [field for field, error in found if error]
        self.strength.setVisible(self.passphrase not in wrong)
        if wrong:
            wrong[0].setFocus()
            return
        self.run(lambda: self._service.create(name, role, passphrase))

    def _strength(self) -> Strength:
        return passphrase_strength(self.passphrase.text(), self.name.text())

    def _rate(self) -> None:
        self.passphrase.show_problem()
        self.strength.show()
        self.strength.show_strength(self._strength() if self.passphrase.text() else None)


class ImportIdentityForm(IdentityForm):
    """An identity from a PKCS#12 file."""

    def __init__(self, service: IdentityService, desk: Desk, role: str = "") -> None:
        super().__init__(
            service,
            desk,
            _("Import a signing identity"),
            _(
                "A certificate from a certification authority comes as a file whose name ends in .p12 or .pfx, "
                "with a passphrase. The file is copied into the register; the passphrase is not kept."
            ),
            _("&Import the identity"),
        )
        self._path: Path | None = None
        self.file = TextField(_("&File"), "identity_file")
        self.file.line.setReadOnly(True)
        self.choose = button(_("C&hoose a file…"), "mdi6.folder-open-outline")
        self.choose.setObjectName("identity_choose")
        self.choose.clicked.connect(self._choose)
        self.passphrase = SecretField(_("&Passphrase of the file"), "identity_passphrase")
        self.role = TextField(_("&Role"), "identity_role", role, hint=_("For example mayor or clerk."))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.file, 1)
        column = QVBoxLayout()
        spacer = QLabel(" ")
        column.setSpacing(4)
        column.addWidget(spacer)
        column.addWidget(self.choose)
        column.addStretch(1)
        row.addLayout(column)
        self.card.body.addLayout(row)
        self.card.body.addLayout(pair(self.passphrase, self.role))
        self.setFocusProxy(self.choose)

    def _choose(self) -> None:
        path = self._desk.dialogs.open_file(
            self, _("Choose a signing identity"), _("Signing identities (*.p12 *.pfx)")
        )
        if path is not None:
            self._path = path
            self.file.line.setText(path.name)
            self.file.show_problem()
            self.passphrase.setFocus()

    def submit(self) -> None:
        """Copy the identity into the register."""
        self.problem.hide()
        self.file.show_problem("" if self._path else errors.IdentityFileMissing().sentence())
        if self._path is None:
            self.choose.setFocus()
            return
        path, passphrase, role = self._path, self.passphrase.text(), self.role.text()
        self.run(lambda: self._service.import_pkcs12(read_bytes(path), passphrase, role))


def pair(left: TextField, right: TextField) -> QHBoxLayout:
    """Lay two fields out beside each other."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for field in (left, right):
        row.addWidget(field, 1)
    return row
