"""Third step: everything once more in words, what will happen, and the passphrases of those who sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.fields import SecretField
from medias_desktop.core.widgets.parts import Card, label, muted, problem, subheading
from medias_desktop.policies import errors, rules
from medias_desktop.policies.views.adoption.consequences import consequences
from medias_desktop.policies.views.adoption.steps import numbered


class ReviewPage(QWidget):
    """Built afresh each time it is reached."""

    changed = Signal()
    """Whether the document is only prepared, or adopted at once."""

    def __init__(
        self,
        version: rules.VersionText,
        identity: rules.PolicyIdentity,
        resolution: rules.Resolution,
        signatories: Sequence[rules.Signatory],
        family: Sequence[rules.VersionSummary],
        today: dt.date,
        change: rules.Change = rules.Change.SUBSTANTIVE,
        tokens: Collection[int] = (),
    ) -> None:
        """``tokens`` are the identities that a PIN opens."""
        super().__init__()
        self.setObjectName("page")
        self._signatories, self._tokens = signatories, tokens
        self._told = partial(consequences, version, resolution, signatories, family, today, change)
        self._foreseen: tuple[str, ...] = ()
        self._elsewhere = any(one.elsewhere for one in signatories)
        self.later = QCheckBox(_("The signatories are not all here: they sign &later, one by one"))
        self.later.setObjectName("sign_later")
        self.secrets: dict[int, SecretField] = {}
        self.problem = problem()
        self.problem.setObjectName("adoption_problem")
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(_summary(identity, resolution, signatories), 1)
        self._events = self._make_events()
        columns.addWidget(self._events, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(columns)
        if not self._elsewhere and any(one.identity_id is not None for one in signatories):
            layout.addWidget(self._secrets())
        layout.addWidget(self.problem)
        layout.addStretch(1)

    def show_foreseen(self, sentences: Sequence[str]) -> None:
        """Say besides what the adoption will do to what other parts of the program keep."""
        self._foreseen = tuple(sentences)
        self._tell_events()

    def _make_events(self) -> Card:
        return _events([*self._told(prepared=self.prepares()), *self._foreseen])

    def _tell_events(self) -> None:
        old, self._events = self._events, self._make_events()
        self._columns.replaceWidget(old, self._events)
        old.hide()
        old.deleteLater()

    def prepares(self) -> bool:
        """Tell whether the document is prepared only: somebody signs elsewhere, or later."""
        return self._elsewhere or self.later.isChecked()

    def passphrases(self) -> dict[int, str]:
        """Return the passphrases by identity."""
        return {identity: field.text() for identity, field in self.secrets.items()}

    def check(self) -> bool:
        """Tell which passphrase is missing; return whether none is."""
        self.tell(None)
        if self.prepares():
            return True
        missing = []
        for one in self._signatories:
            field = self.secrets.get(one.identity_id or 0)
            if field is not None:
                empty = not field.text()
                field.show_problem(errors.PassphraseMissing(name=one.name).sentence() if empty else "")
                missing += [field] if empty else []
        if missing:
            missing[0].setFocus()
        return not missing

    def tell(self, error: UserError | None) -> None:
        """Tell what stopped the adoption, at the passphrase when it is the reason."""
        if isinstance(error, errors.SignatoryPassphraseWrong):
            for one in self._signatories:
                if one.identity_id is not None and one.name == error.details["name"]:
                    field = self.secrets[one.identity_id]
                    field.show_problem(error.sentence())
                    field.line.selectAll()
                    field.setFocus()
                    return
        self.problem.setText(error.sentence() if error else "")
        self.problem.setVisible(error is not None)

    def place(self) -> QWidget:
        """Return where the latest problem is told."""
        wrong = (field.problem for field in self.secrets.values() if field.problem.text())
        return next(wrong, self.problem)

    def _on_later(self, later: bool) -> None:
        self._tell_events()
        for field in self.secrets.values():
            field.setVisible(not later)
            field.show_problem()
        self._secrets_words.setVisible(not later)
        self.changed.emit()

    def start(self) -> None:
        """Put the cursor in the first passphrase."""
        for field in self.secrets.values():
            field.setFocus()
            return

    def _secrets(self) -> Card:
        card = Card()
        card.body.setSpacing(10)
        title = subheading(_("Passphrases"))
        card.body.addWidget(title)
        self._secrets_words = muted(
            _("Each signatory types their own. It opens the signing identity once and is not kept.")
        )
        card.body.addWidget(self._secrets_words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        digital = [one for one in self._signatories if one.identity_id is not None]
        for number, one in enumerate(digital):
            assert one.identity_id is not None
            caption = _("PIN of {name}") if one.identity_id in self._tokens else _("Passphrase of {name}")
            caption = caption.format(name=one.name.replace("&", "&&"))
            field = SecretField(caption, f"passphrase_{number + 1}")
            self.secrets[one.identity_id] = field
            grid.addWidget(field, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        self.later.toggled.connect(self._on_later)
        self.later.toggled.connect(title.setHidden)
        card.body.addWidget(self.later)
        return card


def _summary(
    identity: rules.PolicyIdentity, resolution: rules.Resolution, signatories: Sequence[rules.Signatory]
) -> Card:
    card = Card()
    card.body.setSpacing(10)
    card.body.addWidget(subheading(_("The adoption")))
    rows = [
        (_("Municipality"), identity.municipality),
        (_("Policy"), identity.title),
        (_("Policy number"), identity.number),
        (_("Resolution"), resolution.resolution_number),
        (_("Meeting of"), format_date(resolution.meeting_date, "full")),
        (_("In force on"), format_date(resolution.in_force_date, "full")),
        (_("Moved by"), resolution.mover),
        (_("Seconded by"), resolution.seconder),
        (_("Vote"), resolution.vote),
        (_("Signatories"), "\n".join(f"{one.name}, {one.role}" for one in signatories)),
    ]
    card.body.addLayout(facts([row for row in rows if row[1]]))
    card.body.addStretch(1)
    return card


def facts(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    """Return quiet captions with their values, two columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    for number, (caption, value) in enumerate(rows):
        name = muted(caption)
        name.setWordWrap(False)
        text = label(value)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(f"{caption} {value}")
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(name, number, 0, top)
        grid.addWidget(text, number, 1, top)
    return grid


def _events(sentences: Sequence[str]) -> Card:
    card = Card()
    card.body.setSpacing(10)
    card.body.addWidget(subheading(_("What will happen")))
    for number, sentence in enumerate(sentences, start=1):
        card.body.addLayout(numbered(number, sentence))
    card.body.addStretch(1)
    return card
