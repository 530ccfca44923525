"""When the window locks itself, and whether this computer's session opens the register."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.settings import Settings
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    problem,
    scrolled,
    subheading,
)
from medias_desktop.safekeeping.service import unlocking

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

LOCK_MINUTES = (0, 5, 10, 15, 30)
SEALED_MINUTES = (1, 2, 5, 10)


class LockingDialog(QDialog):
    """Every choice takes effect at once. ``change`` is given a preference's name and value."""

    def __init__(
        self,
        parent: QWidget,
        register: Register,
        desk: Desk,
        settings: Settings,
        change: Callable[[str, object], object],
    ) -> None:
        super().__init__(parent)
        self._register, self._desk, self._change = register, desk, change
        self.setObjectName("locking_dialog")
        self.setWindowTitle(_("Lock and session"))
        fit_to_text(self, 600, 560)
        self.lock = _minutes("lock_minutes", LOCK_MINUTES, settings.lock_minutes)
        self.sealed = _minutes("sealed_minutes", SEALED_MINUTES, settings.sealed_minutes)
        on_windows = os.name == "nt"
        self.session = QCheckBox(
            _("Unlock this register with my &Windows session")
            if on_windows
            else _("Unlock this register with my computer &session")
        )
        self.session.setObjectName("by_session")
        self.at_start = QCheckBox(_("Without asking, when the &program starts"))
        self.at_start.setObjectName("at_start")
        self.problem = problem()
        self.problem.setObjectName("session_problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(heading(_("Lock and session")))
        page = QWidget()
        page.setObjectName("page")
        cards = QVBoxLayout(page)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(14)
        cards.addWidget(self._lock_card())
        cards.addWidget(self._session_card())
        cards.addStretch(1)
        layout.addWidget(scrolled(page), 1)
        close = button(_("&Close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout.addLayout(action_row(close))
        self._show_session(settings)
        self.lock.currentIndexChanged.connect(lambda: self._change("lock_minutes", self.lock.currentData()))
        self.sealed.currentIndexChanged.connect(
            lambda: self._change("sealed_minutes", self.sealed.currentData())
        )
        self.session.clicked.connect(self._switch_session)
        self.at_start.toggled.connect(lambda on: self._change("unlock_at_start", on))

    def _lock_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("When nobody is there")))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for text, box in (
            (_("Lock the &window after"), self.lock),
            (_("Close &sealed records after"), self.sealed),
        ):
            caption = QLabel(text)
            caption.setBuddy(box)
            form.addRow(caption, box)
        card.body.addLayout(form)
        card.body.addWidget(
            muted(
                _(
                    "Locking hides everything and keeps what was typed; the computer’s memory still holds the register’s key. "
                    "Closing the register forgets it."
                )
            )
        )
        return card

    def _session_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("On this computer")))
        self.impossible = muted(_("This computer keeps no secrets for its users."))
        for widget in (self.session, self.at_start, self.impossible, self.problem):
            card.body.addWidget(widget)
        card.body.addWidget(
            muted(
                _(
                    "Whoever is in your session then opens the register without a passphrase. "
                    "Sealed records always ask for it."
                )
            )
        )
        return card

    def _show_session(self, settings: Settings) -> None:
        from medias_desktop.core.store.keys import device

        possible = not self._register.load_keys().opens_freely and device.available()
        on = unlocking.opens_by_computer(self._register.path, self._register.actor.uid)
        self.session.setChecked(on)
        self.session.setEnabled(possible or on)
        self.at_start.setChecked(settings.unlock_at_start)
        self.at_start.setEnabled(on)
        self.impossible.setVisible(not possible and not on)

    def _switch_session(self) -> None:
        on = self.session.isChecked()
        self.problem.hide()
        try:
            if on:
                unlocking.remember_on_computer(self._register)
            else:
                unlocking.forget_on_computer(self._register)
        except UserError as error:
            self.problem.setText(error.sentence())
            self.problem.show()
            self.session.setChecked(not on)
        self.at_start.setEnabled(self.session.isChecked())


def _minutes(name: str, choices: tuple[int, ...], chosen: int) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for number in sorted({*choices, chosen}):
        text = ngettext("{n} minute", "{n} minutes", number).format(n=number) if number else _("Never")
        box.addItem(text, number)
    box.setCurrentIndex(box.findData(chosen))
    return box
