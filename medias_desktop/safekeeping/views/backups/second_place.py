"""Where copies go outside this computer: chosen, changed, given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, button, label

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.backups import Overview


class SecondPlace(Card):
    """One line: the place or what it would be good for, and the buttons."""

    chosen = Signal()
    forgotten = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = label("")
        self.text.setObjectName("second_text")
        self.choose = button(_("&Choose a second place…"), "mdi6.usb-flash-drive-outline")
        self.choose.setObjectName("second_choose")
        self.forget = button(_("Stop copying &there"))
        self.forget.setObjectName("second_forget")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for one in (self.forget, self.choose):
            one.setAutoDefault(False)
            row.addWidget(one)
        self.body.addLayout(row)
        self.choose.clicked.connect(self.chosen)
        self.forget.clicked.connect(self.forgotten)
        self.forget.hide()

    def show_place(self, found: Overview) -> None:
        """Tell where copies go, and whether that place answers."""
        place = found.state.destination
        self.forget.setVisible(bool(place))
        self.choose.setText(" " + (_("&Choose another place…") if place else _("&Choose a second place…")))
        if not place:
            told = _(
                "All backups lie on this computer: a theft or a fire would take them with the register. "
                "A USB drive or a folder of the network keeps copies elsewhere."
            )
        elif found.second_there:
            told = _("Each backup is also copied to “{folder}”.").format(folder=place)
        else:
            told = _("“{folder}” cannot be reached now: plug the drive in or connect to the network.").format(
                folder=place
            )
        self.text.setText(told)
