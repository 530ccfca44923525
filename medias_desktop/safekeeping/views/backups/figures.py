"""The line of figures above the list: last backup, second place, rehearsal, and where everything lies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.backups.places import COPY_EVERY, Due
from medias_desktop.core.widgets.parts import Figure, label, muted
from medias_desktop.safekeeping.backup_words import age_text, size_text

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.backups import Overview


class Figures(QWidget):
    """Three ages, each in the colour of how well it stands, and a sentence for what went wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.last = Figure("—", "", "muted")
        self.second = Figure("—", "", "muted")
        self.rehearsal = Figure("—", "", "muted")
        self.last.setObjectName("figure_last")
        self.place = muted("")
        self.place.setObjectName("backup_place")
        self.problem = label("", "problem")
        self.problem.setObjectName("backup_problem")
        self._band = QHBoxLayout()
        self._band.setSpacing(14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._band)
        layout.addWidget(self.place)
        layout.addWidget(self.problem)

    def show_overview(self, found: Overview, now: dt.datetime) -> None:
        """Put other figures in; a figure's colour is its own for life, so each is made anew."""
        while (item := self._band.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        state = found.state
        self.last = Figure(
            "—" if found.newest is None else age_text(found.newest, now),
            _("last backup"),
            "bad" if state.backup_problem else "warn" if Due.BACKUP in found.due else "ok",
        )
        self.second = Figure(*_second(found, now))
        self.rehearsal = Figure(*_rehearsal(found, now))
        for name, figure in (
            ("figure_last", self.last),
            ("figure_second", self.second),
            ("figure_rehearsal", self.rehearsal),
        ):
            figure.setObjectName("card")
            figure.setProperty("figure", name)
            self._band.addWidget(figure, 1)
        self.place.setText(
            _("In {folder}, {size} in all").format(folder=found.folder, size=size_text(found.size))
        )
        told = [
            _("The last backup failed: {reason}").format(reason=state.backup_problem)
            if state.backup_problem
            else "",
            _("The last rehearsal failed: {reason}").format(reason=state.rehearsal_problem)
            if state.rehearsal_problem
            else "",
        ]
        self.problem.setText("\n".join(one for one in told if one))
        self.problem.setVisible(bool(self.problem.text()))


def _second(found: Overview, now: dt.datetime) -> tuple[str, str, str]:
    state = found.state
    if not state.destination:
        return "—", _("no second place yet"), "warn"
    if state.last_copy is None:
        return "—", _("copy at the second place"), "bad"
    late = not dt.timedelta() <= now - state.last_copy <= COPY_EVERY
    caption = _("copy at the second place") if found.second_there else _("second place not connected")
    return age_text(state.last_copy, now), caption, "bad" if late else "ok" if found.second_there else "warn"


def _rehearsal(found: Overview, now: dt.datetime) -> tuple[str, str, str]:
    state = found.state
    if state.last_rehearsal is None:
        return "—", _("restore rehearsed"), "warn"
    kind = "bad" if state.rehearsal_problem else "warn" if Due.REHEARSAL in found.due else "ok"
    caption = _("rehearsal failed") if state.rehearsal_problem else _("restore rehearsed")
    return age_text(state.last_rehearsal, now), caption, kind
