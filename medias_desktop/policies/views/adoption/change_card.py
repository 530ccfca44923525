"""Whether a new version is more than a minor change of the one before: it decides who must read it anew."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.policies.errors import MinorWithoutReason
from medias_desktop.policies.rules import Change, VersionSummary


class ChangeCard(Card):
    """Two kinds of change, each with what it means; substantive unless the user says otherwise."""

    def __init__(self, before: VersionSummary) -> None:
        super().__init__()
        self.setObjectName("card")
        self.body.addWidget(subheading(_("Kind of change")))
        self.body.addWidget(
            muted(_("It is for the council to say that a change is minor; when in doubt, it is substantive."))
        )
        self.substantive = QRadioButton(_("Su&bstantive"))
        self.substantive.setObjectName("change_substantive")
        self.minor = QRadioButton(_("Mi&nor"))
        self.minor.setObjectName("change_minor")
        self._kinds = QButtonGroup(self)
        meanings = (
            (self.substantive, _("Everyone whom the policy binds acknowledges the new version.")),
            (
                self.minor,
                _(
                    "A misprint, a telephone number: who acknowledged version {number} need not do so again."
                ).format(number=before.ordinal),
            ),
        )
        for one, meaning in meanings:
            one.setAccessibleDescription(meaning)
            self._kinds.addButton(one)
            self.body.addWidget(one)
            words = muted(meaning)
            words.setIndent(2 * self.fontMetrics().averageCharWidth() + 14)
            self.body.addWidget(words)
        self.substantive.setChecked(True)
        self.reason = TextField(
            _("Wh&y"),
            "change_reason",
            hint=_("What changes, in a few words: it is kept with the adoption."),
            longest=500,
        )
        self.reason.line.setPlaceholderText(
            _("e.g.: the telephone number of the clerk’s office in section 7")
        )
        self.reason.changed.connect(lambda: self.reason.show_problem())
        self.body.addSpacing(4)
        self.body.addWidget(self.reason)

    def change(self) -> Change:
        """Return what was chosen."""
        return Change.MINOR if self.minor.isChecked() else Change.SUBSTANTIVE

    def problem(self) -> UserError | None:
        """Return what is missing: a change that asks nobody to read anew says why."""
        return MinorWithoutReason() if self.minor.isChecked() and not self.reason.text() else None
