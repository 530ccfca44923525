"""How grave the fault is, and what weighs for and against the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, names_of
from medias_desktop.core.widgets.parts import subheading
from medias_desktop.sanctions.labels import GRAVITY_NAMES
from medias_desktop.sanctions.rules.cases import Gravity
from medias_desktop.sanctions.views.case.form import CaseForm, Write

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench

AGGRAVATING = (
    N_("The act was deliberate"),
    N_("Earlier breach of the same nature"),
    N_("Harm to a person or to the municipality"),
    N_("Wide reach of the post"),
    N_("Position of trust or authority"),
    N_("Lack of regret"),
)
MITIGATING = (
    N_("No earlier measure"),
    N_("Fault admitted"),
    N_("Post removed at once"),
    N_("Apology made"),
    N_("Provocation"),
    N_("Long service without fault"),
)
"""What arbitrators usually look at."""


class FactorsBox(QWidget):
    """Usual factors to tick, and others in words, one per line."""

    def __init__(self, title: str, name: str, usual: Sequence[str], chosen: Sequence[str]) -> None:
        super().__init__()
        self.boxes: list[tuple[QCheckBox, str]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(subheading(title))
        listed = [translate(one) for one in usual]
        for number, words in enumerate(listed):
            box = QCheckBox(words)
            box.setObjectName(f"{name}_{number}")
            box.setChecked(words in chosen)
            self.boxes.append((box, words))
            layout.addWidget(box)
        others = "\n".join(one for one in chosen if one not in listed)
        self.others = LongTextField(_("Others, one per line"), f"{name}_others", others)
        layout.addWidget(self.others)
        layout.addStretch(1)

    def factors(self) -> tuple[str, ...]:
        """Return what was ticked and what was written."""
        ticked = [words for box, words in self.boxes if box.isChecked()]
        written = [line.strip() for line in self.others.text().splitlines()]
        return (*ticked, *filter(None, written))


class WeighForm(CaseForm):
    """Gravity and factors, before the decision."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "weigh",
            _("Gravity and factors"),
            _("The measure must be in proportion: what is ticked here is printed in the evidence pack."),
            width=760,
        )
        case = open_case.case
        self.gravity = SelectField(_("Gravity of the fault"), "weigh_gravity", names_of(GRAVITY_NAMES))
        self.gravity.choose(case.gravity or Gravity.SERIOUS)
        self.aggravating = FactorsBox(_("Aggravating factors"), "aggravating", AGGRAVATING, case.aggravating)
        self.mitigating = FactorsBox(_("Mitigating factors"), "mitigating", MITIGATING, case.mitigating)
        self.add((self.gravity,), (self.aggravating, self.mitigating))

    def draft(self) -> Write:
        """Return what records the weighing."""
        gravity = cast(Gravity, self.gravity.value())
        aggravating, mitigating = self.aggravating.factors(), self.mitigating.factors()
        acts = self.bench.disciplinary.acts
        return lambda case: acts.weigh(case, gravity, aggravating, mitigating)
