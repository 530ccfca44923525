"""How good a new passphrase is, while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.passphrases import Strength
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import muted


class StrengthBar(QWidget):
    """How good a passphrase is, as a bar and in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._words = muted("")
        self._words.setObjectName("strength")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)

    def show_strength(self, strength: Strength | None) -> None:
        """Show a strength, or what is asked for while nothing is typed."""
        texts = {
            None: _("At least 12 characters or four words, such as a short sentence that only you know."),
            Strength.WEAK: _("Too easy to guess: use at least 12 characters or four words."),
            Strength.FAIR: _("Sufficient. One more word makes it much harder to guess."),
            Strength.GOOD: _("Good."),
            Strength.STRONG: _("Very good."),
        }
        kinds = {None: "muted", Strength.WEAK: "bad", Strength.FAIR: "warn"}
        colour = theme.current().ink(kinds.get(strength, "ok"))
        self._bar.setStyleSheet(
            f"QProgressBar::chunk {{ background: {colour}; border-radius: 3px; }}"
            "QProgressBar { border-radius: 3px; max-height: 6px; }"
        )
        self._bar.setValue(0 if strength is None else int(strength) + 1)
        self._words.setText(texts[strength])
        self._bar.setAccessibleName(texts[strength])
