"""Second step: who certifies the copy, in what role, and their secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.fields import Field, SecretField, TextField
from medias_desktop.core.widgets.parts import Card, button, label, muted, problem, subheading
from medias_desktop.policies.rules import true_copies, true_copy_errors

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.errors import UserError
    from medias_desktop.policies.views.paper_copy.arrangement import Arrangement
    from medias_desktop.signatures.rules import SigningIdentity


class CertifyPage(QWidget):
    """What will be certified at the left, by whom at the right."""

    create_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, now: dt.datetime, default_name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._now, self._default_name = now, default_name
        self._identities: dict[int, SigningIdentity] = {}
        self.identity = QComboBox()
        self._identity_field = Field(_("Signing &identity"), self.identity, "copy_identity")
        self.role = TextField(_("In the &role of"), "copy_role")
        self.secret = SecretField(_("&Passphrase or PIN"), "copy_secret")
        self.note = TextField(_("&Note on the copy"), "copy_note", longest=500)
        self.problem = problem()
        self.problem.setObjectName("certify_problem")
        self.what = QVBoxLayout()
        self.what.setSpacing(8)
        self.create_button = button(_("New i&dentity…"), "mdi6.card-account-details-outline")
        self.create_button.setObjectName("copy_new_identity")
        self.create_button.clicked.connect(self.create_wanted)
        self.import_button = button(_("I&mport an identity…"), "mdi6.file-import-outline")
        self.import_button.setObjectName("copy_import_identity")
        self.import_button.clicked.connect(self.import_wanted)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._what_card(), 1)
        columns.addWidget(self._who_card(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(columns)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self.identity.currentIndexChanged.connect(self._on_identity)

    def offer(self, identities: Sequence[SigningIdentity], chosen: int | None = None) -> None:
        """Offer who may certify; ``chosen`` is taken, or else whom the name points to."""
        self._identities = {one.id: one for one in identities if not one.is_seal}
        self.identity.clear()
        for one in self._identities.values():
            usable = one.may_sign_at(self._now)
            day = format_date(one.not_after.astimezone().date(), "medium")
            text = _("{name}, valid until {date}") if usable else _("{name} (no longer valid)")
            self.identity.addItem(text.format(name=one.name, date=day), one.id)
            model = self.identity.model()
            assert isinstance(model, QStandardItemModel)
            model.item(self.identity.count() - 1).setEnabled(usable)
        usable_ids = [one.id for one in self._identities.values() if one.may_sign_at(self._now)]
        named = [one for one in usable_ids if self._identities[one].name == self._default_name]
        wanted = chosen if chosen in usable_ids else next(iter((*named, *usable_ids)), None)
        self.identity.setCurrentIndex(-1 if wanted is None else self.identity.findData(wanted))
        self._on_identity()

    def show_copy(self, table: Arrangement) -> None:
        """Say what will be certified; missing pages ask for a note."""
        while self.what.count():
            item = self.what.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        placed = table.placed()
        self.what.addWidget(
            label(
                ngettext(
                    "{n} scanned page, upright and at its own size.",
                    "{n} scanned pages, upright and at their own size.",
                    len(placed),
                ).format(n=format_number(len(placed)))
            )
        )
        extra = sum(not one.page for one in placed)
        if extra:
            self.what.addWidget(
                muted(
                    ngettext(
                        "{n} of them is without a page number.",
                        "{n} of them are without a page number.",
                        extra,
                    ).format(n=format_number(extra))
                )
            )
        if table.missing:
            self.what.addWidget(
                muted(
                    ngettext(
                        "Page {pages} is missing. The cover will say so, with your note.",
                        "Pages {pages} are missing. The cover will say so, with your note.",
                        len(table.missing),
                    ).format(pages=true_copies.numbers(table.missing))
                )
            )
        self.what.addWidget(
            muted(
                _(
                    "With your signature you certify that you compared these pages with the paper document and that they are a true copy of it. The scan is kept as it came."
                )
            )
        )

    def attested_by(self) -> str:
        """Return the name of who certifies."""
        found = self._identities.get(self.identity_id() or 0)
        return "" if found is None else found.name

    def identity_id(self) -> int | None:
        """Return the identity chosen."""
        found: int | None = self.identity.currentData()
        return found

    def check(self, table: Arrangement) -> bool:
        """Tell what is missing; return whether nothing is."""
        self.tell(None)
        problems: list[tuple[Field, UserError | None]] = [
            (self._identity_field, None if self.identity_id() else true_copy_errors.AttesterMissing()),
            (self.role, None if self.role.text() else true_copy_errors.AttesterMissing()),
            (self.secret, None if self.secret.text() else true_copy_errors.CopySecretMissing()),
            (self.note, None),
        ]
        if table.missing and not self.note.text():
            pages = true_copies.numbers(table.missing)
            problems[-1] = (self.note, true_copy_errors.MissingPagesUnexplained(pages=pages))
        wrong = [field for field, error in problems if error is not None]
        for field, error in problems:
            field.show_problem(error.sentence() if error is not None else "")
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def tell(self, error: UserError | None) -> None:
        """Tell what stopped the work; at the secret when that is the reason."""
        from medias_desktop.core.pdf.errors import WrongPassphrase

        at_secret = isinstance(error, WrongPassphrase) or type(error).__name__ == "PinWrong"
        self.secret.show_problem(error.sentence() if error is not None and at_secret else "")
        self.problem.setText(error.sentence() if error is not None and not at_secret else "")
        self.problem.setVisible(bool(self.problem.text()))
        if at_secret:
            self.secret.line.selectAll()
            self.secret.setFocus()

    def start(self) -> None:
        """Put the keyboard on what is to be filled in first."""
        if self.identity_id() is None:
            self.create_button.setFocus()
        elif not self.role.text():
            self.role.setFocus()
        else:
            self.secret.setFocus()

    def _on_identity(self) -> None:
        found = self._identities.get(self.identity_id() or 0)
        if found is not None:
            self.role.line.setText(found.role)
            self.role.line.setCursorPosition(0)
        self.identity.setEnabled(bool(self._identities))
        self.nobody.setVisible(found is None)
        for field in (self._identity_field, self.role, self.secret):
            field.setVisible(found is not None)

    def _what_card(self) -> Card:
        card = Card()
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("What you certify")))
        card.body.addLayout(self.what)
        card.body.addWidget(self.note)
        card.body.addStretch(1)
        return card

    def _who_card(self) -> Card:
        card = Card()
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("Who certifies")))
        self.nobody = muted(
            _(
                "Whoever certifies a copy signs it digitally. Make their signing identity first, or bring it from a file."
            )
        )
        grid = QGridLayout()
        grid.setSpacing(10)
        for row, field in enumerate((self._identity_field, self.role, self.secret)):
            grid.addWidget(field, row, 0)
        card.body.addWidget(self.nobody)
        card.body.addLayout(grid)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.create_button)
        buttons.addWidget(self.import_button)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        card.body.addStretch(1)
        return card
