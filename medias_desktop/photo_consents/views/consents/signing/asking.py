"""The first step: what the municipality asks, and a large box for each use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, label, muted, problem
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.consents.purposes_box import PurposesBox
from medias_desktop.signatures.by_hand.parts import large


class AskingPage(QWidget):
    """Nothing is ticked beforehand."""

    def __init__(self, name: str, lines: Sequence[str], purposes: Sequence[Purpose]) -> None:
        super().__init__()
        self.setObjectName("signing_asking")
        self.purposes = PurposesBox(purposes, columns=3, roomy=True)
        self.problem = problem()
        self.problem.setObjectName("signing_asking_problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(large(_("May the municipality show {name}?").format(name=name)))
        for words in lines:
            layout.addWidget(label(words))
        card = Card()
        card.body.setSpacing(12)
        card.body.addWidget(label(_("I agree to these uses, and to no others:"), "h2"))
        card.body.addWidget(muted(_("Tick each use that you agree to.")))
        card.body.addWidget(self.purposes)
        layout.addWidget(card)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self.setFocusProxy(self.purposes)

    def tell(self, sentence: str = "") -> None:
        """Tell what is wrong, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
