"""Which policy a text belongs to: its name, or the one it is a new version of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.parts import Card
from medias_desktop.policies.labels.versions import LANGUAGES, language_label
from medias_desktop.policies.rules import PolicyIdentity, PolicySummary


class IdentityForm(Card):
    """Municipality, title, number and language; a new version takes the name of its policy."""

    changed = Signal()

    def __init__(self, identity: PolicyIdentity, policies: Sequence[PolicySummary]) -> None:
        super().__init__()
        self._policies = [one for one in policies if not one.town]
        self._own = identity
        self.municipality = _line("municipality", identity.municipality, 200)
        self.policy_title = _line("policy_title_field", identity.title, 300)
        self.number = _line("policy_number", identity.number, 60)
        self.language = QComboBox()
        self.language.setObjectName("policy_language")
        for code in LANGUAGES:
            self.language.addItem(language_label(code), code)
        self.language.setCurrentIndex(self.language.findData(identity.language))
        self.target = QComboBox()
        self.target.setObjectName("target")
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(18)
        self.target.addItem(_("A new policy"), None)
        for policy in self._policies:
            self.target.addItem(_("New version of “{policy}”").format(policy=policy.title), policy.id)
        self._lay_out()
        self.target.currentIndexChanged.connect(self._on_target)
        for field in (self.municipality, self.policy_title, self.number):
            field.textChanged.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        fields: list[tuple[str, QWidget, int]] = [
            (_("&Title"), self.policy_title, 6),
            (_("&Municipality"), self.municipality, 5),
            (_("Num&ber"), self.number, 2),
            (_("&Language of the text"), self.language, 2),
            (_("Sa&ve as"), self.target, 3),
        ]
        shown = fields if self._policies else fields[:-1]
        for column, (caption, field, stretch) in enumerate(shown):
            label = QLabel(caption)
            label.setProperty("role", "muted")
            label.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)

    def identity(self) -> PolicyIdentity:
        """Return what is in the fields."""
        return PolicyIdentity(
            self.municipality.text().strip(),
            self.policy_title.text().strip(),
            self.number.text().strip(),
            str(self.language.currentData()),
        )

    def policy_id(self) -> int | None:
        """Return the policy that gets a new version; None for a new policy."""
        found = self.target.currentData()
        return None if found is None else int(found)

    def choose_policy(self, policy_id: int | None) -> None:
        """Make the text a new version of a policy, or of the one with the same title when none is given."""
        if policy_id is None:
            title = fold(self.policy_title.text())
            policy_id = next((one.id for one in self._policies if fold(one.title) == title), None)
        if policy_id is not None:
            self.target.setCurrentIndex(self.target.findData(policy_id))

    def _on_target(self) -> None:
        policy = next((one for one in self._policies if one.id == self.policy_id()), None)
        if policy is not None and self.policy_title.isEnabled():
            self._own = self.identity()
        named = self._own if policy is None else policy
        self.municipality.setText(named.municipality)
        self.policy_title.setText(named.title)
        self.number.setText(named.number)
        for field in (self.municipality, self.policy_title, self.number):
            field.setEnabled(policy is None)
            field.setCursorPosition(0)
        self.changed.emit()


def _line(name: str, text: str, longest: int) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    field.setMaxLength(longest)
    field.setCursorPosition(0)
    return field
