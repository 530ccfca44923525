"""What every dialog in steps has around its pages: a title, the rail of steps, and Cancel, Back, Next."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, heading, muted
from medias_desktop.core.widgets.step_rail import StepRail


class StepsFrame:
    """Lays a dialog out; its buttons' names begin with ``prefix``. What they do is the dialog's."""

    def __init__(
        self, dialog: QDialog, prefix: str, title: str, subtitle: str, rail: StepRail, stack: QStackedWidget
    ) -> None:
        self.cancel = button(_("Cancel"))
        self.back = button(_("&Back"))
        self.next = button(_("Ne&xt"), primary=True)
        for one, name in ((self.cancel, "cancel"), (self.back, "back"), (self.next, "next")):
            one.setObjectName(f"{prefix}_{name}")
        self.footer = self._footer()
        self.head = self._head(title, subtitle, rail)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(self.head)
        layout.addWidget(stack, 1)
        layout.addWidget(self.footer)
        self.next.setDefault(True)  # only now: a button outside the dialog cannot become its default

    def show(self, *, around: bool) -> None:
        """Show title and buttons, or hide them while a form of its own has the dialog for itself."""
        self.head.setVisible(around)
        self.footer.setVisible(around)
        if around:
            self.next.setDefault(True)

    def _footer(self) -> QWidget:
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        return footer

    def _head(self, title: str, subtitle: str, rail: StepRail) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading(title))
        column.addWidget(muted(subtitle))
        column.addSpacing(8)
        column.addWidget(rail)
        return head
