"""The step that asks for a passphrase twice, and for the name of whose it is where that is not known yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLabel

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.passphrases import PassphrasesDiffer, Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.widgets.fields import SecretField, TextField
from medias_desktop.core.widgets.parts import Card, label, muted, problem
from medias_desktop.core.widgets.strength_bar import StrengthBar
from medias_desktop.safekeeping.errors import UserNameMissing
from medias_desktop.safekeeping.service.recovering import Director
from medias_desktop.safekeeping.service.registers import Founder
from medias_desktop.safekeeping.views.steps import StepPage


class FounderPage(StepPage):
    """Name and passphrase; ``work`` is called with them and tells ``completed`` itself when it is done."""

    def __init__(
        self, introduction: str, action: str, known: Callable[[], str], work: Callable[[Founder], object]
    ) -> None:
        super().__init__(_("Your passphrase"), action)
        self._known, self._work = known, work
        self.who = QComboBox()
        self.who.setObjectName("founder_who")
        self.who.setAccessibleName(_("Whose passphrase is it?"))
        self._who_caption = QLabel(_("&Whose passphrase is it?"))
        self._who_caption.setBuddy(self.who)
        self.name = TextField(_("Your first and last &name"), "founder_name")
        self.passphrase = SecretField(_("&Passphrase"), "founder_passphrase")
        self.again = SecretField(_("The same &once more"), "founder_again")
        self.strength = StrengthBar()
        self.problem = problem()
        self.problem.setObjectName("founder_problem")
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 20)
        card.body.setSpacing(12)
        for widget in (self._who_caption, self.who, self.name, self.passphrase, self.strength, self.again):
            card.body.addWidget(widget)
        for widget in (self._who_caption, self.who):
            widget.hide()
        self.body.addWidget(label(introduction))
        self.body.addWidget(card)
        self.body.addWidget(
            muted(
                _(
                    "Four or five ordinary words that only you put together are easy to keep in mind and hard to guess. "
                    "Nobody, not even we, can find a forgotten passphrase: that is what the recovery key of the next step is for."
                )
            )
        )
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.passphrase.changed.connect(self._rate)
        self.name.changed.connect(self._rate)
        self._rate()

    def show_directors(self, directors: tuple[Director, ...]) -> None:
        """Ask for one of these persons instead of a name."""
        self.who.clear()
        for one in directors:
            self.who.addItem(one.name, one)
        self.name.hide()
        self._who_caption.show()
        self.who.show()

    def director(self) -> Director:
        """Return the person who was chosen."""
        found = self.who.currentData()
        assert isinstance(found, tuple)
        return Director(*found)

    def start(self) -> None:
        """Take the keyboard."""
        (self.passphrase if self.name.isHidden() or self.name.text() else self.name).setFocus()

    def submit(self) -> None:
        """Hand on name and passphrase when nothing is wrong with them."""
        self.problem.hide()
        asked = not self.name.isHidden()
        name, passphrase = self._name(), self.passphrase.text()
        same = self.again.text() == passphrase
        found: list[tuple[TextField, UserError | None]] = [
            (self.name, UserNameMissing() if asked and not name else None),
            (self.passphrase, WeakPassphrase() if self._strength() is Strength.WEAK else None),
            (self.again, None if same else PassphrasesDiffer()),
        ]
        for field, error in found:
            field.show_problem(error.sentence() if error else "")
        wrong = [field for field, error in found if error]
        self.strength.setVisible(self.passphrase not in wrong)
        if wrong:
            wrong[0].setFocus()
            return
        self._work(Founder(name, passphrase))

    def tell(self, error: UserError) -> None:
        """Tell why it could not be done."""
        self.problem.setText(error.sentence())
        self.problem.show()

    def _name(self) -> str:
        return self.who.currentText() if self.name.isHidden() else self.name.text()

    def _strength(self) -> Strength:
        return passphrase_strength(self.passphrase.text(), self._name(), self._known())

    def _rate(self) -> None:
        self.passphrase.show_problem()
        self.strength.show()
        self.strength.show_strength(self._strength() if self.passphrase.text() else None)
