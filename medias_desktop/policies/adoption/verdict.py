"""The result of a verification in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_time
from medias_desktop.core.widgets.parts import Chip, label, muted

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import Verification


def verdict_lines(found: Verification) -> list[str]:
    """Return one sentence for the whole file, one for each signature, one for each problem."""
    from medias_desktop.core.pdf.verifying import describe

    if found.accepted:
        lines = [_("The document is exactly the one that was recorded.")]
    else:
        lines = [describe(problem) for problem in found.problems]
    for one in found.signatures:
        if one.signed_at is None or one.problem is not None:
            lines.append(_("The signature of {name} is not accepted.").format(name=one.signer or one.field))
        else:
            when = one.signed_at.astimezone()
            lines.append(
                _("Signed by {name} on {date} at {time}; unchanged since.").format(
                    name=one.signer, date=format_date(when.date()), time=format_time(when)
                )
            )
    return lines


class Verdict(QWidget):
    """A chip and the sentences below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self.chip = Chip()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chip)
        layout.addLayout(self._lines)

    def show_verification(self, found: Verification) -> None:
        """Show a result."""
        self.chip.show_state(
            _("Verified") if found.accepted else _("Not accepted"), "ok" if found.accepted else "bad"
        )
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        lines = verdict_lines(found)
        self._lines.addWidget(label(lines[0]))
        for text in lines[1:]:
            self._lines.addWidget(muted(text))
        self.setAccessibleName(" ".join([self.chip.text(), *lines]))
