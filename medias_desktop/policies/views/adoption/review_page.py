"""Third step: everything once more in words, what will happen, and the passphrases of those who sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.fields import SecretField
from medias_desktop.core.widgets.parts import Card, label, muted, problem, subheading
from medias_desktop.policies import errors, rules
from medias_desktop.policies.views.adoption.consequences import consequences


class ReviewPage(QWidget):
    """Built afresh each time it is reached."""

    def __init__(
        self,
        version: rules.VersionText,
        identity: rules.PolicyIdentity,
        resolution: rules.Resolution,
        signatories: Sequence[rules.Signatory],
        family: Sequence[rules.VersionSummary],
        today: dt.date,
        change: rules.Change = rules.Change.SUBSTANTIVE,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._signatories = signatories
        self.secrets: dict[int, SecretField] = {}
        self.problem = problem()
        self.problem.setObjectName("adoption_problem")
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(_summary(identity, resolution, signatories), 1)
        columns.addWidget(_events(consequences(version, resolution, signatories, family, today, change)), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(columns)
        if any(one.identity_id is not None for one in signatories):
            layout.addWidget(self._secrets())
        layout.addWidget(self.problem)
        layout.addStretch(1)

    def passphrases(self) -> dict[int, str]:
        """Return the passphrases by identity."""
        return {identity: field.text() for identity, field in self.secrets.items()}

    def check(self) -> bool:
        """Tell which passphrase is missing; return whether none is."""
        self.tell(None)
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

    def start(self) -> None:
        """Put the cursor in the first passphrase."""
        for field in self.secrets.values():
            field.setFocus()
            return

    def _secrets(self) -> Card:
        card = Card()
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("Passphrases")))
        card.body.addWidget(
            muted(_("Each signatory types their own. It opens the signing identity once and is not kept."))
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        digital = [one for one in self._signatories if one.identity_id is not None]
        for number, one in enumerate(digital):
            assert one.identity_id is not None
            caption = _("Passphrase of {name}").format(name=one.name.replace("&", "&&"))
            field = SecretField(caption, f"passphrase_{number + 1}")
            self.secrets[one.identity_id] = field
            grid.addWidget(field, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
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
        row = QHBoxLayout()
        row.setSpacing(10)
        mark = QLabel(str(number))
        side = mark.fontMetrics().height() + 4
        mark.setFixedSize(side, side)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        colours = theme.current()
        mark.setStyleSheet(
            f"background: {colours.accent_soft}; color: {colours.accent}; border-radius: {side // 2}px; font-weight: 600;"
        )
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(sentence), 1)
        card.body.addLayout(row)
    card.body.addStretch(1)
    return card
