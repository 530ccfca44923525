"""The page shown for a register on a network share: why it does not open there, what to do, and opening it all the same."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from medias_desktop.core.clock import SystemClock
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.storage import key_path
from medias_desktop.core.store.occupancy import Occupant, is_stale, occupant_of, this_program, told
from medias_desktop.core.widgets.parts import button, label, subheading
from medias_desktop.safekeeping.views.arranging import DoorPage


class NetworkPage(DoorPage):
    """Says why, what is better, and lets who insists open it alone: asked each time, by one click."""

    alone_wanted = Signal()

    def __init__(self, path: Path, error: UserError) -> None:
        super().__init__("mdi6.server-network", path.stem, str(path.parent))
        self.leave = button(_("Open &another register"), primary=True)
        self.leave.setObjectName("network_leave")
        self.leave.clicked.connect(self.left)
        self.alone = button(_("Open &on this computer only…"), "mdi6.monitor-lock")
        self.alone.setObjectName("network_alone")
        self.alone.clicked.connect(self.alone_wanted)
        self.body.addWidget(label(error.sentence()))
        files = _("Move “{name}” and “{keys}” together: the second holds the keys of the first.")
        self.body.addWidget(label(files.format(name=path.name, keys=key_path(path).name)))
        self.body.addWidget(subheading(_("If it has to stay there")))
        self.body.addWidget(
            label(
                _(
                    "This computer can have it for itself: nobody else can open it until you close it. "
                    "It is slower than on its own disk, and this question comes back each time."
                )
            )
        )
        if note := _note(path):
            self.body.addWidget(label(note))
        self.body.addWidget(self.alone)
        self.body.addSpacing(4)
        self.body.addWidget(self.leave)
        self.setFocusProxy(self.leave)


def left_behind_text(path: Path, note: Occupant) -> str:
    """Return what is told when whoever had the register alone before did not close it properly."""
    text = _(
        "“{name}” was not closed properly the last time: a note names {who}, on the computer {where} ({since}). "
        "What had been recorded until then is there; what was being recorded at that moment is not."
    )
    return text.format(name=path.name, **told(note))


def _note(path: Path) -> str:
    """Return who seems to have it at the moment, which only trying can tell for sure."""
    note = occupant_of(path)
    if note is None or is_stale(note, this_program(SystemClock())):
        return ""
    text = _("At the moment it seems to be open on the computer {where}, by {who} (since {since}).")
    return text.format(**told(note))
