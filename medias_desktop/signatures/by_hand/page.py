"""The step of signing: the name typed, the signature drawn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.ink import Drawing
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import button, label, problem
from medias_desktop.core.widgets.signature_pad import SignaturePad
from medias_desktop.signatures.by_hand.errors import (
    FullNameMissing,
    NameDiffers,
    NotSigned,
    StandInMissing,
    WitnessIsSigner,
)
from medias_desktop.signatures.by_hand.rules import check_drawing, check_name


class SignaturePage(QWidget):
    """Asks for the full name and the drawn signature below a ``statement``; who cannot draw names a witness instead."""

    changed = Signal()

    def __init__(self, name: str, statement: str) -> None:
        super().__init__()
        self.setObjectName("signing_sign")
        self._name = name
        self.statement = label(statement)
        self.typed = TextField(
            _("&Type your full name"), "signing_name", hint=_("First and last name, as you write them.")
        )
        self.pad = SignaturePad(_("Your signature"), _("Sign here with the mouse, a pen or a finger"))
        self._caption = QLabel(_("&Draw your signature"))
        self._caption.setBuddy(self.pad)
        self.undo = button(_("&Undo"), "mdi6.undo")
        self.undo.setObjectName("signing_undo")
        self.clear = button(_("C&lear"), "mdi6.broom")
        self.clear.setObjectName("signing_clear")
        self.cannot = QCheckBox(_("I &cannot draw: a witness confirms that I signed"))
        self.cannot.setObjectName("signing_cannot")
        self.witness = TextField(
            _("&Witness"), "signing_witness", hint=_("The full name of the person who is there with you.")
        )
        self.witness.hide()
        self.problem = problem()
        self.problem.setObjectName("signing_problem")
        self._lay_out()
        self.setFocusProxy(self.typed)
        self.pad.changed.connect(self._on_change)
        self.undo.clicked.connect(self.pad.undo)
        self.clear.clicked.connect(self.pad.clear)
        self.cannot.toggled.connect(self._stand_in)
        self.typed.changed.connect(self._on_change)
        self.witness.changed.connect(self._on_change)
        self._on_change()

    def _lay_out(self) -> None:
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        tools.addWidget(self._caption, 1)
        tools.addWidget(self.undo)
        tools.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.statement)
        column.addWidget(self.typed)
        column.addWidget(self._tools)
        column.addWidget(self.pad, 100)
        column.addWidget(self.problem)
        column.addWidget(self.cannot)
        column.addWidget(self.witness)
        column.addStretch(1)

    def drawing(self) -> Drawing | None:
        """Return what was drawn; None when a witness stands in."""
        return None if self.cannot.isChecked() else self.pad.drawing()

    def witness_name(self) -> str:
        """Return who stands in for the drawing, empty when it was drawn."""
        return self.witness.text() if self.cannot.isChecked() else ""

    def check(self) -> None:
        """Check the name, then the signature. Raises what rules.signing does."""
        check_name(self.typed.text(), self._name)
        check_drawing(self.drawing(), self.witness_name(), self._name)

    def tell(self, error: UserError) -> None:
        """Tell what is wrong where it is."""
        self.quiet()
        sentence = error.sentence()
        if isinstance(error, FullNameMissing | NameDiffers):
            self.typed.show_problem(sentence)
            self.typed.setFocus()
        elif isinstance(error, StandInMissing | WitnessIsSigner):
            self.witness.show_problem(sentence)
            self.witness.setFocus()
        else:
            self.problem.setText(sentence)
            self.problem.show()
            if isinstance(error, NotSigned):
                self.pad.setFocus()
                self.pad.setAccessibleDescription(sentence)

    def quiet(self) -> None:
        """Tell nothing more."""
        self.typed.show_problem()
        self.witness.show_problem()
        self.problem.hide()

    def _on_change(self) -> None:
        self.quiet()
        drawn = not self.pad.is_empty()
        self.undo.setEnabled(drawn)
        self.clear.setEnabled(drawn)
        self.changed.emit()

    def _stand_in(self, on: bool) -> None:
        self.pad.setVisible(not on)
        self._tools.setVisible(not on)
        self.witness.setVisible(on)
        self.quiet()
        if on:
            self.witness.setFocus()
