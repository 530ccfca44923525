"""Who answered what, person by person, and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.parts import Card, muted, problem, subheading
from medias_desktop.photo_consents.errors.consents import (
    ConsentWitnessMissing,
    DayToCome,
    NoticeMeansMissing,
    WitnessIsTheGiver,
)
from medias_desktop.photo_consents.rules.consents import ActKind
from medias_desktop.photo_consents.rules.forms import Signer
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.rules.recording import Said, givers, needed
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.views.consents.manner_box import MannerBox
from medias_desktop.photo_consents.views.consents.wording import signer_words

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk

_OUTCOMES = (
    (None, N_("Nothing to record")),
    (ActKind.GIVEN, N_("Gives consent")),
    (ActKind.REFUSED, N_("Gives no consent")),
    (ActKind.SILENT, N_("Did not answer")),
    (ActKind.ASKED, N_("Was asked, may still answer")),
)


class AnsweredPage(QWidget):
    """A line for everybody whose word may count; those who must agree stand on ``outcome`` at first."""

    def __init__(
        self, desk: Desk, today: dt.date, settings: Settings, outcome: ActKind | None = ActKind.GIVEN
    ) -> None:
        super().__init__()
        self.setObjectName("consent_answered")
        self._settings, self._outcome = settings, outcome
        self._before: dict[tuple[int, int | None], ActKind | None] = {}
        self.lines: dict[tuple[int, int | None], QComboBox] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.manner = MannerBox(desk, today)
        self.problem = problem()
        self.problem.setObjectName("consent_answered_problem")
        how = Card()
        how.body.setSpacing(8)
        how.body.addWidget(subheading(_("How it was said")))
        how.body.addWidget(self.manner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        layout.addWidget(self.problem)
        layout.addLayout(self._lines)
        layout.addWidget(how)
        layout.addStretch(1)

    def show_persons(self, persons: Sequence[Portrayed], day: dt.date) -> None:
        """Show the lines of these persons; what was chosen for one who was shown before stays."""
        self._before |= {key: self._chosen(box) for key, box in self.lines.items()}
        self.lines.clear()
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        for person in persons:
            self._lines.addWidget(self._card(person, day))
        first = next(iter(self.lines.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def said(self) -> list[Said]:
        """Return what was chosen, guardians before the persons."""
        chosen = ((key, self._chosen(box)) for key, box in self.lines.items())
        return [Said(*key, kind) for key, kind in chosen if kind is not None]

    def tell(self, error: UserError) -> None:
        """Tell what is wrong where it is."""
        self.quiet()
        fields: dict[type[UserError], Field] = {
            ConsentWitnessMissing: self.manner.witness,
            WitnessIsTheGiver: self.manner.witness,
            DayToCome: self.manner.day,
            NoticeMeansMissing: self.manner.means,
        }
        field = fields.get(type(error))
        if field is not None:
            field.show_problem(error.sentence())
            field.editor.setFocus()
        else:
            self.problem.setText(error.sentence())
            self.problem.show()

    def quiet(self) -> None:
        """Tell nothing more."""
        self.problem.hide()
        for field in (self.manner.witness, self.manner.day, self.manner.means):
            field.show_problem()

    @staticmethod
    def _chosen(box: QComboBox) -> ActKind | None:
        return None if not box.currentData() else ActKind(box.currentData())

    def _card(self, person: Portrayed, day: dt.date) -> QWidget:
        card = Card()
        card.body.addWidget(subheading(person.full_name))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        must = needed(person, day, self._settings)
        for row, signer in enumerate(givers(person, day)):
            self._add_line(grid, row, person, signer, asked=signer in must)
        card.body.addLayout(grid)
        if any(not one.own and one.guardian is None for one in must):
            card.body.addWidget(
                muted(
                    _(
                        "No holder of parental authority is on record: go back and complete the person, or record what is known."
                    )
                )
            )
        return card

    def _add_line(
        self, grid: QGridLayout, row: int, person: Portrayed, signer: Signer, *, asked: bool
    ) -> None:
        key = (person.id, signer.guardian.id if signer.guardian is not None else None)
        box = QComboBox()
        for kind, outcome in _OUTCOMES:
            box.addItem(translate(outcome), kind.value if kind is not None else "")
        box.setObjectName(f"consent_line_{key[0]}_{key[1] or 'own'}")
        name = signer_words(signer, person)
        box.setAccessibleName(_("{name}, for {person}").format(name=name, person=person.full_name))
        proposed = self._before.get(key, self._outcome if asked else None)
        box.setCurrentIndex(max(0, box.findData(proposed.value if proposed is not None else "")))
        caption = QLabel(name)
        caption.setWordWrap(True)
        caption.setBuddy(box)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(caption)
        if asked:
            words.addWidget(muted(_("must agree")))
        grid.addLayout(words, row, 0)
        grid.addWidget(box, row, 1)
        self.lines[key] = box
