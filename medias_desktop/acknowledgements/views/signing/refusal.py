"""Another way out: the person refuses to sign, and says why before a witness."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.errors import DecisionReasonMissing, RefusalWitnessMissing
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.parts import label, problem
from medias_desktop.signatures.by_hand.errors import WitnessIsSigner
from medias_desktop.signatures.by_hand.parts import large
from medias_desktop.signatures.rules import is_same_person

_LONGEST = 2000


class RefusalPage(QWidget):
    """Asks for the reason and the witness of a refusal."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("signing_refusal")
        self._name = name
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason_field = Field(_("&Reason"), self.reason, "refusal_reason")
        self.witness = TextField(
            _("&Witness"), "refusal_witness", hint=_("The full name of the person who is there with you.")
        )
        self.problem: QLabel = problem()
        self.problem.setObjectName("refusal_problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(large(_("I refuse to sign")))
        column.addWidget(
            label(
                _(
                    "Your refusal is recorded with its reason. It does not mean that the policy is not for you."
                )
            )
        )
        column.addWidget(self.reason_field)
        column.addWidget(self.witness)
        column.addWidget(self.problem)
        column.addStretch(1)
        self.setFocusProxy(self.reason)

    def given(self) -> tuple[str, str]:
        """Return reason and witness. Raises DecisionReasonMissing, RefusalWitnessMissing or WitnessIsSigner."""
        reason, witness = self.reason.toPlainText().strip()[:_LONGEST], self.witness.text()
        if not reason:
            raise DecisionReasonMissing
        if not witness:
            raise RefusalWitnessMissing
        if is_same_person(self._name, witness):
            raise WitnessIsSigner
        return reason, witness

    def tell(self, error: UserError) -> None:
        """Tell what is wrong where it is."""
        self.reason_field.show_problem()
        self.witness.show_problem()
        self.problem.hide()
        if isinstance(error, DecisionReasonMissing):
            self.reason_field.show_problem(error.sentence())
            self.reason.setFocus()
        elif isinstance(error, RefusalWitnessMissing | WitnessIsSigner):
            self.witness.show_problem(error.sentence())
            self.witness.setFocus()
        else:
            self.problem.setText(error.sentence())
            self.problem.show()
