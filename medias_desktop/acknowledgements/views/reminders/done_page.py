"""The last page: how many were reminded, and who is still without a reminder for want of an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import action_row, button, label, subheading

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import PersonRow


class DonePage(QWidget):
    """``letters`` when letters are wanted for those without an address; ``default`` is the button for what comes next."""

    letters = Signal()
    closed = Signal()

    def __init__(self, number: int, folder: str, without: tuple[PersonRow, ...]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        told = ngettext("{n} reminder is recorded", "{n} reminders are recorded", number)
        layout.addWidget(subheading(told.format(n=format_number(number))))
        if folder:
            layout.addWidget(
                label(
                    _("The e-mails are in “{folder}”. Open each one, look at it and send it.").format(
                        folder=folder
                    )
                )
            )
        close = button(_("&Close"), primary=not without)
        close.setObjectName("close")
        close.clicked.connect(self.closed)
        self.default = close
        buttons = [close]
        if without:
            layout.addSpacing(8)
            asked = ngettext(
                "{n} person has no e-mail address and was not reminded:",
                "{n} people have no e-mail address and were not reminded:",
                len(without),
            )
            layout.addWidget(label(asked.format(n=format_number(len(without)))))
            names = QListWidget()
            names.setObjectName("without")
            names.setAccessibleName(_("People without an e-mail address"))
            names.addItems([row.listed_name for row in without])
            layout.addWidget(names, 1)
            make = button(_("&Make their letters"), "mdi6.printer-outline", primary=True)
            make.setObjectName("letters")
            make.clicked.connect(self.letters)
            self.default = make
            buttons.append(make)
        else:
            layout.addStretch(1)
        layout.addLayout(action_row(*buttons))
