"""A new passphrase, typed twice and rated meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.passphrases import PassphrasesDiffer, Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.widgets.fields import SecretField
from medias_desktop.core.widgets.strength_bar import StrengthBar


class NewPassphrase(QWidget):
    """``known`` returns words that anybody would try: the user's name, the municipality's."""

    def __init__(self, caption: str, name: str, known: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._known = known
        self.first = SecretField(caption, name)
        self.again = SecretField(_("The same &once more"), f"{name}_again")
        self.strength = StrengthBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.first, self.strength, self.again):
            layout.addWidget(widget)
        self.setFocusProxy(self.first)
        self.first.changed.connect(self.rate)
        self.again.changed.connect(lambda: self.again.show_problem())
        self.rate()

    def text(self) -> str:
        """Return what was typed."""
        return self.first.text()

    def rate(self) -> None:
        """Show how good it is."""
        self.first.show_problem()
        self.strength.show()
        self.strength.show_strength(self._strength() if self.first.text() else None)

    def check(self) -> SecretField | None:
        """Tell what is wrong with it, and return the field where it is, or None when nothing is."""
        weak = self._strength() is Strength.WEAK
        differ = self.again.text() != self.first.text()
        self.first.show_problem(WeakPassphrase().sentence() if weak else "")
        self.strength.setVisible(not weak)
        self.again.show_problem(PassphrasesDiffer().sentence() if differ else "")
        return self.first if weak else self.again if differ else None

    def _strength(self) -> Strength:
        return passphrase_strength(self.first.text(), *self._known())
